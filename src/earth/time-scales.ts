/**
 * From UTC, in milliseconds since 1970 as everywhere here, to the scales by which the Earth and the sky
 * are told: TAI, TT, UT1, and the angles by which the Earth has turned.
 */

const DAY_MS = 86_400_000;
/** 1970-01-01 as modified Julian date. */
const EPOCH_MJD = 40_587;
/** 2000-01-01T12:00 of each scale, ms. */
const J2000_MS = 946_728_000_000;
const CENTURY_DAYS = 36_525;

/** TT − TAI, s, by definition. */
const TT_MINUS_TAI_S = 32.184;

/** Modified Julian date from which TAI − UTC is so many seconds (IERS Bulletin C). */
const LEAPS: readonly (readonly [mjd: number, seconds: number])[] = [
  [41_317, 10],
  [41_499, 11],
  [41_683, 12],
  [42_048, 13],
  [42_413, 14],
  [42_778, 15],
  [43_144, 16],
  [43_509, 17],
  [43_874, 18],
  [44_239, 19],
  [44_786, 20],
  [45_151, 21],
  [45_516, 22],
  [46_247, 23],
  [47_161, 24],
  [47_892, 25],
  [48_257, 26],
  [48_804, 27],
  [49_169, 28],
  [49_534, 29],
  [50_083, 30],
  [50_630, 31],
  [51_179, 32],
  [53_736, 33],
  [54_832, 34],
  [56_109, 35],
  [57_204, 36],
  [57_754, 37],
];

/** TAI − UTC, s; 10 before 1972, when there were no leap seconds. */
export function taiMinusUtcS(timeMs: number): number {
  const mjd = timeMs / DAY_MS + EPOCH_MJD;
  let seconds = LEAPS[0]![1];
  for (const [from, count] of LEAPS) if (mjd >= from) seconds = count;
  return seconds;
}

/** Julian centuries of TT since J2000. */
export function terrestrialCenturies(timeMs: number): number {
  const ttMs = timeMs + (taiMinusUtcS(timeMs) + TT_MINUS_TAI_S) * 1000;
  return (ttMs - J2000_MS) / (DAY_MS * CENTURY_DAYS);
}

/** Days of UT1 since J2000, whole turns and the rest apart so that no digits are lost. */
function ut1Days(timeMs: number, ut1MinusUtcS: number): readonly [whole: number, rest: number] {
  const days = (timeMs - J2000_MS) / DAY_MS;
  const whole = Math.floor(days);
  const rest = (timeMs - J2000_MS - whole * DAY_MS) / DAY_MS + (ut1MinusUtcS * 1000) / DAY_MS;
  return [whole, rest];
}

/**
 * Earth rotation angle, rad, 0 to 2π: IERS Conventions 2010, equation 5.15. UT1 is held within 0.9 s of
 * UTC; where it is not known 0 is taken for the difference, which is up to 13.5″.
 */
export function earthRotationAngle(timeMs: number, ut1MinusUtcS = 0): number {
  const [whole, rest] = ut1Days(timeMs, ut1MinusUtcS);
  return turned(0.779057273264 + rest + 0.00273781191135448 * (whole + rest));
}

/**
 * Greenwich mean sidereal time of 1982, rad, 0 to 2π: Aoki et al., Astronomy & Astrophysics 105, 1982,
 * equation 14. It goes with the precession of 1976 and with SGP4.
 */
export function meanSiderealTime(timeMs: number, ut1MinusUtcS = 0): number {
  const [whole, rest] = ut1Days(timeMs, ut1MinusUtcS);
  const t = (whole + rest) / CENTURY_DAYS;
  const seconds = 67_310.54841 + (8_640_184.812866 + (0.093104 - 6.2e-6 * t) * t) * t;
  return turned(rest + seconds / 86_400);
}

/** Turns to radians, whole ones left out. */
function turned(turns: number): number {
  return (turns - Math.floor(turns)) * 2 * Math.PI;
}
