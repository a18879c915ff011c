// A plain drawn face: hair, headset with an antenna, eyes that blink and look, a mouth from visemes. Canvas 2D.
const COLOR = {
  hair: "#3f6f73", hairDark: "#2c5057", hairLight: "#7fb3a8", skin: "#ffe0cc", skinShade: "#f2b79d", line: "#33233b",
  hoodie: "#4a3b63", hoodieDark: "#36294b", accent: "#ff7a59", white: "#fffaf4", iris: "#7a3e8e", irisLight: "#d98bd0",
  mouth: "#6d2238", tongue: "#e0697b", teeth: "#fffaf4",
};

// brow: raise, angle (inner down < 0); lid: upper openness; smile: lower lid; mouth form; cheeks; antenna
const MOODS = {
  neutral: [0, 0, 1, 0, 0.15, 0, 0], joy: [0.3, 0.1, 1, 0.35, 0.8, 0.4, 0.6], laughter: [0.4, 0.1, 0.35, 1, 1, 0.6, 1],
  tenderness: [0.1, 0.35, 0.8, 0.5, 0.6, 0.7, 0.1], surprise: [1, 0.1, 1.25, 0, 0, 0.1, 1],
  curiosity: [0.6, 0.1, 1.1, 0, 0.2, 0, 0.7], smugness: [0.2, -0.3, 0.62, 0.4, 0.6, 0.1, 0.2],
  embarrassment: [0.2, 0.5, 0.8, 0.2, -0.1, 1, -0.5], sadness: [0.1, 0.8, 0.75, 0, -0.7, 0, -1],
  anger: [-0.6, -0.9, 0.85, 0, -0.6, 0.2, 0.4], fear: [0.8, 0.7, 1.2, 0, -0.5, 0, -0.7],
  sleepiness: [-0.1, 0.1, 0.45, 0, 0, 0, -0.8],
};

