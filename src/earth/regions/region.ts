import type { GeoPolygon } from '../place.ts';

/** ISO 3166-1 alpha-3 of the countries whose administrative areas are here. */
export const REGION_COUNTRIES = ['KOR', 'PRK', 'JPN', 'USA'] as const;
export type RegionCountry = (typeof REGION_COUNTRIES)[number];

/**
 * A first-level administrative area: province, metropolitan city, prefecture, state or
 * territory. Borders are those of Natural Earth, simplified; they say where people are to be
 * warned and nothing about whose land it is.
 */
export interface Region {
  /** ISO 3166-2, for example `KR-11`. */
  readonly code: string;
  readonly country: RegionCountry;
  /** As official alerts in each language name the place. */
  readonly names: { readonly en: string; readonly ko: string; readonly ja: string };
  /** Largest first: the first polygon is the main land, the rest are islands. */
  readonly polygons: readonly GeoPolygon[];
  readonly box: GeoBox;
}

/** Bounds in radians. `westRad` above `eastRad`: the box crosses the antimeridian. */
export interface GeoBox {
  readonly westRad: number;
  readonly southRad: number;
  readonly eastRad: number;
  readonly northRad: number;
}

/** A region as the generated tables hold it; {@link decodeRing} reads its rings. */
export interface EncodedRegion {
  readonly code: string;
  readonly en: string;
  readonly ko: string;
  readonly ja: string;
  /** Polygons, each an outer ring and its holes, as text. */
  readonly polygons: readonly (readonly string[])[];
}

/** Steps of the encoded coordinates in one degree: 1e-4 degrees, about 11 m of latitude. */
export const STEPS_PER_DEGREE = 10_000;
