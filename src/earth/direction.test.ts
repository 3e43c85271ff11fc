import assert from 'node:assert/strict';
import { test } from 'node:test';
import { celestialDirectionToEarth, directionOfDateToEarth } from './inertial.ts';

type Vector3 = readonly [number, number, number];

const ARCSECOND = Math.PI / 648_000;

function unit(vector: Vector3): Vector3 {
  const length = Math.hypot(...vector);
  return [vector[0] / length, vector[1] / length, vector[2] / length];
}

function apart(a: Vector3, b: Vector3): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/**
 * Vallado, Fundamentals of Astrodynamics and Applications, example 3-15 (2004-04-06T07:51:28.386009
 * UTC, UT1 − UTC −0.4399619 s, polar motion 0.36″): one position in both frames, km.
 */
const TIME_MS = Date.UTC(2004, 3, 6, 7, 51, 28) + 386.009;
const CELESTIAL = unit([5102.508959, 6123.011401, 6378.136928]);
const EARTH = unit([-1033.479383, 7901.2952754, 6380.3565958]);

test('a direction of the celestial frame is the published one of the Earth’s, to an arcsecond', () => {
  const found = celestialDirectionToEarth(CELESTIAL, TIME_MS, -0.4399619);
  assert.ok(apart(found, EARTH) < ARCSECOND, `${apart(found, EARTH) / ARCSECOND}″`);
});

test('without UT1 it is off by the angle that the Earth turns in that time', () => {
  const error = apart(celestialDirectionToEarth(CELESTIAL, TIME_MS), EARTH);
  // 0.44 s at 15″ a second, at this latitude.
  assert.ok(error > 4 * ARCSECOND && error < 7 * ARCSECOND, `${error / ARCSECOND}″`);
});

test('the pole of date is that of the Earth, and a day of the stars turns it once', () => {
  const pole = directionOfDateToEarth([0, 0, 1], TIME_MS);
  assert.ok(apart(pole, [0, 0, 1]) < 1e-12);
  const day = directionOfDateToEarth([1, 0, 0], TIME_MS + 86_164_090.53);
  assert.ok(apart(day, directionOfDateToEarth([1, 0, 0], TIME_MS)) < 1e-6);
});
