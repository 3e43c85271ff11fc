import { parse } from 'yaml';
import { CONFIG_SCHEMA } from './config-schema.ts';
import { BongsuError, reasonOf } from './errors.ts';
import { didYouMean } from './nearest.ts';

const PREFIX = 'BONGSU_';

/** Variables of that prefix that are no settings: the tests' and the command's own. */
const OTHERS = ['BONGSU_TEST_DATA', 'BONGSU_BENCH', 'BONGSU_CONFIG'];

interface SchemaNode {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
}

/** Every setting by its variable: `http.port` is `BONGSU_HTTP_PORT`. */
export function environmentNames(): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  const walk = (schema: SchemaNode, path: readonly string[]): void => {
    for (const [name, child] of Object.entries(schema.properties ?? {})) {
      const at = [...path, name];
      names.set(PREFIX + at.map(snake).join('_'), at);
      if (child.type === 'object') walk(child, at);
    }
  };
  walk(CONFIG_SCHEMA as SchemaNode, []);
  return names;
}

function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

/**
 * The configuration with what the environment says put over it. A value is YAML, so that lists
 * and objects can be given too. Throws BNG_CONFIG_ENVIRONMENT for a variable that is none.
 */
export function applyEnvironment(
  written: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): unknown {
  const names = environmentNames();
  const result = structuredClone(written);
  for (const [name, text] of Object.entries(environment).sort()) {
    if (text === undefined || !name.startsWith(PREFIX) || OTHERS.includes(name)) continue;
    const path = names.get(name);
    if (path === undefined) {
      throw new BongsuError('BNG_CONFIG_ENVIRONMENT', {
        name,
        reason: 'is not a setting',
        hint: didYouMean(name, [...names.keys()]) ?? 'See examples/node for what can be set.',
      });
    }
    put(result, path, valueFrom(name, text));
  }
  return result;
}

function valueFrom(name: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new BongsuError('BNG_CONFIG_ENVIRONMENT', {
      name,
      reason: `does not read as YAML: ${reasonOf(error)}`,
      hint: 'Put quotes around texts with special characters.',
    });
  }
}

function put(target: unknown, path: readonly string[], value: unknown): void {
  let at = target as Record<string, unknown>;
  for (const name of path.slice(0, -1)) {
    const next = at[name];
    if (typeof next !== 'object' || next === null) at[name] = {};
    at = at[name] as Record<string, unknown>;
  }
  at[path.at(-1)!] = value;
}
