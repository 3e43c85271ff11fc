import type { Fault, FaultReason } from '../fault.ts';
import { CATEGORY_KEYS, type Editions, planOf } from './editions.ts';
import type {
  CategoryPlan,
  CompoundPlan,
  ExtendedPlan,
  Plan,
  RepetitivePlan,
  Slotted,
} from './plan.ts';
import { MAX_FSPEC_BYTES } from './plan.ts';
import { type Cursor, checkSpare, hexBytes, readFields, readFixed, readLeaf } from './read.ts';
import type { AsterixRecord, Decoded, Unread, Value } from './record.ts';

/** Category and length stand before the records of a block. */
export const BLOCK_HEADER_BYTES = 3;

const NO_FAULTS: readonly Fault[] = Object.freeze([]);

/**
 * Reads the data blocks in `bytes`: all of a datagram, or blocks one after the other in a file.
 * Total: bad bytes give faults, never an exception, and reading never leaves a block.
 *
 * A block whose records break off is read up to the break. The records before it are given with a
 * fault of their own, since a wrong edition also looks like this: they may be worthless.
 *
 * @param editions which edition each category is read by; blocks of others are skipped by length
 */
export function decodeBlocks(bytes: Uint8Array, editions: Editions): Decoded {
  const records: AsterixRecord[] = [];
  const unread: Unread[] = [];
  let blocks = 0;
  let offset = 0;
  while (offset < bytes.length) {
    const left = bytes.length - offset;
    if (left < BLOCK_HEADER_BYTES) {
      unread.push(broken(null, offset, left, 'truncated', `${left} bytes are no block header`));
      break;
    }
    const category = bytes[offset]!;
    const length = (bytes[offset + 1]! << 8) | bytes[offset + 2]!;
    if (length < BLOCK_HEADER_BYTES || length > left) {
      const reason = length > left ? 'truncated' : 'bad-length';
      const message = `block of category ${category} says ${length} bytes, ${left} are there`;
      unread.push(broken(category, offset, left, reason, message));
      break;
    }
    blocks++;
    decodeBlock(bytes, offset, length, editions, records, unread);
    offset += length;
  }
  return {
    records,
    blocks,
    unread,
    faults: unread.length === 0 ? NO_FAULTS : unread.map((entry) => entry.fault),
  };
}

function broken(
  category: number | null,
  offset: number,
  length: number,
  reason: FaultReason,
  message: string,
): Unread {
  return { category, offset, length, fault: { reason, offset, message } };
}

function decodeBlock(
  bytes: Uint8Array,
  offset: number,
  length: number,
  editions: Editions,
  records: AsterixRecord[],
  unread: Unread[],
): void {
  const category = bytes[offset]!;
  const key = CATEGORY_KEYS[category]!;
  const edition = Object.hasOwn(editions, key) ? editions[key] : undefined;
  if (edition === undefined) {
    const message = `no edition is configured for category ${key}`;
    unread.push(broken(category, offset, length, 'unknown-category', message));
    return;
  }
  const plan = planOf(category, edition);
  if (plan === undefined) {
    const message = `edition ${edition} of category ${key} is not carried`;
    unread.push(broken(category, offset, length, 'unknown-edition', message));
    return;
  }
  if (length === BLOCK_HEADER_BYTES) {
    const message = `block of category ${key} holds no record`;
    unread.push(broken(category, offset, length, 'bad-length', message));
    return;
  }
  const end = offset + length;
  const first = records.length;
  const cursor: Cursor = {
    bytes,
    end,
    offset: offset + BLOCK_HEADER_BYTES,
    faults: null,
    stop: null,
  };
  while (cursor.offset < end) {
    const start = cursor.offset;
    const record = decodeRecord(plan, cursor);
    if (record === null) {
      const fault: Fault = cursor.stop!;
      unread.push({ category, offset: start, length: end - start, fault });
      suspect(records, first, fault);
      return;
    }
    records.push(record);
  }
}

/** Marks the records from `first` on: their block broke later. */
function suspect(records: AsterixRecord[], first: number, fault: Fault): void {
  for (let i = first; i < records.length; i++) {
    const record = records[i]!;
    const message = `the block of this record breaks at byte ${fault.offset}: ${fault.message}`;
    records[i] = {
      ...record,
      faults: [...record.faults, { reason: 'malformed', offset: record.offset, message }],
    };
  }
}

/** Null where the record cannot be followed; `cursor.stop` then says why. */
function decodeRecord(plan: CategoryPlan, cursor: Cursor): AsterixRecord | null {
  const offset = cursor.offset;
  cursor.faults = null;
  const items: Record<string, Value> = {};
  readSlots(plan.slots, null, plan.category, cursor, items);
  if (cursor.stop !== null) return null;
  return {
    category: plan.category,
    edition: plan.edition,
    offset,
    length: cursor.offset - offset,
    items,
    faults: cursor.faults ?? NO_FAULTS,
  };
}

/**
 * A field specification and the items that it announces. Seven slots a byte and an FX bit, or
 * eight where its length is fixed.
 */
