import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from '../../src/seal/index.ts';
import { runFederation } from './federation.ts';

const SEEDS = 200;

test(`${SEEDS} seeds of a federation with cuts, crashes and bad frames: nothing lost, doubled or leaked`, () => {
  let released = 0;
  let faults = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const run = runFederation(seed);
    assert.deepEqual(
      run.findings,
      [],
      `seed ${seed} (npm run simulate -- --from ${seed} --seeds 1): ${run.faults.join('; ')}`,
    );
    faults += run.faults.length;
    const warned = run.hosts
      .get('jpn')!
      .records.some(
        (record) => record.kind === 'accepted' && record.body.body.content.about === 'warning',
      );
    if (warned) released += 1;
  }
  assert.ok(faults > SEEDS, `${faults} faults happened`);
  assert.ok(released > SEEDS * 0.9, `a warning reached Japan in ${released} of ${SEEDS} runs`);
});

test('the same seed gives the same run, another one another', () => {
  const trace = (seed: number): string => {
    const run = runFederation(seed);
    return canonicalJson([...run.hosts.values()].map((host) => host.records));
  };
  assert.equal(trace(7), trace(7));
  assert.notEqual(trace(7), trace(8));
});
