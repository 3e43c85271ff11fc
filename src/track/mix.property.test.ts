import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mix } from './mix.ts';
import { EXTRA_STATES, MODEL_COUNT, NEGLIGIBLE_WEIGHT, UNKNOWN } from './models.ts';
import { createWork, SPAN, type Work } from './work.ts';

const numbers = fc.infiniteStream(fc.double({ min: -30, max: 30, noNaN: true }));

/** Shares that are left out of a mixture, all together, and how far what they belong to can lie. */
const LEFT_OUT = (MODEL_COUNT - 1) * NEGLIGIBLE_WEIGHT;
const WIDEST = 60;

const models = fc.integer({ min: 3, max: (1 << MODEL_COUNT) - 1 });

/** Filters with covariances L Lᵀ over their six and their extra states. */
function filters(set: number, stream: Iterable<number>): Work {
  const work = createWork();
  const next = stream[Symbol.iterator]() as Iterator<number>;
  let total = 0;
  for (let m = 0; m < MODEL_COUNT; m++) {
    if ((set & (1 << m)) === 0) continue;
    const n = 6 + EXTRA_STATES[m]!;
    const root = Array.from({ length: n * n }, () => next.next().value as number);
    const at = (i: number, j: number): number => {
      let sum = i === j ? 1 : 0;
      for (let k = 0; k < n; k++) sum += root[i * n + k]! * root[j * n + k]!;
      return sum;
    };
    const count = EXTRA_STATES[m]!;
    const e = work.extra[m]!;
    for (let i = 0; i < 6; i++) {
      work.state[m]![i] = next.next().value as number;
      for (let j = 0; j < 6; j++) work.covariance[m]![i * 6 + j] = at(i, j);
    }
    for (let k = 0; k < count; k++) {
      e[k] = next.next().value as number;
      for (let i = 0; i < 6; i++) e[count + k * 6 + i] = at(6 + k, i);
      for (let l = 0; l < count; l++) e[count * 7 + k * count + l] = at(6 + k, 6 + l);
    }
    work.weight[m] = 1 + Math.abs(next.next().value as number);
    total += work.weight[m]!;
  }
  for (let m = 0; m < MODEL_COUNT; m++) work.weight[m] = work.weight[m]! / total;
  return work;
}

/** The whole covariance of filter `m`, of its six and its extra states. */
function whole(work: Work, m: number): number[][] {
  const count = EXTRA_STATES[m]!;
  const e = work.extra[m]!;
  const at = (i: number, j: number): number => {
    if (i < 6 && j < 6) return work.covariance[m]![i * 6 + j]!;
    if (i < 6) return e[count + (j - 6) * 6 + i]!;
    if (j < 6) return e[count + (i - 6) * 6 + j]!;
    return e[count * 7 + (i - 6) * count + j - 6]!;
  };
  const n = 6 + count;
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => at(i, j)));
}

function isPositive(p: readonly (readonly number[])[]): boolean {
  const n = p.length;
  const l = p.map(() => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let value = p[i]![j]!;
      for (let k = 0; k < j; k++) value -= l[i]![k]! * l[j]![k]!;
      if (i === j && !(value > -1e-6 * p[i]![i]!)) return false;
      l[i]![j] = i === j ? Math.sqrt(Math.max(value, 1e-12)) : value / l[j]![j]!;
    }
  }
  return true;
}

test('mixing any filters keeps the mean of place and velocity, the whole probability, and positive covariances', () => {
  fc.assert(
    fc.property(
      models,
      numbers,
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      (set, stream, dtS) => {
        const work = filters(set, stream);
        const mean = (of: (m: number) => number): number => {
          let sum = 0;
          for (let m = 0; m < MODEL_COUNT; m++) {
            if ((set & (1 << m)) !== 0) sum += work.weight[m]! * of(m);
          }
          return sum;
        };
        const before = Array.from({ length: 6 }, (_, i) => mean((m) => work.state[m]![i]!));
        work.step[SPAN] = dtS;
        mix(set, Float64Array.of(0.5), 0, work);
        assert.ok(Math.abs(mean(() => 1) - 1) < 1e-9);
        before.forEach((value, i) => {
          const off = Math.abs(mean((m) => work.state[m]![i]!) - value);
          assert.ok(off < 1e-9 + LEFT_OUT * WIDEST, `state ${i}: off by ${off}`);
        });
        for (let m = 0; m < MODEL_COUNT; m++) {
          if ((set & (1 << m)) !== 0) assert.ok(isPositive(whole(work, m)), `filter ${m}`);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('what a filter knows of its extra states fades to the unknown as others flow into it', () => {
  const work = createWork();
  // Nearly all is `boost`, out of which the motor's filter is filled again and again.
  const [boost, thrust] = [1, 3];
  for (const m of [boost, thrust]) for (let i = 0; i < 6; i++) work.covariance[m]![i * 7] = 1;
  work.extra[thrust]![0] = 150;
  work.extra[thrust]![7] = 1;
  for (let k = 0; k < 200; k++) {
    work.weight.fill(0);
    work.weight[boost] = 0.999;
    work.weight[thrust] = 0.001;
    work.step[SPAN] = 1;
    mix((1 << boost) | (1 << thrust), Float64Array.of(0), 0, work);
  }
  const { mean, sigma } = UNKNOWN[thrust]!;
  assert.ok(Math.abs(work.extra[thrust]![0]! - mean) < 1);
  assert.ok(Math.abs(Math.sqrt(work.extra[thrust]![7]!) - sigma) < 1);
});
