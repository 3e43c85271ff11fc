import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geodeticToEcef } from '../earth/index.ts';
import { coastPredict, coastStep, coastTransition } from './coast.ts';

/** Burnout over the sea: latitude, longitude, height, speed, heading, flight path angle. */
function burnout(speed: number, angleDeg: number, headingDeg: number): Float64Array {
  const latitude = (40.2 * Math.PI) / 180;
  const longitude = (127.5 * Math.PI) / 180;
  const angle = (angleDeg * Math.PI) / 180;
  const heading = (headingDeg * Math.PI) / 180;
  const [x, y, z] = geodeticToEcef(latitude, longitude, 90_000);
  const e = speed * Math.cos(angle) * Math.sin(heading);
  const n = speed * Math.cos(angle) * Math.cos(heading);
  const u = speed * Math.sin(angle);
  const sl = Math.sin(latitude);
  const cl = Math.cos(latitude);
  const so = Math.sin(longitude);
  const co = Math.cos(longitude);
  return Float64Array.of(
    x,
    y,
    z,
    -so * e - sl * co * n + cl * co * u,
    co * e - sl * so * n + cl * so * u,
    cl * n + sl * u,
  );
}

test('going back undoes going forward', () => {
  const start = burnout(3_000, 45, 90);
  const state = start.slice();
  coastStep(state, 700);
  coastStep(state, -700);
  for (let i = 0; i < 6; i++) assert.ok(Math.abs(state[i]! - start[i]!) < 0.01);
});

test('the transition matrix is the derivative of the motion', () => {
  for (const span of [1, 300, 600]) {
    const start = burnout(4_000, 50, 90);
    const phi = new Float64Array(36);
    coastTransition(start.slice(), span, phi);
    for (let j = 0; j < 6; j++) {
      const step = j < 3 ? 50 : 0.05;
      const up = start.slice();
      const down = start.slice();
      up[j] = up[j]! + step;
      down[j] = down[j]! - step;
      coastStep(up, span);
      coastStep(down, span);
      for (let i = 0; i < 6; i++) {
        const scale = (i < 3 ? 1 : 1e-3) * (j < 3 ? 1 : 1e3);
        const numeric = (up[i]! - down[i]!) / (2 * step);
        const error = Math.abs(numeric - phi[i * 6 + j]!) / scale;
        assert.ok(error < 2e-5, `span ${span}: element ${i},${j} is off by ${error}`);
      }
    }
  }
});

test('the covariance is carried by the transition and grows by the noise', () => {
  const start = burnout(3_000, 45, 90);
  const covariance = new Float64Array(36);
  for (let i = 0; i < 6; i++) covariance[i * 7] = i < 3 ? 1e4 : 25;
  const state = start.slice();
  coastPredict(state, covariance, 60, 0);
  const phi = new Float64Array(36);
  coastTransition(start.slice(), 60, phi);
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) {
      let expected = 0;
      for (let k = 0; k < 6; k++) {
        expected += phi[i * 6 + k]! * (k < 3 ? 1e4 : 25) * phi[j * 6 + k]!;
      }
      assert.ok(Math.abs(expected - covariance[i * 6 + j]!) < 1e-6 * (1 + Math.abs(expected)));
      assert.equal(covariance[i * 6 + j], covariance[j * 6 + i]);
    }
  }
  const noisy = new Float64Array(36);
  coastPredict(start.slice(), noisy, 60, 1);
  assert.ok(noisy[0]! > 60 ** 3 / 3 - 1e3 && noisy[21]! > 59);
});

test('a span that is not finite or too long changes nothing', () => {
  const start = burnout(3_000, 45, 90);
  for (const span of [Number.NaN, Number.POSITIVE_INFINITY, 1e9]) {
    const state = start.slice();
    assert.equal(coastStep(state, span), false);
    assert.equal(coastPredict(state, new Float64Array(36), span, 1), false);
    assert.deepEqual(state, start);
  }
});
