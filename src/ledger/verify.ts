import { frontierRoot, sha256, toHex } from '../seal/index.ts';
import { decodeInput, type LedgerRecord } from '../watch/index.ts';
import { type Checkpoint, isCheckpointOf } from './checkpoint.ts';
import { type LedgerNote, leafOf, parseRecord, recordRow } from './entry.ts';
import { LedgerError } from './error.ts';
import type { Removal } from './keep.ts';
import {
  isNote,
  type LedgerReader,
  type StoredChunk,
  type StoredEntry,
  type StoredRecord,
} from './reader.ts';
import { isShredded, shreddedProblem, type Tombstone } from './shredded.ts';
import {
  appendToTree,
  edgeTiles,
  emptyTree,
  TILE_HASHES,
  type Tile,
  type TileTree,
} from './tree.ts';
import {
  type LedgerFinding,
  MAX_FINDINGS,
  type VerifyOptions,
  type VerifyReport,
} from './verify-report.ts';

const PROGRESS_ENTRIES = 10_000;

/**
 * Recomputes everything that a ledger claims: the tree from the rows, its checkpoints and
 * their signatures, inputs and records without a gap and readable, snapshots against their
 * hashes, SQLite's own structure. Never throws for a damaged ledger: that is a finding.
 *
 * What it cannot see is a tail that was cut off together with its checkpoints: for that a
 * checkpoint has to be known from elsewhere.
 */
export function verifyLedger(reader: LedgerReader, options: VerifyOptions): VerifyReport {
  const check = new Check(reader, options);
  check.run(() => check.readCheckpoints());
  check.run(() => check.walk());
  check.run(() => check.closing());
  return check.report();
}

/** One verification under way. */
class Check {
  readonly #reader: LedgerReader;
  readonly #options: VerifyOptions;
  readonly #findings: LedgerFinding[] = [];
  #findingCount = 0;
  readonly #tree: TileTree = emptyTree();
  readonly #checkpoints = new Map<number, Checkpoint>();
  readonly #snapshotHashes = new Map<number, string>();
  readonly #records: Record<string, number> = {};
  readonly #gaps: { firstSeq: number; lastSeq: number }[] = [];
  readonly #keys = new Set<string>();
  #chunk: StoredChunk | null = null;
  #chunks = 0;
  #inputs = 0;
  #firstSeq = 0;
  #nextSeq = 1;
  #recordSeq = 0;
  #firstMs = 0;
  #lastMs = 0;
  #signed: Checkpoint | null = null;
  #largest = 0;
  #snapshots = 0;
  #strays = 0;
  #removal: Removal | null = null;
  #missing = 0;
  #tombstones: ReadonlyMap<number, Tombstone> = new Map();
  #shredded = 0;

  constructor(reader: LedgerReader, options: VerifyOptions) {
    this.#reader = reader;
    this.#options = options;
  }

  /** A damaged file ends this part of the check, not the check. */
  run(part: () => void): void {
    try {
      part();
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      this.#find('file', error.message);
    }
  }

  readCheckpoints(): void {
    this.#removal = this.#reader.removal();
    this.#tombstones = this.#reader.tombstones();
    for (const checkpoint of this.#reader.checkpoints()) {
      this.#checkpoints.set(checkpoint.size, checkpoint);
      this.#largest = Math.max(this.#largest, checkpoint.size);
    }
  }

