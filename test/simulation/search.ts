import type { Finding } from './checks.ts';
import { type FederationOptions, type FederationRun, runFederation } from './federation.ts';
import type { Mutant } from './mutant.ts';
import type { Fault } from './plan.ts';

/** Runs that a search for the shortest list of faults may take. */
const MAX_TRIES = 120;

/** The first seed from `from` on that finds the mutant, at most so many on; null where none does. */
export function findMutant(mutant: Mutant, seeds: number, from = 1): FederationRun | null {
  for (let seed = from; seed < from + seeds; seed++) {
    const run = runFederation(seed, { mutant, until: 'any' });
    if (run.findings.length > 0) return run;
  }
  return null;
}

export interface Shrunk {
  readonly faults: readonly Fault[];
  readonly finding: Finding;
  readonly run: FederationRun;
  readonly tries: number;
}

/**
 * The shortest list of faults under which the seed still breaks the same invariant: leaves out
 * ever smaller parts of the list and keeps what is enough (Zeller and Hildebrandt, "Simplifying
 * and isolating failure-inducing input", IEEE TSE 28, 2002, algorithm ddmin).
 */
export function shrink(run: FederationRun, options: FederationOptions = {}): Shrunk {
  const { seed } = run;
  const { invariant } = run.findings[0]!;
  let tries = 0;
  const breaks = (faults: readonly Fault[]): boolean => {
    tries += 1;
    return runFederation(seed, { ...options, faults, until: invariant }).findings.some(
      (finding) => finding.invariant === invariant,
    );
  };
  let faults = run.faults;
  let parts = 1;
  while (faults.length > 0 && tries < MAX_TRIES) {
    const size = Math.ceil(faults.length / parts);
    let shorter: readonly Fault[] | null = null;
    for (let at = 0; at < faults.length && shorter === null; at += size) {
      const rest = [...faults.slice(0, at), ...faults.slice(at + size)];
      if (breaks(rest)) shorter = rest;
    }
    if (shorter !== null) {
      faults = shorter;
      parts = Math.max(1, parts - 1);
    } else if (size === 1) break;
    else parts = Math.min(faults.length, parts * 2);
  }
  const last = runFederation(seed, { ...options, faults, traced: true, until: invariant });
  const finding = last.findings.find((each) => each.invariant === invariant) ?? run.findings[0]!;
  return { faults, finding, run: last, tries };
}
