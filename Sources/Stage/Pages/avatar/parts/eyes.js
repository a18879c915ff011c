// Eyes and brows, written for her left eye (outwards is towards positive x) and mirrored for the right one.
//
// A lid shape is the upper lid from the inner to the outer corner (7 points) and the lower lid back again (3 points).
// White, lash line, lid shadow and crease are made from the same shapes, so that they never come apart.

const LIDS = {
  open: { upper: [[31, 409], [37, 376], [54, 350], [80, 338], [107, 344], [125, 368], [132, 396]],
    lower: [[119, 427], [87, 441], [52, 433]] },
  // Lid shut: the lashes rest in a soft bow.
  shut: { upper: [[32, 414], [42, 424], [59, 432], [82, 436], [107, 433], [124, 426], [135, 415]],
    lower: [[118, 428], [86, 435], [53, 429]] },
  // Smiling shut: the cheek pushes the line up into an arch.
  shutSmile: { upper: [[30, 423], [40, 405], [57, 392], [82, 386], [107, 391], [125, 405], [135, 424]],
    lower: [[115, 396], [85, 387], [50, 397]] },
  smile: { upper: [[31, 408], [37, 378], [54, 354], [80, 343], [107, 349], [125, 371], [133, 398]],
    lower: [[118, 416], [87, 422], [53, 418]] },
  wide: { upper: [[30, 409], [35, 370], [52, 339], [80, 325], [109, 331], [128, 361], [133, 396]],
    lower: [[120, 431], [87, 446], [51, 437]] },
  angry: { upper: [[32, 414], [39, 397], [55, 380], [80, 361], [107, 349], [127, 365], [133, 394]],
    lower: [[119, 424], [87, 435], [52, 429]] },
  sad: { upper: [[31, 406], [37, 371], [54, 348], [79, 345], [105, 358], [123, 381], [131, 404]],
    lower: [[119, 430], [87, 442], [52, 433]] },
};

const text = (points) => points.map(([x, y, mark = ""]) => `${x} ${y}${mark}`).join(", ");
const shifted = (points, dx, dy) => points.map(([x, y]) => [x + dx, y + dy]);

// `slice` makes a part's points from a lid shape.
function made(slice, side) {
  const forms = {};
  for (const name of Object.keys(LIDS)) if (name !== "open") forms[name + side] = text(slice(LIDS[name], name));
  return { points: text(slice(LIDS.open, "open")), forms };
}

const white = ({ upper, lower }) => [...upper, ...lower];
// The lash line swells from the inner corner outwards and ends in a wing. Offsets from the lid's points; `heavy` thins
// it where the eye is shut.
const LASH = [[-2, 1], [-5, -3], [-5, -8], [-1, -12], [4, -12.5], [8, -9]];
const WING = {
  shut: [[5, -5], [16, -3], [2, 4]], shutSmile: [[6, -4], [13, 6], [0, 5]], wide: [[8, -18], [21, -21], [3, 4]],
};
const lash = ({ upper }, name) => {
  const heavy = { shut: 0.62, shutSmile: 0.66, angry: 1.08, wide: 0.9 }[name] ?? 1;
  const [x, y] = upper[6];
  const wing = WING[name] ?? [[7, -13], [20, -14], [2, 4]];
  const outer = LASH.map(([dx, dy], i) => [upper[i][0] + dx * heavy, upper[i][1] + dy * heavy, i === 0 ? "!" : ""]);
  const inner = upper.slice(1, 6).map(([px, py]) => [px, py + 1]).reverse();
  const [bend, tip, root] = wing.map(([dx, dy], i) => [x + dx, y + dy, i > 0 ? "!" : ""]);
  return [...outer, bend, tip, root, ...inner];
};
const lower = (shape) => [shape.upper[6], ...shape.lower, [40, (shape.upper[0][1] + shape.lower[2][1]) / 2]];
const shadow = ({ upper }) => [...upper, ...shifted(upper, 0, 17).reverse()];
const crease = ({ upper }, name) => {
  const lift = { shut: -19, shutSmile: -20, wide: -18, angry: -17, sad: -19 }[name] ?? -19;
  return shifted([upper[2], upper[3], upper[4], [upper[5][0] - 3, upper[5][1] - 1]], 2, lift);
};

// How far a gaze of 1 moves the iris. It is written before the mirror, so her right eye gets the opposite x.
const look = (flip, share = 1) => ({
  lookX: { move: [(flip ? -15 : 15) * share, 0, 0] }, lookY: { move: [0, -13 * share, 0] },
});
const CENTRE = [81, 391];
// `side`: the iris sinks a little while the lid falls over it.
const sized = (small, large, side) => ({
  [`shut${side}`]: { move: [0, 13, 0] }, [`shutSmile${side}`]: { move: [0, -4, 0] },
  irisSmall: { scale: [small, small], about: CENTRE }, irisLarge: { scale: [large, large], about: CENTRE },
});

