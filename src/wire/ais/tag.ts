import type { Fault } from '../fault.ts';

/** What is used of a TAG block (NMEA 0183 version 4.1, section 7). */
export interface TagBlock {
  /** Index of the first character behind it. */
  readonly end: number;
  /** `c:`, seconds or milliseconds since the epoch. */
  readonly timeMs: number | null;
  /** `s:`. */
  readonly station: string | null;
}

/** From here on a `c:` counts milliseconds: as seconds it would lie beyond the year 5100. */
const MILLISECONDS_FROM = 1e11;

/** Reads `\c:1609841515,s:r003669945*5C\` at the start of a line; null, with a fault, if broken. */
export function readTagBlock(line: string, faults: Fault[]): TagBlock | null {
  const close = line.indexOf('\\', 1);
  const star = line.lastIndexOf('*', close);
  if (close < 0 || star < 1) {
    faults.push({
      reason: 'malformed',
      offset: 0,
      message: 'the TAG block is not closed by a checksum and a backslash',
    });
    return null;
  }
  let sum = 0;
  for (let i = 1; i < star; i++) sum ^= line.charCodeAt(i);
  if (Number.parseInt(line.slice(star + 1, close), 16) !== sum) {
    faults.push({
      reason: 'bad-checksum',
      offset: star,
      message: `the TAG block's checksum is ${line.slice(star + 1, close)}, computed ${sum.toString(16)}`,
    });
    return null;
  }
  let timeMs: number | null = null;
  let station: string | null = null;
  for (const field of line.slice(1, star).split(',')) {
    if (field.startsWith('c:')) {
      const value = /^\d{1,15}(\.\d{1,6})?$/.test(field.slice(2)) ? Number(field.slice(2)) : null;
      if (value !== null) timeMs = value >= MILLISECONDS_FROM ? value : value * 1000;
    } else if (field.startsWith('s:')) {
      station = field.slice(2);
    }
  }
  return { end: close + 1, timeMs, station };
}
