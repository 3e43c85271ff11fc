import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Believed, updateBy } from './believed.ts';
import { brakedPredict, DRAG_EXTRA } from './braked.ts';
import { createDescent, type Descent, fallOfDescent, noteDescent } from './descent.ts';
import { LN_DRAG_SIGMA } from './drag.ts';
import { fly, INTERMEDIATE, randomFrom } from './flight.fixture.ts';
import { plotOf } from './plot.fixture.ts';
import { createSight, lookAt } from './sight.ts';
import { noteWatcher, sharesOf, type Watcher } from './watchers.ts';

const RADARS = [
  [37.5, 129],
  [41, 140.3],
] as const;
const flight = fly(INTERMEDIATE);
const burnout = Math.ceil(flight.burnoutS);
/** As long as a motor must have been out before the long fall begins, s. */
const BEGINS = 15;

type Plots = (second: number) => ReturnType<typeof plotOf>[];

/** What two radars of constant errors see. */
function biased(normal: () => number): Plots {
  const biases = RADARS.map(() => [20 * normal(), 2e-4 * normal(), 2e-4 * normal()] as const);
  return (second) =>
    RADARS.map((radar, i) => {
      const plot = plotOf(flight.states[second]!, radar, second * 1000, 1e-3, normal);
      const [range, azimuth, elevation] = biases[i]!;
      return {
        ...plot,
        source: `radar-${i}`,
        rangeM: plot.rangeM + range,
        azimuthRad: plot.azimuthRad + azimuth,
        elevationRad: plot.elevationRad! + elevation,
      };
    });
}

/** A fall of 15 s that knows of no constant errors, then the long one, to `until` s of it. */
function follow(seed: number, until: readonly number[]): number[] {
  const { normal } = randomFrom(7_919 * seed);
  const plots = biased(normal);
  const sight = createSight();
  const watchers: Watcher[] = [];
  const begin: Believed = {
    state: flight.states[burnout]!.slice(),
    covariance: new Float64Array(36),
    extra: new Float64Array(DRAG_EXTRA),
  };
  for (let i = 0; i < 6; i++) {
    const sigma = i < 3 ? 2_000 : 100;
    begin.covariance[i * 7] = sigma * sigma;
    begin.state[i] = begin.state[i]! + sigma * normal();
  }
  begin.extra[0] = Math.log(7_000);
  begin.extra[7] = LN_DRAG_SIGMA ** 2;
  const start = burnout + BEGINS;
  for (let second = burnout + 1; second <= start; second++) {
    brakedPredict(begin.state, begin.covariance, begin.extra, 1, 1e-2);
    for (const plot of plots(second)) {
      lookAt(plot, begin.state, sight);
      noteWatcher(watchers, plot, sight);
      updateBy(begin, sight);
    }
  }
  const own = createDescent(begin, start * 1000, watchers);
  const told: number[] = [];
  for (let second = start + 1; second <= start + until[until.length - 1]!; second++) {
    for (const plot of plots(second)) {
      lookAt(plot, own.state, sight);
      noteDescent(own, sight, plot.source);
    }
    if (until.includes(second - start)) told.push(squaredError(own, flight.states[second]!));
  }
  return told;
}

/** Normalised squared error of the six, by Cholesky. */
function squaredError(own: Descent, truth: Float64Array): number {
  const { state, covariance: p } = fallOfDescent(own);
  const y = state.map((v, i) => v - truth[i]!);
  let total = 0;
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j <= i; j++) {
      let value = p[i * 6 + j]!;
      for (let k = 0; k < j; k++) value -= p[i * 6 + k]! * p[j * 6 + k]!;
      p[i * 6 + j] = i === j ? Math.sqrt(value) : value / p[j * 7]!;
    }
    for (let k = 0; k < i; k++) y[i] = y[i]! - p[i * 6 + k]! * y[k]!;
    y[i] = y[i]! / p[i * 7]!;
    total += y[i]! ** 2;
  }
  return total;
}

test('a fall seen by two radars of constant errors is as sure as it says, early and late', () => {
  const count = 100;
  const sums = [0, 0, 0];
  for (let seed = 1; seed <= count; seed++) {
    follow(seed, [60, 120, 180]).forEach((value, i) => {
      sums[i] = sums[i]! + value / count;
    });
  }
  // Six components: 6 ± 1.04, three sigma of the mean of 100.
  for (const nees of sums) assert.ok(Math.abs(nees - 6) < 1.04, `${sums}`);
});

test('shares sum to one, and a radar alone has all', () => {
  const { normal } = randomFrom(1);
  const plots = biased(normal)(burnout);
  const sight = createSight();
  const state = flight.states[burnout]!;
  const watchers: Watcher[] = [];
  for (const [i, plot] of plots.entries()) {
    lookAt(plot, state, sight);
    noteWatcher(watchers, plot, sight);
    const shares = sharesOf(watchers, plot.timeMs, state);
    assert.equal(shares.length, i + 1);
    for (let k = 0; k < 9; k++) {
      const sum = shares.reduce((all, share) => all + share[k]!, 0);
      assert.ok(Math.abs(sum - (k % 4 === 0 ? 1 : 0)) < 1e-6, `${k}: ${sum}`);
    }
  }
});

test('what is kept of who looked is bounded', () => {
  const { normal } = randomFrom(2);
  const watchers: Watcher[] = [];
  const sight = createSight();
  for (let i = 0; i < 40; i++) {
    const [plot] = biased(normal)(burnout + i);
    lookAt(plot!, flight.states[burnout]!, sight);
    noteWatcher(watchers, { ...plot!, source: `radar-${i}` }, sight);
  }
  assert.equal(watchers.length, 8);
  assert.equal(watchers[0]!.name, 'radar-32');
});
