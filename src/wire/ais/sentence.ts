import type { Fault } from '../fault.ts';
import type { AisBits } from './bits.ts';
import { decodeBits } from './decode.ts';
import type { AisMessage } from './message.ts';
import { type AisState, type Heard, heardOf, joinParts } from './multipart.ts';
import { type AisTag, readTagBlocks } from './tag.ts';

/** One line of an AIS feed, read. */
export interface SentenceResult {
  /** Null until the last part of a message has come, and where there is none. */
  readonly message: AisMessage | null;
  /**
   * Time of reception at the station, milliseconds since the epoch, from the TAG block, its
   * group or the trailer; null without one.
   */
  readonly timeMs: number | null;
  /** The station, from the TAG block's `s:` or its group. */
  readonly station: string | null;
  /** All that this line's TAG block says; null without one. */
  readonly tag: AisTag | null;
  /** True: of the own ship (VDO), not received (VDM). */
  readonly own: boolean;
  /** Radio channel, `A` or `B` (some stations write 1, 2); null where it is not told. */
  readonly channel: string | null;
  /** The line holds no AIS sentence but something else that is well formed, or a comment. */
  readonly skipped: boolean;
  readonly faults: readonly Fault[];
}

/** NMEA 0183 allows 82 characters, TAG blocks and trailers come on top; beyond this it is noise. */
export const MAX_LINE = 1024;

/** `!AIVDM,2,1,3,B,55P5TL01VIaAL@7W...,0*1C`: talker, then VDM (received) or VDO (own ship). */
const SENTENCE = /^[!$][A-Z0-9]{2}VD[MO],/;

