import type { Instant, Mode, NodeId } from '../mark/index.ts';
import type { Signer } from '../seal/index.ts';
import type { LedgerSettings } from './settings.ts';

export interface LedgerOptions {
  /** File of the ledger; `-wal`, `-shm`, `-lock` and `-reserve` stand beside it. */
  readonly path: string;
  readonly node: NodeId;
  readonly mode: Mode;
  /** Signs checkpoints; the key never leaves this thread. */
  readonly signer: Signer;
  readonly settings?: Partial<LedgerSettings>;
  readonly clock?: () => Instant;
  /** File on another disk that stands in while the ledger cannot be written; null: none. */
  readonly second?: string | null;
}

/**
 * What became of an append. `queued`: it will be durable. `full`: that too, but more waits than
 * should; take no more datagrams in until `onDurable`. `refused`: it is not kept, and nothing
 * after it is until a snapshot is (a log with a hole is no fold).
 */
export type Appended = 'queued' | 'full' | 'refused';

/** The options of a ledger that runs, complete. */
export type Running = Required<Omit<LedgerOptions, 'settings'>> & {
  readonly settings: LedgerSettings;
};
