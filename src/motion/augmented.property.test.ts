import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { geodeticToEcef } from '../earth/index.ts';
import { REGAN_AIR } from './drag.ts';
import { reentryPredict } from './reentry.ts';
import { turnPredict } from './turn.ts';

type Predict = (x: Float64Array, p: Float64Array, extra: Float64Array, dtS: number) => boolean;

const quiet = { q: 0, dragQ: 0, liftShare: 0, liftS: 0 };
const turning: Predict = (x, p, extra, dtS) => turnPredict(x, p, extra, dtS, 0, 0);
const braked: Predict = (x, p, extra, dtS) => reentryPredict(x, p, extra, dtS, quiet);
const thinning: Predict = (x, p, extra, dtS) => reentryPredict(x, p, extra, dtS, quiet, REGAN_AIR);

const headings = fc.double({ min: -3, max: 3, noNaN: true });

function flight(height: number, speed: number, heading: number, climb: number): Float64Array {
  const [x, y, z] = geodeticToEcef(0.7, 2.2, height);
  const ground = speed * Math.cos(climb);
  // Any frame will do: heading about the z axis.
  return Float64Array.of(
    ...[x, y, z],
    ground * Math.sin(heading),
    ground * Math.cos(heading),
    speed * Math.sin(climb),
  );
}

/** The covariance of small deviations must be that of the deviations moved one by one. */
function checkSlopes(
  predict: Predict,
  x: Float64Array,
  a: number,
  dtS: number,
  size: number,
): void {
  const moved = (at: Float64Array, own: number): number[] => {
    const state = at.slice();
    const extra = Float64Array.of(own, 0, 0, 0, 0, 0, 0, 0);
    assert.ok(predict(state, new Float64Array(36), extra, dtS));
    return [...state, extra[0]!];
  };
  for (let j = 0; j < 7; j++) {
    const step = j < 3 ? 5 : j < 6 ? 0.05 : size;
    const up = x.slice();
    const down = x.slice();
    if (j < 6) {
      up[j] = up[j]! + step;
      down[j] = down[j]! - step;
    }
    const above = moved(up, j === 6 ? a + step : a);
    const below = moved(down, j === 6 ? a - step : a);
    const slopes = above.map((v, i) => (v - below[i]!) / (2 * step));
    const p = new Float64Array(36);
    const extra = Float64Array.of(a, 0, 0, 0, 0, 0, 0, j === 6 ? 1 : 0);
    if (j < 6) p[j * 7] = 1;
    predict(x.slice(), p, extra, dtS);
    for (let i = 0; i < 6; i++) {
      for (let k = 0; k < 6; k++) {
        const expected = slopes[i]! * slopes[k]!;
        const scale =
          Math.max(...slopes.map(Math.abs)) ** 2 * (i < 3 ? 1 : 0.1) * (k < 3 ? 1 : 0.1);
        const off = Math.abs(p[i * 6 + k]! - expected);
        assert.ok(
          off <= 0.02 * Math.abs(expected) + 0.01 * scale + 1e-4,
          `${j}: ${i},${k} off ${off}`,
        );
      }
    }
  }
}

test('a coordinated turn keeps speed and height and turns by its rate', () => {
  fc.assert(
    fc.property(headings, fc.double({ min: -0.3, max: 0.3, noNaN: true }), (heading, rate) => {
      const x = flight(9_000, 0, 0, 0);
      const r = Math.hypot(x[0]!, x[1]!, x[2]!);
      // Level at the place: what is upright of the velocity taken away.
      const v = [Math.sin(heading), Math.cos(heading), 0.3];
      const upright = (v[0]! * x[0]! + v[1]! * x[1]! + v[2]! * x[2]!) / r;
      for (let i = 0; i < 3; i++) x[i + 3] = 250 * (v[i]! - (upright * x[i]!) / r);
      const before = x.slice();
      const extra = Float64Array.of(rate, 0, 0, 0, 0, 0, 0, 0);
      turnPredict(x, new Float64Array(36), extra, 4, 0, 0);
      const speed = Math.hypot(before[3]!, before[4]!, before[5]!);
      assert.ok(Math.abs(Math.hypot(x[3]!, x[4]!, x[5]!) - speed) < 1e-6 * speed);
      assert.ok(Math.abs(Math.hypot(x[0]!, x[1]!, x[2]!) - r) < 1);
      let cosine = 0;
      for (let i = 3; i < 6; i++) cosine += (x[i]! * before[i]!) / (speed * speed);
      assert.ok(Math.abs(cosine - Math.cos(4 * rate)) < 1e-6);
    }),
  );
});

test('the turn\u2019s covariance moves as small deviations do', () => {
  fc.assert(
    fc.property(headings, fc.double({ min: -0.3, max: 0.3, noNaN: true }), (heading, rate) => {
      checkSlopes(turning, flight(9_000, 250, heading, 0.1), rate, 2, 1e-4);
    }),
  );
});

test('the braked fall\u2019s covariance moves as small deviations do', () => {
  fc.assert(
    fc.property(
      headings,
      // Lower or lighter it loses a third of its speed in the step.
      fc.double({ min: 30_000, max: 90_000, noNaN: true }),
      fc.double({ min: 7, max: 9, noNaN: true }),
      (heading, height, b) => {
        for (const predict of [braked, thinning]) {
          checkSlopes(predict, flight(height, 3_000, heading, -0.7), b, 1, 1e-3);
        }
      },
    ),
  );
});

test('air brakes what falls, the more the lighter it is for its size', () => {
  const after = (b: number): number => {
    const x = flight(30_000, 3_000, 1, -0.7);
    braked(x, new Float64Array(36), Float64Array.of(b, 0, 0, 0, 0, 0, 0, 0), 5);
    return Math.hypot(x[3]!, x[4]!, x[5]!);
  };
  assert.ok(after(6) < after(8) && after(8) < after(20));
});
