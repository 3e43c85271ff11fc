import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chartAt } from './chart.ts';
import type { GeoRing } from './place.ts';
import { preparedDisc, preparedOnChart, preparePolygon } from './prepared.ts';

const place = fc.record({
  latitudeRad: fc.double({ min: -1.4, max: 1.4, noNaN: true }),
  longitudeRad: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
});

/** Corners about a place, up to 20° away. */
const ring = fc
  .record({
    at: place,
    size: fc.double({ min: 1e-6, max: 0.35, noNaN: true }),
    corners: fc.array(
      fc.tuple(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
      ),
      { minLength: 3, maxLength: 12 },
    ),
  })
  .map(({ at, size, corners }): GeoRing => {
    const open = corners.map(
      ([x, y]) =>
        [
          at.longitudeRad + (size * x) / Math.cos(at.latitudeRad),
          Math.max(-1.5, Math.min(1.5, at.latitudeRad + size * y)),
        ] as const,
    );
    return [...open, open[0]!];
  });

test('a disc on the map holds every corner of its polygon, wherever the map is centred', () => {
  fc.assert(
    fc.property(place, ring, (centre, outer) => {
      const chart = chartAt(centre);
      const polygon = preparePolygon([outer]);
      const { north, east, radius } = preparedDisc(chart, polygon);
      const flat = preparedOnChart(chart, polygon.rings[0]!);
      for (let i = 0; i < flat.length; i += 2) {
        const away = Math.hypot(flat[i]! - north, flat[i + 1]! - east);
        assert.ok(away <= radius, `${away} m of ${radius} m`);
      }
    }),
    { numRuns: 2000 },
  );
});
