// Hair: a back that flares at the tips, a cap over the skull, a fringe of five chunks, side locks, and the one long
// lock on her right.

// `at` is the anchor on the head; own frequency in hertz.
const spring = (at, hertz, damping, gain, limit, push) => ({ at, parent: "head", hertz, damping, gain, limit, push });

export const HAIR_SPRINGS = {
  fringeA: spring([-130, 300, 60], 2.1, 0.2, 0.85, 28, "ParamHairFront"),
  fringeB: spring([-80, 300, 90], 2.4, 0.2, 0.85, 26, "ParamHairFront"),
  fringeC: spring([0, 300, 110], 2.25, 0.19, 0.85, 26, "ParamHairFront"),
  fringeD: spring([70, 300, 90], 2.5, 0.2, 0.85, 26, "ParamHairFront"),
  fringeE: spring([130, 300, 60], 2.0, 0.2, 0.85, 28, "ParamHairFront"),
  sideL: spring([150, 400, 20], 1.5, 0.17, 1.35, 46, "ParamHairSide"),
  sideR: spring([-150, 400, 20], 1.6, 0.17, 1.35, 46, "ParamHairSide"),
  lock: spring([-170, 440, 10], 1.15, 0.15, 1.4, 56, "ParamHairSide"),
  lockTip: { after: "lock", hertz: 1.3, damping: 0.16, gain: 1.1, limit: 60 },
  back: spring([0, 500, -70], 1.0, 0.18, 1.2, 46, "ParamHairBack"),
  crown: spring([0, 80, 20], 2.8, 0.13, 0.7, 30),
};

const back = {
  parent: "head", depth: -62, round: 0.9, hang: { at: [0, 330, -60], from: 400, to: 700 }, springs: ["back"],
};
const cap = { parent: "head", round: 1 };

const backStrand = (name, points, width) => ({
  ...back, name: `hairBackStrand${name}`, order: 102, points, ribbon: [0, width, 0], fill: "hairShade", alpha: 0.7,
});

const BACK = [
  { ...back, name: "hairBack", order: 100, fill: { top: "hair", bottom: "hairShade", from: 0.3, to: 0.62 },
    line: "hairLine", weight: 5.5,
    points: "0 93, 92 107, 160 154, 200 229, 212 321, 212 420, 222 490, 256 554, 344 586!, 292 606, 256 600!, "
      + "274 642, 326 664!, 266 680, 230 656!, 224 692, 200 730!, 166 694, 110 720, 0 690, -110 720, -170 694, "
      + "-204 726!, -226 692, -232 656!, -266 690, -334 692!, -280 652, -258 608!, -296 624, -352 612!, -260 564, "
      + "-224 492, -212 420, -212 321, -200 229, -160 154, -92 107" },
  { ...back, name: "hairBackDeep", order: 101, clip: "hairBack", fill: "hairDeep",
    points: "-160 380, -176 480, -184 560, -176 700, -60 720, 60 720, 176 700, 186 560, 178 480, 162 380" },
  // Strands in the dark behind the neck.
  backStrand("RA", "-120 400, -132 500, -124 620", 8), backStrand("RB", "-84 480, -96 560, -90 640", 5),
  backStrand("LA", "124 400, 138 500, 130 620", 8), backStrand("LB", "88 480, 100 560, 92 640", 5),
];

const CAP = [
  // Two strands stand up at the crown.
  { parent: "head", name: "crownTuft", order: 500, fill: "hair", line: "hairLine", weight: 4.5,
    hang: { from: 95, to: 25 }, springs: ["crown"],
    points: "-36 107!, -41 63, -7 30, 55 24!, 19 48, 11 71, 58 56, 89 66!, 50 77, 27 107!", depth: 10 },
  { ...cap, name: "hairCap", order: 510, fill: "hair", line: "hairLine", weight: 5, span: [0, 10],
    points: "-196 396 -4!, -206 321 0, -196 229 8, -156 154 14, -90 107 18, 0 92 20, 90 107 18, 156 154 14, "
      + "196 229 8, 206 321 0, 196 396 -4!, 160 330 30, 140 264 60, 60 222 90, -60 222 90, -140 264 60, -160 330 30" },
];

// A chunk: the shadow that it throws on the face, its area, the shade along its lower side, and its line, which runs
// thin from the root to the tip and back. `start` is the line's width near the root.
const chunk = (name, order, spring, points, shade, start = 2.2) => {
  const common = { parent: "head", depth: "skull", hang: { from: 150, to: 380 }, springs: [spring] };
  const shadow = {
    ...common, name: `${name}Shadow`, order: 320, clip: "face", depth: "face", fill: "skinShade",
    points: lowered(points, 3, 15),
  };
  const area = { ...common, name, order, points, fill: "hair" };
  const dark = { ...common, name: `${name}Shade`, order: order + 1, clip: name, points: shade, fill: "hairShade" };
  const all = points.split(", ");
  const tip = all.findIndex((point, i) => i > 0 && point.endsWith("!"));
  const line = (side, along, widths) => ({
    ...common, name: `${name}Line${side}`, order: order + 1, points: along.join(", "), ribbon: widths, fill: "hairLine",
  });
  const down = all.slice(0, tip + 1);
  const up = all.slice(tip);
  const width = 3.6;
  return [
    shadow, area, ...(shade ? [dark] : []),
    line("Down", down, down.map((_, i) => [0, 0, start][i] ?? width)),
    line("Up", up, up.map((_, i) => (i === up.length - 1 ? 0 : width))),
  ];
};

