/** Compares generated reading code with reading by plan, for tests. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CATEGORY_KEYS, carriedEditions, planOf } from '../../src/wire/asterix/editions.ts';
import { decodeBlocks, type Editions, encodeBlock } from '../../src/wire/asterix/index.ts';
import { interpretRecord } from '../../src/wire/asterix/interpret.ts';
import type { CategoryPlan } from '../../src/wire/asterix/plan.ts';
import type { Cursor } from '../../src/wire/asterix/read.ts';
import type { Reader } from '../../src/wire/asterix/reader.ts';
import { readerOf } from '../../src/wire/asterix/readers.ts';
import { arbitraryItems } from './arbitrary.ts';
import { damaged, randomFrom } from './mutate.ts';

/** A category in one edition, with or without an edition of its expansion field. */
export interface Form {
  readonly category: number;
  readonly key: string;
  readonly edition: string;
  readonly expansion: string | null;
  readonly editions: Editions;
  readonly plan: CategoryPlan;
}

/** Every edition that is carried, and again with each expansion field opened. */
export function carriedForms(): Form[] {
  const carried = carriedEditions();
  return Object.keys(carried)
    .filter((key) => !key.endsWith('re'))
    .sort()
    .flatMap((key) =>
      [null, ...(carried[`${key}re`] ?? [])].flatMap((expansion) =>
        carried[key]!.map((edition): Form => {
          const category = CATEGORY_KEYS.indexOf(key);
          const plan = planOf(category, edition, expansion)!;
          const inner = expansion === null ? {} : { [`${key}re`]: expansion };
          return {
            category,
            key,
            edition,
            expansion,
            plan,
            editions: { [key]: edition, ...inner },
          };
        }),
      ),
    );
}

export function formName({ key, edition, expansion }: Form): string {
  return `category ${key} edition ${edition}${expansion === null ? '' : ` with expansion ${expansion}`}`;
}

/**
 * Reads the records of one block by generated code and by plan and asserts that they agree: where
 * the generated code is content, the plan finds the same values and no fault. How many records the
 * generated code read, and how many it left to the plan.
 */
export function compareReadings({ plan }: Form, bytes: Uint8Array): { fast: number; left: number } {
  const generated = readerOf(plan);
  const end = Math.min(bytes.length, ((bytes[1] ?? 0) << 8) | (bytes[2] ?? 0));
  const count = { fast: 0, left: 0 };
  const cursor: Cursor = { bytes, end, offset: 3, items: {}, faults: null, stop: null };
  while (cursor.offset < end) {
    const from = cursor.offset;
    const expansion = plan.expansion !== null;
    const reader: Reader = { bytes, end, offset: from, odd: false, expansion };
    const record = generated.read(reader);
    const items = interpretRecord(plan, cursor);
    if (reader.odd) {
      count.left++;
      if (items === null) return count;
      continue;
    }
    count.fast++;
    assert.notEqual(items, null, 'the plan cannot follow what generated code read');
    assert.equal(cursor.faults, null, 'generated code passed over a fault');
    assert.deepEqual(record.items, items);
    assert.equal(record.length, cursor.offset - from);
    assert.equal(reader.offset, cursor.offset);
    assert.equal(reader.end, end);
  }
  return count;
}

/** What must hold whatever the bytes: nothing past the end, everything located, in order. */
export function checkDecoded(
  bytes: Uint8Array,
  editions: Editions,
): { records: number; unread: number } {
  const decoded = decodeBlocks(bytes, editions);
  let last = 0;
  for (const { offset, length, faults } of decoded.records) {
    assert.ok(offset >= last && length > 0 && offset + length <= bytes.length);
    last = offset + length;
    for (const fault of faults) assert.ok(fault.offset >= 0 && fault.offset <= bytes.length);
  }
  for (const { offset, length, fault } of decoded.unread) {
    assert.ok(length > 0 && offset + length <= bytes.length);
    assert.ok(fault.offset >= 0 && fault.offset <= bytes.length);
  }
  return { records: decoded.records.length, unread: decoded.unread.length };
}

/** Messages of each form that are damaged, beside recorded ones. */
const MESSAGES = 20;

/** One in so many damaged messages is also read by plan, record by record. */
const COMPARED = 8;

/** Decodes so many damaged messages, an equal part of each category, edition and expansion. */
export function damageAll(
  mutations: number,
  seed: number,
  recorded: readonly Uint8Array[],
): { records: number; unread: number } {
  const random = randomFrom(seed);
  const total = { records: 0, unread: 0 };
  const forms = carriedForms();
  for (const form of forms) {
    const { category, edition, expansion, editions } = form;
    const options = expansion === null ? {} : { expansion };
    const messages = fc
      .sample(arbitraryItems(category, edition, expansion), { numRuns: MESSAGES, seed })
      .map((items) => encodeBlock(category, edition, [items, items], options));
    messages.push(...recorded.filter((bytes) => bytes[0] === category));
    for (let i = 0; i < mutations / forms.length; i++) {
      const bytes = damaged(messages, random);
      const { records, unread } = checkDecoded(bytes, editions);
      total.records += records;
      total.unread += unread;
      if (i % COMPARED === 0 && bytes[0] === category) compareReadings(form, bytes);
    }
  }
  return total;
}
