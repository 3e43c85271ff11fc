import assert from 'node:assert/strict';
import { test } from 'node:test';
import { birthFactor, clutterFactor, noteBorn, noteUnexplained } from './clutter.ts';
import { coverageOf } from './coverage.ts';
import { DEFAULT_TRACKER } from './settings.ts';
import { radar, START_MS } from './sky.fixture.ts';

const EXPECTED = 0.4;

function looked(bornPerScan: number, scans: number): { birth: number; clutter: number } {
  const sensor = coverageOf(radar('r', { scanPeriodS: 4, clutterPerScan: 20 }), DEFAULT_TRACKER);
  for (let k = 0; k <= scans; k++) {
    for (let i = 0; i < 20; i++) noteUnexplained(sensor, START_MS + k * 4000, 1);
    for (let i = 0; i < bornPerScan; i++) noteBorn(sensor);
  }
  return { birth: birthFactor(sensor, EXPECTED), clutter: clutterFactor(sensor) };
}

test('where many objects appear, the next unexplained plot is the likelier one of them', () => {
  assert.ok(Math.abs(looked(4, 60).birth - 4 / EXPECTED) < 2, `${looked(4, 60).birth}`);
  assert.ok(Math.abs(looked(4, 60).clutter - 1) < 0.15);
});

test('where nothing has appeared, a new object is doubted no more than the settings say', () => {
  for (const scans of [0, 3, 60, 1_000]) assert.equal(looked(0, scans).birth, 1);
});
