import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { geodeticToEcef } from '../earth/index.ts';
import type { KinematicReport, Sensor } from '../sense/index.ts';
import {
  advance,
  allTracks,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  type TrackerHealth,
  type TrackerState,
  trackerHealth,
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

const DEGREE = Math.PI / 180;
const SOURCES = [radar('r1'), radar('r2', { scanPeriodS: 4 }), feed('adsb', 'adsb')];

/** Numbers that measurements do not have, among some that they do. */
const wild = fc.oneof(
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0, -1),
  fc.constantFrom(1e-300, 1e-9, 1e9, 1e300, Number.MAX_VALUE, Number.MIN_VALUE),
  fc.double({ min: -10, max: 10, noNaN: true }),
  fc.double({ min: -1e7, max: 1e7, noNaN: true }),
);

const wildTime = fc.oneof(
  fc.integer({ min: -20_000, max: 20_000 }).map((ms) => START_MS + 20_000 + ms),
  fc.constantFrom(Number.NaN, 0, -1, 8.7e15, START_MS + 86_400_000, Number.POSITIVE_INFINITY),
);

const vector = fc.tuple(wild, wild, wild);
const common = { mode: 'exercise', receivedMs: START_MS } as const;

const wildReport = fc.oneof(
  fc.record({
    kind: fc.constant('polar' as const),
    source: fc.constantFrom('r1', 'r2', 'nobody'),
    timeMs: wildTime,
    observerEcefM: fc.oneof(fc.constant(SOURCES[0]!.site!.ecefM), vector),
    rangeM: wild,
    azimuthRad: wild,
    elevationRad: wild,
    rangeRateMps: wild,
    pressureHeightM: wild,
    timeSigmaS: fc.oneof(fc.constant(0), wild),
    sigma: fc.record({
      rangeM: wild,
      azimuthRad: wild,
      elevationRad: wild,
      rangeRateMps: wild,
    }),
  }),
  fc.record({
    kind: fc.constant('bearing' as const),
    source: fc.constantFrom('r1', 'eye'),
    timeMs: wildTime,
    observerEcefM: vector,
    losEcef: vector,
    sigma: fc.record({ losRad: wild }),
  }),
  fc.record({
    kind: fc.constant('fix' as const),
    source: fc.constantFrom('adsb', 'nobody'),
    timeMs: wildTime,
    positionEcefM: fc.oneof(fc.constant(SOURCES[0]!.site!.ecefM), vector),
    heightBasis: fc.constantFrom('geometric' as const, 'unknown' as const, 'surface' as const),
    velocityEnuMps: vector,
    sigma: fc.record({ horizontalM: wild, verticalM: wild, velocityMps: wild }),
  }),
  fc.record({
    kind: fc.constant('estimate' as const),
    source: fc.constantFrom('adsb', 'ally'),
    timeMs: wildTime,
    stateEcef: fc.array(wild, { minLength: 0, maxLength: 7 }),
    covariance: fc.array(wild, { minLength: 34, maxLength: 37 }),
    provenance: fc.array(fc.string(), { maxLength: 3 }),
  }),
);

function reportsIn(health: TrackerHealth): number {
  return health.used + Object.values(health.refused).reduce((a, b) => a + b, 0);
}

/** Fails for what no track may be, at its own time and a minute on. */
function assertSound(state: TrackerState): void {
  for (const atMs of [undefined, START_MS + 90_000]) {
    for (const track of allTracks(state, atMs)) {
      assert.ok(track.existence >= 0 && track.existence <= 1, `existence ${track.existence}`);
      assert.ok(track.state.every(Number.isFinite));
      const p = track.covariance;
      const d = [0, 1, 2, 3, 4, 5].map((i) => Math.sqrt(p[i * 7]!));
      const l = new Float64Array(36);
      for (let i = 0; i < 6; i++) {
        for (let j = 0; j <= i; j++) {
          assert.equal(p[i * 6 + j], p[j * 6 + i]);
          let value = p[i * 6 + j]! / (d[i]! * d[j]!);
          for (let k = 0; k < j; k++) value -= l[i * 6 + k]! * l[j * 6 + k]!;
          if (i === j) assert.ok(value > 0, `${track.id}: not positive`);
          l[i * 6 + j] = i === j ? Math.sqrt(value) : value / l[j * 7]!;
        }
      }
      const sum = Object.values(track.models).reduce((a, b) => a + b, 0);
      assert.ok(Math.abs(sum - 1) < 1e-9);
    }
  }
}

