/** A point on WGS-84. Latitude north and longitude east in radians, longitude in [-π, π]. */
export interface GeoPoint {
  readonly latitudeRad: number;
  readonly longitudeRad: number;
}

/** A point with its height over the ellipsoid, metres. */
export interface GeoPosition extends GeoPoint {
  readonly heightM: number;
}

/**
 * Outer ring, then holes, each closed (first point repeated at the end), as `[longitude,
 * latitude]` in radians, outer ring counter-clockwise: GeoJSON's order and shape in radians.
 */
export type GeoPolygon = readonly GeoRing[];
export type GeoRing = readonly (readonly [number, number])[];

export const DEGREE = Math.PI / 180;
