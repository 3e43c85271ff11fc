import type { GeoPoint } from './place.ts';
import { ecefToGeodetic, enuRotation, geodeticToEcef, lengthOf, WGS84 } from './wgs84.ts';

/**
 * A flat map about one point: azimuthal equidistant, `north` and `east` metres. Distances from
 * the centre follow the ellipsoid's radius of curvature in that direction (Euler), so they agree
 * with the geodesic to about 1e-5 at 100 km and 1e-3 at 2,000 km. Plain data.
 */
export interface Chart {
  readonly centre: GeoPoint;
  readonly centreEcef: readonly [number, number, number];
  /** Rows east, north, up. */
  readonly rotation: Float64Array;
  /** Radii of curvature along the meridian and along the prime vertical, m. */
  readonly meridianM: number;
  readonly primeVerticalM: number;
}

export function chartAt(centre: GeoPoint): Chart {
  const { latitudeRad, longitudeRad } = centre;
  const sin = Math.sin(latitudeRad);
  const w = 1 - WGS84.e2 * sin * sin;
  return {
    centre,
    centreEcef: geodeticToEcef(latitudeRad, longitudeRad, 0),
    rotation: enuRotation(latitudeRad, longitudeRad),
    meridianM: (WGS84.a * (1 - WGS84.e2)) / (w * Math.sqrt(w)),
    primeVerticalM: WGS84.a / Math.sqrt(w),
  };
}

/** Radius of curvature in the direction of (north, east), which need not have length 1. */
export function chartRadius(chart: Chart, north: number, east: number): number {
  const n2 = north * north;
  const e2 = east * east;
  const s = n2 + e2;
  // Under a millionth of a metre there is no direction, and squares have no digits left.
  if (s < 1e-12) return chart.meridianM;
  return s / (n2 / chart.meridianM + e2 / chart.primeVerticalM);
}

/** Puts (north, east) of a place into `out` at `offset` and `offset + 1`. */
export function toChart(
  chart: Chart,
  latitudeRad: number,
  longitudeRad: number,
  out: Float64Array,
  offset: number,
): void {
  const r = chart.rotation;
  const [cx, cy, cz] = chart.centreEcef;
  const sinLat = Math.sin(latitudeRad);
  const cosLat = Math.cos(latitudeRad);
  const n = WGS84.a / Math.sqrt(1 - WGS84.e2 * sinLat * sinLat);
  const x = n * cosLat * Math.cos(longitudeRad) - cx;
  const y = n * cosLat * Math.sin(longitudeRad) - cy;
  const z = n * (1 - WGS84.e2) * sinLat - cz;
  const east = r[0]! * x + r[1]! * y + r[2]! * z;
  const north = r[3]! * x + r[4]! * y + r[5]! * z;
  const up = r[6]! * x + r[7]! * y + r[8]! * z;
  const across = lengthOf(north, east);
  if (across === 0) {
    out[offset] = 0;
    out[offset + 1] = up < -WGS84.b ? Math.PI * WGS84.b : 0;
    return;
  }
  const radius = chartRadius(chart, north, east);
  const scale = (radius * Math.atan2(across, radius + up)) / across;
  out[offset] = north * scale;
  out[offset + 1] = east * scale;
}

/** The place at (north, east): the inverse of {@link toChart}. */
export function fromChart(chart: Chart, north: number, east: number): GeoPoint {
  const distance = lengthOf(north, east);
  if (distance === 0) return chart.centre;
  const radius = chartRadius(chart, north, east);
  const angle = distance / radius;
  const across = radius * Math.sin(angle);
  const up = -2 * radius * Math.sin(angle / 2) ** 2;
  const n = (north / distance) * across;
  const e = (east / distance) * across;
  const r = chart.rotation;
  const [cx, cy, cz] = chart.centreEcef;
  const place = ecefToGeodetic(
    cx + r[0]! * e + r[3]! * n + r[6]! * up,
    cy + r[1]! * e + r[4]! * n + r[7]! * up,
    cz + r[2]! * e + r[5]! * n + r[8]! * up,
  );
  return { latitudeRad: place.latitudeRad, longitudeRad: place.longitudeRad };
}
