// The volumes that give points their depth: z over (x, y), in board units.

// The face: a plane bent round the head. Flatter than a ball, so that the far eye keeps two thirds of its width.
const face = (x, y) => 112 * (1 - (x / 190) ** 2) * (1 - 0.45 * ((y - 410) / 300) ** 2);

// The skull with its hair.
const skull = (x, y) =>
  132 * Math.max(0, 1 - (x / 205) ** 2) * Math.sqrt(Math.max(0.04, 1 - ((y - 330) / 290) ** 2));

const SURFACES = { face, skull };

export function depthAt(surface, x, y) {
  return typeof surface === "number" ? surface : SURFACES[surface](x, y);
}
