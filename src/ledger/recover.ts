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
  /** Snapshots that were there and could not be gone on from, newest first. */
  readonly skipped: readonly { readonly seq: number; readonly reason: string }[];
}

/**
 * The newest snapshot that can be read and used, and all later inputs; after a crash this is all
 * that was durable. `problemOf` says why a state cannot be used, null when it can.
 */
export function recoverLedger(
  reader: LedgerReader,
  problemOf: (state: unknown) => string | null = () => null,
): Recovery {
  const skipped: { seq: number; reason: string }[] = [];
  for (const { seq, timeMs } of reader.snapshots().reverse()) {
    try {
      const state = reader.snapshotState(seq);
      const reason = problemOf(state);
      if (reason === null) {
        return { snapshot: { seq, timeMs, state }, inputs: reader.inputs(seq + 1), skipped };
      }
      skipped.push({ seq, reason });
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      skipped.push({ seq, reason: error.message });
    }
  }
  return { snapshot: null, inputs: reader.inputs(), skipped };
}
