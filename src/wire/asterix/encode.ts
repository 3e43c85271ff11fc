import { type BitWriter, bitWriter, writeBits, writtenBytes } from './bit-writer.ts';
import { BLOCK_HEADER_BYTES } from './decode.ts';
import { CATEGORY_KEYS, planOf } from './editions.ts';
import type { CompoundPlan, ExtendedPlan, Field, FixedPlan, Plan, Slotted } from './plan.ts';
import type { Items, Value, Values } from './record.ts';
import { type EncodeOptions, writeLeaf } from './write.ts';

/** The block's length stands in two bytes. */
const MAX_BLOCK_BYTES = 0xffff;

/**
 * One data block of these records: the inverse of decoding. What decodes without faults from a
 * canonical block (spare bits zero, no field specification longer than needed) encodes to it again.
 *
 * Numbers go to the nearest step of the field. Sub-items left out are zero; ASCII and ICAO text is
 * filled up with blanks; of an extended item as many pieces are written as are named.
 *
 * Throws RangeError, naming the item, on what the edition cannot say: the caller made the values.
 */
export function encodeBlock(
  category: number,
  edition: string,
  records: readonly Items[],
  options: EncodeOptions = {},
): Uint8Array {
  const plan = planOf(category, edition);
  const key = CATEGORY_KEYS[category] ?? String(category);
  if (plan === undefined) throw new RangeError(`category ${key} edition ${edition} is not carried`);
  if (records.length === 0) throw new RangeError(`a block of category ${key} needs a record`);
  const writer = bitWriter();
  writeBits(writer, category, 8);
  writeBits(writer, 0, 16);
  for (const items of records) {
    for (const item of Object.keys(items)) {
      if (!plan.byItem.has(item))
        throw new RangeError(`${key}/${item} is not in edition ${edition}`);
    }
    writeSlots(plan.slots, null, key, items, writer, options);
  }
  const block = writtenBytes(writer);
  if (block.length > MAX_BLOCK_BYTES) {
    throw new RangeError(`a block of ${block.length} bytes is longer than ${MAX_BLOCK_BYTES}`);
  }
  block[1] = block.length >> 8;
  block[BLOCK_HEADER_BYTES - 1] = block.length & 0xff;
  return block;
}

function writeSlots(
  slots: readonly (Slotted | null)[],
  fspecBytes: number | null,
  path: string,
  values: Values,
  writer: BitWriter,
  options: EncodeOptions,
): void {
  let last = -1;
  slots.forEach((slot, index) => {
    if (slot !== null && values[slot.name] !== undefined) last = index;
  });
  if (last < 0) throw new RangeError(`${path}: nothing to write`);
  const perByte = fspecBytes === null ? 7 : 8;
  const bytes = fspecBytes ?? Math.floor(last / 7) + 1;
  for (let i = 0; i < bytes * perByte; i++) {
    const slot = slots[i];
    const present = slot !== undefined && slot !== null && values[slot.name] !== undefined;
    writeBits(writer, present ? 1 : 0, 1);
    if (perByte === 7 && i % 7 === 6) writeBits(writer, i < (bytes - 1) * 7 ? 1 : 0, 1);
  }
  for (const slot of slots) {
    const value = slot === null ? undefined : values[slot.name];
    if (slot !== null && value !== undefined) writePlan(slot.plan, value, writer, options);
  }
}

function writePlan(plan: Plan, value: Value, writer: BitWriter, options: EncodeOptions): void {
  switch (plan.kind) {
    case 'fixed':
      if (plan.leaf !== null) writeLeaf(plan.leaf, value, writer, options);
      else {
        const values = named(plan.path, value);
        checkNames(plan.path, values, [plan.fields]);
        writeGroup(plan, values, writer, options);
      }
      return;
    case 'extended':
      writeExtended(plan, named(plan.path, value), writer, options);
      return;
    case 'repetitive': {
      const list = listed(plan.path, value);
      if (plan.countBytes > 0) {
        if (list.length >= 2 ** (8 * plan.countBytes)) {
          throw new RangeError(`${plan.path}: ${list.length} repetitions do not fit the count`);
        }
        writeBits(writer, list.length, 8 * plan.countBytes);
      } else if (list.length === 0) {
        throw new RangeError(`${plan.path}: at least one is needed`);
      }
      list.forEach((entry, index) => {
        writePlan(plan.of, entry, writer, options);
        if (plan.countBytes === 0) writeBits(writer, index < list.length - 1 ? 1 : 0, 1);
      });
      return;
    }
    case 'compound':
      writeCompound(plan, named(plan.path, value), writer, options);
      return;
    case 'explicit':
      writeExplicit(plan.path, value, writer);
      return;
  }
}

