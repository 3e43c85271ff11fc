import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEGREE, geodeticToEcef } from '../earth/index.ts';
import type { KinematicReport, PolarReport, Sensor } from '../sense/index.ts';
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

type Errors = Readonly<Record<(typeof KEYS)[number], number>>;

const KEYS = ['rangeM', 'azimuthRad', 'elevationRad', 'timeS'] as const;
const NONE: Errors = { rangeM: 0, azimuthRad: 0, elevationRad: 0, timeS: 0 };
const STEP_MS = 500;

function radarAt(id: string, latitudeDeg: number, longitudeDeg: number, scanPeriodS = 4): Sensor {
  const [latitudeRad, longitudeRad] = [latitudeDeg * DEGREE, longitudeDeg * DEGREE];
  const ecefM = geodeticToEcef(latitudeRad, longitudeRad, 200);
  const site = { ecefM, latitudeRad, longitudeRad, heightM: 200, basis: 'surveyed' } as const;
  return radar(id, { scanPeriodS, site });
}

interface Sky {
  readonly sensors: readonly Sensor[];
  /** Constant errors of each; those of the second hour may be others. */
  readonly errors: readonly Errors[];
  readonly later?: readonly Errors[];
  readonly seed: number;
  readonly steps: number;
  /** What becomes of a plot before it is handed in. */
  readonly change?: (plot: PolarReport<'exercise'>, heightM: number) => KinematicReport;
  /** Shares of aircraft that state their places. */
  readonly stated?: number;
}

/** Nameless aircraft that several biased radars see, each at its own phase of the scan. */
function observe(sky: Sky): TrackerState {
  const { sensors, steps } = sky;
  const noise = seededNoise(sky.seed);
  const all = [...sensors, feed('adsb', 'adsb')];
  const state = createTracker('exercise', DEFAULT_TRACKER, all);
  const aircraft = Array.from({ length: 20 }, () => {
    const height = 5_000 + 7_000 * noise.uniform();
    const [latitude, longitude] = [36.5 + 2 * noise.uniform(), 126 + 2.5 * noise.uniform()];
    const x = mover(
      latitude,
      longitude,
      height,
      150 + 100 * noise.uniform(),
      360 * noise.uniform(),
      0,
    );
    return { x, height, phases: sensors.map(() => noise.uniform()) };
  });
  for (let k = 0; k < steps; k++) {
    const timeMs = START_MS + k * STEP_MS;
    const reports: KinematicReport[] = [];
    const errors = k > steps / 2 ? (sky.later ?? sky.errors) : sky.errors;
    aircraft.forEach(({ x, height, phases }, i) => {
      sensors.forEach((sensor, s) => {
        const periodSteps = (sensor.scanPeriodS! * 1000) / STEP_MS;
        if (k % periodSteps !== Math.floor(phases[s]! * periodSteps)) return;
        if (noise.uniform() > 0.9) return;
        const plot = plotOf(sensor, x, timeMs, noise.normal);
        const e = errors[s]!;
        const told = {
          ...plot,
          timeMs: timeMs + e.timeS * 1000,
          rangeM: plot.rangeM + e.rangeM,
          azimuthRad: plot.azimuthRad + e.azimuthRad,
          elevationRad: plot.elevationRad! + e.elevationRad,
        };
        reports.push(sky.change?.(told, height) ?? told);
      });
      if (i < 20 * (sky.stated ?? 0) && k % 4 === 1) {
        const integrity = { nacP: 9, sil: 3, nic: 8 };
        reports.push(fixOf('adsb', x, timeMs, { integrity }));
      }
      straight(x, STEP_MS / 1000);
    });
    associate(state, reports, timeMs + 1000);
  }
  return state;
}

/** Constant errors such as badly set radars have: normal, about these sizes. */
function drawErrors(seed: number): Errors {
  const { normal } = seededNoise(seed);
  return {
    rangeM: 100 * normal(),
    azimuthRad: 2e-3 * normal(),
    elevationRad: 1.5e-3 * normal(),
    timeS: 0.2 * normal(),
  };
}

const place = fc.record({
  latitude: fc.double({ min: 36.5, max: 38.5, noNaN: true }),
  longitude: fc.double({ min: 126, max: 128.5, noNaN: true }),
});

function viewOf(state: TrackerState, id: string): RegistrationView {
  const view = registrations(state).find(({ sensor }) => sensor === id);
  assert.ok(view !== undefined, `${id} was compared with nothing`);
  return view;
}

