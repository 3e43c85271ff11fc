import type { NodeId } from './id.ts';

/** From least to most protected. */
export const CLASSIFICATIONS = ['unclassified', 'restricted', 'confidential', 'secret'] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/** How much of a thing a holder may see: `minimum` is hazard kind, areas, time and action. */
export const FIDELITIES = ['minimum', 'coarse', 'full'] as const;
export type Fidelity = (typeof FIDELITIES)[number];

/** A marking. Lists are sorted and without repeats, so that equal labels have equal bytes. */
export interface Label {
  readonly classification: Classification;
  /** Nodes that may hold it; the originator always may. */
  readonly releasableTo: readonly NodeId[];
  /** `originator-control`, `source-protection` and the like, in words both sides agreed on. */
  readonly caveats: readonly string[];
  /** Not before this long after the fact, seconds. */
  readonly delayS: number;
  readonly fidelity: Fidelity;
}

export function isClassification(value: unknown): value is Classification {
  return typeof value === 'string' && (CLASSIFICATIONS as readonly string[]).includes(value);
}

/** The order of classifications: 0 for `unclassified`. */
export function classificationLevel(classification: Classification): number {
  return CLASSIFICATIONS.indexOf(classification);
}

/**
 * The marking of something made from both: the higher classification, only common receivers,
 * all caveats, the longer delay, the lesser fidelity. Commutative, associative, idempotent.
 */
export function joinLabels(a: Label, b: Label): Label {
  return {
    classification:
      classificationLevel(a.classification) >= classificationLevel(b.classification)
        ? a.classification
        : b.classification,
    releasableTo: sorted(a.releasableTo.filter((node) => b.releasableTo.includes(node))),
    caveats: sorted([...a.caveats, ...b.caveats]),
    delayS: Math.max(a.delayS, b.delayS),
    fidelity:
      FIDELITIES.indexOf(a.fidelity) <= FIDELITIES.indexOf(b.fidelity) ? a.fidelity : b.fidelity,
  };
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
