// Every parameter as [least, greatest, at rest]. X is positive towards the right of the screen, Y upwards, Z clockwise
// on the screen. L and R are her own left and right: L stands on the right of the screen.

export const VISEME_NAMES = ["sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "ih", "oh", "ou"];

const standard = {
  ParamAngleX: [-30, 30, 0], ParamAngleY: [-30, 30, 0], ParamAngleZ: [-30, 30, 0],
  ParamBodyAngleX: [-10, 10, 0], ParamBodyAngleY: [-10, 10, 0], ParamBodyAngleZ: [-10, 10, 0],
  ParamEyeLOpen: [0, 1.5, 1], ParamEyeROpen: [0, 1.5, 1],
  ParamEyeLSmile: [0, 1, 0], ParamEyeRSmile: [0, 1, 0],
  ParamEyeBallX: [-1, 1, 0], ParamEyeBallY: [-1, 1, 0],
  // Pupil and iris: -1 small, 1 large.
  ParamEyeBallForm: [-1, 1, 0],
  // Brows: X 1 = drawn together, Angle 1 = inner end up (sad), -1 = inner end down (angry), Form 1 = arched.
  ParamBrowLY: [-1, 1, 0], ParamBrowRY: [-1, 1, 0], ParamBrowLX: [-1, 1, 0], ParamBrowRX: [-1, 1, 0],
  ParamBrowLAngle: [-1, 1, 0], ParamBrowRAngle: [-1, 1, 0], ParamBrowLForm: [-1, 1, 0], ParamBrowRForm: [-1, 1, 0],
  ParamShoulderY: [-1, 1, 0],
  ParamMouthForm: [-1, 1, 0], ParamMouthOpenY: [0, 1, 0],
  ParamA: [0, 1, 0], ParamI: [0, 1, 0], ParamU: [0, 1, 0], ParamE: [0, 1, 0], ParamO: [0, 1, 0],
  ParamCheek: [0, 1, 0], ParamBreath: [0, 1, 0],
  ParamHairFront: [-1, 1, 0], ParamHairSide: [-1, 1, 0], ParamHairBack: [-1, 1, 0],
  ParamArmLA: [-10, 10, 0], ParamArmRA: [-10, 10, 0],
};

const own = {
  ParamAntenna: [-1, 1, 0], ParamGlow: [0, 1, 0.3], ParamGlowHue: [0, 1, 0],
  ParamTears: [0, 1, 0], ParamSweat: [0, 1, 0], ParamStars: [0, 1, 0], ParamAngerMark: [0, 1, 0],
};

const visemes = Object.fromEntries(VISEME_NAMES.map((name) => [`Viseme_${name}`, [0, 1, name === "sil" ? 1 : 0]]));

export const PARAMETERS = { ...standard, ...visemes, ...own };