test('two radars find each other’s constant errors within three stated sigmas, wherever they stand', () => {
  let within = 0;
  let all = 0;
  let before = 0;
  let after = 0;
  let left = 0;
  let applied = 0;
  fc.assert(
    // Seeds without a bias to the ends: one that comes back would count many times over.
    fc.property(
      fc.noBias(fc.nat(1e6)),
      place,
      place,
      fc.constantFrom(4, 10),
      (seed, a, b, periodS) => {
        const sensors = [
          radarAt('a', a.latitude, a.longitude),
          radarAt('b', b.latitude, b.longitude, periodS),
        ];
        const errors = [drawErrors(seed), drawErrors(seed + 1)];
        const state = observe({ sensors, errors, seed, steps: 480 });
        sensors.forEach(({ id, sigma }, s) => {
          const view = viewOf(state, id);
          for (const key of KEYS) {
            const { bias, sigma, applied } = view[key];
            const truth = errors[s]![key];
            all++;
            if (Math.abs(bias - truth) <= 3 * sigma) within++;
            assert.ok(Math.abs(bias - truth) <= 6 * sigma, `${key}: ${bias} ± ${sigma}, ${truth}`);
            if (applied === 0) continue;
            assert.notEqual(key, 'timeS', 'two clocks tell their difference alone');
            assert.ok(Math.abs(applied - truth) < 6 * sigma);
          }
          if (view.azimuthRad.applied === 0) return;
          applied++;
          before += (errors[s]!.azimuthRad / sigma.azimuthRad) ** 2;
          left += ((errors[s]!.azimuthRad - view.azimuthRad.applied) / view.azimuthRad.sigma) ** 2;
          after += ((errors[s]!.azimuthRad - view.azimuthRad.applied) / sigma.azimuthRad) ** 2;
        });
      },
    ),
    { numRuns: 30 },
  );
  assert.ok(within >= 0.98 * all, `${within} of ${all} within three sigmas`);
  assert.ok(applied >= 20, `${applied} azimuths of 60 are known and told from none`);
  // What is left is what the stated sigmas promise: over 22 runs the mean of the squares was 0.6 to 1.2.
  assert.ok(left < 2 * applied, `azimuth errors left, in sigmas squared: ${left} of ${applied}`);
  assert.ok(after < 0.1 * before, `azimuth errors squared: ${before} before, ${after} after`);
});

test('radars that stand together tell what they differ by and not what is common: nothing is applied', () => {
  fc.assert(
    fc.property(fc.nat(1e6), place, (seed, { latitude, longitude }) => {
      const sensors = ['a', 'b'].map((id) => radarAt(id, latitude, longitude));
      const errors = [drawErrors(seed), drawErrors(seed + 1)];
      const state = observe({ sensors, errors, seed, steps: 240 });
      const [a, b] = [viewOf(state, 'a'), viewOf(state, 'b')];
      for (const key of KEYS) {
        assert.deepEqual([a[key].applied, b[key].applied], [0, 0], key);
        assert.ok(a[key].sigma > 0.6 * (a[key].sigma + b[key].sigma) * 0.5);
      }
      const difference = errors[0]!.azimuthRad - errors[1]!.azimuthRad;
      assert.ok(Math.abs(a.azimuthRad.bias - b.azimuthRad.bias - difference) < 6e-4);
      assert.ok(a.azimuthRad.sigma > 5e-3 && a.rangeM.sigma > 150 && a.timeS.sigma > 0.5);
    }),
    { numRuns: 8 },
  );
});

test('a radar that sees no stated place learns its clock through one that does', () => {
  const sensors = [radarAt('a', 37, 127), radarAt('b', 38, 128)];
  const errors = [drawErrors(11), { ...drawErrors(12), timeS: 0.4 }];
  const alone = observe({ sensors, errors, seed: 5, steps: 480 });
  assert.ok(viewOf(alone, 'b').timeS.sigma > 0.5);
  const state = observe({ sensors, errors, seed: 5, steps: 480, stated: 0.5 });
  for (const [s, id] of ['a', 'b'].entries()) {
    const view = viewOf(state, id);
    assert.ok(view.fixes > 0 && view.fixes < view.plots);
    for (const key of KEYS) {
      const { bias, sigma } = view[key];
      assert.ok(Math.abs(bias - errors[s]![key]) < 5 * sigma, `${id} ${key}: ${bias} ± ${sigma}`);
    }
  }
  assert.ok(Math.abs(viewOf(state, 'b').timeS.applied - 0.4) < 0.1);
});

test('radars without height that hear transponders are registered in range and azimuth', () => {
  const sensors = [radarAt('a', 37, 126.5), radarAt('b', 38, 128.5)];
  const errors = [drawErrors(21), drawErrors(22)];
  const flat = (plot: PolarReport<'exercise'>, heightM: number): KinematicReport => {
    const { elevationRad: _, ...rest } = plot;
    const { elevationRad: __, ...sigma } = plot.sigma;
    return { ...rest, sigma, pressureHeightM: heightM + 100 };
  };
  const state = observe({ sensors, errors, seed: 9, steps: 960, change: flat });
  for (const [s, id] of ['a', 'b'].entries()) {
    const view = viewOf(state, id);
    for (const key of ['rangeM', 'azimuthRad'] as const) {
      const { bias, sigma } = view[key];
      assert.ok(Math.abs(bias - errors[s]![key]) < 4 * sigma, `${id} ${key}: ${bias} ± ${sigma}`);
    }
    assert.ok(view.azimuthRad.sigma < 5e-4);
    assert.equal(view.elevationRad.applied, 0);
    assert.ok(view.elevationRad.sigma > 0.0099);
  }
});

test('a radar that is turned while it works is forgotten and found anew', () => {
  const sensors = [radarAt('a', 37, 126.5), radarAt('b', 38, 128.5)];
  const errors = [NONE, NONE];
  const later = [NONE, { ...NONE, azimuthRad: 0.006 }];
  const state = observe({ sensors, errors, later, seed: 31, steps: 960 });
  const { azimuthRad } = viewOf(state, 'b');
  assert.ok(Math.abs(azimuthRad.bias - 0.006) < 6 * azimuthRad.sigma, JSON.stringify(azimuthRad));
  assert.ok(Math.abs(azimuthRad.applied - 0.006) < 1e-3);
});

test('taking off what is known joins what two turned radars had seen as two', () => {
  const sensors = [radarAt('a', 37, 126.5), radarAt('b', 38, 128.5)];
  const errors = [NONE, { ...NONE, azimuthRad: 0.008, rangeM: 250 }];
  const state = observe({ sensors, errors, seed: 41, steps: 960 });
  const confirmed = allTracks(state).filter((track) => track.status === 'confirmed');
  assert.equal(confirmed.length, 20);
});
