import library from 'geographiclib-geodesic';
import { DEGREE, type GeoPoint } from './place.ts';
import { MEAN_RADIUS } from './wgs84.ts';

/** Azimuths clockwise from true north, radians in (-π, π]. */
export interface Geodesic {
  readonly distanceM: number;
  /** At the first point, towards the second. */
  readonly azimuthRad: number;
  /** At the second point, onwards. */
  readonly endAzimuthRad: number;
}

const wgs84 = library.Geodesic.WGS84;

/**
 * Shortest path on WGS-84 between two points. Karney, "Algorithms for geodesics", Journal of
 * Geodesy 87 (2013), by its author's library: about 15 nm.
 */
export function geodesicInverse(from: GeoPoint, to: GeoPoint): Geodesic {
  const g = wgs84.Inverse(
    from.latitudeRad / DEGREE,
    from.longitudeRad / DEGREE,
    to.latitudeRad / DEGREE,
    to.longitudeRad / DEGREE,
  );
  return {
    distanceM: g.s12 ?? Number.NaN,
    azimuthRad: (g.azi1 ?? Number.NaN) * DEGREE,
    endAzimuthRad: (g.azi2 ?? Number.NaN) * DEGREE,
  };
}

/** The point `distanceM` along the geodesic that leaves `from` at `azimuthRad`, WGS-84. */
export function geodesicDirect(from: GeoPoint, azimuthRad: number, distanceM: number): GeoPoint {
  const g = wgs84.Direct(
    from.latitudeRad / DEGREE,
    from.longitudeRad / DEGREE,
    azimuthRad / DEGREE,
    distanceM,
  );
  return {
    latitudeRad: (g.lat2 ?? Number.NaN) * DEGREE,
    longitudeRad: wrapLongitude((g.lon2 ?? Number.NaN) * DEGREE),
  };
}

/** Angle between two directions from the Earth's centre on a sphere, radians (haversine). */
export function centralAngle(a: GeoPoint, b: GeoPoint): number {
  const sinLat = Math.sin((b.latitudeRad - a.latitudeRad) / 2);
  const sinLon = Math.sin((b.longitudeRad - a.longitudeRad) / 2);
  const h = sinLat * sinLat + Math.cos(a.latitudeRad) * Math.cos(b.latitudeRad) * sinLon * sinLon;
  return 2 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Great-circle distance on the mean sphere, metres: within 0.6 % of the geodesic, and fast. */
export function greatCircleDistance(a: GeoPoint, b: GeoPoint): number {
  return MEAN_RADIUS * centralAngle(a, b);
}

/** Initial azimuth of the great circle from `a` to `b`, radians in (-π, π]. */
export function greatCircleAzimuth(a: GeoPoint, b: GeoPoint): number {
  const d = b.longitudeRad - a.longitudeRad;
  return Math.atan2(
    Math.cos(b.latitudeRad) * Math.sin(d),
    Math.cos(a.latitudeRad) * Math.sin(b.latitudeRad) -
      Math.sin(a.latitudeRad) * Math.cos(b.latitudeRad) * Math.cos(d),
  );
}

/** Longitude turned into [-π, π]. */
export function wrapLongitude(longitudeRad: number): number {
  if (longitudeRad >= -Math.PI && longitudeRad <= Math.PI) return longitudeRad;
  const turned = longitudeRad - 2 * Math.PI * Math.round(longitudeRad / (2 * Math.PI));
  return Math.min(Math.PI, Math.max(-Math.PI, turned));
}
