import type { LedgerPort, Outlets } from '../../src/node/ports.ts';
import type { Verifier } from '../../src/seal/index.ts';
import type { Input, Outcome, Watch } from '../../src/watch/index.ts';

/**
 * A small named patch of the product, made at its ports: of what it is given, of what it gives,
 * or of the state around one step.
 */
export interface Mutant {
  readonly name: string;
  /** What is broken, as one sentence. */
  readonly what: string;
  readonly ledger?: (port: LedgerPort) => LedgerPort;
  readonly verifier?: Verifier;
  readonly step?: (step: (input: Input) => Outcome, watch: Watch, input: Input) => Outcome;
  /** What leaves for peers; `node` is whose. */
  readonly outlets?: (outlets: Outlets, node: string) => Outlets;
  /** A start takes nothing in that is on the second disk alone. */
  readonly forgetsSecond?: true;
  /** What is torn when the power goes is read as if it were whole. */
  readonly keepsTorn?: true;
  /** A link greets while the disk is dead with what is on no disk. */
  readonly claimsAnything?: true;
}
