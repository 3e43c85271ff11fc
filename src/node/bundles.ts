import { setImmediate as pause } from 'node:timers/promises';
import type { NodeId } from '../mark/index.ts';
import { bundlePieces, readBundle } from '../share/index.ts';
import type { Decision } from '../watch/index.ts';
import type { NodeConfig } from './config.ts';
import type { Accepted, Runner } from './runner.ts';

/** What became of a bundle. */
export interface BundleAnswer {
  /** True when its header was believed: what is below tells of its statements. */
  readonly ok: boolean;
  /** Why it was not, in one sentence. */
  readonly message: string;
  readonly peer: NodeId | null;
  readonly first: number;
  readonly last: number;
  /** Statements that are new here and believed, */
  readonly taken: number;
  /** and that were here before. */
  readonly repeated: number;
  /** Statements that wait for the announcement of the key that they are signed with. */
  readonly waiting: number;
  /** Statements that were not believed, with why. */
  readonly refused: readonly string[];
  /** Numbers of statements that the file lacks, or that were changed in it. */
  readonly damaged: readonly number[];
  /** False while the ledger cannot record: hand the file in again. */
  readonly recorded: boolean;
}

interface BundlePorts {
  readonly peers: readonly NodeId[];
  accept(peer: NodeId, bytes: Uint8Array): Accepted;
}

/** What became of a bundle, before it is known whether it is recorded up to its last input. */
interface HandedIn {
  readonly answer: BundleAnswer;
  /** Null where its header was not believed. */
  readonly lastSeq: number | null;
}

/** What the HTTP side hands a file to. */
export function bundleImport(
  { links }: NodeConfig,
  runner: Pick<Runner, 'accept' | 'recorded'>,
): (file: Uint8Array) => Promise<BundleAnswer> {
  const ports: BundlePorts = {
    peers: links.peers.map(({ node }) => node),
    accept: (peer, bytes) => runner.accept({ kind: 'peerFrame', peer, bytes }),
  };
  let before: Promise<unknown> = Promise.resolve();
  return async (file) => {
    // One after another: a header in the midst of another file closes that one.
    const handed = before.then(() => handIn(file, ports));
    before = handed.catch(() => undefined);
    const { answer, lastSeq } = await handed;
    return lastSeq === null ? answer : { ...answer, recorded: await runner.recorded(lastSeq) };
  };
}

/** Inputs after which others have their turn: each costs a signature to verify. */
const PIECES_AT_ONCE = 20;

/** Hands the pieces of a bundle in as inputs, and says what became of each. Never throws. */
async function handIn(file: Uint8Array, ports: BundlePorts): Promise<HandedIn> {
  const refused: string[] = [];
  const answer = { ...NOTHING, refused };
  const no = (known: BundleAnswer, message: string): HandedIn => {
    return { answer: { ...known, message }, lastSeq: null };
  };
  const read = readBundle(file);
  if (!read.ok) return no(answer, `The file ${read.message}.`);
  const { from, first, hashes } = read.header.body;
  const about = { ...answer, peer: from, first, last: first + hashes.length - 1 };
  if (!ports.peers.includes(from)) {
    return no(about, `It is of ${from}, which is no peer of this node.`);
  }
  let taken = 0;
  let repeated = 0;
  let waiting = 0;
  let lastSeq = 0;
  for (const [i, bytes] of bundlePieces(read).entries()) {
    const accepted = ports.accept(from, bytes);
    lastSeq = accepted.seq;
    const { records } = accepted.outcome;
    const refusal = records.find(isRefusal)?.body;
    if (i === 0 && refusal !== undefined) {
      return no(about, `The file ${refusal.message}.`.replace('file a bundle', 'file'));
    }
    if (i === 0) continue;
    if (refusal !== undefined) refused.push(`${refusal.reason}: ${refusal.message}`);
    else if (records.some(isEarly)) waiting += 1;
    else if (records.some(isAccepted)) taken += records.filter(isAccepted).length;
    else repeated += 1;
    if (i % PIECES_AT_ONCE === 0) await pause();
  }
  const { damaged } = read;
  return { answer: { ...about, ok: true, taken, repeated, waiting, damaged }, lastSeq };
}

type Recorded = Accepted['outcome']['records'][number];

function isRefusal(record: Recorded): record is { kind: 'decision'; seq: number; body: Decision } {
  return (
    record.kind === 'decision' &&
    (record.body.what === 'refused-frame' || record.body.what === 'refused-statement')
  );
}

function isEarly(record: Recorded): boolean {
  return (
    record.kind === 'decision' && record.body.what === 'bundle' && record.body.reason === 'early'
  );
}

/** With the announcement of a key also those that have waited for it. */
function isAccepted({ kind }: Recorded): boolean {
  return kind === 'accepted';
}

const NOTHING: BundleAnswer = {
  ...{ ok: false, message: '', peer: null, first: 0, last: 0, taken: 0, repeated: 0 },
  ...{ waiting: 0, refused: [], damaged: [], recorded: false },
};
