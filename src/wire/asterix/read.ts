import type { Fault, FaultReason } from '../fault.ts';
import { ASCII, HEX, ICAO, type Leaf, NUMBER, OCTAL } from './leaf.ts';
import type { Choice, Field, FixedPlan } from './plan.ts';
import type { Value } from './record.ts';
import { HEX_BYTES, ICAO_CHARACTERS, ICAO_UNDEFINED, isPrintable, OCTAL_CODES } from './text.ts';

/**
 * Faults kept of one record. The first tell what is wrong; a record of noise could hold thousands.
 */
export const MAX_FAULTS = 16;

/** Where reading stands. `stop` is set when the record cannot be followed further. */
export interface Cursor {
  readonly bytes: Uint8Array;
  /** Reading never passes this: the end of the block. */
  end: number;
  offset: number;
  /** Items of the record that have been read so far. */
  items: Readonly<Record<string, Value>>;
  faults: Fault[] | null;
  stop: Fault | null;
}

export function note(cursor: Cursor, reason: FaultReason, offset: number, message: string): void {
  cursor.faults ??= [];
  if (cursor.faults.length < MAX_FAULTS) cursor.faults.push({ reason, offset, message });
}

/** A part of fixed length; the caller has checked that its bytes are there. */
export function readFixed(plan: FixedPlan, cursor: Cursor): Value {
  const at = cursor.offset;
  if (plan.leaf !== null) return readLeaf(plan.leaf, cursor, at);
  const values: Record<string, Value> = {};
  readFields(plan.fields, cursor, at, values);
  checkSpare(plan, cursor, at);
  return values;
}

export function readFields(
  fields: readonly Field[],
  cursor: Cursor,
  at: number,
  into: Record<string, Value>,
): void {
  for (let i = 0; i < fields.length; i++) {
    let field = fields[i]!;
    if (field.choice !== null) field = chosenField(field, field.choice, cursor, at);
    if (field.leaf !== null) {
      into[field.name] = readLeaf(field.leaf, cursor, at);
    } else {
      const inner: Record<string, Value> = {};
      readFields(field.fields!, cursor, at, inner);
      into[field.name] = inner;
    }
  }
}

/** The meaning of a field's bits that the values beside it and before it choose. */
function chosenField(otherwise: Field, { by, cases }: Choice, cursor: Cursor, at: number): Field {
  const values = by.map((ruler) =>
    ruler.kind === 'sibling'
      ? rawBits(ruler.leaf, cursor.bytes, at)
      : (cursor.items[ruler.item] ?? null),
  );
  for (const { when, field, spare } of cases) {
    if (when.some((value, i) => value !== values[i])) continue;
    for (const { byte, mask } of spare) {
      if ((cursor.bytes[at + byte]! & mask) === 0) continue;
      note(cursor, 'reserved-bits', at + byte, `${field.name}: spare bits are set`);
    }
    return field;
  }
  return otherwise;
}

export function checkSpare(plan: FixedPlan, cursor: Cursor, at: number): void {
  const { spare } = plan;
  for (let i = 0; i < spare.length; i++) {
    const { byte, mask } = spare[i]!;
    if ((cursor.bytes[at + byte]! & mask) !== 0) {
      note(cursor, 'reserved-bits', at + byte, `${plan.path}: spare bits are set`);
    }
  }
}

export function readLeaf(leaf: Leaf, cursor: Cursor, at: number): Value {
  if (leaf.kind !== NUMBER) return readText(leaf, cursor, at);
  let raw = rawBits(leaf, cursor.bytes, at);
  if (raw >= leaf.wrapAt) raw -= 2 * leaf.wrapAt;
  if (raw < leaf.calmLow || raw > leaf.calmHigh) noteRange(leaf, cursor, at, raw);
  return (raw * leaf.numerator) / leaf.denominator;
}

