import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalisedError, normals } from './ballistic.fixture.ts';
import { extendedFilter } from './extended.ts';
import { type Filter, gaussian } from './model.ts';
import { seenAt, turn, turning } from './plane.fixture.ts';
import { runFilter, smooth } from './smoother.ts';
import { unscentedFilter } from './unscented.ts';

const SIGMA = 30;
const SPAN_S = 2;
const MOMENTS = 40;
/** Of x, y, vx, vy and the rate of turn at first. */
const FIRST = [100, 100, 10, 10, 0.01];
const TURN_Q = 1e-5;
/** Less noise along the path, and the speed is known too well for what the heading's error makes of it. */
const Q = 2;

/** Errors of a turning object whose noise is known, filtered and smoothed, and NEES of 5. */
function runs(filter: Filter): { filtered: number; smoothed: number; nees: number } {
  let [filtered, smoothed, nees, count] = [0, 0, 0, 0];
  for (let seed = 1; seed <= 30; seed++) {
    const noise = normals(seed);
    let x = Float64Array.from([0, 0, 150, 0, 0.03].map((v, i) => v + FIRST[i]! * noise()));
    const truth: Float64Array[] = [];
    const moments = Array.from({ length: MOMENTS }, (_, k) => {
      if (k > 0) {
        const to = new Float64Array(5);
        turn(x, SPAN_S, to);
        const place = Math.sqrt((Q * SPAN_S ** 3) / 3);
        const common = (Q * SPAN_S * SPAN_S) / 2 / place;
        for (let i = 0; i < 2; i++) {
          const [a, b] = [noise(), noise()];
          to[i] = to[i]! + place * a;
          to[i + 2] = to[i + 2]! + common * a + Math.sqrt(Q * SPAN_S - common * common) * b;
        }
        to[4] = to[4]! + Math.sqrt(TURN_Q * SPAN_S) * noise();
        x = to;
      }
      truth.push(x);
      const seen = seenAt([x[0]! + SIGMA * noise(), x[1]! + SIGMA * noise()], SIGMA);
      return { dtS: k === 0 ? 0 : SPAN_S, observations: [seen] };
    });
    const prior = gaussian(
      [0, 0, 150, 0, 0.03],
      FIRST.flatMap((s, i) => FIRST.map((_, j) => (i === j ? s * s : 0))),
    );
    const steps = runFilter(filter, prior, turning(Q, TURN_Q).dynamics, moments);
    assert.equal(steps.length, MOMENTS);
    for (const [k, { mean, covariance }] of smooth(steps)!.entries()) {
      const { filtered: before } = steps[k]!;
      filtered += (before.mean[0]! - truth[k]![0]!) ** 2 + (before.mean[1]! - truth[k]![1]!) ** 2;
      smoothed += (mean[0]! - truth[k]![0]!) ** 2 + (mean[1]! - truth[k]![1]!) ** 2;
      nees += normalisedError(mean, covariance, truth[k]!);
      count++;
    }
  }
  return {
    filtered: Math.sqrt(filtered / count),
    smoothed: Math.sqrt(smoothed / count),
    nees: nees / count,
  };
}

for (const [name, filter] of [
  ['extended', extendedFilter],
  ['unscented', unscentedFilter()],
] as const) {
  test(`a turning object is smoothed to much less than its filtered error, honestly: ${name}`, () => {
    const { filtered, smoothed, nees } = runs(filter);
    assert.ok(smoothed < 0.7 * filtered, `${smoothed} m of ${filtered} m`);
    assert.ok(nees > 4 && nees < 6, `NEES ${nees} of 5`);
  });
}
