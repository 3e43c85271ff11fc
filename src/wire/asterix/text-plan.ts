import { HEX, ICAO, type Leaf, NUMBER } from './leaf.ts';
import type { Field, FixedPlan } from './plan.ts';
import { type Cursor, checkSpare, rawBits, readFields, readLeaf } from './read.ts';
import type { RecordCursor } from './reader.ts';
import type { Value } from './record.ts';
import {
  createSink,
  pieceOf,
  putByte,
  putCopy,
  putHex,
  putPiece,
  putText,
  putWhole,
  type Sink,
} from './sink.ts';
import { ICAO_CHARACTERS, ICAO_UNDEFINED } from './text.ts';

/** Writes what stands at the cursor as JSON and moves on; odd where that needs explaining. */
export type Texter = (cursor: RecordCursor, sink: Sink) => void;

/** Bits of fields side by side whose text is looked up: a table has 2^16 entries at most. */
const WIDEST_CHUNK = 16;

/** Writes the text of a run of fields of a part that starts at a byte. */
type ChunkTexter = (cursor: RecordCursor, at: number, sink: Sink) => void;

/** A field with all literal text between the one before and its value. */
interface Unit {
  readonly before: string;
  readonly field: Field;
  readonly from: number;
  readonly to: number;
}

/**
 * Text of a fixed part's fields between `before` and `after`: both stand in the texts that are
 * looked up, so that most items are one copy.
 */
export function fixedTexter(plan: FixedPlan, before: string, after: string): ChunkTexter {
  if (plan.leaf !== null) return leafTexter(plan.leaf, before, after);
  const { units, tail } = unitsOf(plan.fields, before);
  const groups = chunksOf(units);
  const ending = tail + after;
  const chunks = groups.map((each, index) =>
    chunkTexter(plan, each, index === groups.length - 1 ? ending : ''),
  );
  const spare = plan.spare.length > 0;
  const [only] = chunks;
  if (chunks.length === 1 && !spare) return only!;
  return (cursor, at, sink) => {
    if (spare) checkSpare(plan, cursor, at);
    for (let i = 0; i < chunks.length; i++) chunks[i]!(cursor, at, sink);
  };
}

/** The fields in order, groups opened into braces that stand in the text between. */
function unitsOf(fields: readonly Field[], before: string): { units: Unit[]; tail: string } {
  const units: Unit[] = [];
  let pending = before;
  fields.forEach((field, index) => {
    pending += `${index > 0 ? ',' : ''}${JSON.stringify(field.name)}:`;
    if (field.leaf === null && field.choice === null) {
      const inner = unitsOf(field.fields!, `${pending}{`);
      units.push(...inner.units);
      pending = `${inner.tail}}`;
      return;
    }
    const { from, to } = extent(field);
    units.push({ before: pending, field, from, to });
    pending = '';
  });
  return { units, tail: pending };
}

/** First bit of a field and the one after its last, from the start of the fixed part. */
function extent({ leaf, fields }: Field): { from: number; to: number } {
  if (leaf !== null) return { from: leaf.bit, to: leaf.bit + leaf.bits };
  const inner = fields!.map(extent);
  return { from: inner[0]!.from, to: inner.at(-1)!.to };
}

/** Neighbours whose bits together are few enough for a table; what a case depends on beside it. */
function chunksOf(units: readonly Unit[]): Unit[][] {
  const chunks: Unit[][] = [];
  let open: Unit[] = [];
  for (const unit of units) {
    const from = open[0]?.from ?? unit.from;
    if (open.length > 0 && unit.to - from > WIDEST_CHUNK) {
      chunks.push(open);
      open = [];
    }
    open.push(unit);
  }
  if (open.length > 0) chunks.push(open);
  return chunks;
}

/** A chunk's text for each value of its bits, made when first met, one after the other. */
interface Table {
  /** Where each text starts in `arena`; 0: not made yet; -1: the bits have a fault. */
  readonly starts: Int32Array;
  arena: Sink;
}

