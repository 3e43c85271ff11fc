import fc from 'fast-check';
import type { AisRaw } from './bits.ts';
import { type Entries, type Field, isChoice, type Quantity } from './layout.ts';
import { measured } from './read.ts';

/** Values of fields and layouts, as a receiver would give them. */

export type Arbitrary<T> = fc.Arbitrary<T>;

export const optional = <T>(arbitrary: Arbitrary<T>): Arbitrary<T | null> =>
  fc.option(arbitrary, { nil: null });

export const whole = (most: number, least = 0): Arbitrary<number> =>
  fc.integer({ min: least, max: most });

export const text = (most: number): Arbitrary<string | null> =>
  optional(
    fc
      .string({ unit: fc.constantFrom(...'ABCXYZ0189 -./[^'), minLength: 1, maxLength: most })
      .map((value) => value.trimEnd())
      .filter((value) => value !== ''),
  );

export const degrees = (limit: number, perDegree: number): Arbitrary<number | null> =>
  optional(
    whole(limit * perDegree, -limit * perDegree).map(
      (sent) => Math.round((sent / perDegree) * 1e8) / 1e8,
    ),
  );

export function rawOf(bits: Arbitrary<number>): Arbitrary<AisRaw> {
  return bits.chain((count) =>
    fc
      .uint8Array({ minLength: Math.ceil(count / 8), maxLength: Math.ceil(count / 8) })
      .map((octets) => {
        const last = octets.length - 1;
        if (count % 8 !== 0) octets[last] = octets[last]! & (0xff << (8 - (count % 8)));
        return { bits: count, hex: Buffer.from(octets).toString('hex') };
      }),
  );
}

/** Characters of a text that runs to the end of the message. */
const REST = 60;

function quantityArbitrary(field: Quantity): Arbitrary<number | null> {
  return optional(
    whole(field.high, field.low)
      .filter((sent) => sent !== field.none && sent !== field.also)
      .map((sent) => measured(field, sent)),
  );
}

/** A length that is not yet scaled: see `scaleUp`. */
interface Unscaled {
  readonly unscaled: number;
}

function fieldArbitrary(field: Field): Arbitrary<unknown> {
  switch (field.field) {
    case 'unsigned':
      return whole(2 ** field.width - 1);
    case 'flag':
      return fc.boolean();
    case 'quantity':
      return quantityArbitrary(field);
    case 'squared':
      return optional(
        whole(field.high).map((sent) => {
          const unit = 10 ** field.decimals;
          return Math.round(sent * sent * field.factor * unit) / unit;
        }),
      );
    case 'scaled':
      return whole(2 ** field.width - 1).map((unscaled): Unscaled => ({ unscaled }));
    case 'text':
      return text(field.characters === 0 ? REST : field.characters);
    case 'raw':
      return rawOf(field.width === 0 ? whole(64) : fc.constant(field.width));
    case 'list':
      return fc.array(
        isChoice(field.item) ? fieldArbitrary(field.item) : entriesArbitrary(field.entries),
        { minLength: field.least, maxLength: field.most },
      );
    case 'choice': {
      const cases = Object.entries(field.cases).map(([kind, [, layout]]) =>
        entriesArbitrary(Object.entries(layout)).map((values) => ({ kind, ...values })),
      );
      const codes = field.byCode.flatMap((chosen, code) => (chosen === undefined ? [code] : []));
      if (codes.length === 0) return fc.oneof(...cases);
      const reserved = fc.record({
        kind: fc.constant('reserved'),
        code: fc.constantFrom(...codes),
        data: rawOf(fc.constant(field.size)),
      });
      return fc.oneof(...cases, reserved);
    }
    default:
      return fc.constant(undefined);
  }
}

export function entriesArbitrary(entries: Entries): Arbitrary<Record<string, unknown>> {
  const fields = entries.filter(([, { field }]) => field !== 'spare' && field !== 'align');
  return fc
    .record(Object.fromEntries(fields.map(([name, field]) => [name, fieldArbitrary(field)])))
    .map((values) => scaleUp(values, 0) as Record<string, unknown>);
}

/** Lengths by the `scale` beside them or above; without one they wait for one further up. */
function scaleUp(value: unknown, scale: number): unknown {
  if (Array.isArray(value)) return value.map((item) => scaleUp(item, scale));
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Record<string, unknown>;
  const own = typeof record['scale'] === 'number' ? record['scale'] : null;
  return Object.fromEntries(
    Object.entries(record).map(([name, item]) => {
      const unscaled = (item as Unscaled | null)?.unscaled;
      if (typeof unscaled !== 'number') return [name, scaleUp(item, own ?? scale)];
      return [name, own === null && scale === 0 ? item : unscaled * 10 ** (own ?? scale)];
    }),
  );
}

/** What was left unscaled stands beside no scale but 0. */
export function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== 'object' || value === null) return value;
  const unscaled = (value as { unscaled?: unknown }).unscaled;
  if (typeof unscaled === 'number') return unscaled;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, settled(item)]));
}
