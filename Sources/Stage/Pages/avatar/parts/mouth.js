// The mouth: two lip curves that meet in the corners, and what is seen between them. Its points are worked out from the
// measures in visemes.js, one form a viseme, plus forms for sad and smiling corners.
import { VISEMES } from "/pages/avatar/visemes.js";

const Y = 470;
// Her mouth leans a few per cent to her left, so that it lives.
const LEAN = 0.04;

// A mood holds offsets: of the corners, of the upper and lower lip's middle, of the lower lip's fullness, of the width
// and of the upper teeth.
const STILL = { cornerX: 0, cornerY: 0, upper: 0, lower: 0, belly: 0, half: 0, top: 0 };

const text = (points) => points.map(([x, y, z = 0]) => `${x.toFixed(2)} ${y.toFixed(2)} ${z}`).join(", ");

function upperLip(m, mood) {
  const half = m.half + mood.half;
  const forward = m.press * 6 + m.round * 4;
  // `out` 0 in the middle, 1 at the corner; the mood bends the lip as a parabola.
  const rise = (share, out) => Y - m.up * share + mood.upper * (1 - out * out) + mood.cornerY * out * out;
  const corner = Y + mood.cornerY + m.round * (m.down - m.up) * 0.4;
  const side = 0.75 + m.round * 0.06;
  return [
    [-half - mood.cornerX, corner + 0.6, -4],
    [-half * 0.66, rise(side, 0.62), forward], [-half * 0.28, rise(1, 0.27), forward],
    [half * 0.02, rise(1 - 0.12 * (1 - m.round), 0), forward], [half * 0.32, rise(1.02, 0.3), forward],
    [half * 0.7, rise(side, 0.65), forward],
    [half * (1 + LEAN) + mood.cornerX, corner - 0.9, -4],
  ];
}

function lowerLip(m, mood) {
  const half = m.half + mood.half;
  const forward = m.press * 6 + m.round * 4;
  const fall = (share, out) => Y + m.down * share + mood.lower * (1 - out * out) + mood.cornerY * out * out * 0.6;
  const side = 0.6 + m.round * 0.14 + mood.belly;
  return [
    [half * 0.78, fall(side, 0.75), forward], [half * 0.42, fall(0.93, 0.4), forward],
      [half * 0.02, fall(1, 0), forward],
    [-half * 0.4, fall(0.93, 0.38), forward], [-half * 0.76, fall(side, 0.73), forward],
  ];
}

const cavity = (m, mood) => [...upperLip(m, mood), ...lowerLip(m, mood)];

function upperTeeth(m, mood) {
  const rim = upperLip(m, mood);
  const low = (share) => Y - m.up + mood.upper + (m.top + mood.top) * share;
  return [
    [rim[0][0], rim[0][1] - 14], [0, Y - m.up - 16], [rim[6][0], rim[6][1] - 14],
    [m.half * 0.92, low(0.55)], [m.half * 0.55, low(0.96)], [0, low(1)], [-m.half * 0.55, low(0.96)],
    [-m.half * 0.92, low(0.55)],
  ];
}

function lowerTeeth(m, mood) {
  // Teeth that are not shown lie well under the lip.
  const sunk = m.bottom > 0 ? 0 : 9;
  const high = (share) => Y + m.down + mood.lower + sunk - m.bottom * share;
  const floor = Y + m.down + 24;
  const half = m.half * 0.8;
  return [
    [-half, floor], [-half, high(0.4)], [-half * 0.5, high(1)], [half * 0.5, high(1)], [half, high(0.4)], [half, floor],
  ];
}

function tongue(m, mood) {
  const high = (share) => Y + m.down + mood.lower - m.tongue * share;
  const floor = Y + m.down + 18;
  const half = m.half * 0.74;
  return [
    [-half, floor], [-half * 0.85, high(0.35)], [-half * 0.4, high(0.95)], [0, high(0.86)], [half * 0.44, high(0.95)],
    [half * 0.88, high(0.35)], [half, floor],
  ];
}

