import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEGREE, enuRotation, fromEnu, geodeticToEcef } from '../../earth/index.ts';
import type { PolarReport } from '../../sense/index.ts';
import { createBurnout, noteSight, stageToCome, weighFirst } from './burnout.ts';
import { createSight, lookAt } from './sight.ts';

const PLACE = [39 * DEGREE, 126 * DEGREE, 70e3] as const;

/** ECEF state at 70 km, flying east over the ground at this speed and angle above level. */
function flying(speed: number, angleDeg: number): Float64Array {
  const [latitude, longitude, height] = PLACE;
  const angle = angleDeg * DEGREE;
  const axes = enuRotation(latitude, longitude);
  return Float64Array.from([
    ...geodeticToEcef(latitude, longitude, height),
    ...fromEnu(axes, speed * Math.cos(angle), 0, speed * Math.sin(angle)),
  ]);
}

function covarianceOf(metres: number, mps: number): Float64Array {
  const covariance = new Float64Array(36);
  for (let i = 0; i < 6; i++) covariance[i * 7] = (i < 3 ? metres : mps) ** 2;
  return covariance;
}

test('what rises steeply and would soon fall back is expected to go on', () => {
  const share = (speed: number, angleDeg: number): number =>
    stageToCome(createBurnout(0, flying(speed, angleDeg), covarianceOf(50, 10), 0));
  const short = share(2_200, 83);
  // The same arc less steep, and one that comes down farther away than any that was reported.
  assert.ok(short > 2 * share(2_200, 45), `${short}, ${share(2_200, 45)}`);
  assert.ok(short > 2 * share(6_500, 83), `${short}, ${share(6_500, 83)}`);
});

test('a short range is expected to burn less long, and to have no further stage', () => {
  const state = flying(2_200, 45);
  const usual = createBurnout(0, state, covarianceOf(50, 10), 0.5);
  const short = structuredClone(usual);
  short.short = 0.2;
  assert.ok(Math.abs(stageToCome(short) / stageToCome(usual) - 0.2) < 0.05);
});

test('a motor may have gone out at any moment between two looks', () => {
  const thrust = 80;
  const dt = 4;
  const state = flying(4_000, 60);
  const own = createBurnout(0, state, covarianceOf(50, 5), 1);
  own.on.extra[0] = thrust;
  own.on.extra[7] = 1;
  const sight = createSight();
  // A look that tells next to nothing: only time goes by.
  const observerEcefM = geodeticToEcef(PLACE[0], PLACE[1] - 0.1, 0);
  const rangeM = Math.hypot(...[0, 1, 2].map((i) => state[i]! - observerEcefM[i]!));
  const report: PolarReport = {
    kind: 'polar',
    ...{ source: 'r', mode: 'exercise', timeMs: 1000 * dt, receivedMs: 0 },
    ...{ observerEcefM, rangeM, azimuthRad: 1.5, elevationRad: 0.5 },
    sigma: { rangeM: 1e8, azimuthRad: 10, elevationRad: 10 },
  };
  assert.ok(lookAt(report, state, sight) && noteSight(own, sight));
  const fall = own.falls.find(({ sinceMs }) => sinceMs > 0)!;
  assert.equal(fall.sinceMs, 2000);
  const [vx, vy, vz] = [state[3]!, state[4]!, state[5]!];
  const speed = Math.hypot(vx, vy, vz);
  const u = [vx / speed, vy / speed, vz / speed];
  let variance = 0;
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) variance += u[i]! * u[j]! * fall.covariance[(i + 3) * 6 + j + 3]!;
  }
  const spread = (thrust * dt) / Math.sqrt(12);
  assert.ok(Math.abs(Math.sqrt(variance) / spread - 1) < 0.2, `${Math.sqrt(variance)}, ${spread}`);
  // Half of what a motor that burned on would have given, less what gravity takes on the way up.
  const gained = Math.hypot(fall.state[3]!, fall.state[4]!, fall.state[5]!) - speed;
  const lost = 9.6 * Math.sin(60 * DEGREE) * dt;
  assert.ok(Math.abs(gained - (thrust * dt) / 2 + lost) < 30, `${gained}`);
});

test('odds of the motor first seen are weighed against what fell then, not against what ended since', () => {
  const own = createBurnout(1000, flying(2_200, 45), covarianceOf(50, 10), 0.5);
  const later = structuredClone(own.falls[0]!);
  own.on.weight = 0.4;
  own.falls[0]!.weight = 0.2;
  own.falls.push({ ...later, weight: 0.4, sinceMs: 2000 });
  weighFirst(own, 1000, 0.25);
  const [first, since] = own.falls;
  assert.ok(Math.abs(own.on.weight - since!.weight) < 1e-12);
  assert.ok(Math.abs(first!.weight / own.on.weight - 2) < 1e-12);
  assert.ok(Math.abs(own.on.weight + own.lit.weight + first!.weight + since!.weight - 1) < 1e-12);
});
