import type { StatementSync } from 'node:sqlite';
import { canonicalBytes, sha256, toHex } from '../seal/index.ts';
import { type LedgerNote, leafOf, type RecordRow, recordRow, saltOf } from './entry.ts';
import { joinHashes, type OpenLedger } from './open.ts';
import { appendToTree, edgeTiles } from './tree.ts';
import type { Work } from './work.ts';

/** An open ledger with its statements prepared once. */
export interface Committer {
  readonly open: OpenLedger;
  readonly snapshotsKept: number;
  readonly begin: StatementSync;
  readonly commit: StatementSync;
  readonly rollback: StatementSync;
  readonly chunk: StatementSync;
  readonly record: StatementSync;
  readonly snapshot: StatementSync;
  readonly prune: StatementSync;
  readonly tile: StatementSync;
  readonly checkpoint: StatementSync;
}

export function prepareCommitter(open: OpenLedger, snapshotsKept: number): Committer {
  const { db } = open;
  return {
    open,
    snapshotsKept,
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    rollback: db.prepare('ROLLBACK'),
    chunk: db.prepare('INSERT INTO chunk VALUES (?, ?, ?, ?, ?, ?, ?)'),
    record: db.prepare('INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?)'),
    snapshot: db.prepare('INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?)'),
    prune: db.prepare(
      `DELETE FROM snapshot WHERE seq <> (SELECT min(seq) FROM snapshot)
       AND seq NOT IN (SELECT seq FROM snapshot ORDER BY seq DESC LIMIT ?)`,
    ),
    tile: db.prepare('INSERT OR REPLACE INTO tile VALUES (?, ?, ?)'),
    checkpoint: db.prepare('INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?, ?)'),
  };
}

/**
 * Makes all of the work durable in one transaction, or throws what SQLite threw and leaves the
 * ledger as it was.
 */
export function commitWorks(committer: Committer, works: readonly Work[]): void {
  const { tree, db } = committer.open;
  const leaves: Uint8Array[] = [];
  let tilesStored = false;
  committer.begin.run();
  try {
    for (const work of works) {
      switch (work.what) {
        case 'batch':
          putChunk(committer, leaves, work);
          for (const row of work.records) putRecord(committer, leaves, row);
          break;
        case 'snapshot':
          putSnapshot(committer, leaves, work);
          break;
        case 'strays':
          for (const row of work.records) putRecord(committer, leaves, row);
          break;
        case 'checkpoint': {
          const { size, root, timeMs, key, signature } = work.checkpoint;
          committer.checkpoint.run(size, root, timeMs, key, signature);
          if (!tilesStored) putTiles(committer);
          tilesStored = true;
        }
      }
    }
    committer.commit.run();
  } catch (error) {
    // SQLite may have rolled back by itself (disk full).
    if (db.isTransaction) committer.rollback.run();
    throw error;
  }
  if (tilesStored) tree.full = [];
  for (const leaf of leaves) appendToTree(tree, leaf);
}

function putChunk(
  committer: Committer,
  leaves: Uint8Array[],
  work: Extract<Work, { what: 'batch' }>,
): void {
  const { tree, meta } = committer.open;
  const position = tree.frontier.size + leaves.length;
  const salt = saltOf(meta.secret, position);
  const { firstSeq, lastSeq, firstMs, lastMs, bytes } = work;
  committer.chunk.run(position, firstSeq, lastSeq, firstMs, lastMs, salt, bytes);
  leaves.push(leafOf(salt, bytes));
}

function putRecord(committer: Committer, leaves: Uint8Array[], row: RecordRow): void {
  const { tree, meta } = committer.open;
  const position = tree.frontier.size + leaves.length;
  const salt = saltOf(meta.secret, position);
  committer.record.run(position, row.seq, row.kind, row.id, row.revision, salt, row.body);
  leaves.push(leafOf(salt, row.body));
}

function putSnapshot(
  committer: Committer,
  leaves: Uint8Array[],
  work: Extract<Work, { what: 'snapshot' }>,
): void {
  const { seq, timeMs, bytes, gapFrom } = work;
  if (gapFrom !== null) putRecord(committer, leaves, gapRow(gapFrom, seq));
  const note: LedgerNote = { kind: 'snapshot', seq, sha256: toHex(sha256(bytes)) };
  putRecord(committer, leaves, recordRow(note));
  committer.snapshot.run(seq, timeMs, bytes);
  committer.prune.run(committer.snapshotsKept);
}

function gapRow(firstSeq: number, seq: number): RecordRow {
  const reason = 'the disk did not keep up';
  const note: LedgerNote = { kind: 'gap', seq, firstSeq, reason };
  return { seq, kind: 'gap', id: null, revision: null, body: canonicalBytes(note) };
}

/** Tiles of what was durable before this transaction; what it adds is rehashed on opening. */
function putTiles(committer: Committer): void {
  const { tree } = committer.open;
  for (const { level, number, hashes } of [...tree.full, ...edgeTiles(tree)]) {
    committer.tile.run(level, number, joinHashes(hashes));
  }
}
