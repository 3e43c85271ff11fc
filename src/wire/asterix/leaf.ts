import type { Content, Element, Integer, Limit, Quantity } from './definition.ts';

/** How a leaf's bits become a value. */
export const NUMBER = 0;
export const HEX = 1;
export const ASCII = 2;
export const OCTAL = 3;
export const ICAO = 4;

/** Widest raw field that is given as a number; wider ones are hex. */
const WIDEST_RAW_NUMBER = 32;
/** Numbers are exact up to here. */
const WIDEST_NUMBER = 53;

/** One element with its place in the item, worked out once so that reading it is shifts and masks. */
export interface Leaf {
  /** Item and sub-items, `040/RHO`: where faults point. */
  readonly path: string;
  readonly kind: typeof NUMBER | typeof HEX | typeof ASCII | typeof OCTAL | typeof ICAO;
  /** First bit, from the start of the fixed part that holds it. */
  readonly bit: number;
  readonly bits: number;
  /** First byte that holds a bit of it, from the same start. */
  readonly byte: number;
  /** Bytes from there that hold all of it; 0 where more than 4 do and bits are read one by one. */
  readonly span: number;
  readonly shift: number;
  readonly mask: number;
  /** 2^(bits-1) for signed numbers, else 2^bits: raw bits from here on count downwards. */
  readonly wrapAt: number;
  /** value = raw × numerator ÷ denominator, in `unit`. */
  readonly numerator: number;
  readonly denominator: number;
  readonly unit: string;
  /** Raw numbers within these two have no fault: within the limits, and not at an end that saturates. */
  readonly calmLow: number;
  readonly calmHigh: number;
  /** The specification's limits as raw numbers, both included. */
  readonly limitLow: number;
  readonly limitHigh: number;
  /** The field's own range. */
  readonly fieldLow: number;
  readonly fieldHigh: number;
}

export function makeLeaf(element: Element, path: string, bit: number): Leaf {
  const { bits, content } = element;
  const byte = bit >> 3;
  const span = ((bit + bits - 1) >> 3) - byte + 1;
  const kind = kindOf(content, bits);
  const signed = isNumeric(content) && content.signed;
  const fieldLow = signed ? -(2 ** (bits - 1)) : 0;
  const fieldHigh = 2 ** (signed ? bits - 1 : bits) - 1;
  const [numerator, denominator] = content.kind === 'quantity' ? content.scale : [1, 1];
  const [limitLow, limitHigh] = isNumeric(content)
    ? rawLimits(content.limits, numerator, denominator, fieldLow, fieldHigh)
    : [fieldLow, fieldHigh];
  const saturates = content.kind === 'quantity' && saturatesAtItsEnds(content);
  return {
    path,
    kind,
    bit,
    bits,
    byte,
    span: span <= 4 ? span : 0,
    shift: span * 8 - (bit & 7) - bits,
    mask: bits >= 32 ? 0xffffffff : 2 ** bits - 1,
    wrapAt: signed ? 2 ** (bits - 1) : 2 ** bits,
    numerator,
    denominator,
    unit: content.kind === 'quantity' ? content.unit : '',
    calmLow: saturates && signed ? Math.max(limitLow, fieldLow + 1) : limitLow,
    calmHigh: saturates ? Math.min(limitHigh, fieldHigh - 1) : limitHigh,
    limitLow,
    limitHigh,
    fieldLow,
    fieldHigh,
  };
}

function isNumeric(content: Content): content is Integer | Quantity {
  return content.kind === 'integer' || content.kind === 'quantity';
}

/**
 * A length, speed, level or power at the end of its field says "this or beyond". Angles do not
 * (they wrap), nor do correlations, which have no unit and do end at one.
 */
function saturatesAtItsEnds(quantity: Quantity): boolean {
  return quantity.unit !== '°' && quantity.unit !== '';
}

function kindOf(content: Content, bits: number): Leaf['kind'] {
  switch (content.kind) {
    case 'case':
      throw new Error('contents that other values choose are no leaf of their own');
    case 'raw':
      return bits <= WIDEST_RAW_NUMBER ? NUMBER : HEX;
    case 'bds':
      return HEX;
    case 'string':
      return content.alphabet === 'ascii' ? ASCII : content.alphabet === 'octal' ? OCTAL : ICAO;
    default:
      if (bits > WIDEST_NUMBER) throw new Error(`a number of ${bits} bits is not exact`);
      return NUMBER;
  }
}

/** Limits as whole raw numbers, both ends included: exact, no rounding when a value is checked. */
function rawLimits(
  limits: readonly Limit[],
  numerator: number,
  denominator: number,
  fieldLow: number,
  fieldHigh: number,
): [number, number] {
  let low = fieldLow;
  let high = fieldHigh;
  for (const [relation, [boundNumerator, boundDenominator]] of limits) {
    const raw = (boundNumerator * denominator) / (boundDenominator * numerator);
    if (relation === '>=') low = Math.max(low, Math.ceil(raw));
    else if (relation === '>') low = Math.max(low, Math.floor(raw) + 1);
    else if (relation === '<=') high = Math.min(high, Math.floor(raw));
    else high = Math.min(high, Math.ceil(raw) - 1);
  }
  return [low, high];
}
