// Damped springs: what hangs on her follows late and swings out. The only motion that the page adds by itself.
//
// Each spring is a point that is pulled to its anchor in two axes (board units). What a part uses is the lag: how far
// the point stays behind. The step is the exact solution of the damped oscillator for an anchor that stands halfway
// between its old and its new place, so that no frame rate makes it unstable and all swing alike.

export class Spring {
  // `hertz` own frequency, `damping` 0..1 (below 1), `gain` share of the lag that is shown, `limit` in board units.
  constructor({ hertz, damping, gain = 1, limit = 60 }) {
    this.omega = 2 * Math.PI * hertz;
    this.damping = damping;
    this.gain = gain;
    this.limit = limit;
    this.x = new Axis();
    this.y = new Axis();
    this.lagX = 0;
    this.lagY = 0;
    this.isPlaced = false;
  }

  step(anchorX, anchorY, elapsed) {
    if (!this.isPlaced) {
      this.x.place(anchorX);
      this.y.place(anchorY);
      this.isPlaced = true;
    }
    this.x.step(anchorX, this.omega, this.damping, elapsed);
    this.y.step(anchorY, this.omega, this.damping, elapsed);
    this.lagX = this.soften((this.x.position - anchorX) * this.gain);
    this.lagY = this.soften((this.y.position - anchorY) * this.gain);
  }

  // Large lags bend less and less: hair has a length.
  soften(lag) { return this.limit * Math.tanh(lag / this.limit); }
}

class Axis {
  constructor() {
    this.position = 0;
    this.anchor = 0;
    this.speed = 0;
  }

  place(position) {
    this.position = position;
    this.anchor = position;
    this.speed = 0;
  }

  step(newAnchor, omega, damping, elapsed) {
    const anchor = (this.anchor + newAnchor) / 2;
    this.anchor = newAnchor;
    const decay = damping * omega;
    const wave = omega * Math.sqrt(1 - damping * damping);
    const fade = Math.exp(-decay * elapsed);
    const cos = Math.cos(wave * elapsed);
    const sin = Math.sin(wave * elapsed);
    const away = this.position - anchor;
    const mixed = (this.speed + decay * away) / wave;
    this.position = anchor + fade * (away * cos + mixed * sin);
    this.speed = fade * (this.speed * cos - (decay * mixed + wave * away) * sin);
  }
}
