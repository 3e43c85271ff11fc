import { parseArgs } from 'node:util';
import { isMode, MODES, type Mode } from '../mark/index.ts';
import { createKey, type Key, keyNames, readKey, reasonOf } from '../node/index.ts';
import type { Say } from './command.ts';

export const KEYS_HELP = `bongsu keys create NAME [--mode MODE] [--data DIR] [--demonstration] [--json]
bongsu keys list [--mode MODE] [--data DIR] [--json]
bongsu keys rotate --officer OFFICER           the node's next key; see its --help

Makes Ed25519 keys, and shows the public halves that peers and the officers' list name. The
secret half stays in DIR/keys/MODE/NAME.pem, readable by its owner alone. A node makes its own
key, "node", at its first start.

  --mode MODE       ${MODES.join(', ')}; default exercise. Keys of one mode are refused in another
  --data DIR        the node's data folder; default bongsu-data
  --demonstration   mark the key: mode actual refuses it for ever

Example: bongsu keys create officer-1 --mode exercise`;

/** Makes or lists keys. */
export async function runKeys(args: string[], out: Say, err: Say): Promise<number> {
  if (args[0] === 'rotate')
    return (await import('./keys-rotate.ts')).runRotate(args.slice(1), out, err);
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(KEYS_HELP);
    return 2;
  }
  const { verb, name, data, mode, json } = parsed;
  if (verb === 'help') {
    out(KEYS_HELP);
    return 0;
  }
  const keys =
    verb === 'create'
      ? [createKey(data, mode, name, parsed.demonstration)]
      : keyNames(data, mode).map((one) => readKey(data, mode, one));
  for (const key of keys) out(json ? JSON.stringify(rowOf(key)) : lineOf(key));
  if (verb === 'create')
    err(`The secret half is in ${keys[0]?.file}. Keep a copy where it is safe.`);
  if (keys.length === 0) err(`There are no keys of mode ${mode} in ${data}.`);
  return 0;
}

interface KeysArguments {
  readonly verb: 'create' | 'list' | 'help';
  readonly name: string;
  readonly data: string;
  readonly mode: Mode;
  readonly demonstration: boolean;
  readonly json: boolean;
}

function readArguments(args: string[]): KeysArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        data: { type: 'string', default: 'bongsu-data' },
        mode: { type: 'string', default: 'exercise' },
        demonstration: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { data, mode, demonstration, json } = values;
    if (!isMode(mode)) return `--mode is one of ${MODES.join(', ')}, not ${mode}.`;
    const [verb, name = '', ...more] = positionals;
    const common = { name, data, mode, demonstration, json };
    if (values.help) return { verb: 'help', ...common };
    if (verb === 'create' && name !== '' && more.length === 0) return { verb, ...common };
    if (verb === 'create') return 'Give the new key one name.';
    if (verb === 'list' && name === '') return { verb, ...common };
    return verb === undefined ? 'Say create or list.' : `There is no "keys ${verb} ${name}".`;
  } catch (error) {
    return reasonOf(error);
  }
}

function rowOf(key: Key): Record<string, unknown> {
  const { name, mode, publicKey, demonstration, file } = key;
  return { name, mode, publicKey, demonstration, file };
}

function lineOf(key: Key): string {
  return `${key.name}  ${key.publicKey}  ${key.mode}${key.demonstration ? '  demonstration' : ''}`;
}
