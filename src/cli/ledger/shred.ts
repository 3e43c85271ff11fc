import { parseArgs } from 'node:util';
import {
  LedgerError,
  type LedgerReader,
  MAX_SHRED_WHY,
  planShred,
  readLedger,
  SHRED_ACT_TYPE,
  type ShredAct,
  type ShredPlan,
  shredEntry,
} from '../../ledger/index.ts';
import { readKey, signerOf } from '../../node/index.ts';
import { canonicalJson, ed25519Verifier, seal } from '../../seal/index.ts';
import type { Officer } from '../../warn/index.ts';
import type { WatchState } from '../../watch/index.ts';

export const SHRED_HELP = `bongsu ledger shred LEDGER --entry N [--why TEXT --officer OFFICER] [--data DIR] [--json]

Takes the content out of one entry: words that name a person and must not stay. Its hash stays, so
that the tree, all proofs and "bongsu ledger verify" hold; who did it, when and why is signed
and recorded for ever. The node has to be stopped. Warnings, and what it takes to recompute them,
are refused: what people were told stays. Without --officer it says what would happen.

Kept states from after the words go with them, the newest once the node has kept the next one, except
one that a replay goes on from behind a shredded chunk. What else holds the words is not touched:
backups, proofs that were handed out, an ally's ledger.

  --entry N          position of the entry, from 0 ("bongsu ledger export"); chunks of inputs too
  --why TEXT         the reason, at most ${MAX_SHRED_WHY} letters: it stays, so name nobody in it
  --officer OFFICER  who signs, an officer of the node who may release
  --key KEY          name of the officer's key in the data folder; default: the officer's
  --data DIR         data folder with the key; default bongsu-data
  --json             what was done as one object on stdout

Example: bongsu ledger shred bongsu-data/exercise/ledger.db --entry 4711 --why "asked by its subject" \\
           --officer officer-a`;

type Say = (line: string) => void;

export function runShred(args: string[], out: Say, err: Say): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      entry: { type: 'string', default: '' },
      why: { type: 'string', default: '' },
      officer: { type: 'string' },
      key: { type: 'string' },
      data: { type: 'string', default: 'bongsu-data' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    out(SHRED_HELP);
    return 0;
  }
  const [path] = positionals;
  const { why, officer, data } = values;
  const wrongWhy = officer !== undefined && (why === '' || why.length > MAX_SHRED_WHY);
  if (
    path === undefined ||
    positionals.length > 1 ||
    !/^\d{1,15}$/.test(values.entry) ||
    wrongWhy
  ) {
    err(
      `Give one ledger file, --entry, and with --officer a reason of at most ${MAX_SHRED_WHY} letters.`,
    );
    err(SHRED_HELP);
    return 2;
  }
  const reader = readLedger(path);
  let plan: ShredPlan;
  let officers: readonly Officer[];
  const { mode } = reader.meta;
  try {
    plan = planShred(reader, Number(values.entry));
    officers = officersOf(reader);
  } finally {
    reader.close();
  }
  for (const line of planLines(plan)) err(line);
  if (officer === undefined) {
    if (values.json) out(canonicalJson({ ...plan, done: false }));
    err('Nothing was changed: --officer and --why do it.');
    return 0;
  }
  const nowMs = Date.now();
  const { ledger, entry, leaf } = plan;
  const body: ShredAct = { act: 'shred', ledger, entry, leaf, why, officer, atMs: nowMs };
  const act = seal(SHRED_ACT_TYPE, body, signerOf(readKey(data, mode, values.key ?? officer)));
  shredEntry({ path, act, officers, verifier: ed25519Verifier(), nowMs });
  if (values.json) out(canonicalJson({ ...plan, done: true, officer, why, atMs: nowMs }));
  err(`Entry ${entry} was shredded by ${officer}. Its hash stays; backups were not touched.`);
  return 0;
}

/** The officers of the newest settings that a kept state or an input after it states. */
function officersOf(reader: LedgerReader): readonly Officer[] {
  let officers: readonly Officer[] = [];
  let seq = 0;
  const newest = reader.snapshots().at(-1);
  if (newest !== undefined) {
    const state = reader.snapshotState(newest.seq) as WatchState | null;
    officers = state?.stages?.settings.officers ?? [];
    seq = newest.seq;
  }
  try {
    for (const input of reader.inputs(seq + 1)) {
      if (input.kind === 'settings') officers = input.value.officers;
    }
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
  }
  return officers;
}

function planLines({ entry, kind, cameIn, skipped }: ShredPlan): string[] {
  const what = kind === 'input' ? 'a chunk of inputs' : `a record of kind ${kind}`;
  if (skipped === null) {
    const source = cameIn === null ? [] : [`The input that it came of stands in entry ${cameIn}.`];
    return [`Entry ${entry} is ${what}; a replay runs as before.`, ...source];
  }
  const { fromSeq, toSeq } = skipped;
  return [
    `Entry ${entry} is ${what}. A replay will pass over inputs ${fromSeq} to ${toSeq}`,
    'and go on from the state that was kept after them.',
  ];
}
