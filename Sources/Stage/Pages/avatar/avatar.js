// The avatar on a canvas. Parameters come from outside, already eased; this adds nothing but springs.
import { drive } from "/pages/avatar/drivers.js";
import { GLOW_RAMP, PALETTE } from "/pages/avatar/palette.js";
import { Painter } from "/pages/avatar/paint.js";
import { PARAMETERS } from "/pages/avatar/parameters.js";
import { PARTS, SPRINGS } from "/pages/avatar/parts.js";
import { Rig } from "/pages/avatar/rig.js";

export { PARAMETERS };

// Board units; x = 0 is the middle.
const BOARD = { width: 820, height: 920 };
const MOST_PIXEL_RATIO = 3;

export class Avatar {
  // `palette` replaces colours by name, `glowRamp` the antenna's colours.
  constructor(canvas, { palette = {}, glowRamp = GLOW_RAMP } = {}) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.rig = new Rig(PARTS, SPRINGS);
    this.painter = new Painter(this.context, { ...PALETTE, ...palette }, glowRamp);
    this.parameters = Object.fromEntries(Object.entries(PARAMETERS).map(([name, [, , rest]]) => [name, rest]));
    this.drivers = {};
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(canvas);
    this.resize();
  }

  // Takes any of PARAMETERS; the others keep their values. Values out of range are clamped, unknown names ignored.
  set(parameters) {
    for (const name in parameters) {
      const range = PARAMETERS[name];
      const value = parameters[name];
      if (range && Number.isFinite(value)) this.parameters[name] = Math.min(range[1], Math.max(range[0], value));
    }
  }

  // `elapsed` in seconds.
  step(elapsed) {
    this.rig.aim(this.parameters);
    this.rig.swing(this.parameters, elapsed);
  }

  draw() {
    const { context, canvas } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    const size = Math.min(canvas.width / BOARD.width, canvas.height / BOARD.height);
    context.setTransform(size, 0, 0, size, canvas.width / 2, canvas.height - BOARD.height * size);
    this.rig.aim(this.parameters);
    this.rig.deform(drive(this.drivers, this.parameters));
    this.painter.draw(this.rig.parts, this.parameters.ParamGlowHue);
  }

  resize() {
    const ratio = Math.min(MOST_PIXEL_RATIO, window.devicePixelRatio || 1);
    const width = Math.max(1, Math.round(this.canvas.clientWidth * ratio));
    const height = Math.max(1, Math.round(this.canvas.clientHeight * ratio));
    // Setting the size clears the canvas, even to the same value.
    if (width === this.canvas.width && height === this.canvas.height) return;
    this.canvas.width = width;
    this.canvas.height = height;
    this.draw();
  }
}
