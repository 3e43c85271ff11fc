import { existsSync, statSync } from 'node:fs';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { deserialize } from 'node:v8';
import type { Instant } from '../mark/index.ts';
import type { Exchanged } from '../share/index.ts';
import { decodeInput, type Input, type LedgerRecord } from '../watch/index.ts';
import type { Checkpoint } from './checkpoint.ts';
import { parseRecord } from './entry.ts';
import { classify, LedgerError, ledgerError } from './error.ts';
import { type Removal, readRemoval } from './keep.ts';
import { entryCount, splitHashes } from './open.ts';
import { isBlank, type LedgerMeta, readMeta } from './schema.ts';
import { isShredAct, isShredded, type Tombstone } from './shredded.ts';
import type { Tile } from './tree.ts';

/** A chunk or record as it stands in its row, nothing of it checked. */
export type StoredEntry = StoredChunk | StoredRecord;

export interface StoredChunk {
  readonly table: 'chunk';
  readonly position: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly firstMs: Instant;
  readonly lastMs: Instant;
  readonly salt: Uint8Array;
  readonly bytes: Uint8Array;
}

export interface StoredRecord {
  readonly table: 'record';
  readonly position: number;
  readonly seq: number;
  readonly kind: string;
  readonly id: string | null;
  readonly revision: number | null;
  readonly salt: Uint8Array;
  /** Canonical JSON of the record. */
  readonly bytes: Uint8Array;
}

export type ExchangedRecord = Extract<LedgerRecord, { kind: 'exchanged' }>;

export interface SnapshotInfo {
  readonly seq: number;
  readonly timeMs: Instant;
  readonly bytes: number;
}

type Row = Record<string, SQLOutputValue>;

/** Rows read at once. Short reads, so that a reader never holds back the writer's log. */
const PAGE_ROWS = 32;

/**
 * Opens a ledger for reading: beside its writer, after a crash, or a copy. Throws a
 * {@link LedgerError} for a file that is no ledger; a damaged one shows when it is read.
 */
export function readLedger(path: string): LedgerReader {
  return new LedgerReader(path);
}

/** Every method throws BNG_LEDGER_CORRUPT where the file is damaged. */
export class LedgerReader {
  readonly path: string;
  readonly meta: LedgerMeta;
  readonly #db: DatabaseSync;

  /** Use {@link readLedger}. */
  constructor(path: string) {
    this.path = path;
    if (!existsSync(path)) throw ledgerError('BNG_LEDGER_MISSING', { path });
    if (!statSync(path).isFile()) {
      throw ledgerError('BNG_LEDGER_FORMAT', { path, reason: 'it is not a file' });
    }
    let db: DatabaseSync | null = null;
    try {
      db = new DatabaseSync(path, { readOnly: true, timeout: BUSY_MS });
      if (isBlank(db)) throw ledgerError('BNG_LEDGER_FORMAT', { path, reason: 'it is empty' });
      const { secret: _secret, ...meta } = readMeta(db, path);
      this.meta = meta;
      this.#db = db;
    } catch (error) {
      db?.close();
      throw this.#damage(error);
    }
  }

  /** Chunks and records together: the size of the tree. */
  get entries(): number {
    return this.#guard(() => entryCount(this.#db));
  }

