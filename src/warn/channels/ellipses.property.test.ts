import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  chartAt,
  DEGREE,
  fromChart,
  type GeoPoint,
  type GeoPolygon,
  type GeoRing,
  geodesicInverse,
  pointInPolygon,
  REGION_COUNTRIES,
  regionByCode,
  ringCentre,
} from '../../earth/index.ts';
import { type CamfEllipse, ellipseOf } from '../../wire/camf/index.ts';
import { type EllipseCover, ellipsesOver, MAX_ELLIPSES, MOST_EXCESS } from './ellipses.ts';

/** By distance and azimuth on the ellipsoid: the strictest reading, and no part of the program's. */
function holds(ellipse: CamfEllipse, point: GeoPoint): boolean {
  const centre = {
    latitudeRad: ellipse.latitudeDeg * DEGREE,
    longitudeRad: ellipse.longitudeDeg * DEGREE,
  };
  const { distanceM, azimuthRad } = geodesicInverse(centre, point);
  const angle = azimuthRad - ellipse.azimuthDeg * DEGREE;
  const u = (distanceM * Math.cos(angle)) / (ellipse.semiMajorKm * 1000);
  const v = (distanceM * Math.sin(angle)) / (ellipse.semiMinorKm * 1000);
  return u * u + v * v <= 1;
}

/** By degrees on a flat map, as a simple receiver would. */
function holdsFlat(ellipse: CamfEllipse, point: GeoPoint): boolean {
  const degreeKm = (6371.0088 * Math.PI) / 180;
  const north = (point.latitudeRad / DEGREE - ellipse.latitudeDeg) * degreeKm;
  const turned = point.longitudeRad / DEGREE - ellipse.longitudeDeg;
  const around = turned - 360 * Math.round(turned / 360);
  const east = around * degreeKm * Math.cos(ellipse.latitudeDeg * DEGREE);
  const angle = ellipse.azimuthDeg * DEGREE;
  const u = (north * Math.cos(angle) + east * Math.sin(angle)) / ellipse.semiMajorKm;
  const v = (east * Math.cos(angle) - north * Math.sin(angle)) / ellipse.semiMinorKm;
  return u * u + v * v <= 1;
}

/** Every corner, points on every edge, and points inside lie in at least one of the ellipses. */
function assertHeld(polygon: GeoPolygon, { ellipses }: EllipseCover): void {
  const areas = ellipses.map(ellipseOf);
  const ring = polygon[0]!;
  const centre = ringCentre(ring);
  const points: GeoPoint[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!].map(([longitudeRad, latitudeRad]) => ({
      latitudeRad,
      longitudeRad,
    })) as [GeoPoint, GeoPoint];
    for (const share of [0, 0.3, 0.7]) points.push(along(a, b, share));
    const inward = along(a, centre, 0.4);
    if (pointInPolygon(polygon, inward)) points.push(inward);
  }
  for (const point of points) {
    const place = `${point.latitudeRad / DEGREE}, ${point.longitudeRad / DEGREE}`;
    assert.ok(
      areas.some((one) => holds(one, point)),
      `${place} is outside`,
    );
    assert.ok(
      areas.some((one) => holdsFlat(one, point)),
      `${place} is outside on a flat map`,
    );
  }
}

/** On the great circle of the normals, as the edges of a polygon are. */
function along(a: GeoPoint, b: GeoPoint, share: number): GeoPoint {
  const normal = ({ latitudeRad: lat, longitudeRad: lon }: GeoPoint): number[] => [
    Math.cos(lat) * Math.cos(lon),
    Math.cos(lat) * Math.sin(lon),
    Math.sin(lat),
  ];
  const to = normal(b);
  const [x, y, z] = normal(a).map((value, i) => value + (to[i]! - value) * share) as [
    number,
    number,
    number,
  ];
  return { latitudeRad: Math.atan2(z, Math.hypot(x, y)), longitudeRad: Math.atan2(y, x) };
}

/** A star about a place: `radii` of its corners, km, one after another round the circle. */
function star(latitudeDeg: number, longitudeDeg: number, radiiKm: readonly number[]): GeoPolygon {
  const chart = chartAt({ latitudeRad: latitudeDeg * DEGREE, longitudeRad: longitudeDeg * DEGREE });
  const ring = radiiKm.map((km, i): [number, number] => {
    const angle = (-2 * Math.PI * i) / radiiKm.length;
    const { latitudeRad, longitudeRad } = fromChart(
      chart,
      km * 1000 * Math.cos(angle),
      km * 1000 * Math.sin(angle),
    );
    return [longitudeRad, latitudeRad];
  });
  return [[...ring, ring[0]!] as GeoRing];
}

