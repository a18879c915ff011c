// A plain drawn face: hair, headset with an antenna, eyes that blink and look, a mouth from visemes. Canvas 2D.
//
// Drawn on a board of 820 × 920 units, x = 0 in its middle. Parts shift by depth when she turns: what is nearer moves
// more. Shapes that never change are paths made once.
const COLOR = {
  hair: "#3f7377", hairDark: "#2b5157", hairLight: "#86bdae", skin: "#ffe3d2", skinShade: "#f3b8a0", line: "#33233b",
  hoodie: "#55446f", hoodieDark: "#3c2f52", accent: "#ff7a59", white: "#fffaf4", shade: "#e6d9dd", iris: "#5f2f7e",
  irisLight: "#e19ad6", mouth: "#7a2540", tongue: "#e8748a", blush: "#ff8f85",
};

// The antenna's light.
const GLOW = {
  neutral: "#ff7a59", joy: "#ffb14a", laughter: "#ffd34d", tenderness: "#ff9bb0", surprise: "#7be0e6",
  curiosity: "#8fd6ff", smugness: "#c79bff", embarrassment: "#ff7f9f", sadness: "#6f9bff", anger: "#ff3b3b",
  fear: "#a58bff", sleepiness: "#8a86b8",
};

const PART = Object.fromEntries(Object.entries({
  hairBack: "M-204 300 C-238 110 -140 36 2 34 C146 36 242 112 210 302 C226 424 250 520 250 598 C252 636 268 660 290 674 C252 700 206 694 178 668 C170 690 150 702 118 700 L-112 700 C-146 702 -166 690 -174 668 C-204 694 -250 700 -288 672 C-264 658 -250 636 -248 596 C-250 520 -222 424 -204 300 Z",
  hairBackShade: "M-156 440 C-166 550 -156 640 -134 700 L134 700 C156 640 166 550 158 440 Z",
  neck: "M-58 560 C-56 640 -62 690 -96 730 L-40 800 L40 800 L96 730 C62 690 56 640 58 560 Z",
  neckShade: "M-58 570 C-57 606 -57 622 -60 640 C-24 676 30 676 61 636 C57 612 57 600 58 570 Z",
  hood: "M-104 700 C-150 716 -176 752 -150 772 C-96 740 -60 806 0 830 C60 806 96 740 150 772 C176 752 150 716 104 700 C84 742 44 784 0 792 C-44 784 -84 742 -104 700 Z",
  strings: "M-40 806 C-46 836 -42 862 -48 892 M42 806 C48 830 44 852 52 882",
  emblem: "M150 846 l20 -28 l20 28 l-20 28 Z",
  // Fringe, from left to right; the tips end above the eyes.
  fringe: "M-198 376 C-240 150 -150 36 2 34 C154 36 244 150 204 376 C198 340 184 300 164 268 C166 304 158 332 138 358 C132 316 118 284 94 256 C92 302 70 342 34 366 C42 328 38 296 26 264 C2 312 -42 344 -88 356 C-72 328 -64 302 -62 274 C-96 320 -132 342 -160 354 C-154 330 -152 308 -152 286 C-178 310 -192 340 -198 376 Z",
  fringeShade: "M-198 376 C-192 340 -178 310 -152 286 C-152 308 -154 330 -160 354 C-132 342 -96 320 -62 274 C-64 302 -72 328 -88 356 C-42 344 2 312 26 264 C38 296 42 328 34 366 C70 342 92 302 94 256 C118 284 132 316 138 358 C158 332 166 304 164 268 C184 300 198 340 204 376 C208 300 196 250 164 214 C154 252 134 256 118 222 C104 256 80 250 64 210 C42 250 16 250 2 204 C-18 252 -50 256 -66 218 C-90 266 -124 268 -140 228 C-176 262 -198 310 -198 376 Z",
  shine: "M-136 148 C-72 102 76 100 140 150 C134 162 124 168 112 162 C56 128 -50 130 -108 164 C-120 168 -132 160 -136 148 Z",
  lockLeft: "M-180 330 C-232 400 -244 490 -206 572 C-200 492 -180 420 -140 352 Z",
  lockRight: "M150 300 C236 372 268 510 212 660 C210 548 192 440 132 340 Z",
  band: "M-194 372 C-244 -26 244 -26 198 372",
  cup: "M-22 -62 C8 -66 30 -40 30 0 C30 40 8 66 -22 62 C-30 40 -30 -40 -22 -62 Z",
  cupRing: "M4 -34 C16 -24 18 24 4 34",
}).map(([name, points]) => [name, new Path2D(points)]));

