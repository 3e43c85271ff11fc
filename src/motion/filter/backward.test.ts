import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enuRotation, fallAcceleration, fromEnu, geodeticToEcef } from '../../earth/index.ts';
import { smoothBackward, traceBack } from './backward.ts';
import { normals, plot, polarOf, radarAt } from './ballistic.fixture.ts';
import { burning } from './dynamics.ts';
import { extendedFilter } from './extended.ts';
import { gaussian } from './model.ts';
import { type FilterStep, type Moment, runFilter } from './smoother.ts';

const LATITUDE = 0.68;
const LONGITUDE = 2.2;
const site = geodeticToEcef(LATITUDE, LONGITUDE, 120);
const rotation = enuRotation(LATITUDE, LONGITUDE);

interface Rocket {
  /** Specific thrust at lift-off, m/s², exhaust velocity, m/s, and burn, s. */
  readonly thrust: number;
  readonly exhaust: number;
  readonly burnS: number;
  readonly heading: number;
  /** Lean of the thrust a second after the rise, rad/s, for five seconds; then along the velocity. */
  readonly kick: number;
}

/** True states every second from the launch to burnout: Euler's steps of 10 ms, air and all. */
function ascent({ thrust, exhaust, burnS, heading, kick }: Rocket): Float64Array[] {
  const up = fromEnu(rotation, 0, 0, 1);
  const side = fromEnu(rotation, Math.sin(heading), Math.cos(heading), 0);
  const x = Float64Array.of(...site, 0, 0, 0);
  const pull = new Float64Array(3);
  const path: Float64Array[] = [];
  const h = 0.01;
  for (let k = 0; k <= burnS / h; k++) {
    const t = k * h;
    if (k % 100 === 0) path.push(x.slice());
    const a = thrust / (1 - (thrust * t) / exhaust);
    const speed = Math.hypot(x[3]!, x[4]!, x[5]!);
    const lean = kick * Math.min(Math.max(t - 6, 0), 5);
    const along = (i: number): number =>
      t < 11 || speed < 1 ? Math.cos(lean) * up[i]! + Math.sin(lean) * side[i]! : x[i + 3]! / speed;
    const height = Math.hypot(x[0]!, x[1]!, x[2]!) - Math.hypot(...site);
    const drag = (0.5 * 1.2 * Math.exp(-height / 7_000) * speed) / 15_000;
    fallAcceleration(x, pull);
    for (let i = 0; i < 3; i++) {
      const force = pull[i]! + a * along(i) - drag * x[i + 3]!;
      x[i] = x[i]! + h * x[i + 3]!;
      x[i + 3] = x[i + 3]! + h * force;
    }
  }
  return path;
}

const ROCKETS: readonly Rocket[] = [
  { thrust: 20, exhaust: 2_500, burnS: 90, heading: 1.5, kick: 0.02 },
  { thrust: 24, exhaust: 2_400, burnS: 75, heading: 0.5, kick: 0.03 },
  { thrust: 17, exhaust: 2_600, burnS: 110, heading: 2.2, kick: 0.012 },
];

/** A radar of 1 Hz that sees it above 3°, until burnout, through the filter of a burning motor. */
function watch(rocket: Rocket, seed: number): { steps: FilterStep[]; seenS: number; endS: number } {
  const noise = normals(seed);
  const path = ascent(rocket);
  const radar = radarAt(LATITUDE - 0.02, LONGITUDE + 0.05, [30, 1e-3, 1e-3]);
  const seenS = path.findIndex((x) => polarOf(radar, x)[2] > (3 * Math.PI) / 180);
  const moments: Moment[] = [];
  for (let k = seenS; k < path.length; k++) {
    const [range, azimuth, elevation] = polarOf(radar, path[k]!);
    const z = [range + 30 * noise(), azimuth + 1e-3 * noise(), elevation + 1e-3 * noise()] as const;
    moments.push({ dtS: k === seenS ? 0 : 1, observations: [plot(radar, z)] });
  }
  const sigmas = [1_000, 1_000, 1_000, 500, 500, 500, 20];
  const mean = [...path[seenS]!, 40].map((v, i) => (i < 6 ? v + sigmas[i]! * noise() : v));
  const prior = gaussian(
    mean,
    sigmas.flatMap((s, i) => sigmas.map((_, j) => (i === j ? s * s : 0))),
  );
  const steps = runFilter(extendedFilter, prior, burning(100, 4), moments);
  assert.equal(steps.length, moments.length);
  return { steps, seenS, endS: path.length - 1 };
}

function miss(mean: Float64Array): number {
  const d = [mean[0]! - site[0], mean[1]! - site[1], mean[2]! - site[2]];
  const up = fromEnu(rotation, 0, 0, 1);
  const vertical = d[0]! * up[0]! + d[1]! * up[1]! + d[2]! * up[2]!;
  return Math.sqrt(Math.max(0, Math.hypot(...d) ** 2 - vertical * vertical));
}

test('a launch is found nearer by smoothing back than by tracing the last estimate back', () => {
  let [smoothedSquares, filteredSquares, normalised, timeNormalised, count] = [0, 0, 0, 0, 0];
  let [smoothedTimes, filteredTimes] = [0, 0];
  for (const [index, rocket] of ROCKETS.entries()) {
    for (let seed = 1; seed <= 8; seed++) {
      const { steps, seenS, endS } = watch(rocket, 100 * index + seed);
      const dynamics = burning(100, 4);
      const smoothed = smoothBackward(steps, dynamics);
      const filtered = traceBack(steps.at(-1)!.filtered, dynamics);
      assert.ok(smoothed !== null && filtered !== null);
      const [near, far] = [miss(smoothed.state.mean), miss(filtered.state.mean)];
      const p = smoothed.state.covariance;
      smoothedSquares += near * near;
      filteredSquares += far * far;
      normalised += (near * near) / (p[0]! + p[8]! + p[16]!);
      smoothedTimes += (smoothed.timeS + seenS) ** 2;
      filteredTimes += (filtered.timeS + endS) ** 2;
      timeNormalised += ((smoothed.timeS + seenS) / smoothed.timeSigmaS) ** 2;
      count++;
    }
  }
  const [near, far] = [Math.sqrt(smoothedSquares / count), Math.sqrt(filteredSquares / count)];
  assert.ok(near < 0.9 * far, `${near} m, not smoothed ${far} m`);
  const [early, late] = [Math.sqrt(smoothedTimes / count), Math.sqrt(filteredTimes / count)];
  assert.ok(early < 0.75 * late, `${early} s, not smoothed ${late} s`);
  assert.ok(normalised / count < 2, `${normalised / count} of its own variance`);
  assert.ok(timeNormalised / count < 2, `${timeNormalised / count} of the time's own variance`);
});

test('what does not lead back to a launch gives none', () => {
  const falling = gaussian(
    [...geodeticToEcef(LATITUDE, LONGITUDE, 3e6), 0, 0, 0, 0],
    new Float64Array(49).map((_, i) => (i % 8 === 0 ? 1 : 0)),
  );
  assert.equal(smoothBackward([], burning(100, 4)), null);
  const broken = gaussian(
    falling.mean.map(() => Number.NaN),
    falling.covariance,
  );
  assert.equal(traceBack(broken, burning(100, 4)), null);
});
