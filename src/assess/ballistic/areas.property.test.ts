import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  distanceToPolygon,
  enuRotation,
  fromEnu,
  type GeoPolygon,
  geodeticToEcef,
  polygonArea,
} from '../../earth/index.ts';
import { predictedAreas } from './areas.ts';
import { kinematics } from './evidence.ts';
import type { Burn } from './motor.ts';
import { predict } from './prediction.ts';

const LEVELS = [0.5, 0.9, 0.99];
/** Edges of large areas are great circles and bulge. */
const EDGE_M = 100;

const between = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true });

/** Anything that may come down: near the poles and the antimeridian, straight up, almost in orbit. */
const flights = fc.record({
  latitude: fc.oneof(between(-1.5, 1.5), between(1.52, 1.57), between(-1.57, -1.52)),
  longitude: fc.oneof(between(-3.14, 3.14), between(3.12, 3.14)),
  height: fc.oneof(between(20e3, 80e3), between(60e3, 1_500e3)),
  speed: between(500, 7_000),
  climb: fc.oneof(between(-0.7, 1.5), between(1.569, 1.57)),
  azimuth: between(0, 6.28),
  /** Logarithms of 1 sigma of place and velocity. */
  place: between(0, 8),
  pace: between(-2, 5.3),
  burn: fc.option(
    fc.record({ probability: between(0.01, 1), acceleration: between(8, 90) }),
  ) as fc.Arbitrary<Burn | null>,
});

function areasOf(flight: typeof flights extends fc.Arbitrary<infer F> ? F : never): GeoPolygon[] {
  const { latitude, longitude, height, speed, climb, azimuth, place, pace, burn } = flight;
  const across = speed * Math.cos(climb);
  const velocity = fromEnu(
    enuRotation(latitude, longitude),
    across * Math.sin(azimuth),
    across * Math.cos(azimuth),
    speed * Math.sin(climb),
  );
  const state = Float64Array.from([...geodeticToEcef(latitude, longitude, height), ...velocity]);
  const covariance = new Float64Array(36);
  for (let i = 0; i < 6; i++) covariance[7 * i] = Math.exp(2 * (i < 3 ? place : pace));
  const found = predict(state, covariance, kinematics(state, covariance), 1, burn);
  if (found === null) return [];
  return predictedAreas(found.spread, LEVELS, found.strays, found.reach).map((a) => a.polygon);
}

function assertNested(polygons: readonly GeoPolygon[]): void {
  for (const [ring] of polygons) assert.deepEqual(ring![0], ring![ring!.length - 1]);
  for (const polygon of polygons) assert.ok(polygonArea(polygon) > 1e3);
  for (let k = 1; k < polygons.length; k++) {
    for (const [longitudeRad, latitudeRad] of polygons[k - 1]![0]!) {
      const out = distanceToPolygon(polygons[k]!, { latitudeRad, longitudeRad });
      assert.ok(out < EDGE_M, `level ${k}: ${out} m`);
    }
  }
}

/** So badly known that areas would be wider than the Earth, or nearly in orbit. */
const extremes = fc.record({
  latitude: between(-1.57, 1.57),
  longitude: between(-3.14, 3.14),
  height: fc.oneof(between(5e3, 80e3), between(60e3, 3_000e3)),
  speed: fc.oneof(between(50, 1_500), between(500, 7_800)),
  climb: fc.oneof(between(-1.2, 1.5), between(1.4, 1.5707)),
  azimuth: between(0, 6.28),
  place: between(0, 12),
  pace: between(3, 9),
  burn: fc.constant(null),
});

