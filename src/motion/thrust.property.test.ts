import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { geodeticToEcef } from '../earth/index.ts';
import { coastPredict } from './coast.ts';
import { THRUST_EXTRA, thrustPredict } from './thrust.ts';

const flights = fc
  .tuple(
    fc.double({ min: 5e3, max: 4e5, noNaN: true }),
    fc.double({ min: 200, max: 6e3, noNaN: true }),
    fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    fc.double({ min: 0, max: 1.5, noNaN: true }),
  )
  .map(([height, speed, heading, climb]) => {
    const ground = speed * Math.cos(climb);
    return Float64Array.of(
      ...geodeticToEcef(0.7, 2.2, height),
      ground * Math.sin(heading),
      ground * Math.cos(heading),
      speed * Math.sin(climb),
    );
  });
const thrusts = fc.double({ min: 0, max: 150, noNaN: true });

function extraOf(a: number, variance: number): Float64Array {
  const extra = new Float64Array(THRUST_EXTRA);
  extra[0] = a;
  extra[7] = variance;
  return extra;
}

/** The seven states after `dtS`. */
function moved(x: Float64Array, a: number, dtS: number): number[] {
  const state = x.slice();
  const extra = extraOf(a, 0);
  thrustPredict(state, new Float64Array(36), extra, dtS, 0, 0);
  return [...state, extra[0]!];
}

test('without thrust it is free fall', () => {
  fc.assert(
    fc.property(flights, (x) => {
      const fallen = x.slice();
      coastPredict(fallen, new Float64Array(36), 2, 0);
      const state = moved(x, 0, 2);
      for (let i = 0; i < 6; i++) assert.ok(Math.abs(state[i]! - fallen[i]!) < 0.02);
    }),
  );
});

test('a motor adds its thrust along the velocity and grows as it burns itself light', () => {
  fc.assert(
    fc.property(flights, thrusts, (x, a) => {
      const fallen = moved(x, 0, 1);
      const pushed = moved(x, a, 1);
      const speed = Math.hypot(x[3]!, x[4]!, x[5]!);
      const gain = Math.hypot(...[3, 4, 5].map((i) => pushed[i]! - fallen[i]!));
      assert.ok(Math.abs(gain - a) < 0.02 + a * (0.04 + 12 / speed), `${gain} of ${a}`);
      assert.ok(Math.abs(pushed[6]! - a - (a * a) / 2600) < 1e-3 * (1 + a));
    }),
  );
});

test('the covariance moves as small deviations do', () => {
  fc.assert(
    fc.property(flights, thrusts, fc.nat(6), (x, a, j) => {
      // So slow and pushed so hard the direction turns within one step.
      fc.pre(Math.hypot(x[3]!, x[4]!, x[5]!) > 8 * a);
      const size = j < 3 ? 10 : j < 6 ? 0.5 : 0.5;
      const up = x.slice();
      const down = x.slice();
      if (j < 6) {
        up[j] = up[j]! + size;
        down[j] = down[j]! - size;
      }
      const above = moved(up, j === 6 ? a + size : a, 1);
      const below = moved(down, j === 6 ? a - size : a, 1);
      const p = new Float64Array(36);
      const extra = extraOf(a, j === 6 ? 1 : 0);
      if (j < 6) p[j * 7] = 1;
      thrustPredict(x.slice(), p, extra, 1, 0, 0);
      for (let i = 0; i < 6; i++) {
        const slope = (above[i]! - below[i]!) / (2 * size);
        const scale = (i < 3 ? 1 : 1e-2) * (j < 3 ? 1e-1 : 1);
        // The variance is the slope squared: one step's second-order terms are left out.
        const found = Math.sqrt(Math.max(p[i * 7]!, 0));
        assert.ok(Math.abs(found - Math.abs(slope)) < 0.05 * scale + 0.1 * Math.abs(slope));
      }
      const growth = (above[6]! - below[6]!) / (2 * size);
      assert.ok(Math.abs(Math.sqrt(extra[7]!) - growth) < 1e-2);
    }),
  );
});

test('the covariance of the seven stays symmetric and positive', () => {
  fc.assert(
    fc.property(
      flights,
      thrusts,
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 49, maxLength: 49 }),
      (x, a, root) => {
        const full = (i: number, j: number): number => {
          let sum = i === j ? 1e-3 : 0;
          for (let k = 0; k < 7; k++) sum += root[i * 7 + k]! * root[j * 7 + k]!;
          return sum;
        };
        const p = Float64Array.from({ length: 36 }, (_, i) => full(Math.floor(i / 6), i % 6));
        const extra = Float64Array.of(a, ...[0, 1, 2, 3, 4, 5].map((i) => full(i, 6)), full(6, 6));
        for (const dt of [0.3, 4, -1, 30]) {
          assert.ok(thrustPredict(x.slice(), p, extra, dt, 10, 1));
          for (let i = 0; i < 6; i++)
            for (let j = 0; j < 6; j++) assert.equal(p[i * 6 + j], p[j * 6 + i]);
          assert.ok(positive(p, extra), `after ${dt} s`);
        }
      },
    ),
  );
});

test('a span without an end changes nothing', () => {
  const x = Float64Array.of(...geodeticToEcef(0.7, 2.2, 1e5), 1e3, 1e3, 1e3);
  for (const span of [Number.NaN, Number.POSITIVE_INFINITY, 1e9]) {
    const state = x.slice();
    assert.equal(thrustPredict(state, new Float64Array(36), extraOf(30, 1), span, 1, 1), false);
    assert.deepEqual(state, x);
  }
});

/** Cholesky of the 7×7, scaled to unit diagonal. */
function positive(p: Float64Array, extra: Float64Array): boolean {
  const at = (i: number, j: number): number =>
    i === 6 ? extra[j === 6 ? 7 : j + 1]! : j === 6 ? extra[i + 1]! : p[i * 6 + j]!;
  const l = new Float64Array(49);
  for (let i = 0; i < 7; i++) {
    for (let j = 0; j <= i; j++) {
      let value = at(i, j) / Math.sqrt(at(i, i) * at(j, j));
      for (let k = 0; k < j; k++) value -= l[i * 7 + k]! * l[j * 7 + k]!;
      if (i === j) {
        if (!(value > 0)) return false;
        l[i * 7 + i] = Math.sqrt(value);
      } else {
        l[i * 7 + j] = value / l[j * 7 + j]!;
      }
    }
  }
  return true;
}