// What a smile, a sad mouth, a broad laugh and a wail add to whatever is being said.
const open = { ...VISEMES.sil };
const MOODS = {
  smileMouth: { ...STILL, cornerX: 6, cornerY: -10, upper: 5, lower: 5, half: 4 },
  sadMouth: { ...STILL, cornerX: 0, cornerY: 9, upper: -6, lower: -6, half: -1 },
  grin: { ...STILL, cornerX: 4, cornerY: -10, upper: 7, lower: 3, belly: 0.13, half: 9, top: 8 },
  wail: { ...STILL, cornerX: 2, cornerY: 12, upper: -3, lower: -10, half: 3 },
};

// Forms of one piece: every viseme and every mood, as full lists of points.
function forms(piece) {
  const all = {};
  for (const [name, measures] of Object.entries(VISEMES)) {
    if (name !== "sil") all[`Viseme_${name}`] = text(piece(measures, STILL));
  }
  for (const [name, mood] of Object.entries(MOODS)) all[name] = text(piece(open, mood));
  return all;
}

const made = (piece) => ({ points: text(piece(VISEMES.sil, STILL)), forms: forms(piece) });
const common = { parent: "head", depth: "face" };

export const MOUTH = [
  { ...common, name: "mouth", order: 330, ...made(cavity), fill: "mouth", alpha: "mouthOpen" },
  { ...common, name: "throat", order: 331, ...made((m,
    mood) => cavity({ ...m, half: m.half * 0.7, up: m.up * 0.4, down: m.down * 0.45 }, mood)),
    fill: "mouthDeep", clip: "mouth", alpha: "mouthOpen" },
  { ...common, name: "tongue", order: 332, ...made(tongue), fill: "tongue", clip: "mouth", alpha: "mouthOpen" },
  { ...common, name: "teethLower", order: 333, ...made(lowerTeeth), fill: "cream", clip: "mouth", alpha: "mouthOpen" },
  { ...common, name: "teethUpper", order: 334, ...made(upperTeeth), fill: "cream", line: "creamShade", weight: 1.6,
    clip: "mouth", alpha: "mouthOpen" },
  { ...common, name: "lipUpper", order: 336, ...made(upperLip), ribbon: [1.4, 3.4, 4, 4.2, 4, 3.4, 1.4],
    fill: "skinLine" },
  { ...common, name: "lipLower", order: 337, ...made(lowerLip), ribbon: [0.6, 2.4, 3.2, 2.4, 0.6], fill: "skinLine",
    alpha: "mouthOpen" },
  // The dip below the lower lip.
  { ...common, name: "lipShade", order: 329, points: `-9 ${Y + 16}, 0.5 ${Y + 18}, 10 ${Y + 15.6}`, ribbon: [0, 3, 0],
    fill: "skinDeep",
    forms: {
      jaw: { move: [0, 38, 0] }, smileMouth: { move: [0, 4, 0] }, sadMouth: { move: [0, 1, 0] },
      Viseme_PP: { move: [0, -3, 0], scale: [1.4, 1], about: [0, Y] },
    } },
  { ...common, name: "lipPressed", order: 328, points: `-15 ${Y + 6}, 0 ${Y + 8}, 15 ${Y + 6}`, ribbon: [0, 7, 0],
    fill: "lip", alpha: "Viseme_PP" },
  // The lower lip under the upper teeth.
  { ...common, name: "lipBitten", order: 335, points: `-21 ${Y + 4}, -9 ${Y + 8}, 9 ${Y + 8}, 21 ${Y + 4}`,
    ribbon: [0, 7, 7, 0], fill: "lip", alpha: "Viseme_FF" },
  // Pressed lips bulge at both ends.
  ...[-1, 1].map((side) => ({ ...common, name: `lipPress${side < 0 ? "R" : "L"}`, order: 338, flip: side < 0,
    points: `24 ${Y - 6}, 28 ${Y}, 24 ${Y + 6}`, ribbon: [0, 3, 0], fill: "skinLine", alpha: "lipPress" })),
];
