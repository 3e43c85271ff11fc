import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EstimateReport, KinematicReport } from '../sense/index.ts';
import { advance, allTracks, associate, createTracker, DEFAULT_TRACKER } from './index.ts';
import { feed, fixOf, mover, plotOf, radar, START_MS, straight } from './sky.fixture.ts';

const SENSORS = [radar('r1'), feed('f', 'fix'), feed('e', 'estimate')];

/** Errors at the ends of what is let in, and between. */
const metres = fc.constantFrom(1e-3, 1, 30, 1e3, 1e6);
const radians = fc.constantFrom(1e-9, 1e-4, 1e-3, 0.5);
const speeds = fc.constantFrom(1e-4, 1, 14_000);

const look = fc.record({
  kind: fc.constantFrom('polar', 'flat', 'doppler', 'fix', 'velocity', 'estimate'),
  object: fc.nat(2),
  lateMs: fc.constantFrom(0, 0, 300, 2_500, 4_900),
  ...{ rangeM: metres, horizontalM: metres, verticalM: metres },
  ...{ azimuthRad: radians, elevationRad: radians, velocityMps: speeds },
  /** What an estimate's covariances differ by across the diagonal. */
  tilt: fc.constantFrom(0, 5e-7),
});
type Look = typeof look extends fc.Arbitrary<infer T> ? T : never;

const PLACES = [
  [38, 127, 9_000, 220],
  [0, 179.999, 0, 8],
  [89.99, 10, 200_000, 3_000],
  [36, 128, 80_000, 1_500],
] as const;

function reportOf(of: Look, x: Float64Array, timeMs: number): KinematicReport<'exercise'> {
  const { rangeM, azimuthRad, elevationRad, horizontalM, verticalM, velocityMps } = of;
  const plot = {
    ...plotOf(SENSORS[0]!, x, timeMs, null),
    sigma: { rangeM, azimuthRad, elevationRad },
  };
  switch (of.kind) {
    case 'polar':
      return plot;
    case 'flat': {
      const { elevationRad: _, ...flat } = plot;
      return { ...flat, sigma: { rangeM, azimuthRad } };
    }
    case 'doppler':
      return { ...plot, rangeRateMps: 100, sigma: { ...plot.sigma, rangeRateMps: velocityMps } };
    case 'fix':
      return fixOf('f', x, timeMs, { sigma: { horizontalM, verticalM } });
    case 'velocity': {
      const sigma = { horizontalM, verticalM, velocityMps };
      return fixOf('f', x, timeMs, { velocityEnuMps: [100, 0, 0], sigma });
    }
    default: {
      const covariance = Array.from({ length: 36 }, (_, i) => {
        const [row, column] = [Math.floor(i / 6), i % 6];
        const scale = (k: number): number => (k < 3 ? horizontalM : velocityMps);
        const share = row === column ? 1 : 0.99 * (row < column ? 1 + of.tilt : 1);
        return share * scale(row) * scale(column);
      });
      return {
        ...{ kind: 'estimate', source: 'e', mode: 'exercise', timeMs, receivedMs: timeMs },
        ...{ stateEcef: [...x], covariance, provenance: ['usa/1'] },
      } satisfies EstimateReport<'exercise'>;
    }
  }
}

/** Smallest pivot of the matrix scaled to a unit diagonal; NaN where it is not symmetric. */
function leastPivot(p: readonly number[]): number {
  const l = new Float64Array(36);
  let least = 1;
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j <= i; j++) {
      if (p[i * 6 + j] !== p[j * 6 + i]) return Number.NaN;
      let value = p[i * 6 + j]! / Math.sqrt(p[i * 7]! * p[j * 7]!);
      for (let k = 0; k < j; k++) value -= l[i * 6 + k]! * l[j * 6 + k]!;
      if (i === j) least = Math.min(least, value);
      l[i * 6 + j] = i === j ? Math.sqrt(Math.max(value, 1e-15)) : value / l[j * 7]!;
    }
  }
  return least;
}

test('whatever errors are stated, beside each other and late, covariances stay symmetric and positive', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(look, { minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 30 }),
      fc.constantFrom(...PLACES),
      (batches, [latitude, longitude, heightM, speed]) => {
        const state = createTracker('exercise', DEFAULT_TRACKER, SENSORS, 'kor');
        const objects = [0, 1, 2].map((i) =>
          mover(latitude - i / 2, longitude, heightM, speed, 120 * i, 0),
        );
        batches.forEach((batch, k) => {
          const nowMs = START_MS + k * 1000;
          const reports = batch.map((each) =>
            reportOf(each, objects[each.object]!, nowMs - each.lateMs),
          );
          associate(state, reports, nowMs);
          advance(state, nowMs + 500);
          for (const x of objects) straight(x, 1);
          for (const track of allTracks(state)) {
            assert.ok(track.state.every(Number.isFinite));
            assert.ok(track.existence >= 0 && track.existence <= 1);
            for (const each of [track, track.coast, track.reentry]) {
              if (each === undefined) continue;
              const least = leastPivot(each.covariance);
              assert.ok(least > -1e-9, `${track.id}: a pivot of ${least}`);
            }
          }
        });
      },
    ),
    { numRuns: 60 },
  );
});
