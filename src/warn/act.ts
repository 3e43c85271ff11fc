import type { Instant, Mode, OfficerId, WarningId } from '../mark/index.ts';
import type { Envelope } from '../seal/index.ts';

/** Type line of the envelope that carries an {@link Act}. */
export const ACT_TYPE = 'bongsu/act/1';

/** What an officer may ask for. */
export const ACTS = ['release', 'withdraw', 'all-clear', 'discard', 'widen'] as const;

/**
 * One officer's signed act on one revision of one warning. Two different people's `release` of
 * the same content release a draft; `withdraw` and `all-clear` make the prepared correction and
 * all-clear into drafts that two people release the same way; `discard` drops a draft; `widen`
 * drafts the same for more areas, which then stay until people take them back.
 */
export interface Act {
  readonly act: (typeof ACTS)[number];
  readonly mode: Mode;
  readonly warning: WarningId;
  readonly revision: number;
  /** `contentHash` of the revision as the officer saw it. */
  readonly contentHash: string;
  readonly officer: OfficerId;
  readonly atMs: Instant;
  /** Unique per officer; a repeated one is refused. */
  readonly nonce: string;
  /** With `widen` alone: codes of the areas to be warned as well, up to {@link MAX_WIDENED}. */
  readonly regions?: readonly string[];
}

/** Areas that one act may add: more than any country has of the first level. */
export const MAX_WIDENED = 100;

export type SignedAct = Envelope<Act>;

/** A person who may act, by reference only (law 12): who that is stands in the staff register. */
export interface Officer {
  readonly id: OfficerId;
  /** Two officers with the same `person` are one person and count once. */
  readonly person: string;
  readonly key: string;
  readonly roles: readonly ('release' | 'observe')[];
  readonly notAfterMs: Instant | null;
  /** A key made for demonstrations: an actual trust root refuses it. */
  readonly demonstration: boolean;
}
