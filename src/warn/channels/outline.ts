import { DEGREE, type GeoRing } from '../../earth/index.ts';
import type { CapPolygon } from '../../wire/cap/index.ts';

/** Most points of a polygon that common alerting gateways take (IPAWS: 100). */
export const MAX_POINTS = 100;

const TURN = 360;

/**
 * An outer ring as CAP polygons: in degrees, split at the antimeridian, each closed and of at
 * most `maximum` points. A ring with more keeps the points that carry most area
 * (Visvalingam and Whyatt, Cartographic Journal 30, 1993).
 */
export function capPolygons(ring: GeoRing, maximum = MAX_POINTS): CapPolygon[] {
  const open = ring.slice(0, -1).map(([x, y]): Point => [x / DEGREE, y / DEGREE]);
  return splitAtAntimeridian(unwrap(open))
    .map((part) => thin(part, maximum))
    .filter((part) => part.length >= 3)
    .map((part) => [...part, part[0]!].map(([x, y]) => [y, x] as const));
}

/** `[longitude, latitude]`, degrees. */
type Point = readonly [number, number];

/** Longitudes without jumps: each at most half a turn from the one before. */
function unwrap(ring: readonly Point[]): Point[] {
  let shift = 0;
  return ring.map(([x, y], i) => {
    const step = i === 0 ? 0 : x - ring[i - 1]![0];
    if (step > TURN / 2) shift -= TURN;
    if (step < -TURN / 2) shift += TURN;
    return [x + shift, y];
  });
}

/** Cuts at every odd multiple of 180 degrees that the ring reaches over and turns the parts back. */
function splitAtAntimeridian(ring: readonly Point[]): Point[][] {
  const xs = ring.map(([x]) => x);
  const first = Math.floor((Math.min(...xs) + TURN / 2) / TURN);
  const last = Math.floor((Math.max(...xs) + TURN / 2) / TURN);
  const parts: Point[][] = [];
  for (let turn = first; turn <= last; turn++) {
    const west = turn * TURN - TURN / 2;
    const part = clip(clip(ring, west, 1), west + TURN, -1);
    const back = part.map(([x, y]): Point => [x - turn * TURN, y]);
    if (back.some(([x]) => x !== back[0]![0])) parts.push(back);
  }
  return parts;
}

/** The part of a ring on one side of a meridian (Sutherland and Hodgman, CACM 17, 1974). */
function clip(ring: readonly Point[], meridian: number, side: 1 | -1): Point[] {
  const inside = ([x]: Point): boolean => (x - meridian) * side >= 0;
  return ring.flatMap((to, i): Point[] => {
    const from = ring[(i + ring.length - 1) % ring.length]!;
    const crossing = inside(from) !== inside(to) ? [crossingAt(from, to, meridian)] : [];
    return inside(to) ? [...crossing, to] : crossing;
  });
}

function crossingAt(from: Point, to: Point, meridian: number): Point {
  const part = (meridian - from[0]) / (to[0] - from[0]);
  return [meridian, from[1] + part * (to[1] - from[1])];
}

/** Takes away the point with the smallest triangle until few enough are left. */
function thin(ring: readonly Point[], maximum: number): Point[] {
  if (ring.length < maximum) return [...ring];
  const points = [...ring];
  const areas = points.map((_, i) => triangleAt(points, i));
  while (points.length > maximum - 1) {
    let least = 0;
    let leastArea = areas[0]!;
    for (let i = 1; i < areas.length; i++) {
      const area = areas[i]!;
      if (area < leastArea) {
        least = i;
        leastArea = area;
      }
    }
    points.splice(least, 1);
    areas.splice(least, 1);
    // Only the two beside it have another triangle now.
    const before = (least + points.length - 1) % points.length;
    const after = least % points.length;
    areas[before] = triangleAt(points, before);
    areas[after] = triangleAt(points, after);
  }
  return points;
}

/** Twice the area of a corner's triangle with the corners beside it. */
function triangleAt(points: readonly Point[], i: number): number {
  const a = points[(i + points.length - 1) % points.length]!;
  const b = points[i]!;
  const c = points[(i + 1) % points.length]!;
  return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]));
}
