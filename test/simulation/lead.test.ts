import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LeadSettings } from '../../src/warn/index.ts';
import { type LeadRun, runLead, WITHIN } from './lead-run.ts';
import { LEAD, type NodeName } from './lead-world.ts';

const SEEDS = 200;
const LIMIT_MS = (LEAD.leaseS + LEAD.skewS) * 1000;

/** Each seed's run is looked at by two tests and costs a tenth of a second. */
const runs = new Map<number, LeadRun>();
function run(seed: number): LeadRun {
  const known = runs.get(seed) ?? runLead(seed);
  runs.set(seed, known);
  return known;
}

test(`${SEEDS} seeds of cuts, one-way cuts, crashes and clocks set within the bound: one holder alone takes back`, () => {
  const sum = { passed: 0, lapsed: 0, taken: 0, foreign: 0, refused: 0 };
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { findings, faults, counts } = run(seed);
    assert.deepEqual(findings, [], `seed ${seed}: ${faults.join('; ')}`);
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += counts[name];
  }
  assert.ok(sum.passed > SEEDS, `authority passed ${sum.passed} times`);
  assert.ok(sum.lapsed > SEEDS / 10, `${sum.lapsed} leases ended by time`);
  assert.ok(sum.taken > SEEDS, `${sum.taken} warnings were taken back`);
  assert.ok(sum.foreign > SEEDS / 2, `${sum.foreign} of them by another node's word`);
  assert.ok(sum.refused > SEEDS, `${sum.refused} attempts beyond the right were refused`);
});

test(`${SEEDS} seeds: a warning is never held back, and the right to take back is absent no longer than lease and bound`, () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { silentMs, absentMs, faults, clocksSet } = run(seed);
    // The owner counts no time that its clock may only seem to show: each setting may cost as much.
    const limitMs = LIMIT_MS + clocksSet * LEAD.skewS * 1000 + 2 * WITHIN.tickMs;
    const at = `seed ${seed}: ${faults.join('; ')}`;
    assert.ok(silentMs <= 3000, `a first warning waited ${silentMs} ms; ${at}`);
    assert.ok(absentMs <= limitMs, `nobody for ${absentMs} ms; ${at}`);
  }
});

test('clocks far beyond the bound cost the lease, never the single holder', () => {
  let passed = 0;
  for (let seed = 1; seed <= 25; seed++) {
    // Ticks come as they do in a node, so that a clock that was set back is noticed by them.
    const beyond = { ...WITHIN, tickMs: 50, clocksMs: 60_000 };
    const { findings, faults, counts, silentMs } = runLead(seed, beyond);
    assert.deepEqual(findings, [], `seed ${seed}: ${faults.join('; ')}`);
    assert.ok(silentMs <= 3000, `a first warning waited ${silentMs} ms; seed ${seed}`);
    passed += counts.passed;
  }
  assert.ok(passed < 25, `${passed} leases counted though the clocks were a minute apart`);
});

test('the search finds a node that takes back what it likes', () => {
  // Its settings say nothing of whose people live where.
  const lawless = (node: NodeName, lead: LeadSettings): LeadSettings | undefined =>
    node === 'kor' ? undefined : lead;
  assert.ok(countOf({ ...WITHIN, setting: lawless }) > 0);
});

function countOf(options: Parameters<typeof runLead>[1]): number {
  let found = 0;
  for (let seed = 1; seed <= 20; seed++) {
    if (runLead(seed, options).findings.length > 0) found += 1;
  }
  return found;
}

test('what is known of leads folds again from the inputs to the same records', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { findings, faults } = runLead(seed, { ...WITHIN, traced: true });
    assert.deepEqual(findings, [], `seed ${seed}: ${faults.join('; ')}`);
  }
});

test('the same seed gives the same run', () => {
  assert.deepEqual(runLead(7), runLead(7));
});
