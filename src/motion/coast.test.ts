import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geodeticToEcef, WGS84 } from '../earth/index.ts';
import { coastPredict, coastStep, coastTransition } from './coast.ts';

type Vector6 = number[];

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

/**
 * An independent reference: inertial frame (no Coriolis, no centrifugal term), the potential
 * in its spherical form, Runge-Kutta-Fehlberg of order 5
 * with steps of 0.25 s, turned back into the rotating frame at the end.
 */
function reference(state: Float64Array, spanS: number): Vector6 {
  let s = rotate(Array.from(state), 0, WGS84.omega);
  const steps = Math.ceil(Math.abs(spanS) / 0.25);
  const h = spanS / steps;
  for (let i = 0; i < steps; i++) s = fehlberg5(s, h);
  return rotate(s, spanS, -WGS84.omega);
}

/** Forward (rate > 0): Earth-fixed at time 0 to inertial. Back (rate < 0): at time t. */
function rotate(s: Vector6, t: number, rate: number): Vector6 {
  const [x, y, z, vx, vy, vz] = s as [number, number, number, number, number, number];
  if (rate > 0) return [x, y, z, vx - rate * y, vy + rate * x, vz];
  const a = -rate * t;
  const c = Math.cos(a);
  const d = Math.sin(a);
  const px = c * x + d * y;
  const py = -d * x + c * y;
  return [px, py, z, c * vx + d * vy - rate * py, -d * vx + c * vy + rate * px, vz];
}

function inertialDerivative(s: Vector6): Vector6 {
  const [x, y, z, vx, vy, vz] = s as [number, number, number, number, number, number];
  const r = Math.hypot(x, y, z);
  const sine = z / r;
  // g = -μ/r² [1 - 3 J2 (a/r)² P2(sin φ)] r̂ - 3 μ J2 a²/r⁴ sin φ · (ẑ - sin φ r̂)
  const p2 = 0.5 * (3 * sine * sine - 1);
  const ratio = (WGS84.a / r) ** 2;
  const radial = (-WGS84.gm / (r * r)) * (1 - 3 * WGS84.j2 * ratio * p2);
  const north = (-3 * WGS84.gm * WGS84.j2 * ratio * sine) / (r * r);
  const towards = radial - north * sine;
  return [vx, vy, vz, (towards * x) / r, (towards * y) / r, (towards * z) / r + north];
}

const B = [
  [],
  [1 / 4],
  [3 / 32, 9 / 32],
  [1932 / 2197, -7200 / 2197, 7296 / 2197],
  [439 / 216, -8, 3680 / 513, -845 / 4104],
  [-8 / 27, 2, -3544 / 2565, 1859 / 4104, -11 / 40],
];
const C = [16 / 135, 0, 6656 / 12825, 28561 / 56430, -9 / 50, 2 / 55];

function fehlberg5(s: Vector6, h: number): Vector6 {
  const k: Vector6[] = [];
  for (const row of B) {
    const at = s.map((v, i) => v + h * row.reduce((sum, b, j) => sum + b * k[j]![i]!, 0));
    k.push(inertialDerivative(at));
  }
  return s.map((v, i) => v + h * C.reduce((sum, c, j) => sum + c * k[j]![i]!, 0));
}

test('coasting agrees with a tight inertial integration to 1 m after 2,000 s', () => {
  for (const [speed, angle, heading] of [
    [6_900, 35, 45],
    [7_100, 60, 110],
    [6_800, 80, 300],
  ] as const) {
    const state = burnout(speed, angle, heading);
    const expected = reference(state, 2_000);
    coastStep(state, 2_000);
    const miss = Math.hypot(...expected.slice(0, 3).map((v, i) => v - state[i]!));
    assert.ok(miss < 1, `${speed} m/s at ${angle}°: ${miss} m`);
    const drift = Math.hypot(...expected.slice(3).map((v, i) => v - state[i + 3]!));
    assert.ok(drift < 0.01, `${drift} m/s`);
  }
});

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
