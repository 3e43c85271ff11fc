import type { Instant, NodeId } from '../mark/index.ts';
import type { ShareState } from './share.ts';
import type { SignedStatement } from './statement.ts';

/*
 * Peers hold each other to one history. Each probe of a link, at its fixed cadence and in its fixed
 * size, states the root of its node's ledger: signed, and recorded by whoever gets it. The root
 * binds every entry before it and tells nothing of them, not even how many there are.
 */

/** What a probe states of its node's ledger. */
export interface Witness {
  /** Name of the ledger, 32 hexadecimal digits. */
  readonly ledger: string;
  /** Root over its entries (RFC 6962 section 2.1), hexadecimal, as of its newest durable checkpoint. */
  readonly root: string;
}

/** The last that a peer has stated of a ledger. */
export interface Witnessed extends Witness {
  /** Counts the probes of that node under that ledger. */
  readonly revision: number;
  readonly timeMs: Instant;
}

/** Root before the first checkpoint. */
const NO_ROOT = '0'.repeat(64);

export function witnessOf({ ledger, root }: ShareState): Witness | undefined {
  return /^[0-9a-f]{32}$/.test(ledger) ? { ledger, root: root ?? NO_ROOT } : undefined;
}

/** The node's own root, as its shell hands it in; anything else is passed over. */
export function noteRoot(state: ShareState, effect: string, value: unknown): void {
  if (effect === ROOT && typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)) {
    state.root = value;
  }
}

/** `effect` of the `result` input that brings the root. */
export const ROOT = 'ledger-root';

/** Ledgers of one peer that are remembered; one more is begun once in years. */
const MAX_LEDGERS = 4;

/**
 * Remembers what a peer's probe states, and says what is wrong with it: under one ledger's name its
 * count went back, or stood still under another root. A ledger that was put back to an earlier
 * state and gone on with does that, and nothing else.
 */
export function hearWitness(
  state: ShareState,
  from: NodeId,
  { body }: SignedStatement,
): string | null {
  const { content, timeMs } = body;
  if (content.about !== 'probe' || content.witness === undefined || body.origin !== from) {
    return null;
  }
  const { revision } = content;
  const { ledger, root } = content.witness;
  const known = state.witnessed.get(from) ?? [];
  const before = known.find((one) => one.ledger === ledger);
  const now: Witnessed = { ledger, root, revision, timeMs };
  const others = known.filter((one) => one !== before);
  state.witnessed.set(from, [...others, now].slice(-MAX_LEDGERS));
  if (before === undefined || revision > before.revision) return null;
  if (revision === before.revision && root === before.root) return null;
  return (
    `ledger ${ledger}: probe ${revision} states root ${root} after probe ${before.revision} ` +
    `stated root ${before.root}`
  );
}

/** What is wrong with the form of a witness; null when nothing is. */
export function witnessProblem(value: unknown): string | null {
  if (value === undefined) return null;
  const { ledger, root } = (value ?? {}) as Record<string, unknown>;
  const good =
    Object.keys(value ?? {}).length === 2 &&
    typeof ledger === 'string' &&
    /^[0-9a-f]{32}$/.test(ledger) &&
    typeof root === 'string' &&
    /^[0-9a-f]{64}$/.test(root);
  return good ? null : 'content: the witness of a probe is wrong';
}
