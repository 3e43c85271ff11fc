import { type BitWriter, writeBits } from './bit-writer.ts';
import { ASCII, HEX, ICAO, type Leaf, NUMBER, OCTAL } from './leaf.ts';
import type { Value } from './record.ts';
import { icaoCode } from './text.ts';

export interface EncodeOptions {
  /**
   * Numbers beyond what the field can say are set to its end, as a sensor does whose target is
   * farther than it can report. Without it they are an error.
   */
  readonly clamp?: boolean;
  /** Edition of the Reserved Expansion field, to give RE by its sub-items instead of in hex. */
  readonly expansion?: string;
}

/** Appends one element. An absent value is zero bits. Throws RangeError with the path. */
export function writeLeaf(
  leaf: Leaf,
  value: Value | undefined,
  writer: BitWriter,
  options: EncodeOptions,
): void {
  if (value === undefined) writeZeros(writer, leaf.bits);
  else if (leaf.kind === NUMBER) writeBits(writer, rawOf(leaf, value, options), leaf.bits);
  else writeText(leaf, value, writer);
}

/** The nearest raw number, as unsigned bits. */
function rawOf(leaf: Leaf, value: Value, options: EncodeOptions): number {
  if (typeof value !== 'number' || Number.isNaN(value)) {
    throw new RangeError(`${leaf.path}: expected a number, found ${JSON.stringify(value)}`);
  }
  const size = 2 ** leaf.bits;
  let raw = Math.round((value * leaf.denominator) / leaf.numerator);
  const fullCircle = leaf.unit === '°' && leaf.numerator * size === 360 * leaf.denominator;
  if (fullCircle && (raw === leaf.fieldHigh + 1 || raw === leaf.limitHigh + 1)) {
    // 359.999° is nearer to 0° than to the last step below; 180° is -180° where that is allowed.
    const turned = raw - size;
    if (turned >= leaf.limitLow) raw = turned;
  }
  if (raw < leaf.limitLow || raw > leaf.limitHigh) {
    if (options.clamp !== true) {
      const low = (leaf.limitLow * leaf.numerator) / leaf.denominator;
      const high = (leaf.limitHigh * leaf.numerator) / leaf.denominator;
      throw new RangeError(`${leaf.path}: ${value} ${leaf.unit} is outside ${low} to ${high}`);
    }
    raw = raw < leaf.limitLow ? leaf.limitLow : leaf.limitHigh;
  }
  return raw < 0 ? raw + size : raw;
}

function writeText(leaf: Leaf, value: Value, writer: BitWriter): void {
  const width = leaf.kind === ASCII ? 8 : leaf.kind === ICAO ? 6 : leaf.kind === OCTAL ? 3 : 4;
  const characters = Math.ceil(leaf.bits / width);
  const text = typeof value === 'string' ? value : null;
  const padded = leaf.kind === ASCII || leaf.kind === ICAO ? text?.padEnd(characters, ' ') : text;
  if (padded?.length !== characters) {
    throw new RangeError(
      `${leaf.path}: expected ${characters} characters, found ${JSON.stringify(value)}`,
    );
  }
  let left = leaf.bits;
  for (const character of padded) {
    const bits = Math.min(width, left);
    const code = codeOf(leaf, character);
    if (code < 0 || code >= 2 ** bits) {
      throw new RangeError(`${leaf.path}: ${JSON.stringify(character)} is not in its alphabet`);
    }
    writeBits(writer, code, bits);
    left -= bits;
  }
}

/** Negative or too large where the character does not belong. */
function codeOf(leaf: Leaf, character: string): number {
  switch (leaf.kind) {
    case ASCII:
      return character.charCodeAt(0);
    case ICAO:
      return icaoCode(character);
    case OCTAL:
      return /^[0-7]$/.test(character) ? Number(character) : -1;
    case HEX:
      return /^[0-9a-fA-F]$/.test(character) ? Number.parseInt(character, 16) : -1;
    default:
      return -1;
  }
}

export function writeZeros(writer: BitWriter, count: number): void {
  for (let left = count; left > 0; left -= 32) writeBits(writer, 0, Math.min(32, left));
}
