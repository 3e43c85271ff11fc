import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import type { BearingReport, EstimateReport, KinematicReport, Sensor } from '../sense/index.ts';
import {
  advance,
  allTracks,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  type TrackerState,
} from './index.ts';
import {
  burning,
  feed,
  fixOf,
  mover,
  plotOf,
  radar,
  START_MS,
  seededNoise,
  straight,
  turning,
} from './sky.fixture.ts';

/**
 * One sky with everything in it: a motor, free fall, braked fall, turns, a balloon, a ship, lines of
 * sight, plots without elevation, estimates of others, clutter, and a third of all of it late.
 */
const HIGH = mover(37.5, 127, 36_000_000, 0, 0, 0);
const LOW = mover(10, 160, 36_000_000, 0, 0, 0);
const SENSORS: readonly Sensor[] = [
  radar('r1'),
  radar('r2', { scanPeriodS: 4 }),
  radar('flat', { scanPeriodS: 5 }),
  feed('adsb', 'adsb'),
  feed('ais', 'ais'),
  feed('balloons', 'fix'),
  feed('partner', 'estimate'),
];
const SECONDS = 70;

type Report = KinematicReport<'exercise'>;

function lineOf(from: Float64Array, source: string, x: Float64Array, timeMs: number): Report {
  const d = [0, 1, 2].map((i) => x[i]! - from[i]!);
  const r = Math.hypot(...d);
  return {
    ...{ kind: 'bearing', source, mode: 'exercise', timeMs, receivedMs: timeMs },
    observerEcefM: [from[0]!, from[1]!, from[2]!],
    losEcef: [d[0]! / r, d[1]! / r, d[2]! / r],
    sigma: { losRad: 2e-5 },
  } satisfies BearingReport<'exercise'>;
}

function estimateOf(x: Float64Array, timeMs: number): Report {
  const covariance = Array.from({ length: 36 }, (_, i) =>
    i % 7 === 0 ? (i < 21 ? 40_000 : 100) : 0,
  );
  return {
    ...{ kind: 'estimate', source: 'partner', mode: 'exercise', timeMs, receivedMs: timeMs },
    ...{ stateEcef: [...x], covariance, provenance: ['usa/3'], provenanceMs: [timeMs] },
  } satisfies EstimateReport<'exercise'>;
}

/** What comes in each second. */
function skyOf(seed: number): Report[][] {
  const { uniform, normal } = seededNoise(seed);
  const missile = mover(39.5, 126, 25_000, 900, 120, 70);
  const falling = mover(38.5, 129, 75_000, 2_500, 80, -30);
  const fighter = mover(37.2, 128, 9_000, 300, 360 * uniform(), 0);
  const liner = mover(38, 127.4, 10_000, 230, 360 * uniform(), 0);
  const balloon = mover(38.2, 126.5, 12_000, 15, 90, 10);
  const ship = mover(37.3, 125.5, 0, 8, 0, 0);
  const due: { report: Report; atS: number }[] = [];
  const tell = (report: Report, s: number): void => {
    due.push({ report, atS: uniform() < 0.3 ? s + Math.floor(5 * uniform()) : s });
  };
  for (let s = 0; s < SECONDS; s++) {
    const timeMs = START_MS + s * 1000;
    const at = timeMs - Math.floor(3 * uniform()) * 250;
    for (const x of [missile, falling, fighter]) {
      if (uniform() < 0.9) tell(plotOf(SENSORS[0]!, x, timeMs, normal), s);
    }
    for (const x of [missile, fighter, liner, balloon]) {
      if (s % 4 === 1) tell(plotOf(SENSORS[1]!, x, timeMs, normal), s);
    }
    if (s % 5 === 2) {
      const { elevationRad: _, ...flat } = plotOf(SENSORS[2]!, liner, timeMs, normal);
      tell(uniform() < 0.5 ? flat : { ...flat, pressureHeightM: 10_100 }, s);
    }
    tell(lineOf(HIGH, 'eye1', missile, at), s);
    tell(lineOf(LOW, 'eye2', missile, at + 250), s);
    if (s % 3 === 0) tell(fixOf('adsb', liner, at, { identity: { icao: '71BE01' } }), s);
    if (s % 2 === 0) tell(fixOf('balloons', balloon, at, { identity: { tag: 'S123' } }), s);
    if (s % 9 === 0) {
      tell(fixOf('ais', ship, at, { heightBasis: 'surface', identity: { mmsi: 440_000_001 } }), s);
    }
    if (s % 6 === 3) tell(estimateOf(s % 12 === 3 ? liner : fighter, at), s);
    for (let i = 0; i < 3; i++) {
      const ghost = mover(37 + 2 * uniform(), 126 + 3 * uniform(), 9_000 * uniform(), 1, 0, 0);
      tell(plotOf(SENSORS[1]!, ghost, timeMs, normal), s);
    }
    burning(35, 70)(missile, 1, s);
    burning(0, 1)(falling, 1, s);
    turning(s > 20 && s < 50 ? 8 : 0)(fighter, 1);
    for (const x of [liner, balloon, ship]) straight(x, 1);
  }
  return Array.from({ length: SECONDS }, (_, s) =>
    due.filter(({ atS }) => atS === s).map(({ report }) => report),
  );
}

