import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  chartAt,
  DEGREE,
  distanceToPolygon,
  ellipseAxes,
  ellipsePolygon,
  ellipseScale,
  fromChart,
  type GeoPoint,
  gaussianInPolygon,
  geodesicDirect,
  geodesicInverse,
  pointInPolygon,
  polygonArea,
  polygonsOverlap,
  polygonsWithin,
  toChart,
} from './index.ts';

/** Everywhere, with the poles and the antimeridian as likely as any place. */
const anywhere: fc.Arbitrary<GeoPoint> = fc
  .tuple(
    fc.oneof(
      fc.double({ min: -1.5, max: 1.5, noNaN: true }),
      fc.constantFrom(Math.PI / 2 - 1e-4, 1e-4 - Math.PI / 2),
    ),
    fc.oneof(
      fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
      fc.constantFrom(Math.PI, -Math.PI, Math.PI - 1e-4),
    ),
  )
  .map(([latitudeRad, longitudeRad]) => ({ latitudeRad, longitudeRad }));

const covariance = fc
  .tuple(
    fc.double({ min: 1e3, max: 3e5, noNaN: true }),
    fc.double({ min: 0.02, max: 1, noNaN: true }),
    fc.double({ min: 0, max: Math.PI, noNaN: true }),
  )
  .map(([major, ratio, turn]) => {
    const a = major * major;
    const b = a * ratio * ratio;
    const c = Math.cos(turn);
    const s = Math.sin(turn);
    return {
      northNorth: a * c * c + b * s * s,
      northEast: (a - b) * c * s,
      eastEast: a * s * s + b * c * c,
    };
  });

test('a place comes back from the chart, and its distance is the geodesic', () => {
  fc.assert(
    fc.property(
      anywhere,
      fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
      fc.double({ min: 1, max: 1e6, noNaN: true }),
      (centre, azimuth, distance) => {
        const chart = chartAt(centre);
        const place = fromChart(chart, distance * Math.cos(azimuth), distance * Math.sin(azimuth));
        const back = new Float64Array(2);
        toChart(chart, place.latitudeRad, place.longitudeRad, back, 0);
        const error = Math.hypot(
          back[0]! - distance * Math.cos(azimuth),
          back[1]! - distance * Math.sin(azimuth),
        );
        assert.ok(error < 1e-3 * distance + 1e-3, `${error} m of ${distance}`);
        const path = geodesicInverse(centre, place).distanceM;
        assert.ok(Math.abs(path / distance - 1) < 1e-3 + 1e-5 / distance, `${path} ${distance}`);
      },
    ),
  );
});

test('an ellipse holds its centre and what is inside it, and nothing outside', () => {
  fc.assert(
    fc.property(
      anywhere,
      covariance,
      fc.double({ min: 0.1, max: 0.99, noNaN: true }),
      fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
      (centre, c, containment, angle) => {
        const polygon = ellipsePolygon(centre, c, containment);
        assert.ok(pointInPolygon(polygon, centre));
        const axes = ellipseAxes(c);
        const k = ellipseScale(containment);
        const chart = chartAt(centre);
        for (const [factor, inside] of [
          [0.98, true],
          [1.02, false],
        ] as const) {
          const u = axes.majorM * k * factor * Math.cos(angle);
          const v = axes.minorM * k * factor * Math.sin(angle);
          const place = fromChart(
            chart,
            u * Math.cos(axes.azimuthRad) - v * Math.sin(axes.azimuthRad),
            u * Math.sin(axes.azimuthRad) + v * Math.cos(axes.azimuthRad),
          );
          assert.equal(pointInPolygon(polygon, place), inside);
        }
      },
    ),
  );
});

test('the area of an ellipse is π a b k², and its Gaussian content the containment', () => {
  fc.assert(
    fc.property(
      anywhere,
      covariance,
      fc.double({ min: 0.1, max: 0.999, noNaN: true }),
      (centre, c, containment) => {
        const polygon = ellipsePolygon(centre, c, containment);
        const axes = ellipseAxes(c);
        const k = ellipseScale(containment);
        const plane = Math.PI * axes.majorM * axes.minorM * k * k;
        const size = (axes.majorM * k) / 6.371e6;
        const ratio = polygonArea(polygon) / plane;
        // A disc of angular radius s on the sphere is smaller than a flat one by s²/12.
        assert.ok(Math.abs(ratio - 1) < 0.01 + 0.3 * size * size, `${ratio}`);
        const content = gaussianInPolygon(polygon, centre, c);
        assert.ok(Math.abs(content - containment) < 2e-3, `${content} for ${containment}`);
      },
    ),
  );
});

