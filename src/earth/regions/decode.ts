import { DEGREE, type GeoPolygon, type GeoRing } from '../place.ts';
import {
  type EncodedRegion,
  type GeoBox,
  type Region,
  type RegionCountry,
  STEPS_PER_DEGREE,
} from './region.ts';

/** First character of the 64 that carry six bits each: `?` to `~`, none of which JSON escapes but `\`. */
const BASE = 63;

/**
 * Reads a ring: differences of longitude and latitude in steps of 1e-4 degrees, zigzag, in
 * groups of five bits, low group first, the sixth bit saying that more follow. The closing
 * point is not written. Throws a RangeError on text that ends inside a number: the tables are
 * ours, so that is our own mistake.
 */
export function decodeRing(text: string): GeoRing {
  const ring: [number, number][] = [];
  let x = 0;
  let y = 0;
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 5) {
      const group = text.charCodeAt(at++) - BASE;
      if (!(group >= 0 && group < 64)) throw new RangeError(`decodeRing: bad text at ${at - 1}`);
      value |= (group & 31) << shift;
      if (group < 32) return (value >>> 1) ^ -(value & 1);
    }
  };
  while (at < text.length) {
    x += next();
    y += next();
    ring.push([(x / STEPS_PER_DEGREE) * DEGREE, (y / STEPS_PER_DEGREE) * DEGREE]);
  }
  ring.push(ring[0]!);
  return ring;
}

export function decodeRegion(country: RegionCountry, encoded: EncodedRegion): Region {
  const polygons = encoded.polygons.map((rings) => rings.map(decodeRing));
  return {
    code: encoded.code,
    country,
    names: { en: encoded.en, ko: encoded.ko, ja: encoded.ja },
    polygons,
    box: boxOf(polygons),
  };
}

/** Bounds of polygons that do not cross the antimeridian; no region here does. */
function boxOf(polygons: readonly GeoPolygon[]): GeoBox {
  let westRad = Number.POSITIVE_INFINITY;
  let southRad = Number.POSITIVE_INFINITY;
  let eastRad = Number.NEGATIVE_INFINITY;
  let northRad = Number.NEGATIVE_INFINITY;
  for (const polygon of polygons) {
    for (const [longitude, latitude] of polygon[0]!) {
      westRad = Math.min(westRad, longitude);
      eastRad = Math.max(eastRad, longitude);
      southRad = Math.min(southRad, latitude);
      northRad = Math.max(northRad, latitude);
    }
  }
  return { westRad, southRad, eastRad, northRad };
}
