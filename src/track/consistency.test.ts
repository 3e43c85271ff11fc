import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import { coastStep } from '../motion/index.ts';
import { associate, createTracker, DEFAULT_TRACKER, trackerHealth } from './index.ts';
import { mover, plotOf, radar, START_MS, seededNoise, straight } from './sky.fixture.ts';

/** Aircraft and what falls, seen by a radar whose errors are `factor` times the stated ones. */
function watched(factor: number) {
  const noise = seededNoise(11);
  const told = radar('r', { clutterPerScan: 0 });
  const { rangeM, azimuthRad, elevationRad } = told.sigma;
  const own = radar('r', {
    sigma: {
      ...told.sigma,
      rangeM: factor * rangeM,
      azimuthRad: factor * azimuthRad,
      elevationRad: factor * elevationRad,
    },
  });
  let state = createTracker('exercise', DEFAULT_TRACKER, [told]);
  for (let run = 0; run < 12; run++) {
    const x = mover(38.5 + 0.1 * run, 128, 9_000, 250, 80, 0);
    const y = mover(40.2 + 0.1 * run, 127.5, 120_000, 2_600, 110, 45);
    for (let k = 0; k < 60; k++) {
      const timeMs = START_MS + run * 600_000 + k * 1000;
      const plots = [x, y].map((each) => ({
        ...plotOf(own, each, timeMs, noise.normal),
        sigma: { rangeM, azimuthRad, elevationRad },
      }));
      associate(state, plots, timeMs);
      straight(x, 1);
      coastStep(y, 1);
    }
    state = deserialize(serialize(state)) as typeof state;
  }
  return trackerHealth(state).consistency;
}

test('stated errors that are right show a misfit of 1 and a twentieth outside, by filter', () => {
  const rows = watched(1);
  for (const model of ['constantVelocity', 'coast'] as const) {
    const row = rows.find((each) => each.sensor === 'r' && each.model === model)!;
    assert.ok(row.count > 300, `${model}: ${row.count}`);
    assert.ok(row.misfit > 0.8 && row.misfit < 1.15, `${model}: ${row.misfit}`);
    assert.ok(row.outside > 0.01 && row.outside < 0.09, `${model}: ${row.outside}`);
  }
});

test('errors that are larger or smaller than stated show as such', () => {
  const half = watched(0.5).find(({ model }) => model === 'constantVelocity')!;
  assert.ok(half.misfit < 0.5 && half.outside < 0.03, `${half.misfit}`);
  const twice = watched(1.6).find(({ model }) => model === 'constantVelocity')!;
  assert.ok(twice.misfit > 1.4 && twice.outside > 0.12, `${twice.misfit}, ${twice.outside}`);
});
