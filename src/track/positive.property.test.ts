import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EstimateReport, KinematicReport } from '../sense/index.ts';
import {
  advance,
  allTracks,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  type ReentryEstimate,
} from './index.ts';
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

/** Whether Cholesky's factorisation of p (n×n) finds every pivot positive; no where it is not symmetric. */
function isPositive(p: readonly number[], n = 6): boolean {
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      if (p[i * n + j] !== p[j * n + i]) return false;
      let value = p[i * n + j]! / Math.sqrt(p[i * (n + 1)]! * p[j * (n + 1)]!);
      for (let k = 0; k < j; k++) value -= l[i * n + k]! * l[j * n + k]!;
      if (i === j && !(value > 0)) return false;
      l[i * n + j] = i === j ? Math.sqrt(value) : value / l[j * (n + 1)]!;
    }
  }
  return true;
}

/** The covariance of a braked fall with its ballistic coefficient beside the six. */
function withBeta(of: ReentryEstimate): number[] {
  const rows = [0, 1, 2, 3, 4, 5].map((i) => [
    ...of.covariance.slice(i * 6, i * 6 + 6),
    of.logBetaCross[i]!,
  ]);
  return [...rows, [...of.logBetaCross, of.logBetaSigma ** 2]].flat();
}

const EXACT: Look = {
  ...{ kind: 'polar', object: 0, lateMs: 0, rangeM: 1e-3, horizontalM: 1e-3, verticalM: 1e-3 },
  ...{ azimuthRad: 1e-9, elevationRad: 1e-9, velocityMps: 1e-4, tilt: 0 },
};
const WIDE: Look = { ...EXACT, rangeM: 1e6 };
const FLATTENED: Look[][] = [
  [{ ...EXACT, kind: 'estimate' }],
  [{ ...WIDE, azimuthRad: 0.5, elevationRad: 1e-4 }, WIDE],
  [{ ...EXACT, elevationRad: 0.5 }, EXACT],
  [EXACT],
];

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
              assert.ok(isPositive(each.covariance), `${track.id}: ${each.covariance}`);
            }
            const { reentry } = track;
            if (reentry !== undefined) assert.ok(isPositive(withBeta(reentry), 7), track.id);
          }
        });
      },
    ),
    // A plot of a millimetre's range and half a radian's height, then one that is exact throughout.
    { numRuns: 500, examples: [[FLATTENED, [89.99, 10, 200_000, 3_000]]] },
  );
});
