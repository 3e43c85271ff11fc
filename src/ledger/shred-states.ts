import type { DatabaseSync } from 'node:sqlite';
import { parseRecord } from './entry.ts';
import type { Tombstone } from './shredded.ts';

/*
 * A kept state may hold words that were shredded since. Of those between the words and the shredding
 * the newest alone stays, for the next start, until the node has kept another one; and those that a
 * replay goes on from over a hole.
 */

/** Row of `meta` that says from which input to which kept states may hold shredded words. */
const STALE = 'staleStates';

/** Takes away what can go at once, in the transaction of the shredding; the newest has to wait. */
export function dropStates(db: DatabaseSync, was: Tombstone['was']): void {
  const newest = Number(db.prepare('SELECT max(seq) AS seq FROM snapshot').get()?.['seq'] ?? 0);
  if (newest < was.firstSeq) return;
  drop(db, was.firstSeq, newest - 1, was);
  const before = readStale(db);
  const fromSeq = Math.min(before?.fromSeq ?? was.firstSeq, was.firstSeq);
  db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(STALE, `${fromSeq} ${newest}`);
}

/** A new state was kept, in the same transaction: what the last start went on from goes too. */
export function dropStale(db: DatabaseSync): void {
  const stale = readStale(db);
  if (stale === null) return;
  // Written over, not only let go of.
  db.exec('PRAGMA secure_delete = ON');
  drop(db, stale.fromSeq, stale.toSeq, null);
  db.prepare('DELETE FROM meta WHERE name = ?').run(STALE);
}

function readStale(db: DatabaseSync): { readonly fromSeq: number; readonly toSeq: number } | null {
  const value = db.prepare('SELECT value FROM meta WHERE name = ?').get(STALE)?.['value'];
  if (typeof value !== 'string') return null;
  const [fromSeq = 0, toSeq = 0] = value.split(' ').map(Number);
  return { fromSeq, toSeq };
}

function drop(db: DatabaseSync, from: number, to: number, was: Tombstone['was'] | null): void {
  const needed = neededStates(db, was);
  const rows = db.prepare('SELECT seq FROM snapshot WHERE seq BETWEEN ? AND ?').all(from, to);
  const remove = db.prepare('DELETE FROM snapshot WHERE seq = ?');
  for (const row of rows) {
    const seq = Number(row['seq']);
    if (!needed.has(seq)) remove.run(seq);
  }
}

/** States at the end of a hole in the inputs: removed, never recorded, or shredded. */
function neededStates(db: DatabaseSync, now: Tombstone['was'] | null): Set<number> {
  const needed = new Set<number>();
  const next = db.prepare('SELECT min(seq) AS seq FROM snapshot WHERE seq >= ?');
  const over = ({ kind, lastSeq }: Tombstone['was']): void => {
    if (kind === 'input') needed.add(Number(next.get(lastSeq)?.['seq'] ?? 0));
  };
  if (now !== null) over(now);
  const notes = "SELECT body FROM record WHERE kind IN ('gap', 'removed', 'shredded')";
  for (const row of db.prepare(notes).all()) {
    const body = row['body'];
    const note = body instanceof Uint8Array ? parseRecord(body) : null;
    if (note?.kind === 'gap') needed.add(note.seq);
    if (note?.kind === 'removed') needed.add(note.inputsTo);
    if (note?.kind === 'shredded') over(note.was);
  }
  return needed;
}

/** How many kept states are as old as the words and no newer than their shredding. */
export function statesWith(
  { seq, was }: Pick<Tombstone, 'seq' | 'was'>,
  snapshots: readonly { readonly seq: number }[],
): number {
  return snapshots.filter((one) => one.seq >= was.firstSeq && one.seq <= seq).length;
}