/** Room for the texts of a few values; most tables stay small. */
const FIRST_ARENA_BYTES = 256;

/** Each text stands behind its length in two bytes; the first bytes are taken by nothing. */
const LENGTH_BYTES = 2;

function chunkTexter(
  plan: Pick<FixedPlan, 'bytes'>,
  units: readonly Unit[],
  after: string,
): ChunkTexter {
  const [first] = units;
  const from = first!.from;
  const to = units.at(-1)!.to;
  if (to - from > WIDEST_CHUNK || dependsOutside(units)) return directTexter(units, after);
  const byte = from >> 3;
  const span = ((to - 1) >> 3) - byte + 1;
  const shift = (byte + span) * 8 - to;
  const mask = 2 ** (to - from) - 1;
  let table: Table | null = null;
  return (cursor, at, sink) => {
    const { bytes } = cursor;
    let word = bytes[at + byte]!;
    for (let i = 1; i < span; i++) word = (word << 8) | bytes[at + byte + i]!;
    const raw = (word >>> shift) & mask;
    table ??= emptyTable(mask + 1);
    let start = table.starts[raw]!;
    if (start === 0) start = fill(table, raw, chunkText(plan, units, raw, to), after);
    if (start < 0) {
      cursor.odd = true;
      return;
    }
    const { bytes: text, view } = table.arena;
    const length = (text[start]! << 8) | text[start + 1]!;
    putCopy(sink, view, start + LENGTH_BYTES, length);
  };
}

function emptyTable(size: number): Table {
  const arena = createSink(FIRST_ARENA_BYTES);
  arena.at = 1;
  return { starts: new Int32Array(size), arena };
}

function fill({ starts, arena }: Table, raw: number, found: string | null, after: string): number {
  if (found === null) {
    starts[raw] = -1;
    return -1;
  }
  const text = found + after;
  const start = arena.at;
  putByte(arena, text.length >> 8);
  putByte(arena, text.length & 0xff);
  putText(arena, text);
  starts[raw] = start;
  return start;
}

/** Text of a chunk whose bits, ending before bit `to`, are `raw`; null where they have a fault. */
function chunkText(
  plan: Pick<FixedPlan, 'bytes'>,
  units: readonly Unit[],
  raw: number,
  to: number,
): string | null {
  const bytes = new Uint8Array(plan.bytes + 1);
  for (let bit = to - 1, left = raw; left > 0; bit--, left >>>= 1) {
    if ((left & 1) === 1) bytes[bit >> 3]! |= 0x80 >> (bit & 7);
  }
  const cursor: Cursor = {
    bytes,
    end: bytes.length,
    offset: 0,
    items: {},
    faults: null,
    stop: null,
  };
  const text = unitsText(units, cursor, 0);
  return cursor.faults === null ? text : null;
}

function unitsText(units: readonly Unit[], cursor: Cursor, at: number): string {
  let text = '';
  for (const { before, field } of units) {
    const values: Record<string, Value> = {};
    readFields([field], cursor, at, values);
    text += before + JSON.stringify(values[field.name]);
  }
  return text;
}

/** Does a meaning follow from something that is not in the chunk? */
function dependsOutside(units: readonly Unit[]): boolean {
  return units.some(({ field }) =>
    field.choice?.by.some(
      (ruler) =>
        ruler.kind === 'item' || !units.some((unit) => unit.field.leaf?.path === ruler.leaf.path),
    ),
  );
}

function directTexter(units: readonly Unit[], after: string): ChunkTexter {
  const [only, ...more] = units;
  if (only?.field.leaf && only.field.choice === null && more.length === 0) {
    return leafTexter(only.field.leaf, only.before, after);
  }
  // What another item decides is left to reading by plan.
  if (units.some(({ field }) => field.choice?.by.some((ruler) => ruler.kind === 'item'))) {
    return (cursor) => {
      cursor.odd = true;
    };
  }
  return (cursor, at, sink) => putText(sink, unitsText(units, cursor, at) + after);
}