/** The bits as an unsigned number. */
export function rawBits(leaf: Leaf, bytes: Uint8Array, at: number): number {
  const i = at + leaf.byte;
  switch (leaf.span) {
    case 1:
      return (bytes[i]! >>> leaf.shift) & leaf.mask;
    case 2:
      return (((bytes[i]! << 8) | bytes[i + 1]!) >>> leaf.shift) & leaf.mask;
    case 3:
      return (
        (((bytes[i]! << 16) | (bytes[i + 1]! << 8) | bytes[i + 2]!) >>> leaf.shift) & leaf.mask
      );
    case 4: {
      const word = (bytes[i]! << 24) | (bytes[i + 1]! << 16) | (bytes[i + 2]! << 8) | bytes[i + 3]!;
      return ((word >>> leaf.shift) & leaf.mask) >>> 0;
    }
    default:
      return bitsAt(bytes, at * 8 + leaf.bit, leaf.bits);
  }
}

/** Up to 8 bits from a bit position on. Past the end of the bytes are zeros, which are masked off. */
function fewBitsAt(bytes: Uint8Array, from: number, count: number): number {
  const i = from >> 3;
  const word = (bytes[i]! << 8) | (i + 1 < bytes.length ? bytes[i + 1]! : 0);
  return (word >>> (16 - (from & 7) - count)) & ((1 << count) - 1);
}

/** Up to 53 bits from a bit position on, bit by bit: for the few fields that span five bytes. */
export function bitsAt(bytes: Uint8Array, from: number, count: number): number {
  let value = 0;
  for (let bit = from; bit < from + count; bit++) {
    value = value * 2 + ((bytes[bit >> 3]! >> (7 - (bit & 7))) & 1);
  }
  return value;
}

function noteRange(leaf: Leaf, cursor: Cursor, at: number, raw: number): void {
  const value = `${leaf.path}: ${(raw * leaf.numerator) / leaf.denominator} ${leaf.unit}`;
  if (raw >= leaf.limitLow && raw <= leaf.limitHigh) {
    note(cursor, 'saturated', at + leaf.byte, `${value} is the end of the field: this or beyond`);
    return;
  }
  const low = (leaf.limitLow * leaf.numerator) / leaf.denominator;
  const high = (leaf.limitHigh * leaf.numerator) / leaf.denominator;
  note(cursor, 'out-of-range', at + leaf.byte, `${value} is outside ${low} to ${high}`);
}

function readText(leaf: Leaf, cursor: Cursor, at: number): string {
  const { bytes } = cursor;
  if (leaf.kind === HEX) return hexBits(bytes, at * 8 + leaf.bit, leaf.bits);
  if (leaf.kind === OCTAL && leaf.bits === 12) {
    const first = at * 8 + leaf.bit;
    return OCTAL_CODES[(fewBitsAt(bytes, first, 6) << 6) | fewBitsAt(bytes, first + 6, 6)]!;
  }
  const width = leaf.kind === ASCII ? 8 : leaf.kind === ICAO ? 6 : 3;
  let text = '';
  let strange = false;
  const first = at * 8 + leaf.bit;
  for (let bit = first; bit < first + leaf.bits; bit += width) {
    const code = fewBitsAt(bytes, bit, width);
    if (leaf.kind === ICAO) {
      text += ICAO_CHARACTERS[code]!;
      if (ICAO_UNDEFINED[code] === 1) strange = true;
    } else if (leaf.kind === ASCII) {
      text += String.fromCharCode(code);
      if (!isPrintable(code)) strange = true;
    } else {
      text += HEX_BYTES[code]![1]!;
    }
  }
  if (strange) {
    note(cursor, 'malformed', at + leaf.byte, `${leaf.path}: characters outside the alphabet`);
  }
  return text;
}

/** Bits as hex, most significant first; a last digit of fewer than 4 bits stands for its value. */
export function hexBits(bytes: Uint8Array, from: number, count: number): string {
  if ((from & 7) === 0 && (count & 7) === 0) return hexBytes(bytes, from >> 3, (from + count) >> 3);
  let text = '';
  for (let bit = from; bit < from + count; bit += 4) {
    text += fewBitsAt(bytes, bit, Math.min(4, from + count - bit)).toString(16);
  }
  return text;
}

export function hexBytes(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) text += HEX_BYTES[bytes[i]!]!;
  return text;
}
