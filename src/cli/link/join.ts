import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  BongsuError,
  checkIntroduction,
  ensureKey,
  type Introduction,
  introduce,
  isIntroductionFile,
  NODE_KEY,
  type NodeConfig,
  readConfig,
  readSecret,
  reasonOf,
  replaceFile,
  signerOf,
  withPeer,
} from '../../node/index.ts';
import { ed25519Verifier } from '../../seal/index.ts';
import type { Say } from '../command.ts';
import { openInvitations } from './invite.ts';

export const JOIN_HELP = `bongsu link join FILE --config FILE [--secret TEXT] [--address HOST:PORT] [--out FILE] [--replace-key] [--json]

Takes an invitation, or the answer to one of ours, and writes that peer with its keys into this
node's configuration; comments stay. For an invitation it also writes the answer, which the peer
joins likewise. Then start the node again. Keys alone are taken: what the peer may hold is the
minimum until an arrangement says more.

  --config FILE        this node's configuration
  --secret TEXT        of an invitation: what a person at the peer read out
  --address HOST:PORT  of an invitation: where the peer may call this node; left out: this one calls
  --out FILE           the answer; default answer-NODE-PEER.json
  --replace-key        the peer stands in the configuration with another key, and this one is right

Example: bongsu link join invitation-kor-usa.json --config usa.yaml --secret K7QM-2XWD-…`;

/** How long an answer holds, ms. */
const ANSWER_MS = 24 * 3_600_000;

export async function runJoin(args: string[], out: Say, err: Say): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      config: { type: 'string' },
      secret: { type: 'string' },
      address: { type: 'string' },
      out: { type: 'string' },
      'replace-key': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    out(JOIN_HELP);
    return 0;
  }
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0 || values.config === undefined) {
    err('Give one file, and --config, the configuration of this node.');
    err(JOIN_HELP);
    return 2;
  }
  const file = readIntroduction(path);
  const refuse = (why: string): number => {
    err(`${path}: ${why}. Nothing was changed.`);
    return 1;
  };
  if (!isIntroductionFile(file)) return refuse('it is no invitation and no answer to one');
  const config = readConfig(values.config, process.env);
  const { about, invitation } = file.body;
  const kept = join(openInvitations(config.data, config.mode), `${invitation}.json`);
  const secret = about === 'answer' ? keptSecret(kept) : readSecret(values.secret ?? '');
  if (secret === null) {
    return refuse(
      about === 'answer'
        ? 'no invitation of ours waits for it: it was used, or made elsewhere'
        : 'give --secret, the 20 letters and digits that a person at the peer read out',
    );
  }
  const { node, mode } = config;
  const expected = { about, node, mode, secret, nowMs: Date.now() };
  const peer = checkIntroduction(file, expected, ed25519Verifier());
  if (typeof peer === 'string') return refuse(peer);
  const edited = withPeer(readFileSync(values.config, 'utf8'), peer, values['replace-key']);
  if (!edited.ok) return refuse(`${edited.message}; if that is right, say --replace-key`);
  const answer = about === 'answer' ? null : answerTo(peer, config, values.address ?? null, secret);
  replaceFile(values.config, edited.text);
  const target = values.out ?? `answer-${node}-${peer.node}.json`;
  if (answer === null) rmSync(kept);
  else writeFileSync(target, `${JSON.stringify(answer, null, 2)}\n`);
  tell(peer, config, answer === null ? null : target, values, out);
  return 0;
}

function tell(
  peer: Introduction,
  config: NodeConfig,
  answer: string | null,
  values: { readonly json: boolean; readonly config?: string | undefined },
  out: Say,
): void {
  const { node, statementKey, tlsFingerprint, address } = peer;
  if (values.json) {
    out(JSON.stringify({ peer: node, statementKey, tlsFingerprint, address, answer }));
    return;
  }
  out(`${node} is a peer in ${values.config}, known by its key ${statementKey}.`);
  if (answer !== null) out(`Send ${answer} back; ${node} joins it likewise.`);
  if (config.links.peers.length > 0 && !config.label.releasableTo.includes(node)) {
    out(`label.releasableTo does not name ${node}: nothing is let out to it until it does.`);
  }
  const { port } = config.http;
  const url = port === 0 || port === 8787 ? '' : ` --url http://127.0.0.1:${port}`;
  out(`Start the node (again), then: bongsu link status${url}`);
}

function answerTo(
  { invitation, node: peer }: Introduction,
  { node, mode, data }: NodeConfig,
  address: string | null,
  secret: string,
) {
  const key = ensureKey(data, mode, NODE_KEY);
  const expiresMs = Date.now() + ANSWER_MS;
  const body = { about: 'answer', invitation, node, peer, mode, address, expiresMs } as const;
  return introduce(body, secret, signerOf(key));
}

function keptSecret(kept: string): string | null {
  if (!existsSync(kept)) return null;
  const { secret } = JSON.parse(readFileSync(kept, 'utf8')) as { secret: string };
  return readSecret(secret);
}

/** Longer than any; the file came from outside. */
const MAX_FILE_BYTES = 16_384;

function readIntroduction(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new BongsuError('BNG_CONFIG_MISSING', { file: path, reason: reasonOf(error) });
  }
  if (text.length > MAX_FILE_BYTES) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
