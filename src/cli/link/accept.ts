import { parseArgs } from 'node:util';
import type { Mode } from '../../mark/index.ts';
import { reasonOf } from '../../node/index.ts';
import { LINK_ACT_TYPE, type LinkAct } from '../../share/index.ts';
import { ask } from '../ask.ts';
import type { Say } from '../command.ts';
import {
  SIGNING_OPTIONS,
  SIGNING_OPTIONS_HELP,
  type SigningArguments,
  signAndHandIn,
  wrongSigning,
} from '../signing.ts';

export const ACCEPT_HELP = `bongsu link accept PEER --ledger NAME --officer OFFICER [--key KEY] [--mode MODE] [--data DIR] [--url URL] [--json]

Accepts the new ledger of a peer that has lost its own. Until an officer does, nothing passes on
the link; then what the peer had not acknowledged, and what it had and still holds, goes again.
Ask the peer first, by another way, whether it did lose its ledger.

  --ledger NAME      the peer's new ledger, as doctor and the alarm give it
${SIGNING_OPTIONS_HELP}

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
  const { mode, officer, url, peer, ledger } = parsed;
  // The node's time: an exercise may run at one of its own.
  const { nowMs: atMs } = await ask<{ nowMs: number }>(url, '/health');
  const act: LinkAct = { act: 'accept-ledger', mode, peer, ledger, officer, atMs };
  return signAndHandIn(parsed, '/api/v1/link-acts', LINK_ACT_TYPE, act, out, err);
}

interface LinkArguments extends SigningArguments {
  readonly peer: string;
  readonly ledger: string;
  readonly mode: Mode;
  readonly help: boolean;
}

function readArguments(args: string[]): LinkArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ledger: { type: 'string', default: '' },
        ...SIGNING_OPTIONS,
      },
    });
    const { ledger, help } = values;
    const [peer = '', ...more] = positionals;
    const wrong = wrongSigning(values, !help);
    if (wrong !== null) return wrong;
    const parsed = { ...values, mode: values.mode as Mode, peer };
    if (help) return parsed;
    if (peer === '' || more.length > 0) return 'Give one peer.';
    if (!/^[0-9a-f]{32}$/.test(ledger)) return 'Give --ledger, 32 hexadecimal digits.';
    return parsed;
  } catch (error) {
    return reasonOf(error);
  }
}
