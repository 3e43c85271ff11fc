import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Instant, Mode, NodeId } from '../mark/index.ts';
import { toHex } from '../seal/index.ts';
import { leafOf } from './entry.ts';
import { classify, LedgerError, ledgerError } from './error.ts';
import { lockLedger } from './lock.ts';
import { preallocate } from './reserve.ts';
import {
  APPLICATION_ID,
  isBlank,
  LEDGER_FORMAT,
  type LedgerSecretMeta,
  PAGE_BYTES,
  readMeta,
  TABLES,
  writeMeta,
} from './schema.ts';
import type { LedgerSettings } from './settings.ts';
import { appendToTree, TILE_HASHES, type Tile, type TileTree, treeOfEdge } from './tree.ts';

/** What opening a ledger for writing needs; plain data, handed to the writer thread. */
export interface OpenOptions {
  readonly path: string;
  readonly node: NodeId;
  readonly mode: Mode;
  /** Key that will sign checkpoints. */
  readonly key: string;
  readonly nowMs: Instant;
  readonly settings: LedgerSettings;
  /** `new` refuses a ledger that is there. */
  readonly expect: 'new' | 'any';
}

/** An open ledger in its writer. */
export interface OpenLedger {
  readonly db: DatabaseSync;
  readonly lock: DatabaseSync;
  readonly meta: LedgerSecretMeta;
  readonly tree: TileTree;
  readonly lastSeq: number;
  readonly lastMs: Instant;
}

/**
 * The log that commits go to first is made this long beforehand and then written over and
 * over: overwriting spares each commit the change of the file's length (1.5 times the commits
 * a second here).
 */
export const WAL_BYTES = 8 << 20;

/** Rows read at once while the tree's tail is made again. */
const TAIL_ROWS = 256;

/** Opens or makes a ledger for writing. Throws a LedgerError and leaves nothing open. */
export function openForWriting(options: OpenOptions): OpenLedger {
  const { path, expect } = options;
  const there = existsSync(path) && statSync(path).size > 0;
  const lock = lockLedger(path);
  let db: DatabaseSync | null = null;
  try {
    if (there && expect === 'new') throw ledgerError('BNG_LEDGER_EXISTS', { path });
    db = new DatabaseSync(path);
    if (isBlank(db)) create(db, options);
    const meta = acquaint(db, options);
    // The last one to close a ledger removes its log; a reader that is there keeps it.
    db.close();
    preallocate(`${path}-wal`, WAL_BYTES);
    db = new DatabaseSync(path);
    // FULL: a commit has reached the disk when it returns. Its log is copied into the ledger
    // when the writer says so, not in the midst of a commit.
    db.exec('PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0');
    const tree = readTree(db, path);
    return { db, lock, meta, tree, ...lastInput(db) };
  } catch (error) {
    if (db?.isOpen) db.close();
    lock.close();
    if (error instanceof LedgerError) throw error;
    const { code, reason } = classify(error);
    if (code === 'NOTADB') {
      throw ledgerError('BNG_LEDGER_FORMAT', { path, reason: 'it is not an SQLite database' });
    }
    throw ledgerError(code === 'CORRUPT' ? 'BNG_LEDGER_CORRUPT' : 'BNG_LEDGER_OPEN', {
      path,
      reason,
    });
  }
}

/** All or nothing: a process killed in here leaves a blank database, which is made anew. */
function create(db: DatabaseSync, options: OpenOptions): void {
  const meta: LedgerSecretMeta = {
    format: LEDGER_FORMAT,
    id: toHex(randomBytes(16)),
    node: options.node,
    mode: options.mode,
    createdMs: options.nowMs,
    keys: [options.key],
    secret: randomBytes(32),
  };
  db.exec(`PRAGMA page_size = ${PAGE_BYTES}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL`);
  db.exec(`BEGIN IMMEDIATE; PRAGMA application_id = ${APPLICATION_ID}; ${TABLES}`);
  writeMeta(db, meta);
  db.exec('COMMIT');
}

