import type { Fault } from '../fault.ts';

/** What a TAG block says (NMEA 0183 version 4.1 section 7; IEC 62320-1). */
export interface AisTag {
  /** `c:`, milliseconds since the epoch; sent as seconds or milliseconds. */
  readonly timeMs: number | null;
  /** `s:`, the station that heard it. */
  readonly station: string | null;
  /** `d:`, for whom it is meant. */
  readonly destination: string | null;
  /** `n:`, number of the line. */
  readonly line: number | null;
  /** `r:`, time by the station's own clock, in its unit. */
  readonly relativeTime: number | null;
  /** `g:` or `xGy:`, lines that belong together. */
  readonly group: AisTagGroup | null;
  /** `t:` or `i:`. */
  readonly text: string | null;
}

export interface AisTagGroup {
  /** 1 to `total`. */
  readonly line: number;
  readonly total: number;
  readonly id: string;
}

/** A TAG block and the index of the first character behind it. */
interface TagBlock {
  readonly tag: AisTag;
  readonly end: number;
}

/** From here on a `c:` counts milliseconds: as seconds it would lie beyond the year 5100. */
const MILLISECONDS_FROM = 1e11;

/**
 * Reads `\c:1609841515,s:r003669945*5C\` at the start of a line, and those that follow at once: who
 * passes a line on may put its own in front. What the inner ones say counts. Null, with a fault,
 * where one is broken.
 */
export function readTagBlocks(line: string, faults: Fault[]): TagBlock | null {
  let block = readTagBlock(line, 0, faults);
  while (block !== null && line[block.end] === '\\') {
    const inner: TagBlock | null = readTagBlock(line, block.end, faults);
    block = inner === null ? null : { tag: within(block.tag, inner.tag), end: inner.end };
  }
  return block;
}

function within(outer: AisTag, inner: AisTag): AisTag {
  return {
    timeMs: inner.timeMs ?? outer.timeMs,
    station: inner.station ?? outer.station,
    destination: inner.destination ?? outer.destination,
    line: inner.line ?? outer.line,
    relativeTime: inner.relativeTime ?? outer.relativeTime,
    group: inner.group ?? outer.group,
    text: inner.text ?? outer.text,
  };
}

function readTagBlock(line: string, from: number, faults: Fault[]): TagBlock | null {
  const close = line.indexOf('\\', from + 1);
  const star = line.lastIndexOf('*', close);
  if (close < 0 || star < from + 1) {
    faults.push({
      reason: 'malformed',
      offset: from,
      message: 'the TAG block is not closed by a checksum and a backslash',
    });
    return null;
  }
  let sum = 0;
  for (let i = from + 1; i < star; i++) sum ^= line.charCodeAt(i);
  const stated = line.slice(star + 1, close);
  if (!/^[0-9A-Fa-f]{2}$/.test(stated) || Number.parseInt(stated, 16) !== (sum & 0xff)) {
    faults.push({
      reason: 'bad-checksum',
      offset: star,
      message: `the TAG block's checksum is ${stated.slice(0, 8)}, computed ${(sum & 0xff).toString(16)}`,
    });
    return null;
  }
  return { tag: readFields(line.slice(from + 1, star)), end: close + 1 };
}

function readFields(body: string): AisTag {
  let timeMs: number | null = null;
  let station: string | null = null;
  let destination: string | null = null;
  let line: number | null = null;
  let relativeTime: number | null = null;
  let group: AisTagGroup | null = null;
  let text: string | null = null;
  for (const field of body.split(',')) {
    const colon = field.indexOf(':');
    const value = field.slice(colon + 1);
    switch (field.slice(0, colon)) {
      case 'c': {
        const seconds = numberOf(value);
        if (seconds !== null) timeMs = seconds >= MILLISECONDS_FROM ? seconds : seconds * 1000;
        break;
      }
      case 's':
        station = value;
        break;
      case 'd':
        destination = value;
        break;
      case 'n':
      case 'x':
        line = numberOf(value);
        break;
      case 'r':
        relativeTime = numberOf(value);
        break;
      case 't':
      case 'i':
        text = value;
        break;
      default:
        group = readGroup(field) ?? group;
    }
  }
  return { timeMs, station, destination, line, relativeTime, group, text };
}

/** `g:1-2-7365`, or `1G2:7365` of IEC 62320-1. */
function readGroup(field: string): AisTagGroup | null {
  const match = /^g:(\d{1,2})-(\d{1,2})-(\w{1,15})$/.exec(field);
  const of62320 = match ?? /^(\d)G(\d):(\w{1,15})$/.exec(field);
  if (of62320 === null) return null;
  return { line: Number(of62320[1]), total: Number(of62320[2]), id: of62320[3]! };
}

function numberOf(value: string): number | null {
  return /^\d{1,15}(\.\d{1,6})?$/.test(value) ? Number(value) : null;
}
