import type { Chart } from './chart.ts';
import { chartRadius } from './chart.ts';
import type { GeoPolygon, GeoRing } from './place.ts';
import { geodeticToEcef, WGS84 } from './wgs84.ts';

/**
 * A polygon made ready to be put on many charts: corners in ECEF (no sine or cosine is left to
 * do) and a cap that holds them. Plain data.
 */
export interface PreparedPolygon {
  /** x, y, z of each corner, m; outer ring first. */
  readonly rings: readonly Float64Array[];
  /** Unit vector to the middle of the cap. */
  readonly middle: readonly [number, number, number];
  /** From the middle to the farthest corner along the ground, m, rounded up. */
  readonly radiusM: number;
}

export function preparePolygon(polygon: GeoPolygon): PreparedPolygon {
  const rings = polygon.map(ringEcef);
  const outer = rings[0] ?? new Float64Array(0);
  let [x, y, z] = [0, 0, 0];
  for (let i = 0; i + 3 < outer.length; i += 3) {
    x += outer[i]!;
    y += outer[i + 1]!;
    z += outer[i + 2]!;
  }
  const length = Math.hypot(x, y, z) || 1;
  const middle = [x / length, y / length, z / length] as const;
  let least = 1;
  for (let i = 0; i < outer.length; i += 3) {
    const [px, py, pz] = [outer[i]!, outer[i + 1]!, outer[i + 2]!];
    const cosine = (px * middle[0] + py * middle[1] + pz * middle[2]) / Math.hypot(px, py, pz);
    least = Math.min(least, cosine);
  }
  return { rings, middle, radiusM: 1.01 * WGS84.a * Math.acos(Math.max(-1, least)) };
}

function ringEcef(ring: GeoRing): Float64Array {
  const out = new Float64Array(3 * ring.length);
  for (let i = 0; i < ring.length; i++) {
    out.set(geodeticToEcef(ring[i]![1], ring[i]![0], 0), 3 * i);
  }
  return out;
}

/** Least distance, m, that the caps of two polygons leave between them; negative: they overlap. */
export function capGap(a: PreparedPolygon, b: PreparedPolygon): number {
  const cosine = a.middle[0] * b.middle[0] + a.middle[1] * b.middle[1] + a.middle[2] * b.middle[2];
  const between = WGS84.b * Math.acos(Math.max(-1, Math.min(1, cosine)));
  return 0.99 * between - a.radiusM - b.radiusM;
}

/** A circle on a chart, m. */
export interface Disc {
  readonly north: number;
  readonly east: number;
  readonly radius: number;
}

/** Beyond this angle from a chart's centre distances on it are stretched too much to be bounded. */
const WIDEST_DISC_RAD = 2.5;
/** What the ellipsoid adds: of the way to the middle, and at least, m. */
const DISC_SLACK_SHARE = 0.005;
const DISC_SLACK_M = 1;

/**
 * A disc on the chart that holds the whole polygon. An azimuthal equidistant map stretches what
 * runs across by θ / sin θ at the angle θ from its centre and nothing more (Snyder, Map
 * Projections, USGS 1987, section 25); an infinite one where that is of no use.
 */
export function preparedDisc(chart: Chart, { middle, radiusM }: PreparedPolygon): Disc {
  const [x, y, z] = middle;
  const { a, b } = WGS84;
  const radius = 1 / Math.sqrt((x * x + y * y) / (a * a) + (z * z) / (b * b));
  const flat = preparedOnChart(chart, Float64Array.of(x * radius, y * radius, z * radius));
  const north = flat[0]!;
  const east = flat[1]!;
  const away = Math.sqrt(north * north + east * east);
  const reach = radiusM + DISC_SLACK_SHARE * away + DISC_SLACK_M;
  const angle = (away + reach) / WGS84.b;
  const stretch = angle < WIDEST_DISC_RAD ? angle / Math.sin(angle) : Number.POSITIVE_INFINITY;
  return { north, east, radius: reach * stretch };
}

/** A prepared ring as north, east, north, east, … metres about the chart's centre. */
export function preparedOnChart(chart: Chart, ring: Float64Array): Float64Array {
  const r = chart.rotation;
  const [cx, cy, cz] = chart.centreEcef;
  const flat = new Float64Array((ring.length / 3) * 2);
  for (let i = 0, j = 0; i < ring.length; i += 3, j += 2) {
    const x = ring[i]! - cx;
    const y = ring[i + 1]! - cy;
    const z = ring[i + 2]! - cz;
    const east = r[0]! * x + r[1]! * y + r[2]! * z;
    const north = r[3]! * x + r[4]! * y + r[5]! * z;
    const up = r[6]! * x + r[7]! * y + r[8]! * z;
    const across = Math.sqrt(north * north + east * east);
    const radius = chartRadius(chart, north, east);
    const scale = across === 0 ? 1 : (radius * Math.atan2(across, radius + up)) / across;
    flat[j] = north * scale;
    flat[j + 1] = east * scale;
  }
  return flat;
}

/** Even-odd rule on the plane; `flat` closed, as {@link preparedOnChart} gives it. */
export function planeContains(flat: Float64Array, north: number, east: number): boolean {
  let odd = false;
  for (let i = 0; i + 3 < flat.length; i += 2) {
    const n1 = flat[i]!;
    const n2 = flat[i + 2]!;
    if (n1 > north === n2 > north) continue;
    const e1 = flat[i + 1]!;
    if (east < e1 + ((north - n1) / (n2 - n1)) * (flat[i + 3]! - e1)) odd = !odd;
  }
  return odd;
}
