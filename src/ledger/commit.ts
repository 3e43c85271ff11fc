import { createSecretKey, type KeyObject } from 'node:crypto';
import type { StatementSync } from 'node:sqlite';
import { sha256, toHex } from '../seal/index.ts';
import { type LedgerNote, leafOf, type RecordRow, recordRow, saltOf } from './entry.ts';
import { joinHashes, type OpenLedger } from './open.ts';
import type { LedgerSettings } from './settings.ts';
import { dropStale, dropStates } from './shred-states.ts';
import type { SignedShredAct } from './shredded.ts';
import { appendToTree, edgeTiles } from './tree.ts';
import type { Work } from './work.ts';

/** A leaf to be. */
interface Entry {
  readonly salt: Uint8Array;
  readonly bytes: Uint8Array;
}

/** Salts that are derived beforehand, enough for a usual commit. */
const SALTS_AHEAD = 16;

/** An open ledger with its statements prepared once. */
export interface Committer {
  readonly open: OpenLedger;
  /** The ledger's secret, made ready once: that takes ten times as long as a salt. */
  readonly saltKey: KeyObject;
  /** Of the next positions, derived beforehand. */
  readonly salts: Uint8Array[];
  /** What is durable and not in the tree yet. */
  readonly grown: Entry[];
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
  /** Notes a key that checkpoints were not signed with before. */
  readonly key: StatementSync;
}

/** The first state of each day: what older inputs can be removed up to. */
const DAILY = `AND seq NOT IN
  (SELECT min(seq) FROM snapshot GROUP BY CAST(time_ms / 86400000 AS INTEGER))`;

export function prepareCommitter(
  open: OpenLedger,
  { snapshotsKept, keep }: Pick<LedgerSettings, 'snapshotsKept' | 'keep'>,
): Committer {
  const { db } = open;
  const committer: Committer = {
    open,
    saltKey: createSecretKey(open.meta.secret),
    salts: [],
    grown: [],
    snapshotsKept,
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    rollback: db.prepare('ROLLBACK'),
    chunk: db.prepare('INSERT INTO chunk VALUES (?, ?, ?, ?, ?, ?, ?)'),
    record: db.prepare('INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?)'),
    snapshot: db.prepare('INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?)'),
    prune: db.prepare(
      `DELETE FROM snapshot WHERE seq <> (SELECT min(seq) FROM snapshot)
       AND seq NOT IN (SELECT seq FROM snapshot ORDER BY seq DESC LIMIT ?)
       ${keep.inputsDays === null ? '' : DAILY}`,
    ),
    tile: db.prepare('INSERT OR REPLACE INTO tile VALUES (?, ?, ?)'),
    key: db.prepare(
      `UPDATE meta SET value = value || ' ' || :key
       WHERE name = 'keys' AND instr(' ' || value || ' ', ' ' || :key || ' ') = 0`,
    ),
    checkpoint: db.prepare('INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?, ?)'),
  };
  growTree(committer);
  return committer;
}

/**
 * Makes all of the work durable in one transaction, or throws what SQLite threw and leaves the
 * ledger as it was. {@link growTree} has to follow before the next one; it is apart so that
 * nobody waits for hashes to hear that something is durable.
 */
