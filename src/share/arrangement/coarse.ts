import type { GeoPoint, GeoPolygon } from '../../earth/index.ts';
import type { Instant } from '../../mark/index.ts';

/** One minute of latitude is a nautical mile; a radian of it about this many metres (WGS-84 mean). */
const METRES_PER_RADIAN = 6_371_008.8;

/**
 * The middle of the cell that a point lies in: bands of latitude `gridM` high, each cut into
 * equal parts at least as long as wide where it is nearest to a pole. Which cells there are does
 * not depend on any point, so nothing of where in its cell the point lies is left.
 */
export function gridPoint(point: GeoPoint, gridM: number): GeoPoint {
  if (gridM === 0) return { latitudeRad: point.latitudeRad, longitudeRad: point.longitudeRad };
  const band = bandOf(point.latitudeRad, gridM);
  const parts = partsOf(band, gridM);
  const turn = 2 * Math.PI;
  const part = Math.min(parts - 1, Math.floor(((point.longitudeRad + Math.PI) / turn) * parts));
  return {
    latitudeRad: (band.fromRad + band.toRad) / 2,
    longitudeRad: ((part + 0.5) / parts) * turn - Math.PI,
  };
}

/** A time at the nearest whole multiple of `stepS` since the epoch. */
export function stepTime(instant: Instant, stepS: number): Instant {
  if (stepS === 0) return instant;
  const stepMs = stepS * 1000;
  return Math.round(instant / stepMs) * stepMs;
}

interface Band {
  readonly fromRad: number;
  readonly toRad: number;
}

function bandOf(latitudeRad: number, gridM: number): Band {
  const bands = Math.max(1, Math.floor((Math.PI * METRES_PER_RADIAN) / gridM));
  const height = Math.PI / bands;
  const index = Math.min(bands - 1, Math.max(0, Math.floor((latitudeRad + Math.PI / 2) / height)));
  return { fromRad: index * height - Math.PI / 2, toRad: (index + 1) * height - Math.PI / 2 };
}

/** How many cells a band has: none is narrower than `gridM` on the side nearer to a pole. */
function partsOf({ fromRad, toRad }: Band, gridM: number): number {
  const narrow = Math.min(Math.cos(fromRad), Math.cos(toRad));
  const length = 2 * Math.PI * METRES_PER_RADIAN * Math.max(0, narrow);
  return Math.max(1, Math.floor(length / gridM));
}

/** Areas smaller than this either way are told by the cells that they touch, metres. */
const SMALL_M = 40_000;
/** The cells of the minimum projection, metres: nobody learns an impact point finer than this. */
export const MINIMUM_GRID_M = 10_000;

/**
 * A predicted area as the minimum projection tells it: late in a flight the middle of a small
 * area is the impact point, so what is small is given as the box of the cells that it touches.
 */
export function coarseArea(polygon: GeoPolygon): GeoPolygon {
  const outer = polygon[0];
  if (outer === undefined || outer.length === 0) return polygon;
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [longitude, latitude] of outer) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  const middle = (south + north) / 2;
  const tall = (north - south) * METRES_PER_RADIAN;
  const wide = (east - west) * METRES_PER_RADIAN * Math.cos(middle);
  // What crosses the antimeridian comes in two halves or wide as the world; it stays as it is.
  if (tall > SMALL_M || wide > SMALL_M) return polygon;
  const rise = MINIMUM_GRID_M / METRES_PER_RADIAN;
  // Cells of a degree's tenth or so: as many to the circle as whole bands of the middle allow.
  const band = Math.floor(middle / rise) * rise;
  const run = rise / Math.max(0.05, Math.cos(band));
  const [w, e] = [Math.floor(west / run) * run, Math.ceil(east / run) * run];
  const [s, n] = [Math.floor(south / rise) * rise, Math.ceil(north / rise) * rise];
  const [w2, e2] = [Math.max(-Math.PI, w), Math.min(Math.PI, e)];
  const [s2, n2] = [Math.max(-Math.PI / 2, s), Math.min(Math.PI / 2, n)];
  return [
    [
      [w2, s2],
      [e2, s2],
      [e2, n2],
      [w2, n2],
      [w2, s2],
    ],
  ];
}
