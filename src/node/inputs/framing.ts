import type { SensorFormat } from '../../sense/index.ts';
import { MAX_DATAGRAM_BYTES } from './intake.ts';

/** How a stream of bytes is cut into what would have been one datagram. */
export type Framing = 'lines' | 'beast' | 'asterix' | 'prefixed' | 'dis' | 'cot';

export function framingOf(format: SensorFormat): Framing {
  switch (format) {
    case 'asterix':
      return 'asterix';
    case 'beast':
      return 'beast';
    case 'bongsu-report':
      return 'prefixed';
    case 'dis':
      return 'dis';
    case 'cot':
      return 'cot';
    case 'avr':
    case 'bongsu-notice':
    case 'sbs':
    case 'nmea':
    case 'tdm':
    case 'track-table':
      return 'lines';
  }
}

/** Bytes of one line, frame or event; longer is not one of these formats. */
export const MAX_PIECE_BYTES = MAX_DATAGRAM_BYTES;

export interface Cutter {
  /** Hands on each whole piece. What cannot be cut is skipped; returns how often that was. */
  push(bytes: Uint8Array, onPiece: (piece: Uint8Array) => void): number;
  /** The end of the stream: an unfinished last line counts as one. */
  end(onPiece: (piece: Uint8Array) => void): number;
}

/**
 * Where the first piece of a buffer ends: `from` to `to` is the piece, `next` where to go on.
 * Null: not all there yet. `skip`: so many bytes belong to nothing.
 */
type Found = { from: number; to: number; next: number } | { skip: number } | null;

export function createCutter(framing: Framing): Cutter {
  const find = FINDERS[framing];
  let rest: Uint8Array = new Uint8Array(0);
  let inSkip = false;

  function push(bytes: Uint8Array, onPiece: (piece: Uint8Array) => void): number {
    let lost = 0;
    const buffer = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    let at = 0;
    while (at < buffer.length) {
      const found = find(buffer, at);
      if (found === null) {
        if (buffer.length - at <= MAX_PIECE_BYTES) break;
        // Nothing of this format is so long: let it go and look for the next beginning.
        if (!inSkip) lost += 1;
        inSkip = true;
        at = buffer.length;
      } else if ('skip' in found) {
        if (!inSkip) lost += 1;
        inSkip = true;
        at += found.skip;
      } else {
        if (found.to > found.from && !(inSkip && framing === 'lines')) {
          onPiece(buffer.slice(found.from, found.to));
        }
        inSkip = false;
        at = found.next;
      }
    }
    rest = buffer.slice(at);
    return lost;
  }

  return {
    push,
    end(onPiece) {
      const last = rest;
      rest = new Uint8Array(0);
      if (last.length === 0) return 0;
      if (framing !== 'lines') return 1;
      if (!inSkip) onPiece(last);
      return 0;
    },
  };
}

const FINDERS: Readonly<Record<Framing, (buffer: Uint8Array, at: number) => Found>> = {
  lines: findLine,
  beast: findBeast,
  asterix: findBlock,
  prefixed: findPrefixed,
  dis: findPdu,
  cot: findEvent,
};

function findLine(buffer: Uint8Array, at: number): Found {
  const feed = buffer.indexOf(0x0a, at);
  if (feed === -1) return null;
  const to = feed > at && buffer[feed - 1] === 0x0d ? feed - 1 : feed;
  return { from: at, to, next: feed + 1 };
}

/** EUROCONTROL-SPEC-0149 part 1, section 4.2: category, then a length that counts itself. */
function findBlock(buffer: Uint8Array, at: number): Found {
  if (buffer.length - at < 3) return null;
  const length = (buffer[at + 1]! << 8) | buffer[at + 2]!;
  if (length < 4) return { skip: 1 };
  return buffer.length - at < length ? null : { from: at, to: at + length, next: at + length };
}

/** Payload bytes of a Beast frame by its type, without escape and type (dump1090's README-json). */
const BEAST_LENGTH: Readonly<Record<number, number>> = { 49: 9, 50: 14, 51: 21, 52: 21 };

/** Escape 0x1a, type, payload in which 0x1a stands doubled. */
function findBeast(buffer: Uint8Array, at: number): Found {
  if (buffer[at] !== 0x1a) {
    const begin = buffer.indexOf(0x1a, at);
    return { skip: begin === -1 ? buffer.length - at : begin - at };
  }
  if (buffer.length - at < 2) return null;
  const length = BEAST_LENGTH[buffer[at + 1]!];
  if (length === undefined) return { skip: buffer[at + 1] === 0x1a ? 2 : 1 };
  let index = at + 2;
  for (let read = 0; read < length; read++) {
    if (index >= buffer.length) return null;
    if (buffer[index] === 0x1a) {
      if (index + 1 >= buffer.length) return null;
      // A single escape begins the next frame: this one was cut short.
      if (buffer[index + 1] !== 0x1a) return { skip: index - at };
      index += 1;
    }
    index += 1;
  }
  return { from: at, to: index, next: index };
}

/** Reports (`bongsu-report`): 4 bytes of length, big-endian, at most 16 KiB. The prefix stays. */
const MAX_REPORT_BYTES = 16 * 1024;

function findPrefixed(buffer: Uint8Array, at: number): Found {
  if (buffer.length - at < 4) return null;
  const length =
    buffer[at]! * 0x1000000 + ((buffer[at + 1]! << 16) | (buffer[at + 2]! << 8) | buffer[at + 3]!);
  if (length === 0 || length > MAX_REPORT_BYTES) return { skip: 1 };
  const end = at + 4 + length;
  return end > buffer.length ? null : { from: at, to: end, next: end };
}

/** IEEE 1278.1 section 6.2.66: the PDU header is 12 octets, its length at offset 8. */
function findPdu(buffer: Uint8Array, at: number): Found {
  if (buffer.length - at < 12) return null;
  const length = (buffer[at + 8]! << 8) | buffer[at + 9]!;
  if (length < 12) return { skip: 1 };
  return buffer.length - at < length ? null : { from: at, to: at + length, next: at + length };
}

const EVENT_END = Buffer.from('</event>');
/** First octet of a message of the TAK protocol. */
const TAK_MAGIC = 0xbf;

/**
 * Cursor on Target over a stream: one XML document after another, or messages of the TAK protocol,
 * the magic octet, a length as a varint, and so many octets.
 */
function findEvent(buffer: Uint8Array, at: number): Found {
  if (buffer[at] === TAK_MAGIC) return findTakMessage(buffer, at);
  const view = Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const end = view.indexOf(EVENT_END, at);
  if (end === -1) return null;
  const next = end + EVENT_END.length;
  return { from: at, to: next, next };
}

function findTakMessage(buffer: Uint8Array, at: number): Found {
  let length = 0;
  for (let octet = 0; octet < 4; octet++) {
    const value = buffer[at + 1 + octet];
    if (value === undefined) return null;
    length += (value & 0x7f) * 128 ** octet;
    if (value >= 0x80) continue;
    const end = at + 2 + octet + length;
    if (length === 0 || end - at > MAX_PIECE_BYTES) return { skip: 1 };
    return end > buffer.length ? null : { from: at, to: end, next: end };
  }
  return { skip: 1 };
}