export function commitWorks(committer: Committer, works: readonly Work[]): void {
  const { tree, db } = committer.open;
  const entries: Entry[] = [];
  let tilesStored = false;
  committer.begin.run();
  try {
    for (const work of works) {
      switch (work.what) {
        case 'batch': {
          const { firstSeq, lastSeq, firstMs, lastMs, bytes } = work;
          const { position, salt } = nextEntry(committer, entries, bytes);
          committer.chunk.run(position, firstSeq, lastSeq, firstMs, lastMs, salt, bytes);
          for (const row of work.records) putRecord(committer, entries, row);
          break;
        }
        case 'snapshot':
          putSnapshot(committer, entries, work);
          break;
        case 'strays':
          for (const row of work.records) putRecord(committer, entries, row);
          break;
        case 'checkpoint': {
          const { size, root, timeMs, key, signature } = work.checkpoint;
          committer.key.run({ key });
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
  committer.grown.push(...entries);
}

/**
 * Removes rows, and notes that in the same transaction; throws and leaves the ledger as it was.
 * {@link growTree} has to follow.
 */
export function commitRemoval(
  committer: Committer,
  note: Extract<LedgerNote, { kind: 'removed' }>,
  rows: { readonly chunks: readonly number[]; readonly records: readonly number[] },
): void {
  const { db, tree } = committer.open;
  const entries: Entry[] = [];
  const chunk = db.prepare('DELETE FROM chunk WHERE position = ?');
  const record = db.prepare('DELETE FROM record WHERE position = ?');
  committer.begin.run();
  try {
    for (const position of rows.chunks) chunk.run(position);
    for (const position of rows.records) record.run(position);
    // An older state than the one that inputs now begin at has nothing behind it.
    db.prepare('DELETE FROM snapshot WHERE seq < ?').run(note.inputsTo);
    putRecord(committer, entries, recordRow(note));
    db.prepare("INSERT OR REPLACE INTO meta VALUES ('removedAt', ?)").run(
      String(tree.frontier.size),
    );
    committer.commit.run();
  } catch (error) {
    if (db.isTransaction) committer.rollback.run();
    throw error;
  }
  committer.grown.push(...entries);
}

/** Takes the content out of a row, and notes that in the same transaction, as above. */
export function commitShred(committer: Committer, act: SignedShredAct, seq: number): void {
  const { db } = committer.open;
  const { entry } = act.body;
  const entries: Entry[] = [];
  const chunk = db.prepare('SELECT first_seq, last_seq FROM chunk WHERE position = ?').get(entry);
  const record = db.prepare('SELECT kind, seq FROM record WHERE position = ?').get(entry);
  const was = {
    kind: String(record?.['kind'] ?? 'input'),
    firstSeq: Number(record?.['seq'] ?? chunk?.['first_seq']),
    lastSeq: Number(record?.['seq'] ?? chunk?.['last_seq']),
  };
  committer.begin.run();
  try {
    const nothing = "x''";
    if (record === undefined) {
      db.prepare(`UPDATE chunk SET salt = ${nothing}, bytes = ${nothing} WHERE position = ?`).run(
        entry,
      );
    } else {
      // The id of a record may name a person too.
      db.prepare(
        `UPDATE record SET salt = ${nothing}, body = ${nothing}, id = NULL, revision = NULL WHERE position = ?`,
      ).run(entry);
    }
    dropStates(db, was);
    putRecord(committer, entries, recordRow({ kind: 'shredded', seq, was, act }));
    committer.commit.run();
  } catch (error) {
    if (db.isTransaction) committer.rollback.run();
    throw error;
  }
  committer.grown.push(...entries);
}

/** Takes what the last commit made durable into the tree. */
export function growTree(committer: Committer): void {
  const { tree } = committer.open;
  for (const { salt, bytes } of committer.grown) appendToTree(tree, leafOf(salt, bytes));
  committer.salts.splice(0, committer.grown.length);
  committer.grown.length = 0;
  while (committer.salts.length < SALTS_AHEAD) {
    committer.salts.push(saltOf(committer.saltKey, tree.frontier.size + committer.salts.length));
  }
}

function nextEntry(
  committer: Committer,
  entries: Entry[],
  bytes: Uint8Array,
): { readonly position: number; readonly salt: Uint8Array } {
  const position = committer.open.tree.frontier.size + entries.length;
  const salt = committer.salts[entries.length] ?? saltOf(committer.saltKey, position);
  entries.push({ salt, bytes });
  return { position, salt };
}

function putRecord(committer: Committer, entries: Entry[], row: RecordRow): void {
  const { position, salt } = nextEntry(committer, entries, row.body);
  committer.record.run(position, row.seq, row.kind, row.id, row.revision, salt, row.body);
}

function putSnapshot(
  committer: Committer,
  entries: Entry[],
  work: Extract<Work, { what: 'snapshot' }>,
): void {
  const { seq, timeMs, bytes, gap } = work;
  if (gap !== null) {
    const note: LedgerNote = { kind: 'gap', seq, firstSeq: gap.from, reason: gap.reason };
    putRecord(committer, entries, recordRow(note));
  }
  const note: LedgerNote = { kind: 'snapshot', seq, sha256: toHex(sha256(bytes)) };
  putRecord(committer, entries, recordRow(note));
  committer.snapshot.run(seq, timeMs, bytes);
  committer.prune.run(committer.snapshotsKept);
  dropStale(committer.open.db);
}

/** Tiles of what was durable before this transaction; what it adds is rehashed on opening. */
function putTiles(committer: Committer): void {
  const { tree } = committer.open;
  for (const { level, number, hashes } of [...tree.full, ...edgeTiles(tree)]) {
    committer.tile.run(level, number, joinHashes(hashes));
  }
}
