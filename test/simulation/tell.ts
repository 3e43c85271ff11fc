import { runFederation } from './federation.ts';
import type { Mutant } from './mutant.ts';
import { sayFault } from './plan.ts';
import { shrink } from './search.ts';

/** Events before the end of a run that are told. */
const TRACE_TOLD = 40;

/** A seed with a finding, for people: what broke, the shortest way there, and what happened last. */
export function tellSeed(seed: number, mutant: Mutant | null): string[] {
  const run = runFederation(seed, { mutant, until: 'any' });
  if (run.findings.length === 0)
    return [`seed ${seed}: not found again: it hangs on what ran before`];
  const { faults, finding, run: last, tries } = shrink(run, { mutant });
  const named = mutant === null ? '' : ` --mutant ${mutant.name}`;
  return [
    `seed ${run.seed}: ${finding.invariant}: ${finding.message}`,
    `  ${faults.length} of ${run.faults.length} faults are enough (${tries} runs):`,
    ...faults.map((fault) => `    ${sayFault(fault)}`),
    '  the last events:',
    ...last.trace.slice(-TRACE_TOLD).map((line) => `    ${line}`),
    `  again: npm run simulate -- --from ${run.seed} --seeds 1${named}`,
  ];
}
