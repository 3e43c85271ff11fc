import type { DatabaseSync } from 'node:sqlite';
import { parseRecord } from './entry.ts';
import type { Tombstone } from './shredded.ts';

/*
 * A kept state may hold words that were shredded since. Of those between the words and the shredding
 * the newest alone stays, for the next start, until the node has kept another one; and those that a
 * replay goes on from over a hole.
 */

/** Row of `meta` that says which kept states may hold shredded words. */
const STALE = 'staleStates';

interface Stale {
  /** Between these inputs, */
  readonly fromSeq: number;
  readonly toSeq: number;
  /** but for these, as the entries before this position say. A running node has no time to read all. */
  readonly needed: readonly number[];
  readonly position: number;
}

/** Takes away what can go at once, in the transaction of the shredding; the newest has to wait. */
export function dropStates(db: DatabaseSync, was: Tombstone['was']): void {
  const newest = Number(db.prepare('SELECT max(seq) AS seq FROM snapshot').get()?.['seq'] ?? 0);
  if (newest < was.firstSeq) return;
  const needed = neededStates(db, 0);
  addNeeded(db, needed, was);
  drop(db, was.firstSeq, newest - 1, needed);
  const before = readStale(db);
  const stale: Stale = {
    fromSeq: Math.min(before?.fromSeq ?? was.firstSeq, was.firstSeq),
    toSeq: newest,
    needed: [...needed],
    position: Number(db.prepare('SELECT max(position) AS at FROM record').get()?.['at'] ?? -1) + 1,
  };
  db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(STALE, JSON.stringify(stale));
}

/** A new state was kept, in the same transaction: what the last start went on from goes too. */
export function dropStale(db: DatabaseSync): void {
  const stale = readStale(db);
  if (stale === null) return;
  // Written over, not only let go of.
  db.exec('PRAGMA secure_delete = ON');
  const since = neededStates(db, stale.position);
  drop(db, stale.fromSeq, stale.toSeq, new Set([...stale.needed, ...since]));
  db.prepare('DELETE FROM meta WHERE name = ?').run(STALE);
}

function readStale(db: DatabaseSync): Stale | null {
  const value = db.prepare('SELECT value FROM meta WHERE name = ?').get(STALE)?.['value'];
  if (typeof value !== 'string') return null;
  if (value.startsWith('{')) return JSON.parse(value) as Stale;
  const [fromSeq = 0, toSeq = 0] = value.split(' ').map(Number);
  return { fromSeq, toSeq, needed: [], position: 0 };
}

function drop(db: DatabaseSync, from: number, to: number, needed: ReadonlySet<number>): void {
  const rows = db.prepare('SELECT seq FROM snapshot WHERE seq BETWEEN ? AND ?').all(from, to);
  const remove = db.prepare('DELETE FROM snapshot WHERE seq = ?');
  for (const row of rows) {
    const seq = Number(row['seq']);
    if (!needed.has(seq)) remove.run(seq);
  }
}

/** States at the end of a hole in the inputs, by the entries from a position on: removed, never recorded, or shredded. */
function neededStates(db: DatabaseSync, position: number): Set<number> {
  const needed = new Set<number>();
  const notes =
    "SELECT body FROM record WHERE position >= ? AND kind IN ('gap', 'removed', 'shredded')";
  for (const row of db.prepare(notes).all(position)) {
    const body = row['body'];
    const note = body instanceof Uint8Array ? parseRecord(body) : null;
    if (note?.kind === 'gap') needed.add(note.seq);
    if (note?.kind === 'removed') needed.add(note.inputsTo);
    if (note?.kind === 'shredded') addNeeded(db, needed, note.was);
  }
  return needed;
}

function addNeeded(
  db: DatabaseSync,
  needed: Set<number>,
  { kind, lastSeq }: Tombstone['was'],
): void {
  if (kind !== 'input') return;
  const next = db.prepare('SELECT min(seq) AS seq FROM snapshot WHERE seq >= ?').get(lastSeq);
  needed.add(Number(next?.['seq'] ?? 0));
}

/** How many kept states are as old as the words and no newer than their shredding. */
export function statesWith(
  { seq, was }: Pick<Tombstone, 'seq' | 'was'>,
  snapshots: readonly { readonly seq: number }[],
): number {
  return snapshots.filter((one) => one.seq >= was.firstSeq && one.seq <= seq).length;
}
