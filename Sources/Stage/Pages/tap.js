// Tells how loud each millisecond is that passes, stamped with the context's time. For measurements only.
const WINDOW = 24; // samples: 1 ms at 24 kHz

class Tap extends AudioWorkletProcessor {
  constructor() {
    super();
    this.sum = 0;
    this.count = 0;
    this.values = [];
  }

  process([[samples]]) {
    for (let i = 0; samples && i < samples.length; i++) {
      this.sum += samples[i] * samples[i];
      if (++this.count < WINDOW) continue;
      if (!this.values.length) this.since = (currentFrame + i + 1 - WINDOW) / sampleRate;
      this.values.push(Math.round(Math.sqrt(this.sum / WINDOW) * 10000));
      this.sum = this.count = 0;
      if (this.values.length === 50) {
        this.port.postMessage([this.since, this.values]);
        this.values = [];
      }
    }
    return true;
  }
}
registerProcessor("tap", Tap);
