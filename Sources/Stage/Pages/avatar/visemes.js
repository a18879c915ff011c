// The 15 visemes as measures of the mouth, in board units unless noted. Blended by weight, they never jump.
//
//   half       half the width between the corners
//   up, down   how far the middle of the upper lip rises and that of the lower lip falls
//   round      0 a flat mouth with pointed corners … 1 an oval
//   top        how far the upper teeth reach down from the upper lip; bottom: the lower teeth, up from the lower lip
//   tongue     how far the tongue's back rises from the lower lip
//   press      0..1 how hard the lips are pressed together or pushed forward
//   jaw        0..1 how far the chin falls
const row = (half, up, down, round, top, bottom, tongue, press, jaw) =>
  ({ half, up, down, round, top, bottom, tongue, press, jaw });

export const VISEMES = {
  //       half    up  down round   top bottom tongue press jaw
  sil: row(27.8,  0.0,  0.0, 0.00,  0.0,  0.0,  0.0, 0.0, 0.00),
  PP: row(21.0, -1.8,  1.8, 0.00,  0.0,  0.0,  0.0, 1.0, 0.00),
  FF: row(25.0, 12.0,  7.0, 0.10, 16.0,  0.0,  0.0, 0.5, 0.10),
  TH: row(29.0,  9.8, 14.6, 0.15,  9.8,  0.0, 17.1, 0.0, 0.22),
  DD: row(30.2,  9.8, 15.9, 0.10,  9.8,  3.7, 12.2, 0.0, 0.25),
  kk: row(29.0,  9.8, 20.7, 0.15,  6.1,  0.0, 13.4, 0.0, 0.32),
  CH: row(18.6, 13.4, 14.6, 0.75, 12.2, 11.0,  0.0, 0.6, 0.22),
  SS: row(35.0, 11.0, 11.0, 0.05, 11.0, 10.5,  0.0, 0.0, 0.14),
  nn: row(27.8,  8.5, 12.2, 0.10,  6.1,  0.0, 14.6, 0.0, 0.20),
  RR: row(20.9,  9.8, 15.9, 0.55,  4.9,  0.0, 11.0, 0.3, 0.25),
  aa: row(34.8, 15.0, 46.0, 0.45,  8.5,  0.0, 20.7, 0.0, 1.00),
  E: row(40.6, 12.2, 29.3, 0.20, 11.6,  0.0, 13.4, 0.0, 0.55),
  ih: row(38.3,  9.8, 17.1, 0.10, 11.0,  4.9,  7.3, 0.0, 0.34),
  oh: row(22.0, 15.0, 33.0, 1.00,  0.0,  0.0, 11.0, 0.3, 0.65),
  ou: row(12.2, 12.2, 14.6, 1.00,  0.0,  0.0,  0.0, 0.7, 0.32),
};
