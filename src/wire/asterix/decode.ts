import type { Fault, FaultReason } from '../fault.ts';
import { CATEGORY_KEYS, type Editions, expansionEdition, planOf } from './editions.ts';
import { interpretRecord } from './interpret.ts';
import type { CategoryPlan } from './plan.ts';
import { createCursor, type EditionReader, type RecordCursor } from './reader.ts';
import { readerOf } from './readers.ts';
import type { AsterixRecord, Decoded, Source, Unread } from './record.ts';
import { fillRecord, type RecordBase } from './record-base.ts';
import type { TypedRecord } from './types/index.generated.ts';

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
  const { records, blocks, unread, unsaid } = readBlocks(bytes, editions);
  return {
    // Each was made by the class of its category and edition.
    records: records as readonly AsterixRecord[] as readonly TypedRecord[],
    blocks,
    unread,
    unsaid,
    faults: unread.length === 0 ? NO_FAULTS : unread.map((entry) => entry.fault),
  };
}

/** What is being read, and what came of it so far. */
interface Reading {
  readonly bytes: Uint8Array;
  readonly editions: Editions;
  readonly records: RecordBase[];
  readonly unread: Unread[];
  unsaid: number;
}

/** Unread places that are listed one by one: a file of noise has as many as it has bytes. */
const MAX_UNREAD = 1000;

function readBlocks(bytes: Uint8Array, editions: Editions): Reading & { readonly blocks: number } {
  const reading: Reading = { bytes, editions, records: [], unread: [], unsaid: 0 };
  let blocks = 0;
  let offset = 0;
  while (offset < bytes.length) {
    const left = bytes.length - offset;
    if (left < BLOCK_HEADER_BYTES) {
      tell(reading, broken(null, offset, left, 'truncated', `${left} bytes are no block header`));
      break;
    }
    const category = bytes[offset]!;
    const length = (bytes[offset + 1]! << 8) | bytes[offset + 2]!;
    if (length < BLOCK_HEADER_BYTES || length > left) {
      const reason = length > left ? 'truncated' : 'bad-length';
      const message = `block of category ${category} says ${length} bytes, ${left} are there`;
      tell(reading, broken(category, offset, left, reason, message));
      break;
    }
    blocks++;
    readBlock(reading, offset, length);
    offset += length;
  }
  return { ...reading, blocks };
}

function tell(reading: Reading, entry: Unread): void {
  if (reading.unread.length < MAX_UNREAD) reading.unread.push(entry);
  else reading.unsaid += 1;
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

function readBlock(reading: Reading, offset: number, length: number): void {
  const { bytes, editions, records } = reading;
  const category = bytes[offset]!;
  const key = CATEGORY_KEYS[category]!;
  const edition = Object.hasOwn(editions, key) ? editions[key] : undefined;
  if (edition === undefined) {
    const message = `no edition is configured for category ${key}`;
    tell(reading, broken(category, offset, length, 'unknown-category', message));
    return;
  }
  const expansion = expansionEdition(category, editions);
  const plan = planOf(category, edition, expansion);
  if (plan === undefined) {
    const which = expansion === null ? '' : `, or ${expansion} of its expansion field,`;
    const message = `edition ${edition} of category ${key}${which} is not carried`;
    tell(reading, broken(category, offset, length, 'unknown-edition', message));
    return;
  }
  if (length === BLOCK_HEADER_BYTES) {
    const message = `block of category ${key} holds no record`;
    tell(reading, broken(category, offset, length, 'bad-length', message));
    return;
  }
  const first = records.length;
  const generated = readerOf(plan);
  const end = offset + length;
  const cursor = createCursor(bytes, offset + BLOCK_HEADER_BYTES, end, plan);
  while (cursor.offset < end) {
    const from = cursor.offset;
    let record: RecordBase | null = generated.read(cursor);
    if (cursor.odd) {
      record = explained(plan, generated, cursor, from, end);
      if (record === null) {
        const fault = cursor.stop!;
        tell(reading, { category, offset: from, length: end - from, fault });
        suspect(records, first, fault);
        return;
      }
    }
    records.push(record);
  }
  if (INHERITING.has(category)) inherit(records, first);
}

/** The record read again by its plan, with what is wrong; null where it cannot be followed. */
function explained(
  plan: CategoryPlan,
  generated: EditionReader,
  cursor: RecordCursor,
  from: number,
  end: number,
): RecordBase | null {
  cursor.offset = from;
  cursor.end = end;
  cursor.odd = false;
  const items = interpretRecord(plan, cursor);
  if (items === null) return null;
  const record = generated.make(from);
  fillRecord(record, items);
  record.length = cursor.offset - from;
  if (cursor.faults !== null) record.faults = cursor.faults;
  return record;
}

/** Marks the records from `first` on: their block broke later. */
function suspect(records: readonly RecordBase[], first: number, fault: Fault): void {
  for (let i = first; i < records.length; i++) {
    const record = records[i]!;
    const message = `the block of this record breaks at byte ${fault.offset}: ${fault.message}`;
    const own: Fault = { reason: 'malformed', offset: record.offset, message };
    record.faults = [...record.faults, own];
  }
}

/**
 * Monoradar categories of the first generation, whose records may leave out a data source that is
 * that of the record before.
 */
export const INHERITING: ReadonlySet<number> = new Set([1, 2]);

function inherit(records: readonly RecordBase[], first: number): void {
  let source: Source | null = null;
  for (let i = first; i < records.length; i++) {
    const record = records[i]!;
    const own = (record as RecordBase & { readonly I010?: Source }).I010;
    if (own === undefined) record.inherited = source;
    else source = own;
  }
}