function lowered(points, dx, dy) {
  return points.split(",").map((point) => {
    const [x, y, ...rest] = point.trim().split(/\s+/);
    const mark = y.endsWith("!") ? "!" : "";
    return [Number(x) + dx, `${parseFloat(y) + dy}${rest.length ? "" : mark}`, ...rest].join(" ");
  }).join(", ");
}

const FRINGE = [
  ...chunk("fringeA", 520, "fringeA",
    "-40 126!, -110 153, -164 208, -186 278, -182 346, -168 396!, -160 346, -142 304, -112 271, -84 240!",
    "-190 304, -176 304, -160 292, -146 257, -120 229, -84 240, -112 271, -142 304, -160 346, -168 396", 0.6),
  ...chunk("fringeE", 521, "fringeE",
    "70 126!, 126 156, 170 213, 188 281, 182 344, 172 390!, 162 340, 146 300, 122 264, 96 234!",
    "190 304, 178 300, 164 278, 146 246, 110 222, 96 234, 122 264, 146 300, 162 340, 172 390", 0.6),
  ...chunk("fringeB", 524, "fringeB",
    "-20 123!, -74 156, -112 213, -128 278, -126 321, -116 362!, -100 328, -76 297, -54 271, -40 240!",
    "-130 313, -118 300, -104 271, -84 238, -50 213, -40 240, -54 271, -76 297, -100 328, -116 362"),
  ...chunk("fringeD", 525, "fringeD",
    "48 123!, 96 163, 124 220, 130 276, 124 318, 110 356!, 98 318, 84 286, 60 260, 44 229!",
    "132 304, 120 292, 108 260, 88 229, 50 208, 44 229, 60 260, 84 286, 98 318, 110 356"),
  ...chunk("fringeC", 528, "fringeC",
    "10 119!, -34 170, -58 229, -62 283, -54 327, -30 372!, -18 330, 0 300, 30 271, 54 233, 62 182!",
    "-64 313, -50 304, -34 276, -10 248, 30 226, 56 191, 54 233, 30 271, 0 300, -18 330, -30 372"),
  // A thin strand beside the middle.
  ...chunk("fringeThin", 530, "fringeD",
    "44 173!, 46 226, 38 273, 16 320, 6 338!, 34 314, 58 276, 66 229, 62 182!", null, 3),
];

// The light that runs round the crown, broken by the chunks.
const SHINE = [
  { parent: "head", name: "shine", depth: "skull", order: 532, fill: "hairLight", alpha: 0.9,
    points: "-146 222!, -120 186, -70 158, 0 147, 70 157, 120 183, 148 222!, 128 204, 112 216!, 104 196, 84 187, "
      + "76 206!, 62 184, 32 176, 20 198!, 6 176, -30 180, -44 204!, -56 185, -84 194, -98 216!, -108 200, -128 208" },
];

// Strand lines on the cap and thin lights where it turns away.
const flow = (name, points, widths, fill, alpha) =>
  ({ parent: "head", name, depth: "skull", order: 512, points, ribbon: widths, fill, alpha });
const FLOW = [
  flow("flowA", "22 112, -58 128, -130 180, -168 250", [0, 3, 3, 0], "hairLine"),
  flow("flowB", "30 110, -10 122, -52 150", [0, 3, 0], "hairLine"),
  flow("flowC", "48 112, 96 128, 148 180, 172 250", [0, 3, 3, 0], "hairLine"),
  flow("lightA", "-96 132, -140 172, -166 226", [0, 6, 0], "hairLight", 0.8),
  flow("lightB", "126 140, 156 178, 172 226", [0, 5, 0], "hairLight", 0.8),
  flow("lightC", "-24 116, 20 106, 64 116", [0, 5, 0], "hairLight", 0.55),
];

const strand = (name, order, springs, hang, points, widths, fill = "hairLine") =>
  ({ parent: "head", name, order, springs, hang, points, ribbon: widths, fill });

// Panels fall behind the headset's cups and flare over the shoulders.
const panelFrame = (side) => ({
  parent: "head", round: 0.5, springs: [`side${side}`],
  hang: { at: [side === "L" ? 170 : -170, 330, 0], from: 360, to: 640 },
});
const panel = (side, outline, shade, lines, light) => {
  const common = panelFrame(side);
  return [
    { ...common, name: `panel${side}`, order: 535, fill: "hair", line: "hairLine", weight: 4.5, points: outline },
    { ...common, name: `panelShade${side}`, order: 536, clip: `panel${side}`, fill: "hairShade", points: shade },
    ...lines.map((points, i) => ({
      ...common, name: `panelLine${side}${i}`, order: 537, points, ribbon: [0, 3.4, 0], fill: "hairLine",
    })),
    { ...common, name: `panelLight${side}`, order: 537, points: light, ribbon: [0, 5, 0], fill: "hairLight",
      alpha: 0.75 },
  ];
};

