/** Code that reads parts of fixed length: shifts and masks, and the checks that call for a second look. */
import { ASCII, HEX, ICAO, type Leaf, NUMBER, OCTAL } from '../../src/wire/asterix/leaf.ts';
import type { Field, FixedPlan } from '../../src/wire/asterix/plan.ts';

/** Statements before a value, and the value as an expression. */
export interface Code {
  readonly statements: readonly string[];
  readonly value: string;
}

/** What is collected while the leaves of one part are written. */
interface Gathering {
  /** Bytes of the part that the code has loaded: `b0`, `b1`, … */
  readonly bytes: Set<number>;
  readonly raw: string[];
  /** Conditions under which the record needs explaining. */
  readonly odd: string[];
  readonly prefix: string;
}

/**
 * Reads a fixed part that starts `from` bytes after `p` and stands wholly before the end.
 *
 * @param prefix for local names, so that several parts can stand in one function
 */
export function fixedCode(plan: FixedPlan, from: number, prefix = ''): Code {
  const gathering: Gathering = { bytes: new Set(), raw: [], odd: [], prefix };
  const value =
    plan.leaf === null
      ? objectCode(plan.fields, from, gathering)
      : leafCode(plan.leaf, from, gathering);
  for (const { byte, mask } of plan.spare) {
    gathering.odd.push(`(${load(gathering, from + byte)} & ${mask}) !== 0`);
  }
  const loads = [...gathering.bytes]
    .sort((a, b) => a - b)
    .map((byte) => `const b${byte} = b[${place(byte)}]!;`);
  const check =
    gathering.odd.length === 0 ? [] : [`if (${gathering.odd.join(' || ')}) c.odd = true;`];
  return { statements: [...loads, ...gathering.raw, ...check], value };
}

/** The entries of an object literal, without its braces. */
export function entriesCode(value: string): string {
  return value.slice(1, -1).trim();
}

export function keyCode(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}

function objectCode(fields: readonly Field[], from: number, gathering: Gathering): string {
  const entries = fields.map(
    (field) => `${keyCode(field.name)}: ${fieldCode(field, from, gathering)}`,
  );
  return `{ ${entries.join(', ')} }`;
}

function fieldCode(field: Field, from: number, gathering: Gathering): string {
  const { leaf, fields, choice } = field;
  const otherwise =
    leaf === null ? objectCode(fields!, from, gathering) : leafCode(leaf, from, gathering);
  if (choice === null) return otherwise;
  const [ruler, ...more] = choice.by;
  // What another item decides is left to the plan.
  if (ruler?.kind !== 'sibling' || more.length > 0) {
    gathering.odd.push('true');
    return otherwise;
  }
  const by = rawCode(ruler.leaf, from, gathering);
  let code = '';
  // Limits of any meaning call for a second look: more often than needed, never too seldom.
  for (const { when, field: meaning, spare } of choice.cases) {
    if (spare.length > 0) throw new Error(`${field.name}: spare bits in a case`);
    code += `${by} === ${when[0]} ? ${fieldCode(meaning, from, gathering)} : `;
  }
  return `(${code}${otherwise})`;
}

function leafCode(leaf: Leaf, from: number, gathering: Gathering): string {
  if (leaf.kind !== NUMBER) return textCode(leaf, from, gathering);
  const { numerator, denominator, calmLow, calmHigh } = leaf;
  let raw = rawCode(leaf, from, gathering);
  const bounds: string[] = [];
  const [low, high] = [leaf.fieldLow, leaf.fieldHigh];
  if (calmLow > low || calmHigh < high) {
    const name = `r${gathering.prefix}${gathering.raw.length}`;
    gathering.raw.push(`const ${name} = ${raw};`);
    raw = name;
    if (calmLow > low) bounds.push(`${name} < ${calmLow}`);
    if (calmHigh < high) bounds.push(`${name} > ${calmHigh}`);
    gathering.odd.push(...bounds);
  }
  if (numerator === denominator) return raw;
  // Exact: a factor of two's powers loses nothing, and reading by plan multiplies first too.
  if (Number.isInteger(Math.log2(denominator))) return `${raw} * ${numerator / denominator}`;
  return numerator === 1 ? `${raw} / ${denominator}` : `(${raw} * ${numerator}) / ${denominator}`;
}

function rawCode(leaf: Leaf, from: number, gathering: Gathering): string {
  const { bits, shift, span, mask } = leaf;
  const signed = leaf.fieldLow < 0;
  if (span === 0) {
    if (signed) throw new Error(`${leaf.path}: a signed number over five bytes`);
    return `bitsAt(b, (${place(from)}) * 8 + ${leaf.bit}, ${bits})`;
  }
  const parts: string[] = [];
  for (let i = 0; i < span; i++) {
    const byte = load(gathering, from + leaf.byte + i);
    const up = 8 * (span - 1 - i);
    parts.push(up === 0 ? byte : `(${byte} << ${up})`);
  }
  const word = parts.length === 1 ? parts[0]! : `(${parts.join(' | ')})`;
  if (signed) {
    const left = 32 - shift - bits;
    const raised = left === 0 ? word : `(${word} << ${left})`;
    return bits === 32 ? `(${word} | 0)` : `(${raised} >> ${32 - bits})`;
  }
  if (bits === 32) return `(${word} >>> 0)`;
  const lowered = shift === 0 ? word : `(${word} >>> ${shift})`;
  return shift + bits === span * 8 && span < 4 ? lowered : `(${lowered} & ${mask})`;
}

function textCode(leaf: Leaf, from: number, gathering: Gathering): string {
  const { bits, bit, byte } = leaf;
  const at = place(from + byte);
  const aligned = bit % 8 === 0 && bits % 8 === 0;
  const bitAt = `(${place(from)}) * 8 + ${bit}`;
  switch (leaf.kind) {
    case HEX:
      if (!aligned) return `hexBits(b, ${bitAt}, ${bits})`;
      return bits === 56 ? `hex56(b, ${at})` : `hexBytes(b, ${at}, ${at} + ${bits / 8})`;
    case OCTAL:
      if (bits !== 12 || leaf.span === 0) return `octal(b, ${bitAt}, ${bits})`;
      return `OCTAL_CODES[${rawCode(leaf, from, gathering)}]!`;
    case ICAO:
      if (aligned && bits === 48) return `icao48(c, ${at})`;
      return `icao(c, ${bitAt}, ${bits})`;
    case ASCII:
      if (!aligned) throw new Error(`${leaf.path}: ASCII across bytes`);
      return `ascii(c, ${at}, ${bits / 8})`;
    default:
      throw new Error(`${leaf.path}: kind ${leaf.kind}`);
  }
}

function load(gathering: Gathering, byte: number): string {
  gathering.bytes.add(byte);
  return `b${byte}`;
}

function place(byte: number): string {
  return byte === 0 ? 'p' : `p + ${byte}`;
}
