import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import type { KinematicReport } from '../sense/index.ts';
import {
  allTracks,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  type RegistrationView,
  registrations,
  type TrackerState,
} from './index.ts';
import {
  feed,
  fixOf,
  mover,
  plotOf,
  radar,
  START_MS,
  seededNoise,
  straight,
} from './sky.fixture.ts';

interface Truth {
  readonly rangeM: number;
  readonly azimuthRad: number;
  readonly elevationRad: number;
  readonly timeS: number;
}

const NONE: Truth = { rangeM: 0, azimuthRad: 0, elevationRad: 0, timeS: 0 };

/** Scans of a biased radar over aircraft that state their places with the given accuracy category. */
function observe(bias: Truth, seed: number, scans: number, nacP: number): TrackerState {
  const noise = seededNoise(seed);
  const sensor = radar('r', { scanPeriodS: 4 });
  let state = createTracker('exercise', DEFAULT_TRACKER, [sensor, feed('adsb', 'adsb')]);
  const aircraft = Array.from({ length: 12 }, () =>
    mover(
      37 + 1.5 * noise.uniform(),
      126 + 2 * noise.uniform(),
      6_000 + 5_000 * noise.uniform(),
      150 + 100 * noise.uniform(),
      360 * noise.uniform(),
      0,
    ),
  );
  for (let scan = 0; scan < scans; scan++) {
    const reports: KinematicReport[] = [];
    const timeMs = START_MS + scan * 4000;
    aircraft.forEach((x, i) => {
      const identity = { icao: `71BE${10 + i}` };
      const stated = x.slice();
      for (let k = 0; k < 3; k++) stated[k] = stated[k]! + 8 * noise.normal();
      reports.push(
        fixOf('adsb', stated, timeMs, { identity, integrity: { nacP, sil: 3, nic: 8 } }),
      );
      straight(x, 1);
      const plot = plotOf(sensor, x, timeMs + 1000, noise.normal);
      reports.push({
        ...plot,
        identity,
        timeMs: plot.timeMs + bias.timeS * 1000,
        rangeM: plot.rangeM + bias.rangeM,
        azimuthRad: plot.azimuthRad + bias.azimuthRad,
        elevationRad: plot.elevationRad! + bias.elevationRad,
      });
      straight(x, 3);
    });
    associate(state, reports, timeMs + 2000);
    if (scan === 10) state = deserialize(serialize(state)) as TrackerState;
  }
  return state;
}

const KEYS = ['rangeM', 'azimuthRad', 'elevationRad', 'timeS'] as const;

test('a radar’s biases are found within their stated errors and taken off once they are known', () => {
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.double({ min: -200, max: 200, noNaN: true }),
      fc.double({ min: -6e-3, max: 6e-3, noNaN: true }),
      fc.double({ min: -3e-3, max: 3e-3, noNaN: true }),
      fc.double({ min: -0.5, max: 0.5, noNaN: true }),
      (seed, rangeM, azimuthRad, elevationRad, timeS) => {
        const truth = { rangeM, azimuthRad, elevationRad, timeS };
        const state = observe(truth, seed, 60, 9);
        const [view] = registrations(state) as [RegistrationView];
        assert.ok(view.plots > 300, `${view.plots} plots`);
        for (const key of KEYS) {
          const { bias, sigma, applied } = view[key];
          assert.ok(Math.abs(bias - truth[key]) < 6 * sigma, `${key}: ${bias} ± ${sigma}`);
          if (applied !== 0) assert.ok(Math.abs(applied - truth[key]) < 7 * sigma);
        }
        assert.ok(view.azimuthRad.sigma < 2e-4);
        assert.equal(allTracks(state).filter((t) => t.status === 'confirmed').length, 12);
        if (Math.abs(azimuthRad) > 2e-3) assert.notEqual(view.azimuthRad.applied, 0);
      },
    ),
    { numRuns: 25 },
  );
});

test('a radar without bias is left alone, and so is one without a reference', () => {
  let applied = 0;
  for (let seed = 1; seed <= 10; seed++) {
    const [view] = registrations(observe(NONE, seed, 40, 9)) as [RegistrationView];
    for (const key of KEYS) if (view[key].applied !== 0) applied++;
  }
  assert.ok(applied <= 2, `${applied} of 40 taken off without need`);
  const biased = { ...NONE, azimuthRad: 4e-3 };
  assert.deepEqual(registrations(observe(biased, 3, 40, 5)), []);
});
