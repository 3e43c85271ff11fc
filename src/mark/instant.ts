/**
 * An instant: milliseconds since 1970-01-01T00:00:00Z, UTC without leap seconds, fractional.
 * A double keeps microseconds until the year 2255.
 */
export type Instant = number;

/** Milliseconds in one day of UTC without leap seconds. */
export const DAY_MS = 86_400_000;

/** 9999-12-31T23:59:59.999Z: the last instant that ISO 8601 writes with a four-digit year. */
export const LAST_INSTANT: Instant = 253_402_300_799_999;

/** True for a finite instant between 1970 and 9999. */
export function isInstant(value: unknown): value is Instant {
  return typeof value === 'number' && value >= 0 && value <= LAST_INSTANT;
}

/**
 * Writes an instant as ISO 8601 with milliseconds, for example `2026-11-21T20:38:27.123Z`.
 * Fractions of a millisecond are cut, not rounded, so that the text never lies in the future.
 * Returns `invalid` for what {@link isInstant} refuses.
 *
 * Civil date from a day count: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */
export function formatInstant(instant: Instant): string {
  if (!isInstant(instant)) return 'invalid';
  const whole = Math.floor(instant);
  const days = Math.floor(whole / DAY_MS);
  const inDay = whole - days * DAY_MS;
  const { year, month, day } = civilFromDays(days);
  const hours = Math.floor(inDay / 3_600_000);
  const minutes = Math.floor(inDay / 60_000) % 60;
  const seconds = Math.floor(inDay / 1000) % 60;
  return (
    `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T` +
    `${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}.${pad(inDay % 1000, 3)}Z`
  );
}

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?(?:(Z)|([+-])(\d{2}):?(\d{2}))?$/;

/**
 * Reads ISO 8601 date and time, with a zone or taken as UTC without one.
 * Returns null for anything else, for fields out of range (a 31 April), and outside 1970 to 9999.
 */
export function parseInstant(text: string): Instant | null {
  const match = ISO.exec(text);
  if (match === null) return null;
  const [, y, mo, d, h, mi, s, fraction, , sign, zoneHours, zoneMinutes] = match;
  const year = Number(y);
  const month = Number(mo);
  const day = Number(d);
  const days = daysFromCivil(year, month, day);
  const back = civilFromDays(days);
  if (back.year !== year || back.month !== month || back.day !== day) return null;
  const hours = Number(h);
  const minutes = Number(mi);
  const seconds = Number(s);
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const offset =
    sign === undefined
      ? 0
      : (sign === '-' ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes));
  const fractionMs = fraction === undefined ? 0 : Number(`0.${fraction}`) * 1000;
  const instant =
    days * DAY_MS + (hours * 60 + minutes - offset) * 60_000 + seconds * 1000 + fractionMs;
  return isInstant(instant) ? instant : null;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civilFromDays(days: number): { year: number; month: number; day: number } {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}