test('whatever numbers come among good reports, nothing throws, all is counted and tracks stay sound', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.array(wildReport, { maxLength: 30 }), (seed, bad) => {
      const { normal } = seededNoise(seed);
      const state = createTracker('exercise', DEFAULT_TRACKER, SOURCES);
      const x = mover(38, 128, 9_000, 220, 90, 0);
      let sent = 0;
      for (let k = 0; k < 30; k++) {
        const timeMs = START_MS + k * 1000;
        const batch = [plotOf(SOURCES[0]!, x, timeMs, normal), ...bad.slice(k, k + 1)];
        associate(state, batch as KinematicReport[], timeMs);
        for (const report of bad) {
          if (k % 10 === 0) associate(state, [{ ...common, ...report } as KinematicReport], timeMs);
        }
        sent += batch.length + (k % 10 === 0 ? bad.length : 0);
        advance(state, timeMs + 500);
        straight(x, 1);
      }
      const health = trackerHealth(state);
      assert.ok(
        reportsIn(health) <= sent && reportsIn(health) >= sent - health.putOff - bad.length,
      );
      assertSound(state);
    }),
    { numRuns: 150 },
  );
});

test('errors between far too small and far too large leave covariances positive', () => {
  const sigma = fc.double({ min: -9, max: 6, noNaN: true }).map((power) => 10 ** power);
  fc.assert(
    fc.property(fc.nat(1e6), fc.array(sigma, { minLength: 4, maxLength: 30 }), (seed, sigmas) => {
      const { normal } = seededNoise(seed);
      const state = createTracker('exercise', DEFAULT_TRACKER, SOURCES);
      const x = mover(38, 128, 9_000, 220, 90, 0);
      sigmas.forEach((value, k) => {
        const timeMs = START_MS + k * 1000;
        const plot = plotOf(SOURCES[0]!, x, timeMs, normal);
        const angle = Math.min(value * 1e-5, 0.4);
        const stated = { rangeM: value, azimuthRad: angle, elevationRad: angle };
        associate(state, [{ ...plot, sigma: stated }], timeMs);
        straight(x, 1);
      });
      assertSound(state);
    }),
    { numRuns: 100 },
  );
});

test('thousands of plots in one scan begin a bounded number of tracks and do not stop the next scan', () => {
  const { uniform, normal } = seededNoise(1);
  const sensor = radar('r1', { scanPeriodS: 4 });
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const x = mover(38, 128, 9_000, 220, 90, 0);
  for (let scan = 0; scan < 4; scan++) {
    const timeMs = START_MS + scan * 4000;
    const plots = [plotOf(sensor, x, timeMs, normal)];
    for (let i = 0; i < 2_500; i++) {
      const ghost = mover(36 + 3 * uniform(), 126 + 3 * uniform(), 10_000 * uniform(), 1, 0, 0);
      plots.push(plotOf(sensor, ghost, timeMs, normal));
    }
    associate(state, plots, timeMs);
    straight(x, 4);
  }
  const { begun, putOff, used } = trackerHealth(state);
  assert.ok(begun <= 4 * 2 * DEFAULT_TRACKER.birthsPerScan, `${begun} begun`);
  assert.ok(putOff > 0 && used + putOff === 4 * 2_501, `${used} used, ${putOff} put off`);
  assertSound(state);
});

test('two sensors that claim to be the same one make two tracks of what they see, and no fault', () => {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => {
      const { normal } = seededNoise(seed);
      const ecefM = geodeticToEcef(36 * DEGREE, 129 * DEGREE, 100);
      const site = { ...SOURCES[0]!.site!, ecefM };
      const other: Sensor = { ...SOURCES[0]!, site };
      for (const sensors of [[SOURCES[0]!], [SOURCES[0]!, other]]) {
        const state = createTracker('exercise', DEFAULT_TRACKER, sensors);
        const x = mover(38, 128, 9_000, 220, 90, 0);
        for (let k = 0; k < 20; k++) {
          const timeMs = START_MS + k * 1000;
          const plots = [SOURCES[0]!, other].map((each) => plotOf(each, x, timeMs, normal));
          associate(state, plots, timeMs);
          straight(x, 1);
        }
        assertSound(state);
        const confirmed = allTracks(state).filter((track) => track.status === 'confirmed');
        // One of one name cannot have seen one object twice in a scan: the second plot is another's.
        assert.ok(confirmed.length >= 1 && confirmed.length <= 2, `${confirmed.length}`);
      }
    }),
    { numRuns: 20 },
  );
});

