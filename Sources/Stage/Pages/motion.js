// What the motor says she does: blocks of keys, stamped on a clock, with straight lines between the keys.
//
// Two channels are added as offsets from rest: `life` counts in milliseconds of the server's clock, `speech` in frames
// of the turn. A block replaces what was known of its channel from its start on; after its last key it holds. The
// table of parameters, with each one's rest and quantum, comes from the server, so that it stands in one place.

class Track {
  // `unit`: of the clock in a second.
  constructor(unit) {
    this.unit = unit;
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
  }

  // Adds the offsets at `time` to `offsets`, in quanta.
  add(time, offsets) {
    while (this.blocks.length > 1 && this.blocks[1].start <= time) this.blocks.shift();
    const block = this.blocks[0];
    if (!block || block.start > time) return;
    const place = Math.min(block.count - 1, ((time - block.start) * block.rate) / this.unit);
    const key = Math.floor(place);
    const share = place - key;
    for (const { parameter, keys } of block.series) {
      offsets[parameter] += keys[key] + (share ? (keys[key + 1] - keys[key]) * share : 0);
    }
  }
}

export class Motion {
  constructor() {
    this.life = new Track(1000);
    this.speech = new Track(24000);
    this.turn = 0;
    this.parameters = [];
    this.offsets = new Float32Array(0);
    this.pose = {};
  }

  // list: [[name, rest, quantum], …] in the order that rows count in.
  name(list) {
    this.parameters = list.map(([name, rest, quantum]) => ({ name, rest, quantum }));
    this.offsets = new Float32Array(list.length);
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

  // Every parameter's value now. `frame` of `turn` is what is heard; null when nothing is, and then the mouth rests.
  at(time, turn, frame) {
    this.offsets.fill(0);
    if (time !== undefined) this.life.add(time, this.offsets);
    if (frame !== null && turn === this.turn) this.speech.add(frame, this.offsets);
    this.parameters.forEach(({ name, rest, quantum }, index) => { this.pose[name] = rest + this.offsets[index] * quantum; });
    return this.pose;
  }
}