/** A leaf alone, between what stands before and behind it. */
function leafTexter(leaf: Leaf, before: string, after: string): ChunkTexter {
  const { byte, bits } = leaf;
  const opening = pieceOf(`${before}"`);
  const closing = pieceOf(`"${after}`);
  const aligned = leaf.bit % 8 === 0 && bits % 8 === 0;
  if (leaf.kind === NUMBER && bits <= WIDEST_CHUNK) {
    const to = leaf.bit + bits;
    const field: Field = { name: '', leaf, fields: null, choice: null };
    return chunkTexter({ bytes: (to + 7) >> 3 }, [{ before, field, from: leaf.bit, to }], after);
  }
  if (leaf.kind === NUMBER) return numberTexter(leaf, before, after);
  if (leaf.kind === HEX && aligned) {
    return (cursor, at, sink) => {
      putPiece(sink, opening);
      putHex(sink, cursor.bytes, at + byte, at + byte + bits / 8);
      putPiece(sink, closing);
    };
  }
  if (leaf.kind === ICAO && aligned && bits === 48)
    return identificationTexter(leaf, before, after);
  return (cursor, at, sink) =>
    putText(sink, before + JSON.stringify(readLeaf(leaf, cursor, at)) + after);
}

/** Most steps to the unit for which every fraction is kept as text. */
const MOST_FRACTIONS = 4096;

/**
 * A number too wide for a table. Unsigned binary fractions with at most 15 digits are their whole
 * part and one of few fractions, and that is also the shortest decimal that gives the number back.
 */
function numberTexter(leaf: Leaf, text: string, after: string): ChunkTexter {
  const before = pieceOf(text);
  const behind = pieceOf(after);
  const { numerator, denominator, fieldLow, fieldHigh } = leaf;
  const fractional = Math.log2(denominator);
  const digits = String(Math.floor(fieldHigh / denominator)).length + fractional;
  const simple = numerator === 1 && fieldLow === 0 && Number.isInteger(fractional) && digits <= 15;
  if (!simple || denominator > MOST_FRACTIONS) {
    return (cursor, at, sink) => {
      putPiece(sink, before);
      putText(sink, String(readLeaf(leaf, cursor, at)));
      putPiece(sink, behind);
    };
  }
  const fractions = Array.from({ length: denominator }, (_, raw) =>
    pieceOf(String(raw / denominator).slice(1)),
  );
  return (cursor, at, sink) => {
    const raw = rawBits(leaf, cursor.bytes, at);
    if (raw < leaf.calmLow || raw > leaf.calmHigh) cursor.odd = true;
    const whole = Math.floor(raw / denominator);
    putPiece(sink, before);
    putWhole(sink, whole);
    const fraction = raw - whole * denominator;
    if (fraction !== 0) putPiece(sink, fractions[fraction]!);
    putPiece(sink, behind);
  };
}

const ICAO_BYTES: Uint8Array = Uint8Array.from(ICAO_CHARACTERS, (text) => text.charCodeAt(0));

/** Eight characters of six bits in six bytes. */
function identificationTexter(leaf: Leaf, before: string, after: string): ChunkTexter {
  const closing = pieceOf(`"${after}`);
  const opening = pieceOf(`${before}"`);
  return (cursor, at, sink) => {
    putPiece(sink, opening);
    const { bytes } = cursor;
    for (let half = 0; half < 2; half++) {
      const i = at + leaf.byte + 3 * half;
      const word = (bytes[i]! << 16) | (bytes[i + 1]! << 8) | bytes[i + 2]!;
      for (let j = 0; j < 4; j++) {
        const code = (word >>> (18 - 6 * j)) & 63;
        if (ICAO_UNDEFINED[code] === 1) cursor.odd = true;
        putByte(sink, ICAO_BYTES[code]!);
      }
    }
    putPiece(sink, closing);
  };
}
