import { type Covariance2, type Disc, ellipseAxes, planeContains } from '../earth/index.ts';

/** An interval, ms. */
export type Interval = readonly [number, number];

/** How the time of impact goes with the place of it: north and east of the mean, m. */
export interface TimeTrend {
  /** At the mean. */
  readonly meanMs: number;
  readonly northMsPerM: number;
  readonly eastMsPerM: number;
  /** What the place does not tell, 1 sigma. */
  readonly restMs: number;
}

/** A cloud on the flat map with the time of each of its points. */
export interface TimedCloud {
  readonly flat: Float64Array;
  readonly timesMs: readonly number[];
}

/** 99 % of a normal spread to either side. */
const REST_SIGMAS = 2.58;
/** The ellipse beyond which nothing is expected: its 99.7 %. */
const OUTER_SCALE = 3.4;
/** Directions in which the ellipse is walked round. */
const WALK = 48;

/**
 * When something comes down inside the rings of a region, given that it does: the trend over what
 * the region and the ellipse have in common, and what the place does not tell to either side.
 * Null where they have nothing in common that a corner or the ellipse's own outline shows.
 */
export function timeByTrend(
  regions: readonly Float64Array[],
  covariance: Covariance2,
  trend: TimeTrend,
): Interval | null {
  const { northMsPerM, eastMsPerM, meanMs } = trend;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const note = (north: number, east: number): void => {
    const at = northMsPerM * north + eastMsPerM * east;
    if (at < low) low = at;
    if (at > high) high = at;
  };
  const { northNorth, northEast, eastEast } = covariance;
  const a = Math.sqrt(northNorth);
  const b = northEast / (a || 1);
  const c = Math.sqrt(Math.max(0, eastEast - b * b));
  const reach = OUTER_SCALE * ellipseAxes(covariance).majorM;
  for (const ring of regions) {
    for (let i = 0; i < ring.length; i += 2) {
      const [north, east] = [ring[i]!, ring[i + 1]!];
      if (Math.abs(north) > reach || Math.abs(east) > reach) continue;
      const u = north / (a || 1);
      const v = (east - b * u) / (c || 1);
      if (u * u + v * v <= OUTER_SCALE * OUTER_SCALE) note(north, east);
    }
    // The ellipse's outline, one a third as far out, and its middle.
    for (let k = 0; k <= 2 * WALK; k++) {
      const scale = k === 2 * WALK ? 0 : OUTER_SCALE / (k < WALK ? 1 : 3);
      const angle = (2 * Math.PI * k) / WALK;
      const north = scale * a * Math.cos(angle);
      const east = scale * (b * Math.cos(angle) + c * Math.sin(angle));
      if (planeContains(ring, north, east)) note(north, east);
    }
  }
  if (!(low <= high)) return null;
  const rest = REST_SIGMAS * trend.restMs;
  return [meanMs + low - rest, meanMs + high + rest];
}

/** Points so far outside the region's own circle are as good as those inside it, m. */
const POOL_M = 100_000;
/** Fewer points tell no interval. */
const LEAST_POOL = 12;
/** What few points leave out: of their own span, and at least, ms. */
const POOL_SLACK = 0.15;
const POOL_SLACK_MS = 10_000;

/**
 * The same from clouds: the times of all points that come down in or near the discs about a
 * region, and some more to either side. Null where they are too few to tell.
 */
export function timeByPool(discs: readonly Disc[], clouds: readonly TimedCloud[]): Interval | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let count = 0;
  for (const { flat, timesMs } of clouds) {
    for (let i = 0; i < timesMs.length; i++) {
      const north = flat[2 * i]!;
      const east = flat[2 * i + 1]!;
      if (!isNear(discs, north, east)) continue;
      count += 1;
      low = Math.min(low, timesMs[i]!);
      high = Math.max(high, timesMs[i]!);
    }
  }
  if (count < LEAST_POOL) return null;
  const slack = POOL_SLACK * (high - low) + POOL_SLACK_MS;
  return [low - slack, high + slack];
}

function isNear(discs: readonly Disc[], north: number, east: number): boolean {
  for (let k = 0; k < discs.length; k++) {
    const disc = discs[k]!;
    const n = north - disc.north;
    const e = east - disc.east;
    const reach = disc.radius + POOL_M;
    if (n * n + e * e <= reach * reach) return true;
  }
  return false;
}

/** What both hold; the first where they hold nothing in common. */
export function within(whole: Interval, part: Interval | null): Interval {
  if (part === null) return whole;
  const low = Math.max(whole[0], part[0]);
  const high = Math.min(whole[1], part[1]);
  return low < high ? [low, high] : whole;
}
