import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEGREE, type GeoPoint, greatCircleDistance } from '../../earth/index.ts';
import { alongCourse, layCourse, travel } from './course.ts';

const point: fc.Arbitrary<GeoPoint> = fc
  .tuple(
    fc.double({ min: 30, max: 45, noNaN: true }),
    fc.double({ min: 120, max: 145, noNaN: true }),
  )
  .map(([lat, lon]) => ({ latitudeRad: lat * DEGREE, longitudeRad: lon * DEGREE }));

test('a course is travelled at even speed, without jumps, and turns no tighter than its radius', () => {
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 2, maxLength: 6 }),
      fc.double({ min: 500, max: 12_000, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (waypoints, radius, share) => {
        for (let i = 1; i < waypoints.length; i++)
          fc.pre(greatCircleDistance(waypoints[i - 1]!, waypoints[i]!) > 20_000);
        const course = layCourse(waypoints, radius);
        const at = share * course.lengthM;
        const step = Math.min(100, course.lengthM - at);
        const a = alongCourse(course, at);
        const b = alongCourse(course, at + step);
        // The plane about a waypoint stretches by its distance over the Earth's radius, squared.
        assert.ok(Math.abs(greatCircleDistance(a, b) - step) < 0.05 * step + 1.5);
      },
    ),
    { numRuns: 300 },
  );
});

test('a course begins at its first waypoint and ends at its last', () => {
  fc.assert(
    fc.property(point, point, point, (a, b, c) => {
      fc.pre(greatCircleDistance(a, b) > 20_000 && greatCircleDistance(b, c) > 20_000);
      const course = layCourse([a, b, c], 2000);
      assert.ok(greatCircleDistance(alongCourse(course, 0), a) < 1);
      assert.ok(greatCircleDistance(alongCourse(course, course.lengthM), c) < 30);
    }),
  );
});

test('travelling a distance along a great circle covers that distance', () => {
  fc.assert(
    fc.property(
      point,
      fc.double({ min: 0, max: 6, noNaN: true }),
      fc.double({ min: 1, max: 3e6, noNaN: true }),
      (from, bearing, distance) => {
        const to = travel(from, bearing, distance);
        assert.ok(Math.abs(greatCircleDistance(from, to) - distance) < 1e-6 * distance + 1e-3);
      },
    ),
  );
});
