import { HEX_BYTES } from './text.ts';

/** Bytes that text is appended to; they grow as needed. */
export interface Sink {
  bytes: Uint8Array;
  /** Bytes written. */
  at: number;
}

const FIRST_BYTES = 1 << 16;

export function createSink(): Sink {
  return { bytes: new Uint8Array(FIRST_BYTES), at: 0 };
}

/** Room for so many more bytes. */
export function reserve(sink: Sink, count: number): void {
  if (sink.at + count <= sink.bytes.length) return;
  const grown = new Uint8Array(Math.max(sink.at + count, sink.bytes.length * 2));
  grown.set(sink.bytes.subarray(0, sink.at));
  sink.bytes = grown;
}

/** Text of printable ASCII, which all names and numbers are. */
export function putText(sink: Sink, text: string): void {
  const { length } = text;
  reserve(sink, length);
  const { bytes, at } = sink;
  for (let i = 0; i < length; i++) bytes[at + i] = text.charCodeAt(i);
  sink.at = at + length;
}

/** The bytes of a text that is put often. */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** All of a short array. */
export function putBytes(sink: Sink, from: Uint8Array): void {
  putPiece(sink, from, 0, from.length);
}

export function putByte(sink: Sink, byte: number): void {
  reserve(sink, 1);
  sink.bytes[sink.at++] = byte;
}

/** A piece of another array. Pieces are short: a loop beats a call that copies. */
export function putPiece(sink: Sink, from: Uint8Array, start: number, length: number): void {
  reserve(sink, length);
  const { bytes, at } = sink;
  for (let i = 0; i < length; i++) bytes[at + i] = from[start + i]!;
  sink.at = at + length;
}

const MOST_DIGITS = 16;

/** A whole number from 0 to 2^53 - 1 in decimal. */
export function putWhole(sink: Sink, value: number): void {
  reserve(sink, MOST_DIGITS);
  const { bytes, at } = sink;
  let digits = 1;
  for (let limit = 10; value >= limit; limit *= 10) digits++;
  let rest = value;
  for (let i = at + digits - 1; i > at; i--) {
    const tenth = Math.floor(rest / 10);
    bytes[i] = 48 + rest - tenth * 10;
    rest = tenth;
  }
  bytes[at] = 48 + rest;
  sink.at = at + digits;
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
