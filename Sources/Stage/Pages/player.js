// Plays the turn's samples in order and tells which frame of the turn it is at. 24 kHz, mono; runs on the audio thread.
const REPORT_EVERY = 2400; // frames: 100 ms
const FADE = 192; // frames: 8 ms
const MOST_QUEUED = 4 * 24000; // frames; the server sends at most two seconds ahead

class Player extends AudioWorkletProcessor {
  constructor() {
    super();
    this.forget();
    this.port.onmessage = ({ data }) => {
      if (data.samples) this.take(data);
      else if (data.stop !== undefined) this.stop(data.stop);
      else if (data.mute) this.leave("muted");
      else if (data.lead) this.stopped = null;
      else if (data.forget) this.forget();
    };
  }

  // Another server counts its turns from the beginning.
  forget() {
    this.stopped = null;
    this.begin(0);
  }

  begin(turn) {
    this.turn = turn;
    this.queue = []; // { start, samples }
    this.queued = 0;
    this.offset = 0;
    this.frame = 0;
    this.from = 0; // where this run of sound began
    this.running = false;
    this.fade = 0; // frames of the fade that are left
    this.after = null; // what the fade ends in: "stopped", "muted"
    this.sinceReport = 0;
  }

  take({ turn, start, samples }) {
    if (turn < this.turn || turn === this.stopped) return;
    if (turn > this.turn) {
      if (this.fade) this.silence(0);
      this.begin(turn);
    }
    if (this.fade || this.queued + samples.length > MOST_QUEUED) return;
    this.queue.push({ start, samples });
    this.queued += samples.length;
  }

  stop(turn) {
    this.stopped = turn;
    if (turn === this.turn) this.leave("stopped");
    else this.port.postMessage({ stopped: turn, frame: 0 });
  }

  // "muted": another output goes on with this turn; it may come back.
  leave(after) {
    this.after = after;
    if (!this.running) this.silence(0);
    else if (!this.fade) this.fade = FADE;
  }

  silence(rendered) {
    const wasRunning = this.running;
    this.queue = [];
    this.queued = 0;
    this.offset = 0;
    this.fade = 0;
    this.running = false;
    if (this.after === "stopped") this.port.postMessage({ stopped: this.turn, frame: this.frame });
    if (wasRunning) this.report(rendered);
    this.after = null;
  }

  // `frame` leaves the worklet at context time `time`; `rendered`: samples of this quantum that came before it.
  report(rendered) {
    this.sinceReport = 0;
    this.port.postMessage({
      turn: this.turn, frame: this.frame, from: this.from, time: (currentFrame + rendered) / sampleRate,
      running: this.running,
    });
  }

  process(inputs, [[out]]) {
    let i = 0;
    while (i < out.length && this.queue.length) {
      const { start, samples } = this.queue[0];
      if (this.offset === 0) this.frame = start;
      if (!this.running) {
        this.running = true;
        this.from = this.frame;
        this.report(i);
      }
      while (i < out.length && this.offset < samples.length) {
        let sample = samples[this.offset++] / 32768;
        this.frame++;
        if (this.fade) {
          this.fade--;
          sample *= this.fade / FADE;
        }
        out[i++] = sample;
        if (this.after && this.fade === 0) {
          this.silence(i);
          out.fill(0, i);
          return true;
        }
      }
      if (this.offset >= samples.length) {
        this.queue.shift();
        this.queued -= samples.length;
        this.offset = 0;
      }
    }
    out.fill(0, i);
    if (i < out.length && this.running) {
      // Nothing is left: the turn is over, or its next words are still being made.
      this.silence(i);
    }
    this.sinceReport += out.length;
    if (this.running && this.sinceReport >= REPORT_EVERY) this.report(out.length);
    return true;
  }
}
registerProcessor("player", Player);
