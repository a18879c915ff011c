// Drivers: the weights that keyforms, opacities and bends listen to, made from parameters once a frame.
import { VISEME_NAMES } from "/pages/avatar/parameters.js";
import { VISEMES } from "/pages/avatar/visemes.js";

const within = (value, low = 0, high = 1) => Math.min(high, Math.max(low, value));
const above = (value) => Math.max(0, value);
const below = (value) => Math.max(0, -value);

// Parameters that stand behind a viseme for callers that have only vowels.
const VOWELS = { aa: "ParamA", ih: "ParamI", ou: "ParamU", E: "ParamE", oh: "ParamO" };

function eye(d, p, side) {
  const open = p[`ParamEye${side}Open`];
  const smile = p[`ParamEye${side}Smile`];
  const angle = p[`ParamBrow${side}Angle`];
  const lowered = below(p[`ParamBrow${side}Y`]);
  const closed = within(1 - open);
  d[`open${side}`] = within(open * 4);
  d[`shut${side}`] = closed * (1 - smile);
  d[`shutSmile${side}`] = closed * smile;
  d[`smile${side}`] = (1 - closed) * smile;
  d[`wide${side}`] = within((open - 1) * 2);
  d[`angry${side}`] = (1 - closed) * within(below(angle) * 0.75 + lowered * 0.35 * below(angle));
  d[`sad${side}`] = (1 - closed) * within(above(angle) * 0.85);
  d[`lidShade${side}`] = 0.5 - 0.3 * closed;
}

function brow(d, p, side) {
  const both = (name, value) => { d[`${name}${side}`] = value; };
  both("browY", p[`ParamBrow${side}Y`]);
  both("browX", p[`ParamBrow${side}X`]);
  both("browAngle", p[`ParamBrow${side}Angle`]);
  both("browForm", p[`ParamBrow${side}Form`]);
}

function mouth(d, p) {
  let sum = 0;
  for (let i = 1; i < VISEME_NAMES.length; i++) {
    const name = VISEME_NAMES[i];
    const vowel = VOWELS[name];
    const weight = within(p[`Viseme_${name}`] + (vowel ? p[vowel] : 0));
    d[`Viseme_${name}`] = weight;
    sum += weight;
  }
  // More than a whole is scaled down; what is missing is silence (Viseme_sil itself is not read), which
  // ParamMouthOpenY may open.
  const scale = sum > 1 ? 1 / sum : 1;
  let open = 0;
  let gap = 0;
  for (let i = 1; i < VISEME_NAMES.length; i++) d[`Viseme_${VISEME_NAMES[i]}`] *= scale;
  d.Viseme_aa += above(1 - sum) * p.ParamMouthOpenY;
  for (let i = 1; i < VISEME_NAMES.length; i++) {
    const measures = VISEMES[VISEME_NAMES[i]];
    const weight = d[`Viseme_${VISEME_NAMES[i]}`];
    open += weight * measures.jaw;
    gap += weight * (measures.up + measures.down);
  }
  const form = p.ParamMouthForm;
  // Pouting lips smile and sulk less.
  const round = within(d.Viseme_ou + d.Viseme_oh * 0.75 + d.Viseme_CH * 0.5 + d.Viseme_PP * 0.3);
  d.jaw = open;
  d.smileMouth = above(form) * (1 - round * 0.8);
  d.sadMouth = below(form) * (1 - round * 0.6);
  d.grin = above(form) * open * (1 - round);
  d.wail = below(form) * open * (1 - round * 0.7);
  d.lipPress = d.Viseme_PP * (1 - d.smileMouth * 0.8);
  // What is inside shows as soon as the lips part by a few units.
  d.mouthOpen = within(gap / 5 - 0.2);
}

export function drive(d, p) {
  eye(d, p, "L"); eye(d, p, "R");
  brow(d, p, "L"); brow(d, p, "R");
  mouth(d, p);
  d.lookX = p.ParamEyeBallX;
  d.lookY = p.ParamEyeBallY;
  d.irisLarge = above(p.ParamEyeBallForm);
  d.irisSmall = below(p.ParamEyeBallForm);
  d.turnRight = above(p.ParamAngleX) / 30;
  d.turnLeft = below(p.ParamAngleX) / 30;
  d.breath = p.ParamBreath;
  d.shoulder = p.ParamShoulderY;
  d.armL = p.ParamArmLA / 10;
  d.armR = p.ParamArmRA / 10;
  d.antennaPerk = above(p.ParamAntenna);
  d.antennaDroop = below(p.ParamAntenna);
  d.halo = 0.1 + p.ParamGlow * 0.34;
  d.haloWide = p.ParamGlow * 0.22;
  d.unlit = within(0.5 - p.ParamGlow * 1.2);
  d.gleam = p.ParamGlow * 0.35;
  d.strand = within(p.ParamGlow * 1.6 - 0.6);
  d.cheek = within(p.ParamCheek) * 0.85 + 0.12;
  d.cheekLine = within(p.ParamCheek * 1.3 - 0.15);
  d.cheekBand = within(p.ParamCheek * 2.5 - 1.5) * 0.55;
  d.tears = within(p.ParamTears * 3);
  d.tearFlow = within(p.ParamTears * 2.4 - 0.7);
  d.sweat = within(p.ParamSweat * 3);
  d.sweatRun = p.ParamSweat;
  d.stars = p.ParamStars;
  d.plainSpark = 1 - within(p.ParamStars * 1.5);
  d.angerMark = within(p.ParamAngerMark * 3);
  d.angerPulse = p.ParamAngerMark;
  return d;
}
