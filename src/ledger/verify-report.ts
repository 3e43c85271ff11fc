import type { Instant } from '../mark/index.ts';
import type { Verifier } from '../seal/index.ts';

export interface LedgerFinding {
  /** What it is about: `chunk 17`, `record 18`, `checkpoint of 900 entries`, `file`. */
  readonly where: string;
  readonly message: string;
}

export interface VerifyReport {
  /** True when there is no finding. */
  readonly verified: boolean;
  readonly chunks: number;
  readonly inputs: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly firstMs: Instant;
  readonly lastMs: Instant;
  readonly records: Readonly<Record<string, number>>;
  /** Stated stretches that were never recorded. */
  readonly gaps: readonly { readonly firstSeq: number; readonly lastSeq: number }[];
  readonly entries: number;
  /** Root of the tree over all entries, hexadecimal. */
  readonly root: string;
  readonly checkpoints: number;
  /** Entries under the newest signed checkpoint; later ones are not signed yet. */
  readonly signedEntries: number;
  readonly signedMs: Instant | null;
  /** Keys that signed checkpoints. */
  readonly keys: readonly string[];
  readonly snapshots: number;
  /** Warnings and statements kept from within a gap. */
  readonly strays: number;
  /** Entries of each kind that were removed after their days; their hashes were checked. */
  readonly removed: Readonly<Record<string, number>>;
  /** Entries whose content was taken out by an officer's signed word. */
  readonly shredded: number;
  /** The first {@link MAX_FINDINGS}. */
  readonly findings: readonly LedgerFinding[];
  readonly findingCount: number;
}

export interface VerifyOptions {
  readonly verifier: Verifier;
  /** Keys that may sign; without them those that the ledger itself names. */
  readonly keys?: readonly string[];
  /** Called now and then with the entries done and their number. */
  readonly progress?: (done: number, of: number) => void;
}

/** Findings that are told in full; one damaged page can make thousands. */
export const MAX_FINDINGS = 20;
