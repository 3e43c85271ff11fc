import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geodeticToEcef } from '../earth/index.ts';
import type { BearingReport, EstimateReport, Vector3 } from '../sense/index.ts';
import {
  allTracks,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  type TrackerState,
  trackerHealth,
} from './index.ts';
import {
  burning,
  feed,
  mover,
  plotOf,
  radar,
  START_MS,
  seededNoise,
  straight,
} from './sky.fixture.ts';

const DEGREE = Math.PI / 180;
const EYES: readonly Vector3[] = [
  geodeticToEcef(0, 100 * DEGREE, 35_786_000),
  geodeticToEcef(0, 160 * DEGREE, 35_786_000),
];
const LOS = 3e-5;

function eye(id: string) {
  return {
    ...radar(id, { scanPeriodS: 1, clutterPerScan: 1 }),
    kind: 'bearing' as const,
    site: null,
  };
}

/** A line of sight with its error, from one of the two satellites. */
function lineTo(
  which: number,
  x: Float64Array,
  timeMs: number,
  normal: () => number,
): BearingReport {
  const from = EYES[which]!;
  const d = [0, 1, 2].map((i) => x[i]! - from[i]!);
  const range = Math.hypot(...d);
  const l = d.map((v) => v / range + LOS * normal());
  const length = Math.hypot(...l);
  return {
    kind: 'bearing',
    source: `eye${which}`,
    mode: 'exercise',
    timeMs,
    receivedMs: timeMs,
    observerEcefM: from,
    losEcef: l.map((v) => v / length) as unknown as Vector3,
    sigma: { losRad: LOS },
  };
}

/** So many burning missiles, far from each other, seen by both satellites. */
function watch(seed: number, objects: number, seconds: number): [TrackerState, Float64Array[]] {
  const noise = seededNoise(seed);
  const state = createTracker('exercise', DEFAULT_TRACKER, [eye('eye0'), eye('eye1')]);
  const list = Array.from({ length: objects }, (_, i) =>
    mover(37 + 2 * i, 126 + 3 * i, 12_000, 400, 60, 60),
  );
  const step = burning(90, 30);
  for (let k = 0; k < seconds; k++) {
    for (const which of [0, 1]) {
      const timeMs = START_MS + k * 1000 + 400 * which;
      const lines = list.map((x) => lineTo(which, x, timeMs, noise.normal));
      associate(state, lines, timeMs);
      for (const x of list) step(x, which === 0 ? 0.4 : 0.6, k);
    }
  }
  return [state, list];
}

test('two satellites that see a plume and no radar begin one track of it, where it is', () => {
  for (let seed = 1; seed <= 6; seed++) {
    for (const objects of [1, 3]) {
      const [state, list] = watch(seed, objects, 25);
      const tracks = allTracks(state, START_MS + 25_000).filter((t) => t.status === 'confirmed');
      assert.equal(tracks.length, objects, `seed ${seed}: ${tracks.length} of ${objects}`);
      for (const x of list) {
        const misses = tracks.map((t) => Math.hypot(...[0, 1, 2].map((i) => t.state[i]! - x[i]!)));
        assert.ok(Math.min(...misses) < 6_000, `${misses}`);
      }
    }
  }
});

test('lines that do not meet, of one sensor, or that are alone begin nothing and are counted', () => {
  const { normal } = seededNoise(1);
  const x = mover(37, 126, 50_000, 2_000, 60, 60);
  const y = mover(45, 140, 50_000, 2_000, 60, 60);
  const state = createTracker('exercise', DEFAULT_TRACKER, [eye('eye0'), eye('eye1')]);
  associate(state, [lineTo(0, x, START_MS, normal)], START_MS);
  associate(state, [lineTo(0, x, START_MS + 500, normal)], START_MS + 500);
  associate(state, [lineTo(1, y, START_MS + 700, normal)], START_MS + 700);
  assert.equal(allTracks(state).length, 0);
  assert.equal(trackerHealth(state).refused['unplaced-bearing'], 3);
  // A partner that comes too late finds nobody waiting.
  associate(state, [lineTo(1, x, START_MS + 4_000, normal)], START_MS + 4_000);
  assert.equal(allTracks(state).length, 0);
});

/** Somebody else's estimate of what they call number 7. */
function estimateOf(x: Float64Array, timeMs: number, sigma: number): EstimateReport {
  const covariance = new Array<number>(36).fill(0);
  for (let i = 0; i < 6; i++) covariance[i * 7] = i < 3 ? sigma * sigma : 25;
  return {
    kind: 'estimate',
    source: 'ally',
    mode: 'exercise',
    timeMs,
    receivedMs: timeMs,
    stateEcef: Array.from(x),
    covariance,
    provenance: ['ally:t7'],
    sourceTrack: 7,
  };
}

test('an estimate that comes back again and again adds no certainty', () => {
  const state = createTracker('exercise', DEFAULT_TRACKER, [feed('ally', 'estimate')]);
  const x = mover(38, 128, 9_000, 200, 90, 0);
  for (let k = 0; k < 30; k++) {
    associate(state, [estimateOf(x, START_MS + k * 1000, 100)], START_MS + k * 1000);
    straight(x, 1);
  }
  const [track] = allTracks(state);
  const sigma = Math.sqrt(track!.covariance[0]!);
  assert.ok(sigma > 80, `1 sigma ${sigma} m out of estimates of 100 m`);
});

test('an estimate that contradicts the track of its name stands beside it and is counted', () => {
  const { normal } = seededNoise(4);
  const sensor = radar('r');
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor, feed('ally', 'estimate')]);
  const x = mover(38, 128, 9_000, 200, 90, 0);
  const far = (): Float64Array => {
    const y = x.slice();
    y[2] = y[2]! + 20_000;
    return y;
  };
  for (let k = 0; k < 20; k++) {
    const timeMs = START_MS + k * 1000;
    const stated = estimateOf(k < 10 ? x : far(), timeMs, 100);
    associate(state, [plotOf(sensor, x, timeMs, normal), stated], timeMs);
    straight(x, 1);
  }
  assert.ok(trackerHealth(state).inconsistent >= 1);
  const tracks = allTracks(state);
  assert.equal(tracks.length, 2);
  const misses = tracks.map((t) => Math.hypot(...[0, 1, 2].map((i) => t.state[i]! - x[i]!)));
  assert.ok(Math.min(...misses) < 600 && Math.max(...misses) > 15_000, `${misses}`);
});
