import { type Disc, planeContains } from '../earth/index.ts';

/**
 * An area's outer ring on a flat map, made ready to be compared with many coasts: its edges by
 * the bands of northing that they pass through, so that only those beside a corner or an edge are
 * looked at. North, east, north, east, … metres; closed.
 */
export interface Outline {
  readonly flat: Float64Array;
  readonly box: Box;
  /** Per band from south to north: where in `flat` the edges begin that pass through it. */
  readonly bands: readonly (readonly number[])[];
}

/** South, north, west, east, m. */
export type Box = readonly [number, number, number, number];

/** An ellipse of 48 corners then has about three edges in a band. */
const BANDS = 32;

export function prepareOutline(flat: Float64Array): Outline {
  const box = bounds(flat);
  const bands: number[][] = Array.from({ length: BANDS }, () => []);
  for (let i = 0; i + 3 < flat.length; i += 2) {
    const last = bandOf(box, Math.max(flat[i]!, flat[i + 2]!));
    for (let b = bandOf(box, Math.min(flat[i]!, flat[i + 2]!)); b <= last; b++) bands[b]!.push(i);
  }
  return { flat, box, bands };
}

/** Rises with `north`; places beyond the box count to the outermost bands. */
function bandOf([south, north]: Box, at: number): number {
  const band = Math.floor(((at - south) / (north - south)) * BANDS);
  return band > 0 ? Math.min(band, BANDS - 1) : 0;
}

/** Of a flat ring. */
export function bounds(flat: Float64Array): Box {
  let [south, north, west, east] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < flat.length; i += 2) {
    const n = flat[i]!;
    const e = flat[i + 1]!;
    if (n < south) south = n;
    if (n > north) north = n;
    if (e < west) west = e;
    if (e > east) east = e;
  }
  return [south, north, west, east];
}

/** True if the outline and a closed ring share a point: one holds a corner, or two edges cross. */
export function outlineTouches(outline: Outline, ring: Float64Array): boolean {
  const [south, north, west, east] = outline.box;
  for (let i = 0; i < ring.length; i += 2) {
    const n = ring[i]!;
    const e = ring[i + 1]!;
    if (n < south || n > north || e < west || e > east) continue;
    if (outlineContains(outline, n, e)) return true;
  }
  return planeContains(ring, outline.flat[0]!, outline.flat[1]!) || edgesCross(outline, ring);
}

/** True if a disc and what the outline encloses share a point. */
export function discMeetsOutline(outline: Outline, { north, east, radius }: Disc): boolean {
  const [south, top, west, right] = outline.box;
  if (north + radius < south || north - radius > top) return false;
  if (east + radius < west || east - radius > right) return false;
  return edgeIsNear(outline, north, east, radius) || planeContains(outline.flat, north, east);
}

/** True if some edge comes within the radius of a place. */
function edgeIsNear({ flat }: Outline, north: number, east: number, radius: number): boolean {
  for (let i = 0; i + 3 < flat.length; i += 2) {
    const n = flat[i]! - north;
    const e = flat[i + 1]! - east;
    const dn = flat[i + 2]! - north - n;
    const de = flat[i + 3]! - east - e;
    const along = Math.min(1, Math.max(0, -(n * dn + e * de) / (dn * dn + de * de || 1)));
    const pn = n + along * dn;
    const pe = e + along * de;
    if (pn * pn + pe * pe <= radius * radius) return true;
  }
  return false;
}

/** True if the outline encloses the whole disc. */
export function outlineHoldsDisc(outline: Outline, { north, east, radius }: Disc): boolean {
  const [south, top, west, right] = outline.box;
  if (north - radius < south || north + radius > top) return false;
  if (east - radius < west || east + radius > right) return false;
  return outlineContains(outline, north, east) && !edgeIsNear(outline, north, east, radius);
}

/** Even-odd rule; the point must lie in the outline's box. */
function outlineContains({ flat, box, bands }: Outline, north: number, east: number): boolean {
  let odd = false;
  for (const i of bands[bandOf(box, north)]!) {
    if (crossesEastOf(flat, i, north, east)) odd = !odd;
  }
  return odd;
}

/** True if the edge that begins at `i` crosses the half line from the place to the east. */
function crossesEastOf(flat: Float64Array, i: number, north: number, east: number): boolean {
  const n1 = flat[i]!;
  const n2 = flat[i + 2]!;
  if (n1 > north === n2 > north) return false;
  const e1 = flat[i + 1]!;
  return east < e1 + ((north - n1) / (n2 - n1)) * (flat[i + 3]! - e1);
}

function edgesCross({ flat, box, bands }: Outline, ring: Float64Array): boolean {
  const [south, north, west, east] = box;
  for (let j = 0; j + 3 < ring.length; j += 2) {
    const n1 = ring[j]!;
    const e1 = ring[j + 1]!;
    const n2 = ring[j + 2]!;
    const e2 = ring[j + 3]!;
    if ((n1 < south && n2 < south) || (n1 > north && n2 > north)) continue;
    if ((e1 < west && e2 < west) || (e1 > east && e2 > east)) continue;
    const last = bandOf(box, Math.max(n1, n2));
    for (let b = bandOf(box, Math.min(n1, n2)); b <= last; b++) {
      for (const i of bands[b]!) if (crosses(flat, i, n1, e1, n2, e2)) return true;
    }
  }
  return false;
}

/** Whether the edge of `flat` that begins at `i` and the one from 1 to 2 cross. */
function crosses(
  flat: Float64Array,
  i: number,
  n1: number,
  e1: number,
  n2: number,
  e2: number,
): boolean {
  const p1 = flat[i]!;
  const q1 = flat[i + 1]!;
  const p2 = flat[i + 2]!;
  const q2 = flat[i + 3]!;
  const s1 = (n2 - n1) * (q1 - e1) - (e2 - e1) * (p1 - n1);
  const s2 = (n2 - n1) * (q2 - e1) - (e2 - e1) * (p2 - n1);
  if (s1 > 0 === s2 > 0) return false;
  const s3 = (p2 - p1) * (e1 - q1) - (q2 - q1) * (n1 - p1);
  const s4 = (p2 - p1) * (e2 - q1) - (q2 - q1) * (n2 - p1);
  return s3 > 0 !== s4 > 0;
}
