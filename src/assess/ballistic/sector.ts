import { type Chart, fromChart, type GeoPolygon, ringCentre } from '../../earth/index.ts';

const FAN_CORNERS = 24;

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
  for (let i = 0; i <= FAN_CORNERS; i++) {
    add(Math.max(100, nearM), azimuthRad + halfAngleRad * ((2 * i) / FAN_CORNERS - 1));
  }
  ring.push(ring[0]!);
  return [ring];
}

/**
 * Points farther than this count as at this distance, m, and no fan ends much beyond: a longer one
 * would no longer fit into a hemisphere.
 */
export const LONGEST_FAN_M = 12_800e3;

/** No corner stands farther from the middle of all corners, as the sine of what is left to 90°. */
const SPARE = 0.02;

/** What does not fit into the hemisphere about the middle of its corners has no inside. */
export function fitsHemisphere([ring]: GeoPolygon): boolean {
  const { latitudeRad, longitudeRad } = ringCentre(ring!);
  const [sin, cos] = [Math.sin(latitudeRad), Math.cos(latitudeRad)];
  return ring!.every(
    ([longitude, latitude]) =>
      sin * Math.sin(latitude) + cos * Math.cos(latitude) * Math.cos(longitude - longitudeRad) >
      SPARE,
  );
}
