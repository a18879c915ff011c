// Hands on what passes, stamped with the context's time of its first sample. For measurements only.
class Tap extends AudioWorkletProcessor {
  process([[samples]]) {
    if (samples) this.port.postMessage([currentFrame / sampleRate, Array.from(samples)]);
    return true;
  }
}
registerProcessor("tap", Tap);
