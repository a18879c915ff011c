// One large avatar that moves, with a slider for each parameter.
import { Avatar, PARAMETERS } from "/pages/avatar/avatar.js";
import { POSES } from "/pages/avatar/poses.js";

const WORDS = {
  en: { move: "Demo motion", rest: "All to rest", emotion: "Emotion", sheets: "Sheets" },
  es: { move: "Movimiento de muestra", rest: "Todo en reposo", emotion: "Emoción", sheets: "Láminas" },
};
const SHEETS = ["visemes", "emotions", "eyes", "yawpitch", "sweep", "swing", "bench"];

// `label` names an emotion in the page's language.
export function showLife(place, language, label) {
  const words = WORDS[language];
  place.className = "life";
  const canvas = make("canvas");
  const controls = make("section");
  controls.className = "controls";
  place.append(canvas, controls);

  const avatar = new Avatar(canvas);
  const sliders = new Map();
  const values = Object.fromEntries(Object.entries(PARAMETERS).map(([name, [, , rest]]) => [name, rest]));
  const put = (name, value) => {
    values[name] = value;
    sliders.get(name).input.value = value;
    sliders.get(name).output.textContent = value.toFixed(2);
  };
  const rest = () => { for (const [name, [, , value]] of Object.entries(PARAMETERS)) put(name, value); };

  const links = make("nav");
  links.setAttribute("aria-label", words.sheets);
  links.append(...SHEETS.map((sheet) => {
    const link = make("a", sheet);
    link.href = `?sheet=${sheet}&lang=${language}`;
    return link;
  }));

  const moving = make("input");
  moving.type = "checkbox";
  moving.checked = true;
  const movingLabel = make("span", words.move);
  const motion = make("label");
  motion.append(movingLabel, moving);

  const emotion = make("select");
  emotion.setAttribute("aria-label", words.emotion);
  emotion.append(...Object.keys(POSES).map((name) => {
    const option = make("option", label(name));
    option.value = name;
    return option;
  }));
  emotion.addEventListener("change", () => {
    rest();
    for (const [name, value] of Object.entries(POSES[emotion.value])) put(name, value);
  });
  const restButton = make("button", words.rest);
  restButton.addEventListener("click", rest);
  controls.append(links, emotion, restButton, motion, ...Object.keys(PARAMETERS).map((name) => slider(name, sliders,
    put)));

  let last = performance.now();
  const frame = (now) => {
    const elapsed = Math.min(0.1, (now - last) / 1000);
    last = now;
    avatar.set(values);
    if (moving.checked) avatar.set(demoMotion(now / 1000, values));
    avatar.step(elapsed);
    avatar.draw();
    requestAnimationFrame(frame);
  };
  frame(last);
}

function slider(name, sliders, put) {
  const [low, high, rest] = PARAMETERS[name];
  const row = make("label");
  const input = make("input");
  const output = make("output", rest.toFixed(2));
  Object.assign(input, { type: "range", min: low, max: high, step: (high - low) / 200, value: rest });
  input.addEventListener("input", () => put(name, input.valueAsNumber));
  sliders.set(name, { input, output });
  row.append(make("span", name), input, output);
  return row;
}

// Breath, sway, a blink every few seconds, added to what the sliders say. Only for looking at her here.
function demoMotion(t, values) {
  const blink = Math.min(1, Math.abs(((t % 3.7) - 0.1) / 0.09));
  return {
    ParamBreath: 0.5 - 0.5 * Math.cos(t * 2 * Math.PI * 0.25),
    ParamAngleX: values.ParamAngleX + 9 * Math.sin(t * 0.9) + 5 * Math.sin(t * 0.37),
    ParamAngleY: values.ParamAngleY + 3 * Math.sin(t * 1.3 + 1),
    ParamAngleZ: values.ParamAngleZ + 5 * Math.sin(t * 0.7 + 2),
    ParamBodyAngleX: values.ParamBodyAngleX + 3 * Math.sin(t * 0.9 - 0.4),
    ParamBodyAngleZ: values.ParamBodyAngleZ + 2 * Math.sin(t * 0.7 + 1.6),
    ParamEyeLOpen: values.ParamEyeLOpen * blink, ParamEyeROpen: values.ParamEyeROpen * blink,
  };
}

function make(name, text = "") {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
