// The server's clock, from the quickest of the last round trips. Milliseconds.
const KEPT = 8;

export class ServerClock {
  constructor(send) {
    this.send = send;
    this.forget();
    setInterval(() => this.ping(), 5000);
  }

  forget() { this.trips = []; }

  ping() { this.send({ type: "ping", sent: performance.now() }); }

  answer({ sent, server }) {
    const trip = performance.now() - sent;
    this.trips.push({ trip, offset: server - (sent + trip / 2) });
    if (this.trips.length > KEPT) this.trips.shift();
    // A few at once: the first round trips of a connection are slow.
    else if (this.trips.length < 4) this.ping();
  }

  // Undefined until the server answered once.
  now() {
    if (!this.trips.length) return undefined;
    const best = this.trips.reduce((left, right) => (right.trip < left.trip ? right : left));
    return performance.now() + best.offset;
  }
}