test('however badly a fall is known, its areas fit on the Earth and each holds those before', () => {
  const wide = { latitude: -0.096, longitude: 1.3606933, azimuth: 1.9414949, burn: null };
  fc.assert(
    fc.property(extremes, (flight) => assertNested(areasOf(flight))),
    {
      numRuns: 1_000,
      endOnFailure: true,
      examples: [
        // An ellipse, a cloud, and a reach, wider than the Earth.
        [{ ...wide, height: 516e3, speed: 7_513.5, climb: 0.1285, place: 2.839, pace: 5.131 }],
        [{ ...wide, height: 733e3, speed: 5_297.5, climb: 1.5172, place: 10.603, pace: 7.87 }],
        [{ ...wide, height: 13e3, speed: 338.4, climb: -0.0483, place: 8.846, pace: 7.998 }],
        [{ ...wide, height: 61.1e3, speed: 7_621.4, climb: -0.00384, place: 11.85, pace: 4.4276 }],
        [{ ...wide, height: 19.7e3, speed: 6_778.5, climb: 0.5473, place: 9.086, pace: 3.1733 }],
        // A disc and a sector before it that hold the same sector.
        [
          {
            ...wide,
            latitude: 0,
            ...{ height: 80e3, speed: 7_800, climb: 0, place: 0, pace: 3.688 },
          },
        ],
        // Drawn out by the drag, nearly in orbit: cut to both sides.
        [
          {
            ...{ latitude: -1.3773169472627342, longitude: -3.1369376442883845 },
            ...{ height: 58_966.63109306246, speed: 8_071.013441449031 },
            ...{ climb: 0.006780957686714828, azimuth: 2.9641773506067692 },
            ...{ place: 7.15802701190114, pace: -0.022061727941036224, burn: null },
          },
        ],
      ],
    },
  );
});

test('areas are closed, have an extent, and each holds those before', () => {
  fc.assert(
    fc.property(flights, (flight) => assertNested(areasOf(flight))),
    {
      numRuns: 400,
      endOnFailure: true,
      examples: [
        // Straight up under power: a disc.
        [
          {
            latitude: -0.41,
            longitude: -2.56,
            height: 1_311e3,
            speed: 2_828,
            climb: 1.5698,
            azimuth: 0.77,
            place: 3.66,
            pace: 1.16,
            burn: { probability: 0.62, acceleration: 69.8 },
          },
        ],
        // An ellipse beyond where a fan ends; a fan that ends beyond where a reachable set does.
        [
          {
            latitude: 1.5266,
            longitude: 3.132,
            height: 1_500e3,
            speed: 6_410.19,
            climb: 0,
            azimuth: 0,
            place: 0,
            pace: 0,
            burn: { probability: 0.28223, acceleration: 8 },
          },
        ],
        [
          {
            latitude: 0,
            longitude: 0,
            height: 1_093_894,
            speed: 7_000,
            climb: 0,
            azimuth: 0,
            place: 0,
            pace: 0,
            burn: { probability: 0.03708, acceleration: 16.64 },
          },
        ],
        // Slow and level, so badly known that it may come down behind itself.
        [
          {
            latitude: 1.5418548874979383,
            longitude: 3.1295034939966087,
            height: 27_805.6,
            speed: 500,
            climb: 0,
            azimuth: 0,
            place: 0,
            pace: 5.3,
            burn: { probability: 0.01226783, acceleration: 13.1171725 },
          },
        ],
        // Wide and long: it has to fit into a hemisphere.
        [
          {
            latitude: 1.52,
            longitude: 3.122909787706515,
            height: 855_938.5776427935,
            speed: 500,
            climb: 0,
            azimuth: 0,
            place: 0,
            pace: 5.299999999999984,
            burn: { probability: 0.9999999999999989, acceleration: 17.367602385034374 },
          },
        ],
        [
          {
            latitude: 1.5577960885974083,
            longitude: 0,
            height: 1_131_003.2607803796,
            speed: 7_000,
            climb: 0,
            azimuth: 0,
            place: 0,
            pace: 0,
            burn: { probability: 0.010000000000000014, acceleration: 12.696884314597957 },
          },
        ],
        // A wide fan of the free fall beside a reach that turns less: its arc needs corners of its own.
        [
          {
            latitude: 1.5219807411347868,
            longitude: 3.13797027139515,
            height: 23_915.986427660526,
            speed: 571.3340021116646,
            climb: 0,
            azimuth: 0,
            place: 0,
            pace: 0,
            burn: { probability: 0.057684200889902434, acceleration: 8.905076615523555 },
          },
        ],
        // Nearly round the Earth under power.
        [
          {
            latitude: 0.242,
            longitude: -2.055,
            height: 1_086e3,
            speed: 6_689,
            climb: 0.3696,
            azimuth: 0.981,
            place: 0.15,
            pace: -1.74,
            burn: { probability: 0.891, acceleration: 24 },
          },
        ],
      ],
    },
  );
});
