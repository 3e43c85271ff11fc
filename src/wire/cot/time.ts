const DAY_MS = 86_400_000;

const TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * An XML Schema `dateTime` with a zone, ms since the epoch, cut to milliseconds. Null for anything
 * else: a time without a zone is none.
 */
export function readCotTime(text: string): number | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const zone = match[8]!;
  const zoneHours = Number(zone.slice(1, 3));
  const zoneMinutes = Number(zone.slice(4, 6));
  if (zone !== 'Z' && (zoneHours > 14 || zoneMinutes > 59)) return null;
  const offsetMs =
    zone === 'Z' ? 0 : (zone[0] === '-' ? -1 : 1) * (zoneHours * 60 + zoneMinutes) * 60_000;
  const milliseconds = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  const clock = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  return dayNumber(year, month, day) * DAY_MS + clock - offsetMs;
}

/** `2026-11-22T03:04:05.678Z`; rounded to milliseconds. From year 0 to 9999. */
export function cotTime(ms: number): string {
  const whole = Math.round(ms);
  const days = Math.floor(whole / DAY_MS);
  const clock = whole - days * DAY_MS;
  const [year, month, day] = dateOf(days);
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(clock / 1000);
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return `${date}T${time}.${String(clock % 1000).padStart(3, '0')}Z`;
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : DAYS_IN_MONTH[month - 1]!;
}

/** Days since 1970-01-01 of the Gregorian calendar, counted in years that begin in March. */
function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
  );
}

function dateOf(days: number): [year: number, month: number, day: number] {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const ofEra = z - era * 146_097;
  const years = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const marchMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const day = ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return [years + era * 400 + (month <= 2 ? 1 : 0), month, day];
}
