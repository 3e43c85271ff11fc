import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flatten, scaleBarKm, toGeoJson } from './geo.ts';

const degree = Math.PI / 180;

test('a ring over the antimeridian does not jump around the Earth', () => {
  const ring = [
    [179 * degree, 0],
    [-179 * degree, 0],
    [-179 * degree, degree],
    [179 * degree, 0],
  ] as const;
  const longitudes = toGeoJson([ring]).coordinates[0]!.map((point) => Math.round(point[0]!));
  assert.deepEqual(longitudes, [179, 181, 181, 179]);
  const centre = { longitudeRad: Math.PI, latitudeRad: 0 };
  const east = flatten(ring, centre).map(([x]) => Math.round(x));
  assert.deepEqual(east, [-111, 111, 111, -111]);
});

test('a degree is as long on the drawing as on the Earth', () => {
  const centre = { longitudeRad: 0, latitudeRad: 60 * degree };
  const [[east, north]] = flatten([[degree, 61 * degree]], centre) as [[number, number]];
  assert.ok(Math.abs(east - 55.6) < 0.1, String(east));
  assert.ok(Math.abs(north - 111.2) < 0.1, String(north));
});

test('a scale bar is round and fits', () => {
  assert.deepEqual([0.7, 1, 9, 49, 50, 1234].map(scaleBarKm), [0.5, 1, 5, 20, 50, 1000]);
});
