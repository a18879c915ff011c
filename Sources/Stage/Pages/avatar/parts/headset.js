// Headset: band over the crown, cups on the ears, and the antenna that tells her mood.
const sides = (make) => [make("L", false), make("R", true)].flat();
const common = { parent: "head" };

// Turned towards us a cup shows its face, turned away its rim.
const cupForms = (flip, about) => ({
  [flip ? "turnRight" : "turnLeft"]: { scale: [1.5, 1], move: [6, 0, 0], about },
  [flip ? "turnLeft" : "turnRight"]: { scale: [0.62, 0.96], move: [16, 0, 0], about },
});

const cup = (side, flip) => {
  const about = [195, 376];
  const forms = cupForms(flip, about);
  return [
    { ...common, name: `cushion${side}`, order: 560, flip, forms, fill: "creamShade", line: "creamLine", weight: 4.5,
      points: "169 323, 187 320, 195 350, 197 376, 195 404, 187 432, 169 428, 163 376" },
    { ...common, name: `cup${side}`, order: 561, flip, forms, fill: "accent", line: "accentLine", weight: 4.5,
      points: "185 320, 205 323, 219 346, 222 376, 219 406, 205 430, 185 434, 179 376" },
    { ...common, name: `cupShade${side}`, order: 562, flip, forms, clip: `cup${side}`, fill: "accentShade",
      points: "169 400, 189 410, 209 404, 229 380, 229 440, 169 440" },
    { ...common, name: `cupRing${side}`, order: 563, flip, forms, points: "199 346, 208 360, 210 376, 208 394, 199 406",
      ribbon: [1, 5, 6, 5, 1], fill: "cream" },
    { ...common, name: `cupLight${side}`, order: 563, flip, forms, points: "191 330, 201 330, 208 338",
      ribbon: [0, 5, 0], fill: "accentLight" },
  ];
};

// The antenna stands on her left cup, turns about its foot and is bent by its spring.
const FOOT = [208, 322];
const mood = {
  antennaPerk: { turn: -9, scale: [1, 1.12], about: FOOT }, antennaDroop: { move: [40, 150, 0] },
};
// Drooping it bows like a stalk whose tip has grown heavy.
const rod = { ...mood, antennaDroop: "208 327, 224 288, 262 284, 286 330" };
const antenna = { ...common, forms: mood, hang: { from: 316, to: 190 }, springs: ["antenna"], depth: -10 };
const ball = (name, order, x, y, radius, more) => ({
  ...antenna, name, order, oval: [x, y, radius, radius], hang: { from: 316, to: 200 }, ...more,
});

export const HEADSET = [
  { ...common, name: "band", order: 540, round: 1, points: "-188 374 -6, -200 260 0, -176 173 10, -104 109 20, "
    + "0 85 24, 104 109 20, 176 173 10, 200 260 0, 188 374 -6",
    ribbon: [17, 18, 19, 20, 20, 20, 19, 18, 17], fill: "cream", line: "creamLine", weight: 4.5 },
  { ...common, name: "bandShade", order: 541, round: 1, clip: "band",
    points: "-180 374 -6, -192 260 0, -168 177 10, -100 116 20, 0 92 24, 100 116 20, 168 177 10, 192 260 0, 180 374 -6",
    ribbon: [7, 7, 8, 8, 8, 8, 8, 7, 7], fill: "creamShade" },
  ...sides(cup),
  { ...antenna, name: "antennaRod", order: 570, points: "208 327, 222 286, 240 248, 250 213", ribbon: [13, 10, 9, 8],
    forms: rod, fill: "cream", line: "creamLine", weight: 4 },
  { ...common, name: "antennaFoot", order: 571, points: "194 330!, 197 316, 208 312, 219 316, 222 332!",
    fill: "accent", line: "accentLine", weight: 4.5, forms: {} },
  ball("antennaHaloWide", 572, 252, 198, 52, { fill: "glow", alpha: "haloWide" }),
  ball("antennaHalo", 573, 252, 198, 35, { fill: "glow", alpha: "halo" }),
  ball("antennaBall", 574, 252, 198, 19, { fill: "glow", line: "accentLine", weight: 4.5 }),
  // Unlit, the ball is dull.
  ball("antennaDull", 575, 252, 198, 17, { fill: "accentLine", alpha: "unlit" }),
  ball("antennaGleam", 575, 248, 194, 10, { fill: "spark", alpha: "gleam" }),
  ball("antennaSpark", 576, 246, 191, 5.5, { fill: "spark", alpha: 0.95 }),
];
