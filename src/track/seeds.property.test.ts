import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { associate, createTracker } from './index.ts';
import { isInReach, placeTrack } from './place.ts';
import { type Prepared, prepare } from './prepared.ts';
import { leaveSeeds, NEAREST, querySeeds, seedCount } from './seeds.ts';
import { DEFAULT_TRACKER } from './settings.ts';
import { mover, plotOf, radar, START_MS, seededNoise } from './sky.fixture.ts';
import type { TrackerState } from './state.ts';

const sensor = radar('r', { scanPeriodS: 1 });

/** A tracker with so many tracks of one report, and a plot one second later. */
function crowd(seed: number, count: number, widthDeg: number): [TrackerState, Prepared] {
  const { uniform } = seededNoise(seed);
  const place = (): Float64Array =>
    mover(37.6 + widthDeg * uniform(), 127.2 + widthDeg * uniform(), 30_000 * uniform(), 0, 0, 0);
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const plots = Array.from({ length: count }, () => plotOf(sensor, place(), START_MS, null));
  associate(state, plots, START_MS);
  const report = plotOf(sensor, place(), START_MS + 1000, null);
  return [state, prepare(report, 0, state.coverages[0]!)];
}

function distance(state: TrackerState, slot: number, z: Prepared): number {
  const s = state.store.state;
  return Math.hypot(s[slot * 18]! - z.x, s[slot * 18 + 1]! - z.y, s[slot * 18 + 2]! - z.z);
}

/** Numbers of all tracks in whose reach the plot lies, those that would be slowest first. */
function bySpeed(state: TrackerState, z: Prepared): number[] {
  const speed = (slot: number): number => distance(state, slot, z);
  return [...state.store.slots.values()]
    .filter((slot) => isInReach(state, slot, z))
    .sort((a, b) => speed(a) - speed(b));
}

test('a query finds the slowest of all that can match; in a crowd, of those that are nearest', () => {
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.integer({ min: 0, max: 1500 }),
      fc.constantFrom(0.02, 0.3, 3),
      (seed, count, width) => {
        const [state, z] = crowd(seed, count, width);
        const found: number[] = [];
        querySeeds(state, z, z.extentM, isInReach, found, 0);
        const all = bySpeed(state, z);
        if (count <= 256) {
          assert.deepEqual(found, all.slice(0, NEAREST));
          return;
        }
        assert.ok(found.length <= NEAREST);
        // Spread so wide, no eight cubes of 16 km hold more than are looked through, and these hold
        // all that is within half an edge: the nearest of all, if it is that near.
        if (width === 3 && all.length > 0 && distance(state, all[0]!, z) < 8_000) {
          assert.equal(found[0], all[0]);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('what leaves is gone from every cube, what stays is found, in any order', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 200 }), (seed, count) => {
      const [state, z] = crowd(seed, count, 0.5);
      const { uniform } = seededNoise(seed + 1);
      const slots = [...state.store.slots.values()].sort(() => uniform() - 0.5);
      for (const slot of slots) {
        const found: number[] = [];
        querySeeds(state, z, z.extentM, isInReach, found, 0);
        assert.ok(found.every((s) => state.store.seedReach[s]! >= 0));
        state.nowMs = START_MS + 5_000;
        if (uniform() < 0.2) placeTrack(state, slot);
        leaveSeeds(state, slot);
      }
      assert.equal(seedCount(state.seeds), 0);
      for (const level of state.seeds.cells) assert.equal(level.used, 0);
    }),
    { numRuns: 50 },
  );
});
