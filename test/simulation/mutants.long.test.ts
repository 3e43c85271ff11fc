import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runFederation } from './federation.ts';
import { MUTANTS } from './mutants.ts';
import { sayFault } from './plan.ts';
import { findMutant } from './search.ts';

for (const mutant of MUTANTS) {
  test(`${mutant.name} is found within 200 seeds`, () => {
    assert.ok(findMutant(mutant, 200) !== null, mutant.what);
  });
}

test('2,000 seeds: nothing lost, doubled or leaked', () => {
  for (let seed = 1; seed <= 2000; seed++) {
    const run = runFederation(seed);
    assert.deepEqual(run.findings, [], `seed ${seed}: ${run.faults.map(sayFault).join('; ')}`);
  }
});