test('the Gaussian content of two halves adds up to that of the whole', () => {
  fc.assert(
    fc.property(
      anywhere,
      covariance,
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: -2, max: 2, noNaN: true }),
      (centre, c, shiftNorth, shiftEast) => {
        const chart = chartAt(centre);
        const r = Math.sqrt(Math.max(c.northNorth, c.eastEast));
        const at = (n: number, e: number): [number, number] => {
          const p = fromChart(chart, (n + shiftNorth) * r, (e + shiftEast) * r);
          return [p.longitudeRad, p.latitudeRad];
        };
        const [sw, se, ne, nw] = [at(-1, -1), at(-1, 1), at(1, 1), at(1, -1)];
        const [s, n] = [at(-1, 0.3), at(1, 0.3)];
        const whole = gaussianInPolygon([[sw, s, se, ne, n, nw, sw]], centre, c);
        const west = gaussianInPolygon([[sw, s, n, nw, sw]], centre, c);
        const east = gaussianInPolygon([[s, se, ne, n, s]], centre, c);
        assert.ok(Math.abs(west + east - whole) < 1e-6, `${west} + ${east} = ${whole}`);
      },
    ),
  );
});

test('distance to a polygon is that to its nearest edge', () => {
  fc.assert(
    fc.property(
      anywhere,
      fc.double({ min: 1e3, max: 2e5, noNaN: true }),
      fc.double({ min: 1.05, max: 5, noNaN: true }),
      fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
      (centre, radius, factor, azimuth) => {
        const circle = ellipsePolygon(
          centre,
          { northNorth: radius ** 2, northEast: 0, eastEast: radius ** 2 },
          1 - Math.exp(-0.5),
          180,
        );
        const place = geodesicDirect(centre, azimuth, radius * factor);
        const distance = distanceToPolygon(circle, place);
        const expected = radius * (factor - 1);
        assert.ok(
          Math.abs(distance - expected) < 2e-3 * radius * factor,
          `${distance} ${expected}`,
        );
        assert.equal(distanceToPolygon(circle, centre), 0);
      },
    ),
  );
});

test('circles overlap when their centres are nearer than the sum of radii', () => {
  fc.assert(
    fc.property(
      anywhere,
      fc.double({ min: 1e4, max: 1e5, noNaN: true }),
      fc.double({ min: 1e4, max: 1e5, noNaN: true }),
      fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
      (centre, r1, r2, azimuth) => {
        const circle = (at: GeoPoint, r: number) =>
          ellipsePolygon(
            at,
            { northNorth: r * r, northEast: 0, eastEast: r * r },
            1 - Math.exp(-0.5),
          );
        const sum = r1 + r2;
        const near = geodesicDirect(centre, azimuth, 0.98 * sum);
        const far = geodesicDirect(centre, azimuth, 1.03 * sum);
        assert.ok(polygonsOverlap(circle(centre, r1), circle(near, r2)));
        assert.ok(!polygonsOverlap(circle(centre, r1), circle(far, r2)));
        assert.ok(polygonsWithin(circle(centre, r1), circle(far, r2), 0.06 * sum));
        assert.ok(polygonsOverlap(circle(centre, r1), circle(centre, r1 / 3)));
      },
    ),
  );
});

test('a hole is outside, and its area is not counted', () => {
  const centre = { latitudeRad: 89.5 * DEGREE, longitudeRad: 0 };
  const disc = (r: number) =>
    ellipsePolygon(centre, { northNorth: r * r, northEast: 0, eastEast: r * r }, 0.5)[0]!;
  const ring = [disc(2e5), [...disc(5e4)].reverse()];
  assert.ok(!pointInPolygon(ring, centre));
  assert.ok(pointInPolygon(ring, geodesicDirect(centre, 1, 1.5e5)));
  const whole = polygonArea([disc(2e5)]);
  assert.ok(Math.abs(polygonArea(ring) / whole - (1 - 1 / 16)) < 1e-3);
});
