import { daysBeforeYear, endsWithLeapSecond, isLeapYear, utcOfTai } from './leap-seconds.ts';

const DAY_S = 86_400;

/** An epoch in the calendar of its own time system. */
export interface TdmEpoch {
  /** Since 1970-01-01. */
  readonly day: number;
  /** Of the day; 86,400 and more only in a leap second. */
  readonly second: number;
  /** It ends with `Z`, which says UTC. */
  readonly zulu: boolean;
}

/** Section 4.3.9; 18 digits of fraction are attoseconds. */
const FORM = /^(\d{4})-(?:(\d{3})|(\d{2})-(\d{2}))T(\d{2}):(\d{2}):(\d{2})(\.\d{1,18})?(Z?)$/;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads `YYYY-MM-DDThh:mm:ss[.d…][Z]` or `YYYY-DDDThh:mm:ss[.d…][Z]`. Null for anything else and
 * for what no calendar has. A second 60 is taken on the days of UTC that ended with one.
 */
export function parseEpoch(text: string): TdmEpoch | null {
  const match = FORM.exec(text);
  if (match === null) return null;
  const [, years, dayOfYear, month, dayOfMonth, hours, minutes, seconds, fraction, zone] = match;
  const year = Number(years);
  const inYear =
    dayOfYear === undefined
      ? dayInYear(year, Number(month), Number(dayOfMonth))
      : Number(dayOfYear);
  if (year < 1 || inYear === null || inYear < 1 || inYear > (isLeapYear(year) ? 366 : 365)) {
    return null;
  }
  const hour = Number(hours);
  const minute = Number(minutes);
  if (hour > 23 || minute > 59) return null;
  const day = daysBeforeYear(year) + inYear - 1;
  const second = Number(`${seconds}${fraction ?? ''}`);
  if (Number(seconds) > 59) {
    const leap = Number(seconds) === 60 && hour === 23 && minute === 59 && endsWithLeapSecond(day);
    if (!leap) return null;
  }
  return { day, second: hour * 3600 + minute * 60 + second, zulu: zone === 'Z' };
}

/** Day of the year from 1, null for a day that the month does not have. */
function dayInYear(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const leap = isLeapYear(year) ? 1 : 0;
  if (day > MONTH_DAYS[month - 1]! + (month === 2 ? leap : 0)) return null;
  let before = month > 2 ? leap : 0;
  for (let index = 0; index < month - 1; index++) before += MONTH_DAYS[index]!;
  return before + day;
}

/**
 * Time systems with an exact relation to UTC, and TAI minus each, seconds: GPS (IS-GPS-200), TT
 * (IAU 1991 resolution A4). UT1, TDB, TCB, TCG and spacecraft or mission clocks have none without
 * further data.
 */
const TAI_MINUS: Readonly<Record<string, number>> = { TAI: 0, GPS: 19, TT: -32.184 };

/** The time systems of {@link instantOf}. */
export const CONVERTED_TIME_SYSTEMS: readonly string[] = ['UTC', ...Object.keys(TAI_MINUS)];

/**
 * UTC milliseconds since 1970-01-01 without leap seconds, fractional. Null for a time system
 * without an exact relation to UTC, and for TAI, GPS and TT before 1972. After the last leap second
 * that is known none is assumed.
 */
export function instantOf(epoch: TdmEpoch, timeSystem: string): number | null {
  if (timeSystem === 'UTC') return milliseconds(epoch.day, epoch.second);
  const offset = Object.hasOwn(TAI_MINUS, timeSystem) ? TAI_MINUS[timeSystem] : undefined;
  if (offset === undefined) return null;
  // Whole seconds and fraction apart: together they would lose digits.
  const whole = Math.floor(epoch.second + offset);
  const utcS = utcOfTai(epoch.day * DAY_S + whole);
  return utcS === null ? null : milliseconds(0, utcS) + (epoch.second + offset - whole) * 1000;
}

function milliseconds(day: number, second: number): number {
  return day * DAY_S * 1000 + second * 1000;
}