function readSlots(
  slots: readonly (Slotted | null)[],
  fspecBytes: number | null,
  place: number | string,
  cursor: Cursor,
  into: Record<string, Value>,
): void {
  const { bytes } = cursor;
  const first = cursor.offset;
  let last = first;
  if (fspecBytes === null) {
    const limit = Math.min(cursor.end, first + MAX_FSPEC_BYTES);
    while (last < limit && (bytes[last]! & 1) === 1) last++;
  } else {
    last = first + fspecBytes - 1;
  }
  if (last >= cursor.end || (fspecBytes === null && (bytes[last]! & 1) === 1)) {
    stop(cursor, 'truncated', first, `${place}: the field specification does not end`);
    return;
  }
  cursor.offset = last + 1;
  const perByte = fspecBytes === null ? 7 : 8;
  let some = false;
  for (let i = first; i <= last; i++) {
    // What stands in the byte, its FX bit cleared, highest bit first.
    let bits = fspecBytes === null ? bytes[i]! & 0xfe : bytes[i]!;
    while (bits !== 0) {
      const lead = Math.clz32(bits) - 24;
      bits &= ~(0x80 >> lead);
      some = true;
      const slot = slots[(i - first) * perByte + lead];
      if (slot === undefined || slot === null) {
        const number = (i - first) * perByte + lead + 1;
        stop(cursor, 'undefined-item', i, `${place}: item ${number} of the profile is undefined`);
        return;
      }
      const value = readPlan(slot.plan, cursor);
      if (cursor.stop !== null) return;
      into[slot.name] = value;
    }
  }
  if (!some)
    stop(cursor, 'malformed', first, `${place}: the field specification announces nothing`);
}

function stop(cursor: Cursor, reason: FaultReason, offset: number, message: string): void {
  cursor.stop = { reason, offset, message };
}

function readPlan(plan: Plan, cursor: Cursor): Value {
  switch (plan.kind) {
    case 'fixed': {
      if (plan.bytes > cursor.end - cursor.offset) return tooShort(cursor, plan.path);
      const value = readFixed(plan, cursor);
      cursor.offset += plan.bytes;
      return value;
    }
    case 'extended':
      return readExtended(plan, cursor);
    case 'repetitive':
      return plan.countBytes === 0 ? readChained(plan, cursor) : readCounted(plan, cursor);
    case 'compound':
      return readCompound(plan, cursor);
    case 'explicit': {
      const at = cursor.offset;
      if (at >= cursor.end) return tooShort(cursor, plan.path);
      const length = cursor.bytes[at]!;
      if (length === 0) {
        stop(cursor, 'bad-length', at, `${plan.path}: a length of 0 does not count itself`);
        return '';
      }
      if (length > cursor.end - at) return tooShort(cursor, plan.path);
      cursor.offset = at + length;
      return hexBytes(cursor.bytes, at + 1, at + length);
    }
  }
}

function tooShort(cursor: Cursor, path: string): '' {
  stop(cursor, 'truncated', cursor.offset, `${path}: the block ends inside it`);
  return '';
}

function readExtended(plan: ExtendedPlan, cursor: Cursor): Value {
  const values: Record<string, Value> = {};
  const { pieces } = plan;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    if (piece.bytes > cursor.end - cursor.offset) return tooShort(cursor, plan.path);
    const at = cursor.offset;
    readFields(piece.fields, cursor, at, values);
    checkSpare(piece, cursor, at);
    cursor.offset = at + piece.bytes;
    const isLast = i === pieces.length - 1;
    if (isLast && !plan.lastHasFx) return values;
    if ((cursor.bytes[cursor.offset - 1]! & 1) === 0) return values;
    if (isLast) {
      const message = `${plan.path}: more pieces than this edition defines`;
      stop(cursor, 'undefined-item', cursor.offset - 1, message);
    }
  }
  return values;
}

function readCounted(plan: RepetitivePlan, cursor: Cursor): Value {
  const at = cursor.offset;
  if (plan.countBytes > cursor.end - at) return tooShort(cursor, plan.path);
  let count = 0;
  for (let i = 0; i < plan.countBytes; i++) count = count * 256 + cursor.bytes[at + i]!;
  cursor.offset = at + plan.countBytes;
  // Before anything is made for it: so many must fit.
  if (count * plan.leastBytes > cursor.end - cursor.offset) return tooShort(cursor, plan.path);
  const values: Value[] = [];
  for (let i = 0; i < count; i++) {
    const value = readPlan(plan.of, cursor);
    if (cursor.stop !== null) return values;
    values.push(value);
  }
  return values;
}

/** Repeated while the last bit of each is set: 7, 15, … bits with a meaning. */
function readChained(plan: RepetitivePlan, cursor: Cursor): Value {
  const values: Value[] = [];
  const { of } = plan;
  if (of.kind !== 'fixed') throw new Error(`${plan.path}: only fixed parts repeat by FX`);
  for (;;) {
    if (of.bytes > cursor.end - cursor.offset) return tooShort(cursor, plan.path);
    values.push(
      of.leaf === null ? readFixed(of, cursor) : readLeaf(of.leaf, cursor, cursor.offset),
    );
    cursor.offset += of.bytes;
    if ((cursor.bytes[cursor.offset - 1]! & 1) === 0) return values;
  }
}

function readCompound(plan: CompoundPlan, cursor: Cursor): Value {
  const values: Record<string, Value> = {};
  readSlots(plan.parts, plan.fspecBytes, plan.path, cursor, values);
  return values;
}
