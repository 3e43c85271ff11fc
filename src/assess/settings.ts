import type { Label, Mode, NodeId } from '../mark/index.ts';

/** What the recognisers need to know. Defaults: {@link DEFAULT_ASSESS}; the rest is the node's. */
export interface AssessSettings {
  readonly node: NodeId;
  readonly mode: Mode;
  /** Marking of the hazards made here. */
  readonly label: Label;
  readonly ballistic: {
    /** Probability of `ballistic` at which a hazard is opened. */
    readonly openProbability: number;
    /** A hazard is revised no more often than this, seconds, unless its meaning changes. */
    readonly revisionS: number;
    /** Containments of the areas, rising. */
    readonly containments: readonly number[];
    /** No report for this long before impact: the hazard is `lost`, seconds. */
    readonly lostAfterS: number;
    /** Administrative areas within this distance of the largest area count as touched, metres. */
    readonly marginM: number;
  };
}

export const DEFAULT_BALLISTIC: AssessSettings['ballistic'] = {
  openProbability: 0.9,
  revisionS: 1,
  containments: [0.5, 0.9, 0.99],
  lostAfterS: 10,
  marginM: 30_000,
};
