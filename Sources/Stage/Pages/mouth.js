// Mouth shapes from keys of [frame, viseme, weight]: blended, never jumping.
export const VISEMES = ["sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "ih", "oh", "ou"];
//            open  wide  round teeth tongue
const SHAPES = [
  [0.00, 0.50, 0.0, 0.0, 0.0], [0.00, 0.45, 0.1, 0.0, 0.0], [0.12, 0.50, 0.0, 1.0, 0.0], [0.22, 0.50, 0.0, 0.7, 1.0],
  [0.25, 0.55, 0.0, 0.7, 0.6], [0.30, 0.50, 0.1, 0.3, 0.0], [0.28, 0.35, 0.6, 0.9, 0.0], [0.16, 0.70, 0.0, 1.0, 0.0],
  [0.20, 0.50, 0.0, 0.5, 0.6], [0.26, 0.40, 0.4, 0.4, 0.2], [1.00, 0.60, 0.1, 0.3, 0.2], [0.60, 0.75, 0.0, 0.5, 0.2],
  [0.38, 0.80, 0.0, 0.6, 0.1], [0.68, 0.30, 0.8, 0.1, 0.1], [0.34, 0.12, 1.0, 0.0, 0.0],
];

export class Mouth {
  constructor() { this.clear(0); this.log = null; }

  clear(turn) { this.turn = turn; this.keys = []; this.index = 0; this.shape = this.shape ?? [...SHAPES[0]]; }

  // Keys from `from` on replace those known.
  take({ turn, from, keys }) {
    if (turn !== this.turn) this.clear(turn);
    const kept = this.keys.findIndex(([frame]) => frame >= from);
    if (kept >= 0) this.keys.length = kept;
    this.keys.push(...keys);
    this.index = Math.min(this.index, this.keys.length);
  }

  // The shape for this frame of the turn; `elapsed` in seconds since the last call.
  draw(turn, frame, speaking, elapsed) {
    let target = SHAPES[0];
    let name = "sil";
    if (speaking && turn === this.turn && this.keys.length) {
      while (this.index > 0 && this.keys[this.index - 1][0] > frame) this.index--;
      while (this.index < this.keys.length && this.keys[this.index][0] <= frame) this.index++;
      const key = this.keys[this.index - 1];
      const next = this.keys[this.index];
      if (key) {
        name = VISEMES[key[1]];
        target = weighted(key);
        if (next) {
          // The last third of a sound leans towards the next one.
          const lean = (frame - key[0]) / Math.max(1, next[0] - key[0]);
          if (lean > 0.65) target = mix(target, weighted(next), (lean - 0.65) / 0.7);
        }
      }
    }
    // Lips close faster than they open.
    const rate = target[0] < this.shape[0] ? 55 : 38;
    const share = 1 - Math.exp(-elapsed * rate);
    this.shape = mix(this.shape, target, share);
    if (this.log) this.log.push({ turn, frame, viseme: name, open: this.shape[0] });
    return this.shape;
  }
}

const weighted = ([, viseme, weight]) => mix(SHAPES[0], SHAPES[viseme], weight);
const mix = (a, b, t) => a.map((value, i) => value + (b[i] - value) * t);
