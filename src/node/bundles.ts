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
  recorded(seq: number): Promise<boolean>;
}

/** What the HTTP side hands a file to. */
export function bundleImport(
  { links }: NodeConfig,
  runner: Pick<Runner, 'accept' | 'recorded'>,
): (file: Uint8Array) => Promise<BundleAnswer> {
  return (file) =>
    importBundle(file, {
      peers: links.peers.map(({ node }) => node),
      accept: (peer, bytes) => runner.accept({ kind: 'peerFrame', peer, bytes }),
      recorded: (seq) => runner.recorded(seq),
    });
}

/** Inputs after which others have their turn: each costs a signature to verify. */
const PIECES_AT_ONCE = 20;

/** Hands the pieces of a bundle in as inputs, and says what became of each. Never throws. */
export async function importBundle(file: Uint8Array, ports: BundlePorts): Promise<BundleAnswer> {
  const refused: string[] = [];
  const answer = { ...NOTHING, refused };
  const read = readBundle(file);
  if (!read.ok) return { ...answer, message: `The file ${read.message}.` };
  const { from, first, hashes } = read.header.body;
  const about = { ...answer, peer: from, first, last: first + hashes.length - 1 };
  if (!ports.peers.includes(from)) {
    return { ...about, message: `It is of ${from}, which is no peer of this node.` };
  }
  let taken = 0;
  let repeated = 0;
  let seq = 0;
  for (const [i, bytes] of bundlePieces(read).entries()) {
    const accepted = ports.accept(from, bytes);
    seq = accepted.seq;
    const { records } = accepted.outcome;
    const refusal = records.find(isRefusal)?.body;
    if (i === 0 && refusal !== undefined) {
      return { ...about, message: `The file ${refusal.message}.`.replace('file a bundle', 'file') };
    }
    if (i === 0) continue;
    if (refusal !== undefined) refused.push(`${refusal.reason}: ${refusal.message}`);
    else if (records.some(({ kind }) => kind === 'accepted')) taken += 1;
    else repeated += 1;
    if (i % PIECES_AT_ONCE === 0) await pause();
  }
  const recorded = await ports.recorded(seq);
  return {
    ...about,
    ...{ ok: true, message: '', taken, repeated, recorded, damaged: read.damaged },
  };
}

type Recorded = Accepted['outcome']['records'][number];

function isRefusal(record: Recorded): record is { kind: 'decision'; seq: number; body: Decision } {
  return (
    record.kind === 'decision' &&
    (record.body.what === 'refused-frame' || record.body.what === 'refused-statement')
  );
}

const NOTHING: BundleAnswer = {
  ...{ ok: false, message: '', peer: null, first: 0, last: 0, taken: 0, repeated: 0 },
  ...{ refused: [], damaged: [], recorded: false },
};
