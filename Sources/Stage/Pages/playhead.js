// The frame of her turn that her body is at: what is heard, and a second more when nothing is, so that her mouth shuts and
// her head comes home after the last word, or after she was stopped.
const RATE = 24000;
const RUN_ON = 1; // seconds

export class Playhead {
  constructor() {
    this.turn = 0;
    this.heard = 0;
    this.since = null;
  }

  // `now` in milliseconds. Null when nothing has been heard of the turn, or it is over for long.
  frame(turn, position, running, now) {
    if (turn !== this.turn) Object.assign(this, { turn, since: null });
    if (running) {
      this.heard = position;
      this.since = now;
      return position;
    }
    if (this.since === null) return null;
    const over = (now - this.since) / 1000;
    return over < RUN_ON ? Math.max(position, this.heard) + over * RATE : null;
  }
}
