/** Generators of what an edition can say, for tests. */
import fc from 'fast-check';
import { planOf } from '../../src/wire/asterix/editions.ts';
import { ASCII, HEX, ICAO, type Leaf, NUMBER } from '../../src/wire/asterix/leaf.ts';
import type { Field, Plan, Slots, Slotted } from '../../src/wire/asterix/plan.ts';
import type { Items, Value } from '../../src/wire/asterix/record.ts';
import { ICAO_CHARACTERS, isPrintable } from '../../src/wire/asterix/text.ts';

/** Repetitions generated of one item: enough to meet none, one and several. */
const MOST_REPETITIONS = 4;

/** Items of one record, each number on a step of its field and within its limits. */
export function arbitraryItems(
  category: number,
  edition: string,
  expansion: string | null = null,
): fc.Arbitrary<Items> {
  const plan = planOf(category, edition, expansion);
  if (plan === undefined) throw new Error(`${category} ${edition} ${expansion} is not carried`);
  if (plan.chooser === null) return slotted(plan.slots, null);
  const { item, subItem, cases } = plan.chooser;
  return fc.constantFrom(...cases).chain(([value, slots]) =>
    slotted(slots, null).map((items) => {
      const holder = items[item] ?? null;
      // Without the item that chooses, only those that every profile has.
      if (holder === null) return { '010': { SAC: 1, SIC: 2 } };
      return { ...items, [item]: { ...(holder as Record<string, Value>), [subItem]: value } };
    }),
  );
}

type Known = Readonly<Record<string, Value>> | null;

/** @param items the record's items before these, or null where these are the record's */
function slotted(slots: Slots, items: Known): fc.Arbitrary<Record<string, Value>> {
  const model: Record<string, fc.Arbitrary<Value>> = {};
  const ruled: Slotted[] = [];
  for (const slot of slots) {
    if (slot === null || slot.plan.kind === 'sequence') continue;
    if (items === null && rulingItems(slot.plan).length > 0) ruled.push(slot);
    else model[slot.name] = planned(slot.plan, items);
  }
  const plain = fc
    .record(model, { requiredKeys: [], noNullPrototype: true })
    .filter((values) => Object.keys(values).length > 0) as fc.Arbitrary<Record<string, Value>>;
  if (ruled.length === 0) return plain;
  return plain.chain((before) =>
    fc
      .record(Object.fromEntries(ruled.map((slot) => [slot.name, planned(slot.plan, before)])), {
        requiredKeys: [],
        noNullPrototype: true,
      })
      .map((after) => ({ ...before, ...(after as Record<string, Value>) })),
  );
}

/** Items whose values say what some bits of this one mean. */
export function rulingItems(plan: Plan): string[] {
  if (plan.kind === 'compound') {
    return plan.parts.flatMap((part) => (part === null ? [] : rulingItems(part.plan)));
  }
  if (plan.kind !== 'fixed') return [];
  return plan.fields.flatMap((field) =>
    (field.choice?.by ?? []).flatMap((ruler) => (ruler.kind === 'item' ? [ruler.item] : [])),
  );
}

function planned(plan: Plan, items: Known): fc.Arbitrary<Value> {
  switch (plan.kind) {
    case 'fixed':
      return plan.leaf === null ? fields(plan.fields, items) : leaf(plan.leaf);
    case 'extended':
      return fc.integer({ min: 1, max: plan.pieces.length }).chain((count) =>
        fields(
          plan.pieces.slice(0, count).flatMap((piece) => piece.fields),
          items,
        ),
      );
    case 'repetitive':
      return fc.array(planned(plan.of, items), {
        minLength: plan.countBytes === 0 ? 1 : 0,
        maxLength: MOST_REPETITIONS,
      });
    case 'compound':
      return slotted(plan.parts, items ?? {});
    case 'explicit':
      if (plan.content !== null) return planned(plan.content, items);
      return fc
        .uint8Array({ maxLength: 254, size: '-1' })
        .map((bytes) => Buffer.from(bytes).toString('hex'));
    case 'sequence':
      throw new Error('a sequence is no value');
  }
}

function fields(list: readonly Field[], items: Known): fc.Arbitrary<Record<string, Value>> {
  const model: Record<string, fc.Arbitrary<Value>> = {};
  for (const field of list) if (field.choice === null) model[field.name] = one(field, items);
  const plain = fc.record(model, { noNullPrototype: true });
  const ruled = list.filter((field) => field.choice !== null);
  if (ruled.length === 0) return plain;
  return plain.chain((before) => {
    const after = ruled.map((field) => [field.name, one(chosen(field, before, items), items)]);
    return fc
      .record(Object.fromEntries(after), { noNullPrototype: true })
      .map((values) => ({ ...before, ...(values as Record<string, Value>) }));
  });
}

function one({ leaf: own, fields: inner }: Field, items: Known): fc.Arbitrary<Value> {
  return own === null ? fields(inner!, items) : leaf(own);
}

/** The meaning that the values made so far choose. */
function chosen(field: Field, siblings: Readonly<Record<string, Value>>, items: Known): Field {
  const values = field.choice!.by.map((ruler) =>
    ruler.kind === 'sibling' ? siblings[ruler.name] : items?.[ruler.item],
  );
  const found = field.choice!.cases.find(({ when }) => when.every((each, i) => each === values[i]));
  return found?.field ?? field;
}

/** Mostly characters that the table defines; the others are a fault, and kept. */
const icaoCharacter: fc.Arbitrary<string> = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789') },
  { weight: 1, arbitrary: fc.constantFrom(...ICAO_CHARACTERS) },
);

function leaf(own: Leaf): fc.Arbitrary<Value> {
  if (own.kind === NUMBER) {
    return fc
      .maxSafeInteger()
      .map((seed) => {
        const width = own.limitHigh - own.limitLow + 1;
        return own.limitLow + (((seed % width) + width) % width);
      })
      .map((raw) => (raw * own.numerator) / own.denominator);
  }
  const width = own.kind === ASCII ? 8 : own.kind === ICAO ? 6 : own.kind === HEX ? 4 : 3;
  const length = Math.ceil(own.bits / width);
  const last = own.bits - (length - 1) * width;
  const character = (bits: number): fc.Arbitrary<string> => {
    const code = fc.nat(2 ** bits - 1);
    if (own.kind === ICAO) return icaoCharacter;
    if (own.kind === ASCII)
      return code.filter(isPrintable).map((value) => String.fromCharCode(value));
    return code.map((value) => value.toString(16));
  };
  return fc
    .tuple(
      fc.array(character(width), { minLength: length - 1, maxLength: length - 1 }),
      character(last),
    )
    .map(([head, tail]) => head.join('') + tail);
}
