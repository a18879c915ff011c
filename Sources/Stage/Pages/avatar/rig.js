// Turns drivers and angles into points on the board: keyforms, the turn about neck and waist, weak perspective,
// springs.
import { measure, ribbon } from "/pages/avatar/spline.js";
import { readPart } from "/pages/avatar/shape.js";
import { Spring } from "/pages/avatar/springs.js";

// Distance of the eye from the plane of the ears.
const VIEW = 1900;
const NECK = [0, 545, 0];
// The head is drawn on a board of its own and set on the neck this much lower.
const SEAT = 14;
const WAIST = [0, 1010, 0];
// Share of the head's turn that the tip of hanging hair does not follow, unless its part says so.
const FREE = 0.86;
// Board units that a hair parameter of 1 bends its springs.
const PUSH = 32;
const RADIAN = Math.PI / 180;

export class Rig {
  constructor(parts, springs) {
    this.parts = parts.map(readPart).sort((a, b) => a.order - b.order);
    this.byName = new Map(this.parts.map((part) => [part.name, part]));
    this.springs = Object.entries(springs).map(([name, spec]) => ({ name, spec, spring: new Spring(spec) }));
    this.springByName = new Map(this.springs.map(({ name, spring }) => [name, spring]));
    for (const each of this.springs) each.leader = this.springByName.get(each.spec.after) ?? null;
    for (const part of this.parts) {
      part.within = part.clip ? this.byName.get(part.clip) : null;
      if (part.within) part.within.holds = true;
      part.bends = (part.springs ?? []).map((name) => this.springByName.get(name));
    }
    this.head = new Turn();
    this.body = new Turn();
    this.at = new Float64Array(3);
    this.held = new Float64Array(3);
    this.neck = new Float64Array(3);
  }

  // Angles for this frame, in degrees.
  aim(p) {
    this.body.set(p.ParamBodyAngleX * 1.3, p.ParamBodyAngleY * 0.6, p.ParamBodyAngleZ * 0.8);
    this.head.set(p.ParamAngleX * 0.95 + p.ParamBodyAngleX * 0.6, p.ParamAngleY * 0.9 + p.ParamBodyAngleY * 0.5,
      p.ParamAngleZ * 0.85 + p.ParamBodyAngleZ * 0.8);
    this.apply(this.body, WAIST, NECK[0], NECK[1], NECK[2], 0, this.neck);
    // The chest lifts the head a little with each breath, and bows let it come nearer.
    this.neck[1] -= p.ParamBreath * 3 + p.ParamShoulderY * 3;
  }

  // Turns (x, y, z) about `pivot` into `out`. `round` keeps the silhouette's width and height in yaw and pitch; roll
  // comes after, as a turn of the finished drawing.
  apply(turn, pivot, x, y, z, round, out) {
    const dx = x - pivot[0], dy = y - pivot[1], dz = z - pivot[2];
    const tx = (turn.cosYaw + (1 - turn.cosYaw) * round) * dx + turn.sinYaw * dz;
    const near = turn.cosYaw * dz - turn.sinYaw * dx;
    const ty = (turn.cosPitch + (1 - turn.cosPitch) * round) * dy - turn.sinPitch * near;
    out[0] = pivot[0] + tx * turn.cosRoll - ty * turn.sinRoll;
    out[1] = pivot[1] + tx * turn.sinRoll + ty * turn.cosRoll;
    out[2] = pivot[2] + turn.sinPitch * dy + turn.cosPitch * near;
  }

  place(parent, x, y, z, round, out) {
    if (parent === "body") {
      this.apply(this.body, WAIST, x, y, z, round, out);
      return;
    }
    this.apply(this.head, NECK, x, y, z, round, out);
    out[0] += this.neck[0] - NECK[0];
    out[1] += this.neck[1] - NECK[1] + SEAT;
  }

  // `elapsed` in seconds; needs `aim` first. Anchors glide from where they were to where they are in steps of at most
  // 1/60 s, so that a slow page swings like a fast one.
  swing(p, elapsed) {
    for (const each of this.springs) {
      const { at, parent } = each.spec;
      if (each.leader) continue;
      this.place(parent, at[0], at[1], at[2], 0, this.at);
      each.fromX = each.toX ?? this.at[0];
      each.fromY = each.toY ?? this.at[1];
      each.toX = this.at[0];
      each.toY = this.at[1];
    }
    const steps = Math.max(1, Math.ceil(elapsed * 60 - 0.01));
    for (let step = 1; step <= steps; step++) this.swingOnce(step / steps, elapsed / steps);
    for (const { spec, spring, leader } of this.springs) {
      if (spec.push) spring.lagX += p[spec.push] * PUSH;
      if (!leader) continue;
      spring.lagX += leader.lagX;
      spring.lagY += leader.lagY;
    }
  }

