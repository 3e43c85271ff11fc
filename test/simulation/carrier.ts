import {
  FROM_BEGINNING,
  type LedgerReader,
  type ReleasedCursor,
  releasedTo,
  type Walk,
} from '../../src/ledger/index.ts';
import { canonicalBytes, sha256, toHex } from '../../src/seal/index.ts';
import {
  bundleChains,
  bundlePieces,
  CHAIN_START,
  readBundle,
  writeBundle,
} from '../../src/share/index.ts';
import type { Chance } from './chance.ts';
import type { Host } from './host.ts';
import { fakeSigner } from './keys.ts';
import type { Timeline } from './timeline.ts';

/** What becomes of a disk that somebody carries from one node to another. */
export const CARRIED = ['whole', 'twice', 'cut', 'lost', 'changed', 'halves'] as const;
export type Carried = (typeof CARRIED)[number];

/** Whoever hands a file in looks after this whether it was recorded, ms. */
const LOOK_MS = 3000;
/** and gives up after so many times. */
const MAX_TRIES = 8;

interface Mark {
  readonly count: number;
  readonly chain: string;
  readonly cursor: ReleasedCursor;
  readonly walks: readonly Walk[];
}

const NOTHING: Mark = { count: 0, chain: CHAIN_START, cursor: FROM_BEGINNING, walks: [] };

/** Carries files of statements between nodes, some of them damaged on the way. */
export class Carrier {
  private readonly marks = new Map<string, Mark>();
  private readonly timeline: Timeline;
  private readonly chance: Chance;

  constructor(timeline: Timeline, chance: Chance) {
    this.timeline = timeline;
    this.chance = chance;
  }

  /** What was released to `to` since the last file that came in whole; says what was done. */
  carry(from: Host, to: Host, how: Carried): string {
    const name = `${from.node}/${to.node}`;
    const mark = this.marks.get(name) ?? NOTHING;
    const reader = readerOf(from);
    const end = reader.entries;
    const part = [...releasedTo(reader, to.node, mark.cursor, mark.walks, end)];
    const what = `${part.length} statements from ${from.node} to ${to.node}, ${how}`;
    if (part.length === 0) return what;
    const { next } = part.at(-1)!;
    const walked = { below: next.position, end };
    const isFurther = walked.below > (mark.walks.at(-1)?.below ?? 0);
    const walks = isFurther ? [...mark.walks, walked] : mark.walks;
    this.marks.set(name, { ...mark, walks });
    if (how === 'lost') return what;
    const bytes = part.map((each) => each.bytes);
    const hashes = bytes.map((each) => toHex(sha256(each)));
    const chains = bundleChains(mark.chain, hashes);
    const fileOf = (first: number, end: number): Uint8Array =>
      writeBundle(
        {
          ...{ from: from.node, to: to.node, mode: from.settings.mode },
          ...{ ledger: from.settings.ledger!, first: mark.count + 1 + first },
          ...{ before: chains[first]!, timeMs: part[end - 1]!.statement.body.timeMs },
        },
        bytes.slice(first, end),
        fakeSigner(from.signerName),
      );
    // Best split behind the announcement of a key: what follows is signed with the next one.
    const keyAt = part.findIndex(({ statement }) => statement.body.content.about === 'key');
    const middle = keyAt < 0 ? part.length >> 1 : keyAt + 1;
    const splits = how === 'halves' || (keyAt >= 0 && how !== 'cut' && how !== 'changed');
    const files =
      splits && middle > 0 && middle < part.length
        ? [fileOf(middle, part.length), fileOf(0, middle)]
        : [fileOf(0, part.length)];
    // A file that is signed with a key which another one announces is refused, and comes once more.
    const isOwn = keyAt >= 0 && part[keyAt]!.statement.body.origin === from.node;
    if (files.length > 1 && isOwn) files.push(files[0]!);
    if (how === 'twice') files.push(files[0]!);
    for (const file of files) this.handIn(from.node, to, this.damaged(file, how), 0);
    // Of a file that was damaged the same is asked for again.
    if (how === 'cut' || how === 'changed') return what;
    const count = mark.count + part.length;
    this.marks.set(name, { count, chain: chains.at(-1)!, cursor: next, walks });
    return what;
  }

  private damaged(file: Uint8Array, how: Carried): Uint8Array {
    if (how === 'cut') return file.slice(0, this.chance.below(file.length));
    if (how !== 'changed') return file;
    const changed = file.slice();
    const at = this.chance.below(changed.length);
    changed[at] = changed[at]! ^ 1;
    return changed;
  }

  private handIn(from: string, to: Host, file: Uint8Array, tries: number): void {
    if (tries === MAX_TRIES) return;
    const again = (delayMs: number): void =>
      this.timeline.at(delayMs, () => this.handIn(from, to, file, tries + 1));
    if (!to.up) {
      again(1000);
      return;
    }
    const read = readBundle(file);
    if (!read.ok) return;
    const { boot } = to;
    for (const bytes of bundlePieces(read)) to.take({ kind: 'peerFrame', peer: from, bytes });
    const { lastSeq } = to.watch.state;
    this.timeline.at(LOOK_MS, () => {
      // Where power went meanwhile nobody was answered: what is now recorded under that number may
      // be another input.
      if (to.boot !== boot || to.disk.syncedSeq < lastSeq) again(0);
    });
  }
}

/** A thief who has kept a node's old key signs as it: header, statement and all. */
export function forgedBundle(
  node: string,
  to: Host,
  key: string,
  statement: object,
  ledger = 'f'.repeat(32),
): Uint8Array[] {
  const body = canonicalBytes(statement);
  const about = {
    ...{ from: node, to: to.node, mode: to.settings.mode, ledger },
    ...{ first: 1, before: CHAIN_START, timeMs: to.nowMs },
  };
  const read = readBundle(writeBundle(about, [body], fakeSigner(key)));
  return read.ok ? bundlePieces(read) : [];
}

/** The records of a node that are durable, as its ledger gives them back. */
function readerOf(host: Host): LedgerReader {
  const rows = host.outcomes
    .slice(0, host.disk.syncedSeq)
    .flatMap(({ records }) => records)
    .map((record, position) => {
      return { position, seq: record.seq, kind: record.kind, bytes: canonicalBytes(record) };
    });
  const reader = {
    entries: rows.length,
    storedRecords: (from: number) => rows.slice(from),
    entry: (position: number) => rows[position] ?? null,
  };
  return reader as unknown as LedgerReader;
}
