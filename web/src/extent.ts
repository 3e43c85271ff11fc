import type { View } from '../../src/watch/index.ts';
import { DEG } from './geo.ts';
import type { DrawnTrack } from './tracks.ts';

/** West, south, east, north in degrees. */
export type Extent = readonly [number, number, number, number];

/** Korea and Japan. */
export const HOME: Extent = [124.3, 31.4, 142.8, 41.8];

/** Room around what is shown, as a share of its width and height, and at least so much, degrees. */
const MARGIN = 0.15;
const LEAST_MARGIN_DEG = 1;
/** Mercator has no poles. */
const HIGHEST_DEG = 80;

/**
 * What a map that nobody has moved shows: home, as long as there is anything in it or nothing
 * anywhere; else `shown` as long as it holds all sensors and confirmed tracks; else all of them
 * with room to move.
 */
export function extentOf(view: View, tracks: readonly DrawnTrack[], shown: Extent): Extent {
  const places: [number, number][] = tracks
    .filter(({ kind }) => kind !== 'plot')
    .map(({ longitudeDeg, latitudeDeg }) => [longitudeDeg, latitudeDeg]);
  for (const { longitudeRad, latitudeRad } of view.sensors) {
    if (longitudeRad === null || latitudeRad === null) continue;
    places.push([longitudeRad * DEG, latitudeRad * DEG]);
  }
  if (places.length === 0 || places.some((place) => holds(HOME, place))) return HOME;
  if (shown !== HOME && places.every((place) => holds(shown, place))) return shown;
  return around(places);
}

function holds([west, south, east, north]: Extent, [x, y]: readonly [number, number]): boolean {
  return x >= west && x <= east && y >= south && y <= north;
}

function around(places: readonly (readonly [number, number])[]): Extent {
  let [west, south, east, north] = [180, HIGHEST_DEG, -180, -HIGHEST_DEG];
  for (const [x, y] of places) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  const dx = Math.max(LEAST_MARGIN_DEG, (east - west) * MARGIN);
  const dy = Math.max(LEAST_MARGIN_DEG, (north - south) * MARGIN);
  return [
    Math.max(-180, west - dx),
    Math.max(-HIGHEST_DEG, south - dy),
    Math.min(180, east + dx),
    Math.min(HIGHEST_DEG, north + dy),
  ];
}
