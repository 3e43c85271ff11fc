import {
  closeSync,
  fdatasyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { Mode, NodeId } from '../../mark/index.ts';
import { sha256 } from '../../seal/index.ts';
import type { Work } from '../work.ts';

/*
 * The second record: a plain file on another disk. One entry behind the other: length (4 bytes,
 * big-endian), the first 8 bytes of the SHA-256 of what follows, and that, as v8 serialises it. The
 * first entry says whose it is. It is empty but for that while the ledger itself can be written.
 */

/** Version of the file. */
const SECOND_FORMAT = 1;
const HEAD_BYTES = 12;
/** A batch is bounded by what may wait for the disk; beyond this it is none of ours. */
const MAX_ENTRY_BYTES = 256 << 20;

/** Whose it is. */
export interface SecondMeta {
  readonly format: number;
  readonly ledger: string;
  readonly node: NodeId;
  readonly mode: Mode;
}

export function secondMeta(ledger: string, node: NodeId, mode: Mode): SecondMeta {
  return { format: SECOND_FORMAT, ledger, node, mode };
}

/** What of the ledger's work it keeps. Snapshots and checkpoints are made anew. */
export type SecondWork = Extract<Work, { what: 'batch' | 'strays' }>;

/** An open second record; written by one thread alone. */
export class SecondFile {
  readonly #file: number;
  readonly #headBytes: number;
  #bytes: number;

  /** Empties the file and says whose it is. Throws what the file system throws. */
  constructor(path: string, meta: SecondMeta) {
    this.#file = openSync(path, 'w', 0o600);
    this.#bytes = 0;
    this.#write(serialize(meta));
    fdatasyncSync(this.#file);
    this.#headBytes = this.#bytes;
  }

  /** Durable when it returns. */
  add(works: readonly SecondWork[]): void {
    for (const work of works) this.#write(serialize(work));
    fdatasyncSync(this.#file);
  }

  /** The ledger has all of it. */
  empty(): void {
    ftruncateSync(this.#file, this.#headBytes);
    this.#bytes = this.#headBytes;
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(payload: Uint8Array): void {
    const entry = Buffer.alloc(HEAD_BYTES + payload.length);
    entry.writeUInt32BE(payload.length);
    entry.set(sha256(payload).subarray(0, 8), 4);
    entry.set(payload, HEAD_BYTES);
    // A write that was cut short is written over by the next one.
    for (let at = 0; at < entry.length; ) {
      at += writeSync(this.#file, entry, at, entry.length - at, this.#bytes + at);
    }
    this.#bytes += entry.length;
  }
}

/**
 * What a second record holds, up to the first entry that is not whole: the crash came while it was
 * written, and nothing left on the strength of it. Null where there is no file of this format.
 */
export function readSecond(
  path: string,
): { readonly meta: SecondMeta; readonly works: readonly SecondWork[] } | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
  const entries: unknown[] = [];
  for (let at = 0; at + HEAD_BYTES <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const payload = bytes.subarray(at + HEAD_BYTES, at + HEAD_BYTES + length);
    if (length > MAX_ENTRY_BYTES || payload.length < length) break;
    const sum = Buffer.from(sha256(payload)).subarray(0, 8);
    if (!sum.equals(bytes.subarray(at + 4, at + HEAD_BYTES))) break;
    entries.push(deserialize(payload));
    at += HEAD_BYTES + length;
  }
  const [meta, ...works] = entries as [SecondMeta | undefined, ...SecondWork[]];
  return meta?.format === SECOND_FORMAT ? { meta, works } : null;
}