/** Fields in their places, spare bits between and after them left zero. */
function writeGroup(
  plan: FixedPlan,
  values: Values,
  writer: BitWriter,
  options: EncodeOptions,
): void {
  const start = writer.bits;
  writeFields(plan.path, plan.fields, values, start, writer, options);
  advance(writer, start + plan.bits);
}

function writeFields(
  path: string,
  fields: readonly Field[],
  values: Values,
  start: number,
  writer: BitWriter,
  options: EncodeOptions,
): void {
  for (const { name, leaf, fields: inner } of fields) {
    const value = values[name];
    if (leaf !== null) {
      advance(writer, start + leaf.bit);
      writeLeaf(leaf, value, writer, options);
    } else if (value !== undefined) {
      const below = `${path}/${name}`;
      checkNames(below, named(below, value), [inner!]);
      writeFields(below, inner!, named(below, value), start, writer, options);
    }
  }
}

/** Zero bits up to a position. */
function advance(writer: BitWriter, to: number): void {
  for (let left = to - writer.bits; left > 0; left -= 32) writeBits(writer, 0, Math.min(32, left));
}

function writeExtended(
  plan: ExtendedPlan,
  values: Values,
  writer: BitWriter,
  options: EncodeOptions,
): void {
  const { pieces } = plan;
  checkNames(
    plan.path,
    values,
    pieces.map((piece) => piece.fields),
  );
  let last = 0;
  pieces.forEach((piece, index) => {
    if (piece.fields.some((field) => values[field.name] !== undefined)) last = index;
  });
  for (let i = 0; i <= last; i++) {
    const hasFx = i < pieces.length - 1 || plan.lastHasFx;
    writeGroup(pieces[i]!, values, writer, options);
    if (hasFx) writeBits(writer, i < last ? 1 : 0, 1);
  }
}

function writeCompound(
  plan: CompoundPlan,
  values: Values,
  writer: BitWriter,
  options: EncodeOptions,
): void {
  for (const name of Object.keys(values)) {
    if (!plan.parts.some((part) => part?.name === name)) {
      throw new RangeError(`${plan.path}/${name} is not in this edition`);
    }
  }
  writeSlots(plan.parts, plan.fspecBytes, plan.path, values, writer, options);
}

function writeExplicit(path: string, value: Value, writer: BitWriter): void {
  if (typeof value !== 'string' || !/^(?:[0-9a-fA-F]{2}){0,254}$/.test(value)) {
    throw new RangeError(`${path}: expected up to 254 bytes in hex`);
  }
  writeBits(writer, value.length / 2 + 1, 8);
  for (let i = 0; i < value.length; i += 2) {
    writeBits(writer, Number.parseInt(value.slice(i, i + 2), 16), 8);
  }
}

/** A misspelt name would otherwise be zero bits in silence. */
function checkNames(path: string, values: Values, fields: readonly (readonly Field[])[]): void {
  for (const name of Object.keys(values)) {
    if (!fields.some((piece) => piece.some((field) => field.name === name))) {
      throw new RangeError(`${path}/${name} is not in this edition`);
    }
  }
}

function named(path: string, value: Value): Values {
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new RangeError(`${path}: expected sub-items by name, found ${JSON.stringify(value)}`);
  }
  return value as Values;
}

function listed(path: string, value: Value): readonly Value[] {
  if (!Array.isArray(value)) {
    throw new RangeError(`${path}: expected a list, found ${JSON.stringify(value)}`);
  }
  return value;
}
