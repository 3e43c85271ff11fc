import type { Instant } from '../mark/index.ts';
import type { Input } from '../watch/index.ts';
import { LedgerError } from './error.ts';
import type { LedgerReader } from './reader.ts';

/** Where a watch goes on: the state after input `seq`, and the inputs since then. */
export interface Recovery {
  /** Null: from the beginning. */
  readonly snapshot: {
    readonly seq: number;
    readonly timeMs: Instant;
    readonly state: unknown;
  } | null;
  readonly inputs: Iterable<Input>;
  /** Snapshots that were there and could not be read, newest first. */
  readonly skipped: readonly LedgerError[];
}

/**
 * The newest snapshot that can be read and all later inputs; after a crash this is all that
 * was durable.
 */
export function recoverLedger(reader: LedgerReader): Recovery {
  const skipped: LedgerError[] = [];
  for (const { seq, timeMs } of reader.snapshots().reverse()) {
    try {
      const state = reader.snapshotState(seq);
      return { snapshot: { seq, timeMs, state }, inputs: reader.inputs(seq + 1), skipped };
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      skipped.push(error);
    }
  }
  return { snapshot: null, inputs: reader.inputs(), skipped };
}
