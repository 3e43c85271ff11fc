import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geodesicInverse } from '../earth/index.ts';
import {
  fly,
  noisy,
  radarCovariance,
  randomFrom,
  SCUD_ER,
  trackOf,
} from './ballistic/flight.fixture.ts';
import { plotOf } from './ballistic/plot.fixture.ts';
import { type BallisticHazard, createAssess, recogniseTrack } from './index.ts';
import { EXERCISE } from './settings.fixture.ts';

const T0 = 1_700_000_000_000;
const flight = fly(SCUD_ER);
const SITES = [
  [37.5, 129],
  [36.5, 129.4],
] as const;

/** Two radars look in turn; the second one's azimuths are off by so much, rad. */
function watch(off: number, seed: number): BallisticHazard {
  const state = createAssess(EXERCISE);
  const { normal } = randomFrom(seed);
  const from = Math.ceil(flight.burnoutS);
  let last: BallisticHazard | undefined;
  for (let n = 5; n <= 90; n++) {
    const covariance = radarCovariance(flight, SITES[0], from, from + n);
    const timeMs = T0 + (from + n) * 1000;
    const truth = flight.states[from + n]!;
    const plot = plotOf(truth, SITES[n % 2]!, timeMs, 1e-3, normal);
    const newest = {
      ...plot,
      source: `radar-${(n % 2) + 1}`,
      azimuthRad: plot.azimuthRad + (n % 2) * off,
    };
    const estimate = noisy(truth, covariance, normal);
    const track = trackOf('t1', timeMs, estimate, covariance, {
      firstMs: T0 + from * 1000,
      reportCount: n + 1,
      sensors: ['radar-1', 'radar-2'],
      newest,
    });
    for (const hazard of recogniseTrack(state, track, timeMs)) {
      if (hazard.kind === 'ballistic') last = hazard;
    }
  }
  return last!;
}

test('each of two sensors has its own impact beside the common one, and they agree', () => {
  let most = 0;
  for (let seed = 1; seed <= 8; seed++) {
    const { bySensor } = watch(0, seed);
    assert.deepEqual(
      bySensor.map(({ sensor }) => sensor),
      ['radar-1', 'radar-2'],
    );
    for (const own of bySensor) {
      assert.ok(own.looks >= 15);
      const miss = geodesicInverse(own.point, flight.impact).distanceM;
      assert.ok(miss < 4 * own.sigmaM + 1_000, `${miss} m, sigma ${own.sigmaM}`);
      most = Math.max(most, own.apartSigmas);
    }
  }
  assert.ok(most < 4, `${most} sigmas`);
});

test('a sensor that is off by far more than a bias is told apart', () => {
  const { bySensor } = watch(1e-2, 1);
  assert.equal(bySensor.length, 2);
  assert.ok(bySensor[0]!.apartSigmas > 3, `${bySensor[0]!.apartSigmas}`);
});
