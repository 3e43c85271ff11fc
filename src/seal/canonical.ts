import canonicalize from 'canonicalize';

/** What JSON can say. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * Canonical JSON, RFC 8785: one text for one value, whoever writes it.
 * Members that are `undefined` are left out, as `JSON.stringify` does.
 *
 * Throws on what has no such text: NaN and infinities, lone surrogates, functions, cycles. To
 * reach that is our own mistake, since everything from outside is checked before it gets here.
 */
export function canonicalJson(value: unknown): string {
  const text = write(value, 0) ?? canonicalize(value);
  if (text === undefined) throw new TypeError('canonicalJson: the value has no JSON text');
  return text;
}

const encoder = new TextEncoder();

/** {@link canonicalJson} as UTF-8. */
export function canonicalBytes(value: unknown): Uint8Array {
  return encoder.encode(canonicalJson(value));
}

/**
 * Name of the text that is kept beside the members of a value. No copy, snapshot or comparison takes
 * it along, since it is not enumerable. In a `WeakMap` the texts of values that are long gone would
 * all be copied by the next collection of young garbage, in the middle of a step.
 */
const KEPT = Symbol('canonical text');

interface Kept {
  readonly [KEPT]?: string;
}

/** What is kept stands near the outside: a statement in a frame or a record. */
const KEPT_WITHIN = 2;

/**
 * Remembers the canonical texts of a value and of its members for as long as they live, so that
 * whatever holds one of them is written without writing it again: a statement is signed, chained,
 * framed and recorded. From now on nothing in the value may change.
 */
export function keepCanonical<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.hasOwn(value, KEPT)) return value;
  for (const member of Object.values(value) as unknown[]) {
    if (typeof member !== 'object' || member === null || Object.hasOwn(member, KEPT)) continue;
    if (!Array.isArray(member)) keep(member);
  }
  keep(value);
  return value;
}

/** Of a frozen value no text is kept. */
function keep(value: object): void {
  Reflect.defineProperty(value, KEPT, { value: canonicalJson(value) });
}

/** Values whose texts {@link noteCanonical} remembers: some steps' worth of a warning's parts. */
const MAX_NOTED = 64;
const noted = new Map<object, string>();

/**
 * Remembers the canonical text of a value for the next moments, in which the same step writes it
 * again within others: the texts of a draft are hashed, recorded, and recorded once more with the
 * release. Unlike {@link keepCanonical} nothing is held for as long as the value lives. While it is
 * remembered nothing in the value may change.
 */
export function noteCanonical(value: object | undefined): void {
  if (value === undefined || noted.has(value)) return;
  noted.set(value, canonicalJson(value));
  if (noted.size > MAX_NOTED) noted.delete(noted.keys().next().value!);
}

/** Deeper values, and cycles, are left to the library. */
const DEEPEST = 64;
/** Member names with quotes and colon; the program has some hundreds of them. */
const MAX_NAMES = 4096;
const names = new Map<string, string>();

/**
 * The text of plain data, several times as fast as the library; null for anything else (a `toJSON`,
 * a class of its own, what is not JSON), over which the library decides. Numbers and strings are
 * written as `JSON.stringify` does, which is what RFC 8785 sections 3.2.2.2 and 3.2.2.3 ask for.
 */
function write(value: unknown, depth: number): string | null {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? JSON.stringify(value) : null;
    case 'number':
      return Number.isFinite(value) ? `${value}` : null;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      break;
    default:
      return null;
  }
  if (value === null) return 'null';
  if (depth > DEEPEST) return null;
  const brief = depth <= KEPT_WITHIN ? noted.get(value) : undefined;
  if (brief !== undefined) return brief;
  if (Array.isArray(value))
    return isNumbers(value) ? JSON.stringify(value) : writeArray(value, depth);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return null;
  const text = depth <= KEPT_WITHIN ? (value as Kept)[KEPT] : undefined;
  return text ?? writeObject(value as Readonly<Record<string, unknown>>, depth);
}

/** True for finite numbers alone, also in arrays of arrays (places, rings): nothing to sort. */
function isNumbers(array: readonly unknown[]): boolean {
  for (let i = 0; i < array.length; i++) {
    const each = array[i];
    if (typeof each === 'number') {
      if (!Number.isFinite(each)) return false;
    } else if (!Array.isArray(each) || !isPlace(each)) return false;
  }
  return true;
}

function isPlace(array: readonly unknown[]): boolean {
  for (let i = 0; i < array.length; i++) {
    if (!Number.isFinite(array[i])) return false;
  }
  return true;
}

function writeArray(array: readonly unknown[], depth: number): string | null {
  let text = '[';
  for (let i = 0; i < array.length; i++) {
    const item = write(array[i], depth + 1);
    if (item === null) return null;
    text += i === 0 ? item : `,${item}`;
  }
  return `${text}]`;
}

function writeObject(object: Readonly<Record<string, unknown>>, depth: number): string | null {
  if ('toJSON' in object) return null;
  // By UTF-16 code units, as RFC 8785 section 3.2.3 asks for.
  const keys = Object.keys(object).sort();
  let text = '{';
  for (let i = 0; i < keys.length; i++) {
    const member = object[keys[i]!];
    if (member === undefined) continue;
    const body = write(member, depth + 1);
    const name = nameOf(keys[i]!);
    if (body === null || name === null) return null;
    text += text.length === 1 ? name + body : `,${name}${body}`;
  }
  return `${text}}`;
}

function nameOf(key: string): string | null {
  const known = names.get(key);
  if (known !== undefined) return known;
  if (!key.isWellFormed()) return null;
  const name = `${JSON.stringify(key)}:`;
  if (names.size < MAX_NAMES) names.set(key, name);
  return name;
}
