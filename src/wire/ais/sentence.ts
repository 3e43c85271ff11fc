import type { Fault } from '../fault.ts';
import type { AisBits } from './bits.ts';
import { decodeBits } from './decode.ts';
import type { AisMessage } from './message.ts';
import { type AisState, type Heard, heardOf, joinParts } from './multipart.ts';
import { type AisTag, readTagBlock } from './tag.ts';

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
    const block = readTagBlock(line, faults);
    if (block === null) return nothing(faults);
    start = block.end;
    tag = block.tag;
    heard = heardOf(state, source, tag);
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
  const fields = text.slice(0, star).split(',');
  const own = text.charCodeAt(5) === 0x4f;
  const channel = fields[4] === undefined || fields[4] === '' ? null : fields[4];
  if (heard.timeMs === null) {
    heard = { timeMs: trailerTimeMs(text, star), station: heard.station };
  }
  let message: AisMessage | null = null;
  const part = readPart(fields, faults);
  if (part !== null && part.total === 1) {
    message = decodeBits(part.bits, faults);
  } else if (part !== null) {
    const key = `${source} ${channel ?? ''} ${fields[3]} ${tag?.group?.id ?? ''}`;
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
  readonly bits: AisBits;
}

function readPart(fields: readonly string[], faults: Fault[]): Part | null {
  const total = digit(fields[1]);
  const number = digit(fields[2]);
  const payload = fields[5];
  const fill = digit(fields[6]);
  if (
    fields.length !== 7 ||
    total === null ||
    number === null ||
    payload === undefined ||
    fill === null ||
    fill > 5 ||
    total < 1 ||
    number < 1 ||
    number > total
  ) {
    faults.push({
      reason: 'malformed',
      offset: 0,
      message: 'the sentence needs total, number, sequence, channel, payload and fill bits 0 to 5',
    });
    return null;
  }
  const bits = readPayload(payload, fill, faults);
  return bits === null ? null : { total, number, bits };
}

/** The bits of an armoured payload less its fill bits; null, with a fault, if a character is wrong. */
export function readPayload(payload: string, fill: number, faults: Fault[]): AisBits | null {
  const sixbit = new Uint8Array(payload.length);
  for (let i = 0; i < payload.length; i++) {
    // IEC 61162-1 annex C: 0..W and `..w carry six bits; X to _ do not occur.
    const code = payload.charCodeAt(i);
    if (code >= 48 && code < 88) sixbit[i] = code - 48;
    else if (code >= 96 && code < 120) sixbit[i] = code - 56;
    else {
      faults.push({
        reason: 'malformed',
        offset: i,
        message: `character ${i + 1} of the payload carries no six bits`,
      });
      return null;
    }
  }
  return { sixbit, length: Math.max(0, payload.length * 6 - fill) };
}

function digit(text: string | undefined): number | null {
  if (text === undefined || text.length !== 1) return null;
  const value = text.charCodeAt(0) - 48;
  return value >= 0 && value <= 9 ? value : null;
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