/** A logger's own time and the like in front of the sentence; behind # it is a comment. */
const MAX_PREFIX = 64;
const SENTENCE_WITHIN = /(?<=^[^#]*)[!$][A-Z0-9]{2}VD[MO],/;

/**
 * Reads one line, without its line end or with it. `source` keeps the parts of messages from
 * different feeds apart.
 */
export function decodeSentence(state: AisState, line: string, source: string): SentenceResult {
  const faults: Fault[] = [];
  if (line.length > MAX_LINE) {
    faults.push({
      reason: 'oversized',
      offset: MAX_LINE,
      message: `the line has ${line.length} characters, at most ${MAX_LINE} are read`,
    });
    return nothing(faults);
  }
  let start = 0;
  let heard: Heard = NOT_SAID;
  let tag: AisTag | null = null;
  if (line.charCodeAt(0) === 0x5c) {
    const block = readTagBlocks(line, faults);
    if (block === null) return nothing(faults);
    start = block.end;
    tag = block.tag;
    heard = heardOf(state, source, tag);
  } else if (!SENTENCE.test(line)) {
    start = Math.max(0, line.slice(0, MAX_PREFIX).search(SENTENCE_WITHIN));
  }
  const text = start === 0 ? line : line.slice(start);
  if (!SENTENCE.test(text)) return notAis(text, tag, faults);
  const star = text.indexOf('*', 7);
  if (star < 0 || !checksumHolds(text, star)) {
    faults.push({
      reason: 'bad-checksum',
      offset: start + (star < 0 ? text.length : star),
      message:
        star < 0
          ? 'the sentence has no checksum'
          : `the checksum is ${text.slice(star + 1, star + 3)}, computed ${checksumOf(text, star)}`,
    });
    return nothing(faults);
  }
  if (heard.timeMs === null) {
    const timeMs = trailerTimeMs(text, star);
    if (timeMs !== null) heard = { timeMs, station: heard.station };
  }
  const own = text.charCodeAt(5) === 0x4f;
  const part = readPart(text, star, faults);
  const channel = part === null || part.channel === '' ? null : part.channel;
  let message: AisMessage | null = null;
  if (part !== null && part.total === 1) {
    message = decodeBits(part.bits, faults);
  } else if (part !== null) {
    const key = `${source} ${part.channel} ${part.sequence} ${tag?.group?.id ?? ''}`;
    const whole = joinParts(state, key, part, heard, faults);
    if (whole !== null) {
      heard = whole;
      message = decodeBits(whole.bits, faults);
    }
  }
  const { timeMs, station } = heard;
  return { message, timeMs, station, tag, own, channel, skipped: false, faults };
}

const NOT_SAID: Heard = { timeMs: null, station: null };

/** One sentence's share of a message. */
export interface Part {
  readonly total: number;
  /** 1 to `total`. */
  readonly number: number;
  readonly sequence: string;
  readonly channel: string;
  /** Of a message in one sentence only good until the next one is read. */
  readonly bits: AisBits;
}

/** `!AIVDM,` is behind us; of the fields only the payload is looked at character by character. */
const FIELDS_FROM = 7;

function readPart(text: string, star: number, faults: Fault[]): Part | null {
  const total = digitBefore(text, FIELDS_FROM, ',');
  const number = digitBefore(text, FIELDS_FROM + 2, ',');
  const sequenceEnd = text.indexOf(',', FIELDS_FROM + 4);
  const channelEnd = text.indexOf(',', sequenceEnd + 1);
  const payloadEnd = text.indexOf(',', channelEnd + 1);
  const fill = digitBefore(text, payloadEnd + 1, '*');
  if (
    total < 1 ||
    number < 1 ||
    number > total ||
    sequenceEnd < 0 ||
    channelEnd < 0 ||
    payloadEnd < 0 ||
    payloadEnd + 2 !== star ||
    fill < 0 ||
    fill > 5
  ) {
    faults.push({
      reason: 'malformed',
      offset: 0,
      message: 'the sentence needs total, number, sequence, channel, payload and fill bits 0 to 5',
    });
    return null;
  }
  const bits =
    total === 1
      ? scratchPayload(text, channelEnd + 1, payloadEnd, fill, faults)
      : readPayload(text.slice(channelEnd + 1, payloadEnd), fill, faults);
  if (bits === null) return null;
  const sequence = text.slice(FIELDS_FROM + 4, sequenceEnd);
  return { total, number, sequence, channel: text.slice(sequenceEnd + 1, channelEnd), bits };
}

/** The bits of an armoured payload less its fill bits; null, with a fault, if a character is wrong. */
export function readPayload(payload: string, fill: number, faults: Fault[]): AisBits | null {
  const sixbit = new Uint8Array(payload.length);
  if (!unarmour(payload, 0, payload.length, sixbit, faults)) return null;
  return { sixbit, length: Math.max(0, payload.length * 6 - fill) };
}

/** Where the one payload at hand is unpacked: most messages are read and gone. */
const SCRATCH = new Uint8Array(MAX_LINE);

function scratchPayload(
  text: string,
  from: number,
  to: number,
  fill: number,
  faults: Fault[],
): AisBits | null {
  if (!unarmour(text, from, to, SCRATCH, faults)) return null;
  // Reading past the end gives zeros, not the message before.
  SCRATCH.fill(0, to - from);
  return { sixbit: SCRATCH, length: Math.max(0, (to - from) * 6 - fill) };
}

function unarmour(
  text: string,
  from: number,
  to: number,
  into: Uint8Array,
  faults: Fault[],
): boolean {
  for (let i = from; i < to; i++) {
    // IEC 61162-1 annex C: 0..W and `..w carry six bits; X to _ do not occur.
    const code = text.charCodeAt(i);
    if (code >= 48 && code < 88) into[i - from] = code - 48;
    else if (code >= 96 && code < 120) into[i - from] = code - 56;
    else {
      faults.push({
        reason: 'malformed',
        offset: i - from,
        message: `character ${i - from + 1} of the payload carries no six bits`,
      });
      return false;
    }
  }
  return true;
}

/** The one digit at `at` with `end` behind it; -1 for anything else. */
function digitBefore(text: string, at: number, end: string): number {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 && text[at + 1] === end ? value : -1;
}

/** Exclusive or of the characters between `!` and `*` (IEC 61162-1 section 7.2.4). */
function xorOf(text: string, star: number): number {
  let sum = 0;
  for (let i = 1; i < star; i++) sum ^= text.charCodeAt(i);
  return sum;
}

export function checksumOf(text: string, star: number): string {
  return (xorOf(text, star) & 0xff).toString(16).toUpperCase().padStart(2, '0');
}

function checksumHolds(text: string, star: number): boolean {
  return (
    xorOf(text, star) ===
    hexDigit(text.charCodeAt(star + 1)) * 16 + hexDigit(text.charCodeAt(star + 2))
  );
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 70) return code - 55;
  if (code >= 97 && code <= 102) return code - 87;
  return Number.NaN;
}

/** `…*4A,b003669794,1272412827`: the trailer of the United States Coast Guard's stations. */
function trailerTimeMs(text: string, star: number): number | null {
  if (text.length < star + 13) return null;
  const match = /,(\d{9,10})\s*$/.exec(text.slice(star + 3));
  return match === null ? null : Number(match[1]) * 1000;
}

/** Comments, blank lines and other sentences of a mixed log are passed over; the rest is a fault. */
function notAis(text: string, tag: AisTag | null, faults: Fault[]): SentenceResult {
  const trimmed = text.trim();
  const skipped =
    trimmed === '' || trimmed.startsWith('#') || /^[!$][A-Z0-9]{2,10}[,*]/.test(trimmed);
  if (!skipped) {
    faults.push({
      reason: 'unknown-format',
      offset: 0,
      message: 'the line is no NMEA 0183 sentence',
    });
  }
  return { ...nothing(faults), tag, skipped };
}

function nothing(faults: readonly Fault[]): SentenceResult {
  return {
    message: null,
    timeMs: null,
    station: null,
    tag: null,
    own: false,
    channel: null,
    skipped: false,
    faults,
  };
}