  /** All entries in the order of the tree. */
  walk(): void {
    const { entries } = this.#reader;
    const empty = this.#checkpoints.get(0);
    if (empty !== undefined) this.#checkCheckpoint(empty);
    const chunks = this.#reader.chunks();
    const records = this.#reader.storedRecords();
    let chunk = chunks.next();
    let record = records.next();
    while (!chunk.done || !record.done) {
      const takeChunk =
        record.done || (!chunk.done && chunk.value.position < record.value.position);
      const entry = takeChunk ? chunk.value! : record.value!;
      this.#passRemoved(entry.position);
      const size = this.#tree.frontier.size;
      if (entry.position !== size) {
        this.#find(`entry ${size}`, `is missing; the next one is ${entry.position}`);
        return;
      }
      if (isShredded(entry)) this.#passShredded(entry);
      else {
        if (entry.table === 'chunk') this.#checkChunk(entry);
        else this.#checkRecord(entry);
        if (this.#tombstones.has(size)) this.#find(`entry ${size}`, 'was shredded, and is there');
        this.#addLeaf(leafOf(entry.salt, entry.bytes));
      }
      if (takeChunk) chunk = chunks.next();
      else record = records.next();
      if (size % PROGRESS_ENTRIES === 0) this.#options.progress?.(size, entries);
    }
  }

  /** Up to the next entry there is, takes the hashes of what was removed from the tiles. */
  #passRemoved(next: number): void {
    const end = Math.min(next, this.#removal?.below ?? 0);
    let tile: Tile | null = null;
    for (let at = this.#tree.frontier.size; at < end; at++) {
      const number = Math.floor(at / TILE_HASHES);
      if (tile?.number !== number) tile = this.#reader.tile(0, number);
      const hash = tile?.hashes[at % TILE_HASHES];
      if (hash === undefined) return;
      this.#missing += 1;
      this.#addLeaf(hash);
    }
  }

  /** Of an entry without content the hash is that of its tile, under a signed root. */
  #passShredded(entry: StoredEntry): void {
    const { position } = entry;
    const tile = this.#reader.tile(0, Math.floor(position / TILE_HASHES));
    const leaf = tile?.hashes[position % TILE_HASHES];
    const { id } = this.#reader.meta;
    const tombstone = this.#tombstones.get(position);
    const problem = shreddedProblem(entry, tombstone, leaf, id, this.#options.verifier);
    if (problem !== null) this.#find(`entry ${position}`, problem);
    this.#shredded += 1;
    if (entry.table === 'chunk') {
      if (entry.firstSeq !== this.#nextSeq) this.#find(`chunk ${position}`, 'is out of its order');
      this.#nextSeq = entry.lastSeq + 1;
      this.#lastMs = entry.lastMs;
      this.#chunk = entry;
    } else this.#recordSeq = entry.seq;
    // Any other hash does not lead to the signed root.
    this.#addLeaf(leaf ?? leafOf(entry.salt, entry.bytes));
  }

  #checkChunk(chunk: StoredChunk): void {
    const where = `chunk ${chunk.position}`;
    if (chunk.firstSeq <= (this.#removal?.inputsTo ?? 0) + 1) {
      this.#nextSeq = Math.max(this.#nextSeq, chunk.firstSeq);
    }
    const before = this.#nextSeq;
    let offset = 0;
    while (offset < chunk.bytes.length) {
      const decoded = decodeInput(chunk.bytes, offset);
      if ('reason' in decoded) {
        this.#find(where, `byte ${decoded.offset}: ${decoded.reason}, ${decoded.message}`);
        this.#nextSeq = chunk.lastSeq + 1;
        break;
      }
      const { seq, atMs } = decoded.input;
      if (seq !== this.#nextSeq) {
        this.#find(where, `input ${seq} stands where ${this.#nextSeq} belongs`);
      }
      if (atMs < this.#lastMs) this.#find(where, `input ${seq} is earlier than the one before`);
      if (this.#inputs === 0) {
        this.#firstSeq = seq;
        this.#firstMs = atMs;
      }
      if (offset === 0 && atMs !== chunk.firstMs) this.#find(where, 'its first time is another');
      this.#inputs += 1;
      this.#nextSeq = seq + 1;
      this.#lastMs = atMs;
      offset = decoded.next;
    }
    if (chunk.firstSeq !== before || chunk.lastSeq !== this.#nextSeq - 1) {
      this.#find(where, `says it holds ${chunk.firstSeq} to ${chunk.lastSeq} and does not`);
    }
    if (chunk.lastMs !== this.#lastMs) this.#find(where, 'its last time is another');
    this.#chunk = chunk;
    this.#chunks += 1;
  }

  #checkRecord(row: StoredRecord): void {
    const where = `record ${row.position}`;
    const record = parseRecord(row.bytes);
    if (record === null || !isRowOf(record, row)) {
      this.#find(where, 'its columns and its content do not fit');
      return;
    }
    if (isNoted(record)) {
      this.#checkNote(record, where);
      return;
    }
    this.#records[row.kind] = (this.#records[row.kind] ?? 0) + 1;
    const chunk = this.#chunk;
    const orphaned = row.seq <= (this.#removal?.inputsTo ?? 0);
    const inChunk =
      orphaned || (chunk !== null && row.seq >= chunk.firstSeq && row.seq <= chunk.lastSeq);
    if (!inChunk || row.seq < this.#recordSeq) {
      this.#find(where, `belongs to input ${row.seq}, which is not in the chunk before it`);
    }
    this.#recordSeq = row.seq;
  }

  #checkNote(note: LedgerNote, where: string): void {
    if (note.kind === 'stray') {
      this.#strays += 1;
      return;
    }
    if (note.kind === 'removed' || note.kind === 'shredded') return;
    if (note.kind === 'snapshot') {
      this.#snapshotHashes.set(note.seq, note.sha256);
      return;
    }
    const orphaned = note.seq <= (this.#removal?.inputsTo ?? 0);
    if (orphaned) this.#nextSeq = Math.max(this.#nextSeq, note.firstSeq);
    if (note.firstSeq !== this.#nextSeq || note.seq < note.firstSeq) {
      this.#find(where, `states a gap from ${note.firstSeq}, input ${this.#nextSeq} was next`);
    }
    this.#gaps.push({ firstSeq: note.firstSeq, lastSeq: note.seq });
    this.#nextSeq = note.seq + 1;
  }

  #addLeaf(leaf: Uint8Array): void {
    appendToTree(this.#tree, leaf);
    for (const tile of this.#tree.full) this.#checkTile(tile);
    this.#tree.full = [];
    const checkpoint = this.#checkpoints.get(this.#tree.frontier.size);
    if (checkpoint !== undefined) this.#checkCheckpoint(checkpoint);
  }

  #checkCheckpoint(checkpoint: Checkpoint): void {
    const where = `checkpoint of ${checkpoint.size} entries`;
    const allowed = this.#options.keys ?? this.#reader.meta.keys;
    this.#keys.add(checkpoint.key);
    let good = true;
    if (checkpoint.root !== toHex(frontierRoot(this.#tree.frontier))) {
      this.#find(where, 'its root is not that of the entries: something was changed');
      good = false;
    }
    if (!allowed.includes(checkpoint.key)) {
      this.#find(where, `was signed with the key ${checkpoint.key}, which may not sign it`);
      good = false;
    }
    if (!isCheckpointOf(this.#reader.meta, checkpoint, this.#options.verifier)) {
      this.#find(where, 'its signature is wrong');
      good = false;
    }
    if (good) this.#signed = checkpoint;
  }

  /** A stored tile may be shorter than the tree is by now, never different. */
  #checkTile(tile: Tile): void {
    const where = `tile ${tile.number} of level ${tile.level}`;
    const stored = this.#reader.tile(tile.level, tile.number);
    const first = tile.number * 256 ** (tile.level + 1);
    if (stored === null) {
      if (first < this.#largest && tile.level === 0) this.#find(where, 'is missing');
      return;
    }
    const same = stored.hashes.every((hash, i) => {
      const own = tile.hashes[i];
      return own !== undefined && Buffer.from(hash).equals(own);
    });
    if (!same) this.#find(where, 'differs from the entries');
  }

  closing(): void {
    for (const tile of edgeTiles(this.#tree)) this.#checkTile(tile);
    const size = this.#tree.frontier.size;
    if (this.#largest > size) {
      const where = `checkpoint of ${this.#largest} entries`;
      this.#find(where, `there are only ${size}: entries were removed`);
    }
    this.#checkRemoved();
    for (const { seq } of this.#reader.snapshots()) {
      this.#snapshots += 1;
      const bytes = this.#reader.snapshotBytes(seq);
      if (bytes === null || toHex(sha256(bytes)) !== this.#snapshotHashes.get(seq)) {
        this.#find(`snapshot of input ${seq}`, 'is not the one that was noted when it was kept');
      }
    }
    for (const finding of this.#reader.integrityFindings()) this.#find('file', finding);
  }

  /** Exactly what notes say was removed may be missing; more may have gone while this read. */
  #checkRemoved(): void {
    const stated = entriesOf(this.#removal);
    const now = entriesOf(this.#reader.removal());
    if (this.#missing >= stated && this.#missing <= now) return;
    this.#find('file', `${this.#missing} entries are missing, ${stated} were removed as noted`);
  }

  #find(where: string, message: string): void {
    this.#findingCount += 1;
    if (this.#findings.length < MAX_FINDINGS) this.#findings.push({ where, message });
  }

  report(): VerifyReport {
    return {
      verified: this.#findingCount === 0,
      chunks: this.#chunks,
      inputs: this.#inputs,
      firstSeq: this.#firstSeq,
      lastSeq: this.#nextSeq - 1,
      firstMs: this.#firstMs,
      lastMs: this.#lastMs,
      records: this.#records,
      gaps: this.#gaps,
      entries: this.#tree.frontier.size,
      root: toHex(frontierRoot(this.#tree.frontier)),
      checkpoints: this.#checkpoints.size,
      signedEntries: this.#signed?.size ?? 0,
      signedMs: this.#signed?.timeMs ?? null,
      keys: [...this.#keys],
      snapshots: this.#snapshots,
      strays: this.#strays,
      removed: this.#removal?.removed ?? {},
      shredded: this.#shredded,
      findings: this.#findings,
      findingCount: this.#findingCount,
    };
  }
}

function entriesOf(removal: Removal | null): number {
  return Object.values(removal?.removed ?? {}).reduce((sum, count) => sum + count, 0);
}

function isNoted(record: LedgerRecord | LedgerNote): record is LedgerNote {
  return isNote(record.kind);
}

/** True when the columns and the bytes are exactly those that this record is written as. */
function isRowOf(record: LedgerRecord | LedgerNote, row: StoredRecord): boolean {
  try {
    const { seq, kind, id, revision, body } = recordRow(record);
    const same = seq === row.seq && kind === row.kind && id === row.id;
    return same && revision === row.revision && Buffer.from(body).equals(row.bytes);
  } catch {
    // A kind without the members that its columns are taken from.
    return false;
  }
}
