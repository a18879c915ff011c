// Effects of strong feelings: tears, sweat, anger mark.
const sides = (make) => [make("L", false), make("R", true)].flat();
const common = { parent: "head" };

const tear = (side, flip) => {
  const face = { ...common, depth: "face", flip };
  return [
    // Water stands along the lower lid and runs down the cheek.
    { ...face, name: `tearFlow${side}`, order: 338, clip: "face", alpha: "tearFlow", fill: "tear",
      points: "70 430, 104 430, 106 452, 104 480, 108 500, 100 510, 89 510, 82 500, 84 480, 76 452" },
    { ...face, name: `tearFlowSpark${side}`, order: 338, clip: "face", alpha: "tearFlow",
      points: "92 446, 92 470, 94 496", ribbon: [0, 6, 0], fill: "spark" },
    { ...face, name: `tearPool${side}`, order: 347, clip: `white${side}`, alpha: "tears", fill: "tear",
      points: "30 420, 56 428, 84 433, 112 424, 134 404, 130 450, 80 460, 40 450" },
    { ...face, name: `tearPoolSpark${side}`, order: 347, clip: `white${side}`, alpha: "tears", fill: "spark",
      ribbon: [0, 4, 0], points: "56 427, 84 432, 112 423" },
  ];
};

// One drop hangs in the corner of her left eye.
const drop = [
  { ...common, name: "tearDrop", depth: "face", order: 353, alpha: "tears", fill: "tear", line: "tearLine", weight: 2.6,
    points: "122 416!, 134 436, 129 449, 117 449, 112 437" },
  { ...common, name: "tearDropSpark", depth: "face", order: 354, alpha: "tears", fill: "spark",
    oval: [119, 438, 3, 4.5] },
];

export const EFFECTS = [
  ...sides(tear), ...drop,
  { ...common, name: "sweat", depth: 60, order: 640, alpha: "sweat", fill: "tear", line: "tearLine", weight: 3,
    points: "-150 268!, -134 300, -142 320, -160 320, -166 302", forms: { sweatRun: { move: [-4, 34, 0] } } },
  { ...common, name: "sweatSpark", depth: 60, order: 641, alpha: "sweat", fill: "spark", oval: [-156, 304, 4, 6],
    forms: { sweatRun: { move: [-4, 34, 0] } } },
  // Four bent strokes: a swollen vein.
  ...[0, 90, 180, 270].map((turn) => ({
    ...common, name: `angerMark${turn}`, depth: 120, order: 642, alpha: "angerMark", fill: "anger",
      ribbon: [6.5, 7.5, 6.5], points: turned([[7, -26], [9, -9], [26, -7]], turn, 104, 176),
      forms: { angerPulse: { scale: [1.18, 1.18], about: [104, 176] } },
  })),
];

function turned(points, degrees, x, y) {
  const angle = (degrees * Math.PI) / 180;
  return points.map(([px, py]) => {
    const dx = px * Math.cos(angle) - py * Math.sin(angle);
    const dy = px * Math.sin(angle) + py * Math.cos(angle);
    return `${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`;
  }).join(", ");
}
