import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalisedError, normals } from './ballistic.fixture.ts';
import { extendedFilter } from './extended.ts';
import { interactingPredict, interactingUpdate } from './interacting.ts';
import { type MixtureStep, smoothMixtures } from './interacting-smoother.ts';
import { cholesky } from './matrix.ts';
import { copyMixture, type Mixture, type ModelSet, overall, switching } from './mixture.ts';
import { copyGaussian, type Gaussian, gaussian } from './model.ts';
import { seenAt, straight, turn, turning } from './plane.fixture.ts';
import { runFilter, smooth } from './smoother.ts';
import { unscentedFilter } from './unscented.ts';

const SIGMA = 50;
const SPAN_S = 4;

function first(n: number): Gaussian {
  const covariance = new Float64Array(n * n);
  const sigma = [200, 200, 100, 100, 0.03];
  for (let i = 0; i < n; i++) covariance[i * (n + 1)] = sigma[i]! ** 2;
  return gaussian([0, 0, 200, 0, 0].slice(0, n), covariance);
}

/** Straight for 80 s, a turn of 3°/s for 60 s, straight again. */
function scene(seed: number): { truth: Float64Array[]; seen: [number, number][] } {
  const noise = normals(seed);
  let x = Float64Array.of(150 * noise(), 150 * noise(), 200 + 50 * noise(), 50 * noise(), 0);
  const truth: Float64Array[] = [];
  const seen: [number, number][] = [];
  for (let k = 0; k < 50; k++) {
    truth.push(x);
    seen.push([x[0]! + SIGMA * noise(), x[1]! + SIGMA * noise()]);
    x = x.slice();
    x[4] = k >= 20 && k < 35 ? (3 * Math.PI) / 180 : 0;
    const to = new Float64Array(5);
    turn(x, SPAN_S, to);
    x = to;
  }
  return { truth, seen };
}

const SET: ModelSet = {
  models: [straight(0.5), turning(0.5, 5e-4)],
  rates: [0, 1 / 80, 1 / 60, 0],
};

function run(
  set: ModelSet,
  seen: readonly [number, number][],
  filter = extendedFilter,
): MixtureStep[] {
  const mixture: Mixture = {
    weights: Float64Array.from(set.models, () => 1 / set.models.length),
    parts: set.models.map((model) => first(model.components.length)),
  };
  return seen.map((z, k) => {
    if (k > 0) assert.ok(interactingPredict(mixture, set, SPAN_S, filter));
    const take = (into: Mixture): boolean =>
      interactingUpdate(into, seenAt(z, SIGMA), filter, { logLikelihood: 0, nis: 0 });
    assert.ok(take(mixture));
    return { dtS: k === 0 ? 0 : SPAN_S, filtered: copyMixture(mixture), take };
  });
}

function rms(estimates: readonly Gaussian[], truth: readonly Float64Array[]): number {
  const squares = estimates.map(
    ({ mean }, k) => (mean[0]! - truth[k]![0]!) ** 2 + (mean[1]! - truth[k]![1]!) ** 2,
  );
  return Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / squares.length);
}

test('passing probabilities are rows of chances, and two spans are one after the other', () => {
  const rate = fc.double({ min: 0, max: 3, noNaN: true });
  fc.assert(
    fc.property(fc.array(rate, { minLength: 9, maxLength: 9 }), rate, rate, (rates, a, b) => {
      const one = switching(rates, 3, a + b);
      const [early, late] = [switching(rates, 3, a), switching(rates, 3, b)];
      for (let i = 0; i < 3; i++) {
        let sum = 0;
        for (let j = 0; j < 3; j++) {
          let through = 0;
          for (let k = 0; k < 3; k++) through += early[i * 3 + k]! * late[k * 3 + j]!;
          assert.ok(Math.abs(through - one[i * 3 + j]!) < 1e-12);
          assert.ok(one[i * 3 + j]! >= -1e-15);
          sum += one[i * 3 + j]!;
        }
        assert.ok(Math.abs(sum - 1) < 1e-12);
      }
    }),
  );
});

test('one model alone is that model’s filter and smoother', () => {
  const { seen } = scene(1);
  const only = straight(0.5);
  const set: ModelSet = { models: [only], rates: [0] };
  const steps = run(set, seen);
  const plain = runFilter(
    extendedFilter,
    first(4),
    only.dynamics,
    seen.map((z, k) => ({ dtS: k === 0 ? 0 : SPAN_S, observations: [seenAt(z, SIGMA)] })),
  );
  const smoothed = smooth(plain)!;
  const mixtures = smoothMixtures(steps, set, extendedFilter);
  for (const [k, step] of steps.entries()) {
    assert.deepEqual(step.filtered.parts[0], plain[k]!.filtered);
    for (const [i, value] of mixtures[k]!.parts[0]!.mean.entries()) {
      const sigma = Math.sqrt(smoothed[k]!.covariance[i * 5]!);
      assert.ok(Math.abs(value - smoothed[k]!.mean[i]!) < 0.05 * sigma);
    }
  }
});

test('models that never pass into each other are separate filters, weighed by their likelihoods', () => {
  const { seen } = scene(2);
  const steps = run({ ...SET, rates: [0, 0, 0, 0] }, seen);
  const logs = SET.models.map((model) => {
    const alone = runFilter(
      extendedFilter,
      first(model.components.length),
      model.dynamics,
      seen.map((z, k) => ({ dtS: k === 0 ? 0 : SPAN_S, observations: [seenAt(z, SIGMA)] })),
    );
    return alone.reduce((sum, step) => sum + step.logLikelihood, 0);
  });
  const expected = 1 / (1 + Math.exp(logs[0]! - logs[1]!));
  assert.ok(Math.abs(steps.at(-1)!.filtered.weights[1]! - expected) < 1e-9);
});

