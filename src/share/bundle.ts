import {
  type Instant,
  isInstant,
  isMode,
  isNodeId,
  type Mode,
  type NodeId,
} from '../mark/index.ts';
import {
  canonicalBytes,
  type Envelope,
  fromHex,
  isSealed,
  type Signer,
  seal,
  sha256,
  sha256Of,
  toHex,
  type Verifier,
} from '../seal/index.ts';
import { MAX_STATEMENT_BYTES } from './frame.ts';
import { statementProblem } from './read.ts';
import type { SignedStatement } from './statement.ts';

/*
 * Statements in a file, for a link that goes one way only (a data diode, a disk that is carried).
 * A file is lines of canonical JSON: a signed header, and a statement each. The header holds the
 * hash of every statement in its sequence, so that a file says of itself what of it is missing or
 * changed, and what is sound is still taken.
 */

export const BUNDLE_TYPE = 'bongsu/bundle/1';

/** Statements in one file: their hashes are 67 kB of header, well within a frame. */
export const MAX_BUNDLE_STATEMENTS = 1000;
/** Bytes of one file; what waits is written into several. */
export const MAX_BUNDLE_BYTES = 4 << 20;

export interface BundleHeader {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly mode: Mode;
  /** The ledger whose statements for this peer are counted. */
  readonly ledger: string;
  /** Number of the first statement in it; they count from 1 without gaps over all files. */
  readonly first: number;
  /** The hash chain before it, as on a link: SHA-256(chain || hash), hexadecimal. */
  readonly before: string;
  /** SHA-256 of each statement's canonical envelope, hexadecimal, in their order. */
  readonly hashes: readonly string[];
  readonly timeMs: Instant;
}

export type SignedBundle = Envelope<BundleHeader>;

/** Writes a file; `statements` are canonical envelopes. */
export function writeBundle(
  about: Omit<BundleHeader, 'hashes'>,
  statements: readonly Uint8Array[],
  signer: Signer,
): Uint8Array {
  const hashes = statements.map((statement) => toHex(sha256(statement)));
  const header = seal(BUNDLE_TYPE, { ...about, hashes }, signer);
  const newline = Uint8Array.of(0x0a);
  const lines = [canonicalBytes(header), ...statements].flatMap((line) => [line, newline]);
  return new Uint8Array(Buffer.concat(lines));
}

/** The chain after each statement; the first member is the chain before them all. */
export function bundleChains(before: string, hashes: readonly string[]): string[] {
  const chains = [before];
  for (const hash of hashes) {
    chains.push(toHex(sha256Of(fromHex(chains.at(-1)!)!, fromHex(hash)!)));
  }
  return chains;
}

export type ReadBundle =
  | {
      readonly ok: true;
      readonly header: SignedBundle;
      /** What is sound, in its order. */
      readonly statements: readonly { readonly sequence: number; readonly bytes: Uint8Array }[];
      /** Numbers of statements that the header names and that are missing or changed. */
      readonly damaged: readonly number[];
    }
  | { readonly ok: false; readonly message: string };

/** Reads a file; nothing is verified but the statements' hashes against the header. Never throws. */
export function readBundle(file: Uint8Array): ReadBundle {
  if (file.length > 2 * MAX_BUNDLE_BYTES) return { ok: false, message: 'is too long for a bundle' };
  const lines = linesOf(file);
  const header = headerOf(lines[0]);
  if (typeof header === 'string') return { ok: false, message: header };
  const { first, hashes } = header.body;
  const byHash = new Map<string, Uint8Array>();
  for (const line of lines.slice(1)) byHash.set(toHex(sha256(line)), line);
  const statements: { sequence: number; bytes: Uint8Array }[] = [];
  const damaged: number[] = [];
  hashes.forEach((hash, i) => {
    const bytes = byHash.get(hash);
    if (bytes === undefined) damaged.push(first + i);
    else statements.push({ sequence: first + i, bytes });
  });
  return { ok: true, header, statements, damaged };
}

