import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { airDensity } from '../../earth/index.ts';
import { radialHeight } from '../../motion/index.ts';
import { brakedPredict, brakedStep, createStep, DRAG_EXTRA, FELT_HEIGHT } from './braked.ts';
import { createDescent, type Descent, fallOfDescent, noteDescent } from './descent.ts';
import { LN_DRAG_SIGMA } from './drag.ts';
import { fallFor } from './fall.ts';
import { fly, ROCKET, randomFrom } from './flight.fixture.ts';
import { plotOf } from './plot.fixture.ts';
import { createSight, lookAt } from './sight.ts';

const RADAR = [37.5, 129] as const;

test('a step moves small differences as the fall itself does', () => {
  const places = fc.record({
    height: fc.double({ min: 20e3, max: 150e3, noNaN: true }),
    speed: fc.double({ min: 900, max: 5_000, noNaN: true }),
    climb: fc.double({ min: -1.2, max: 1.2, noNaN: true }),
    b: fc.double({ min: 8, max: 9.5, noNaN: true }),
  });
  fc.assert(
    fc.property(places, ({ height, speed, climb, b }) => {
      const [s, c] = [speed * Math.sin(climb), speed * Math.cos(climb)];
      const x = Float64Array.of(
        6_371e3 * 0.8,
        0,
        (6_371e3 + height / 0.6) * 0.6,
        s * 0.8,
        c,
        s * 0.6,
      );
      const step = createStep();
      const after = x.slice();
      assert.ok(brakedStep(after, b, 1, step));
      // Of the first order: the more of its speed the air takes in a step, the rougher.
      const [px, py, pz] = [step.push[3]!, step.push[4]!, step.push[5]!];
      const slowed = 0.05 + (2 * Math.hypot(px, py, pz)) / speed;
      // And places the rougher, the more the air changes over it: a push that grows by e^k over the step
      // counts as its middle does, while ∫ (1 - t) e^(k (t - ½)) dt = ½ - k/12 + ….
      const grown = Math.abs(Math.log(airAt(after) / airAt(x)));
      for (let j = 0; j < 7; j++) {
        const h = j < 3 ? 5 : j < 6 ? 0.05 : 0.01;
        const [up, down] = [x.slice(), x.slice()];
        if (j < 6) [up[j], down[j]] = [x[j]! + h, x[j]! - h];
        const off = j === 6 ? h : 0;
        assert.ok(fallFor(up, step.seconds, Math.exp(-b - off)));
        assert.ok(fallFor(down, step.seconds, Math.exp(-b + off)));
        for (let i = 0; i < 6; i++) {
          const slope = (up[i]! - down[i]!) / (2 * h);
          const told = j < 6 ? step.phi[i * 6 + j]! : step.push[i]!;
          // Speeds that differ by one: their places a second later by one, and so on.
          const scale = j === 6 ? Math.hypot(...step.push) : j < 3 && i > 2 ? 0.02 : 1;
          const rough = slowed + (i < 3 ? grown / 6 : 0);
          assert.ok(
            Math.abs(slope - told) < rough * Math.max(scale, Math.abs(slope)) + 1e-4,
            `${i},${j}: ${slope} ${told}`,
          );
        }
      }
    }),
    {
      numRuns: 60,
      // Up through three quarters of a scale height in one step.
      examples: [[{ height: 136_847, speed: 4_999.94, climb: 1.2, b: 8 }]],
    },
  );
});

function airAt(x: Float64Array): number {
  return airDensity(radialHeight(x[0]!, x[1]!, x[2]!, Math.hypot(x[0]!, x[1]!, x[2]!)));
}