export class Face {
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.mood = [...MOODS.neutral];
    this.target = MOODS.neutral;
    this.blink = 0;
    this.nextBlink = 2;
    this.gaze = [0, 0];
    this.look = [0, 0];
    this.nextLook = 1;
    this.time = 0;
    this.antenna = 0;
    this.antennaSpeed = 0;
    this.energy = 0;
    new ResizeObserver(() => this.resize()).observe(canvas);
    this.resize();
  }

  resize() {
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    const { clientWidth, clientHeight } = this.canvas;
    this.canvas.width = Math.max(1, Math.round(clientWidth * ratio));
    this.canvas.height = Math.max(1, Math.round(clientHeight * ratio));
  }

  feel(emotion, intensity = 2) {
    const mood = MOODS[emotion] ?? MOODS.neutral;
    const share = [0, 0.6, 1, 1.25][intensity] ?? 1;
    this.target = mood.map((value, i) => MOODS.neutral[i] + (value - MOODS.neutral[i]) * share);
  }

  live(elapsed, speaking, open) {
    this.time += elapsed;
    const share = 1 - Math.exp(-elapsed * 8);
    this.mood = this.mood.map((value, i) => value + (this.target[i] - value) * share);
    this.energy += ((speaking ? 0.4 + open : 0) - this.energy) * (1 - Math.exp(-elapsed * 5));
    this.nextBlink -= elapsed;
    if (this.nextBlink < 0) {
      this.blink = 1;
      this.nextBlink = Math.random() < 0.15 ? 0.25 : (speaking ? 1.5 : 2) + Math.random() * (speaking ? 2.5 : 4);
    }
    this.blink = Math.max(0, this.blink - elapsed / 0.16);
    this.nextLook -= elapsed;
    if (this.nextLook < 0) {
      this.look = Math.random() < 0.6 ? [0, 0] : [(Math.random() - 0.5) * 1.4, (Math.random() - 0.5) * 0.7];
      this.nextLook = 0.7 + Math.random() * 2.2;
    }
    const saccade = 1 - Math.exp(-elapsed * 22);
    this.gaze = this.gaze.map((value, i) => value + (this.look[i] - value) * saccade);
    const pull = (this.mood[6] * 0.35 + this.gaze[0] * 0.12 - this.antenna) * 90 - this.antennaSpeed * 7;
    this.antennaSpeed += pull * elapsed;
    this.antenna += this.antennaSpeed * elapsed;
  }

  draw(mouth) {
    const c = this.context;
    const { width, height } = this.canvas;
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.clearRect(0, 0, width, height);
    const size = Math.min(width / 820, height / 920);
    c.setTransform(size, 0, 0, size, width / 2, height - 920 * size);
    const t = this.time;
    const breath = Math.sin(t * 2 * Math.PI * 0.25);
    const sway = Math.sin(t * 0.61) * 0.6 + Math.sin(t * 0.37 + 1) * 0.4;
    const nod = Math.sin(t * 5.1) * this.energy * 2.5;
    c.lineJoin = c.lineCap = "round";
    const yaw = sway * 7 + this.gaze[0] * 6;
    const pitch = breath * 1.5 + nod + this.gaze[1] * 4;
    const roll = sway * 0.022 + Math.sin(t * 0.83) * 0.01;
    this.hairBack(c, yaw, breath, roll);
    this.body(c, breath);
    c.save();
    c.translate(0, 470);
    c.rotate(roll);
    c.translate(yaw * 0.5, pitch - 470);
    this.head(c, yaw);
    this.eyes(c, yaw);
    this.mouthShape(c, mouth, yaw);
    this.hairFront(c, yaw, breath);
    this.headset(c, yaw);
    c.restore();
  }

  path(c, points, fill, line = COLOR.line, weight = 5) {
    c.beginPath();
    const p = new Path2D(points);
    if (fill) { c.fillStyle = fill; c.fill(p); }
    if (line) { c.strokeStyle = line; c.lineWidth = weight; c.stroke(p); }
    return p;
  }

  hairBack(c, yaw, breath, roll) {
    c.save();
    c.translate(yaw * -0.3, breath * 2);
    c.rotate(roll * 0.6);
    this.path(c, "M-232 330 C-262 120 -130 34 6 34 C150 34 268 120 236 340 C250 470 262 560 214 636 C150 600 -140 610 -196 668 C-262 590 -244 450 -232 330 Z", COLOR.hairDark);
    c.restore();
  }

  body(c, breath) {
    const up = breath * 4;
    this.path(c, `M-74 520 L-70 690 L74 690 L76 520 Z`, COLOR.skinShade, null);
    this.path(c, `M-360 940 C-352 ${786 - up} -210 ${742 - up} -96 ${716 - up} C-50 ${770 - up} 50 ${770 - up} 98 ${716 - up} C214 ${742 - up} 352 ${786 - up} 362 940 Z`, COLOR.hoodie);
    this.path(c, `M-110 ${712 - up} C-130 ${742 - up} -70 ${822 - up} 0 ${828 - up} C72 ${822 - up} 132 ${742 - up} 112 ${712 - up} C88 ${762 - up} 40 ${786 - up} 0 ${788 - up} C-42 ${786 - up} -90 ${762 - up} -110 ${712 - up} Z`, COLOR.hoodieDark);
    this.path(c, `M-44 ${812 - up} l-6 70 M46 ${812 - up} l8 78`, null, COLOR.white, 6);
    this.path(c, `M150 ${852 - up} l18 -26 l18 26 l-18 26 Z`, COLOR.accent, COLOR.line, 4);
  }

  head(c, yaw) {
    this.path(c, "M-176 300 C-184 420 -150 520 -84 584 C-40 622 40 622 86 584 C152 520 184 420 176 300 C170 150 -168 150 -176 300 Z", COLOR.skin);
    c.save();
    c.globalAlpha = 0.25 + 0.5 * Math.max(0, this.mood[5]);
    c.fillStyle = "#ff8f85";
    for (const side of [-1, 1]) {
      c.beginPath();
      c.ellipse(side * 108 + yaw, 478, 36, 17, 0, 0, Math.PI * 2);
      c.fill();
    }
    c.restore();
    this.path(c, `M${-5 + yaw * 1.5} 466 q7 8 13 0`, null, COLOR.skinShade, 5);
  }

  eyes(c, yaw) {
    const [raise, angle, lid, smile] = this.mood;
    const shut = this.blink > 0 ? 1 - Math.abs(this.blink - 0.5) * 2 : 0;
    const open = Math.max(0.04, lid * (1 - shut));
    for (const side of [-1, 1]) {
      const x = side * 84 + yaw * 1.2;
      const y = 388;
      const top = y - 52 * open;
      const bottom = y + 44 * (1 - smile * 0.55) * Math.min(1, open + 0.15);
      const white = new Path2D(`M${x - 54} ${y + 6} Q${x - 44} ${top - 6} ${x + side * 4} ${top - 8} Q${x + 46} ${top - 4} ${x + 54} ${y + 6} Q${x + 36} ${bottom} ${x} ${bottom} Q${x - 36} ${bottom} ${x - 54} ${y + 6} Z`);
      c.fillStyle = COLOR.white;
      c.fill(white);
      c.save();
      c.clip(white);
      const gx = x + this.gaze[0] * 14;
      const gy = y - 4 + this.gaze[1] * 12;
      const iris = c.createLinearGradient(0, gy - 44, 0, gy + 44);
      iris.addColorStop(0, COLOR.iris);
      iris.addColorStop(1, COLOR.irisLight);
      c.fillStyle = iris;
      c.beginPath(); c.ellipse(gx, gy, 34, 43, 0, 0, Math.PI * 2); c.fill();
      c.fillStyle = "#2a1733";
      c.beginPath(); c.ellipse(gx, gy, 15, 21, 0, 0, Math.PI * 2); c.fill();
      c.fillStyle = "#ffffff";
      c.beginPath(); c.ellipse(gx - 12, gy - 18, 10, 12, 0, 0, Math.PI * 2); c.fill();
      c.globalAlpha = 0.8;
      c.beginPath(); c.ellipse(gx + 13, gy + 18, 5, 6, 0, 0, Math.PI * 2); c.fill();
      c.globalAlpha = 0.22;
      c.fillStyle = COLOR.line;
      c.fillRect(x - 60, top - 20, 120, 26);
      c.restore();
      this.path(c, `M${x - 58} ${y + 8} Q${x - 46} ${top - 8} ${x + side * 4} ${top - 11} Q${x + 48} ${top - 6} ${x + 58} ${y + 8}`, null, COLOR.line, 11);
      this.path(c, `M${x + side * 54} ${y + 4} l${side * 16} -10`, null, COLOR.line, 7);
      if (smile > 0.2 || open < 0.2) this.path(c, `M${x - 40} ${bottom + 2} Q${x} ${bottom + 8 - smile * 14} ${x + 40} ${bottom + 2}`, null, COLOR.line, 5);
      const by = 296 - raise * 20;
      this.path(c, `M${x - side * 46} ${by - angle * 22} Q${x} ${by - 16 - raise * 4} ${x + side * 50} ${by + 8 + angle * 10}`, null, COLOR.hairDark, 11);
    }
  }

  mouthShape(c, [open, wide, round, teeth, tongue], yaw) {
    const form = this.mood[4];
    const x = yaw * 1.4;
    const y = 532;
    const half = (26 + wide * 42) * (1 - round * 0.3);
    const height = open * 62;
    const lift = form * 14 * (1 - open * 0.4);
    const left = `${x - half} ${y - lift}`;
    const right = `${x + half} ${y - lift + 2}`;
    const upper = y - height * 0.22 + lift * 0.3;
    const lower = y + height + lift * 0.6 + 4;
    if (height < 4) {
      this.path(c, `M${left} Q${x} ${y + lift * 1.4} ${right}`, null, COLOR.line, 6);
      return;
    }
    const cavity = this.path(c, `M${left} Q${x} ${upper - 6} ${right} Q${x + half * 0.8} ${lower} ${x} ${lower} Q${x - half * 0.8} ${lower} ${left} Z`, COLOR.mouth, null);
    c.save();
    c.clip(cavity);
    if (teeth > 0.15) {
      c.fillStyle = COLOR.teeth;
      c.fillRect(x - half, upper - 14, half * 2, 14 + 10 * teeth);
    }
    c.fillStyle = COLOR.tongue;
    c.beginPath();
    c.ellipse(x, lower + 6 - tongue * 14, half * 0.6, 16 + height * 0.16, 0, 0, Math.PI * 2);
    c.fill();
    c.restore();
    c.strokeStyle = COLOR.line;
    c.lineWidth = 6;
    c.stroke(cavity);
  }

  hairFront(c, yaw, breath) {
    const x = yaw * 0.9;
    const swing = breath * 3 - yaw * 0.8;
    this.path(c, `M-196 330 C-232 150 -120 60 0 58 C128 60 236 150 200 334 C196 250 176 214 150 190 C156 240 140 280 118 300 C122 250 104 214 ${78 + x} 186 C${60 + x} 250 ${10 + x} 284 ${-44 + x} 292 C${-12 + x} 252 ${-8 + x} 222 ${-16 + x} 196 C${-52 + x} 262 -118 282 -156 290 C-180 296 -192 312 -196 330 Z`, COLOR.hair);
    this.path(c, `M-92 104 C-40 76 44 76 96 108 C40 92 -36 92 -92 104 Z`, COLOR.hairLight, null);
    // The asymmetric lock.
    this.path(c, `M188 262 C226 330 ${232 + swing} 430 ${196 + swing * 1.6} 548 C${186 + swing} 470 178 400 168 330 Z`, COLOR.hair);
    this.path(c, `M-186 270 C-214 340 ${-210 + swing * 0.6} 400 ${-190 + swing} 452 C-182 400 -176 350 -170 316 Z`, COLOR.hair);
  }

  headset(c) {
    this.path(c, "M-190 300 C-206 90 206 90 192 300", null, COLOR.line, 20);
    this.path(c, "M-190 300 C-206 90 206 90 192 300", null, COLOR.white, 11);
    for (const side of [-1, 1]) {
      this.path(c, `M${side * 178} 282 h${side * 26} q${side * 22} 4 ${side * 22} 56 q0 54 ${side * -22} 58 h${side * -26} Z`, COLOR.accent);
    }
    c.save();
    c.translate(204, 288);
    c.rotate(0.28 + this.antenna);
    this.path(c, "M0 0 Q8 -60 2 -108", null, COLOR.line, 8);
    const glow = 0.5 + 0.5 * Math.max(0, this.mood[6]);
    c.fillStyle = COLOR.accent;
    c.globalAlpha = 0.25 * glow;
    c.beginPath(); c.arc(2, -118, 30, 0, Math.PI * 2); c.fill();
    c.globalAlpha = 1;
    c.beginPath(); c.arc(2, -118, 15, 0, Math.PI * 2); c.fill();
    c.strokeStyle = COLOR.line; c.lineWidth = 5; c.stroke();
    c.restore();
  }
}
