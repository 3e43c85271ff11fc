import { nodeHash, rootOf } from '../seal/index.ts';
import { checkpointNote } from './checkpoint.ts';
import { ledgerError } from './error.ts';
import type { LedgerReader } from './reader.ts';
import { isShredded } from './shredded.ts';
import { TILE_HASHES } from './tree.ts';

/** Format line of an {@link EntryProof}. */
export const PROOF_FORMAT = 'bongsu/ledger-proof/1';

/**
 * All that a stranger needs, beside the node's public key, to know that an entry stood in the
 * ledger when its checkpoint was signed. Byte strings are base64. Nothing else of the ledger is
 * in it: the path is made of salted commitments.
 */
export interface EntryProof {
  readonly format: typeof PROOF_FORMAT;
  /** A C2SP tlog-checkpoint with its signature; says node, mode, ledger, size, root, time. */
  readonly checkpoint: string;
  /** Position of the entry, from 0. */
  readonly index: number;
  /** The leaf is SHA-256(0x00 ‖ SHA-256(salt ‖ entry)). */
  readonly salt: string;
  /** The entry: a chunk of inputs, or the canonical JSON of one record. */
  readonly entry: string;
  /** Audit path, nearest sibling first (RFC 6962 section 2.1.1). */
  readonly path: readonly string[];
}

/**
 * The proof of one entry under the newest checkpoint. Reads the entry and, for a ledger of any
 * length, a handful of tiles. Throws BNG_LEDGER_NO_ENTRY for a position that is not there,
 * BNG_LEDGER_REMOVED for one that has had its days, BNG_LEDGER_SHREDDED for
 * one whose content was taken out, BNG_LEDGER_UNSIGNED for one that no checkpoint covers yet, BNG_LEDGER_CORRUPT for missing tiles.
 */
export function proveEntry(reader: LedgerReader, index: number): EntryProof {
  const { path } = reader;
  const entry = reader.entry(index);
  const { entries } = reader;
  if (entry === null && index < (reader.removal()?.below ?? 0)) {
    throw ledgerError('BNG_LEDGER_REMOVED', { path, index });
  }
  if (entry === null) throw ledgerError('BNG_LEDGER_NO_ENTRY', { path, index, entries });
  if (isShredded(entry)) throw ledgerError('BNG_LEDGER_SHREDDED', { path, index });
  const checkpoint = reader.newestCheckpoint();
  if (checkpoint === null || checkpoint.size <= index) {
    throw ledgerError('BNG_LEDGER_UNSIGNED', { path, index, signed: checkpoint?.size ?? 0 });
  }
  const siblings = auditPath(index, checkpoint.size, new StoredHashes(reader));
  return {
    format: PROOF_FORMAT,
    checkpoint: checkpointNote(reader.meta, checkpoint),
    index,
    salt: base64(entry.salt),
    entry: base64(entry.bytes),
    path: siblings.map(base64),
  };
}

/** The audit path of leaf `index` in the tree of the first `size` leaves. */
function auditPath(index: number, size: number, hashes: StoredHashes): Uint8Array[] {
  const path: Uint8Array[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const split = from + largestPowerBelow(to - from);
    if (index < split) {
      path.push(hashes.range(split, to));
      to = split;
    } else {
      path.push(hashes.range(from, split));
      from = split;
    }
  }
  return path.reverse();
}

/** Roots of ranges of leaves, out of stored tiles. */
class StoredHashes {
  readonly #reader: LedgerReader;
  readonly #tiles = new Map<string, readonly Uint8Array[]>();

  constructor(reader: LedgerReader) {
    this.#reader = reader;
  }

  /** Root of the leaves `from` up to but not including `to`, as the tree divides them. */
  range(from: number, to: number): Uint8Array {
    const count = to - from;
    if (Number.isInteger(Math.log2(count))) return this.#perfect(from, count);
    const half = largestPowerBelow(count);
    return nodeHash(this.#perfect(from, half), this.range(from + half, to));
  }

  /** Root of the perfect subtree of `count` leaves that begins at leaf `from`. */
  #perfect(from: number, count: number): Uint8Array {
    let level = 0;
    let span = 1;
    while (span * TILE_HASHES <= count) {
      level += 1;
      span *= TILE_HASHES;
    }
    const first = from / span;
    const inTile = first % TILE_HASHES;
    const tile = this.#tile(level, Math.floor(first / TILE_HASHES));
    const end = inTile + count / span;
    if (tile.length < end) throw this.#missing(level, Math.floor(first / TILE_HASHES));
    return rootOf(tile, inTile, end);
  }

  #tile(level: number, number: number): readonly Uint8Array[] {
    const name = `${level} ${number}`;
    let hashes = this.#tiles.get(name);
    if (hashes === undefined) {
      hashes = this.#reader.tile(level, number)?.hashes;
      if (hashes === undefined) throw this.#missing(level, number);
      this.#tiles.set(name, hashes);
    }
    return hashes;
  }

  #missing(level: number, number: number): Error {
    const reason = `tile ${number} of level ${level} does not hold what its checkpoint covers`;
    return ledgerError('BNG_LEDGER_CORRUPT', { path: this.#reader.path, reason });
  }
}

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
