import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FirstPlace, fromPlaces, noteFirst } from './first-place.ts';
import { fly, INTERMEDIATE, ROCKET, randomFrom, trackOf } from './flight.fixture.ts';
import { plotOf } from './plot.fixture.ts';
import { createSight, lookAt } from './sight.ts';

const RADAR = [37.5, 129] as const;

/** Where it is seen and how surely, as a tracker begins with it. */
function begun(flight: ReturnType<typeof fly>, t: number, normal: () => number): FirstPlace | null {
  const at = flight.states[t]!;
  const sight = createSight();
  lookAt(plotOf(at, RADAR, 1000 * t, 1e-3, normal), at, sight);
  const [a, b] = [sight.directions.subarray(0, 3), sight.directions.subarray(3, 6)];
  const c = [0, 1, 2].map(
    (i) => a[(i + 1) % 3]! * b[(i + 2) % 3]! - a[(i + 2) % 3]! * b[(i + 1) % 3]!,
  );
  const sigmas = [...sight.variances.subarray(0, 2), sight.rangeVariance].map(Math.sqrt);
  const place = new Float64Array(6);
  for (let i = 0; i < 3; i++) place[i] = at[i]!;
  const covariance = new Float64Array(36);
  [a, b, c].forEach((axis, k) => {
    const error = sigmas[k]! * normal();
    for (let i = 0; i < 3; i++) {
      place[i] = place[i]! + error * axis[i]!;
      for (let j = 0; j < 3; j++) {
        covariance[i * 6 + j] = covariance[i * 6 + j]! + sigmas[k]! ** 2 * axis[i]! * axis[j]!;
      }
    }
  });
  const firsts = new Map<string, FirstPlace>();
  noteFirst(firsts, { ...trackOf('t1', 1000 * t, place, covariance), reportCount: 1 });
  return firsts.get('t1') ?? null;
}

test('two places tell the velocity within its error, without leaning to that of aircraft', () => {
  const flight = fly(ROCKET);
  const t = Math.ceil(flight.burnoutS) + 5;
  const { normal } = randomFrom(7);
  let square = 0;
  let lean = 0;
  const n = 200;
  for (let i = 0; i < n; i++) {
    const first = begun(flight, t, normal);
    assert.ok(first !== null);
    const plot = plotOf(flight.states[t + 2]!, RADAR, 1000 * (t + 2), 1e-3, normal);
    const found = fromPlaces(first, plot);
    assert.ok(found !== null);
    const v = flight.states[t + 2]!.subarray(3);
    const speed = Math.hypot(...v);
    for (let k = 3; k < 6; k++) {
      const error = found.state[k]! - v[k - 3]!;
      square += error ** 2 / found.covariance[k * 7]! / (3 * n);
      lean += (error * v[k - 3]!) / speed / n;
    }
  }
  assert.ok(square > 0.8 && square < 1.2, `${square}`);
  assert.ok(Math.abs(lean) < 40, `${lean} m/s along the path`);
});

test('however fast it is, two exact places give back the second, and bend no range', () => {
  const flight = fly(INTERMEDIATE);
  const t = Math.ceil(flight.burnoutS) + 5;
  const exact = (): number => 0;
  const first = begun(flight, t, exact);
  const at = flight.states[t + 2]!;
  const found = fromPlaces(first, plotOf(at, RADAR, 1000 * (t + 2), 1e-3, exact));
  const off = [0, 1, 2].map((i) => found!.state[i]! - at[i]!);
  // The velocity is taken to be none before: that draws along the path and leaves the range.
  const sight = createSight();
  lookAt(plotOf(at, RADAR, 1000 * (t + 2), 1e-3, exact), at, sight);
  const away = [0, 1, 2].map((i) => at[i]! - sight.observer[i]!);
  const along = off.reduce((sum, v, i) => sum + v * away[i]!, 0) / Math.hypot(...away);
  assert.ok(Math.abs(along) < 3, `${along} m along the line of sight`);
});

test('low tracks, later reports and places far apart in time are no beginnings', () => {
  const flight = fly(ROCKET);
  const firsts = new Map<string, FirstPlace>();
  const low = flight.states[5]!;
  noteFirst(firsts, { ...trackOf('t1', 5_000, low, new Float64Array(36)), reportCount: 1 });
  const high = flight.states[60]!;
  noteFirst(firsts, { ...trackOf('t2', 60_000, high, new Float64Array(36)), reportCount: 2 });
  assert.equal(firsts.size, 0);
  for (let i = 0; i < 1_200; i++) {
    noteFirst(firsts, { ...trackOf(`t${i}`, 60_000, high, new Float64Array(36)), reportCount: 1 });
  }
  assert.equal(firsts.size, 1_000);
  const { normal } = randomFrom(1);
  const plot = plotOf(flight.states[80]!, RADAR, 80_000, 1e-3, normal);
  assert.equal(fromPlaces(firsts.get('t900')!, plot), null);
  assert.equal(fromPlaces(null, plot), null);
});
