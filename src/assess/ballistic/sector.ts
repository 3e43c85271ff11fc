import {
  type Chart,
  fromChart,
  type GeoPoint,
  type GeoPolygon,
  pointInPolygon,
  ringCentre,
} from '../../earth/index.ts';

const FAN_CORNERS = 24;
/** A longer side has corners between, m: on the ellipsoid a great circle leaves the line on the map. */
const SIDE_M = 3_000e3;

/** Outer arc, then inner arc, counter-clockwise on the map; a disc for a half angle of π. */
export function sectorRing(
  chart: Chart,
  nearM: number,
  farM: number,
  azimuthRad: number,
  halfAngleRad: number,
): GeoPolygon {
  const ring: [number, number][] = [];
  const add = (distance: number, azimuth: number): void => {
    const p = fromChart(chart, distance * Math.cos(azimuth), distance * Math.sin(azimuth));
    ring.push([p.longitudeRad, p.latitudeRad]);
  };
  for (let i = 0; i <= FAN_CORNERS; i++) {
    add(farM, azimuthRad - halfAngleRad * ((2 * i) / FAN_CORNERS - 1));
  }
  if (halfAngleRad === Math.PI) {
    // Once round it ends where it began, but for rounding; a ring is closed by the same numbers.
    ring[FAN_CORNERS] = ring[0]!;
    return [ring];
  }
  const near = Math.max(100, nearM);
  const parts = Math.max(1, Math.ceil((farM - near) / SIDE_M));
  const side = (part: number, azimuth: number): void =>
    add(farM + ((near - farM) * part) / parts, azimuth);
  for (let i = 1; i < parts; i++) side(i, azimuthRad - halfAngleRad);
  for (let i = 0; i <= FAN_CORNERS; i++) {
    add(near, azimuthRad + halfAngleRad * ((2 * i) / FAN_CORNERS - 1));
  }
  for (let i = parts - 1; i > 0; i--) side(i, azimuthRad + halfAngleRad);
  ring.push(ring[0]!);
  return [ring];
}

/** What can be reached is told no farther, m. */
export const LONGEST_REACH_M = 14_000e3;

/**
 * A disc reaches no farther, m, nor does an ellipse from its middle: a polygon must fit into a hemisphere,
 * 10,000 km to any side, and of what is wider no more is said.
 */
export const LONGEST_DISC_M = 9_000e3;
/** Each level that is cut ends a little farther out than the one before, so that they stay nested. */
const LEVEL_STEP = 0.01;

/** The longest of the `level`th area, m. */
export function longestAt(level: number): number {
  return LONGEST_DISC_M * (1 + LEVEL_STEP * level);
}

/** Where an outline about the chart's middle stands that goes through (north, east): no farther out than a disc. */
export function cutPlace(chart: Chart, north: number, east: number, level: number): GeoPoint {
  const share = Math.min(1, longestAt(level) / (Math.hypot(north, east) || 1));
  return fromChart(chart, share * north, share * east);
}

/** No corner stands farther from the middle of all corners, as the sine of what is left to 90°. */
const SPARE = 0.02;

/** Whether an outline fits into the hemisphere about the middle of its corners, and holds a place so. */
export function fitsAround(polygon: GeoPolygon, inside: GeoPoint): boolean {
  const ring = polygon[0]!;
  const { latitudeRad, longitudeRad } = ringCentre(ring);
  const [sin, cos] = [Math.sin(latitudeRad), Math.cos(latitudeRad)];
  const fits = ring.every(
    ([longitude, latitude]) =>
      sin * Math.sin(latitude) + cos * Math.cos(latitude) * Math.cos(longitude - longitudeRad) >
      SPARE,
  );
  return fits && pointInPolygon(polygon, inside);
}
