import { type FederationRun, runFederation } from './federation.ts';
import { MUTANTS } from './mutants.ts';
import type { FaultKind } from './plan.ts';
import { findMutant } from './search.ts';

/** Seeds that are run one after the other, or a mutant that is searched for. Plain data. */
export interface Job {
  readonly what: 'run' | 'find';
  readonly from: number;
  readonly seeds: number;
  readonly mutant: string | null;
}

/** What a job gave. Plain data. */
export interface Done {
  readonly from: number;
  readonly seeds: number;
  readonly frames: number;
  readonly accepted: number;
  readonly warned: number;
  readonly faults: Readonly<Partial<Record<FaultKind, number>>>;
  readonly violations: readonly Pick<FederationRun, 'seed' | 'findings'>[];
}

/** Runs a job in this thread. */
export function runJob({ what, from, seeds, mutant: name }: Job): Done {
  const mutant = MUTANTS.find((each) => each.name === name) ?? null;
  const done = { from, seeds, frames: 0, accepted: 0, warned: 0 };
  const faults: Partial<Record<FaultKind, number>> = {};
  const violations: Pick<FederationRun, 'seed' | 'findings'>[] = [];
  if (what === 'find') {
    const run = mutant === null ? null : findMutant(mutant, seeds, from);
    if (run !== null) violations.push({ seed: run.seed, findings: run.findings });
    return { ...done, faults, violations };
  }
  for (let seed = from; seed < from + seeds; seed++) {
    // Of a mutant it is enough that it was found.
    const run = runFederation(seed, mutant === null ? {} : { mutant, until: 'any' });
    done.frames += run.frames;
    done.accepted += run.accepted;
    done.warned += run.warned;
    for (const { kind } of run.faults) faults[kind] = (faults[kind] ?? 0) + 1;
    if (run.findings.length > 0) violations.push({ seed, findings: run.findings });
    if (mutant !== null && violations.length > 0) return { ...done, faults, violations };
  }
  return { ...done, faults, violations };
}