function tracker(): TrackerState {
  return createTracker('exercise', DEFAULT_TRACKER, SENSORS, 'kor');
}

function step(state: TrackerState, batch: readonly Report[], s: number): void {
  associate(state, batch, START_MS + s * 1000);
  advance(state, START_MS + s * 1000 + 600);
}

/** All of a state, in the order in which it stands there, to the bit. */
function written(state: TrackerState): string {
  return JSON.stringify(state, (_, value: unknown) => {
    if (value instanceof Map) return ['map', ...value];
    if (value instanceof Set) return ['set', ...value];
    if (ArrayBuffer.isView(value)) {
      return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
    }
    return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  });
}

test('everything in one sky: a state read again from what was written goes on bit for bit', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 1, max: SECONDS - 1 }), (seed, cut) => {
      const sky = skyOf(seed);
      const whole = tracker();
      let again = tracker();
      sky.forEach((batch, s) => {
        step(whole, batch, s);
        for (const { models } of allTracks(whole)) {
          for (const model of Object.keys(models)) seen.add(model);
        }
      });
      sky.forEach((batch, s) => {
        if (s === cut) again = deserialize(serialize(again)) as TrackerState;
        step(again, batch, s);
      });
      assert.ok(written(again) === written(whole), 'the states differ');
      assert.ok(whole.health.reordered > 20, `${whole.health.reordered}`);
    }),
    { numRuns: 5 },
  );
  for (const model of ['boost', 'coast', 'reentry', 'turn', 'drift'])
    assert.ok(seen.has(model), model);
});

test('what other trackers do in between changes no bit of one, though all share their rooms', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(1e6), (seed, otherSeed) => {
      const [sky, otherSky] = [skyOf(seed), skyOf(otherSeed)];
      const [alone, beside, other] = [tracker(), tracker(), tracker()];
      sky.forEach((batch, s) => {
        step(alone, batch, s);
      });
      sky.forEach((batch, s) => {
        step(beside, batch, s);
        step(other, otherSky[s]!, s);
      });
      assert.ok(written(beside) === written(alone), 'the states differ');
    }),
    { numRuns: 3 },
  );
});

test('reports of one second in another order, some nearly alike, leave every bit as it is', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(1e6), (seed, shuffleSeed) => {
      const { uniform } = seededNoise(shuffleSeed);
      const [there, shuffled] = [tracker(), tracker()];
      skyOf(seed).forEach((batch, s) => {
        const told = batch.flatMap((report) => [report, ...alike(report, uniform)]);
        const order = told.map((report) => ({ report, key: uniform() }));
        order.sort((a, b) => a.key - b.key);
        step(there, told, s);
        step(
          shuffled,
          order.map(({ report }) => report),
          s,
        );
      });
      assert.ok(written(shuffled) === written(there), 'the states differ');
    }),
    { numRuns: 5 },
  );
});

/** The same report once more, now and then, with one thing in it changed. */
function alike(report: Report, uniform: () => number): Report[] {
  if (uniform() < 0.8) return [];
  const [which, factor] = [Math.floor(5 * uniform()), 1 + uniform()];
  if (which === 0) return [{ ...report, identity: { icao: 'ABCDEF' } }];
  if (which === 1) return [{ ...report, timeSigmaS: uniform() }];
  if (which === 2) return [{ ...report, receivedMs: report.receivedMs + 1 }];
  switch (report.kind) {
    case 'polar': {
      const sigma = { ...report.sigma, rangeM: report.sigma.rangeM * factor };
      return [which === 3 ? { ...report, sigma } : { ...report, pressureHeightM: 9_000 * factor }];
    }
    case 'bearing':
      return [{ ...report, sigma: { losRad: report.sigma.losRad * factor } }];
    case 'fix': {
      const sigma = { ...report.sigma, horizontalM: report.sigma.horizontalM * factor };
      return [which === 3 ? { ...report, sigma } : { ...report, heightBasis: 'pressure' }];
    }
    case 'estimate':
      return [{ ...report, provenance: ['usa/4'] }];
  }
}
