import { geodesicInverse } from './geodesic.ts';
import type { GeoPoint, GeoPolygon, GeoRing } from './place.ts';
import { WGS84 } from './wgs84.ts';

/*
 * Edges are great circles between directions of the ellipsoid's normal; antimeridian and poles
 * are ordinary places. A polygon must fit into a hemisphere.
 */

/** Sum of the unit normals of a ring's corners, length 1: a point well inside its hemisphere. */
export function ringCentre(ring: GeoRing): GeoPoint {
  let x = 0;
  let y = 0;
  let z = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [longitude, latitude] = ring[i]!;
    x += Math.cos(latitude) * Math.cos(longitude);
    y += Math.cos(latitude) * Math.sin(longitude);
    z += Math.sin(latitude);
  }
  return { latitudeRad: Math.atan2(z, Math.hypot(x, y)), longitudeRad: Math.atan2(y, x) };
}

/** True if the point lies inside the outer ring and in no hole. The edge counts as either. */
export function pointInPolygon(polygon: GeoPolygon, point: GeoPoint): boolean {
  const outer = polygon[0];
  if (outer === undefined || !pointInRing(outer, point)) return false;
  for (let i = 1; i < polygon.length; i++) if (pointInRing(polygon[i]!, point)) return false;
  return true;
}

/**
 * Counts how often the ring crosses the half great circle from the point northwards to its
 * antipode. An odd count parts the two, and the ring's hemisphere says which one is inside.
 */
function pointInRing(ring: GeoRing, point: GeoPoint): boolean {
  const sinLat = Math.sin(point.latitudeRad);
  const cosLat = Math.cos(point.latitudeRad);
  let odd = false;
  let upSum = 0;
  let east0 = 0;
  let north0 = 0;
  for (let i = 0; i < ring.length; i++) {
    const corner = ring[i]!;
    const d = corner[0] - point.longitudeRad;
    const cosCorner = Math.cos(corner[1]);
    const z = Math.sin(corner[1]);
    const x = cosCorner * Math.cos(d);
    const east = cosCorner * Math.sin(d);
    const north = cosLat * z - sinLat * x;
    if (i > 0) {
      upSum += cosLat * x + sinLat * z;
      if (east > 0 !== east0 > 0 && (north0 * east - north * east0) * (east - east0) > 0) {
        odd = !odd;
      }
    }
    east0 = east;
    north0 = north;
  }
  return odd && upSum > 0;
}

/** Area on the ellipsoid, m²: outer ring less its holes. Edges as on the authalic sphere. */
export function polygonArea(polygon: GeoPolygon): number {
  let area = 0;
  for (let i = 0; i < polygon.length; i++) {
    const ring = ringArea(polygon[i]!);
    area += i === 0 ? ring : -ring;
  }
  return Math.max(0, area);
}

const E = Math.sqrt(WGS84.e2);

/** q of the authalic latitude: Snyder, Map Projections (USGS PP 1395), eq. 3-12. */
function authalicQ(sinLat: number): number {
  const es = E * sinLat;
  return (1 - WGS84.e2) * (sinLat / (1 - es * es) - Math.log((1 - es) / (1 + es)) / (2 * E));
}

const Q_POLE = authalicQ(1);
/** Snyder eq. 3-13. */
const AUTHALIC_RADIUS = WGS84.a * Math.sqrt(Q_POLE / 2);

/**
 * Signed excess between each edge and the equator (Bessel's form of the trapezoid on the
 * sphere), summed; a ring that runs once round a pole holds the rest of that hemisphere.
 */
function ringArea(ring: GeoRing): number {
  let excess = 0;
  let turn = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [lon1, lat1] = ring[i]!;
    const [lon2, lat2] = ring[i + 1]!;
    let d = lon2 - lon1;
    if (d > Math.PI) d -= 2 * Math.PI;
    else if (d < -Math.PI) d += 2 * Math.PI;
    const t1 = Math.tan(authalicLatitude(lat1) / 2);
    const t2 = Math.tan(authalicLatitude(lat2) / 2);
    excess += 2 * Math.atan2(Math.sin(d / 2) * (t1 + t2), Math.cos(d / 2) * (1 + t1 * t2));
    turn += d;
  }
  let area = Math.abs(excess);
  if (Math.abs(turn) > Math.PI) area = Math.abs(2 * Math.PI - area);
  if (area > 2 * Math.PI) area = 4 * Math.PI - area;
  return area * AUTHALIC_RADIUS * AUTHALIC_RADIUS;
}

function authalicLatitude(latitude: number): number {
  return Math.asin(Math.max(-1, Math.min(1, authalicQ(Math.sin(latitude)) / Q_POLE)));
}

/** Metres from a point to a polygon, 0 inside: to the nearest place on any edge. */
export function distanceToPolygon(polygon: GeoPolygon, point: GeoPoint): number {
  if (pointInPolygon(polygon, point)) return 0;
  const p = direction(point.longitudeRad, point.latitudeRad);
  let best = -2;
  let nearest: Direction = p;
  for (const ring of polygon) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const foot = nearestOnArc(direction(...ring[i]!), direction(...ring[i + 1]!), p);
      const cosine = dot(foot, p);
      if (cosine > best) {
        best = cosine;
        nearest = foot;
      }
    }
  }
  if (best === -2) return Number.POSITIVE_INFINITY;
  return geodesicInverse(point, {
    latitudeRad: Math.atan2(nearest[2], Math.hypot(nearest[0], nearest[1])),
    longitudeRad: Math.atan2(nearest[1], nearest[0]),
  }).distanceM;
}

type Direction = readonly [number, number, number];

function direction(longitude: number, latitude: number): Direction {
  const c = Math.cos(latitude);
  return [c * Math.cos(longitude), c * Math.sin(longitude), Math.sin(latitude)];
}

function dot(a: Direction, b: Direction): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Direction, b: Direction): Direction {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** The direction on the shorter arc from a to b that is nearest to p. */
function nearestOnArc(a: Direction, b: Direction, p: Direction): Direction {
  const normal = cross(a, b);
  const length = Math.hypot(...normal);
  if (length > 1e-14) {
    const off = dot(normal, p) / (length * length);
    const foot: Direction = [
      p[0] - normal[0] * off,
      p[1] - normal[1] * off,
      p[2] - normal[2] * off,
    ];
    const size = Math.hypot(...foot);
    const within = dot(cross(a, foot), normal) >= 0 && dot(cross(foot, b), normal) >= 0;
    if (within && size > 1e-14) return [foot[0] / size, foot[1] / size, foot[2] / size];
  }
  return dot(a, p) >= dot(b, p) ? a : b;
}
