// Reads a part of the source format into number arrays.
import { depthAt } from "/pages/avatar/depth.js";

const SMOOTH_OVAL = 8;

function readPoints(text) {
  return text.split(",").map((point) => {
    const corner = point.includes("!");
    const [x, y, z = 0] = point.replace("!", "").trim().split(/\s+/).map(Number);
    return { x, y, z, corner };
  });
}

function ovalPoints([x, y, halfWidth, halfHeight]) {
  return Array.from({ length: SMOOTH_OVAL }, (_, i) => {
    const angle = (i / SMOOTH_OVAL) * 2 * Math.PI;
    return { x: x + halfWidth * Math.cos(angle), y: y + halfHeight * Math.sin(angle), z: 0, corner: false };
  });
}

function movedPoints(points, { move = [0, 0, 0], turn = 0, scale = [1, 1], about = [0, 0] }) {
  const cos = Math.cos((turn * Math.PI) / 180);
  const sin = Math.sin((turn * Math.PI) / 180);
  return points.map(({ x, y, z }) => {
    const dx = (x - about[0]) * scale[0];
    const dy = (y - about[1]) * scale[1];
    return {
      x: about[0] + dx * cos - dy * sin + move[0], y: about[1] + dx * sin + dy * cos + move[1], z: z + (move[2] ?? 0),
    };
  });
}

// x, y, z triples with the depth of the surface added.
function place(points, part) {
  const placed = new Float32Array(points.length * 3);
  const side = part.flip ? -1 : 1;
  points.forEach(({ x, y, z }, i) => placed.set([x * side, y, z + depthAt(part.depth ?? 0, x * side, y)], 3 * i));
  return placed;
}

function readForms(part, points, base) {
  return Object.entries(part.forms ?? {}).map(([driver, form]) => {
    const shaped = typeof form === "string" ? readPoints(form) : movedPoints(points, form);
    if (shaped.length !== points.length) throw new Error(`${part.name}: form ${driver} has ${shaped.length} points`);
    const offsets = place(shaped, part);
    for (let i = 0; i < offsets.length; i++) offsets[i] -= base[i];
    return { driver, offsets };
  });
}

// How far each point hangs free: 0 at `from`, 1 at `to`.
function readSlack({ hang }, base, count) {
  const slack = new Float32Array(count);
  if (!hang) return slack;
  for (let i = 0; i < count; i++) {
    const share = Math.min(1, Math.max(0, (base[3 * i + 1] - hang.from) / (hang.to - hang.from)));
    slack[i] = share * share * (3 - 2 * share);
  }
  return slack;
}

export function readPart(part) {
  const points = part.oval ? ovalPoints(part.oval) : readPoints(part.points);
  const count = points.length;
  const base = place(points, part);
  return {
    ...part, count, base,
    closed: !part.open && !part.ribbon,
    corners: Uint8Array.from(points, ({ corner }) => (corner ? 1 : 0)),
    forms: readForms(part, points, base),
    slack: readSlack(part, base, count),
    shaped: new Float32Array(count * 3),
    drawn: new Float32Array(count * 2),
    tangents: new Float32Array(count * 2),
    edge: part.ribbon && new Float32Array(count * 4),
    edgeTangents: part.ribbon && new Float32Array(count * 4),
    edgeCorners: part.ribbon && ribbonCorners(count),
  };
}

function ribbonCorners(count) {
  const corners = new Uint8Array(count * 2);
  corners[0] = corners[count - 1] = corners[count] = corners[2 * count - 1] = 1;
  return corners;
}
