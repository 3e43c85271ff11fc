import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import { enuRotation, fromEnu, geodeticToEcef, toEnu } from '../earth/index.ts';
import { coastStep, reentryPredict } from '../motion/index.ts';
import type { PolarReport, Sensor } from '../sense/index.ts';
import { associate, createTracker, DEFAULT_TRACKER, type Track } from './index.ts';
import { mover, plotOf, radar, START_MS, seededNoise } from './sky.fixture.ts';

const SITE = geodeticToEcef(0.655, 2.25, 200);
const AXES = enuRotation(0.655, 2.25);
const SIGMA = { rangeM: 30, azimuthRad: 1e-3, elevationRad: 1e-3 };
const RADAR: Sensor = {
  ...{ id: 'r', kind: 'polar', format: 'bongsu-report', source: 'file:r', mode: 'simulated' },
  ...{ editions: {}, sacSic: null, scanPeriodS: 1, detectionProbability: 0.95 },
  site: { ecefM: SITE, latitudeRad: 0.655, longitudeRad: 2.25, heightM: 200, basis: 'guessed' },
  sigma: { ...SIGMA, rangeRateMps: 0, horizontalM: 0, verticalM: 0, losRad: 0 },
  ...{ clutterPerScan: 0, maximumRangeM: 3_000e3, minimumElevationRad: 0.03, clockOffsetS: 0 },
  ...{ assumedRateHz: null, table: null },
};

/** mulberry32 and Box-Muller. */
function normalFrom(seed: number): () => number {
  let s = seed;
  const uniform = (): number => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** `seconds` of a free fall above the air; `push` m/s² upwards from half of it on. */
function watch(seed: number, seconds: number, push = 0): { last: Track; truth: Float64Array } {
  const normal = normalFrom(seed);
  const bias = [20 * normal(), 2e-4 * normal(), 2e-4 * normal()] as const;
  const start = geodeticToEcef(0.68, 2.2, 160e3);
  const truth = Float64Array.from([...start, ...fromEnu(AXES, 1_800, 300, 1_500)]);
  let tracker = createTracker('simulated', DEFAULT_TRACKER, [RADAR]);
  let last: Track | null = null;
  for (let k = 0; k < seconds; k++) {
    coastStep(truth, 1);
    if (k > seconds / 2) {
      const r = Math.hypot(truth[0]!, truth[1]!, truth[2]!);
      for (let i = 0; i < 3; i++) truth[i + 3] = truth[i + 3]! + (push * truth[i]!) / r;
    }
    const [x, y, z] = [truth[0]! - SITE[0], truth[1]! - SITE[1], truth[2]! - SITE[2]];
    const [e, n, u] = toEnu(AXES, x, y, z);
    const timeMs = 1_700_000_000_000 + 1000 * k;
    const report: PolarReport = {
      ...{ kind: 'polar', source: 'r', mode: 'simulated', timeMs, receivedMs: timeMs },
      observerEcefM: SITE,
      rangeM: Math.hypot(e, n, u) + bias[0] + 30 * normal(),
      azimuthRad: Math.atan2(e, n) + bias[1] + 1e-3 * normal(),
      elevationRad: Math.atan2(u, Math.hypot(e, n)) + bias[2] + 1e-3 * normal(),
      sigma: SIGMA,
    };
    if (k === 40) tracker = deserialize(serialize(tracker)) as typeof tracker;
    for (const track of associate(tracker, [report], timeMs)) last = track;
  }
  assert.ok(last !== null);
  return { last, truth };
}

/** Normalised error squared of the position and velocity. */
function nees({ state, covariance }: NonNullable<Track['coast']>, truth: Float64Array): number {
  const l = Float64Array.from(covariance);
  const d = truth.map((v, i) => v - state[i]!);
  let sum = 0;
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j <= i; j++) {
      let value = l[i * 6 + j]!;
      for (let k = 0; k < j; k++) value -= l[i * 6 + k]! * l[j * 6 + k]!;
      l[i * 6 + j] = i === j ? Math.sqrt(value) : value / l[j * 7]!;
    }
    let y = d[i]!;
    for (let k = 0; k < i; k++) y -= l[i * 6 + k]! * d[k]!;
    d[i] = y / l[i * 7]!;
    sum += d[i]! ** 2;
  }
  return sum;
}

test('free fall alone is known sharply, and as well as it says in spite of biases', (context) => {
  let sum = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const { last, truth } = watch(seed, 80);
    assert.ok(last.coast !== undefined);
    const c = last.coast.covariance;
    assert.ok(Math.sqrt(c[21]! + c[28]! + c[35]!) < 6, 'velocity');
    sum += nees(last.coast, truth) / 40;
  }
  context.diagnostic(`mean NEES ${sum}`);
  // Chi-square of 240 degrees over 40: 99.9 % within 4.4 and 7.9.
  assert.ok(sum > 4.2 && sum < 8.2, `${sum}`);
});

test('free fall is given up when a motor starts', () => {
  const { last, truth } = watch(7, 80, 25);
  const off = last.state.map((v, i) => v - truth[i]!);
  assert.ok(Math.hypot(off[3]!, off[4]!, off[5]!) < 300);
  assert.ok(
    (last.models.boost ?? 0) > 0.5 || last.coast === undefined || nees(last.coast, truth) < 40,
  );
});

test('the air on the way up shows the ballistic coefficient, and the error is as large as told', (context) => {
  const errors: number[] = [];
  const normalised: number[] = [];
  let sigma = 0;
  for (let seed = 1; seed <= 24; seed++) {
    const logBeta = Math.log(5_000) + 0.5 * Math.sin(seed);
    const reentry = climb(seed, logBeta).last.reentry;
    assert.ok(reentry !== undefined, `seed ${seed}`);
    const off = reentry.logBeta - logBeta;
    errors.push(off * off);
    normalised.push((off / reentry.logBetaSigma) ** 2);
    sigma += reentry.logBetaSigma / 24;
  }
  const mean = (list: number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
  context.diagnostic(`rms ${Math.sqrt(mean(errors))}, sigma ${sigma}, NEES ${mean(normalised)}`);
  assert.ok(sigma < 0.45, `of 0.7 before: ${sigma}`);
  assert.ok(mean(normalised) < 1.9, `${mean(normalised)}`);
});

/** A rocket that burns out at 20 km and climbs on through the air, for 70 s. */
function climb(seed: number, logBeta: number): { last: Track } {
  const noise = seededNoise(seed);
  const sensor = radar('r', { clutterPerScan: 0 });
  const x = mover(39.2, 127, 20_000, 1_700, 100, 50);
  const extra = Float64Array.of(logBeta, 0, 0, 0, 0, 0, 0, 0);
  const quiet = { q: 0, dragQ: 0, liftShare: 0, liftS: 0 };
  const tracker = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  let last: Track | null = null;
  for (let k = 0; k < 70; k++) {
    const timeMs = START_MS + 1000 * k;
    for (const track of associate(tracker, [plotOf(sensor, x, timeMs, noise.normal)], timeMs)) {
      last = track;
    }
    for (let i = 0; i < 10; i++) reentryPredict(x, new Float64Array(36), extra, 0.1, quiet);
  }
  assert.ok(last !== null);
  return { last };
}
