import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import type { KinematicReport } from '../sense/index.ts';
import {
  advance,
  allTracks,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  digestTracks,
  type TrackerState,
} from './index.ts';
import { seedCount } from './seeds.ts';
import { feed, fixOf, mover, plotOf, radar, START_MS, seededNoise } from './sky.fixture.ts';

const sensors = [
  radar('r1'),
  radar('r2', { scanPeriodS: 4 }),
  feed('adsb', 'adsb'),
  feed('ais', 'ais'),
];

/** Batches of plots and fixes of a few objects amid clutter, some with broken numbers. */
function batches(seed: number, count: number): KinematicReport[][] {
  const noise = seededNoise(seed);
  const objects = Array.from({ length: 8 }, () =>
    mover(
      36.5 + 3 * noise.uniform(),
      126 + 3 * noise.uniform(),
      200_000 * noise.uniform() ** 2,
      100 + 2_500 * noise.uniform() ** 2,
      360 * noise.uniform(),
      60 * noise.uniform() - 30,
    ),
  );
  return Array.from({ length: count }, (_, k) => {
    const timeMs = START_MS + k * 1000;
    const batch: KinematicReport[] = [];
    objects.forEach((x, i) => {
      const at = timeMs - Math.floor(3 * noise.uniform()) * 400;
      const kind = Math.floor(noise.uniform() * 4);
      if (kind === 0) batch.push(plotOf(sensors[0]!, x, at, noise.normal));
      else if (kind === 1) batch.push(plotOf(sensors[1]!, x, at, noise.normal));
      else if (kind === 2) {
        const identity = { icao: `70000${i % 5}` };
        batch.push(fixOf('adsb', x, at, { identity }));
      } else {
        const stated = { velocityEnuMps: [5, 5, 0] as const };
        batch.push(fixOf('ais', x, at, { heightBasis: 'unknown', ...stated }));
      }
      for (let j = 0; j < 3; j++) x[j] = x[j]! + x[j + 3]!;
    });
    if (noise.uniform() < 0.2) {
      batch.push({ ...plotOf(sensors[0]!, objects[0]!, timeMs, null), rangeM: Number.NaN });
    }
    return batch;
  });
}

function run(list: readonly KinematicReport[][]): TrackerState {
  const state = createTracker('exercise', DEFAULT_TRACKER, sensors);
  list.forEach((batch, k) => {
    associate(state, batch, START_MS + k * 1000);
    advance(state, START_MS + k * 1000 + 500);
  });
  return state;
}

test('the order of reports within a batch changes nothing', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(1e6), (seed, shuffleSeed) => {
      const list = batches(seed, 12);
      const noise = seededNoise(shuffleSeed);
      const shuffled = list.map((batch) =>
        batch
          .map((report) => ({ report, key: noise.uniform() }))
          .sort((a, b) => a.key - b.key)
          .map(({ report }) => report),
      );
      assert.equal(digestTracks(run(shuffled)), digestTracks(run(list)));
    }),
    { numRuns: 60 },
  );
});

test('a state that was written down and read again goes on bit for bit', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 24 }), (seed, at) => {
      const list = batches(seed, 25);
      let state = createTracker('exercise', DEFAULT_TRACKER, sensors);
      list.forEach((batch, k) => {
        if (k === at) state = deserialize(serialize(state)) as TrackerState;
        associate(state, batch, START_MS + k * 1000);
        advance(state, START_MS + k * 1000 + 500);
      });
      assert.equal(digestTracks(state), digestTracks(run(list)));
    }),
    { numRuns: 40 },
  );
});

test('whatever comes, shown covariances are symmetric and positive, probabilities sum to 1', () => {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => {
      const state = run(batches(seed, 40));
      for (const atMs of [undefined, START_MS + 45_000]) {
        for (const track of allTracks(state, atMs)) {
          assert.ok(positive(track.covariance), `${track.id}: covariance`);
          assert.ok(track.existence >= 0 && track.existence < 1);
          assert.ok(track.state.every(Number.isFinite));
          const sum = Object.values(track.models).reduce((a, b) => a + b, 0);
          assert.ok(Math.abs(sum - 1) < 1e-9, `${track.id}: ${sum}`);
        }
      }
      assert.equal(state.store.count, state.store.slots.size);
      const indexed = state.grid.counts.reduce((a, b) => a + b, 0) + seedCount(state.seeds);
      assert.equal(indexed, state.store.count, 'every track stands in the index once');
    }),
    { numRuns: 60 },
  );
});

function positive(p: readonly number[]): boolean {
  const l = new Float64Array(36);
  // Scaled to unit diagonal: the axes differ by many orders.
  const d = [0, 1, 2, 3, 4, 5].map((i) => Math.sqrt(p[i * 7]!));
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j <= i; j++) {
      if (p[i * 6 + j] !== p[j * 6 + i]) return false;
      let value = p[i * 6 + j]! / (d[i]! * d[j]!);
      for (let k = 0; k < j; k++) value -= l[i * 6 + k]! * l[j * 6 + k]!;
      if (i === j) {
        if (!(value > 0)) return false;
        l[i * 7] = Math.sqrt(value);
      } else {
        l[i * 6 + j] = value / l[j * 7]!;
      }
    }
  }
  return true;
}
