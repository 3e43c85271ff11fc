import type { DatabaseSync } from 'node:sqlite';
import { type Instant, isMode, isNodeId, type Mode, type NodeId } from '../mark/index.ts';
import { fromHex } from '../seal/index.ts';
import { type LedgerError, ledgerError } from './error.ts';

/** Version of the tables below and of what is signed. A ledger of another one is refused. */
export const LEDGER_FORMAT = 2;

/** `BNGS`, which lets file(1) and others know the file (SQLite pragma application_id). */
export const APPLICATION_ID = 0x424e4753;

/** Chosen by measurement: smaller ones cost blobs, larger ones single events. */
export const PAGE_BYTES = 8192;

/**
 * `chunk`: the inputs of one group commit, one behind the other as input-codec writes them.
 * `record`: what their steps decided. Both share one count of positions: the leaves of the
 * tree. `tile`: its hashes. No further index: positions and seqs rise together, so a seq is
 * found by bisection and an append touches one page of each table.
 */
export const TABLES = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE chunk (
  position INTEGER PRIMARY KEY,
  first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL,
  first_ms REAL NOT NULL, last_ms REAL NOT NULL,
  salt BLOB NOT NULL, bytes BLOB NOT NULL
) STRICT;
CREATE TABLE record (
  position INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT, revision INTEGER,
  salt BLOB NOT NULL, body BLOB NOT NULL
) STRICT;
CREATE TABLE snapshot (seq INTEGER PRIMARY KEY, time_ms REAL NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE tile (
  level INTEGER NOT NULL, number INTEGER NOT NULL, hashes BLOB NOT NULL,
  PRIMARY KEY (level, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoint (
  size INTEGER PRIMARY KEY,
  root TEXT NOT NULL, time_ms REAL NOT NULL, key TEXT NOT NULL, signature TEXT NOT NULL
) STRICT;
`;

/** What a ledger says of itself. */
export interface LedgerMeta {
  readonly format: number;
  /** Name of this ledger, random, hexadecimal. */
  readonly id: string;
  readonly node: NodeId;
  readonly mode: Mode;
  readonly createdMs: Instant;
  /** Keys that signed its checkpoints, oldest first, base64url. */
  readonly keys: readonly string[];
}

export interface LedgerSecretMeta extends LedgerMeta {
  /** What salts are derived from, 32 bytes. */
  readonly secret: Uint8Array;
}

export function writeMeta(db: DatabaseSync, meta: LedgerSecretMeta): void {
  const put = db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)');
  put.run('format', String(meta.format));
  put.run('id', meta.id);
  put.run('node', meta.node);
  put.run('mode', meta.mode);
  put.run('createdMs', String(meta.createdMs));
  put.run('keys', meta.keys.join(' '));
  put.run('secret', Buffer.from(meta.secret).toString('hex'));
}

/** True for a database without any table: a file that was begun and never committed. */
export function isBlank(db: DatabaseSync): boolean {
  return db.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.['tables'] === 0;
}

/** Throws BNG_LEDGER_FORMAT unless the file is a ledger of this format. */
export function readMeta(db: DatabaseSync, path: string): LedgerSecretMeta {
  const refuse = (reason: string): LedgerError =>
    ledgerError('BNG_LEDGER_FORMAT', { path, reason });
  const found = db.prepare('PRAGMA application_id').get()?.['application_id'];
  if (found !== APPLICATION_ID) throw refuse('it is some other SQLite database');
  const values = new Map<string, string>();
  for (const { name, value } of db.prepare('SELECT name, value FROM meta').all()) {
    values.set(String(name), String(value));
  }
  const format = Number(values.get('format'));
  if (format !== LEDGER_FORMAT) {
    throw refuse(`its format is ${values.get('format')}, this program writes ${LEDGER_FORMAT}`);
  }
  const id = values.get('id');
  const node = values.get('node');
  const mode = values.get('mode');
  const createdMs = Number(values.get('createdMs'));
  const secret = fromHex(values.get('secret') ?? '');
  const keys = (values.get('keys') ?? '').split(' ').filter((key) => key !== '');
  if (id === undefined || !isNodeId(node) || !isMode(mode) || secret === null) {
    throw refuse('what it says of itself is not complete');
  }
  return { format, id, node, mode, createdMs, keys, secret };
}