/** A descent from three seconds after the motor of a short rocket went out. */
function follow(
  seed: number,
  until: number,
  bias: readonly [number, number, number],
  push = 0,
): { readonly own: Descent; readonly truth: Float64Array; readonly fits: boolean } {
  const flight = fly(ROCKET);
  const { normal } = randomFrom(seed);
  const start = Math.ceil(flight.burnoutS) + 3;
  const state = flight.states[start]!.slice();
  const covariance = new Float64Array(36);
  for (let i = 0; i < 6; i++) {
    const sigma = i < 3 ? 2_000 : 150;
    covariance[i * 7] = sigma * sigma;
    state[i] = state[i]! + sigma * normal();
  }
  const extra = new Float64Array(DRAG_EXTRA);
  extra[0] = Math.log(5_000);
  extra[7] = LN_DRAG_SIGMA ** 2;
  const own = createDescent({ state, covariance, extra }, start * 1000, []);
  const sight = createSight();
  let fits = true;
  for (let t = start + 1; t <= start + until && fits; t++) {
    const truth = flight.states[t]!.slice();
    const since = t - start - 40;
    if (since > 0) truth[2] = truth[2]! + 0.5 * push * since * since;
    const plot = plotOf(truth, RADAR, t * 1000, 1e-3, normal);
    const seen = {
      ...plot,
      rangeM: plot.rangeM + bias[2],
      azimuthRad: plot.azimuthRad + bias[0],
      elevationRad: plot.elevationRad! + bias[1],
    };
    assert.ok(lookAt(seen, own.state, sight));
    fits = noteDescent(own, sight, plot.source);
  }
  return { own, truth: flight.states[start + until]!, fits };
}

test('reports in the air tell the drag, and errors are as large as they are said to be', () => {
  const { density, beta } = ROCKET;
  let place = 0;
  let drag = 0;
  const count = 60;
  for (let seed = 1; seed <= count; seed++) {
    const { own, truth, fits } = follow(seed, 60, [0, 0, 0]);
    assert.ok(fits);
    const { state, covariance, extra } = fallOfDescent(own);
    const sigma = Math.sqrt(extra[7]!);
    assert.ok(sigma < 0.75 * LN_DRAG_SIGMA, `${sigma}`);
    drag += ((extra[0]! - Math.log(beta / density)) / sigma) ** 2 / count;
    for (let i = 0; i < 6; i++)
      place += (state[i]! - truth[i]!) ** 2 / covariance[i * 7]! / (6 * count);
  }
  // 60 flights of one vehicle in one wind: unity within what that and its drag curve leave.
  assert.ok(drag < 1.8, `drag ${drag}`);
  assert.ok(place < 1.3, `place ${place}`);
});

test('the drag stands for the lowest air that was felt, whatever thin air comes after', () => {
  const flight = fly(ROCKET);
  const [x, y, z] = flight.states[Math.ceil(flight.burnoutS) + 4]!;
  const first = radialHeight(x!, y!, z!, Math.hypot(x!, y!, z!));
  const soon = fallOfDescent(follow(1, 10, [0, 0, 0]).own).extra;
  const late = fallOfDescent(follow(1, 60, [0, 0, 0]).own).extra;
  for (const extra of [soon, late]) {
    assert.ok(Math.abs(extra[FELT_HEIGHT]! - first) < 8_000, `${extra[FELT_HEIGHT]} ${first}`);
  }
  assert.ok(Math.abs(late[FELT_HEIGHT]! - soon[FELT_HEIGHT]!) < 1_000);
});

test('a constant bias of the radar lies within the errors that are stated', () => {
  let place = 0;
  const count = 60;
  for (let seed = 1; seed <= count; seed++) {
    const { normal } = randomFrom(1000 + seed);
    const bias = [2e-4 * normal(), 2e-4 * normal(), 20 * normal()] as const;
    const { own, truth } = follow(seed, 100, bias);
    const { state, covariance } = fallOfDescent(own);
    for (let i = 0; i < 6; i++)
      place += (state[i]! - truth[i]!) ** 2 / covariance[i * 7]! / (6 * count);
  }
  assert.ok(place < 1.4, `${place}`);
});

test('what no longer falls freely is given up', () => {
  assert.equal(follow(1, 110, [0, 0, 0], 0).fits, true);
  assert.equal(follow(1, 110, [0, 0, 0], 15).fits, false);
});

test('spans that cannot be are refused', () => {
  const extra = new Float64Array(DRAG_EXTRA);
  const state = Float64Array.of(6.5e6, 0, 0, 0, 1_000, 0);
  for (const span of [-1, Number.NaN, 1e6]) {
    assert.equal(brakedPredict(state, new Float64Array(36), extra, span, 0), false);
  }
});
