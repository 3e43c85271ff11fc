import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DEGREE,
  geodesicDirect,
  geodesicInverse,
  greatCircleAzimuth,
  greatCircleDistance,
  wrapLongitude,
} from './index.ts';

test('the geodesic from New York to London is the published one', () => {
  // The example of GeographicLib's GeodSolve manual page.
  const path = geodesicInverse(
    { latitudeRad: 40.6 * DEGREE, longitudeRad: -73.8 * DEGREE },
    { latitudeRad: 51.6 * DEGREE, longitudeRad: -0.5 * DEGREE },
  );
  assert.ok(Math.abs(path.distanceM - 5_551_759.4) < 0.1, `${path.distanceM}`);
  assert.ok(Math.abs(path.azimuthRad / DEGREE - 51.1988828) < 1e-6, `${path.azimuthRad / DEGREE}`);
});

test('direct undoes inverse across the antimeridian', () => {
  const from = { latitudeRad: 52 * DEGREE, longitudeRad: 179 * DEGREE };
  const to = { latitudeRad: 55 * DEGREE, longitudeRad: -178 * DEGREE };
  const path = geodesicInverse(from, to);
  const back = geodesicDirect(from, path.azimuthRad, path.distanceM);
  assert.ok(Math.abs(back.latitudeRad - to.latitudeRad) < 1e-12);
  assert.ok(Math.abs(back.longitudeRad - to.longitudeRad) < 1e-12);
});

test('great-circle figures are near the geodesic', () => {
  const from = { latitudeRad: 39 * DEGREE, longitudeRad: 125 * DEGREE };
  const to = { latitudeRad: 43 * DEGREE, longitudeRad: 147 * DEGREE };
  const path = geodesicInverse(from, to);
  assert.ok(Math.abs(greatCircleDistance(from, to) / path.distanceM - 1) < 0.006);
  assert.ok(Math.abs(greatCircleAzimuth(from, to) - path.azimuthRad) < 0.005);
});

test('longitudes are wrapped into one turn', () => {
  assert.equal(wrapLongitude(1), 1);
  assert.ok(Math.abs(wrapLongitude(4) - (4 - 2 * Math.PI)) < 1e-15);
  assert.ok(Math.abs(wrapLongitude(-10) - (-10 + 4 * Math.PI)) < 1e-14);
});
