import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  chartAt,
  ellipsePolygon,
  fromChart,
  pointInPolygon,
  polygonArea,
} from '../../earth/index.ts';
import { randomFrom } from './flight.fixture.ts';
import { type Skewed, skewedBy, skewedPolygons } from './skewed.ts';

const point = { latitudeRad: 0.7, longitudeRad: 2.3 };
const LEVELS = [0.5, 0.9, 0.99];
const STEP = 1.3;

const along = (z: number, bend: number): number =>
  Math.abs(bend) < 1e-6 ? z : (1 - Math.exp(-bend * z)) / bend;

/** Drag that moves the place by `slope` m a sigma towards `azimuth`, and a Gaussian rest. */
function skewedOf(
  slope: number,
  azimuth: number,
  bend: number,
  rest: Skewed['covariance'],
): Skewed {
  const at = (z: number): number[] =>
    [Math.cos(azimuth), Math.sin(azimuth)].map((u) => u * slope * along(z, bend));
  return skewedBy(point, rest, STEP, at(STEP), at(-STEP));
}

const shapes = fc.record({
  slope: fc.double({ min: 0.1, max: 3_000, noNaN: true }),
  azimuth: fc.double({ min: -3, max: 3, noNaN: true }),
  bend: fc.double({ min: -0.5, max: 1.4, noNaN: true }),
  major: fc.double({ min: 50, max: 2_000, noNaN: true }),
  share: fc.double({ min: 0.1, max: 1, noNaN: true }),
  correlation: fc.double({ min: -0.9, max: 0.9, noNaN: true }),
});

test('areas hold what they say they hold, whatever the drag does, and each holds those before', () => {
  fc.assert(
    fc.property(
      shapes,
      fc.integer(),
      ({ slope, azimuth, bend, major, share, correlation }, seed) => {
        const [sn, se] = [major, major * share];
        const rest = {
          northNorth: sn * sn,
          northEast: correlation * sn * se,
          eastEast: se * se,
        };
        const polygons = skewedPolygons(skewedOf(slope, azimuth, bend, rest), LEVELS);
        const { normal } = randomFrom(seed);
        const chart = chartAt(point);
        const count = 2_000;
        const held = LEVELS.map(() => 0);
        for (let i = 0; i < count; i++) {
          const d = slope * along(normal(), bend);
          const [a, b] = [normal(), normal()];
          const north = d * Math.cos(azimuth) + sn * a;
          const across = correlation * a + Math.sqrt(1 - correlation ** 2) * b;
          const place = fromChart(chart, north, d * Math.sin(azimuth) + se * across);
          polygons.forEach((polygon, k) => {
            if (pointInPolygon(polygon, place)) held[k] = held[k]! + 1;
          });
        }
        LEVELS.forEach((level, k) => {
          const sigma = Math.sqrt((level * (1 - level)) / count);
          const off = Math.abs(held[k]! / count - level);
          assert.ok(off < 5 * sigma + 0.01, `${level}: ${held[k]! / count}`);
        });
        for (let k = 1; k < LEVELS.length; k++) {
          for (const [longitudeRad, latitudeRad] of polygons[k - 1]![0]!) {
            assert.ok(pointInPolygon(polygons[k]!, { latitudeRad, longitudeRad }));
          }
        }
      },
    ),
    {
      numRuns: 30,
      examples: [
        // Beside so narrow a rest the places of the drag that are looked at lie far apart.
        [
          {
            slope: 1499.4764657093415,
            azimuth: 0,
            bend: 0,
            major: 50,
            share: 0.1,
            correlation: 0.8999999999998242,
          },
          -2147483645,
        ],
      ],
    },
  );
});

test('where drag does nothing they are ellipses', () => {
  const rest = { northNorth: 9e4, northEast: 1e4, eastEast: 1e4 };
  const polygons = skewedPolygons(skewedOf(0.1, 1, 0, rest), LEVELS);
  polygons.forEach((polygon, k) => {
    const ellipse = polygonArea(ellipsePolygon(point, rest, LEVELS[k]!));
    assert.ok(Math.abs(polygonArea(polygon) / ellipse - 1) < 0.02, `${polygonArea(polygon)}`);
  });
});

test('where drag draws them out they are smaller than the ellipse of the same moments', () => {
  const rest = { northNorth: 1e4, northEast: 0, eastEast: 1e4 };
  const [slope, bend] = [500, 0.9];
  const [area] = skewedPolygons(skewedOf(slope, 0, bend, rest), [0.9]).map(polygonArea);
  // Variance of a log-normal variable.
  const drawn = (slope / bend) ** 2 * Math.exp(bend ** 2) * (Math.exp(bend ** 2) - 1);
  const moments = { ...rest, northNorth: rest.northNorth + drawn };
  assert.ok(area! < 0.8 * polygonArea(ellipsePolygon(point, moments, 0.9)));
});

test('where drag draws a narrow area out far, its blunt end still holds the smaller areas', () => {
  for (const [slope, bend, sigma] of [
    [13_800, 1.25, 40],
    [2_600, -1.36, 31],
    [11_500, 1.27, 100],
  ] as const) {
    const rest = { northNorth: sigma * sigma, northEast: 0, eastEast: sigma * sigma };
    const polygons = skewedPolygons(skewedOf(slope, 0.8, bend, rest), LEVELS);
    for (let k = 1; k < LEVELS.length; k++) {
      for (const [longitudeRad, latitudeRad] of polygons[k - 1]![0]!) {
        assert.ok(pointInPolygon(polygons[k]!, { latitudeRad, longitudeRad }), `${bend}, ${k}`);
      }
    }
  }
});
