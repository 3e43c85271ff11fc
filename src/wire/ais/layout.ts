import type { AisRaw } from './bits.ts';

/**
 * Messages as tables: a layout names the fields of a piece of a message in the order of its bits.
 * The reader, the writer, the types and the documentation are all made from it.
 */
export interface Layout {
  readonly [name: string]: Field;
}

export type Field =
  | Unsigned
  | Flag
  | Quantity
  | Squared
  | Scaled
  | Text
  | Spare
  | Align
  | Raw
  | List
  | Choice;

/** A code, a number of things or an MMSI as sent. */
export interface Unsigned {
  readonly field: 'unsigned';
  /** 1 to 32 bits, as of every field here. */
  readonly width: number;
}

export interface Flag {
  readonly field: 'flag';
}

/** A measured value: (sent + offset) × step / divisor; null where the sender has none. */
export interface Quantity {
  readonly field: 'quantity';
  readonly width: number;
  /** Two's complement. */
  readonly signed: boolean;
  /** In sent units. */
  readonly offset: number;
  readonly step: number;
  readonly divisor: number;
  /** The sent values that are measurements, both included. */
  readonly low: number;
  readonly high: number;
  /** Sent for "not available". */
  readonly none: number;
  /** Sent for the same with another reason, such as "no sensor". */
  readonly also: number | null;
  /** Sent for "that or more": no measurement, and a fault says so. */
  readonly more: number | null;
}

/** A value that is sent as its root: sent² × factor; null where the sender has none. */
export interface Squared {
  readonly field: 'squared';
  readonly width: number;
  readonly factor: number;
  readonly high: number;
  readonly none: number;
  /** Decimals of the value. */
  readonly decimals: number;
}

/** Sent × 10 to the power of the last field named `scale`. */
export interface Scaled {
  readonly field: 'scaled';
  readonly width: number;
}

/** Six-bit text; 0 characters: up to the end of the message. */
export interface Text {
  readonly field: 'text';
  readonly characters: number;
}

export interface Spare {
  readonly field: 'spare';
  readonly width: number;
}

/** Filled with zeros to whole octets. */
export interface Align {
  readonly field: 'align';
}

/** Bits as they are; 0: up to the end of the message. */
export interface Raw {
  readonly field: 'raw';
  readonly width: number;
}

/** The same again, as often as the message is long, or as a count in front says. */
export interface List<I extends Layout | Choice = Layout | Choice> {
  readonly field: 'list';
  readonly item: I;
  readonly entries: Entries;
  readonly blank: Blank;
  /** Bits of one item. */
  readonly size: number;
  readonly least: number;
  readonly most: number;
  /** Width of the count in front; 0: there is none. */
  readonly countWidth: number;
}

/** One of several layouts of the same size, by a code in front. */
export interface Choice<C extends Cases = Cases> {
  readonly field: 'choice';
  readonly width: number;
  readonly cases: C;
  /** Bits behind the code. */
  readonly size: number;
  readonly byCode: readonly (Case | undefined)[];
}

export interface Cases {
  readonly [kind: string]: readonly [code: number, layout: Layout];
}

export interface Case {
  readonly kind: string;
  readonly code: number;
  readonly entries: Entries;
  readonly blank: Blank;
}

/**
 * A record with its names and no values, to be copied and filled: an object that grows name by
 * name is kept as a hash table by the engine, and slow to everybody who reads it.
 */
export type Blank = Readonly<Record<string, unknown>>;

/** `head` are names in front of the layout's. */
export function blankOf(head: readonly string[], entries: Entries): Blank {
  const named = entries.filter(([, { field }]) => field !== 'spare' && field !== 'align');
  const names = [...head, ...named.map(([name]) => name)];
  // Parsed and not built, for the same reason.
  return JSON.parse(`{${names.map((name) => `"${name}":null`).join(',')}}`) as Blank;
}

export type Entries = readonly (readonly [string, Field])[];

/** What a layout reads as. */
export type Values<L> = {
  readonly [K in keyof L as L[K] extends Spare | Align ? never : K]: Value<L[K]>;
};

type Value<F> = F extends Unsigned | Scaled
  ? number
  : F extends Flag
    ? boolean
    : F extends Quantity | Squared
      ? number | null
      : F extends Text
        ? string | null
        : F extends Raw
          ? AisRaw
          : F extends List<infer I>
            ? readonly (I extends Choice<infer C> ? CaseValue<C> : Values<I>)[]
            : F extends Choice<infer C>
              ? CaseValue<C>
              : never;

type CaseValue<C extends Cases> =
  | { readonly [K in keyof C]: { readonly kind: K } & Values<C[K][1]> }[keyof C]
  | AisReserved;