function eye(side, flip) {
  const common = { parent: "head", depth: "face", flip };
  const iris = { ...common, clip: `white${side}` };
  // The light sinks a little under a falling lid, so that sleepy eyes keep it.
  const lowered = { [`shut${side}`]: { move: [0, 34, 0] }, [`angry${side}`]: { move: [0, 10, 0] } };
  const star = starPoints(CENTRE[0], CENTRE[1] - 4, 30, 12);
  return [
    { ...common, name: `white${side}`, order: 340, ...made(white, side), fill: "cream" },
    { ...iris, name: `iris${side}`, order: 341, oval: [81, 391, 36, 47],
      fill: { top: "irisTop", bottom: "irisBottom", from: 0.2 },
      line: "irisLine", weight: 4.5, forms: { ...look(flip), ...sized(0.72, 1.07, side) } },
    { ...iris, name: `irisGlow${side}`, order: 342, oval: [81, 412, 27, 22], fill: "irisGlow", alpha: 0.55,
      forms: { ...look(flip), ...sized(0.72, 1.07, side) } },
    { ...iris, name: `irisCrescent${side}`, order: 342, points: "53 404, 60 422, 81 432, 102 422, 109 404, 98 414, "
      + "81 418, 64 414",
      fill: "irisLight", alpha: 0.75, forms: { ...look(flip), ...sized(0.72, 1.07, side) } },
    { ...iris, name: `pupil${side}`, order: 343, oval: [81, 390, 14, 21], fill: "pupil",
      forms: { ...look(flip), ...sized(0.55, 1.25, side) } },
    { ...iris, name: `irisRay${side}`, order: 344, points: "49 388, 55 364, 81 348, 107 364, 113 388, 100 372, "
      + "81 368, 62 372",
      fill: "pupil", alpha: 0.45, forms: { ...look(flip), ...sized(0.72, 1.07, side) } },
    { ...iris, name: `lidShade${side}`, order: 345, ...made(shadow, side), fill: "lidShade", alpha: `lidShade${side}` },
    // Light comes from the left of the screen in both eyes.
    { ...iris, name: `spark${side}`, order: 346, oval: [flip ? 95 : 66, 371, 12, 14.5], fill: "spark",
      alpha: "plainSpark",
      forms: { ...look(flip, 0.55), irisSmall: { scale: [0.8, 0.8], about: CENTRE }, ...lowered } },
    { ...iris, name: `sparkLow${side}`, order: 346, oval: [flip ? 65 : 97, 413, 5.5, 7], fill: "spark",
      alpha: "plainSpark", forms: { ...look(flip, 0.7), irisSmall: { scale: [0.8, 0.8], about: CENTRE } } },
    { ...iris, name: `star${side}`, order: 347, points: star, fill: "spark", alpha: "stars", forms: look(flip, 0.8) },
    { ...common, name: `lidLower${side}`, order: 348, ...made(lower, side), ribbon: [3.4, 3.6, 3.2, 1.8, 0],
      fill: "lash", alpha: `open${side}` },
    { ...common, name: `lash${side}`, order: 349, ...made(lash, side), fill: "lash" },
    { ...common, name: `crease${side}`, order: 339, ...made(crease, side), ribbon: [0, 3, 3, 0], fill: "crease" },
  ];
}

function starPoints(x, y, far, near) {
  return Array.from({ length: 8 }, (_, i) => {
    const angle = (i / 8) * 2 * Math.PI - Math.PI / 2;
    const reach = i % 2 ? near * 0.62 : far;
    return `${(x + Math.cos(angle) * reach * 0.8).toFixed(1)} ${(y + Math.sin(angle) * reach).toFixed(1)}!`;
  }).join(", ");
}

// Brows show through the fringe.
function brow(side, flip) {
  const about = [82, 316];
  return {
    name: `brow${side}`, parent: "head", depth: "face", order: 620, flip,
    points: "40 321 6, 62 308 8, 92 303 8, 130 317 4", ribbon: [7, 8.5, 6.5, 0], fill: "brow",
    forms: {
      [`browY${side}`]: { move: [0, -17, 0] },
      [`browX${side}`]: { move: [-9, 0, 0] },
      [`browAngle${side}`]: { turn: 20, about },
      [`browForm${side}`]: "40 324 6, 62 303 8, 92 295 8, 130 319 4",
    },
  };
}

export const EYES = [...eye("L", false), ...eye("R", true), brow("L", false), brow("R", true)];
