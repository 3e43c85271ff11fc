import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  chartAt,
  distanceToPolygon,
  type GeoPoint,
  type GeoPolygon,
  geodesicDirect,
  polygonArea,
  preparedOnChart,
  preparePolygon,
} from '../../earth/index.ts';
import { middleOf, predictedAreas, type Reach, reachOf, reachPoints } from './areas.ts';

const LEVELS = [0.5, 0.9, 0.99];
/** Edges lie beside the curve that they stand for, as a share of the root of an area. */
const EDGE = 5e-3;

const between = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true });

const glides = fc.record({
  latitude: fc.oneof(between(-1.5, 1.5), between(1.55, 1.57), between(-1.57, -1.55)),
  longitude: fc.oneof(between(-3.14, 3.14), between(3.12, 3.14)),
  azimuth: between(-3.14, 3.14),
  /** Still to go, m; 1 sigma as a share of it. */
  distance: fc.oneof(between(2e3, 200e3), between(100e3, 5_000e3), between(5_000e3, 12_000e3)),
  share: between(1e-3, 1.2),
  energyHeight: fc.oneof(between(20e3, 500e3), between(500e3, 3_000e3)),
  manoeuvring: fc.constantFrom(0.02, 0.1, 0.2, 0.5, 0.7, 0.8, 0.95, 0.999),
});

type Glide = typeof glides extends fc.Arbitrary<infer G> ? G : never;

function reachFor(glide: Glide): { reach: Reach; areas: readonly GeoPolygon[]; sigma: number } {
  const { latitude, longitude, azimuth, distance, share, energyHeight, manoeuvring } = glide;
  const from = { latitudeRad: latitude, longitudeRad: longitude };
  const sigma = Math.min(800e3, share * distance);
  const covariance = { northNorth: sigma ** 2, northEast: 0, eastEast: sigma ** 2 };
  const reach = reachOf(from, azimuth, distance, energyHeight, covariance);
  const point = geodesicDirect(from, azimuth, distance);
  const along = { north: sigma * Math.cos(azimuth), east: sigma * Math.sin(azimuth), bend: 0.3 };
  const skewed = { point, covariance, ...along };
  const spread = { kind: 'gaussian', point, covariance, skewed } as const;
  const areas = predictedAreas(spread, LEVELS, manoeuvring, reach).map(({ polygon }) => polygon);
  return { reach, areas, sigma };
}

/** How far a place lies outside of a polygon, as a share of the polygon's size. */
function outside(polygon: GeoPolygon, place: GeoPoint): number {
  return distanceToPolygon(polygon, place) / Math.sqrt(polygonArea(polygon));
}

function turns(ring: Float64Array, i: number, j: number, k: number): number {
  const [n0, e0] = [ring[2 * i]!, ring[2 * i + 1]!];
  const [n1, e1] = [ring[2 * j]! - n0, ring[2 * j + 1]! - e0];
  const [n2, e2] = [ring[2 * k]! - n0, ring[2 * k + 1]! - e0];
  return Math.sign(e1 * n2 - n1 * e2);
}

function crossesItself(ring: Float64Array): boolean {
  const count = ring.length / 2;
  for (let i = 0; i + 1 < count; i++) {
    for (let k = i + 2; k + 1 < count; k++) {
      if (i === 0 && k === count - 2) continue;
      const apart = turns(ring, i, i + 1, k) * turns(ring, i, i + 1, k + 1) < 0;
      if (apart && turns(ring, k, k + 1, i) * turns(ring, k, k + 1, i + 1) < 0) return true;
    }
  }
  return false;
}

function signedArea(ring: Float64Array): number {
  let sum = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    sum += ring[i + 1]! * ring[i + 2]! - ring[i]! * ring[i + 3]!;
  }
  return sum;
}

test('what can be reached is simple, counter-clockwise and nested, however far or near it lies', () => {
  fc.assert(
    fc.property(glides, (glide) => {
      const { reach, areas } = reachFor(glide);
      const chart = chartAt(reach.from);
      areas.forEach((area, level) => {
        const ring = preparedOnChart(chart, preparePolygon(area).rings[0]!);
        assert.ok(signedArea(ring) > 0, `level ${level} is empty or turned round`);
        assert.ok(!crossesItself(ring), `level ${level} crosses itself`);
        for (const [longitudeRad, latitudeRad] of areas[level - 1]?.[0] ?? []) {
          const out = outside(area, { latitudeRad, longitudeRad });
          assert.ok(out < EDGE, `level ${level}: ${out}`);
        }
      });
    }),
    {
      numRuns: 500,
      // So wide and long that the largest does not fit into a hemisphere, and a smaller one does.
      examples: [
        [
          {
            ...{ latitude: 0.58, longitude: -2.24, azimuth: -0.909, manoeuvring: 0.8 },
            ...{ distance: 6_549e3, share: 0.12, energyHeight: 2_000e3 },
          },
        ],
        [
          {
            ...{ latitude: 0.58, longitude: -2.24, azimuth: -0.909, manoeuvring: 0.5 },
            ...{ distance: 6_549e3, share: 0.12, energyHeight: 2_000e3 },
          },
        ],
      ],
    },
  );
});

test('what may go far to all sides is told as far as fits on the Earth, not as the free fall', () => {
  for (const energyHeight of [3_000e3, 4_000e3, 5_000e3, 8_000e3]) {
    const glide = { latitude: 0.6, longitude: 2, azimuth: 1, distance: 2_000e3, share: 0.4 };
    const { areas, reach } = reachFor({ ...glide, energyHeight, manoeuvring: 0.1 });
    for (const turn of [0, 0.5, 1, 2, 3]) {
      const place = geodesicDirect(reach.from, reach.azimuthRad + turn, 5_000e3);
      assert.equal(distanceToPolygon(areas[2]!, place), 0, `${energyHeight} m at ${turn}`);
    }
  }
});

test('the places that stand for a reach, and the one that is told, lie in its largest area', () => {
  const strays = fc.constantFrom(0.8, 0.95);
  const nearer = fc.oneof(between(2e3, 5_000e3), between(5_000e3, 12_000e3));
  const known = fc.record({ manoeuvring: strays, distance: nearer, share: between(1e-3, 0.02) });
  fc.assert(
    fc.property(glides, known, (glide, rest) => {
      const { reach, areas } = reachFor({ ...glide, ...rest });
      const largest = areas[2]!;
      const points = reachPoints(reach);
      assert.equal(points.length, 144);
      for (const point of points) assert.ok(outside(largest, point) < 2 * EDGE);
      const told = geodesicDirect(reach.from, reach.azimuthRad, middleOf(reach));
      assert.ok(outside(largest, told) === 0);
    }),
    { numRuns: 200 },
  );
});

test('the free fall lies within the angles of a reach, with errors as large as its way too', () => {
  const from = { latitudeRad: 0.6, longitudeRad: 2 };
  for (let share = 0.05; share < 1; share += 0.05) {
    const sigma = (share * 100e3) / 3;
    const covariance = { northNorth: sigma ** 2, northEast: 0, eastEast: sigma ** 2 };
    const { extraRad } = reachOf(from, 0, 100e3, 50e3, covariance);
    assert.ok(extraRad >= Math.asin(share), `${share}: ${extraRad}`);
  }
});
