// The avatar's gallery, for judging her: sheets of stills, a bench, and one large avatar with a slider a parameter.
//
// ?sheet=visemes | emotions | eyes | yawpitch | sweep | swing | life | bench
//   &ground=white|black|green|silhouette  &scale=0.5 (CSS pixels a board unit)  &columns=3  &labels=0  &lang=es
//   &only=NAME%2BNAME  &view=face or x,y,width,height on the board  &set=NAME:VALUE,NAME:VALUE
import { Avatar, PARAMETERS } from "/pages/avatar/avatar.js";
import { VISEME_NAMES } from "/pages/avatar/parameters.js";
// Made by the program from the motor's own table.
import { POSES } from "/pages/avatar/poses.js";
import { showLife } from "/pages/avatar/life.js";

const query = new URLSearchParams(location.search);
const sheet = query.get("sheet") ?? "life";
const scale = Number(query.get("scale")) || 0.4;
const only = query.get("only");
const language = (query.get("lang") ?? navigator.language).startsWith("es") ? "es" : "en";
// Added to every still: "ParamMouthForm:1,ParamAngleX:20".
const extra = Object.fromEntries((query.get("set") ?? "").split(",").filter(Boolean).map((pair) => {
  const [name, value] = pair.split(":");
  return [name, Number(value)];
}));
const place = document.getElementById("sheet");
document.documentElement.lang = language;
document.documentElement.dataset.ground = query.get("ground") ?? "white";

const SPANISH = {
  neutral: "neutra", joy: "alegría", laughter: "risa", tenderness: "ternura", surprise: "sorpresa",
      curiosity: "curiosidad",
  smugness: "picardía", embarrassment: "vergüenza", sadness: "tristeza", anger: "enfado", fear: "miedo",
      sleepiness: "sueño",
};
const label = (name) => (language === "es" ? SPANISH[name] ?? name : name);

// Each still: [label, parameters].
const STILLS = {
  visemes: () => VISEME_NAMES.map((name) => [name, { [`Viseme_${name}`]: 1 }]),
  emotions: () => Object.entries(POSES).map(([name, pose]) => [label(name), pose, name]),
  // Lids from wide to shut: plain, smiling, angry, sad.
  eyes: () => [[0, 0], [1, 0], [0, -1], [0, 1]].flatMap(([smile, angle]) => [1.5, 1, 0.7, 0.4, 0.15, 0].map((open) => [
    `${open} ${smile} ${angle}`,
    {
      ParamEyeLOpen: open, ParamEyeROpen: open, ParamEyeLSmile: smile, ParamEyeRSmile: smile,
      ParamBrowLAngle: angle, ParamBrowRAngle: angle,
    },
  ])),
  yawpitch: () => [20, 10, 0, -10, -20].flatMap((y) => [-30, -15, 0, 15, 30].map((x) => [
    `${x}° ${y}°`, { ParamAngleX: x, ParamAngleY: y }, `${x},${y}`,
  ])),
  sweep: () => Object.entries(PARAMETERS).flatMap(([name, [low, high, rest]]) =>
    [low, rest, high].map((value) => [`${name} ${value}`, { [name]: value }, name])),
};
// The part of the board that is shown: x, y, width, height.
const VIEWS = { face: [-165, 300, 330, 270], all: [-410, 0, 820, 920] };
const view = query.get("view") ?? "all";
const VIEW = VIEWS[view] ?? view.split(",").map(Number);
// Hair in a sudden turn: seconds since it began.
STILLS.swing = () => [0, 0.1, 0.2, 0.3, 0.45, 0.6, 0.9, 1.5].map((seconds) => [
  `${seconds} s`, { ParamAngleX: 18, ParamAngleZ: 8 }, `${seconds}`, seconds,
]);
const COLUMNS = { visemes: 5, emotions: 4, eyes: 6, yawpitch: 5, sweep: 6, swing: 4 };

function showStills() {
  const stills = STILLS[sheet]().filter(([name, , key]) => !only || only.split("+").includes(key ?? name));
  place.className = "grid";
  place.style.setProperty("--columns", Math.min(stills.length, Number(query.get("columns")) || COLUMNS[sheet]));
  place.style.setProperty("--width", `${820 * scale}px`);
  place.style.setProperty("--height", `${920 * scale}px`);
  place.style.setProperty("--shown-width", `${VIEW[2] * scale}px`);
  place.style.setProperty("--shown-height", `${VIEW[3] * scale}px`);
  for (const [name, parameters, , seconds = 0] of stills) {
    const figure = document.createElement("figure");
    const canvas = document.createElement("canvas");
    canvas.style.marginLeft = `${(-410 - VIEW[0]) * scale}px`;
    canvas.style.marginTop = `${-VIEW[1] * scale}px`;
    figure.append(canvas);
    if (query.get("labels") !== "0") {
      const caption = document.createElement("figcaption");
      caption.textContent = name;
      figure.append(caption);
    }
    place.append(figure);
    const avatar = new Avatar(canvas);
    // Springs start at rest: in the pose for stills, before a turn of a tenth of a second for `swing`.
    if (sheet === "swing") avatar.step(0);
    avatar.set({ ...parameters, ...extra });
    avatar.step(Math.min(0.1, seconds));
    avatar.step(Math.max(0, seconds - 0.1));
    avatar.draw();
  }
}

// Script time of set + step + draw over 600 frames of a moving avatar at the window's size.
function showBench() {
  place.className = "life";
  const canvas = document.createElement("canvas");
  place.append(canvas);
  const avatar = new Avatar(canvas);
  const times = [];
  const began = performance.now();
  const frame = () => {
    const t = times.length / 60;
    const started = performance.now();
    avatar.set({
      ...POSES.joy, ParamAngleX: 28 * Math.sin(t * 2), ParamAngleY: 15 * Math.sin(t * 3), ParamAngleZ: 10 * Math.sin(t),
      Viseme_aa: Math.abs(Math.sin(t * 9)), Viseme_ou: Math.abs(Math.cos(t * 7)) * 0.5,
          ParamEyeLOpen: Math.abs(Math.sin(t * 4)),
    });
    avatar.step(1 / 60);
    avatar.draw();
    times.push(performance.now() - started);
    if (times.length < 600) requestAnimationFrame(frame);
    else ready(times.sort((a, b) => a - b));
  };
  const ready = (sorted) => {
    const [p50, p95] = [sorted[300], sorted[570]].map((time) => `${time.toFixed(2)} ms`);
    const rate = (sorted.length / (performance.now() - began)) * 1000;
    document.title = `p50 ${p50}, p95 ${p95}, ${rate.toFixed(0)} frames/s, ${canvas.width}×${canvas.height}`;
    document.documentElement.dataset.ready = "bench";
  };
  frame();
}

if (sheet === "bench") showBench();
else {
  if (STILLS[sheet]) showStills();
  else showLife(place, language, label);
  document.title = `Aneeka: ${sheet}`;
  document.documentElement.dataset.ready = sheet;
}
