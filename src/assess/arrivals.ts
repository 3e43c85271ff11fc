import {
  type Chart,
  type Covariance2,
  capGap,
  chartAt,
  type Disc,
  ellipseAxes,
  type GeoBox,
  type GeoPoint,
  type GeoPolygon,
  gaussianInRings,
  type PreparedPolygon,
  planeContains,
  preparedDisc,
  preparedOnChart,
  preparePolygon,
  type Region,
  regionsIn,
  ringCentre,
  toChart,
  WGS84,
} from '../earth/index.ts';
import { type Interval, type TimeTrend, timeByPool, timeByTrend, within } from './arrival-times.ts';
import type { Arrival } from './hazard.ts';
import {
  bounds,
  discMeetsOutline,
  outlineHoldsDisc,
  outlineTouches,
  prepareOutline,
} from './outline.ts';

/** Where something may come down: a Gaussian, clouds of points, or a mixture of them. */
export interface Whereabouts {
  readonly centre: GeoPoint;
  /** Null: clouds alone. */
  readonly gaussian: {
    readonly covariance: Covariance2;
    readonly weight: number;
    /** Null: the place tells nothing of the time. */
    readonly trend: TimeTrend | null;
  } | null;
  readonly clouds: readonly Cloud[];
  /** Null: nothing is known of how soon it can be anywhere. */
  readonly soonest: Soonest | null;
}

/** Where it is now, and how fast it can get anywhere else: nothing arrives sooner than that. */
export interface Soonest {
  /** ECEF, m. */
  readonly from: ArrayLike<number>;
  readonly atMs: number;
  /** Fastest over the ground, m/s. */
  readonly mps: number;
}

interface Cloud {
  readonly points: readonly GeoPoint[];
  readonly weight: number;
  /** When it comes down at each point, ms; null: at any time of the whole interval. */
  readonly timesMs: readonly number[] | null;
}

/** More than all regions that one missile's area can touch; the most probable are kept. */
const MAXIMUM_ARRIVALS = 64;
/** A region that is not touched counts from this probability on. */
const LEAST_PROBABILITY = 1e-4;
/** Beyond this many sigmas a polygon holds nothing of a Gaussian worth saying. */
const FAR_SIGMAS = 5;

/**
 * Administrative areas that come within `marginM` of `area`, most probable first; equally
 * probable ones by code. The time in each is what the place tells of it, within the whole
 * interval from `earliestMs` to `latestMs`.
 */
export function arrivalsIn(
  area: GeoPolygon,
  marginM: number,
  earliestMs: number,
  latestMs: number,
  where: Whereabouts,
): Arrival[] {
  const candidates = regionsIn(boxAround(area, marginM));
  if (candidates.length === 0) return [];
  const chart = chartAt(where.centre);
  const prepared = preparePolygon(area);
  const outline = prepareOutline(widened(preparedOnChart(chart, prepared.rings[0]!), marginM));
  const clouds = where.clouds.map(({ points, weight, timesMs }) => ({
    flat: pointsOnChart(chart, points),
    weight,
    timesMs,
  }));
  const whole: Interval = [earliestMs, latestMs];
  const reach =
    where.gaussian === null
      ? -Infinity
      : FAR_SIGMAS * ellipseAxes(where.gaussian.covariance).majorM;
  const touched: Touched[] = [];
  for (const region of candidates) {
    let probability = 0;
    let isSurelyIn = false;
    const near: Near[] = [];
    for (const polygon of preparedPolygons(region)) {
      if (capGap(prepared, polygon) > marginM) continue;
      const disc = preparedDisc(chart, polygon);
      const mayHold = discHolds(disc, reach, clouds);
      // Most coasts in the box are far from all of it: nothing of them has to be put on the map.
      if (!mayHold && !discMeetsOutline(outline, disc)) continue;
      const one: Near = { polygon, disc, rings: null };
      near.push(one);
      if (mayHold) probability += probabilityOf(ringsOf(chart, one), where.gaussian, clouds);
      else isSurelyIn ||= outlineHoldsDisc(outline, disc);
    }
    const counts =
      probability >= LEAST_PROBABILITY ||
      isSurelyIn ||
      near.some((one) => outlineTouches(outline, ringsOf(chart, one)[0]!));
    if (counts) touched.push({ region: region.code, probability, near });
  }
  touched.sort((a, b) => b.probability - a.probability || (a.region < b.region ? -1 : 1));
  return touched.slice(0, MAXIMUM_ARRIVALS).map(({ region, probability, near }) => {
    const told = within(whole, timeIn(where, clouds, chart, near));
    let gapM = Number.POSITIVE_INFINITY;
    for (const { polygon } of near) gapM = Math.min(gapM, gapTo(where.soonest, polygon));
    const [earliestMs, latestMs] = notBefore(where.soonest, gapM, told);
    return { region, probability: Math.min(1, probability), earliestMs, latestMs };
  });
}

/** A part of a region that may have to do with the area; its rings once they are on the map. */
interface Near {
  readonly polygon: PreparedPolygon;
  readonly disc: Disc;
  rings: readonly Float64Array[] | null;
}

