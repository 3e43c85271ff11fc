import { isMode, MODES, type Mode } from '../mark/index.ts';
import { readKey, signerOf } from '../node/index.ts';
import { seal } from '../seal/index.ts';
import type { SignedCommand } from '../watch/index.ts';
import { handIn } from './ask.ts';
import type { Say } from './command.ts';

/** What every command is given that has an officer sign something for a running node. */
export const SIGNING_OPTIONS = {
  officer: { type: 'string', default: '' },
  key: { type: 'string' },
  mode: { type: 'string', default: 'exercise' },
  data: { type: 'string', default: 'bongsu-data' },
  url: { type: 'string', default: 'http://127.0.0.1:8787' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export const SIGNING_OPTIONS_HELP = `  --officer OFFICER  who signs, as in the officers' list
  --key KEY          name of the officer's key in the data folder; default: the officer's
  --mode MODE        ${MODES.join(', ')}; default exercise
  --data DIR         data folder with the key; default bongsu-data
  --url URL          page of the running node; default http://127.0.0.1:8787`;

export interface SigningArguments {
  readonly officer: string;
  readonly key?: string;
  readonly mode: string;
  readonly data: string;
  readonly url: string;
  readonly json: boolean;
}

/** What is wrong with them, null when nothing is. */
export function wrongSigning({ officer, mode }: SigningArguments, signs: boolean): string | null {
  if (!isMode(mode)) return `--mode is one of ${MODES.join(', ')}, not ${mode}.`;
  return signs && officer === '' ? 'Give --officer, who signs it.' : null;
}

/** Signs an act with the officer's key and hands it in; returns the exit code. */
export function signAndHandIn(
  given: SigningArguments,
  path: string,
  type: string,
  body: SignedCommand['body'],
  out: Say,
  err: Say,
): Promise<number> {
  const key = readKey(given.data, given.mode as Mode, given.key ?? given.officer);
  return handIn(
    given.url,
    path,
    seal(type, body, signerOf(key)) as SignedCommand,
    given.json,
    out,
    err,
  );
}
