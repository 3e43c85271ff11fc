import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { KinematicReport } from '../sense/index.ts';
import { MOST_TURNS } from './births.ts';
import { clutterFactor } from './clutter.ts';
import { advance, allTracks, associate, createTracker, trackerHealth } from './index.ts';
import { DEFAULT_TRACKER } from './settings.ts';
import { mover, plotOf, radar, START_MS, seededNoise, straight } from './sky.fixture.ts';

const BOUND = 20;
const settings = { ...DEFAULT_TRACKER, birthsPerScan: BOUND };

/** False plots all over a radar's sky, none near another. */
function falsePlots(count: number, uniform: () => number, timeMs: number): KinematicReport[] {
  const sensor = radar('r', { scanPeriodS: 4 });
  const anywhere = mover(38, 128, 9_000, 100, 0, 0);
  return Array.from({ length: count }, () => ({
    ...plotOf(sensor, anywhere, timeMs, null),
    rangeM: 20_000 + 400_000 * uniform(),
    azimuthRad: 2 * Math.PI * uniform(),
    elevationRad: 0.02 + 0.1 * uniform(),
  }));
}

test('in a crowd births are bounded and counted, and what keeps coming is begun in its turn', () => {
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.integer({ min: 2, max: 300 }),
      fc.double({ min: 0, max: 360, noNaN: true }),
      (seed, crowd, heading) => {
        const noise = seededNoise(seed);
        const sensor = radar('r', { scanPeriodS: 4 });
        const state = createTracker('exercise', settings, [sensor]);
        const x = mover(38 + noise.uniform(), 128.5, 9_000, 250, heading, 0);
        let found = -1;
        let begun = 0;
        for (let scan = 0; scan <= MOST_TURNS + 1 && found < 0; scan++) {
          const timeMs = START_MS + scan * 4000;
          const plots = falsePlots(crowd, noise.uniform, timeMs);
          // The crowd comes first, so that the object has to wait.
          associate(state, [...plots, plotOf(sensor, x, timeMs + 10, noise.normal)], timeMs + 10);
          const health = trackerHealth(state);
          const most = 2 * Math.max(BOUND, (crowd + 1) / MOST_TURNS);
          assert.ok(health.begun - begun <= most, `${health.begun - begun} births in a scan`);
          begun = health.begun;
          assert.equal(health.used + health.putOff, (crowd + 1) * (scan + 1));
          for (const track of allTracks(state, timeMs + 10)) {
            const [px, py, pz] = track.state as [number, number, number];
            const miss = Math.hypot(px - x[0]!, py - x[1]!, pz - x[2]!);
            if (track.timeMs === timeMs + 10 && miss < 4_000) found = scan;
          }
          advance(state, timeMs + 3_000);
          straight(x, 4);
        }
        assert.ok(found >= 0, 'the object was never begun');
      },
    ),
    { numRuns: 100 },
  );
});

test('the number of unexplained plots is learned, whatever the record says', () => {
  const noise = seededNoise(5);
  const sensor = radar('r', { scanPeriodS: 4, clutterPerScan: 5 });
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const at = (scan: number, count: number): void => {
    associate(
      state,
      falsePlots(count, noise.uniform, START_MS + scan * 4000),
      START_MS + scan * 4000,
    );
  };
  for (let scan = 0; scan < 30; scan++) at(scan, 100);
  const high = clutterFactor(state.coverages[0]!) * state.coverages[0]!.unexplainedPerScan;
  // What the record says weighs two scans, what was seen eight.
  assert.ok(high > 70 && high < 90, String(high));
  for (let scan = 30; scan < 60; scan++) at(scan, 5);
  const low = clutterFactor(state.coverages[0]!) * state.coverages[0]!.unexplainedPerScan;
  assert.ok(low > 4 && low < 9, String(low));
});
