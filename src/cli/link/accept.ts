import { parseArgs } from 'node:util';
import { isMode, MODES, type Mode } from '../../mark/index.ts';
import { readKey, reasonOf, signerOf } from '../../node/index.ts';
import { seal } from '../../seal/index.ts';
import { LINK_ACT_TYPE, type LinkAct } from '../../share/index.ts';
import { ask, handIn } from '../ask.ts';
import type { Say } from '../command.ts';

export const ACCEPT_HELP = `bongsu link accept PEER --ledger NAME --officer OFFICER [--key KEY] [--mode MODE] [--data DIR] [--url URL] [--json]

Accepts the new ledger of a peer that has lost its own. Until an officer does, nothing passes on
the link; then what the peer had not acknowledged, and what it had and still holds, goes again.
Ask the peer first, by another way, whether it did lose its ledger.

  --ledger NAME      the peer's new ledger, as doctor and the alarm give it
  --officer OFFICER  who accepts it, as in the officers' list
  --key KEY          name of the officer's key in the data folder; default: the officer's
  --mode MODE        ${MODES.join(', ')}; default exercise
  --data DIR         data folder with the key; default bongsu-data
  --url URL          page of the running node; default http://127.0.0.1:8787

Example: bongsu link accept usa --ledger 0123456789abcdef0123456789abcdef --officer officer-1
Exit code 1: the node refused. 4: it does not answer.`;

/** Signs an officer's acceptance and hands it to the node. */
export async function runAccept(args: string[], out: Say, err: Say): Promise<number> {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(ACCEPT_HELP);
    return 2;
  }
  if (parsed.help) {
    out(ACCEPT_HELP);
    return 0;
  }
  const { data, mode, officer, url, peer, ledger } = parsed;
  const key = readKey(data, mode, parsed.key);
  // The node's time: an exercise may run at one of its own.
  const { nowMs: atMs } = await ask<{ nowMs: number }>(url, '/health');
  const act: LinkAct = { act: 'accept-ledger', mode, peer, ledger, officer, atMs };
  const signed = seal(LINK_ACT_TYPE, act, signerOf(key));
  return handIn(url, '/api/v1/link-acts', signed, parsed.json, out, err);
}

interface LinkArguments {
  readonly peer: string;
  readonly ledger: string;
  readonly officer: string;
  readonly key: string;
  readonly mode: Mode;
  readonly data: string;
  readonly url: string;
  readonly json: boolean;
  readonly help: boolean;
}

function readArguments(args: string[]): LinkArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ledger: { type: 'string', default: '' },
        officer: { type: 'string', default: '' },
        key: { type: 'string' },
        mode: { type: 'string', default: 'exercise' },
        data: { type: 'string', default: 'bongsu-data' },
        url: { type: 'string', default: 'http://127.0.0.1:8787' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { ledger, officer, mode, help } = values;
    if (!isMode(mode)) return `--mode is one of ${MODES.join(', ')}, not ${mode}.`;
    const [peer = '', ...more] = positionals;
    const parsed = { ...values, mode, peer, key: values.key ?? officer };
    if (help) return parsed;
    if (peer === '' || more.length > 0) return 'Give one peer.';
    if (!/^[0-9a-f]{32}$/.test(ledger)) return 'Give --ledger, 32 hexadecimal digits.';
    if (officer === '') return 'Give --officer, who accepts it.';
    return parsed;
  } catch (error) {
    return reasonOf(error);
  }
}
