import { type BitWriter, bitWriter, writeBits, writtenBytes } from './bit-writer.ts';
import { BLOCK_HEADER_BYTES } from './decode.ts';
import { CATEGORY_KEYS, planOf } from './editions.ts';
import type {
  CategoryPlan,
  CompoundPlan,
  ExplicitPlan,
  ExtendedPlan,
  Field,
  FixedPlan,
  Plan,
  RepetitivePlan,
  Slots,
} from './plan.ts';
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
  const plan = planOf(category, edition, options.expansion ?? null);
  const key = CATEGORY_KEYS[category] ?? String(category);
  if (plan === undefined) {
    const inner = options.expansion === undefined ? '' : ` with expansion ${options.expansion}`;
    throw new RangeError(`category ${key} edition ${edition}${inner} is not carried`);
  }
  if (records.length === 0) throw new RangeError(`a block of category ${key} needs a record`);
  const writer = bitWriter();
  writeBits(writer, category, 8);
  writeBits(writer, 0, 16);
  for (const items of records) {
    for (const item of Object.keys(items)) {
      if (!plan.byItem.has(item))
        throw new RangeError(`${key}/${item} is not in edition ${edition}`);
    }
    writeSlots(slotsFor(plan, key, items), null, key, items, { writer, options, items });
  }
  const block = writtenBytes(writer);
  if (block.length > MAX_BLOCK_BYTES) {
    throw new RangeError(`a block of ${block.length} bytes is longer than ${MAX_BLOCK_BYTES}`);
  }
  block[1] = block.length >> 8;
  block[BLOCK_HEADER_BYTES - 1] = block.length & 0xff;
  return block;
}

/** What is written into, how, and the record that it belongs to. */
interface Writing {
  readonly writer: BitWriter;
  readonly options: EncodeOptions;
  readonly items: Items;
}

/** The profile that the record's own value chooses; every item named must stand in it. */
function slotsFor(plan: CategoryPlan, key: string, items: Items): Slots {
  if (plan.chooser === null) return plan.slots;
  const { item, subItem, cases, shared } = plan.chooser;
  const holder = items[item];
  const value = typeof holder === 'object' ? (holder as Values)[subItem] : undefined;
  const slots = holder === undefined ? plan.slots.slice(0, shared) : cases.get(Number(value ?? 0));
  if (slots === undefined) throw new RangeError(`${key}/${item}/${subItem} is ${String(value)}`);
  for (const name of Object.keys(items)) {
    if (slots.some((slot) => slot?.name === name)) continue;
    throw new RangeError(`${key}/${name} is not in the profile that ${item}/${subItem} chooses`);
  }
  return slots;
}

function writeSlots(
  slots: Slots,
  fspecBytes: number | null,
  path: string,
  values: Values,
  writing: Writing,
): void {
  const { writer } = writing;
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
    if (slot !== null && value !== undefined) writePlan(slot.plan, value, writing);
  }
}

function writePlan(plan: Plan, value: Value, writing: Writing): void {
  switch (plan.kind) {
    case 'fixed':
      if (plan.leaf !== null) writeLeaf(plan.leaf, value, writing.writer, writing.options);
      else writeGroup(plan, named(plan.path, value), [plan.fields], writing);
      return;
    case 'extended':
      writeExtended(plan, named(plan.path, value), writing);
      return;
    case 'repetitive':
      writeRepetitive(plan, listed(plan.path, value), writing);
      return;
    case 'compound':
      writeCompound(plan, named(plan.path, value), writing);
      return;
    case 'explicit':
      writeExplicit(plan, value, writing);
      return;
    case 'sequence':
      // Items are written in the order of the profile, which needs no sequence.
      return;
  }
}