interface Touched {
  readonly region: string;
  readonly probability: number;
  readonly near: readonly Near[];
}

function ringsOf(chart: Chart, near: Near): readonly Float64Array[] {
  near.rings ??= near.polygon.rings.map((ring) => preparedOnChart(chart, ring));
  return near.rings;
}

/** Least distance over the ground from where it is now to a polygon's cap, m; 0: unknown. */
function gapTo(soonest: Soonest | null, { middle, radiusM }: PreparedPolygon): number {
  if (soonest === null) return 0;
  const [x, y, z] = [soonest.from[0]!, soonest.from[1]!, soonest.from[2]!];
  const cosine = (x * middle[0] + y * middle[1] + z * middle[2]) / Math.hypot(x, y, z);
  return Math.max(0, 0.99 * WGS84.b * Math.acos(Math.max(-1, Math.min(1, cosine))) - radiusM);
}

/** An interval that begins no sooner than the object can be there. */
function notBefore(soonest: Soonest | null, gapM: number, [low, high]: Interval): Interval {
  if (soonest === null || !Number.isFinite(gapM)) return [low, high];
  const least = Math.max(low, soonest.atMs + (1000 * gapM) / soonest.mps);
  return [least, Math.max(high, least)];
}

/** Null where the place tells nothing of the time. */
function timeIn(
  { gaussian }: Whereabouts,
  clouds: readonly { readonly flat: Float64Array; readonly timesMs: readonly number[] | null }[],
  chart: Chart,
  near: readonly Near[],
): Interval | null {
  if (clouds.length === 0) {
    if (gaussian === null || gaussian.trend === null) return null;
    const outer = near.map((one) => ringsOf(chart, one)[0]!);
    return timeByTrend(outer, gaussian.covariance, gaussian.trend);
  }
  const timed = clouds.flatMap(({ flat, timesMs }) =>
    timesMs === null ? [] : [{ flat, timesMs }],
  );
  const discs = near.map(({ disc }) => disc);
  return timed.length < clouds.length ? null : timeByPool(discs, timed);
}

/** Regions never change, so each is prepared once; a memory of sums, no state. */
const PREPARED = new Map<string, readonly PreparedPolygon[]>();

export function preparedPolygons(region: Region): readonly PreparedPolygon[] {
  let polygons = PREPARED.get(region.code);
  if (polygons === undefined) {
    polygons = region.polygons.map(preparePolygon);
    PREPARED.set(region.code, polygons);
  }
  return polygons;
}

/** False where nothing of the whereabouts is within the disc: no polygon in it has a share. */
function discHolds(
  { north, east, radius }: Disc,
  reach: number,
  clouds: readonly { readonly flat: Float64Array }[],
): boolean {
  if (Math.abs(north) - radius < reach && Math.abs(east) - radius < reach) return true;
  for (const { flat } of clouds) {
    for (let i = 0; i < flat.length; i += 2) {
      const n = flat[i]! - north;
      const e = flat[i + 1]! - east;
      if (n * n + e * e <= radius * radius) return true;
    }
  }
  return false;
}

function probabilityOf(
  rings: readonly Float64Array[],
  gaussian: Whereabouts['gaussian'],
  clouds: readonly { readonly flat: Float64Array; readonly weight: number }[],
): number {
  const [south, north, west, east] = bounds(rings[0]!);
  let probability = 0;
  if (gaussian !== null) {
    const reach = FAR_SIGMAS * ellipseAxes(gaussian.covariance).majorM;
    if (south < reach && north > -reach && west < reach && east > -reach) {
      probability += gaussian.weight * gaussianInRings(rings, gaussian.covariance);
    }
  }
  for (const { flat, weight } of clouds) {
    let inside = 0;
    for (let i = 0; i < flat.length; i += 2) {
      const n = flat[i]!;
      const e = flat[i + 1]!;
      if (n < south || n > north || e < west || e > east) continue;
      let contained = planeContains(rings[0]!, n, e);
      for (let k = 1; contained && k < rings.length; k++) {
        contained = !planeContains(rings[k]!, n, e);
      }
      if (contained) inside++;
    }
    probability += (weight * inside * 2) / Math.max(2, flat.length);
  }
  return probability;
}

function pointsOnChart(chart: Chart, points: readonly GeoPoint[]): Float64Array {
  const flat = new Float64Array(2 * points.length);
  for (let i = 0; i < points.length; i++) {
    toChart(chart, points[i]!.latitudeRad, points[i]!.longitudeRad, flat, 2 * i);
  }
  return flat;
}

/** Moves every corner away from the middle by `margin`: right for round shapes, near for fans. */
function widened(flat: Float64Array, margin: number): Float64Array {
  const corners = flat.length / 2 - 1;
  let [n, e] = [0, 0];
  for (let i = 0; i < corners; i++) {
    n += flat[2 * i]! / corners;
    e += flat[2 * i + 1]! / corners;
  }
  return flat.map((v, i) => {
    const dn = flat[i & ~1]! - n;
    const de = flat[i | 1]! - e;
    const distance = Math.hypot(dn, de) || 1;
    return v + (margin * (i % 2 === 0 ? dn : de)) / distance;
  });
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