const latitude = fc.double({ min: -65, max: 65, noNaN: true });
const longitude = fc.double({ min: -180, max: 180, noNaN: true });
const share = (least: number): fc.Arbitrary<number> =>
  fc.double({ min: least, max: 1, noNaN: true });

/** Corners between `least` and all of a size from 3 to 800 km out. */
function stars(least: number): fc.Arbitrary<GeoPolygon> {
  return fc
    .tuple(
      latitude,
      longitude,
      fc.double({ min: Math.log(3), max: Math.log(800), noNaN: true }),
      fc.array(share(least), { minLength: 5, maxLength: 24 }),
    )
    .map(([lat, lon, size, radii]) =>
      star(
        lat,
        lon,
        radii.map((one) => one * Math.exp(size)),
      ),
    );
}

test('rounded areas are held whole by ellipses that are at most twice as large', () => {
  fc.assert(
    fc.property(stars(0.7), (polygon) => {
      const cover = ellipsesOver([polygon]);
      assertHeld(polygon, cover);
      assert.ok(cover.coveredM2 <= MOST_EXCESS * cover.areaM2, `${cover.coveredM2 / cover.areaM2}`);
    }),
  );
});

test('jagged areas too, by more ellipses', () => {
  fc.assert(
    fc.property(stars(0.5), (polygon) => {
      const cover = ellipsesOver([polygon]);
      assertHeld(polygon, cover);
      assert.ok(cover.ellipses.length <= MAX_ELLIPSES);
      assert.ok(cover.coveredM2 <= MOST_EXCESS * cover.areaM2, `${cover.coveredM2 / cover.areaM2}`);
    }),
  );
});

test('whatever the shape, and however few messages there may be, all of it is held', () => {
  fc.assert(
    fc.property(stars(0.05), fc.integer({ min: 1, max: 4 }), (polygon, most) => {
      const cover = ellipsesOver([polygon], most);
      assert.ok(cover.ellipses.length >= 1 && cover.ellipses.length <= most);
      assertHeld(polygon, cover);
    }),
  );
});

test('an area smaller than the smallest ellipse, and one that is thin as a line, are held', () => {
  const speck = star(37, 127, [0.01, 0.01, 0.01]);
  const cover = ellipsesOver([speck]);
  assert.equal(cover.ellipses.length, 1);
  assertHeld(speck, cover);
  const thin: GeoPolygon = [
    [
      [127 * DEGREE, 37 * DEGREE],
      [128 * DEGREE, 37 * DEGREE],
      [128 * DEGREE, 37.00001 * DEGREE],
      [127 * DEGREE, 37 * DEGREE],
    ],
  ];
  assertHeld(thin, ellipsesOver([thin]));
  assert.deepEqual(ellipsesOver([]).ellipses, []);
});

test('across the antimeridian and about a pole nothing is torn', () => {
  for (const polygon of [star(52, 179.9, [90, 100, 95, 80]), star(89.9, 0, [60, 70, 65, 60, 66])]) {
    const cover = ellipsesOver([polygon]);
    for (const [longitudeRad, latitudeRad] of polygon[0]!) {
      assert.ok(
        cover.ellipses.some((codes) => holds(ellipseOf(codes), { latitudeRad, longitudeRad })),
      );
    }
  }
});

test('the provinces that are warned of are held, with the number of messages each', (context) => {
  const counts: number[] = [];
  let reached = 0;
  for (const code of ['KR-11', 'KR-26', 'KR-42', 'KR-49', 'JP-01', 'JP-02', 'JP-13', 'JP-47']) {
    const region = regionByCode(code);
    if (region === null) continue;
    const cover = ellipsesOver(region.polygons);
    counts.push(cover.ellipses.length);
    if (cover.coveredM2 <= MOST_EXCESS * cover.areaM2) reached += 1;
    const areas = cover.ellipses.map(ellipseOf);
    for (const [longitudeRad, latitudeRad] of region.polygons.flatMap((polygon) => polygon[0]!)) {
      assert.ok(
        areas.some((one) => holds(one, { latitudeRad, longitudeRad })),
        code,
      );
    }
  }
  assert.ok(counts.length >= 6 && REGION_COUNTRIES.length > 0);
  context.diagnostic(`messages each: ${counts.join(', ')}; ${reached} within twice the area`);
});
