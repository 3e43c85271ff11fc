import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addWhiteAcceleration, transformCovariance } from './covariance.ts';
import { constantVelocityPredict } from './kinematic.ts';

const root = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), {
  minLength: 36,
  maxLength: 36,
});

/** L Lᵀ: symmetric, positive semi-definite. */
function covarianceOf(values: readonly number[]): Float64Array {
  const p = new Float64Array(36);
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) {
      for (let k = 0; k < 6; k++) p[i * 6 + j]! += values[i * 6 + k]! * values[j * 6 + k]!;
    }
  }
  return p;
}

test('the block form equals F P Fᵀ + Q, and stays symmetric', () => {
  fc.assert(
    fc.property(
      root,
      fc.double({ min: -20, max: 20, noNaN: true }),
      fc.double({ min: 0, max: 50, noNaN: true }),
      (values, dt, q) => {
        const block = covarianceOf(values);
        const dense = block.slice();
        const phi = new Float64Array(36);
        for (let i = 0; i < 6; i++) phi[i * 7] = 1;
        for (let i = 0; i < 3; i++) phi[i * 7 + 3] = dt;
        transformCovariance(phi, dense);
        addWhiteAcceleration(dense, dt, q);
        const state = Float64Array.of(1, 2, 3, 4, 5, 6);
        constantVelocityPredict(state, block, dt, q);
        assert.deepEqual(Array.from(state), [1 + 4 * dt, 2 + 5 * dt, 3 + 6 * dt, 4, 5, 6]);
        for (let i = 0; i < 36; i++) {
          assert.ok(Math.abs(block[i]! - dense[i]!) <= 1e-9 * (1e5 + Math.abs(dense[i]!)));
          assert.equal(block[i], block[(i % 6) * 6 + Math.floor(i / 6)]);
        }
      },
    ),
  );
});
