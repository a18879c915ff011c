// Draws deformed parts on a Canvas 2D context.
import { trace } from "/pages/avatar/spline.js";

export class Painter {
  constructor(context, palette, ramp) {
    this.context = context;
    this.palette = palette;
    this.ramp = ramp.map(channels);
  }

  draw(parts, glowHue) {
    const c = this.context;
    c.lineJoin = c.lineCap = "round";
    this.glow = this.mixGlow(glowHue);
    let within = null;
    for (const part of parts) {
      if (!part.seen) continue;
      if (part.within !== within) {
        if (within) this.leave(within);
        within = part.within;
        if (within) {
          c.save();
          this.path(within);
          c.clip();
        }
      }
      this.paint(part);
    }
    if (within) this.leave(within);
  }

  // A part's line is drawn over what lies within it.
  leave(within) {
    this.context.restore();
    this.stroke(within);
  }

  path(part) {
    const c = this.context;
    c.beginPath();
    if (part.ribbon) trace(c, part.edge, part.edgeTangents, part.count * 2, 0, part.count * 2);
    else trace(c, part.drawn, part.tangents, part.count, 0, part.closed ? part.count : part.count - 1);
  }

  paint(part) {
    const c = this.context;
    c.globalAlpha = Math.min(1, part.opacity);
    this.path(part);
    if (part.fill) {
      c.fillStyle = this.color(part.fill, part);
      c.fill();
    }
    if (!part.holds) this.stroke(part);
    c.globalAlpha = 1;
  }

  stroke(part) {
    if (!part.line || !part.seen) return;
    const c = this.context;
    c.globalAlpha = Math.min(1, part.opacity);
    if (part.span) {
      c.beginPath();
      trace(c, part.drawn, part.tangents, part.count, part.span[0], part.span[1]);
    } else this.path(part);
    c.strokeStyle = this.color(part.line, part);
    c.lineWidth = part.weight ?? 3;
    c.stroke();
    c.globalAlpha = 1;
  }

  color(name, part) {
    if (name === "glow") return this.glow;
    if (typeof name === "string") return this.palette[name];
    let top = Infinity;
    let bottom = -Infinity;
    for (let i = 1; i < part.drawn.length; i += 2) {
      top = Math.min(top, part.drawn[i]);
      bottom = Math.max(bottom, part.drawn[i]);
    }
    const gradient = this.context.createLinearGradient(0, top, 0, bottom);
    gradient.addColorStop(name.from ?? 0, this.palette[name.top]);
    gradient.addColorStop(name.to ?? 1, this.palette[name.bottom]);
    return gradient;
  }

  mixGlow(hue) {
    const place = Math.min(1, Math.max(0, hue)) * (this.ramp.length - 1);
    const low = Math.min(this.ramp.length - 2, Math.floor(place));
    const share = place - low;
    const mixed = this.ramp[low].map((value, i) => Math.round(value + (this.ramp[low + 1][i] - value) * share));
    return `rgb(${mixed[0]}, ${mixed[1]}, ${mixed[2]})`;
  }
}

const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
