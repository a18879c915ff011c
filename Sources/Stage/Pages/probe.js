// What a measurement of the page reads: `?probe=1` puts one at `window.aneekaProbe`.
import { VISEME_NAMES } from "/pages/avatar/parameters.js";

const MOST_FRAMES = 4000;
const MOST_MOUTHS = 40000;

export class Probe {
  constructor({ sound, serverClock, captions, motion, avatar, clock, leads }) {
    Object.assign(this, { sound, serverClock, captions, motion, avatar, clock, leads });
    this.frames = []; // script time of each drawn frame, ms
    this.mouth = []; // what was applied in each drawn frame
  }

  state() {
    const at = this.clock();
    return { leads: this.leads(), context: this.sound.context.state, turn: at.turn, frame: at.now(), running: at.running };
  }

  // `position`: the frame of the turn that is heard while this is drawn, in the context's time.
  frame(started, turn, position, pose) {
    const weights = VISEME_NAMES.map((name) => pose[`Viseme_${name}`] ?? 0);
    const viseme = VISEME_NAMES[weights.indexOf(Math.max(...weights))];
    this.mouth.push({ time: this.sound.context.currentTime, server: this.serverClock.now() ?? 0, turn, frame: position, viseme, weights });
    if (this.mouth.length > MOST_MOUTHS) this.mouth.splice(0, MOST_MOUTHS / 2);
    this.frames.push(performance.now() - started);
    if (this.frames.length > MOST_FRAMES) this.frames.shift();
  }

  // From now on keeps how loud each millisecond is that leaves the page's sound, in the context's time.
  async tap() {
    this.levels = { start: null, values: [] };
    await this.sound.context.audioWorklet.addModule("/pages/tap.js");
    const tap = new AudioWorkletNode(this.sound.context, "tap", { numberOfOutputs: 0 });
    tap.port.onmessage = ({ data: [time, values] }) => {
      this.levels.start ??= time;
      this.levels.values.push(...values);
    };
    this.sound.node.connect(tap);
    return "tapped";
  }

  // What was drawn of a turn: rows of the context's and the server's milliseconds and fifteen weights in thousandths,
  // and the milliseconds that sound takes to be heard.
  drawn(turn) {
    const rows = this.mouth.filter((shown) => shown.turn === turn).map(({ time, server, weights }) =>
      [Math.round(time * 1000), Math.round(server), ...weights.map((value) => Math.round(value * 1000))]);
    return JSON.stringify({ rows, latency: Math.round(this.sound.latency * 1000) });
  }

  // The levels since `from` (seconds of the context), a whole number each.
  loud(from) {
    const { start, values } = this.levels;
    const first = Math.max(0, Math.round((from - start) * 1000));
    return JSON.stringify({ start: Math.round(start * 1000) + first, values: values.slice(first) });
  }
}
