import type { Feature, FeatureCollection, Polygon, Position } from 'geojson';
import type { GeoPoint, GeoPolygon, GeoRing } from '../../src/earth/place.ts';

export const DEG = 180 / Math.PI;

/** A polygon in radians as GeoJSON in degrees, unrolled so that it never jumps at the antimeridian. */
export function toGeoJson(polygon: GeoPolygon): Polygon {
  return {
    type: 'Polygon',
    coordinates: polygon.map((ring) => {
      let last: number | null = null;
      return ring.map(([longitude, latitude]): Position => {
        let degrees = longitude * DEG;
        if (last !== null) degrees += 360 * Math.round((last - degrees) / 360);
        last = degrees;
        return [degrees, latitude * DEG];
      });
    }),
  };
}

export function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

/** A ring in kilometres east and north of a point, for drawings a few hundred kilometres wide. */
export function flatten(ring: GeoRing, centre: GeoPoint): [number, number][] {
  const kmPerRad = 6371;
  const shrink = Math.cos(centre.latitudeRad);
  return ring.map(([longitude, latitude]) => {
    const turns = Math.round((longitude - centre.longitudeRad) / (2 * Math.PI));
    const east = longitude - centre.longitudeRad - turns * 2 * Math.PI;
    return [east * shrink * kmPerRad, (latitude - centre.latitudeRad) * kmPerRad];
  });
}

/** The largest of 1, 2, 5, 10, 20, … km that is no longer than `longestKm`. */
export function scaleBarKm(longestKm: number): number {
  const power = 10 ** Math.floor(Math.log10(longestKm));
  const digit = [5, 2, 1].find((each) => each * power <= longestKm) ?? 1;
  return digit * power;
}
