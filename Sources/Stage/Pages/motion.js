// What the motor says she does: blocks of keys, stamped on a clock, with straight lines between the keys.
//
// Two channels are added as offsets from rest: `life` counts in milliseconds of the server's clock, `speech` in frames
// of the turn. A block replaces what was known of its channel from its start on; after its last key it holds. The
// table of parameters, with each one's rest and quantum, comes from the server, so that it stands in one place.

class Track {
  // `unit`: of the clock in a second. `kept`: blocks at most; a hidden page draws nothing and drops none.
  constructor(unit, kept = Infinity) {
    this.unit = unit;
    this.kept = kept;
    this.blocks = [];
  }

  clear() { this.blocks = []; }

  // rows: [parameter, first key, difference to the next, …]; zeros at the end are left out.
  take({ start, rate, count, rows }) {
    const series = rows.map(([parameter, ...differences]) => {
      const keys = new Int16Array(count);
      let key = 0;
      for (let i = 0; i < count; i++) {
        key += differences[i] ?? 0;
        keys[i] = key;
      }
      return { parameter, keys };
    });
    while (this.blocks.length && this.blocks.at(-1).start >= start) this.blocks.pop();
    this.blocks.push({ start, rate, count, series });
    while (this.blocks.length > this.kept) this.blocks.shift();
  }

  // Adds the offsets at `time` to `offsets`, in quanta. Another output may begin a word anew: two seconds are kept.
  add(time, offsets) {
    while (this.blocks.length > 1 && this.blocks[1].start <= time - 2 * this.unit) this.blocks.shift();
    const block = this.blocks.findLast((each) => each.start <= time);
    if (!block) return;
    const place = Math.min(block.count - 1, ((time - block.start) * block.rate) / this.unit);
    const key = Math.floor(place);
    const share = place - key;
    for (const { parameter, keys } of block.series) {
      offsets[parameter] += keys[key] + (share ? (keys[key + 1] - keys[key]) * share : 0);
    }
  }
}

const MOST_LIFE = 8; // blocks of a second, half a second apart
const LEAVING = 250; // ms in which head and brows go home when a turn is over or another begins

export class Motion {
  constructor() {
    this.life = new Track(1000, MOST_LIFE);
    this.speech = new Track(24000);
    this.turn = 0;
    this.parameters = [];
    this.offsets = new Float32Array(0);
    this.said = new Float32Array(0); // speech's own offsets, as drawn last
    this.left = new Float32Array(0); // the same when it was left
    this.leftAt = -Infinity;
    this.spoke = null; // the turn that was drawn last
    this.pose = {};
  }

  // list: [[name, rest, quantum], …] in the order that rows count in.
  name(list) {
    this.parameters = list.map(([name, rest, quantum]) => ({ name, rest, quantum, isMouth: name.startsWith("Viseme_") }));
    this.offsets = new Float32Array(list.length);
    this.said = new Float32Array(list.length);
    this.left = new Float32Array(list.length);
  }

  begin(turn) {
    this.turn = turn;
    this.speech.clear();
  }

  take(block) {
    if (block.turn === undefined) { this.life.take(block); return; }
    if (block.turn !== this.turn) this.begin(block.turn);
    this.speech.take(block);
  }

  // Another server counts anew.
  forget() {
    this.begin(0);
    this.life.clear();
  }

  // Every parameter's value. `time`: the server's; `frame` of `turn` is what is heard, null when nothing is, and then
  // the mouth rests; `now`: the page's own milliseconds.
  at(time, turn, frame, now) {
    const { offsets, said, left, parameters, pose } = this;
    const speaks = frame !== null && turn === this.turn ? turn : null;
    if (speaks !== this.spoke) {
      left.set(said);
      this.leftAt = now;
      this.spoke = speaks;
    }
    said.fill(0);
    if (speaks !== null) this.speech.add(frame, said);
    offsets.set(said);
    if (time !== undefined) this.life.add(time, offsets);
    const gone = Math.min(1, (now - this.leftAt) / LEAVING);
    const stays = 1 - gone * gone * (3 - 2 * gone);
    parameters.forEach(({ name, rest, quantum, isMouth }, index) => {
      const offset = offsets[index] + (isMouth ? 0 : left[index] * stays);
      pose[name] = rest + offset * quantum;
    });
    return pose;
  }
}
