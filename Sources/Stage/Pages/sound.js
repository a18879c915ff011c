// The page's sound and the clock that goes with it: which frame of which turn is heard now.
export const RATE = 24000;
const MAGIC = 0x314b4e41; // "ANK1"

export class Sound {
  // `send` takes messages for the server, `clock` knows the server's time.
  constructor(send, clock) {
    this.send = send;
    this.clock = clock;
    this.turn = 0;
    this.frame = 0;
    this.from = 0;
    this.at = 0;
    this.plays = false;
    this.tail = 0;
    this.given = { turn: 0, end: 0 }; // how far the worklet was given sound of a turn
    this.onstate = () => {};
    this.patience = performance.now() + 600;
    this.context = new AudioContext({ sampleRate: RATE, latencyHint: "interactive" });
    this.ready = this.start();
  }

  async start() {
    await this.context.audioWorklet.addModule("/pages/player.js");
    this.node = new AudioWorkletNode(this.context, "player", { numberOfInputs: 0, outputChannelCount: [1] });
    this.node.connect(this.context.destination);
    this.node.port.onmessage = ({ data }) => this.heard(data);
    this.context.onstatechange = () => this.tell();
    this.tell();
  }

  // Whether this page may sound; the server lends the sound only to pages that may. A context that may run takes a
  // moment to start: until then nothing is said of being blocked.
  tell() {
    const runs = this.node !== undefined && this.context.state === "running";
    clearTimeout(this.late);
    const left = this.patience - performance.now();
    if (!runs && left > 0) {
      this.late = setTimeout(() => this.tell(), left);
      return;
    }
    this.send({ type: "sound", runs });
    this.onstate(runs);
  }

  allow() { return this.context.resume(); }

  // Seconds between the worklet's clock and the loudspeaker.
  get latency() { return this.context.outputLatency || this.context.baseLatency || 0; }

  // The frame that leaves the loudspeaker now. What the worklet has played is still on its way for `latency`.
  // Never more than there is: on a busy machine the worklet's word that a turn is over comes late.
  now() {
    const most = this.given.turn === this.turn ? this.given.end : this.frame;
    const heard = Math.min(most, this.frame + (this.context.currentTime - this.at - this.latency) * RATE);
    return Math.round(Math.max(this.from, this.plays ? heard : Math.min(this.frame, heard)));
  }

  get running() { return this.plays || (this.context.state === "running" && this.now() < this.frame); }

  heard(data) {
    if (data.stopped !== undefined) {
      clearTimeout(this.tail);
      if (data.stopped === this.turn) Object.assign(this, { plays: false, frame: data.frame, from: data.frame });
      this.send({ type: "stopped", turn: data.stopped, frame: data.frame });
      return;
    }
    Object.assign(this, { turn: data.turn, frame: data.frame, from: data.from, at: data.time, plays: data.running });
    this.report();
  }

  // Runs on after the worklet's last sample until that has left the loudspeaker: a turn ends when it was heard.
  report() {
    clearTimeout(this.tail);
    const runs = this.running;
    this.send({ type: "at", turn: this.turn, frame: this.now(), at: this.clock.now(), runs });
    if (runs && !this.plays) this.tail = setTimeout(() => this.report(), Math.min(100, (this.frame - this.now()) / 24 + 1));
  }

  play(buffer) {
    const view = new DataView(buffer);
    if (buffer.byteLength < 16 || view.getUint32(0, true) !== MAGIC) return;
    const samples = new Int16Array(buffer, 16);
    const turn = view.getUint32(4, true);
    const start = view.getUint32(8, true);
    const end = start + samples.length;
    this.given = { turn, end: this.given.turn === turn ? Math.max(this.given.end, end) : end };
    this.node?.port.postMessage({ turn, start, samples }, [buffer]);
  }

  stop(turn) { this.node?.port.postMessage({ stop: turn }); }
  // The sound belongs to another output from now on.
  mute() { this.node?.port.postMessage({ mute: true }); }
  lead() { this.node?.port.postMessage({ lead: true }); }
  // A new connection may be a new server.
  forget() {
    this.turn = 0;
    this.node?.port.postMessage({ forget: true });
  }
}

// Milliseconds: a leader may be a second ahead of what it was last told of.
const MOST_UNTOLD = 1500;

// For pages that do not sound: the server's word on where the leader is.
export class Echo {
  constructor() { this.turn = 0; this.frame = 0; this.at = 0; this.running = false; }
  set({ turn, frame, running }) { Object.assign(this, { turn, frame, running, at: performance.now() }); }
  now() { return this.frame + (this.running ? Math.min(MOST_UNTOLD, performance.now() - this.at) * RATE / 1000 : 0); }
}
