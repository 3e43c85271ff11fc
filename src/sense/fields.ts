import { cutText } from './quote.ts';

/** What is wrong with a settings file: where, what was found, what to write instead. */
export interface SettingsProblem {
  /** For example `sensors[2].position.latitudeDeg`. */
  readonly path: string;
  readonly message: string;
}

/** One object of a settings file under reading. */
export interface Fields {
  readonly path: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: SettingsProblem[];
}

/** Null, with a problem, for anything but an object. */
export function openFields(
  value: unknown,
  path: string,
  problems: SettingsProblem[],
): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.push({ path, message: `is ${shown(value)}: write an object with fields` });
    return null;
  }
  return { path, values: value as Readonly<Record<string, unknown>>, problems };
}

export function problem(fields: Fields, name: string, message: string): void {
  fields.problems.push({ path: `${fields.path}.${cutText(name, 57)}`, message });
}

/** A misspelt field would silently leave its default in force. */
export function refuseUnknown(fields: Fields, known: readonly string[]): void {
  for (const name of Object.keys(fields.values)) {
    if (!known.includes(name)) {
      problem(fields, name, `is not known here: use one of ${known.join(', ')}`);
    }
  }
}

/** A number within limits, `otherwise` where the field is not there, null with a problem. */
export function numberField<T>(
  fields: Fields,
  name: string,
  low: number,
  high: number,
  otherwise: T,
): number | T {
  const value = fields.values[name];
  if (value === undefined || value === null) return otherwise;
  if (typeof value === 'number' && value >= low && value <= high) return value;
  problem(fields, name, `is ${shown(value)}: write a number from ${low} to ${high}`);
  return otherwise;
}

export function oneOf<T extends string>(
  fields: Fields,
  name: string,
  allowed: readonly T[],
): T | null {
  const value = fields.values[name];
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  problem(
    fields,
    name,
    `is ${value === undefined ? 'missing' : shown(value)}: write one of ${allowed.join(', ')}`,
  );
  return null;
}

export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value) ?? typeof value;
  return cutText(text, 57);
}
