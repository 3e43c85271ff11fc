import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chartAt,
  DEGREE,
  distanceToPolygon,
  ecefToGeodetic,
  ellipsePolygon,
  fromChart,
  geodeticToEcef,
  regionByCode,
} from '../earth/index.ts';
import { arrivalsIn } from './arrivals.ts';
import {
  fly,
  INTERMEDIATE,
  noisy,
  radarCovariance,
  randomFrom,
  trackOf,
} from './ballistic/flight.fixture.ts';
import {
  type Arrival,
  type BallisticHazard,
  createAssess,
  DEFAULT_BALLISTIC,
  recogniseTrack,
} from './index.ts';

const LABEL = {
  classification: 'restricted',
  releasableTo: [],
  caveats: [],
  delayS: 0,
  fidelity: 'full',
} as const;
const T0 = 1_700_000_000_000;
const flight = fly(INTERMEDIATE);

/** The hazard after the reports of a radar from burnout on, first of 1 Hz. */
function follow(reports: number): BallisticHazard[] {
  const state = createAssess({
    node: 'kor',
    mode: 'exercise',
    label: LABEL,
    ballistic: DEFAULT_BALLISTIC,
  });
  const { normal } = randomFrom(5);
  const from = Math.ceil(flight.burnoutS);
  const all: BallisticHazard[] = [];
  for (let n = 5; n <= reports; n += n < 60 ? 1 : 15) {
    const covariance = radarCovariance(flight, [37.5, 129], from, from + n);
    const timeMs = T0 + (from + n) * 1000;
    const track = trackOf(
      't1',
      timeMs,
      noisy(flight.states[from + n]!, covariance, normal),
      covariance,
      { firstMs: T0 + from * 1000, reportCount: n + 1, existence: 1 - 0.3 ** (n + 1) },
    );
    for (const hazard of recogniseTrack(state, track, timeMs)) {
      if (hazard.kind === 'ballistic') all.push(hazard);
    }
  }
  return all;
}

test('areas under the way are told with the time of passing and the height, apart from struck ones', () => {
  const hazard = follow(60).at(-1)!;
  assert.ok(hazard.overflown.length > 0, 'it flies over Japan');
  const struck = hazard.arrivals.filter(({ probability }) => probability > 0.5);
  for (const { region } of struck) {
    assert.ok(!hazard.overflown.some((area) => area.region === region), region);
  }
  for (const area of hazard.overflown) {
    assert.ok(area.passesMs <= area.leavesMs);
    const region = regionByCode(area.region)!;
    for (const atMs of [area.passesMs, area.leavesMs]) {
      const [x, y, z] = flight.states[Math.round((atMs - T0) / 1000)]!;
      const truth = ecefToGeodetic(x!, y!, z!);
      const away = Math.min(...region.polygons.map((each) => distanceToPolygon(each, truth)));
      assert.ok(away < 25_000, `${area.region}: ${away} m`);
      assert.ok(area.lowestM < truth.heightM + 20_000, `${area.lowestM}`);
    }
  }
  const order = hazard.overflown.map(({ passesMs }) => passesMs);
  assert.deepEqual(
    order,
    [...order].sort((a, b) => a - b),
  );
});

test('what was flown over stays told when it lies behind', () => {
  const all = follow(1_000);
  const early = all.find((hazard) => hazard.overflown.length > 0)!;
  const late = all.at(-1)!;
  const passed = late.overflown.filter(({ leavesMs }) => leavesMs < late.timeMs);
  assert.ok(passed.length > 0, `${late.timeMs} ${JSON.stringify(early.overflown)}`);
});

test('the time in each area is that of the area, with and without a trend and with a cloud', () => {
  const centre = { latitudeRad: 36.5 * DEGREE, longitudeRad: 138 * DEGREE };
  const covariance = { northNorth: 1e10, northEast: 0, eastEast: 4e10 };
  const area = ellipsePolygon(centre, covariance, 0.99);
  const whole = [T0 - 600_000, T0 + 600_000] as const;
  // A second later for each kilometre to the east.
  const trend = { meanMs: T0, northMsPerM: 0, eastMsPerM: 1, restMs: 5_000 };
  const chart = chartAt(centre);
  const points = Array.from({ length: 900 }, (_, i) =>
    fromChart(chart, 20e3 * ((i % 30) - 15), 20e3 * (Math.floor(i / 30) - 15)),
  );
  const timesMs = points.map((_, i) => T0 + 20_000 * (Math.floor(i / 30) - 15));
  for (const where of [
    { centre, gaussian: { covariance, weight: 1, trend }, clouds: [], soonest: null },
    { centre, gaussian: null, clouds: [{ points, weight: 1, timesMs }], soonest: null },
  ]) {
    const arrivals = arrivalsIn(area, 30e3, ...whole, where);
    const at = (code: string): Arrival => arrivals.find(({ region }) => region === code)!;
    const [west, east] = [at('JP-17'), at('JP-08')];
    assert.ok(west.latestMs < east.latestMs && west.earliestMs < east.earliestMs);
    for (const { earliestMs, latestMs } of [west, east]) {
      assert.ok(earliestMs >= whole[0] && latestMs <= whole[1] && earliestMs < latestMs);
      assert.ok(latestMs - earliestMs < 0.7 * (whole[1] - whole[0]));
    }
  }
  const plain = arrivalsIn(area, 30e3, ...whole, {
    centre,
    gaussian: { covariance, weight: 1, trend: null },
    clouds: [],
    soonest: null,
  });
  for (const { earliestMs, latestMs } of plain) assert.deepEqual([earliestMs, latestMs], whole);
});

test('nothing is expected anywhere sooner than it can get there', () => {
  const centre = { latitudeRad: 36.5 * DEGREE, longitudeRad: 138 * DEGREE };
  const covariance = { northNorth: 1e10, northEast: 0, eastEast: 4e10 };
  const area = ellipsePolygon(centre, covariance, 0.99);
  const from = geodeticToEcef(38.9 * DEGREE, 125.7 * DEGREE, 100e3);
  const where = { centre, gaussian: { covariance, weight: 1, trend: null }, clouds: [] };
  const early = arrivalsIn(area, 30e3, T0 - 60_000, T0 + 600_000, { ...where, soonest: null });
  assert.ok(early.length > 5 && early.every(({ earliestMs }) => earliestMs === T0 - 60_000));
  const soonest = { from, atMs: T0, mps: 3_000 };
  for (const { region, earliestMs, latestMs } of arrivalsIn(area, 30e3, T0 - 60_000, T0 + 600_000, {
    ...where,
    soonest,
  })) {
    // 900 to 1,500 km at 3 km/s; outlines are taken for the circles about them.
    assert.ok(
      earliestMs > T0 + 180_000 && earliestMs < T0 + 500_000,
      `${region} ${earliestMs - T0}`,
    );
    assert.equal(latestMs, T0 + 600_000);
  }
});
