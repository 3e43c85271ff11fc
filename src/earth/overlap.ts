import { type Chart, chartAt, toChart } from './chart.ts';
import type { GeoPolygon, GeoRing } from './place.ts';
import { pointInPolygon, ringCentre } from './polygon.ts';

/** True if the polygons share a point. */
export function polygonsOverlap(a: GeoPolygon, b: GeoPolygon): boolean {
  return polygonsWithin(a, b, 0);
}

/**
 * True if the polygons touch or come within `distanceM` of each other. Measured on a flat map
 * about the centre of `a`: right to 1 % up to 2,000 km from there.
 */
export function polygonsWithin(a: GeoPolygon, b: GeoPolygon, distanceM: number): boolean {
  const outerA = a[0];
  const outerB = b[0];
  if (outerA === undefined || outerB === undefined) return false;
  if (outerA.length === 0 || outerB.length === 0) return false;
  const chart = chartAt(ringCentre(outerA));
  const edgeA = ringOnChart(chart, outerA);
  const box = boundingBox(edgeA, distanceM);
  const near2 = distanceM * distanceM;
  for (const ring of b) {
    const edgeB = ringOnChart(chart, ring);
    for (let j = 0; j + 3 < edgeB.length; j += 2) {
      const x1 = edgeB[j]!;
      const y1 = edgeB[j + 1]!;
      const x2 = edgeB[j + 2]!;
      const y2 = edgeB[j + 3]!;
      if (Math.max(x1, x2) < box[0]! || Math.min(x1, x2) > box[1]!) continue;
      if (Math.max(y1, y2) < box[2]! || Math.min(y1, y2) > box[3]!) continue;
      if (edgeNearRing(edgeA, x1, y1, x2, y2, near2)) return true;
    }
  }
  return pointInPolygon(b, pointOf(outerA)) || pointInPolygon(a, pointOf(outerB));
}

function pointOf(ring: GeoRing): { latitudeRad: number; longitudeRad: number } {
  const [longitudeRad, latitudeRad] = ring[0]!;
  return { latitudeRad, longitudeRad };
}

/** Corners as north, east, north, east, … metres about the chart's centre. */
export function ringOnChart(chart: Chart, ring: GeoRing): Float64Array {
  const flat = new Float64Array(ring.length * 2);
  for (let i = 0; i < ring.length; i++) toChart(chart, ring[i]![1], ring[i]![0], flat, 2 * i);
  return flat;
}

function boundingBox(flat: Float64Array, margin: number): Float64Array {
  const box = Float64Array.of(Infinity, -Infinity, Infinity, -Infinity);
  for (let i = 0; i < flat.length; i += 2) {
    box[0] = Math.min(box[0]!, flat[i]! - margin);
    box[1] = Math.max(box[1]!, flat[i]! + margin);
    box[2] = Math.min(box[2]!, flat[i + 1]! - margin);
    box[3] = Math.max(box[3]!, flat[i + 1]! + margin);
  }
  return box;
}

function edgeNearRing(
  ring: Float64Array,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  near2: number,
): boolean {
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const ax = ring[i]!;
    const ay = ring[i + 1]!;
    const bx = ring[i + 2]!;
    const by = ring[i + 3]!;
    if (segmentsCross(ax, ay, bx, by, x1, y1, x2, y2)) return true;
    if (near2 > 0) {
      if (squareToSegment(ax, ay, x1, y1, x2, y2) <= near2) return true;
      if (squareToSegment(x1, y1, ax, ay, bx, by) <= near2) return true;
      if (squareToSegment(x2, y2, ax, ay, bx, by) <= near2) return true;
    }
  }
  return false;
}

function side(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  return (bx - ax) * (py - ay) - (by - ay) * (px - ax);
}

function segmentsCross(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const c = side(ax, ay, bx, by, cx, cy);
  const d = side(ax, ay, bx, by, dx, dy);
  if (c > 0 === d > 0) return false;
  const a = side(cx, cy, dx, dy, ax, ay);
  const b = side(cx, cy, dx, dy, bx, by);
  return a > 0 !== b > 0;
}

/** Square of the distance from p to the segment a–b. */
export function squareToSegment(
  px: number,
  py: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length2 = dx * dx + dy * dy;
  let t = length2 === 0 ? 0 : ((px - ax) * dx + (py - ay) * dy) / length2;
  t = t < 0 ? 0 : t > 1 ? 1 : t;
  const ex = px - ax - t * dx;
  const ey = py - ay - t * dy;
  return ex * ex + ey * ey;
}
