import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isNodeId } from '../../mark/index.ts';
import {
  ensureKey,
  fingerprintOf,
  introduce,
  NODE_KEY,
  readConfig,
  readSecret,
  secretText,
  signerOf,
} from '../../node/index.ts';
import type { Say } from '../command.ts';

export const INVITE_HELP = `bongsu link invite PEER --config FILE [--address HOST:PORT] [--hours N] [--out FILE] [--json]

Writes an invitation for the node PEER: this node's name, mode, keys and address, signed. Send the
file by any way, and read the secret that is printed here to a person at PEER by another way, say
the telephone: without it the file is worth nothing, and nobody can put another in its place.
PEER takes it by "bongsu link join" and sends its answer back, which this node joins likewise.

  --config FILE        this node's configuration; its key is made if there is none yet
  --address HOST:PORT  where PEER is to call this node; left out: this node calls PEER
  --hours N            how long it holds, 1 to 168; default 24
  --out FILE           default: invitation-NODE-PEER.json

Example: bongsu link invite usa --config kor.yaml --address 192.0.2.10:8790`;

const HOUR_MS = 3_600_000;

export async function runInvite(args: string[], out: Say, err: Say): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      config: { type: 'string' },
      address: { type: 'string' },
      hours: { type: 'string', default: '24' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    out(INVITE_HELP);
    return 0;
  }
  const [peer, ...more] = positionals;
  const hours = Number(values.hours);
  const address = values.address ?? null;
  const wrong = !isNodeId(peer)
    ? 'Give the name of one node.'
    : more.length > 0
      ? 'Give one node.'
      : values.config === undefined
        ? 'Give --config, the configuration of this node.'
        : !(hours >= 1 && hours <= 168)
          ? '--hours is from 1 to 168.'
          : address !== null && !/^[^/\s]+:[0-9]{1,5}$/.test(address)
            ? '--address is HOST:PORT.'
            : null;
  if (wrong !== null || !isNodeId(peer) || values.config === undefined) {
    err(wrong ?? '');
    err(INVITE_HELP);
    return 2;
  }
  const config = readConfig(values.config, process.env);
  if (config.node === peer) {
    err(`${peer} is this node.`);
    return 1;
  }
  if (address !== null && !config.links.listen) {
    err(`${values.config} lets nobody call: set links.listen: true and links.port there first.`);
    return 1;
  }
  const key = ensureKey(config.data, config.mode, NODE_KEY);
  const invitation = randomBytes(16).toString('hex');
  const text = secretText(randomBytes(32));
  const secret = readSecret(text)!;
  const expiresMs = Date.now() + hours * HOUR_MS;
  const { node, mode, data } = config;
  const body = { about: 'invitation', invitation, node, peer, mode, address, expiresMs } as const;
  const file = values.out ?? `invitation-${node}-${peer}.json`;
  writeFileSync(file, `${JSON.stringify(introduce(body, secret, signerOf(key)), null, 2)}\n`);
  keepOpen(data, mode, invitation, { peer, secret, expiresMs });
  if (values.json) out(JSON.stringify({ file, secret: text, expiresMs }));
  else {
    out(`Invitation for ${peer} in ${file}, good for ${hours} hours. Send it.`);
    out(`Read this to a person at ${peer} by another way:  ${text}`);
    out(`Fingerprint of this node: ${fingerprintOf(key.publicKey).slice(0, 32)}`);
    out(`Then: bongsu link join ANSWER --config ${values.config}`);
  }
  return 0;
}

/** Invitations that were written and not answered lie here, each with its secret. */
export function openInvitations(data: string, mode: string): string {
  return join(data, mode, 'invitations');
}

function keepOpen(data: string, mode: string, invitation: string, open: unknown): void {
  const folder = openInvitations(data, mode);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, `${invitation}.json`), `${JSON.stringify(open)}\n`, { mode: 0o600 });
}