const PANELS = [
  ...panel("L", "172 350!, 198 362, 210 420, 218 484, 244 536, 318 560!, 266 580, 238 572!, 242 614, 286 640!, "
    + "226 636, 202 606, 190 572!, 188 614, 168 652!, 152 590, 148 500, 156 420",
    "140 420, 186 446, 206 450, 226 432!, 216 464, 206 490, 198 524, 206 566, 226 604, 270 650, 190 640, 140 660",
    ["202 470, 208 516, 228 556", "184 480, 182 530, 188 566"], "211 474, 222 510, 256 544"),
  ...panel("R", "-172 350!, -198 362, -210 420, -220 486, -248 540, -322 578!, -268 592, -242 578!, -246 622, "
    + "-292 654!, -230 642, -204 600, -190 560!, -184 600, -166 630!, -152 580, -150 500, -158 420",
    "-140 420, -186 446, -206 450, -226 432!, -216 464, -206 490, -192 524, -198 566, -216 604, -260 650, "
      + "-190 640, -140 660",
    ["-204 470, -212 524, -236 566"], "-213 480, -226 520, -264 562"),
];

// These frame the face: they must not fall across it.
const hangL = { at: [158, 300, 30], from: 300, to: 540, free: 0.4 };
const hangR = { at: [-158, 300, 30], from: 300, to: 540, free: 0.4 };
const hangLock = { at: [-170, 340, 16], from: 350, to: 780 };

const SIDES = [
  { parent: "head", name: "sideL", order: 550, depth: 34, hang: hangL, springs: ["sideL"], fill: "hair",
    line: "hairLine", weight: 4, span: [0, 9],
    points: "134 240!, 148 295, 150 360, 142 430, 146 500, 158 552!, 172 500, 180 430, 186 350, 184 278, 170 226!" },
  { parent: "head", name: "sideLShade", order: 551, depth: 34, hang: hangL, springs: ["sideL"], clip: "sideL",
    fill: "hairShade",
    points: "134 240, 148 295, 150 360, 142 430, 146 500, 158 552, 160 480, 160 420, 166 360, 162 295, 150 240" },
  { parent: "head", name: "sideR", order: 550, depth: 34, hang: hangR, springs: ["sideR"], fill: "hair",
    line: "hairLine", weight: 4, span: [0, 9],
    points: "-136 240!, -150 295, -152 360, -146 420, -142 470, -150 520!, -166 470, -178 420, -186 350, -184 278, "
      + "-170 226!" },
  { parent: "head", name: "sideRShade", order: 551, depth: 34, hang: hangR, springs: ["sideR"], clip: "sideR",
    fill: "hairShade",
    points: "-136 240, -150 295, -152 360, -146 420, -142 470, -150 520, -158 460, -162 400, -164 350, -164 295, "
      + "-152 240" },
];

const LOCK = [
  { parent: "head", name: "lock", order: 545, depth: 14, hang: hangLock, springs: ["lock", "lockTip"], fill: "hair",
    line: "hairLine", weight: 5,
    points: "-166 330!, -186 400, -214 490, -226 580, -214 660, -196 730, -206 806!, -172 760, -152 690, -150 610, "
      + "-160 530, -158 450, -150 380!" },
  { parent: "head", name: "lockShade", order: 546, depth: 14, hang: hangLock, springs: ["lock", "lockTip"],
    clip: "lock", fill: "hairShade",
    points: "-150 370, -158 450, -160 530, -150 610, -152 690, -172 760, -206 806, -186 730, -178 660, -186 580, "
      + "-184 490, -172 420" },
  { ...strand("lockLine", 547, ["lock", "lockTip"], hangLock, "-182 440, -200 530, -206 610, -194 690",
    [0, 3.4, 3.4, 0]), depth: 14 },
  { ...strand("lockLight", 547, ["lock", "lockTip"], hangLock, "-182 410, -206 490, -217 570", [0, 6, 0],
    "hairLight"), depth: 14, alpha: 0.8 },
  { ...strand("lockGlow", 548, ["lock", "lockTip"], hangLock, "-176 430, -188 520, -190 600, -180 690, -190 760",
    [0, 6, 7, 6, 0], "glow"), depth: 14, alpha: "strand" },
  { ...strand("lockGlowThin", 548, ["lock", "lockTip"], hangLock, "-196 480, -212 570, -206 650", [0, 4, 0],
    "glow"), depth: 14, alpha: "strand" },
];

export const HAIR = [...BACK, ...CAP, ...FLOW, ...FRINGE, ...SHINE, ...PANELS, ...LOCK, ...SIDES];
