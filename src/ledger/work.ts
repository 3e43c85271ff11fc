import type { Instant } from '../mark/index.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { RecordRow } from './entry.ts';
import type { LedgerErrorCode } from './error.ts';
import type { OpenOptions } from './open.ts';

/** What the writer commits, in this order and never in part. */
export type Work =
  | {
      readonly what: 'batch';
      readonly firstSeq: number;
      readonly lastSeq: number;
      readonly firstMs: Instant;
      readonly lastMs: Instant;
      /** The inputs as input-codec writes them. */
      readonly bytes: Uint8Array;
      readonly records: readonly RecordRow[];
      /** May draw on the reserve. */
      readonly urgent: boolean;
    }
  | {
      readonly what: 'snapshot';
      readonly seq: number;
      readonly timeMs: Instant;
      readonly bytes: Uint8Array;
      /** First input that was never recorded and why, when the ledger goes on after a gap. */
      readonly gap: { readonly from: number; readonly reason: string } | null;
    }
  | { readonly what: 'strays'; readonly records: readonly RecordRow[] }
  | { readonly what: 'checkpoint'; readonly checkpoint: Checkpoint };

export type ToWriter =
  | { readonly what: 'works'; readonly works: readonly Work[] }
  /** Asks for the head of the tree as it is now. */
  | { readonly what: 'head' }
  | { readonly what: 'close' };

/** Size and root of the tree, to be signed. */
export interface TreeHead {
  readonly size: number;
  readonly root: string;
}

export type FromWriter =
  /** The ledger could not be opened; the thread has ended. */
  | { readonly what: 'refused'; readonly code: LedgerErrorCode; readonly message: string }
  | {
      readonly what: 'ready';
      readonly id: string;
      readonly lastSeq: number;
      readonly lastMs: Instant;
    }
  /** So many posts of works, from the oldest on, are durable. */
  | { readonly what: 'durable'; readonly posts: number }
  /** Asked for, or due. */
  | { readonly what: 'head'; readonly head: TreeHead }
  | { readonly what: 'failure'; readonly code: LedgerErrorCode; readonly message: string }
  | { readonly what: 'closed' };

/** What the writer thread starts with. */
export interface WriterData extends OpenOptions {
  /** One number, raised after each post, that the thread sleeps on. */
  readonly bell: Int32Array<SharedArrayBuffer>;
  /** A second record whose work is taken in first. */
  readonly second: string | null;
}
