// The page's sound and the clock that goes with it: which frame of which turn is heard now.
export const RATE = 24000;

export class Sound {
  constructor(send) {
    this.send = send;
    this.turn = 0;
    this.frame = 0;
    this.at = 0;
    this.running = false;
    this.leads = false;
    this.onstate = () => {};
    this.log = null;
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

  tell() {
    const runs = this.context.state === "running";
    this.send({ type: "sound", runs });
    this.onstate(runs);
  }

  allow() { return this.context.resume(); }

  // Seconds between the worklet's clock and the loudspeaker.
  get latency() { return (this.context.outputLatency || this.context.baseLatency || 0); }

  heard(data) {
    if (data.stopped !== undefined) {
      this.running = false;
      this.send({ type: "stopped", turn: data.stopped, frame: data.frame });
      return;
    }
    this.turn = data.turn;
    this.frame = data.frame;
    this.at = data.time;
    this.running = data.running;
    this.send({ type: "at", turn: data.turn, frame: Math.max(0, this.now()), runs: data.running });
  }

  // The frame that leaves the loudspeaker now.
  now() {
    const gone = this.running ? (this.context.currentTime - this.at) * RATE : 0;
    return Math.round(this.frame + gone - this.latency * RATE);
  }

  play(buffer) {
    const view = new DataView(buffer);
    if (buffer.byteLength < 16 || view.getUint32(0, true) !== 0x314b4e41) return;
    const samples = new Int16Array(buffer, 16);
    this.node?.port.postMessage(
      { turn: view.getUint32(4, true), start: view.getUint32(8, true), samples }, [buffer]);
  }

  stop(turn) { this.node?.port.postMessage({ stop: turn }); }
  end(turn) { this.node?.port.postMessage({ end: turn }); }
}

// For pages that do not sound: the server's word on where the leader is.
export class Echo {
  constructor() { this.turn = 0; this.frame = 0; this.at = 0; this.running = false; }
  set({ turn, frame, running }) { Object.assign(this, { turn, frame, running, at: performance.now() }); }
  now() { return this.frame + (this.running ? Math.min(500, performance.now() - this.at) * RATE / 1000 : 0); }
}
