import { canonicalBytes, nodeHash, notedBy, sha256, toHex } from '../seal/index.ts';
import {
  type Exchanged,
  pairLeaf,
  readFrame,
  type SignedNote,
  type SignedStatement,
} from '../share/index.ts';
import { ledgerError } from './error.ts';
import type { LedgerReader } from './reader.ts';

/** Format line of an {@link ExchangedProof}. */
export const EXCHANGED_FORMAT = 'bongsu/exchanged-proof/1';

export type Direction = Exchanged['direction'];

/**
 * All that a stranger needs, beside the public keys of both nodes, to know that a statement went
 * from one to the other as the `sequence`th, and that both have signed for it. Byte strings are
 * base64. Of the others that went it tells hashes, which hide them: each holds a signature.
 */
export interface ExchangedProof {
  readonly format: typeof EXCHANGED_FORMAT;
  /** A C2SP tlog-checkpoint with the signatures of both; says who sent, who received, how many. */
  readonly note: string;
  /** Number of the statement in its direction, from 1. */
  readonly sequence: number;
  /** Canonical JSON of its signed envelope. */
  readonly statement: string;
  /** Audit path, nearest sibling first (RFC 6962 section 2.1.1). */
  readonly path: readonly string[];
}

/** Which statement is to be proven: by its number in its direction, or by its id. */
export type Wanted = { readonly sequence: number } | { readonly id: string };

/**
 * The proof that a statement was exchanged with a peer, under the first note over it that both
 * have signed. Throws BNG_LEDGER_NOT_EXCHANGED, which says why there is none.
 */
export function proveExchanged(
  reader: LedgerReader,
  direction: Direction,
  peer: string,
  wanted: Wanted,
): ExchangedProof {
  const { path } = reader;
  const none = (reason: string): Error =>
    ledgerError('BNG_LEDGER_NOT_EXCHANGED', { path, reason: `${direction}, ${peer}: ${reason}` });
  const hashes = 'id' in wanted ? hashesOf(reader, wanted.id) : null;
  if (hashes?.size === 0) throw none(`no statement ${'id' in wanted ? wanted.id : ''} is kept`);
  const found = findLeaf(reader, direction, peer, wanted, hashes);
  if (found === null) {
    throw none('no leaf of it is recorded: it was not exchanged, or the peer signs for nothing');
  }
  const { known, note, sequence } = found;
  if (note === null) throw none(`statement ${sequence} is under no note that both have signed yet`);
  const hash = known.hashes[sequence - 1 - known.first]!;
  const statement = findStatement(reader, toHex(hash), found);
  if (statement === null) throw none(`statement ${sequence} had its days and was removed`);
  return {
    format: EXCHANGED_FORMAT,
    note: notedBy(note.text, note.signatures),
    sequence,
    statement: base64(statement),
    path: pathOf(known, sequence - 1, note.size).map(base64),
  };
}

/** Leaves that follow a tree of which the peaks alone are known. */
interface KnownLeaves {
  readonly first: number;
  readonly peaks: readonly Uint8Array[];
  readonly hashes: Uint8Array[];
}

interface Found {
  readonly known: KnownLeaves;
  readonly sequence: number;
  readonly note: (SignedNote & { readonly size: number }) | null;
  /** Seqs of the inputs between which it was acknowledged or received. */
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly peer: string;
}

/** The newest leaf that is wanted, those after it, and the first note of both over it. */
function findLeaf(
  reader: LedgerReader,
  direction: Direction,
  peer: string,
  wanted: Wanted,
  hashes: ReadonlySet<string> | null,
): Found | null {
  let found: Found | null = null;
  let fromSeq = 0;
  for (const { seq, body } of reader.exchanged(direction, peer)) {
    const leaves = body.leaves === null ? null : knownOf(body.leaves);
    if (leaves !== null) {
      const at =
        'sequence' in wanted
          ? wanted.sequence - 1 - leaves.first
          : leaves.hashes.findLastIndex((hash) => hashes?.has(toHex(hash)));
      if (at >= 0 && at < leaves.hashes.length) {
        const sequence = leaves.first + at + 1;
        found = { known: leaves, sequence, note: null, fromSeq, toSeq: seq, peer };
      } else if (found !== null && leaves.first === found.known.first + found.known.hashes.length) {
        if (found.note === null) found.known.hashes.push(...leaves.hashes);
      }
      fromSeq = seq;
    }
    const note = body.what === 'agreed' ? body.notes[0] : undefined;
    if (
      note !== undefined &&
      found !== null &&
      found.note === null &&
      body.size >= found.sequence
    ) {
      const covered = body.size <= found.known.first + found.known.hashes.length;
      if (covered) found = { ...found, note: { ...note, size: body.size } };
    }
  }
  return found;
}

