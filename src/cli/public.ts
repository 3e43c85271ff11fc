import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatInstant } from '../mark/index.ts';
import {
  BongsuError,
  MAX_SIGNED_BYTES,
  type PageCheck,
  reasonOf,
  verifyPage,
} from '../node/index.ts';
import type { Say } from './command.ts';

export const PUBLIC_HELP = `bongsu public verify FILE|URL --key KEY [--json]

Tells whether a public page is, to the byte, what the node with that key signed. The key is the
node's, as "bongsu keys list" prints it there and its authority publishes it: never take it from
the page.

Example: bongsu public verify KR-11.html --key 0C0mZ2t3cDYv8i2xk0b1l4N7p6q5r4s3t2u1v0w9x8y
Exit code 3: it is not, or its time is over. 4: the address does not answer.`;

/** An address that is silent for so long is not waited for, ms. */
const PATIENCE_MS = 10_000;

/** `bongsu public`: see {@link PUBLIC_HELP}. */
export async function runPublic(args: string[], out: Say, err: Say): Promise<number> {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(PUBLIC_HELP);
    return 2;
  }
  if (parsed.help) {
    out(PUBLIC_HELP);
    return 0;
  }
  const { place, key, json } = parsed;
  const bytes = /^https?:\/\//.test(place) ? await fetched(place) : read(place);
  const check = verifyPage(bytes, key);
  const isOver = check.ok && check.untilMs <= Date.now();
  if (json) out(JSON.stringify({ place, ...check, ...(check.ok ? { over: isOver } : {}) }));
  else for (const line of linesOf(check, isOver)) out(line);
  return check.ok && !isOver ? 0 : 3;
}

function linesOf(check: PageCheck, isOver: boolean): string[] {
  if (!check.ok) return [`NOT what the node signed: ${check.reason}.`];
  const { page, mode, atMs, untilMs, key } = check;
  return [
    `${page} is what ${key} signed.`,
    `Mode ${mode}${mode === 'actual' ? '' : ': not real'}; of ${formatInstant(atMs)}, valid until ${formatInstant(untilMs)}.`,
    ...(isOver ? ['ITS TIME IS OVER: look for a newer page.'] : []),
  ];
}

function read(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    throw new BongsuError('BNG_FILE_UNREADABLE', { file, reason: reasonOf(error) });
  }
}

/** No more of it than a page has. */
async function fetched(url: string): Promise<Uint8Array> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok || answer.body === null) throw new Error(`it answers ${answer.status}`);
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of answer.body) {
      parts.push(part);
      length += part.length;
      if (length > MAX_SIGNED_BYTES) break;
    }
    return new Uint8Array(Buffer.concat(parts));
  } catch (error) {
    throw new BongsuError('BNG_NOT_REACHABLE', { url, reason: reasonOf(error) });
  }
}

interface Arguments {
  readonly place: string;
  readonly key: string;
  readonly json: boolean;
  readonly help: boolean;
}

function readArguments(args: string[]): Arguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: withKey(args),
      allowPositionals: true,
      options: {
        key: { type: 'string', default: '' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { key, json, help } = values;
    const [verb, place = '', ...more] = positionals;
    if (help) return { place, key, json, help };
    if (verb !== 'verify') return 'Say verify, then a file or an address.';
    if (place === '' || more.length > 0) return 'Give one file or address.';
    if (!/^[A-Za-z0-9_-]{43}$/.test(key))
      return 'Give --key, 43 letters as "bongsu keys list" prints.';
    return { place, key, json, help };
  } catch (error) {
    return reasonOf(error);
  }
}

/** A key may begin with a dash, which would make it look like an option of its own. */
function withKey(args: readonly string[]): string[] {
  const at = args.indexOf('--key');
  if (at === -1 || at + 1 >= args.length) return [...args];
  return [...args.slice(0, at), `--key=${args[at + 1]}`, ...args.slice(at + 2)];
}
