import { KEEP_ALL, type KeepDays } from './keep.ts';

/** How a ledger is kept. Defaults: {@link DEFAULT_LEDGER}. */
export interface LedgerSettings {
  /**
   * Bytes that may wait for the disk before `append` answers `full`; the caller then takes no
   * more datagrams in. At twice as much it answers `refused`.
   */
  readonly pendingLimitBytes: number;
  /** Inputs that nothing follows from gather this long for one commit, milliseconds, */
  readonly gatherMs: number;
  /** or until they are so many bytes. */
  readonly gatherBytes: number;
  /** Preallocated on disk, given up for warnings when the disk is full. */
  readonly reserveBytes: number;
  /** The ledger's own quota on disk, reserve included; null: the disk's. */
  readonly maximumBytes: number | null;
  /** A signed checkpoint at most this long after an entry, seconds, */
  readonly checkpointIntervalS: number;
  /** or after this many entries. */
  readonly checkpointEntries: number;
  /** Newest snapshots that are kept; the first is always kept. */
  readonly snapshotsKept: number;
  /** How long entries are kept; with inputs that go, the first snapshot of each day is kept too. */
  readonly keep: KeepDays;
}

export const DEFAULT_LEDGER: LedgerSettings = {
  // One second of 20,000 datagrams of 320 bytes, and half the reserve, in which it has to fit.
  pendingLimitBytes: 8 << 20,
  // A crash loses at most so much of what sensors said and nobody was told of. More bytes would
  // be felt in the commit of a warning that comes behind them.
  gatherMs: 50,
  gatherBytes: 64 << 10,
  reserveBytes: 16 << 20,
  maximumBytes: null,
  checkpointIntervalS: 1,
  checkpointEntries: 1000,
  snapshotsKept: 8,
  keep: KEEP_ALL,
};
