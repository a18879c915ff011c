// Hoodie, shirt, arms. Everything runs below the board's lower edge, so that breath and sway never show an end.
const sides = (make) => [make("L", false), make("R", true)].flat();
const common = { parent: "body" };
const breath = { breath: { move: [0, -4, 0] }, shoulder: { move: [0, -9, 0] } };
const shoulders = { breath: { move: [0, -6, 0] }, shoulder: { move: [0, -16, 0] } };

// The arm turns about the shoulder.
const arm = (side) => ({ ...shoulders, [`arm${side}`]: { turn: -11, about: [206, 700] } });

const sleeve = (side, flip) => [
  { ...common, name: `sleeve${side}`, order: 163, flip, depth: 0, forms: arm(side),
    points: "140 640!, 196 660, 236 692, 258 752, 276 840, 290 1010!, 180 1010!, 178 860, 168 760", fill: "cloth",
    line: "clothLine", weight: 5 },
  { ...common, name: `sleeveShade${side}`, order: 164, flip, clip: `sleeve${side}`, forms: arm(side),
    fill: "clothShade", points: flip ? "170 720, 206 780, 214 880, 226 1010, 150 1010, 150 720"
      : "150 640, 200 700, 222 780, 240 880, 262 1010, 330 1010, 150 1010" },
  // Two stripes round the upper arm.
  ...[0, 26].map((down) => ({ ...common, name: `stripe${side}${down}`, order: 164.2, flip, clip: `sleeve${side}`,
    forms: arm(side),
    points: `150 ${742 + down}, 206 ${756 + down}, 290 ${738 + down}`, ribbon: [13, 13, 13], fill: "cream" })),
  { ...common, name: `sleeveFold${side}`, order: 164, flip, forms: arm(side), points: "198 812, 226 822, 258 812",
    ribbon: [0, 4, 0], fill: "clothLine" },
  { ...common, name: `sleeveFoldLow${side}`, order: 164, flip, forms: arm(side), points: "204 838, 224 846, 246 842",
    ribbon: [0, 3, 0], fill: "clothLine" },
];

// The hood lies on the shoulders as a thick roll, open in front.
const hoodFold = (side, flip) => [
  { ...common, name: `hood${side}`, order: 170, flip, depth: 20, forms: breath,
    points: "74 588!, 118 590, 156 616, 168 654, 140 700, 84 742, 0 782!, 0 744!, 40 712, 70 668, 80 626",
    fill: "cloth", line: "clothLine", weight: 4.5 },
  { ...common, name: `hoodShade${side}`, order: 171, flip, clip: `hood${side}`, forms: breath, depth: 20,
    fill: "clothShade", points: flip ? "60 580, 96 606, 104 650, 84 694, 40 740, 0 768, -10 730, 60 660"
      : "180 610, 150 650, 124 690, 70 730, 0 764, 0 800, 200 740" },
  { ...common, name: `hoodFold${side}`, order: 172, flip, depth: 20, forms: breath, points: "118 618, 130 650, 112 690",
    ribbon: [0, 3.5, 0], fill: "clothLine" },
];

// Light from the upper left catches the hood's rim and the shoulder.
const lights = [
  { ...common, name: "hoodLight", order: 171, clip: "hoodR", forms: breath, depth: 20, fill: "clothLight",
    points: "-70 580, -124 584, -170 612, -180 660, -150 704, -158 660, -148 622, -112 600, -78 598" },
  { ...common, name: "shoulderLight", order: 164, clip: "sleeveR", forms: arm("R"), fill: "clothLight",
    points: "-146 644, -192 668, -226 698, -247 748, -263 806, -281 868, -310 850, -300 620, -180 620" },
  { ...common, name: "hoodLightL", order: 171, clip: "hoodL", forms: breath, depth: 20, fill: "clothLight",
    points: "70 590, 82 600, 92 634, 80 670, 50 712, 0 744, 0 730, 40 700, 62 660, 70 620" },
];