function knownOf({ first, peaks, hashes }: NonNullable<Exchanged['leaves']>): KnownLeaves {
  const all = Buffer.from(hashes, 'base64');
  const each: Uint8Array[] = [];
  for (let at = 0; at < all.length; at += 32) each.push(all.subarray(at, at + 32));
  return { first, peaks: peaks.map((peak) => Buffer.from(peak, 'base64')), hashes: each };
}

function hashesOf(reader: LedgerReader, id: string): Set<string> {
  const hashes = new Set<string>();
  for (const record of reader.records()) {
    if (record.kind !== 'statement' && record.kind !== 'accepted') continue;
    if (record.body.body.id === id) hashes.add(toHex(sha256(canonicalBytes(record.body))));
  }
  return hashes;
}

/** Where it was near: as a record of this node's, or, where it was refused here, as it came in. */
function findStatement(reader: LedgerReader, hash: string, found: Found): Uint8Array | null {
  const { fromSeq, toSeq, peer, sequence } = found;
  return (
    amongRecords(reader, hash, fromSeq, toSeq) ??
    amongRecords(reader, hash, 1, toSeq) ??
    amongFrames(reader, hash, fromSeq, toSeq, peer, sequence)
  );
}

function amongRecords(
  reader: LedgerReader,
  hash: string,
  fromSeq: number,
  toSeq: number,
): Uint8Array | null {
  for (const record of reader.records(fromSeq)) {
    if (record.seq > toSeq) return null;
    if (record.kind !== 'statement' && record.kind !== 'accepted') continue;
    const bytes = canonicalBytes(record.body);
    if (toHex(sha256(bytes)) === hash) return bytes;
  }
  return null;
}

function amongFrames(
  reader: LedgerReader,
  hash: string,
  fromSeq: number,
  toSeq: number,
  peer: string,
  sequence: number,
): Uint8Array | null {
  for (const input of reader.inputs(Math.max(1, fromSeq))) {
    if (input.seq > toSeq) return null;
    if (input.kind !== 'peerFrame' || input.peer !== peer) continue;
    const read = readFrame(input.bytes);
    if (!read.ok || read.frame.frame !== 'statement' || read.frame.sequence !== sequence) continue;
    const bytes = canonicalBytes(read.frame.statement satisfies SignedStatement);
    if (toHex(sha256(bytes)) === hash) return bytes;
  }
  return null;
}

/** The audit path of leaf `index` in the tree of the first `size` leaves (RFC 6962 section 2.1.1). */
function pathOf(known: KnownLeaves, index: number, size: number): Uint8Array[] {
  const path: Uint8Array[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const split = from + largestPowerBelow(to - from);
    if (index < split) {
      path.push(rangeRoot(known, split, to));
      to = split;
    } else {
      path.push(rangeRoot(known, from, split));
      from = split;
    }
  }
  return path.reverse();
}

/**
 * Root of the leaves `from` up to but not including `to`. What lies before the first leaf is a
 * peak there: its sibling on the way up holds a leaf that is known, so it has no parent yet.
 */
function rangeRoot(known: KnownLeaves, from: number, to: number): Uint8Array {
  if (to <= known.first) return peakAt(known, from);
  if (to - from === 1) return pairLeaf(from + 1, known.hashes[from - known.first]!);
  const split = from + largestPowerBelow(to - from);
  return nodeHash(rangeRoot(known, from, split), rangeRoot(known, split, to));
}

/** The perfect subtree of the earlier tree that begins at leaf `from`. */
function peakAt({ first, peaks }: KnownLeaves, from: number): Uint8Array {
  let at = 0;
  let left = first;
  for (const peak of peaks) {
    if (at === from) return peak;
    const span = 2 ** Math.floor(Math.log2(left));
    at += span;
    left -= span;
  }
  throw new RangeError(`no peak begins at leaf ${from} of ${first}`);
}

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
