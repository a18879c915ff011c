// The twelve emotions as parameters at intensity 2. What a pose leaves out stays at rest.
import { VISEME_NAMES } from "/pages/avatar/parameters.js";

export { VISEME_NAMES };

// Values for both eyes or both brows.
const eyes = (open, smile = 0) => ({
  ParamEyeLOpen: open, ParamEyeROpen: open, ParamEyeLSmile: smile, ParamEyeRSmile: smile,
});
const brows = ({ y = 0, x = 0, angle = 0, form = 0 }) => ({
  ParamBrowLY: y, ParamBrowRY: y, ParamBrowLX: x, ParamBrowRX: x,
  ParamBrowLAngle: angle, ParamBrowRAngle: angle, ParamBrowLForm: form, ParamBrowRForm: form,
});
const head = (x, y, z) => ({ ParamAngleX: x, ParamAngleY: y, ParamAngleZ: z });
const body = (x, y, z) => ({ ParamBodyAngleX: x, ParamBodyAngleY: y, ParamBodyAngleZ: z });
const gaze = (x, y) => ({ ParamEyeBallX: x, ParamEyeBallY: y });
const antenna = (stand, glow, hue) => ({ ParamAntenna: stand, ParamGlow: glow, ParamGlowHue: hue });

export const POSES = {
  neutral: { ...antenna(0, 0.3, 0), ParamMouthForm: 0.25 },
  joy: {
    ...eyes(1.05, 0.45), ...brows({ y: 0.45, form: 0.6 }), ...head(-5, 5, 6), ...body(-2, 2, 2), ...antenna(0.7,
      0.75, 0.25),
    ParamEyeBallForm: 0.3, ParamMouthForm: 1, ParamMouthOpenY: 0.68, ParamCheek: 0.5, ParamShoulderY: 0.3,
  },
  laughter: {
    ...eyes(0, 1), ...brows({ y: 0.6, form: 0.8 }), ...head(4, 12, -8), ...body(2, 4, -3), ...antenna(1, 1, 0.25),
    ParamMouthForm: 1, ParamMouthOpenY: 1, ParamCheek: 0.65, ParamShoulderY: 0.6,
  },
  tenderness: {
    ...eyes(0.68, 0.6), ...brows({ y: 0.1, angle: 0.4, form: 0.5 }), ...head(-6, -4, 10), ...body(-2, 0, 3),
    ...antenna(0.1, 0.55, 0.05), ParamEyeBallForm: 0.4, ParamMouthForm: 0.75, ParamCheek: 0.6, ...gaze(0.1, -0.05),
  },
  surprise: {
    ...eyes(1.5), ...brows({ y: 1, form: 0.8 }), ...head(0, 6, -2), ...body(0, 5, 0), ...antenna(1, 1, 0.5),
    ParamEyeBallForm: -0.7, Viseme_oh: 0.85, ParamShoulderY: 0.8,
  },
  curiosity: {
    ...eyes(1.2), ...brows({ y: 0.4, form: 0.5 }), ParamBrowLY: 0.9, ParamBrowRY: 0.15, ...head(12, 4, 12),
      ...body(4, 3, 3),
    ...antenna(0.75, 0.8, 0.5), ...gaze(0.35, 0.25), ParamEyeBallForm: 0.35, ParamMouthForm: 0.2, Viseme_ou: 0.35,
  },
  smugness: {
    ...eyes(0.55, 0.25), ...brows({ y: -0.2, angle: -0.35, form: 0.2 }), ParamBrowLY: 0.75, ParamBrowLAngle: -0.1,
      ParamBrowLForm: 0.8,
    ...head(-14, 9, -7), ...body(-4, 2, -3), ...antenna(0.35, 0.6, 0.7), ...gaze(0.55, -0.1), ParamMouthForm: 0.95,
      ParamCheek: 0.15,
  },
  embarrassment: {
    ...eyes(0.82, 0.15), ...brows({ y: 0.25, angle: 0.7, form: -0.1 }), ...head(13, -10, -7), ...body(4, -3, -3),
      ...antenna(-0.6, 0.5, 0.05),
    ...gaze(0.8, -0.35), ParamEyeBallForm: -0.15, ParamMouthForm: -0.3, Viseme_SS: 0.55, ParamCheek: 1,
      ParamShoulderY: 0.8, ParamSweat: 0.5,
  },
  sadness: {
    ...eyes(0.78), ...brows({ y: 0.15, x: 0.4, angle: 1, form: -0.3 }), ...head(-5, -13, -6), ...body(0, -4, -2),
      ...antenna(-1, 0.12, 0.7),
    ...gaze(-0.15, -0.4), ParamEyeBallForm: 0.2, ParamMouthForm: -0.85, ParamTears: 0.65, ParamShoulderY: -0.7,
  },
  anger: {
    ...eyes(0.95), ...brows({ y: -0.75, x: 0.8, angle: -1, form: -0.4 }), ...head(5, -8, 3), ...body(2, 2, 1),
      ...antenna(0.5, 1, 1),
    ParamEyeBallForm: -0.3, ParamMouthForm: -0.9, Viseme_SS: 0.4, Viseme_E: 0.4, ParamAngerMark: 1, ParamCheek: 0.2,
      ParamShoulderY: 0.5,
  },
  fear: {
    ...eyes(1.4), ...brows({ y: 0.7, x: 0.3, angle: 0.9, form: -0.2 }), ...head(-9, 3, 3), ...body(-3, 4, 2),
      ...antenna(-0.75, 0.6, 0.75),
    ParamEyeBallForm: -1, ParamMouthForm: -0.7, Viseme_ih: 0.7, ParamSweat: 0.9, ParamShoulderY: 1, ...gaze(0.15, 0.1),
  },
  sleepiness: {
    ...eyes(0.24, 0.05), ParamEyeROpen: 0.36, ...brows({ y: 0.5, angle: 0.65, form: 0.3 }), ...head(6, -9, 11),
      ...body(1, -3, 4), ...antenna(-0.8, 0.1, 0.7),
    ...gaze(0, -0.6), ParamMouthForm: -0.15, Viseme_oh: 0.45, ParamCheek: 0.25, ParamShoulderY: -0.6,
  },
};
