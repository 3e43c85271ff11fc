import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readLedger } from '../ledger/index.ts';
import { formatInstant } from '../mark/index.ts';
import {
  ensureKey,
  type Key,
  keyNames,
  NODE_KEY,
  type NodeStatus,
  readKey,
  reasonOf,
  signerOf,
} from '../node/index.ts';
import { type KeyHeld, MAX_WITHIN_S, MIN_OVERLAP_S, proveSuccession } from '../share/index.ts';
import { ask } from './ask.ts';
import { marksPath, readExported } from './bundle/marks.ts';
import type { Say } from './command.ts';
import { type Consultations, signConsult } from './consult-act.ts';
import { SIGNING_OPTIONS, SIGNING_OPTIONS_HELP, wrongSigning } from './signing.ts';

const NEXT_KEY = `${NODE_KEY}-next`;
const DAY_S = 86_400;
const LEAST = MIN_OVERLAP_S / DAY_S;
const MOST = MAX_WITHIN_S / DAY_S;

export const ROTATE_HELP = `bongsu keys rotate --officer OFFICER [--days N]
bongsu keys rotate --finish [--anyway] [--mode MODE] [--data DIR] [--url URL]

Changes the key of a node, with which it signs and shows itself on links. The first makes the next
key and has the running node announce it, signed by the present one; every peer then takes both for
N days, and refuses the old one afterwards. The second puts the next key in the old one's place, once
every peer has recorded the announcement: from then on one that has not believes nothing of this node. A running node takes it within a second and makes
its links anew: they go on by sequence and lose nothing. Peers need not change their configuration before the old one has
ended; a peer that begins a new ledger needs an invitation.

  --days N           how long both are taken, ${LEAST} to ${MOST}; default 7
  --finish           the next key becomes the node's key
  --anyway           also where a peer has not recorded the announcement, or gets it in bundles, which
                     nothing answers, or the node does not run
${SIGNING_OPTIONS_HELP}

Example: bongsu keys rotate --officer officer-1`;

export async function runRotate(args: string[], out: Say, err: Say): Promise<number> {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(ROTATE_HELP);
    return 2;
  }
  const { values } = parsed;
  if (values.help) {
    out(ROTATE_HELP);
    return 0;
  }
  const days = Number(values.days);
  const wrong =
    Number.isSafeInteger(days) && days >= LEAST && days <= MOST
      ? wrongSigning(values, !values.finish)
      : `--days is from ${LEAST} to ${MOST}.`;
  if (wrong !== null) {
    err(wrong);
    err(ROTATE_HELP);
    return 2;
  }
  return values.finish ? finish(values, values.anyway, out, err) : announce(values, days, out, err);
}

type Given = Parameters<typeof signConsult>[0];

async function announce(given: Given, days: number, out: Say, err: Say): Promise<number> {
  const { data, url } = given;
  const at = await ask<Consultations>(url, '/api/v1/consultations');
  const { publicKey: from } = await ask<NodeStatus>(url, '/health');
  const next = ensureKey(data, at.mode, NEXT_KEY);
  const { node, mode } = at;
  const proof = proveSuccession({ node, mode, from, key: next.publicKey }, signerOf(next));
  const what = {
    act: 'rotate',
    about: next.publicKey,
    text: proof,
    withinS: days * DAY_S,
  } as const;
  const code = await signConsult(given, at, { ...what, warning: '', answers: '' }, out, err);
  if (code === 0) {
    const where = `--mode ${given.mode} --data ${data} --url ${url}`;
    err(`When every peer has recorded it, run: bongsu keys rotate --finish ${where}`);
  }
  return code;
}

async function finish(
  { data, mode, url }: Given,
  anyway: boolean,
  out: Say,
  err: Say,
): Promise<number> {
  const names = keyNames(data, mode as NodeStatus['mode']);
  if (!names.includes(NEXT_KEY)) {
    err(`There is no next key in ${data}: announce one first.`);
    return 1;
  }
  const old = readKey(data, mode as NodeStatus['mode'], NODE_KEY);
  const next = readKey(data, mode as NodeStatus['mode'], NEXT_KEY);
  if (!anyway) {
    const status = await ask<NodeStatus>(url, '/health').catch((error) => {
      err('The running node says who knows the next key; --anyway goes on without it.');
      throw error;
    });
    const lacking = lackingKey(status, old, next, (peer) => exported(data, peer, next));
    for (const line of lacking) err(line);
    if (lacking.length > 0) {
      err('Nothing was changed. With --anyway, whoever lacks it will need a new invitation.');
      return 1;
    }
  }
  // The old one is kept: what it signed is verified with it, and it may be needed to go back.
  const kept = old.file.replace(/\.pem$/, `-${old.publicKey.slice(0, 8)}.pem`);
  renameSync(old.file, kept);
  renameSync(next.file, old.file);
  out(`The key of the node is ${next.publicKey} now. The old one is ${kept}.`);
  return 0;
}

const WHY_LACKING: Readonly<Record<Exclude<KeyHeld, 'held' | 'no-link'>, string>> = {
  waits:
    'has not recorded the announcement yet: wait until its link is green ("bongsu link status")',
  refused: 'holds the announcement and does not believe it: send it an invitation',
  'not-told':
    'was not told: announce the key again once its link is up, or send it an invitation where its program is older',
};

/** Peers that would believe nothing of the node any more, each in a line. */
function lackingKey(
  { node, publicKey, linkViews }: NodeStatus,
  old: Key,
  next: Key,
  exportedTo: (peer: string) => string,
): readonly string[] {
  if (publicKey !== old.publicKey) {
    return [`The node that answers, ${node}, has another key than this folder: give its --url.`];
  }
  return linkViews.flatMap(({ peer, nextKey }) => {
    const held = nextKey?.key === next.publicKey ? nextKey.held : 'not-told';
    if (held === 'held') return [];
    return [`${peer} ${held === 'no-link' ? exportedTo(peer) : WHY_LACKING[held]}.`];
  });
}

/** What is known of a peer that no receipt comes from: when the announcement went into a bundle. */
function exported(data: string, peer: string, { mode, publicKey }: Key): string {
  const reader = readLedger(join(data, mode, 'ledger.db'));
  const { marks } = readExported(marksPath(data, mode, peer), reader.meta.id);
  reader.close();
  const found = marks.findLast(({ announces }) => announces?.key === publicKey)?.announces;
  const no = 'was never heard of by a link, so that no receipt can come';
  if (found === undefined) {
    return `${no}, and no bundle with the announcement was exported from this folder: export one ("bongsu bundle export --peer ${peer}") and have it imported there`;
  }
  const { statement, atMs } = found;
  return `${no}: the announcement is statement ${statement} of its bundles, exported at ${formatInstant(atMs)}. Ask there whether it was imported, then say --anyway`;
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        ...SIGNING_OPTIONS,
        days: { type: 'string', default: '7' },
        finish: { type: 'boolean', default: false },
        anyway: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return reasonOf(error);
  }
}
