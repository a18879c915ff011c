// Smooth curves through points, as cubic Béziers. A point is smooth unless it is marked as a corner.

// Share of a segment's length that a handle takes; 0.35 draws eight points as a circle.
const HANDLE = 0.35;

// Unit tangents at `count` points (x, y pairs) into `tangents`; zero at corners and open ends.
export function measure(points, count, closed, corners, tangents) {
  for (let i = 0; i < count; i++) {
    const before = i > 0 ? i - 1 : count - 1;
    const after = i < count - 1 ? i + 1 : 0;
    let tx = 0;
    let ty = 0;
    if (!corners[i] && (closed || (i > 0 && i < count - 1))) {
      const ax = points[2 * i] - points[2 * before];
      const ay = points[2 * i + 1] - points[2 * before + 1];
      const bx = points[2 * after] - points[2 * i];
      const by = points[2 * after + 1] - points[2 * i + 1];
      const a = Math.sqrt(ax * ax + ay * ay) + 1e-6;
      const b = Math.sqrt(bx * bx + by * by) + 1e-6;
      // The nearer neighbour decides more: a parabola through the three points.
      tx = (ax / a) * b + (bx / b) * a;
      ty = (ay / a) * b + (by / b) * a;
      const length = Math.sqrt(tx * tx + ty * ty) + 1e-6;
      tx /= length;
      ty /= length;
    }
    tangents[2 * i] = tx;
    tangents[2 * i + 1] = ty;
  }
}

// Adds the curve from point `from` to point `to` (indices may run past `count` on closed curves).
export function trace(context, points, tangents, count, from, to) {
  context.moveTo(points[2 * (from % count)], points[2 * (from % count) + 1]);
  for (let k = from; k < to; k++) {
    const i = 2 * (k % count);
    const j = 2 * ((k + 1) % count);
    const x0 = points[i], y0 = points[i + 1], x1 = points[j], y1 = points[j + 1];
    const dx = x1 - x0, dy = y1 - y0;
    const reach = Math.sqrt(dx * dx + dy * dy) * HANDLE;
    const t0 = tangents[i], u0 = tangents[i + 1], t1 = tangents[j], u1 = tangents[j + 1];
    let ax = x0 + t0 * reach, ay = y0 + u0 * reach;
    let bx = x1 - t1 * reach, by = y1 - u1 * reach;
    // A corner aims at the other end's handle, so that tips stay slender.
    if (t0 === 0 && u0 === 0) { ax = x0 + (bx - x0) * 0.4; ay = y0 + (by - y0) * 0.4; }
    if (t1 === 0 && u1 === 0) { bx = x1 + (ax - x1) * 0.4; by = y1 + (ay - y1) * 0.4; }
    context.bezierCurveTo(ax, ay, bx, by, x1, y1);
  }
}

// The outline of a stroke of changing width: `count` points become 2 × count, out along one side and back the other.
// `bias` 0.5 widens evenly, 0 only to the left of the direction of travel, 1 only to the right.
export function ribbon(points, tangents, count, widths, bias, out) {
  for (let i = 0; i < count; i++) {
    let tx = tangents[2 * i], ty = tangents[2 * i + 1];
    if (tx === 0 && ty === 0) {
      const a = i === 0 ? 0 : i - 1;
      const b = i === 0 ? 1 : i;
      tx = points[2 * b] - points[2 * a];
      ty = points[2 * b + 1] - points[2 * a + 1];
      const length = Math.sqrt(tx * tx + ty * ty) + 1e-6;
      tx /= length;
      ty /= length;
    }
    const left = widths[i] * (1 - bias);
    const right = widths[i] * bias;
    const j = 2 * count - 1 - i;
    out[2 * i] = points[2 * i] + ty * left;
    out[2 * i + 1] = points[2 * i + 1] - tx * left;
    out[2 * j] = points[2 * i] - ty * right;
    out[2 * j + 1] = points[2 * i + 1] + tx * right;
  }
}
