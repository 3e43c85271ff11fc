import { createHmac, type KeyObject } from 'node:crypto';
import { canonicalBytes, leafHash, sha256Of } from '../seal/index.ts';
import type { LedgerRecord } from '../watch/index.ts';
import type { SignedShredAct } from './shredded.ts';

/**
 * One leaf of the ledger's tree: a chunk of inputs or one record. Its position counts from 0
 * over both kinds in the order in which they were committed. A chunk begins with the layout
 * byte of an input, a record with `{`, so that neither can pass for the other.
 */
export interface RecordRow {
  readonly seq: number;
  readonly kind: string;
  readonly id: string | null;
  readonly revision: number | null;
  /** Canonical JSON of the whole record. */
  readonly body: Uint8Array;
}

/** What the ledger itself notes among the records; not part of what a watch decided. */
export type LedgerNote =
  /** SHA-256 of a snapshot, so that a changed one is found. */
  | { readonly kind: 'snapshot'; readonly seq: number; readonly sha256: string }
  /** Inputs from `firstSeq` to `seq` were never recorded; a snapshot at `seq` follows. */
  | {
      readonly kind: 'gap';
      readonly seq: number;
      readonly firstSeq: number;
      readonly reason: string;
    }
  /**
   * Entries before position `below` were removed after their days, in all so many of each kind
   * (`input`: chunks of inputs). A replay begins at the snapshot of input `inputsTo`.
   */
  | {
      readonly kind: 'removed';
      readonly seq: number;
      readonly inputsTo: number;
      readonly below: number;
      readonly removed: Readonly<Record<string, number>>;
    }
  /** The content of an entry was taken out by an officer's word; its leaf stays. */
  | {
      readonly kind: 'shredded';
      readonly seq: number;
      /** What it was, with the inputs that it belongs to. */
      readonly was: { readonly kind: string; readonly firstSeq: number; readonly lastSeq: number };
      readonly act: SignedShredAct;
    }
  /** A warning or statement of a step within a gap: kept though its input is not. */
  | { readonly kind: 'stray'; readonly seq: number; readonly record: LedgerRecord };

export function recordRow(record: LedgerRecord | LedgerNote): RecordRow {
  const { id, revision } = about(record);
  return { seq: record.seq, kind: record.kind, id, revision, body: canonicalBytes(record) };
}

/** The row of a record within a gap; none for a record that has no bytes. */
export function strayRow(seq: number, record: LedgerRecord): RecordRow[] {
  try {
    return [recordRow({ kind: 'stray', seq, record })];
  } catch {
    return [];
  }
}

const decoder = new TextDecoder();

/** Null for bytes that are not JSON of something with a kind; what is in it is not checked. */
export function parseRecord(bytes: Uint8Array): LedgerRecord | LedgerNote | null {
  try {
    const value = JSON.parse(decoder.decode(bytes)) as LedgerRecord | LedgerNote | null;
    return typeof value?.kind === 'string' ? value : null;
  } catch {
    return null;
  }
}

function about(record: LedgerRecord | LedgerNote): {
  readonly id: string | null;
  readonly revision: number | null;
} {
  switch (record.kind) {
    case 'hazard':
    case 'warning':
      return { id: record.body.id, revision: record.body.revision };
    case 'statement':
    case 'accepted':
      return { id: record.body.body.id, revision: record.body.body.content.revision };
    case 'exchanged':
      return { id: `${record.body.direction} ${record.peer}`, revision: record.body.size };
    case 'decision':
      return { id: record.body.about ?? record.body.subject, revision: null };
    default:
      return { id: null, revision: null };
  }
}

/** Records that the disk reserve is for: what was said to people and to allies. */
export function isUrgent(record: LedgerRecord): boolean {
  return record.kind === 'warning' || record.kind === 'statement' || record.kind === 'accepted';
}

/** 16 bytes keep a leaf from being guessed, and fit the proof of one entry to that one alone. */
const SALT_BYTES = 16;

/** HMAC-SHA-256 of the position (8 bytes, big-endian) under the ledger's secret, cut to 16 bytes. */
export function saltOf(secret: KeyObject, position: number): Uint8Array {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(position));
  return createHmac('sha256', secret).update(message).digest().subarray(0, SALT_BYTES);
}

/** Leaf hash over the salted commitment SHA-256(salt || bytes). */
export function leafOf(salt: Uint8Array, bytes: Uint8Array): Uint8Array {
  return leafHash(sha256Of(salt, bytes));
}
