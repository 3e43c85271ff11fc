import { HEX_BYTES } from './text.ts';

/** Bytes that text is appended to; they grow as needed. */
export interface Sink {
  bytes: Uint8Array<ArrayBuffer>;
  /** The same bytes, for copying four at once. */
  view: DataView;
  /** Bytes written. */
  at: number;
}

const FIRST_BYTES = 1 << 16;

/** Copies go by so many bytes, and may write up to three beyond their end. */
const STRIDE = 4;

export function createSink(firstBytes: number = FIRST_BYTES): Sink {
  const bytes = new Uint8Array(firstBytes);
  return { bytes, view: new DataView(bytes.buffer), at: 0 };
}

/** Room for so many more bytes, and the rest of a stride. */
function reserve(sink: Sink, count: number): void {
  const needed = sink.at + count + STRIDE;
  if (needed <= sink.bytes.length) return;
  const grown = new Uint8Array(Math.max(needed, sink.bytes.length * 2));
  grown.set(sink.bytes.subarray(0, sink.at));
  sink.bytes = grown;
  sink.view = new DataView(grown.buffer);
}

/** A text that is put often, behind whose end there is the rest of a stride. */
export interface Piece {
  readonly view: DataView;
  readonly length: number;
}

export function pieceOf(text: string): Piece {
  const sink = createSink(text.length + 2 * STRIDE);
  putText(sink, text);
  return { view: sink.view, length: text.length };
}

/** Text of printable ASCII, which all names and numbers are. */
export function putText(sink: Sink, text: string): void {
  const { length } = text;
  reserve(sink, length);
  const { bytes, at } = sink;
  for (let i = 0; i < length; i++) bytes[at + i] = text.charCodeAt(i);
  sink.at = at + length;
}

export function putPiece(sink: Sink, piece: Piece): void {
  putCopy(sink, piece.view, 0, piece.length);
}

export function putByte(sink: Sink, byte: number): void {
  reserve(sink, 1);
  sink.bytes[sink.at++] = byte;
}

/** Bytes of another sink or piece, which has the rest of a stride behind them. */
export function putCopy(sink: Sink, from: DataView, start: number, length: number): void {
  reserve(sink, length);
  const { view, at } = sink;
  for (let i = 0; i < length; i += STRIDE) {
    view.setUint32(at + i, from.getUint32(start + i, true), true);
  }
  sink.at = at + length;
}

const MOST_DIGITS = 16;
const POINT = 46;
const ZERO = 48;

/** A whole number from 0 to 2^53 - 1 in decimal. */
export function putWhole(sink: Sink, value: number): void {
  reserve(sink, MOST_DIGITS);
  const { bytes, at } = sink;
  let digits = 1;
  for (let limit = 10; value >= limit; limit *= 10) digits++;
  let rest = value;
  for (let i = at + digits - 1; i > at; i--) {
    const tenth = Math.floor(rest / 10);
    bytes[i] = ZERO + rest - tenth * 10;
    rest = tenth;
  }
  bytes[at] = ZERO + rest;
  sink.at = at + digits;
}

/** A number from 0 on as JSON; with at most three decimals, as times in milliseconds are, fast. */
export function putNumber(sink: Sink, value: number): void {
  const thousandths = Math.round(value * 1000);
  // Below this many there is one double for each, so these digits are the shortest that give it.
  if (!(value >= 0 && thousandths < 2 ** 52 && thousandths / 1000 === value)) {
    putText(sink, String(value));
    return;
  }
  const whole = Math.floor(thousandths / 1000);
  putWhole(sink, whole);
  let rest = thousandths - whole * 1000;
  if (rest === 0) return;
  putByte(sink, POINT);
  for (let unit = 100; rest > 0; unit /= 10) {
    const digit = Math.floor(rest / unit);
    putByte(sink, ZERO + digit);
    rest -= digit * unit;
  }
}

const HIGH_DIGIT: Uint8Array = Uint8Array.from(HEX_BYTES, (text) => text.charCodeAt(0));
const LOW_DIGIT: Uint8Array = Uint8Array.from(HEX_BYTES, (text) => text.charCodeAt(1));

/** Bytes in hex. */
export function putHex(sink: Sink, from: Uint8Array, start: number, end: number): void {
  reserve(sink, 2 * (end - start));
  const { bytes } = sink;
  let { at } = sink;
  for (let i = start; i < end; i++) {
    bytes[at++] = HIGH_DIGIT[from[i]!]!;
    bytes[at++] = LOW_DIGIT[from[i]!]!;
  }
  sink.at = at;
}