/** A variant that the standard keeps for later. */
export interface AisReserved {
  readonly kind: 'reserved';
  readonly code: number;
  readonly data: AisRaw;
}

export function unsigned(width: number): Unsigned {
  return { field: 'unsigned', width };
}

export const FLAG: Flag = { field: 'flag' };

/** `none` must be given where null can be sent; without it the highest value stands for it. */
export function quantity(
  width: number,
  how: Partial<Omit<Quantity, 'field' | 'width'>> = {},
): Quantity {
  const signed = how.signed ?? false;
  const top = signed ? 2 ** (width - 1) - 1 : 2 ** width - 1;
  const none = how.none ?? top;
  const high = how.high ?? (how.more ?? (none === 0 ? top + 1 : none)) - 1;
  const more = how.more ?? null;
  // Senders fill fields that they have nothing for with ones, whatever "none" is.
  const also = how.also ?? (!signed && top > high && top !== more ? top : null);
  return {
    field: 'quantity',
    width,
    signed,
    offset: how.offset ?? 0,
    step: how.step ?? 1,
    divisor: how.divisor ?? 1,
    low: how.low ?? (signed ? -top : none === 0 ? 1 : 0),
    high,
    none,
    also,
    more,
  };
}

/** A longitude or latitude: `perDegree` units in a degree, one degree beyond the range: none. */
export function degrees(
  width: number,
  perDegree: number,
  limit: number,
  none: number = (limit + 1) * perDegree,
): Quantity {
  const range = limit * perDegree;
  return quantity(width, { signed: true, divisor: perDegree, low: -range, high: range, none });
}

export function text(characters: number): Text {
  return { field: 'text', characters };
}

export function spare(width: number): Spare {
  return { field: 'spare', width };
}

export function raw(width: number): Raw {
  return { field: 'raw', width };
}

export const ALIGN: Align = { field: 'align' };

export function scaled(width: number): Scaled {
  return { field: 'scaled', width };
}

export function squared(width: number, how: Omit<Squared, 'field' | 'width'>): Squared {
  return { field: 'squared', width, ...how };
}

export function list<I extends Layout | Choice>(
  item: I,
  least: number,
  most: number,
  countWidth = 0,
): List<I> {
  const entries: Entries = isChoice(item) ? [] : Object.entries(item as Layout);
  const size = isChoice(item) ? item.width + item.size : spanOf(entries).whole;
  const blank = blankOf([], entries);
  return { field: 'list', item, entries, blank, size, least, most, countWidth };
}

export function choice<C extends Cases>(width: number, cases: C): Choice<C> {
  const byCode: (Case | undefined)[] = new Array<undefined>(2 ** width).fill(undefined);
  let size = 0;
  for (const [kind, [code, layout]] of Object.entries(cases)) {
    const entries = Object.entries(layout);
    byCode[code] = { kind, code, entries, blank: blankOf(['kind'], entries) };
    size = Math.max(size, spanOf(entries).whole);
  }
  return { field: 'choice', width, cases, size, byCode };
}

export function isChoice(item: Layout | Choice): item is Choice {
  return 'field' in item && (item as { field: unknown }).field === 'choice';
}

/** How many bits a layout takes. */
export interface Span {
  /** To the end of the last field that means something, lists at their shortest. */
  readonly least: number;
  /** With all spare bits and at the longest list or text. */
  readonly most: number;
  /** All fields, text and raw data up to the end counting nothing. */
  readonly whole: number;
}

/** The longest message: five slots (M.1371-5 annex 8 section 3.4). */
export const MAX_MESSAGE_BITS = 1008;

export function spanOf(entries: Entries): Span {
  let [least, most, whole] = [0, 0, 0];
  let spareBits = 0;
  for (const [, field] of entries) {
    const own = fieldSpan(field);
    whole += own.whole;
    most += own.most;
    if (field.field === 'spare') {
      spareBits += own.least;
    } else if (field.field !== 'align') {
      least += spareBits + own.least;
      spareBits = 0;
    }
  }
  return { least, most, whole };
}

function fieldSpan(field: Field): Span {
  switch (field.field) {
    case 'flag':
      return same(1);
    case 'align':
      return { least: 0, most: 7, whole: 0 };
    case 'text':
      return field.characters === 0
        ? { least: 0, most: MAX_MESSAGE_BITS, whole: 0 }
        : same(field.characters * 6);
    case 'raw':
      return field.width === 0 ? { least: 0, most: MAX_MESSAGE_BITS, whole: 0 } : same(field.width);
    case 'choice':
      return same(field.width + field.size);
    case 'list': {
      const { size, countWidth } = field;
      const least = countWidth + field.least * size;
      return { least, most: countWidth + field.most * size, whole: least };
    }
    default:
      return same(field.width);
  }
}

function same(width: number): Span {
  return { least: width, most: width, whole: width };
}
