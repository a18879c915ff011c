// The source of the avatar: every part that is drawn, and the springs that hang on it.
//
// UNITS. A board of 820 × 920 units. x = 0 is the middle and grows towards the right of the screen, y = 0 is the top
// edge and grows downwards, z = 0 is the plane of the ears and grows towards the viewer. She stands on y = 920.
// "L" is her own left, which stands on the right of the screen.
//
// A PART is a plain object:
//   name      unique; a `clip` refers to it
//   parent    "body" turns about the waist, "head" about the neck, "neck" runs from the one into the other
//   order     what is greater is drawn later, that is, in front
//   points    "x y z!, x y z, …": a smooth curve through these points. z may be left out; `!` makes a corner.
//             `oval: [x, y, halfWidth, halfHeight]` is short for eight points.
//   depth     what z is measured from: "face" or "skull" (surfaces in depth.js) or a number of units; 0 if left out
//   round     0..1: how far the part keeps its width and height when it turns, as the outline of a ball does
//   flip      mirrors all x, so that her right side can be written like her left one
//   fill      a colour of palette.js, or { top, bottom } for a gradient, or "glow" for the antenna's light
//   line, weight, span   outline: colour, width in units, and (optionally) from which point to which it is drawn
//   ribbon, bias         a line of changing width instead of an area: one width a point, filled with `fill`; with
//             bias 0.5 it widens to both sides, with 0 to the left of its direction, with 1 to the right
//   open      the curve does not return to its first point
//   clip      name of the part within whose outline this one is seen
//   alpha     a number, or the driver (drivers.js) that gives the opacity
//   forms     KEYFORMS: { driver: form }. A form says how the points lie when that driver is 1: either a full list of
//             points, or { move: [x, y, z], turn: degrees, scale: [x, y], about: [x, y] }. The loader keeps the
//             differences from `points`; differences times weights are added up, so forms of several drivers blend.
//   hang      { at: [x, y, z], from, to, free }: below y = from the part hangs from the point `at` and ceases, up to
//             y = to, to follow the head's turn (by the share `free`); springs bend it by the same measure. Without
//             `at` it is only bent
//   springs   [name] or [name, name]: the springs below that bend it; the second one rules the tip
//
// A SPRING: { at, parent, hertz, damping, gain, limit, after, push }. It follows the point `at` of its parent, or the
// spring `after`; `push` is a parameter from outside that bends it too.
import { BODY } from "/pages/avatar/parts/body.js";
import { EYES } from "/pages/avatar/parts/eyes.js";
import { FACE } from "/pages/avatar/parts/face.js";
import { HAIR, HAIR_SPRINGS } from "/pages/avatar/parts/hair.js";
import { HEADSET } from "/pages/avatar/parts/headset.js";
import { MOUTH } from "/pages/avatar/parts/mouth.js";
import { EFFECTS } from "/pages/avatar/parts/effects.js";

export const PARTS = [...BODY, ...FACE, ...EYES, ...MOUTH, ...HAIR, ...HEADSET, ...EFFECTS];

export const SPRINGS = {
  ...HAIR_SPRINGS,
  antenna: { at: [196, 200, 0], parent: "head", hertz: 2.6, damping: 0.16, gain: 0.9, limit: 46 },
  cordL: { at: [40, 750, 40], parent: "body", hertz: 1.5, damping: 0.14, gain: 1.1, limit: 34 },
  cordR: { at: [-40, 750, 40], parent: "body", hertz: 1.35, damping: 0.14, gain: 1.1, limit: 34 },
};