// brow: raise, angle (inner down < 0); lid: upper openness; smile: lower lid; mouth form; cheeks; antenna
const MOODS = {
  neutral: [0, 0, 1, 0, 0.3, 0, 0], joy: [0.3, 0.1, 1, 0.35, 0.8, 0.4, 0.6], laughter: [0.4, 0.1, 0.35, 1, 1, 0.6, 1],
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
    this.glow = GLOW.neutral;
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
    this.glow = GLOW[emotion] ?? GLOW.neutral;
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
    c.lineJoin = c.lineCap = "round";
    const t = this.time;
    const breath = Math.sin(t * 2 * Math.PI * 0.25);
    const sway = Math.sin(t * 0.61) * 0.6 + Math.sin(t * 0.37 + 1) * 0.4;
    const nod = Math.sin(t * 5.1) * this.energy * 2.5;
    const yaw = sway * 7 + this.gaze[0] * 7;
    const pitch = breath * 1.5 + nod + this.gaze[1] * 4;
    const roll = sway * 0.024 + Math.sin(t * 0.83) * 0.012;
    const swing = breath * 0.006 - yaw * 0.0022;
    // Parts of the head turn about the neck; `depth` says how far they follow a turn to the side.
    const layer = (depth, draw) => {
      c.save();
      c.translate(0, 640);
      c.rotate(roll * Math.min(1, 0.6 + depth * 0.4));
      c.translate(yaw * depth, pitch - 640);
      draw();
      c.restore();
    };
    layer(-0.35, () => {
      this.fill(c, PART.hairBack, COLOR.hairDark, null);
      this.fill(c, PART.hairBackShade, "#1f3d44", null);
      this.fill(c, PART.hairBack, null);
    });
    this.body(c, breath, roll);
    layer(0.5, () => this.head(c, mouth[0]));
    layer(1.1, () => {
      this.blush(c);
      this.eyes(c);
      this.mouthShape(c, mouth);
    });
    layer(0.55, () => {
      this.lock(c, PART.lockLeft, -178, 320, swing);
      this.lock(c, PART.lockRight, 166, 300, swing * 1.5);
    });
    layer(1.0, () => {
      this.fill(c, PART.fringe, COLOR.hair);
      this.fill(c, PART.fringeShade, COLOR.hairDark, null, 0, 0.45);
      this.fill(c, PART.shine, COLOR.hairLight, null, 0, 0.9);
    });
    layer(1.15, () => this.brows(c));
    layer(0.6, () => this.headset(c));
  }

  // `line` null = no outline; `alpha` for the fill alone.
  fill(c, path, fill, line = COLOR.line, weight = 5, alpha = 1) {
    if (fill) {
      c.globalAlpha = alpha;
      c.fillStyle = fill;
      c.fill(path);
      c.globalAlpha = 1;
    }
    if (line) {
      c.strokeStyle = line;
      c.lineWidth = weight;
      c.stroke(path);
    }
  }

  stroke(c, points, color, weight) {
    c.strokeStyle = color;
    c.lineWidth = weight;
    c.stroke(new Path2D(points));
  }

  oval(c, x, y, width, height, color) {
    c.fillStyle = color;
    c.beginPath();
    c.ellipse(x, y, width, height, 0, 0, Math.PI * 2);
    c.fill();
  }

  lock(c, path, x, y, angle) {
    c.save();
    c.translate(x, y);
    c.rotate(angle);
    c.translate(-x, -y);
    this.fill(c, path, COLOR.hair);
    c.restore();
  }

  body(c, breath, roll) {
    const up = breath * 4;
    c.save();
    c.translate(0, -up * 0.4);
    c.rotate(roll * 0.15);
    this.fill(c, PART.neck, COLOR.skin);
    this.fill(c, PART.neckShade, COLOR.skinShade, null);
    c.translate(0, -up * 0.6);
    const shoulders = new Path2D(
      `M-372 960 C-366 ${800 - up} -226 ${752 - up} -118 712 C-86 760 -44 796 0 800 C44 796 86 760 118 712 C226 ${752 - up} 366 ${800 - up} 374 960 Z`);
    this.fill(c, shoulders, COLOR.hoodie);
    this.stroke(c, "M-262 930 C-258 890 -250 866 -236 846 M264 930 C260 890 252 866 238 846", COLOR.hoodieDark, 7);
    this.fill(c, PART.hood, COLOR.hoodieDark);
    this.fill(c, PART.strings, null, COLOR.line, 11);
    this.fill(c, PART.strings, null, COLOR.white, 6);
    this.fill(c, PART.emblem, COLOR.accent, COLOR.line, 4);
    c.restore();
  }

  head(c, open) {
    const chin = 604 + open * 9;
    const face = new Path2D(
      `M-178 300 C-184 400 -176 468 -150 520 C-124 562 -66 ${chin - 8} -16 ${chin} C-6 ${chin + 2} 6 ${chin + 2} 16 ${chin} C66 ${chin - 8} 126 562 152 520 C178 468 186 400 180 300 C172 150 -170 150 -178 300 Z`);
    this.fill(c, face, COLOR.skin);
    c.save();
    c.clip(face);
    // The fringe's shadow.
    c.translate(3, 16);
    this.fill(c, PART.fringe, COLOR.skinShade, null, 0, 0.75);
    c.restore();
    this.stroke(c, "M-3 494 q5 7 11 1", COLOR.skinShade, 5);
  }

  blush(c) {
    c.globalAlpha = 0.28 + 0.5 * Math.max(0, Math.min(1, this.mood[5]));
    for (const side of [-1, 1]) this.oval(c, side * 112, 502, 38, 17, COLOR.blush);
    c.globalAlpha *= 0.9;
    for (const side of [-1, 1]) {
      this.stroke(c, `M${side * 112 - 14} 508 l7 -13 M${side * 112 + 2} 508 l7 -13`, "#e8695f", 3.5);
    }
    c.globalAlpha = 1;
  }

  eyes(c) {
    const [raise, angle, lid, smile] = this.mood;
    const shut = this.blink > 0 ? 1 - Math.abs(this.blink - 0.5) * 2 : 0;
    const open = Math.max(0, lid * (1 - shut) - smile * smile * 0.25);
    for (const side of [-1, 1]) {
      c.save();
      c.translate(side * 86, 426);
      // Left and right are mirrored: outwards is to the right in here.
      c.scale(side, 1);
      if (open < 0.16) this.closedEye(c, smile);
      else this.openEye(c, side, open, smile, angle, raise);
      c.restore();
    }
  }

  closedEye(c, smile) {
    const bend = smile > 0.5 ? -34 : 16;
    const y = smile > 0.5 ? 16 : 22;
    this.stroke(c, `M-50 ${y} Q2 ${y + bend * 1.5} 54 ${y - 2}`, COLOR.line, 10);
    this.stroke(c, `M52 ${y - 2} l14 ${smile > 0.5 ? 6 : -6}`, COLOR.line, 6);
  }

  openEye(c, side, open, smile, angle, raise) {
    const top = -58 * open;
    const inner = -angle * 12; // sad lids fall outwards, angry ones inwards
    const bottom = 50 - smile * 16;
    const white = new Path2D(
      `M-50 14 C-48 ${top * 0.7 - inner} -24 ${top - inner * 0.6} 4 ${top} C36 ${top + inner * 0.3} 52 ${top * 0.5 + 6} 56 8 C54 34 34 ${bottom} 4 ${bottom} C-26 ${bottom} -46 38 -50 14 Z`);
    c.fillStyle = COLOR.white;
    c.fill(white);
    c.save();
    c.clip(white);
    const x = this.gaze[0] * 13 * side + 1;
    const y = this.gaze[1] * 11 + 2;
    const iris = c.createLinearGradient(0, y - 52, 0, y + 50);
    iris.addColorStop(0, COLOR.iris);
    iris.addColorStop(0.5, "#9a55ad");
    iris.addColorStop(1, COLOR.irisLight);
    this.oval(c, x, y, 39, 50, COLOR.line);
    this.oval(c, x, y, 36, 47, iris);
    // Pupils narrow in surprise and fear.
    const pupil = 1 - Math.max(0, raise - 0.3) * 0.45;
    this.oval(c, x, y + 2, 16 * pupil, 24 * pupil, "#2a1733");
    c.globalAlpha = 0.55;
    this.oval(c, x, y + 34, 22, 9, "#ffe3f6");
    c.globalAlpha = 0.28;
    // The upper lid's shadow.
    this.oval(c, 2, top - 4, 66, 24, COLOR.line);
    c.globalAlpha = 1;
    // The light stays where it comes from.
    this.oval(c, x * 0.7 - 13 * side, y * 0.7 - 19, 11, 14, "#ffffff");
    this.oval(c, x * 0.7 + 14 * side, y * 0.7 + 18, 5.5, 6.5, "#ffffff");
    c.restore();
    const lash = new Path2D(
      `M-54 18 C-54 ${top * 0.7 - inner} -26 ${top - 8 - inner * 0.6} 4 ${top - 8} C40 ${top - 6 + inner * 0.3} 60 ${top * 0.5} 74 -4 C68 8 64 12 57 14 C50 ${top * 0.5 + 12} 34 ${top + 9} 4 ${top + 5} C-24 ${top + 6 - inner * 0.6} -44 ${top * 0.6 + 4 - inner} -54 18 Z`);
    this.fill(c, lash, COLOR.line, COLOR.line, 3);
    this.stroke(c, `M-26 ${top - 24 - inner * 0.4} Q8 ${top - 32} 40 ${top - 18}`, COLOR.skinShade, 4);
    this.stroke(c, `M-20 ${bottom + 1} Q8 ${bottom + 6 - smile * 8} 36 ${bottom - 8}`, COLOR.line, 4);
  }

  brows(c) {
    const [raise, angle] = this.mood;
    for (const side of [-1, 1]) {
      c.save();
      c.translate(side * 90, 334 - raise * 24);
      c.scale(side, 1);
      const inner = -angle * 30;
      const outer = angle * 18;
      const brow = new Path2D(
        `M-44 ${8 + inner} C-20 ${-12 + inner * 0.4 - raise * 5} 20 ${-16 - raise * 5} 56 ${6 + outer} C22 ${-5 - raise * 4} -16 ${-1 + inner * 0.4 - raise * 4} -42 ${17 + inner} Z`);
      this.fill(c, brow, "#20424a", "#20424a", 3);
      c.restore();
    }
  }

  mouthShape(c, [open, wide, round, teeth, tongue]) {
    const form = this.mood[4];
    const y = 546;
    const half = (22 + wide * 34) * (1 - round * 0.34) * (1 + Math.max(0, form) * 0.12);
    const height = open * 54;
    const lift = form * 13 * (1 - round * 0.6);
    const corner = y - lift * 0.75;
    if (height < 4) {
      if (this.mood[0] > 0.85 && form < 0.1) {
        // Speechless.
        this.oval(c, 0, y + 4, 13, 16, COLOR.mouth);
        c.strokeStyle = COLOR.line;
        c.lineWidth = 5.5;
        c.stroke();
        return;
      }
      this.stroke(c, `M${-half} ${corner} Q0 ${y + lift * 1.35} ${half} ${corner + 1}`, COLOR.line, 6);
      if (form > 0.1) this.stroke(c, `M-9 ${y + 19} q9 4 18 0`, COLOR.skinShade, 4);
      return;
    }
    const upper = y - height * 0.16 + lift * 0.25;
    const lower = y + height * 0.86 + lift * 0.4;
    const belly = half * (0.62 + round * 0.3);
    const cavity = new Path2D(
      `M${-half} ${corner} C${-half * 0.5} ${upper - 3} ${-half * 0.2} ${upper - 4} 0 ${upper - 1} C${half * 0.2} ${upper - 4} ${half * 0.5} ${upper - 3} ${half} ${corner + 1} C${half * 0.98} ${(corner + lower) / 2 + 4} ${belly} ${lower} 0 ${lower} C${-belly} ${lower} ${-half * 0.98} ${(corner + lower) / 2 + 4} ${-half} ${corner} Z`);
    c.fillStyle = COLOR.mouth;
    c.fill(cavity);
    c.save();
    c.clip(cavity);
    this.oval(c, 0, lower + 8 - tongue * 16 - height * 0.1, half * 0.62, 14 + height * 0.22, COLOR.tongue);
    if (teeth > 0.15) {
      // Rounded below, so that it reads as one row of teeth.
      const row = 7 + 11 * teeth;
      const rim = Math.min(upper, corner) - 12;
      c.fillStyle = COLOR.white;
      c.beginPath();
      c.roundRect(-half * 0.86, rim, half * 1.72, upper - rim + row, 9);
      c.fill();
    }
    c.restore();
    this.fill(c, cavity, null, COLOR.line, 5.5);
  }

  headset(c) {
    this.fill(c, PART.band, null, COLOR.line, 26);
    this.fill(c, PART.band, null, COLOR.white, 16);
    for (const side of [-1, 1]) {
      c.save();
      c.translate(side * 196, 424);
      c.scale(side, 1);
      this.fill(c, PART.cup, COLOR.accent);
      this.fill(c, PART.cupRing, null, COLOR.white, 5);
      c.restore();
    }
    c.save();
    c.translate(214, 366);
    c.rotate(0.3 + this.antenna);
    this.stroke(c, "M0 0 Q10 -60 2 -124", COLOR.line, 9);
    c.globalAlpha = 0.2 + 0.18 * Math.max(0, this.mood[6]) + 0.06 * Math.sin(this.time * 2.2);
    this.oval(c, 2, -136, 36, 36, this.glow);
    c.globalAlpha = 1;
    this.oval(c, 2, -136, 18, 18, this.glow);
    c.strokeStyle = COLOR.line;
    c.lineWidth = 5;
    c.stroke();
    this.oval(c, -4, -142, 5, 5, "#ffffff");
    c.restore();
  }
}