function writeRepetitive(plan: RepetitivePlan, list: readonly Value[], writing: Writing): void {
  const { writer } = writing;
  if (plan.countBytes > 0) {
    if (list.length >= 2 ** (8 * plan.countBytes)) {
      throw new RangeError(`${plan.path}: ${list.length} repetitions do not fit the count`);
    }
    writeBits(writer, list.length, 8 * plan.countBytes);
  } else if (list.length === 0) {
    throw new RangeError(`${plan.path}: at least one is needed`);
  }
  list.forEach((entry, index) => {
    writePlan(plan.of, entry, writing);
    if (plan.countBytes === 0) writeBits(writer, index < list.length - 1 ? 1 : 0, 1);
  });
}

/** Fields in their places, spare bits between and after them left zero. */
function writeGroup(
  plan: FixedPlan,
  values: Values,
  known: readonly (readonly Field[])[],
  writing: Writing,
): void {
  checkNames(plan.path, values, known);
  const start = writing.writer.bits;
  writeFields(plan.path, plan.fields, values, start, writing);
  advance(writing.writer, start + plan.bits);
}

function writeFields(
  path: string,
  fields: readonly Field[],
  values: Values,
  start: number,
  writing: Writing,
): void {
  for (const field of fields) {
    const { leaf, fields: inner } = chosenField(field, values, writing);
    const value = values[field.name];
    if (leaf !== null) {
      advance(writing.writer, start + leaf.bit);
      writeLeaf(leaf, value, writing.writer, writing.options);
    } else if (value !== undefined) {
      const below = `${path}/${field.name}`;
      checkNames(below, named(below, value), [inner!]);
      writeFields(below, inner!, named(below, value), start, writing);
    }
  }
}

/** The meaning that the values beside the field and the items of its record choose. */
function chosenField(field: Field, siblings: Values, writing: Writing): Field {
  if (field.choice === null) return field;
  const { by, cases } = field.choice;
  const values = by.map((ruler) =>
    ruler.kind === 'sibling' ? (siblings[ruler.name] ?? 0) : writing.items[ruler.item],
  );
  const found = cases.find(({ when }) => when.every((value, i) => value === values[i]));
  return found?.field ?? field;
}

/** Zero bits up to a position. */
function advance(writer: BitWriter, to: number): void {
  for (let left = to - writer.bits; left > 0; left -= 32) writeBits(writer, 0, Math.min(32, left));
}

function writeExtended(plan: ExtendedPlan, values: Values, writing: Writing): void {
  const { pieces } = plan;
  const known = pieces.map((piece) => piece.fields);
  let last = 0;
  pieces.forEach((piece, index) => {
    if (piece.fields.some((field) => values[field.name] !== undefined)) last = index;
  });
  for (let i = 0; i <= last; i++) {
    const hasFx = i < pieces.length - 1 || plan.lastHasFx;
    writeGroup(pieces[i]!, values, known, writing);
    if (hasFx) writeBits(writing.writer, i < last ? 1 : 0, 1);
  }
}

function writeCompound(plan: CompoundPlan, values: Values, writing: Writing): void {
  for (const name of Object.keys(values)) {
    if (!plan.parts.some((part) => part?.name === name)) {
      throw new RangeError(`${plan.path}/${name} is not in this edition`);
    }
  }
  writeSlots(plan.parts, plan.fspecBytes, plan.path, values, writing);
}

/** The length byte counts itself: so many bytes at most stand behind it. */
const MAX_EXPLICIT_BYTES = 254;

function writeExplicit(plan: ExplicitPlan, value: Value, writing: Writing): void {
  const { writer } = writing;
  if (typeof value === 'object' && plan.content !== null) {
    const inner = bitWriter();
    writeCompound(plan.content, named(plan.path, value), { ...writing, writer: inner });
    const bytes = writtenBytes(inner);
    if (bytes.length > MAX_EXPLICIT_BYTES) {
      throw new RangeError(`${plan.path}: ${bytes.length} bytes do not fit its length`);
    }
    writeBits(writer, bytes.length + 1, 8);
    for (const byte of bytes) writeBits(writer, byte, 8);
    return;
  }
  if (typeof value !== 'string' || !/^(?:[0-9a-fA-F]{2}){0,254}$/.test(value)) {
    throw new RangeError(`${plan.path}: expected up to 254 bytes in hex`);
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
