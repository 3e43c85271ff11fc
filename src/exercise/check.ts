/**
 * The part of JSON Schema (draft 2020-12) that the scenario's schema uses, so that the schema
 * that editors complete from and the reader that refuses can never say different things.
 */
export type Schema =
  | { readonly type: 'string'; readonly pattern?: string; readonly description?: string }
  | { readonly enum: readonly (string | number)[]; readonly description?: string }
  | {
      readonly type: 'number' | 'integer';
      readonly minimum?: number;
      readonly maximum?: number;
      readonly description?: string;
    }
  | { readonly type: 'boolean'; readonly description?: string }
  | {
      readonly type: 'array';
      readonly items: Schema;
      readonly minItems?: number;
      readonly maxItems?: number;
      readonly description?: string;
    }
  | {
      readonly type: 'object';
      readonly properties: Readonly<Record<string, Schema>>;
      readonly required?: readonly string[];
      readonly additionalProperties: boolean;
      readonly description?: string;
    };

/** Something in a file that is not as it should be. */
export interface Problem {
  /** JSON Pointer (RFC 6901) to the place. */
  readonly path: string;
  readonly message: string;
}

/** A file with more problems than this is another kind of file; the rest is not told. */
export const MAX_PROBLEMS = 50;

/** Adds to `problems` whatever in `value` the schema refuses. */
export function check(value: unknown, schema: Schema, path: string, problems: Problem[]): void {
  if (problems.length >= MAX_PROBLEMS) return;
  const refuse = (message: string): null => {
    problems.push({ path, message });
    return null;
  };
  if ('enum' in schema) {
    if (!schema.enum.some((allowed) => allowed === value))
      refuse(`must be one of ${schema.enum.join(', ')}, is ${show(value)}`);
    return;
  }
  switch (schema.type) {
    case 'string':
      if (typeof value !== 'string') refuse(`must be a text, is ${show(value)}`);
      else if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value))
        refuse(`must look like ${schema.pattern}, is ${show(value)}`);
      return;
    case 'boolean':
      if (typeof value !== 'boolean') refuse(`must be true or false, is ${show(value)}`);
      return;
    case 'number':
    case 'integer':
      checkNumber(value, schema, refuse);
      return;
    case 'array':
      checkArray(value, schema, path, problems, refuse);
      return;
    case 'object':
      checkObject(value, schema, path, problems, refuse);
      return;
  }
}

/** Returns null, so that a check can refuse and end in one line. */
type Refuse = (message: string) => null;

function checkNumber(
  value: unknown,
  schema: Extract<Schema, { type: 'number' | 'integer' }>,
  refuse: Refuse,
): null {
  if (typeof value !== 'number' || !Number.isFinite(value))
    return refuse(`must be a number, is ${show(value)}`);
  if (schema.type === 'integer' && !Number.isInteger(value))
    return refuse(`must be a whole number, is ${show(value)}`);
  if (schema.minimum !== undefined && value < schema.minimum)
    return refuse(`must be at least ${schema.minimum}, is ${value}`);
  if (schema.maximum !== undefined && value > schema.maximum)
    return refuse(`must be at most ${schema.maximum}, is ${value}`);
  return null;
}

function checkArray(
  value: unknown,
  schema: Extract<Schema, { type: 'array' }>,
  path: string,
  problems: Problem[],
  refuse: Refuse,
): null {
  if (!Array.isArray(value)) return refuse(`must be a list, is ${show(value)}`);
  if (value.length < (schema.minItems ?? 0))
    return refuse(`must hold at least ${schema.minItems} entries, holds ${value.length}`);
  if (value.length > (schema.maxItems ?? Number.POSITIVE_INFINITY))
    return refuse(`must hold at most ${schema.maxItems} entries, holds ${value.length}`);
  value.forEach((item: unknown, i) => {
    check(item, schema.items, `${path}/${i}`, problems);
  });
  return null;
}

function checkObject(
  value: unknown,
  schema: Extract<Schema, { type: 'object' }>,
  path: string,
  problems: Problem[],
  refuse: Refuse,
): null {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse(`must be an object, is ${show(value)}`);
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(value, name)) refuse(`"${name}" is missing`);
  }
  for (const [name, item] of Object.entries(value)) {
    const inner = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    if (inner !== undefined) check(item, inner, `${path}/${pointerPart(name)}`, problems);
    else if (!schema.additionalProperties)
      refuse(`"${name}" is not known here; known are ${Object.keys(schema.properties).join(', ')}`);
  }
  return null;
}

function pointerPart(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