test('the order of the models changes nothing', () => {
  const { seen } = scene(3);
  const turned: ModelSet = { models: [...SET.models].reverse(), rates: [0, 1 / 60, 1 / 80, 0] };
  const [a, b] = [run(SET, seen).at(-1)!.filtered, run(turned, seen).at(-1)!.filtered];
  assert.ok(Math.abs(a.weights[0]! - b.weights[1]!) < 1e-9);
  for (let i = 0; i < 5; i++) {
    assert.ok(Math.abs(a.parts[1]!.mean[i]! - b.parts[0]!.mean[i]!) < 1e-6);
  }
});

test('models of four and five states together beat either alone through a turn, and tell of it', () => {
  let [together, alone, turnAlone, during, outside, smoothedSum] = [0, 0, 0, 0, 0, 0];
  let [nees, smoothedNees, count] = [0, 0, 0];
  for (let seed = 10; seed < 20; seed++) {
    const { truth, seen } = scene(seed);
    const steps = run(SET, seen);
    const mixtures = smoothMixtures(steps, SET, extendedFilter);
    const filtered = steps.map((step) => overall(SET, step.filtered));
    const smoothed = mixtures.map((mixture) => overall(SET, mixture));
    together += rms(filtered, truth);
    smoothedSum += rms(smoothed, truth);
    for (const [k, model] of SET.models.entries()) {
      const single = run({ models: [model], rates: [0] }, seen);
      const error = rms(
        single.map(({ filtered: { parts } }) => parts[0]!),
        truth,
      );
      if (k === 0) alone += error;
      else turnAlone += error;
    }
    for (let k = 0; k < 10; k++) {
      during += mixtures[22 + k]!.weights[1]! / 100;
      outside += mixtures[5 + k]!.weights[1]! / 100;
    }
    for (let k = 10; k < 50; k++) {
      const place = truth[k]!.subarray(0, 4);
      nees += normalisedError(filtered[k]!.mean, filtered[k]!.covariance, place);
      smoothedNees += normalisedError(smoothed[k]!.mean, smoothed[k]!.covariance, place);
      count++;
    }
    for (const { parts } of mixtures) {
      for (const { mean, covariance } of parts) {
        const n = mean.length;
        assert.ok(cholesky(covariance, n, new Float64Array(n * n)), 'positive');
      }
    }
  }
  assert.ok(together < alone && together < turnAlone, `${together}, ${alone}, ${turnAlone}`);
  assert.ok(smoothedSum < 0.7 * together, `smoothed ${smoothedSum} of ${together}`);
  assert.ok(during > 0.8 && outside < 0.2, `in the turn ${during}, before it ${outside}`);
  assert.ok(nees / count > 2 && nees / count < 5.5, `NEES ${nees / count} of 4`);
  assert.ok(smoothedNees / count > 2 && smoothedNees / count < 5.5, `${smoothedNees / count} of 4`);
});

test('over three moments the smoothed probabilities are nearly those of all sequences weighed singly', () => {
  // Passing is easy one way and rare the other, so that the ways cannot be mistaken.
  const set: ModelSet = { models: [straight(0.01), straight(300)], rates: [0, 1 / 4, 1 / 400, 0] };
  const passing = switching(set.rates, 2, SPAN_S);
  for (const aside of [0, 150, 400]) {
    const seen: [number, number][] = [
      [0, 0],
      [800, aside],
      [1_600, aside],
    ];
    const exact = [0, 0];
    let sum = 0;
    for (const sequence of [0, 1, 2, 3, 4, 5, 6, 7].map((n) => [n & 1, (n >> 1) & 1, n >> 2])) {
      const state = first(4);
      const evidence = { logLikelihood: 0, nis: 0 };
      let log = 0;
      for (const [k, z] of seen.entries()) {
        const model = sequence[k]!;
        if (k > 0) {
          log += Math.log(passing[sequence[k - 1]! * 2 + model]!);
          assert.ok(extendedFilter.predict(state, set.models[model]!.dynamics, SPAN_S, null));
        }
        assert.ok(extendedFilter.update(state, seenAt(z, SIGMA), evidence));
        log += evidence.logLikelihood;
      }
      exact[sequence[0]!]! += Math.exp(log);
      sum += Math.exp(log);
    }
    const found = smoothMixtures(run(set, seen), set, extendedFilter)[0]!.weights[1]!;
    assert.ok(Math.abs(found - exact[1]! / sum) < 0.02, `${found}, exactly ${exact[1]! / sum}`);
  }
});

test('an unscented filter does in its place', () => {
  const { truth, seen } = scene(30);
  const steps = run(SET, seen, unscentedFilter());
  const smoothed = smoothMixtures(steps, SET, unscentedFilter()).map((mixture) =>
    overall(SET, mixture),
  );
  assert.ok(
    rms(smoothed, truth) <
      rms(
        steps.map(({ filtered }) => overall(SET, filtered)),
        truth,
      ),
  );
});

test('numbers that break are told', () => {
  const bad: Mixture = {
    weights: Float64Array.of(1, 0),
    parts: [copyGaussian(first(4)), first(5)],
  };
  bad.parts[0]!.mean[0] = Number.NaN;
  assert.equal(interactingPredict(bad, SET, SPAN_S, extendedFilter), false);
});
