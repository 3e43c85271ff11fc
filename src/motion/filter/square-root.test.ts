import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geodeticToEcef } from '../../earth/index.ts';
import { coastStep } from '../coast.ts';
import { angles, anglesTo } from './ballistic.fixture.ts';
import { coasting } from './dynamics.ts';
import { extendedFilter } from './extended.ts';
import { cholesky } from './matrix.ts';
import { type Gaussian, gaussian, type Observation } from './model.ts';
import { CUBATURE } from './sigma-points.ts';
import { rootOf, squareOf, squareRootExtendedFilter } from './square-root-extended.ts';
import { squareRootUnscentedFilter } from './square-root-unscented.ts';
import { unscentedFilter } from './unscented.ts';

/**
 * An object in free fall of which nothing is known but lines of sight from one place, exact to a
 * microradian: what is known across them and along them differs by eight orders of magnitude.
 */
const observer = geodeticToEcef(0.65, 2.25, 500_000);
const LOS_SIGMA = 1e-6;
const MOMENTS = 30;
const SPAN_S = 2;

function start(): Float64Array {
  return Float64Array.of(...geodeticToEcef(0.7, 2.2, 150_000), -2_000, 3_000, 2_500);
}

function prior(placeSigma: number, velocitySigma: number): Gaussian {
  const covariance = new Float64Array(36);
  for (let i = 0; i < 6; i++) covariance[i * 7] = (i < 3 ? placeSigma : velocitySigma) ** 2;
  return gaussian(start(), covariance);
}

/** Moments until the plain filter's covariance is none; all of them where it holds. */
function plainRun(state: Gaussian): number {
  const truth = start();
  const evidence = { logLikelihood: 0, nis: 0 };
  for (let k = 0; k < MOMENTS; k++) {
    if (k > 0) {
      coastStep(truth, SPAN_S);
      if (!extendedFilter.predict(state, coasting(0), SPAN_S, null)) return k;
    }
    const seen = angles(observer, anglesTo(observer, truth), LOS_SIGMA);
    if (!extendedFilter.update(state, seen, evidence)) return k;
    if (!cholesky(state.covariance, 6, new Float64Array(36))) return k;
  }
  return MOMENTS;
}

function rootRun(prior: Gaussian, filter: typeof squareRootExtendedFilter): Gaussian {
  const truth = start();
  const state = rootOf(prior)!;
  const evidence = { logLikelihood: 0, nis: 0 };
  for (let k = 0; k < MOMENTS; k++) {
    if (k > 0) {
      coastStep(truth, SPAN_S);
      assert.ok(filter.predict(state, coasting(0), SPAN_S, null), `predicted to ${k}`);
    }
    const seen = angles(observer, anglesTo(observer, truth), LOS_SIGMA);
    assert.ok(filter.update(state, seen, evidence), `updated at ${k}`);
    for (let i = 0; i < 6; i++) assert.ok(state.root[i * 7]! > 0, 'a positive root');
  }
  return squareOf(state);
}

function placeSigma({ covariance: p }: Gaussian): number {
  return Math.sqrt(p[0]! + p[7]! + p[14]!);
}

test('directions alone and a prior that knows nothing: the plain covariance turns negative, the root holds', () => {
  assert.ok(plainRun(prior(1e8, 1e4)) < 3, 'the plain form fails at once');
  const held = rootRun(prior(1e8, 1e4), squareRootExtendedFilter);
  // With a prior that the plain form can bear, the same is known in the end.
  const narrower = prior(1e6, 2e3);
  assert.equal(plainRun(narrower), MOMENTS);
  const ratio = placeSigma(held) / placeSigma(narrower);
  assert.ok(Math.abs(ratio - 1) < 0.01, `${placeSigma(held)} m and ${placeSigma(narrower)} m`);
});

test('the root form does not depend on how wide nothing is', () => {
  const wide = rootRun(prior(1e8, 1e4), squareRootExtendedFilter);
  const wider = rootRun(prior(1e10, 1e6), squareRootExtendedFilter);
  assert.ok(Math.abs(placeSigma(wide) / placeSigma(wider) - 1) < 0.01);
});

/** After 1,500 s of free fall from a wide start, ranges from six places, each exact to `sigma`. */
function longCoast(sigma: number): { plain: number | null; root: number } {
  const plain = prior(1e5, 1e3);
  const root = rootOf(plain)!;
  const evidence = { logLikelihood: 0, nis: 0 };
  assert.ok(extendedFilter.predict(plain, coasting(0), 1_500, null));
  assert.ok(squareRootExtendedFilter.predict(root, coasting(0), 1_500, null));
  const at = plain.mean.slice();
  let held = true;
  for (let k = 0; k < 6; k++) {
    const from = geodeticToEcef(0.6 + 0.05 * k, 2.2 + 0.1 * (k % 3), 0);
    const seen = rangeAsExpected(from, at, sigma);
    held &&= extendedFilter.update(plain, seen, evidence);
    assert.ok(squareRootExtendedFilter.update(root, seen, evidence));
  }
  return { plain: held ? placeSigma(plain) : null, root: placeSigma(squareOf(root)) };
}

function rangeAsExpected(from: readonly number[], at: Float64Array, sigma: number): Observation {
  const d = [at[0]! - from[0]!, at[1]! - from[1]!, at[2]! - from[2]!];
  const range = Math.hypot(...d);
  return {
    size: 1,
    noise: Float64Array.of(sigma * sigma),
    innovation: (_x, to) => to.fill(0, 0, 1),
    jacobian: (_x, to) => {
      to.fill(0, 0, 6);
      for (let i = 0; i < 3; i++) to[i] = d[i]! / range;
    },
  };
}

test('after a long coast exact ranges turn the plain covariance negative, the root stays right', () => {
  // The ranges alone decide: what is known afterwards goes with their error.
  const [coarse, fine] = [longCoast(1), longCoast(0.01)];
  assert.ok(Math.abs(fine.root / coarse.root - 0.01) < 1e-5, `${fine.root} of ${coarse.root}`);
  assert.ok(Math.abs(coarse.plain! / coarse.root - 1) < 1e-3, 'both hold with coarse ranges');
  assert.equal(fine.plain, null);
});

test('where both hold, the unscented root form is the unscented filter', () => {
  const held = rootRun(prior(1e4, 1e2), squareRootUnscentedFilter(CUBATURE));
  const truth = start();
  const state = prior(1e4, 1e2);
  const filter = unscentedFilter(CUBATURE);
  for (let k = 0; k < MOMENTS; k++) {
    if (k > 0) {
      coastStep(truth, SPAN_S);
      assert.ok(filter.predict(state, coasting(0), SPAN_S, null));
    }
    const seen = angles(observer, anglesTo(observer, truth), LOS_SIGMA);
    assert.ok(filter.update(state, seen, { logLikelihood: 0, nis: 0 }));
  }
  assert.ok(Math.abs(placeSigma(held) / placeSigma(state) - 1) < 1e-4);
  for (let i = 0; i < 6; i++) {
    const off = Math.abs(held.mean[i]! - state.mean[i]!) / Math.sqrt(state.covariance[i * 7]!);
    assert.ok(off < 1e-3, `component ${i} is off by ${off} sigma`);
  }
});
