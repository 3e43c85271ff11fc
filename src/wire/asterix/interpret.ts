import type { FaultReason } from '../fault.ts';
import type {
  CategoryPlan,
  CompoundPlan,
  ExplicitPlan,
  ExtendedPlan,
  Plan,
  RepetitivePlan,
  Slots,
} from './plan.ts';
import { MAX_FSPEC_BYTES } from './plan.ts';
import {
  type Cursor,
  checkSpare,
  hexBytes,
  note,
  readFields,
  readFixed,
  readLeaf,
} from './read.ts';
import type { Value } from './record.ts';

/**
 * Reads one record by its plan, explaining all that is wrong with it: the reference that generated
 * reading code is tested against, and what runs when that code meets anything unusual.
 *
 * Null where the record cannot be followed; `cursor.stop` then says why.
 */
export function interpretRecord(plan: CategoryPlan, cursor: Cursor): Record<string, Value> | null {
  cursor.faults = null;
  cursor.stop = null;
  const items: Record<string, Value> = {};
  cursor.items = items;
  const profile = plan.chooser === null ? plan.slots : plan;
  readSlots(profile, null, String(plan.category).padStart(3, '0'), cursor, items);
  return cursor.stop === null ? items : null;
}

/**
 * A field specification and the items that it announces. Seven slots a byte and an FX bit, or
 * eight where its length is fixed.
 */
function readSlots(
  profile: Slots | CategoryPlan,
  fspecBytes: number | null,
  place: string,
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
  let slots = 'slots' in profile ? profile.slots : profile;
  for (let i = first; i <= last; i++) {
    // What stands in the byte, its FX bit cleared, highest bit first.
    let bits = fspecBytes === null ? bytes[i]! & 0xfe : bytes[i]!;
    while (bits !== 0) {
      const lead = Math.clz32(bits) - 24;
      bits &= ~(0x80 >> lead);
      some = true;
      const number = (i - first) * perByte + lead;
      if ('slots' in profile && number >= profile.chooser!.shared) {
        const ruling = choose(profile, place, cursor, into);
        if (ruling === null) return;
        slots = ruling;
      }
      const slot = slots[number];
      if (slot === undefined || slot === null) {
        undefinedItem(cursor, i, place, number);
        return;
      }
      if (slot.plan.kind === 'sequence') readSequence(slots, place, cursor, into);
      else into[slot.name] = readPlan(slot.plan, cursor);
      if (cursor.stop !== null) return;
    }
  }
  if (!some)
    stop(cursor, 'malformed', first, `${place}: the field specification announces nothing`);
}

function undefinedItem(cursor: Cursor, at: number, place: string, number: number): void {
  stop(cursor, 'undefined-item', at, `${place}: item ${number + 1} of the profile is undefined`);
}

/** The profile that the record's own value chooses; null, stopped, where it cannot be known. */
function choose(
  plan: CategoryPlan,
  place: string,
  cursor: Cursor,
  items: Readonly<Record<string, Value>>,
): Slots | null {
  const { item, subItem, cases } = plan.chooser!;
  const holder = items[item];
  const value = typeof holder === 'object' && !isList(holder) ? holder[subItem] : undefined;
  const slots = typeof value === 'number' ? cases.get(value) : undefined;
  if (slots !== undefined) return slots;
  const what = holder === undefined ? 'is missing' : `is ${JSON.stringify(value)}`;
  const message = `${place}: ${item}/${subItem} says which items follow, and ${what}`;
  stop(cursor, 'missing-part', cursor.offset, message);
  return null;
}

/**
 * Random field sequencing: a count, then so many items, each behind its number in the profile
 * (field reference number, from 1, FX bits not counted).
 */
function readSequence(
  slots: Slots,
  place: string,
  cursor: Cursor,
  into: Record<string, Value>,
): void {
  if (cursor.offset >= cursor.end) {
    tooShort(cursor, 'rfs');
    return;
  }
  const count = cursor.bytes[cursor.offset++]!;
  for (let i = 0; i < count; i++) {
    const at = cursor.offset;
    if (at >= cursor.end) {
      tooShort(cursor, 'rfs');
      return;
    }
    const number = cursor.bytes[at]! - 1;
    const slot = slots[number];
    if (slot === undefined || slot === null || slot.plan.kind === 'sequence') {
      undefinedItem(cursor, at, place, number);
      return;
    }
    cursor.offset = at + 1;
    const value = readPlan(slot.plan, cursor);
    if (cursor.stop !== null) return;
    if (Object.hasOwn(into, slot.name)) {
      note(cursor, 'malformed', at, `${slot.name}: stands twice in the record; the later is kept`);
    }
    into[slot.name] = value;
  }
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
    case 'explicit':
      return readExplicit(plan, cursor);
    case 'sequence':
      throw new Error('a sequence stands in a profile alone');
  }
}

function readExplicit(plan: ExplicitPlan, cursor: Cursor): Value {
  const at = cursor.offset;
  if (at >= cursor.end) return tooShort(cursor, plan.path);
  const length = cursor.bytes[at]!;
  if (length === 0) {
    stop(cursor, 'bad-length', at, `${plan.path}: a length of 0 does not count itself`);
    return '';
  }
  if (length > cursor.end - at) return tooShort(cursor, plan.path);
  const value = plan.content === null ? null : readExpansion(plan.content, cursor, at, length);
  cursor.offset = at + length;
  return value ?? hexBytes(cursor.bytes, at + 1, at + length);
}

/** What an expansion field holds; null, with a fault, where its edition does not fit its bytes. */
function readExpansion(
  content: CompoundPlan,
  cursor: Cursor,
  at: number,
  length: number,
): Value | null {
  const outer = cursor.end;
  cursor.end = at + length;
  cursor.offset = at + 1;
  const value = readCompound(content, cursor);
  cursor.end = outer;
  const broken = cursor.stop;
  cursor.stop = null;
  if (broken !== null) {
    note(cursor, broken.reason, broken.offset, `${broken.message}; kept as bytes`);
    return null;
  }
  const left = at + length - cursor.offset;
  if (left === 0) return value;
  note(cursor, 'bad-length', cursor.offset, `RE: ${left} bytes are left over; kept as bytes`);
  return null;
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

/** Narrows where `Array.isArray` does not: it knows nothing of readonly lists. */
function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
