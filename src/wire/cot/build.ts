import type { FaultReason } from '../fault.ts';
import { type CotElement, type CotEvent, type CotPoint, UNKNOWN_FROM } from './event.ts';
import { readCotTime } from './time.ts';

/** What is wrong with an event: it is told as a fault at the event's place. */
export interface Wrong {
  readonly reason: FaultReason;
  readonly message: string;
}

/** Longest uid, type and the like, characters. */
export const MAX_WORD = 512;

type Attributes = Readonly<Record<string, string>>;

/** The event of the attributes of `<event>` and `<point>`, or what is wrong with them. */
export function buildEvent(
  event: Attributes,
  point: Attributes | null,
  detail: readonly CotElement[] | null,
): CotEvent | Wrong {
  const words: Record<string, string> = {};
  for (const name of ['version', 'uid', 'type']) {
    const value = event[name] ?? '';
    if (value === '') return missing(`the event has no ${name}`);
    words[name] = value;
  }
  for (const name of ['how', 'access', 'qos', 'opex']) {
    if (event[name] !== undefined) words[name] = event[name];
  }
  for (const [name, value] of Object.entries(words)) {
    if (value.length > MAX_WORD) {
      return { reason: 'oversized', message: `${name} has ${value.length} characters` };
    }
  }
  // Version 2 is written 2, 2.0 and 2.00.
  if (Number(words['version']) !== 2) {
    const message = `version ${shown(words['version']!)} is not read, 2.0 is`;
    return { reason: 'unknown-edition', message };
  }
  const times: number[] = [];
  for (const name of ['time', 'start', 'stale']) {
    const text = event[name];
    if (text === undefined) return missing(`the event has no ${name}`);
    const ms = readCotTime(text);
    if (ms === null) return { reason: 'malformed', message: `${name} is ${shown(text)}, no time` };
    times.push(ms);
  }
  if (point === null) return missing('the event has no point');
  const place = buildPoint(point);
  if ('reason' in place) return place;
  return {
    version: words['version']!,
    uid: words['uid']!,
    type: words['type']!,
    how: words['how'] ?? '',
    ...(words['access'] === undefined ? {} : { access: words['access'] }),
    ...(words['qos'] === undefined ? {} : { qos: words['qos'] }),
    ...(words['opex'] === undefined ? {} : { opex: words['opex'] }),
    timeMs: times[0]!,
    startMs: times[1]!,
    staleMs: times[2]!,
    point: place,
    ...(detail === null ? {} : { detail }),
  };
}

function buildPoint(point: Attributes): CotPoint | Wrong {
  const numbers: number[] = [];
  for (const name of ['lat', 'lon', 'hae', 'ce', 'le']) {
    const text = point[name];
    if (text === undefined) return missing(`the point has no ${name}`);
    numbers.push(numberOf(text));
  }
  const [latitudeDeg, longitudeDeg, height, circular, linear] = numbers as [
    number,
    number,
    number,
    number,
    number,
  ];
  return checkedPoint(latitudeDeg, longitudeDeg, height, circular, linear);
}

/** Heights and errors that are no number, or as large as the word for unknown, are unknown. */
export function checkedPoint(
  latitudeDeg: number,
  longitudeDeg: number,
  height: number,
  circular: number,
  linear: number,
): CotPoint | Wrong {
  if (!Number.isFinite(latitudeDeg) || !Number.isFinite(longitudeDeg)) {
    return { reason: 'not-a-number', message: 'latitude or longitude is no number' };
  }
  if (Math.abs(latitudeDeg) > 90 || Math.abs(longitudeDeg) > 180) {
    const message = `${latitudeDeg}, ${longitudeDeg} is no place in degrees`;
    return { reason: 'out-of-range', message };
  }
  const known = (value: number, least: number): number | null =>
    value >= least && value < UNKNOWN_FROM ? value : null;
  return {
    latitudeDeg,
    longitudeDeg,
    heightM: known(height, -UNKNOWN_FROM),
    circularErrorM: known(circular, 0),
    linearErrorM: known(linear, 0),
  };
}

function missing(message: string): Wrong {
  return { reason: 'missing-part', message };
}

/** A decimal as XML Schema writes it; NaN for what is none. */
export function numberOf(text: string): number {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text.trim())
    ? Number(text)
    : Number.NaN;
}

/** In quotes and at most this long, for messages. */
const MAX_SHOWN = 40;

export function shown(text: string): string {
  const printable = text.slice(0, MAX_SHOWN).replace(/[^ -~]/g, '?');
  return `"${printable}${text.length > MAX_SHOWN ? '…' : ''}"`;
}
