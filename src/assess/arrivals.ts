import {
  type GeoBox,
  type GeoPolygon,
  polygonsWithin,
  type Region,
  regionsIn,
  ringCentre,
  WGS84,
} from '../earth/index.ts';
import type { Arrival } from './hazard.ts';

/** More than all regions that one missile's area can touch; the most probable are kept. */
const MAXIMUM_ARRIVALS = 64;

/**
 * Administrative areas that come within `marginM` of `area`, most probable first; equally
 * probable ones by code. `probability` gives that of the impact falling into the region.
 */
export function arrivalsIn(
  area: GeoPolygon,
  marginM: number,
  earliestMs: number,
  latestMs: number,
  probability: (region: Region) => number,
): Arrival[] {
  const arrivals: Arrival[] = [];
  for (const region of regionsIn(boxAround(area, marginM))) {
    const touched = region.polygons.some((polygon) => polygonsWithin(area, polygon, marginM));
    if (!touched) continue;
    arrivals.push({ region: region.code, probability: probability(region), earliestMs, latestMs });
  }
  arrivals.sort((a, b) => b.probability - a.probability || (a.region < b.region ? -1 : 1));
  return arrivals.slice(0, MAXIMUM_ARRIVALS);
}

/** Bounds of a polygon with a margin; all longitudes where it comes near a pole. */
function boxAround(polygon: GeoPolygon, marginM: number): GeoBox {
  const ring = polygon[0] ?? [];
  const middle = ringCentre(ring).longitudeRad;
  let west = 0;
  let east = 0;
  let south = Math.PI / 2;
  let north = -Math.PI / 2;
  for (const [longitude, latitude] of ring) {
    const d = longitude - middle;
    const turned = d - 2 * Math.PI * Math.round(d / (2 * Math.PI));
    west = Math.min(west, turned);
    east = Math.max(east, turned);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  const margin = marginM / WGS84.b;
  south -= margin;
  north += margin;
  const cosine = Math.cos(Math.min(Math.PI / 2, Math.max(Math.abs(south), Math.abs(north))));
  const polar = cosine < 0.05;
  const side = polar ? Math.PI : margin / cosine;
  return {
    westRad: polar ? -Math.PI : middle + west - side,
    eastRad: polar ? Math.PI : middle + east + side,
    southRad: south,
    northRad: north,
  };
}