/** Reads what the ledger says of itself, refuses another's, and notes a new key. */
function acquaint(db: DatabaseSync, options: OpenOptions): LedgerSecretMeta {
  const { path, node, mode, key } = options;
  const meta = readMeta(db, path);
  if (meta.node !== node || meta.mode !== mode) {
    throw ledgerError('BNG_LEDGER_FOREIGN', {
      path,
      node,
      mode,
      foundNode: meta.node,
      foundMode: meta.mode,
    });
  }
  if (meta.keys.includes(key)) return meta;
  const renewed = { ...meta, keys: [...meta.keys, key] };
  db.exec('BEGIN IMMEDIATE');
  writeMeta(db, renewed);
  db.exec('COMMIT');
  return renewed;
}

/** The right edge as stored with the newest checkpoint, and the entries since then. */
function readTree(db: DatabaseSync, path: string): TileTree {
  const tiles: Tile[] = [];
  const newest = db.prepare(
    'SELECT level, number, hashes FROM tile WHERE level = ? ORDER BY number DESC LIMIT 1',
  );
  const levels = Number(db.prepare('SELECT max(level) + 1 AS levels FROM tile').get()?.['levels']);
  for (let level = 0; level < levels; level++) {
    const row = newest.get(level);
    const blob = row?.['hashes'];
    const hashes = blob instanceof Uint8Array ? splitHashes(blob) : [];
    // A full last tile stands in the next level already.
    if (hashes.length < TILE_HASHES) tiles.push({ level, number: Number(row?.['number']), hashes });
  }
  const tree = treeOfEdge(tiles);
  const corrupt = (reason: string): LedgerError =>
    ledgerError('BNG_LEDGER_CORRUPT', { path, reason });
  if (tree === null) throw corrupt('the tiles of its tree do not fit together');
  const tail = db.prepare(
    `SELECT position, salt, bytes FROM chunk WHERE position >= :from AND position < :to
     UNION ALL SELECT position, salt, body FROM record WHERE position >= :from AND position < :to
     ORDER BY position`,
  );
  const size = entryCount(db);
  while (tree.frontier.size < size) {
    const from = tree.frontier.size;
    const rows = tail.all({ from, to: from + TAIL_ROWS });
    for (const { position, salt, bytes } of rows) {
      if (position !== tree.frontier.size) break;
      if (!(salt instanceof Uint8Array) || !(bytes instanceof Uint8Array)) break;
      appendToTree(tree, leafOf(salt, bytes));
    }
    if (tree.frontier.size < Math.min(size, from + TAIL_ROWS)) {
      throw corrupt(`entry ${tree.frontier.size} is missing`);
    }
  }
  if (tree.frontier.size > size) {
    throw corrupt(`its tree has ${tree.frontier.size} entries, its tables have ${size}`);
  }
  return tree;
}

export function entryCount(db: DatabaseSync): number {
  const row = db
    .prepare(
      `SELECT max(coalesce((SELECT max(position) FROM chunk), -1),
                  coalesce((SELECT max(position) FROM record), -1)) + 1 AS entries`,
    )
    .get();
  return Number(row?.['entries']);
}

/** The newest input, or after a gap the snapshot that stands in for it; 0 and 0 of none. */
function lastInput(db: DatabaseSync): { readonly lastSeq: number; readonly lastMs: Instant } {
  const chunk = db
    .prepare('SELECT last_seq AS seq, last_ms AS ms FROM chunk ORDER BY position DESC LIMIT 1')
    .get();
  const snapshot = db
    .prepare('SELECT seq, time_ms AS ms FROM snapshot ORDER BY seq DESC LIMIT 1')
    .get();
  const last = Number(chunk?.['seq'] ?? 0) >= Number(snapshot?.['seq'] ?? 0) ? chunk : snapshot;
  return { lastSeq: Number(last?.['seq'] ?? 0), lastMs: Number(last?.['ms'] ?? 0) };
}

export function splitHashes(blob: Uint8Array): Uint8Array[] {
  const hashes: Uint8Array[] = [];
  for (let at = 0; at + 32 <= blob.length; at += 32) hashes.push(blob.slice(at, at + 32));
  return hashes;
}

export function joinHashes(hashes: readonly Uint8Array[]): Uint8Array {
  const blob = new Uint8Array(hashes.length * 32);
  hashes.forEach((hash, i) => {
    blob.set(hash, i * 32);
  });
  return blob;
}
