import type { CategoryPlan } from './plan.ts';
import { bitsAt, type Cursor } from './read.ts';
import type { RecordBase } from './record-base.ts';
import { HEX_BYTES, ICAO_CHARACTERS, ICAO_UNDEFINED, isPrintable } from './text.ts';

export { bitsAt, hexBits, hexBytes } from './read.ts';
export { OCTAL_CODES } from './text.ts';

/**
 * Where generated reading code stands. It reads what is in order and says no more than "odd" of
 * what is not; the record is then read again by its plan, which explains.
 */
export interface Reader {
  readonly bytes: Uint8Array;
  /** Reading never passes this: the end of the block, or of an expansion field. */
  end: number;
  offset: number;
  odd: boolean;
  /** Open the Reserved Expansion field? */
  readonly expansion: boolean;
}

/** A place that generated code reads from and, where that is odd, reading by plan again. */
export type RecordCursor = Cursor & Reader;

export function createCursor(
  bytes: Uint8Array,
  offset: number,
  end: number,
  plan: CategoryPlan,
): RecordCursor {
  const expansion = plan.expansion !== null;
  return { bytes, end, offset, odd: false, expansion, items: {}, faults: null, stop: null };
}

/** Generated reading code of one edition. */
export interface EditionReader {
  readonly category: number;
  readonly edition: string;
  /** Reads the record at `offset`; worthless where the reader is odd afterwards. */
  readonly read: (reader: Reader) => RecordBase;
  /** An empty record at an offset. */
  readonly make: (offset: number) => RecordBase;
}

/** Gives up: whatever is returned is thrown away. */
export function cut(reader: Reader): never {
  reader.odd = true;
  return undefined as never;
}

/** A length byte that counts itself, and bytes that are kept as hex. */
export function explicit(reader: Reader): string {
  const { bytes, offset, end } = reader;
  if (offset >= end) return cut(reader);
  const last = offset + bytes[offset]!;
  if (last === offset || last > end) return cut(reader);
  reader.offset = last;
  let text = '';
  for (let i = offset + 1; i < last; i++) text += HEX_BYTES[bytes[i]!]!;
  return text;
}

/** Four hex digits of two bytes; each is made when first met. */
const HEX_PAIRS: (string | undefined)[] = new Array(65_536).fill(undefined);

function hexPair(pair: number): string {
  const known = HEX_PAIRS[pair];
  if (known !== undefined) return known;
  const made = HEX_BYTES[pair >> 8]! + HEX_BYTES[pair & 0xff]!;
  HEX_PAIRS[pair] = made;
  return made;
}

/** Seven bytes, a Mode S register, as hex. */
export function hex56(b: Uint8Array, p: number): string {
  return (
    hexPair((b[p]! << 8) | b[p + 1]!) +
    hexPair((b[p + 2]! << 8) | b[p + 3]!) +
    (hexPair((b[p + 4]! << 8) | b[p + 5]!) + HEX_BYTES[b[p + 6]!]!)
  );
}

/** Two ICAO characters of 12 bits, and whether either is undefined. */
const ICAO_PAIRS: readonly string[] = Array.from(
  { length: 4096 },
  (_, pair) => ICAO_CHARACTERS[pair >> 6]! + ICAO_CHARACTERS[pair & 63]!,
);
const ICAO_PAIRS_UNDEFINED: Uint8Array = Uint8Array.from(
  { length: 4096 },
  (_, pair) => ICAO_UNDEFINED[pair >> 6]! | ICAO_UNDEFINED[pair & 63]!,
);

/** Eight characters of an aircraft identification. */
export function icao48(c: Reader, p: number): string {
  const b = c.bytes;
  const high = (b[p]! << 16) | (b[p + 1]! << 8) | b[p + 2]!;
  const low = (b[p + 3]! << 16) | (b[p + 4]! << 8) | b[p + 5]!;
  const [b0, b1, b2, b3] = [high >> 12, high & 0xfff, low >> 12, low & 0xfff];
  const strange =
    ICAO_PAIRS_UNDEFINED[b0]! |
    ICAO_PAIRS_UNDEFINED[b1]! |
    ICAO_PAIRS_UNDEFINED[b2]! |
    ICAO_PAIRS_UNDEFINED[b3]!;
  if (strange !== 0) c.odd = true;
  return ICAO_PAIRS[b0]! + ICAO_PAIRS[b1]! + (ICAO_PAIRS[b2]! + ICAO_PAIRS[b3]!);
}

/** ICAO characters at any bit. */
export function icao(c: Reader, from: number, bits: number): string {
  let text = '';
  for (let bit = from; bit < from + bits; bit += 6) {
    const code = bitsAt(c.bytes, bit, 6);
    if (ICAO_UNDEFINED[code] === 1) c.odd = true;
    text += ICAO_CHARACTERS[code]!;
  }
  return text;
}

/** Characters of one byte each. */
export function ascii(c: Reader, from: number, count: number): string {
  let text = '';
  for (let i = from; i < from + count; i++) {
    const code = c.bytes[i]!;
    if (!isPrintable(code)) c.odd = true;
    text += String.fromCharCode(code);
  }
  return text;
}

/** Octal digits of three bits each; a last one of fewer bits stands for its value. */
export function octal(b: Uint8Array, from: number, bits: number): string {
  let text = '';
  for (let bit = from; bit < from + bits; bit += 3) {
    text += String(bitsAt(b, bit, Math.min(3, from + bits - bit)));
  }
  return text;
}