  /** Seq of the newest input, 0 of none. */
  get lastSeq(): number {
    return Number(
      this.#get(
        'SELECT max(last_seq) AS value FROM chunk WHERE position = (SELECT max(position) FROM chunk)',
      )?.['value'] ?? 0,
    );
  }

  /** What was removed after its days; null: nothing. */
  removal(): Removal | null {
    return this.#guard(() => readRemoval(this.#db));
  }

  /** The inputs from `fromSeq` on, to the newest there is when the end is reached. */
  *inputs(fromSeq = 1): Generator<Input> {
    for (const chunk of this.chunks(this.#positionOf('chunk', 'last_seq', fromSeq))) {
      for (let offset = 0; offset < chunk.bytes.length; ) {
        const decoded = decodeInput(chunk.bytes, offset);
        if ('reason' in decoded) {
          throw this.#corrupt(
            `chunk ${chunk.position}, byte ${decoded.offset}: ${decoded.message}`,
          );
        }
        if (decoded.input.seq >= fromSeq) yield decoded.input;
        offset = decoded.next;
      }
    }
  }

  /** What the watch decided from input `fromSeq` on, in its order. */
  *records(fromSeq = 1): Generator<LedgerRecord> {
    for (const row of this.storedRecords(this.#positionOf('record', 'seq', fromSeq))) {
      if (isNote(row.kind) || isShredded(row)) continue;
      const record = parseRecord(row.bytes);
      if (record === null) throw this.#corrupt(`record ${row.position} cannot be read`);
      yield record as LedgerRecord;
    }
  }

  /** The stored records from that of input `fromSeq` on, notes of the ledger left out. */
  *recordRows(fromSeq = 1): Generator<StoredRecord> {
    for (const row of this.storedRecords(this.#positionOf('record', 'seq', fromSeq))) {
      if (!isNote(row.kind)) yield row;
    }
  }

  /** What was signed, with one peer, of what went in one direction; oldest first. */
  *exchanged(direction: Exchanged['direction'], peer: string): Generator<ExchangedRecord> {
    for (const row of this.#rows("SELECT * FROM record WHERE kind = 'exchanged' AND", 0)) {
      const record = parseRecord(this.#recordOf(row).bytes);
      if (record?.kind !== 'exchanged') throw this.#corrupt(`record ${row['position']}`);
      if (record.peer === peer && record.body.direction === direction) yield record;
    }
  }

  /** What stands for the entries whose content was shredded, by their positions. */
  tombstones(): Map<number, Tombstone> {
    const found = new Map<number, Tombstone>();
    for (const row of this.#rows("SELECT * FROM record WHERE kind = 'shredded' AND", 0)) {
      const note = parseRecord(this.#recordOf(row).bytes);
      if (note?.kind === 'shredded' && isShredAct(note.act)) found.set(note.act.body.entry, note);
    }
    return found;
  }

  *chunks(fromPosition = 0): Generator<StoredChunk> {
    for (const row of this.#rows('SELECT * FROM chunk WHERE', fromPosition))
      yield this.#chunkOf(row);
  }

  *storedRecords(fromPosition = 0): Generator<StoredRecord> {
    for (const row of this.#rows('SELECT * FROM record WHERE', fromPosition))
      yield this.#recordOf(row);
  }

  /** The entry at this position of the tree; null where there is none. */
  entry(position: number): StoredEntry | null {
    const record = this.#get('SELECT * FROM record WHERE position = ?', position);
    if (record !== undefined) return this.#recordOf(record);
    const chunk = this.#get('SELECT * FROM chunk WHERE position = ?', position);
    return chunk === undefined ? null : this.#chunkOf(chunk);
  }

  /** Position of the chunk that holds this input; null where none does. */
  chunkOf(seq: number): number | null {
    const next = this.chunks(this.#positionOf('chunk', 'last_seq', seq)).next();
    return next.done || next.value.firstSeq > seq ? null : next.value.position;
  }

  /** Snapshots that are kept, oldest first. */
  snapshots(): SnapshotInfo[] {
    return this.#all('SELECT seq, time_ms, length(bytes) AS bytes FROM snapshot ORDER BY seq').map(
      (row) => ({
        seq: Number(row['seq']),
        timeMs: Number(row['time_ms']),
        bytes: Number(row['bytes']),
      }),
    );
  }

  snapshotBytes(seq: number): Uint8Array | null {
    const row = this.#get('SELECT bytes FROM snapshot WHERE seq = ?', seq);
    return row === undefined ? null : this.#blob(row, 'bytes');
  }

  /** The state that was kept at `seq`; throws for one that is not there or cannot be read. */
  snapshotState(seq: number): unknown {
    const bytes = this.snapshotBytes(seq);
    if (bytes === null) throw this.#corrupt(`there is no snapshot of input ${seq}`);
    try {
      return deserialize(bytes);
    } catch (error) {
      throw this.#corrupt(`snapshot of input ${seq}: ${classify(error).reason}`);
    }
  }

  /** Signed checkpoints, smallest first. */
  checkpoints(): Checkpoint[] {
    return this.#all('SELECT * FROM checkpoint ORDER BY size').map(checkpointOf);
  }

  /** The one over the most entries. */
  newestCheckpoint(): Checkpoint | null {
    const row = this.#get('SELECT * FROM checkpoint ORDER BY size DESC LIMIT 1');
    return row === undefined ? null : checkpointOf(row);
  }

  tile(level: number, number: number): Tile | null {
    const row = this.#get('SELECT hashes FROM tile WHERE level = ? AND number = ?', level, number);
    if (row === undefined) return null;
    return { level, number, hashes: splitHashes(this.#blob(row, 'hashes')) };
  }

  /** SQLite's own findings about the file; empty when it is sound. */
  integrityFindings(): string[] {
    return this.#all('PRAGMA integrity_check')
      .map((row) => String(row['integrity_check']))
      .filter((finding) => finding !== 'ok');
  }

  close(): void {
    this.#db.close();
  }

  #chunkOf(row: Row): StoredChunk {
    return {
      table: 'chunk',
      position: Number(row['position']),
      firstSeq: Number(row['first_seq']),
      lastSeq: Number(row['last_seq']),
      firstMs: Number(row['first_ms']),
      lastMs: Number(row['last_ms']),
      salt: this.#blob(row, 'salt'),
      bytes: this.#blob(row, 'bytes'),
    };
  }

  #recordOf(row: Row): StoredRecord {
    return {
      table: 'record',
      position: Number(row['position']),
      seq: Number(row['seq']),
      kind: String(row['kind']),
      id: row['id'] === null ? null : String(row['id']),
      revision: row['revision'] === null ? null : Number(row['revision']),
      salt: this.#blob(row, 'salt'),
      bytes: this.#blob(row, 'body'),
    };
  }

  /** First position whose row has at least this seq, by bisection. */
  #positionOf(table: 'chunk' | 'record', column: 'last_seq' | 'seq', seq: number): number {
    if (seq <= 1) return 0;
    const sql = `SELECT position, ${column} AS seq FROM ${table} WHERE position >= ? ORDER BY position LIMIT 1`;
    let low = 0;
    let high = this.entries;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const row = this.#get(sql, middle);
      if (row === undefined || Number(row['seq']) >= seq) high = middle;
      else low = Number(row['position']) + 1;
    }
    return low;
  }

  *#rows(select: string, fromPosition: number): Generator<Row> {
    const sql = `${select} position >= ? ORDER BY position LIMIT ${PAGE_ROWS}`;
    for (let from = fromPosition; ; ) {
      const rows = this.#all(sql, from);
      yield* rows;
      if (rows.length < PAGE_ROWS) return;
      from = Number(rows[rows.length - 1]!['position']) + 1;
    }
  }

  /** A damaged page can say NULL where the table does not allow it. */
  #blob(row: Row, column: string): Uint8Array {
    const value = row[column];
    if (value instanceof Uint8Array) return value;
    throw this.#corrupt(`${column} of entry ${row['position'] ?? '?'} is no blob`);
  }

  #all(sql: string, ...values: number[]): Row[] {
    return this.#guard(() => this.#db.prepare(sql).all(...values));
  }

  #get(sql: string, ...values: number[]): Row | undefined {
    return this.#guard(() => this.#db.prepare(sql).get(...values));
  }

  #guard<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw this.#damage(error);
    }
  }

  #damage(error: unknown): LedgerError {
    if (error instanceof LedgerError) return error;
    const { path } = this;
    const { code, reason } = classify(error);
    switch (code) {
      case 'NOTADB':
        return ledgerError('BNG_LEDGER_FORMAT', { path, reason: 'it is not an SQLite database' });
      case 'CORRUPT':
        return this.#corrupt(reason);
      default:
        return ledgerError('BNG_LEDGER_OPEN', { path, reason });
    }
  }

  #corrupt(reason: string): LedgerError {
    return ledgerError('BNG_LEDGER_CORRUPT', { path: this.path, reason });
  }
}

function checkpointOf(row: Row): Checkpoint {
  return {
    size: Number(row['size']),
    root: String(row['root']),
    timeMs: Number(row['time_ms']),
    key: String(row['key']),
    signature: String(row['signature']),
  };
}

/** A reader waits this long for a writer that is just beginning or closing, milliseconds. */
const BUSY_MS = 2000;

/** True for what the ledger itself notes among the records. */
export function isNote(kind: string): boolean {
  return (
    kind === 'snapshot' ||
    kind === 'gap' ||
    kind === 'removed' ||
    kind === 'stray' ||
    kind === 'shredded'
  );
}
