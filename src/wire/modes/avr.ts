import type { Fault } from '../fault.ts';

/** A message as a receiver framed it. */
export interface ModesFrame {
  readonly bytes: Uint8Array;
  /** Receiver's counter, 48 bits at 12 MHz (or GNSS time of day in some); null without one. */
  readonly ticks: number | null;
  /** 0 to 255; null where it is not told. */
  readonly signal: number | null;
}

/** Ticks of a receiver without GNSS, a second. */
export const TICKS_PER_S = 12_000_000;

/**
 * Seconds since midnight UTC of a receiver that is set to GNSS time: 18 bits of seconds, 30 of
 * nanoseconds. Null where the counter cannot be one. The frame does not say which kind it carries.
 */
export function gnssSecondsOfDay(ticks: number): number | null {
  const seconds = Math.floor(ticks / 2 ** 30);
  const nanoseconds = ticks % 2 ** 30;
  return seconds < 86_401 && nanoseconds < 1e9 ? seconds + nanoseconds / 1e9 : null;
}

/** `<`, 48 bits of time, 8 of signal, 112 of message, `;` are 43 characters. */
const MAX_LINE = 64;

/**
 * Reads a line of the AVR text form (`*8D…;`, `@` with a counter, `<` with counter and signal),
 * or bare hexadecimal digits. Null, with a fault, for anything else.
 */
export function readAvr(line: string, faults: Fault[]): ModesFrame | null {
  let end = line.length;
  while (end > 0 && line.charCodeAt(end - 1) <= 32) end -= 1;
  let at = 0;
  while (at < end && line.charCodeAt(at) <= 32) at += 1;
  if (end - at > MAX_LINE) return bad(faults, 'oversized', `at most ${MAX_LINE} characters`);
  const mark = line[at];
  let ticks: number | null = null;
  let signal: number | null = null;
  if (mark === '*' || mark === '@' || mark === '<') {
    if (line[end - 1] !== ';') return bad(faults, 'truncated', 'the line does not end with ;');
    end -= 1;
    at += 1;
    if (mark !== '*') {
      ticks = hexNumber(line, at, at + 12);
      at += 12;
    }
    if (mark === '<') {
      signal = hexNumber(line, at, at + 2);
      at += 2;
    }
    if (Number.isNaN(ticks) || Number.isNaN(signal)) {
      return bad(faults, 'malformed', 'the counter is not hexadecimal');
    }
  }
  const length = end - at;
  if (length === 4 && mark !== undefined) {
    return bad(faults, 'unknown-type', 'four digits are a Mode A/C reply, no Mode S');
  }
  if (length !== 14 && length !== 28) {
    return bad(faults, 'bad-length', `a message has 14 or 28 digits, here are ${length}`);
  }
  const bytes = new Uint8Array(length / 2);
  for (let i = 0; i < bytes.length; i++) {
    const high = digit(line.charCodeAt(at + 2 * i));
    const low = digit(line.charCodeAt(at + 2 * i + 1));
    if (high < 0 || low < 0) return bad(faults, 'malformed', 'a character is no hexadecimal digit');
    bytes[i] = (high << 4) | low;
  }
  return { bytes, ticks, signal };
}

function hexNumber(line: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const next = digit(line.charCodeAt(i));
    if (!(next >= 0)) return Number.NaN;
    value = value * 16 + next;
  }
  return value;
}

function digit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 70) return code - 55;
  if (code >= 97 && code <= 102) return code - 87;
  return -1;
}

function bad(faults: Fault[], reason: Fault['reason'], message: string): null {
  faults.push({ reason, offset: 0, message });
  return null;
}
