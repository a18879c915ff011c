// Plays the turn's samples in order and tells which frame of the turn it is at. 24 kHz, mono; runs on the audio thread.
const REPORT_EVERY = 2400; // frames: 100 ms
const FADE = 192; // frames: 8 ms

class Player extends AudioWorkletProcessor {
  constructor() {
    super();
    this.reset(0);
    this.port.onmessage = ({ data }) => {
      if (data.samples) this.take(data);
      else if (data.stop !== undefined) this.stopAt(data.stop);
      else if (data.end !== undefined && data.end === this.turn) this.ended = true;
    };
  }

  reset(turn) {
    this.turn = turn;
    this.queue = [];
    this.offset = 0;
    this.frame = 0;
    this.running = false;
    this.ended = false;
    this.fade = 0;
    this.sinceReport = 0;
  }

  take({ turn, start, samples }) {
    if (turn < this.turn) return;
    if (turn > this.turn) { this.reset(turn); this.frame = start; }
    if (this.fade || this.stopped === turn) return;
    if (this.queue.length === 0 && !this.running) this.frame = Math.max(this.frame, start);
    this.queue.push(samples);
  }

  stopAt(turn) {
    this.stopped = turn;
    if (turn !== this.turn) { this.port.postMessage({ stopped: turn, frame: 0 }); return; }
    if (this.running) this.fade = FADE; else this.silence();
  }

  silence() {
    this.queue = [];
    this.offset = 0;
    this.fade = 0;
    this.running = false;
    this.port.postMessage({ stopped: this.turn, frame: this.frame });
  }

  report() {
    this.sinceReport = 0;
    // `frame` is the one that the next quantum begins with, at context time `time`.
    this.port.postMessage({ turn: this.turn, frame: this.frame, time: currentTime, running: this.running });
  }

  process(inputs, [[out]]) {
    let i = 0;
    while (i < out.length && this.queue.length) {
      const head = this.queue[0];
      if (!this.running) { this.running = true; this.report(); }
      while (i < out.length && this.offset < head.length) {
        let sample = head[this.offset++] / 32768;
        if (this.fade) {
          sample *= --this.fade / FADE;
          if (this.fade === 0) { out[i++] = sample; this.frame++; this.silence(); out.fill(0, i); return true; }
        }
        out[i++] = sample;
        this.frame++;
      }
      if (this.offset >= head.length) { this.queue.shift(); this.offset = 0; }
    }
    out.fill(0, i);
    if (i < out.length && this.running) {
      this.running = false;
      if (this.fade) { this.silence(); return true; }
      this.report();
    }
    this.sinceReport += out.length;
    if (this.running && this.sinceReport >= REPORT_EVERY) this.report();
    return true;
  }
}
registerProcessor("player", Player);
