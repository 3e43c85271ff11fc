import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '../mark/index.ts';
import { type Committer, commitRemoval } from './commit.ts';
import type { LedgerNote } from './entry.ts';
import { parseRecord } from './entry.ts';
import { TILE_HASHES } from './tree.ts';

/** How long entries are kept, days; null: for ever. Their hashes are kept for ever. */
export interface KeepDays {
  /** What came in, with all that it takes to replay it. */
  readonly inputsDays: number | null;
  /** Hazards, decisions and digests; never shorter than the inputs that they came from. */
  readonly recordsDays: number | null;
  /** What was said to people and allies and heard from these, and handed over; as above. */
  readonly saidDays: number | null;
}

export const KEEP_ALL: KeepDays = { inputsDays: null, recordsDays: null, saidDays: null };

/** What has been removed so far, as the newest note of it says. */
export type Removal = Extract<LedgerNote, { kind: 'removed' }>;

const DAY_MS = 86_400_000;

/** Rows removed in one transaction: a warning never waits longer for it than some milliseconds. */
const PASS_ROWS = 256;

/** Kinds of records that go with each setting. What the ledger notes of itself stays. */
const RECORD_KINDS = ['hazard', 'decision', 'tracks'];
const SAID_KINDS = ['warning', 'statement', 'accepted', 'exchanged', 'shift', 'stray'];

/** The newest note of a removal; null: nothing was removed yet. */
export function readRemoval(db: DatabaseSync): Removal | null {
  const at = db.prepare("SELECT value FROM meta WHERE name = 'removedAt'").get()?.['value'];
  if (at === undefined) return null;
  const row = db.prepare('SELECT body FROM record WHERE position = ?').get(Number(at));
  const body = row?.['body'];
  const note = body instanceof Uint8Array ? parseRecord(body) : null;
  return note?.kind === 'removed' ? note : null;
}

/**
 * Removes some of what is older than its days, and notes it in the same transaction. Only entries
 * whose hashes stand in full tiles under a signed checkpoint go, and inputs only up to a snapshot
 * that stays. Time is that of the newest input. Gives the number of rows removed: as many as a
 * pass may, and there may be more. Throws what SQLite threw, and then nothing has changed.
 */
export function removeOld(committer: Committer, keep: KeepDays): number {
  if (keep.inputsDays === null) return 0;
  const { db } = committer.open;
  const newest = db
    .prepare('SELECT last_seq AS seq, last_ms AS ms FROM chunk ORDER BY position DESC LIMIT 1')
    .get();
  if (newest === undefined) return 0;
  const nowMs = Number(newest['ms']);
  const before = readRemoval(db);
  const inputsTo = Math.max(
    before?.inputsTo ?? 0,
    snapshotBefore(db, nowMs - keep.inputsDays * DAY_MS),
  );
  if (inputsTo === 0) return 0;
  const removed: Record<string, number> = { ...before?.removed };
  let below = before?.below ?? 0;
  let rows = 0;
  const count = (kind: string, positions: readonly number[]): void => {
    if (positions.length === 0) return;
    removed[kind] = (removed[kind] ?? 0) + positions.length;
    below = Math.max(below, positions.at(-1)! + 1);
    rows += positions.length;
  };
  const boundary = (days: number | null): number =>
    days === null ? 0 : hashedBefore(db, nowMs - Math.max(days, keep.inputsDays!) * DAY_MS);
  const chunks = positionsOf(db, 'chunk', boundary(keep.inputsDays), inputsTo, []);
  count('input', chunks);
  const records = new Map<string, number[]>();
  for (const [days, kinds] of [
    [keep.recordsDays, RECORD_KINDS],
    [keep.saidDays, SAID_KINDS],
  ] as const) {
    for (const kind of kinds) {
      if (rows >= PASS_ROWS) break;
      const positions = positionsOf(db, 'record', boundary(days), inputsTo, [kind]);
      records.set(kind, positions);
      count(kind, positions);
    }
  }
  if (rows === 0) return 0;
  commitRemoval(
    committer,
    { kind: 'removed', seq: Number(newest['seq']), inputsTo, below, removed },
    { chunks, records: [...records.values()].flat() },
  );
  return rows;
}

/** Seq of the newest snapshot that is as old; 0: there is none. */
function snapshotBefore(db: DatabaseSync, timeMs: Instant): number {
  const row = db.prepare('SELECT max(seq) AS seq FROM snapshot WHERE time_ms <= ?').get(timeMs);
  return Number(row?.['seq'] ?? 0);
}

/** The size of the newest checkpoint that is as old, as far as its level-0 tiles are full. */
function hashedBefore(db: DatabaseSync, timeMs: Instant): number {
  const next = db.prepare(
    'SELECT size, time_ms FROM checkpoint WHERE size >= ? ORDER BY size LIMIT 1',
  );
  let low = 0;
  let high = Number(db.prepare('SELECT max(size) AS size FROM checkpoint').get()?.['size'] ?? 0);
  let found = 0;
  // Times rise with sizes: bisection over sizes, of which there may be millions.
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const row = next.get(middle);
    if (row === undefined || Number(row['time_ms']) > timeMs) high = middle - 1;
    else {
      found = Number(row['size']);
      low = found + 1;
    }
  }
  return found - (found % TILE_HASHES);
}

function positionsOf(
  db: DatabaseSync,
  table: 'chunk' | 'record',
  below: number,
  toSeq: number,
  kinds: readonly string[],
): number[] {
  const [column, also] = table === 'chunk' ? ['last_seq', ''] : ['seq', 'AND kind = ?'];
  const sql = `SELECT position FROM ${table} WHERE position < ? AND ${column} <= ? ${also}
    ORDER BY position LIMIT ${PASS_ROWS}`;
  return db
    .prepare(sql)
    .all(below, toSeq, ...kinds)
    .map((row) => Number(row['position']));
}
