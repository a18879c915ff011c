// Every colour of the avatar, by the name that parts use.
//
// Five hues: teal (hair), violet (clothes, eyes), rose (skin, mouth), cream (eye whites, headset) and coral, the
// accent, which belongs to the headset, its antenna and the emblem alone. Each surface has a middle tone, a shade and,
// where it shines, a light; each line is darker than the fill beside it and never black.
export const PALETTE = {
  hair: "#45878a", hairShade: "#2d6069", hairDeep: "#1f4651", hairLight: "#9fd6c4", hairLine: "#16353f",
  skin: "#ffe6d8", skinShade: "#f2b7a6", skinDeep: "#e29a8f", skinLine: "#8d4550",
  cloth: "#665389", clothLight: "#7d69a5", clothShade: "#4a3a69", clothDeep: "#352a50", clothLine: "#251b3b",
  cream: "#fff8f1", creamShade: "#dccbd9", creamLine: "#54405e",
  accent: "#ff7a59", accentShade: "#d9523f", accentLight: "#ffb596", accentLine: "#7a2434",
  lash: "#35203f", brow: "#1f4651", irisTop: "#45206b", irisBottom: "#cf6fd0", irisGlow: "#f29ae0",
    irisLine: "#311640", irisLight: "#ffd0f2",
  pupil: "#2a1036", spark: "#ffffff", lidShade: "#b79fc4", crease: "#c07f7d",
  mouth: "#7d2947", mouthDeep: "#55183a", tongue: "#ee7f8d", lip: "#e3938c",
  blush: "#ff8b8d", blushLine: "#e4636d", tear: "#a3e2f0", tearLine: "#4e9fb8", anger: "#e0394f",
};

// The antenna's light along ParamGlowHue: 0 warm coral, 0.25 gold, 0.5 aqua, 0.75 blue violet, 1 red.
export const GLOW_RAMP = ["#ff8a66", "#ffc94d", "#7fe6e2", "#8f93ff", "#ff4151"];