const cord = (side, flip) => {
  const hang = { hang: { from: 752, to: 880 }, springs: [`cord${side}`] };
  return [
    { ...common, ...hang, name: `cord${side}`, order: 180, flip, depth: 40, forms: breath,
      points: flip ? "34 752, 40 790, 38 826, 42 850" : "34 752, 38 786, 44 814, 42 836", ribbon: [8, 8, 8, 8],
      fill: "creamShade", line: "clothLine", weight: 3.5 },
    { ...common, ...hang, name: `cordTip${side}`, order: 181, flip, depth: 40, forms: breath,
      points: flip ? "37 846!, 48 846!, 49 872, 42 876, 36 872" : "37 832!, 48 832!, 49 858, 42 862, 36 858",
      fill: "cream", line: "clothLine", weight: 3.5 },
    { ...common, name: `eyelet${side}`, order: 182, flip, depth: 40, forms: breath, oval: [33, 752, 7, 7],
      fill: "clothDeep", line: "clothLine", weight: 2.5 },
  ];
};

export const BODY = [
  { ...common, name: "hoodBack", order: 120, depth: -30, forms: breath, fill: "clothShade", line: "clothLine",
    weight: 4.5,
    points: "-168 660!, -160 606, -118 572, -60 556, 0 552, 60 556, 118 572, 160 606, 168 660!, 100 760, -100 760" },
  { ...common, name: "hoodInside", order: 121, depth: -24, forms: breath, fill: "clothDeep",
    points: "-130 660, -116 606, -70 584, 0 578, 70 584, 116 606, 130 660, 80 760, -80 760" },
  ...sides(sleeve),
  { ...common, name: "torso", order: 160, forms: breath, fill: "cloth", line: "clothLine", weight: 4.5, span: [1, 6],
    points: "-92 654!, -150 648, -196 690, -202 760, -186 860, -184 1010!, 184 1010!, 186 860, 202 760, 196 690, "
      + "150 648, 92 654!, 66 704, 0 780!, -66 704" },
  { ...common, name: "torsoShade", order: 161, clip: "torso", forms: breath, fill: "clothShade",
    points: "214 660, 196 760, 150 800, 128 880, 132 1010, 230 1010, 230 660" },
  { ...common, name: "torsoUnderHood", order: 162, clip: "torso", forms: breath, fill: "clothShade",
    points: "-186 660, -148 724, -88 768, 0 806, 88 768, 150 724, 186 660, 0 600" },
  { ...common, name: "shirt", order: 143, forms: breath, depth: 10, fill: "cream", line: "creamLine", weight: 3.5,
    points: "-72 676!, -42 706, 0 719, 42 706, 72 676!, 80 800, -80 800" },
  { ...common, name: "shirtShade", order: 144, clip: "shirt", forms: breath, depth: 10, fill: "creamShade",
    points: "-100 650, -56 690, -52 730, 0 760, 30 740, 60 720, 100 650, 100 800, -100 800" },
  ...sides(hoodFold),
  { ...common, name: "zip", order: 165, depth: 30, forms: breath, points: "0 776, 1 850, 0 1010", ribbon: [4, 5, 5],
    fill: "clothLine" },
  { ...common, name: "zipPull", order: 175, depth: 34, forms: breath,
    points: "-5 788!, 5 788!, 6 812, 0 817, -6 812", fill: "creamShade", line: "clothLine", weight: 3 },
  ...sides((side, flip) => ({ ...common, name: `pocket${side}`, order: 166, flip, depth: 20, forms: breath,
    points: "64 930, 96 896, 150 884", ribbon: [4, 4, 0], fill: "clothLine" })),
  ...lights, ...sides(cord),
  // Emblem: a spark with a dot, as on her antenna.
  { ...common, name: "emblem", order: 167, depth: 24, forms: breath, fill: "accent", line: "clothLine", weight: 3,
    points: "112 790!, 121 813, 142 822!, 121 831, 112 856!, 103 831, 82 822!, 103 813" },
  { ...common, name: "emblemDot", order: 168, depth: 24, forms: breath, fill: "accent", line: "clothLine",
    weight: 3, oval: [143, 797, 5.5, 5.5] },
];
