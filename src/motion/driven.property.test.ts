import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accelerationPredict } from './acceleration.ts';
import { driftPredict } from './drift.ts';

type Predict = (x: Float64Array, p: Float64Array, e: Float64Array, dtS: number) => boolean;

const spans = fc.double({ min: 0.1, max: 60, noNaN: true });
const root = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), {
  minLength: 81,
  maxLength: 81,
});

/** A positive semi-definite 9×9 as the six states' covariance and the extra numbers of three. */
function split(values: readonly number[]): { p: Float64Array; e: Float64Array; full: number[][] } {
  const full = Array.from({ length: 9 }, (_, i) =>
    Array.from({ length: 9 }, (_, j) => {
      let sum = 0;
      for (let k = 0; k < 9; k++) sum += values[i * 9 + k]! * values[j * 9 + k]!;
      return sum;
    }),
  );
  const p = Float64Array.from({ length: 36 }, (_, k) => full[Math.floor(k / 6)]![k % 6]!);
  const e = new Float64Array(30);
  for (let k = 0; k < 3; k++) {
    for (let i = 0; i < 6; i++) e[3 + k * 6 + i] = full[6 + k]![i]!;
    for (let l = 0; l < 3; l++) e[21 + k * 3 + l] = full[6 + k]![6 + l]!;
  }
  return { p, e, full };
}

function joined(p: Float64Array, e: Float64Array): number[][] {
  const at = (i: number, j: number): number =>
    i < 6 && j < 6
      ? p[i * 6 + j]!
      : i < 6
        ? e[3 + (j - 6) * 6 + i]!
        : j < 6
          ? e[3 + (i - 6) * 6 + j]!
          : e[21 + (i - 6) * 3 + j - 6]!;
  return Array.from({ length: 9 }, (_, i) => Array.from({ length: 9 }, (_, j) => at(i, j)));
}

/** The model is linear, so its matrix is what it makes of each unit vector. */
function matrixOf(predict: Predict, dtS: number): number[][] {
  const columns = Array.from({ length: 9 }, (_, j) => {
    const x = new Float64Array(6);
    const e = new Float64Array(30);
    if (j < 6) x[j] = 1;
    else e[j - 6] = 1;
    predict(x, new Float64Array(36), e, dtS);
    return [...x, ...e.subarray(0, 3)];
  });
  return Array.from({ length: 9 }, (_, i) => columns.map((column) => column[i]!));
}

function checkTransform(predict: Predict, values: readonly number[], dtS: number): void {
  const { p, e, full } = split(values);
  const f = matrixOf(predict, dtS);
  predict(new Float64Array(6), p, e, dtS);
  const got = joined(p, e);
  const size = Math.max(...full.flat().map(Math.abs)) * (1 + dtS) ** 4;
  for (let i = 0; i < 9; i++) {
    for (let j = 0; j < 9; j++) {
      let expected = 0;
      for (let k = 0; k < 9; k++) {
        for (let l = 0; l < 9; l++) expected += f[i]![k]! * full[k]![l]! * f[j]![l]!;
      }
      assert.ok(Math.abs(got[i]![j]! - expected) <= 1e-9 * (size + 1), `${i},${j}`);
      assert.equal(got[i]![j], got[j]![i]);
    }
  }
}

test('accelerations that last and gusts move their covariance as F P Fᵀ', () => {
  fc.assert(
    fc.property(root, spans, (values, dtS) => {
      checkTransform((x, p, e, t) => accelerationPredict(x, p, e, t, 15, 0), values, dtS);
      const endless = Number.POSITIVE_INFINITY;
      checkTransform((x, p, e, t) => accelerationPredict(x, p, e, t, endless, 0), values, dtS);
      const gusts = { timeS: 30, sigmaMps: 0, q: 0 };
      checkTransform((x, p, e, t) => driftPredict(x, p, e, t, gusts), values, dtS);
    }),
    { numRuns: 30 },
  );
});

test('drift in two steps is drift in one, and ends at the wind with its gusts', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 300, noNaN: true }),
      fc.double({ min: 0.1, max: 300, noNaN: true }),
      fc.double({ min: 5, max: 500, noNaN: true }),
      (first, second, timeS) => {
        const gusts = { timeS, sigmaMps: 4, q: 0 };
        const fresh = (): [Float64Array, Float64Array, Float64Array] => [
          Float64Array.of(1, 2, 3, 40, 0, 0),
          new Float64Array(36),
          Float64Array.from({ length: 30 }, (_, i) => (i === 0 ? 12 : 0)),
        ];
        const one = fresh();
        driftPredict(...one, first + second, gusts);
        const two = fresh();
        driftPredict(...two, first, gusts);
        driftPredict(...two, second, gusts);
        for (const part of [0, 1, 2] as const) {
          one[part].forEach((v, i) => {
            assert.ok(Math.abs(v - two[part][i]!) < 1e-6 * (1 + Math.abs(v)), `${part} ${i}`);
          });
        }
        driftPredict(...one, 40 * timeS, gusts);
        assert.ok(Math.abs(one[0][3]! - 28) < 1e-6, 'the gust of 12 m/s has gone out of the 40');
        assert.ok(Math.abs(one[1][21]! - 16) < 1e-6);
      },
    ),
  );
});

test('an acceleration dies away within its time, one without end stays', () => {
  fc.assert(
    fc.property(fc.double({ min: 2, max: 60, noNaN: true }), spans, (timeS, dtS) => {
      const x = new Float64Array(6);
      const e = new Float64Array(30);
      e[0] = 10;
      accelerationPredict(x, new Float64Array(36), e, dtS, timeS, 0);
      assert.ok(Math.abs(e[0] - 10 * Math.exp(-dtS / timeS)) < 1e-9);
      assert.ok(Math.abs(x[3]! - 10 * timeS * (1 - Math.exp(-dtS / timeS))) < 1e-6);
      const steady = new Float64Array(6);
      e[0] = 10;
      accelerationPredict(steady, new Float64Array(36), e, dtS, Number.POSITIVE_INFINITY, 0);
      assert.ok(Math.abs(steady[0]! - 5 * dtS * dtS) < 1e-6 * (1 + dtS * dtS));
    }),
  );
});
