/**
 * Reading decoded ASTERIX items without trusting their shape: what is missing, or is not what
 * the specification says, comes back as null.
 */
export type Items = Readonly<Record<string, unknown>>;

/** The value of an item, or of a sub-item by its path of names. */
export function valueAt(items: Items, item: string, ...names: readonly string[]): unknown {
  let value: unknown = items[item];
  for (const name of names) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value ?? null;
}

/** A finite number, else null. */
export function numberAt(items: Items, item: string, ...names: readonly string[]): number | null {
  const value = valueAt(items, item, ...names);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A well-formed text without blanks around it, null when empty. */
export function textAt(items: Items, item: string, ...names: readonly string[]): string | null {
  const value = valueAt(items, item, ...names);
  if (typeof value !== 'string') return null;
  const text = value.trim().toWellFormed();
  return text === '' ? null : text;
}

/** True when the bit is there and set. */
export function isSet(items: Items, item: string, ...names: readonly string[]): boolean {
  return numberAt(items, item, ...names) === 1;
}