test('a sensor that repeats itself has looked once', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 2, max: 5 }), (seed, times) => {
      const run = (repeats: number): TrackerState => {
        const { normal } = seededNoise(seed);
        const state = createTracker('exercise', DEFAULT_TRACKER, SOURCES);
        const x = mover(38, 128, 9_000, 220, 90, 0);
        for (let k = 0; k < 12; k++) {
          const timeMs = START_MS + k * 1000;
          const batch: KinematicReport[] = [plotOf(SOURCES[0]!, x, timeMs, normal)];
          if (k % 3 === 0) batch.push(fixOf('adsb', x, timeMs, { identity: { icao: '71BE01' } }));
          for (let i = 0; i < repeats; i++) associate(state, [...batch, ...batch], timeMs + i);
          straight(x, 1);
        }
        return state;
      };
      const [often, once] = [run(times), run(1)];
      assert.deepEqual(allTracks(often), allTracks(once));
      assert.equal(trackerHealth(often).refused.repeated, 16 * (2 * times - 1));
    }),
    { numRuns: 20 },
  );
});

test('a scan of thousands that comes over two lines has been looked once', () => {
  const { uniform, normal } = seededNoise(1);
  const sensor = radar('r1', { scanPeriodS: 4 });
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const objects = Array.from({ length: 3_000 }, () =>
    mover(34 + 7 * uniform(), 123 + 8 * uniform(), 3_000 + 9_000 * uniform(), 200, 0, 0),
  );
  const plots = objects.map((x) => plotOf(sensor, x, START_MS, normal));
  associate(state, plots, START_MS);
  associate(
    state,
    plots.map((plot) => ({ ...plot })),
    START_MS + 50,
  );
  assert.equal(trackerHealth(state).refused.repeated, 3_000);
});

test('a radar whose clock is ahead makes no other radar’s reports late', () => {
  const { normal } = seededNoise(3);
  const state = createTracker('exercise', DEFAULT_TRACKER, SOURCES);
  const x = mover(38, 128, 9_000, 220, 90, 0);
  const y = mover(37, 130, 9_000, 220, 90, 0);
  for (let k = 0; k < 30; k++) {
    const timeMs = START_MS + k * 1000;
    const ahead = { ...plotOf(SOURCES[1]!, y, timeMs, normal), timeMs: timeMs + 4_900 };
    associate(state, [ahead], timeMs);
    associate(state, [plotOf(SOURCES[0]!, x, timeMs - 300, normal)], timeMs + 10);
    for (const each of [x, y]) straight(each, 1);
  }
  assert.equal(trackerHealth(state).refused.late, 0);
  assert.ok(allTracks(state).some((t) => t.status === 'confirmed' && t.sensors[0] === 'r1'));
});

/** Where radars and aircraft meet the edges of coordinates. */
const EDGES = [
  { name: 'through the zenith of the radar', at: [37.5, 127, 9_000, 220, 90], from: -60 },
  { name: 'across the pole', at: [90, 0, 10_000, 240, 0], from: -60, site: [88.5, 40] },
  { name: 'across the antimeridian', at: [52, 180, 10_000, 240, 90], from: -60, site: [51.5, 178] },
  { name: 'below the ellipsoid', at: [31.5, 35.5, -400, 60, 10], from: -60, site: [31.3, 35.3] },
] as const;

for (const edge of EDGES) {
  test(`one track follows an object ${edge.name}`, () => {
    for (let seed = 1; seed <= 5; seed++) {
      const { normal } = seededNoise(seed);
      const [latitude, longitude, heightM, speed, heading] = edge.at;
      const [lat, lon] = 'site' in edge ? edge.site : [37.5, 127];
      const [latitudeRad, longitudeRad] = [lat * DEGREE, lon * DEGREE];
      const low = edge.name.includes('below') ? -420 : 100;
      const ecefM = geodeticToEcef(latitudeRad, longitudeRad, low);
      const site = {
        ...{ ecefM, latitudeRad, longitudeRad, heightM: low },
        basis: 'surveyed',
      } as const;
      const sensor = radar('r1', { site, minimumElevationRad: -0.1 });
      const state = createTracker('exercise', DEFAULT_TRACKER, [sensor, feed('adsb', 'adsb')]);
      const x = mover(latitude, longitude, heightM, speed, heading, 0);
      straight(x, edge.from);
      for (let k = 0; k < 120; k++) {
        const timeMs = START_MS + k * 1000;
        const reports: KinematicReport[] = [plotOf(sensor, x, timeMs, normal)];
        if (k % 5 === 0) reports.push(fixOf('adsb', x, timeMs, { identity: { icao: '71BE01' } }));
        associate(state, reports, timeMs);
        if (k < 119) straight(x, 1);
      }
      const tracks = allTracks(state).filter((track) => track.status === 'confirmed');
      assert.deepEqual(
        tracks.map(({ id }) => id),
        ['t1'],
        `seed ${seed}`,
      );
      const miss = Math.hypot(...[0, 1, 2].map((i) => tracks[0]!.state[i]! - x[i]!));
      assert.ok(miss < 300, `${miss} m`);
      assertSound(state);
    }
  });
}