function linesOf(file: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < file.length; ) {
    const end = file.indexOf(0x0a, from);
    const to = end < 0 ? file.length : end;
    lines.push(file.subarray(from, to));
    from = to + 1;
  }
  return lines;
}

function headerOf(line: Uint8Array | undefined): SignedBundle | string {
  const header = line === undefined ? null : parse(line);
  if (header === null) return 'does not begin with the header of a bundle: it is none, or was cut';
  return headerProblem(header) ?? (header as unknown as SignedBundle);
}

/** What is wrong with the form of a header; null when nothing is. */
function headerProblem(value: unknown): string | null {
  const header = value as Partial<SignedBundle> | null;
  if (header?.type !== BUNDLE_TYPE) return 'header: is not of a bundle that this program reads';
  if (typeof header.key !== 'string' || typeof header.signature !== 'string') {
    return 'header: key or signature is wrong';
  }
  const body = header.body as Partial<BundleHeader> | null | undefined;
  if (typeof body !== 'object' || body === null) return 'header: body is not an object';
  const { from, to, mode, ledger, first, before, hashes, timeMs } = body;
  const good =
    Object.keys(body).length === 8 &&
    isNodeId(from) &&
    isNodeId(to) &&
    isMode(mode) &&
    isInstant(timeMs) &&
    typeof ledger === 'string' &&
    /^[0-9a-f]{32}$/.test(ledger) &&
    Number.isSafeInteger(first) &&
    (first as number) >= 1 &&
    isHash(before) &&
    Array.isArray(hashes) &&
    hashes.length >= 1 &&
    hashes.length <= MAX_BUNDLE_STATEMENTS &&
    hashes.every(isHash);
  return good ? null : 'header: a member of the body is wrong';
}

function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

/** True for a header that this key has signed. */
export function isBundleOf(header: SignedBundle, key: string, verifier: Verifier): boolean {
  return header.key === key && isSealed(BUNDLE_TYPE, header, verifier);
}

/** What of a bundle enters a watch, each an input of its own, in place of a frame of a link. */
export type BundlePiece =
  | { readonly bundle: SignedBundle }
  | { readonly bundled: { readonly sequence: number; readonly statement: SignedStatement } };

const PREFIX = new TextEncoder().encode('{"bundle');

/** True for bytes that {@link readBundlePiece} is to read: no frame of a link begins so. */
export function isBundlePiece(bytes: Uint8Array): boolean {
  return PREFIX.every((byte, i) => bytes[i] === byte);
}

/** The inputs of a bundle, its header first. */
export function bundlePieces(read: Extract<ReadBundle, { ok: true }>): Uint8Array[] {
  const encoder = new TextEncoder();
  return [
    canonicalBytes({ bundle: read.header }),
    ...read.statements.map(({ sequence, bytes }) =>
      Buffer.concat([
        encoder.encode(`{"bundled":{"sequence":${sequence},"statement":`),
        bytes,
        encoder.encode('}}'),
      ]),
    ),
  ];
}

/** Says what is wrong with a piece instead of throwing. */
export function readBundlePiece(bytes: Uint8Array): BundlePiece | string {
  const value = bytes.length > MAX_STATEMENT_BYTES ? null : parse(bytes);
  if (value === null) return 'a piece of a bundle is not JSON in UTF-8, or too long';
  if ('bundle' in value) {
    return headerProblem(value['bundle']) ?? { bundle: value['bundle'] as SignedBundle };
  }
  const bundled = (value['bundled'] ?? {}) as { sequence?: unknown; statement?: unknown };
  const { sequence, statement } = bundled;
  if (!Number.isSafeInteger(sequence)) return 'a piece of a bundle has no number';
  const problem = statementProblem(statement);
  if (problem !== null) return `statement ${sequence}: ${problem}`;
  return { bundled: { sequence: sequence as number, statement: statement as SignedStatement } };
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function parse(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    // What has no canonical form cannot be compared by hash or recorded.
    canonicalBytes(value);
    return value as Record<string, unknown>;
  } catch {
    return null;
  }
}
