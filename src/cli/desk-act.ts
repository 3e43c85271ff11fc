import { randomBytes } from 'node:crypto';
import { isMode, MODES, type Mode } from '../mark/index.ts';
import { readKey, signerOf } from '../node/index.ts';
import { seal } from '../seal/index.ts';
import { DESK_ACT_TYPE, type DeskAct } from '../warn/index.ts';
import { handIn } from './ask.ts';
import type { Say } from './command.ts';

/** What every command that signs at the desk is given. */
export const DESK_OPTIONS = {
  officer: { type: 'string', default: '' },
  key: { type: 'string' },
  mode: { type: 'string', default: 'exercise' },
  data: { type: 'string', default: 'bongsu-data' },
  url: { type: 'string', default: 'http://127.0.0.1:8787' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export const DESK_OPTIONS_HELP = `  --officer OFFICER  who signs, as in the officers' list
  --key KEY          name of the officer's key in the data folder; default: the officer's
  --mode MODE        ${MODES.join(', ')}; default exercise
  --data DIR         data folder with the key; default bongsu-data
  --url URL          page of the running node; default http://127.0.0.1:8787`;

export interface DeskArguments {
  readonly officer: string;
  readonly key?: string;
  readonly mode: string;
  readonly data: string;
  readonly url: string;
  readonly json: boolean;
}

/** What is wrong with them, null when nothing is. */
export function wrongAtDesk({ officer, mode }: DeskArguments, signs: boolean): string | null {
  if (!isMode(mode)) return `--mode is one of ${MODES.join(', ')}, not ${mode}.`;
  return signs && officer === '' ? 'Give --officer, who signs it.' : null;
}

/** Signs one word at the desk and hands it in. `at`: the node as it was read. */
export function signAtDesk(
  given: DeskArguments,
  at: { readonly node: string; readonly mode: Mode; readonly nowMs: number },
  what: Pick<DeskAct, 'act' | 'about' | 'contentHash'>,
  out: Say,
  err: Say,
): Promise<number> {
  const { officer, data, url, json } = given;
  const key = readKey(data, given.mode as Mode, given.key ?? officer);
  const body: DeskAct = {
    ...what,
    ...{ mode: at.mode, node: at.node, officer, atMs: at.nowMs },
    nonce: randomBytes(16).toString('hex'),
  };
  const signed = seal(DESK_ACT_TYPE, body, signerOf(key));
  return handIn(url, '/api/v1/desk-acts', signed, json, out, err);
}
