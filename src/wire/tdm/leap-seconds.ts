/**
 * TAI − UTC since 1972: from which day of UTC on, and how many seconds. IERS Bulletin C and the
 * table of the IERS Earth Orientation Centre (leap-seconds.list). Before 1972 UTC ran at another
 * rate and is not converted.
 */
const STEPS: readonly (readonly [year: number, month: 1 | 7, seconds: number])[] = [
  [1972, 1, 10],
  [1972, 7, 11],
  [1973, 1, 12],
  [1974, 1, 13],
  [1975, 1, 14],
  [1976, 1, 15],
  [1977, 1, 16],
  [1978, 1, 17],
  [1979, 1, 18],
  [1980, 1, 19],
  [1981, 7, 20],
  [1982, 7, 21],
  [1983, 7, 22],
  [1985, 7, 23],
  [1988, 1, 24],
  [1990, 1, 25],
  [1991, 1, 26],
  [1992, 7, 27],
  [1993, 7, 28],
  [1994, 7, 29],
  [1996, 1, 30],
  [1997, 7, 31],
  [1999, 1, 32],
  [2006, 1, 33],
  [2009, 1, 34],
  [2012, 7, 35],
  [2015, 7, 36],
  [2017, 1, 37],
];

/** The table above was issued for the time until then; no leap second has been announced for later. */
export const LEAP_SECONDS_KNOWN_UNTIL = '2026-06-28';

/** Days since 1970-01-01 of 1 January of a year (Gregorian). */
export function daysBeforeYear(year: number): number {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) - 719_162;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

interface Step {
  /** First day, since 1970-01-01, on which it holds. */
  readonly day: number;
  readonly seconds: number;
}

const TABLE: readonly Step[] = STEPS.map(([year, month, seconds]) => ({
  day: daysBeforeYear(year) + (month === 1 ? 0 : isLeapYear(year) ? 182 : 181),
  seconds,
}));

/** Whether this day of UTC, since 1970-01-01, ends with a second 23:59:60. */
export function endsWithLeapSecond(day: number): boolean {
  return TABLE.some((step, index) => index > 0 && step.day === day + 1);
}

/**
 * UTC of an instant of TAI: both as seconds since 1970-01-01 counted in their own calendar, UTC
 * without leap seconds. Null before 1972. Inside a leap second UTC stands at the first second of
 * the next day, as the POSIX formula (IEEE 1003.1, section 4.19) has it.
 */
export function utcOfTai(taiS: number): number | null {
  for (let index = TABLE.length - 1; index >= 0; index--) {
    const { day, seconds } = TABLE[index]!;
    const startS = day * 86_400 + seconds;
    if (taiS >= startS) return taiS - seconds;
    // The inserted second before this step.
    if (index > 0 && taiS >= startS - 1) return day * 86_400 + (taiS - (startS - 1));
  }
  return null;
}