  swingOnce(share, elapsed) {
    for (const { spring, leader, fromX, fromY, toX, toY } of this.springs) {
      if (leader) spring.step(leader.x.position, leader.y.position, elapsed);
      else spring.step(fromX + (toX - fromX) * share, fromY + (toY - fromY) * share, elapsed);
    }
  }

  deform(drivers) {
    for (const part of this.parts) {
      part.opacity = part.alpha === undefined ? 1 : typeof part.alpha === "number" ? part.alpha : drivers[part.alpha];
      part.seen = part.opacity > 0.004;
      if (!part.seen) continue;
      this.shape(part, drivers);
      if (part.parent === "neck") this.turnNeck(part);
      else this.turn(part);
      measure(part.drawn, part.count, part.closed, part.corners, part.tangents);
      if (part.ribbon) {
        ribbon(part.drawn, part.tangents, part.count, part.ribbon, part.bias ?? 0.5, part.edge);
        measure(part.edge, part.count * 2, true, part.edgeCorners, part.edgeTangents);
      }
    }
  }

  shape({ base, shaped, forms }, drivers) {
    shaped.set(base);
    for (const { driver, offsets } of forms) {
      const weight = drivers[driver];
      if (!weight) continue;
      for (let i = 0; i < offsets.length; i++) shaped[i] += offsets[i] * weight;
    }
  }

  turn(part) {
    const { shaped, drawn, slack, hang, parent, round = 0, bends } = part;
    const { at, held } = this;
    if (hang?.at) this.place(parent, hang.at[0], hang.at[1], hang.at[2], 0, held);
    for (let i = 0; i < part.count; i++) {
      const x = shaped[3 * i], y = shaped[3 * i + 1], z = shaped[3 * i + 2];
      this.place(parent, x, y, z, round, at);
      const free = slack[i];
      if (free > 0 && hang.at) {
        const loose = free * (hang.free ?? FREE);
        at[0] += (held[0] + x - hang.at[0] - at[0]) * loose;
        at[1] += (held[1] + y - hang.at[1] - at[1]) * loose;
        at[2] += (held[2] + z - hang.at[2] - at[2]) * loose;
      }
      // Nearer than at rest looks larger, so that the drawing at rest stays as it was written.
      const scale = (VIEW - z) / (VIEW - at[2]);
      drawn[2 * i] = at[0] * scale;
      drawn[2 * i + 1] = NECK[1] + (at[1] - NECK[1]) * scale;
      if (free > 0 && bends.length) bend(drawn, i, free, bends);
    }
  }

  // The neck runs from the shoulders into the head.
  turnNeck({ shaped, drawn, count }) {
    const { at, held } = this;
    for (let i = 0; i < count; i++) {
      const x = shaped[3 * i], y = shaped[3 * i + 1], z = shaped[3 * i + 2];
      this.place("head", x, y, z, 0, at);
      this.place("body", x, y, z, 0, held);
      const share = Math.min(1, Math.max(0, (610 - y) / 120));
      drawn[2 * i] = held[0] + (at[0] - held[0]) * share;
      drawn[2 * i + 1] = held[1] + (at[1] - held[1]) * share;
    }
  }
}

function bend(drawn, i, free, bends) {
  const first = bends[0];
  const last = bends[bends.length - 1];
  const near = first === last ? 0 : free * (1 - free) * 1.3;
  const far = Math.pow(free, 1.5);
  drawn[2 * i] += first.lagX * near + last.lagX * far;
  drawn[2 * i + 1] += (first.lagY * near + last.lagY * far) * 0.5;
}

// A turn by yaw, then pitch, then roll, for x right, y down, z towards the viewer.
class Turn {
  // Degrees.
  set(yaw, pitch, roll) {
    this.cosYaw = Math.cos(yaw * RADIAN);
    this.sinYaw = Math.sin(yaw * RADIAN);
    this.cosPitch = Math.cos(pitch * RADIAN);
    this.sinPitch = Math.sin(pitch * RADIAN);
    this.cosRoll = Math.cos(roll * RADIAN);
    this.sinRoll = Math.sin(roll * RADIAN);
  }
}
