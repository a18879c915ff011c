// Neck, ears, the face's outline, its shadows, nose and cheeks.
const sides = (make) => [make("L", false), make("R", true)];

const OUTLINE = {
  points: "0 186 60, 96 200 30, 146 240 16, 156 318 14, 155 372 26, 143 424 40, 112 468 62, 66 502 88, 24 521 104, "
    + "0 524 108, -24 521 104, -66 502 88, -112 468 62, -143 424 40, -155 372 26, -156 318 14, -146 240 16, -96 200 30",
  forms: {
    jaw: "0 186 60, 96 200 30, 146 240 16, 156 318 14, 155 372 26, 142 426 40, 109 475 62, 64 513 88, 24 535 104, "
      + "0 538 108, -24 535 104, -64 513 88, -109 475 62, -142 426 40, -155 372 26, -156 318 14, -146 240 16, "
      + "-96 200 30",
    // Turned away, the far brow bone draws in and the cheek swells.
    turnRight: "0 186 60, 96 200 30, 143 240 16, 150 318 14, 147 366 26, 150 420 40, 123 468 62, 74 503 88, "
      + "26 521 104, 0 524 108, -24 521 104, -66 502 88, -114 466 62, -150 420 40, -164 372 26, -164 318 14, "
      + "-150 240 16, -96 200 30",
    turnLeft: "0 186 60, 96 200 30, 150 240 16, 164 318 14, 164 372 26, 150 420 40, 114 466 62, 66 502 88, "
      + "24 521 104, 0 524 108, -26 521 104, -74 503 88, -123 468 62, -150 420 40, -147 366 26, -150 318 14, "
      + "-143 240 16, -96 200 30",
  },
};

export const FACE = [
  { name: "neck", parent: "neck", order: 140, points: "-37 470, -38 540, -45 590, -66 618, -120 648, -60 780!, "
    + "60 780!, 120 648, 66 618, 45 590, 38 540, 37 470", fill: "skin", line: "skinLine", weight: 4, span: [0, 11],
    open: true },
  { name: "neckShade", parent: "neck", order: 141, clip: "neck", fill: "skinShade",
    points: "-60 460, -60 540, -40 584, -10 600, 22 610, 44 600, 64 570, 64 460" },
  ...sides((side, flip) => ({ name: `collarbone${side}`, parent: "body", order: 142, flip,
    points: "58 660 20, 34 664 20, 17 673 20", ribbon: [0, 3.2, 0], fill: "skinDeep" })),
  { name: "face", parent: "head", order: 300, ...OUTLINE, fill: "skin", line: "skinLine", weight: 4, span: [3, 15] },
  { name: "faceShade", parent: "head", order: 301, clip: "face", fill: "skinShade",
    points: "150 290 14, 146 372 26, 133 422 40, 104 463 62, 46 514 94!, 60 540 90, 120 530 60, 190 420 20, 190 290 10",
    forms: { turnLeft: { move: [-10, -2, 0] }, turnRight: { move: [6, 2, 0] }, jaw: { move: [0, 13, 0] } } },
  { name: "nose", parent: "head", depth: "face", order: 310, points: "3 432 22, 7 441 27, 4 446 26, -2 447 24",
    ribbon: [0, 3.4, 3.6, 0], fill: "skinDeep",
    forms: { turnRight: { move: [5, 0, 4] }, turnLeft: "-3 432 22, -7 441 27, -4 446 26, 2 447 24" } },
  { name: "noseLight", parent: "head", depth: "face", order: 310, oval: [-3, 426, 2.6, 4.6], fill: "spark",
    alpha: 0.55 },
  ...sides((side, flip) => ({
    name: `cheek${side}`, parent: "head", depth: "face", order: 305, flip, clip: "face", oval: [99, 446, 32, 15],
    fill: "blush", alpha: "cheek",
    forms: { cheekLine: { scale: [1.12, 1.16], about: [99, 446] }, [`smile${side}`]: { move: [0, -5, 0] } },
  })),
  // Strokes of a blush lean the same way on both cheeks, as a hand draws them.
  ...[-114, -99, -84, 84, 99, 114].map((x, i) => ({
    name: `cheekLine${i}`, parent: "head", depth: "face", order: 306, points: `${x - 3} 454, ${x + 3} 438`,
      ribbon: [1, 3.4], fill: "blushLine", alpha: "cheekLine",
  })),
  // Deep embarrassment runs across the nose.
  { name: "cheekBand", parent: "head", depth: "face", order: 304, clip: "face", fill: "blush", alpha: "cheekBand",
    points: "-130 434, -60 430, 0 434, 60 430, 130 434, 130 458, 60 462, 0 458, -60 462, -130 458" },
];
