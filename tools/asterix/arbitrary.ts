/** Generators of what an edition can say, for tests. */
import fc from 'fast-check';
import { planOf } from '../../src/wire/asterix/editions.ts';
import { ASCII, HEX, ICAO, type Leaf, NUMBER } from '../../src/wire/asterix/leaf.ts';
import type { Field, Plan, Slotted } from '../../src/wire/asterix/plan.ts';
import type { Items, Value } from '../../src/wire/asterix/record.ts';
import { ICAO_CHARACTERS, isPrintable } from '../../src/wire/asterix/text.ts';

/** Repetitions generated of one item: enough to meet none, one and several. */
const MOST_REPETITIONS = 4;

/** Items of one record, each number on a step of its field and within its limits. */
export function arbitraryItems(category: number, edition: string): fc.Arbitrary<Items> {
  const plan = planOf(category, edition);
  if (plan === undefined) throw new Error(`${category} ${edition} is not carried`);
  return slotted(plan.slots);
}

function slotted(slots: readonly (Slotted | null)[]): fc.Arbitrary<Record<string, Value>> {
  const model: Record<string, fc.Arbitrary<Value>> = {};
  for (const slot of slots) if (slot !== null) model[slot.name] = planned(slot.plan);
  return fc
    .record(model, { requiredKeys: [], noNullPrototype: true })
    .filter((values) => Object.keys(values).length > 0) as fc.Arbitrary<Record<string, Value>>;
}

function planned(plan: Plan): fc.Arbitrary<Value> {
  switch (plan.kind) {
    case 'fixed':
      return plan.leaf === null ? fields(plan.fields) : leaf(plan.leaf);
    case 'extended':
      return fc
        .integer({ min: 1, max: plan.pieces.length })
        .chain((count) => fields(plan.pieces.slice(0, count).flatMap((piece) => piece.fields)));
    case 'repetitive':
      return fc.array(planned(plan.of), {
        minLength: plan.countBytes === 0 ? 1 : 0,
        maxLength: MOST_REPETITIONS,
      });
    case 'compound':
      return slotted(plan.parts);
    case 'explicit':
      return fc
        .uint8Array({ maxLength: 254, size: '-1' })
        .map((bytes) => Buffer.from(bytes).toString('hex'));
  }
}

function fields(list: readonly Field[]): fc.Arbitrary<Record<string, Value>> {
  const model: Record<string, fc.Arbitrary<Value>> = {};
  for (const { name, leaf: own, fields: inner } of list) {
    model[name] = own === null ? fields(inner!) : leaf(own);
  }
  return fc.record(model, { noNullPrototype: true });
}

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
    if (own.kind === ICAO) return code.map((value) => ICAO_CHARACTERS[value]!);
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
