import {
  type Chart,
  capGap,
  chartAt,
  type Disc,
  ecefToGeodetic,
  type GeoPoint,
  type PreparedPolygon,
  planeContains,
  preparedDisc,
  preparedOnChart,
  regionsIn,
  toChart,
  WGS84,
} from '../../earth/index.ts';
import type { Instant } from '../../mark/index.ts';
import { radialHeight } from '../../motion/index.ts';
import { preparedPolygons } from '../arrivals.ts';
import type { Arrival, Overflight } from '../hazard.ts';
import { bounds } from '../outline.ts';
import { fallFor } from './fall.ts';
import { normalCdf } from './normal.ts';
import { type Sideways, sidewaysOf } from './sideways.ts';

/**
 * Samples of the path ahead, and places between two of them: a step is at most 20 km over the
 * ground on a path of 10,000 km. Narrower corners of a region may be missed.
 */
const SAMPLES = 96;
const BETWEEN = 5;
/**
 * Columns of a path: north and east on its chart, m; height, m; seconds from the state; 1 sigma by which
 * it may lie to the side on the ground, m; north and east of one to the side.
 */
const COLUMNS = 7;

const s = new Float64Array(6);
const flat = new Float64Array(2);

/** How far to either side of the most likely way it may pass, sigmas: 99 %. */
const SIDE_SIGMAS = 2.576;
/** Ways beside each other that are tried lie at most this far apart, m: half of a small prefecture. */
const WAYS_APART_M = 20e3;
/** No more of them: beyond 300 km to either side they lie further apart. */
const MOST_WAYS = 31;

/**
 * Areas under the way from `state` (ECEF, with its covariance 6×6 row-major, at `stateMs`) to the
 * impact `timeS` later, and beside it as far as the way may lie with 99 %, each with its chance, in the
 * order in which they are reached, without the one that the impact point lies in: nothing is told of
 * them by itself. What `before` says of ways that lie behind stays.
 */
export function overflownBy(
  { state, covariance }: { readonly state: Float64Array; readonly covariance: Float64Array },
  stateMs: Instant,
  timeS: number,
  impact: GeoPoint,
  before: readonly Overflight[],
): Overflight[] {
  const behind = before.filter((area) => area.leavesMs < stateMs);
  const path = pathOf(state, timeS, sidewaysOf(state, covariance));
  if (path === null) return behind;
  const { chart, rows, paceM, box, cap, sideM } = path;
  const ways = waysOf(rows, sideM);
  toChart(chart, impact.latitudeRad, impact.longitudeRad, flat, 0);
  const ahead: Overflight[] = [];
  for (const region of regionsIn(box)) {
    let [first, last] = [Infinity, -1];
    let struck = false;
    const crossing = new Set<Way>();
    for (const polygon of preparedPolygons(region)) {
      const { north, east, radius } = preparedDisc(chart, polygon);
      const disc = { north, east, radius: radius + SIDE_SIGMAS * sideM };
      if (capGap(cap, polygon) > 0 || !comesNear(rows, paceM, disc)) continue;
      const area = placedOn(chart, polygon);
      struck ||= holds(area, flat[0]!, flat[1]!);
      if (struck) break;
      for (const way of ways) {
        const entry = heldFrom(area, way, 0, 1, way.count);
        if (entry < 0) continue;
        crossing.add(way);
        first = Math.min(first, entry);
        // What another way left later tells as much.
        last = Math.max(last, heldFrom(area, way, way.count - 1, -1, Math.max(entry - 1, last)));
      }
    }
    if (struck || crossing.size === 0) continue;
    const [enters, leaves] = [first * COLUMNS, last * COLUMNS];
    const chance = [...crossing].reduce((sum, { weight }) => sum + weight, 0);
    const entered = behindEntry(before, region.code, stateMs);
    ahead.push({
      region: region.code,
      passesMs: entered ?? Math.round(stateMs + rows[enters + 3]! * 1000),
      leavesMs: Math.round(stateMs + rows[leaves + 3]! * 1000),
      // It climbs and comes down once.
      lowestM: Math.max(0, Math.round(Math.min(rows[enters + 2]!, rows[leaves + 2]!))),
      probability: Math.min(1, Math.round(chance * 1e4) / 1e4),
    });
  }
  const named = new Set(ahead.map(({ region }) => region));
  ahead.push(...behind.filter(({ region }) => !named.has(region)));
  return ahead.sort((a, b) => a.passesMs - b.passesMs || (a.region < b.region ? -1 : 1));
}

/**
 * The same with no chance above what that of coming down there leaves: a way that ends in an area does
 * not pass over it, and both together are at most certain. One where nothing is left is told no more.
 */
export function apartFrom(
  struck: readonly Arrival[],
  overflown: readonly Overflight[],
): Overflight[] {
  const chances = new Map(struck.map(({ region, probability }) => [region, probability]));
  return overflown.flatMap((area) => {
    const left = Math.floor(1e4 * (1 - (chances.get(area.region) ?? 0))) / 1e4;
    if (area.probability <= left) return [area];
    return left > 0 ? [{ ...area, probability: left }] : [];
  });
}

/** A polygon on the chart of a way: its rings, and how far south, north, west and east it reaches. */
interface Placed {
  readonly rings: readonly Float64Array[];
  readonly reach: readonly [number, number, number, number];
}

function placedOn(chart: Chart, { rings }: PreparedPolygon): Placed {
  const placed = rings.map((ring) => preparedOnChart(chart, ring));
  return { rings: placed, reach: bounds(placed[0]!) };
}

/** Negative inside the box about the area, else at most as far as it is to the area, m. */
function offOf({ reach: [low, high, left, right] }: Placed, n: number, e: number): number {
  return Math.max(low - n, n - high, left - e, e - right);
}

function holds(area: Placed, n: number, e: number): boolean {
  if (offOf(area, n, e) > 0) return false;
  return area.rings.every((ring, i) => planeContains(ring, n, e) === (i === 0));
}

/** Distance to the nearest edge of a closed ring, m. */
function gapTo(ring: Float64Array, n: number, e: number): number {
  let least = Infinity;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [n0, e0] = [ring[i]! - n, ring[i + 1]! - e];
    const [dn, de] = [ring[i + 2]! - ring[i]!, ring[i + 3]! - ring[i + 1]!];
    const length = dn * dn + de * de;
    const along = length > 0 ? Math.min(1, Math.max(0, -(n0 * dn + e0 * de) / length)) : 0;
    const [an, ae] = [n0 + along * dn, e0 + along * de];
    least = Math.min(least, an * an + ae * ae);
  }
  return Math.sqrt(least);
}

/** The first place of a way from `from` on, in steps of ±1 and before `end`, in the area; -1: none. */
function heldFrom(area: Placed, way: Way, from: number, by: 1 | -1, end: number): number {
  for (let k = from; by * (end - k) > 0; k += by) {
    const [n, e] = [way.places[2 * k]!, way.places[2 * k + 1]!];
    if (holds(area, n, e)) return k;
    const box = offOf(area, n, e);
    const off = box > 0 ? box : gapTo(area.rings[0]!, n, e);
    const gone = way.travelledM[k]!;
    // Before it has gone so far it cannot have come there.
    while (by * (end - k) > 1 && by * (way.travelledM[k + by]! - gone) < off) k += by;
  }
  return -1;
}

/** Places that are passed over where the one before them lies far outside a disc. */
const STRIDE = 16;

/** True where some place of the way, `paceM` apart at most, lies in the disc. */
function comesNear(rows: Float64Array, paceM: number, { north, east, radius }: Disc): boolean {
  const square = radius * radius;
  const far = (radius + STRIDE * paceM) ** 2;
  for (let i = 0; i < rows.length; i += COLUMNS) {
    const n = rows[i]! - north;
    const e = rows[i + 1]! - east;
    const apart = n * n + e * e;
    if (apart <= square) return true;
    if (apart > far) i += COLUMNS * (STRIDE - 1);
  }
  return false;
}

/** When an area that the object is over now was entered, as it was said then. */
function behindEntry(
  before: readonly Overflight[],
  region: string,
  stateMs: Instant,
): Instant | null {
  const old = before.find((area) => area.region === region && area.passesMs < stateMs);
  return old === undefined || old.leavesMs < stateMs ? null : old.passesMs;
}

/** One of the ways that it may take, so many sigmas to the side all along. */
interface Way {
  /** North and east of each of its `count` places, m, and the way to it from the first. */
  readonly count: number;
  readonly places: Float64Array;
  readonly travelledM: Float64Array;
  /** Probability of a way that is nearer to this one than to the next. */
  readonly weight: number;
}

/** Ways from one side to the other, evenly apart; the most likely one alone where they lie close. */
function waysOf(rows: Float64Array, sideM: number): Way[] {
  const count = Math.ceil((2 * SIDE_SIGMAS * sideM) / WAYS_APART_M);
  const half = Math.floor(Math.min(count, MOST_WAYS) / 2);
  if (half === 0 || rows.length === 0) return [{ ...aside(rows, 0), weight: 1 }];
  const step = SIDE_SIGMAS / half;
  return Array.from({ length: 2 * half + 1 }, (_, i): Way => {
    const sigmas = (i - half) * step;
    const below = i === 0 ? 0 : normalCdf(sigmas - step / 2);
    const above = i === 2 * half ? 1 : normalCdf(sigmas + step / 2);
    return { ...aside(rows, sigmas), weight: above - below };
  });
}

function aside(rows: Float64Array, sigmas: number): Omit<Way, 'weight'> {
  const count = rows.length / COLUMNS;
  const places = new Float64Array(2 * count);
  const travelledM = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const i = COLUMNS * k;
    const off = sigmas * rows[i + 4]!;
    const n = rows[i]! + off * rows[i + 5]!;
    const e = rows[i + 1]! + off * rows[i + 6]!;
    places[2 * k] = n;
    places[2 * k + 1] = e;
    if (k === 0) continue;
    const step = Math.hypot(n - places[2 * k - 2]!, e - places[2 * k - 1]!);
    travelledM[k] = travelledM[k - 1]! + step;
  }
  return { count, places, travelledM };
}

/** The way on a chart about its middle; null where it cannot be followed. */
function pathOf(state: Float64Array, timeS: number, sideways: Sideways) {
  if (!(timeS > 0)) return null;
  s.set(state);
  const step = timeS / SAMPLES;
  const places = new Float64Array(3 * (SAMPLES + 1));
  for (let i = 0; i <= SAMPLES; i++) {
    if (i > 0 && !fallFor(s, step, 0)) return null;
    for (let j = 0; j < 3; j++) places[3 * i + j] = s[j]!;
  }
  const half = 3 * (SAMPLES >> 1);
  const chart = chartAt(ecefToGeodetic(places[half]!, places[half + 1]!, places[half + 2]!));
  const count = SAMPLES * BETWEEN + 1;
  const all = new Float64Array(3 * count);
  for (let k = 0; k < count; k++) {
    const i = Math.min(SAMPLES - 1, Math.floor(k / BETWEEN));
    const share = k / BETWEEN - i;
    for (let j = 0; j < 3; j++) {
      const from = places[3 * i + j]!;
      all[3 * k + j] = from + share * (places[3 * i + 3 + j]! - from);
    }
  }
  const onChart = preparedOnChart(chart, all);
  const rows = new Float64Array(COLUMNS * count);
  const middle = Math.atan2(places[half + 1]!, places[half]!);
  let [west, east, south, north] = [0, 0, Math.PI / 2, -Math.PI / 2];
  let reach = 0;
  let paceM = 0;
  let sideM = 0;
  for (let k = 0; k < count; k++) {
    const [x, y, z] = [all[3 * k]!, all[3 * k + 1]!, all[3 * k + 2]!];
    const r = Math.sqrt(x * x + y * y + z * z);
    rows[COLUMNS * k] = onChart[2 * k]!;
    rows[COLUMNS * k + 1] = onChart[2 * k + 1]!;
    rows[COLUMNS * k + 2] = radialHeight(x, y, z, r);
    rows[COLUMNS * k + 3] = (k / BETWEEN) * step;
    const next = Math.min(k + 1, count - 1);
    const north1 = onChart[2 * next]! - onChart[2 * (next - 1)]!;
    const east1 = onChart[2 * next + 1]! - onChart[2 * (next - 1) + 1]!;
    const pace = Math.hypot(north1, east1) || 1;
    const side = Math.min(WIDEST_M, sideways(x, y, z, (k / BETWEEN) * step));
    rows[COLUMNS * k + 4] = side;
    rows[COLUMNS * k + 5] = -east1 / pace;
    rows[COLUMNS * k + 6] = north1 / pace;
    sideM = Math.max(sideM, side);
    reach = Math.max(reach, Math.hypot(onChart[2 * k]!, onChart[2 * k + 1]!));
    if (k > 0) {
      const north = onChart[2 * k]! - onChart[2 * k - 2]!;
      paceM = Math.max(paceM, Math.hypot(north, onChart[2 * k + 1]! - onChart[2 * k - 1]!));
    }
    if (k % BETWEEN !== 0) continue;
    const d = Math.atan2(y, x) - middle;
    const turned = d - 2 * Math.PI * Math.round(d / (2 * Math.PI));
    const latitude = Math.asin(z / r);
    west = Math.min(west, turned);
    east = Math.max(east, turned);
    south = Math.min(south, latitude - TILT);
    north = Math.max(north, latitude + TILT);
  }
  const cap: PreparedPolygon = {
    rings: [],
    middle: unit(places[half]!, places[half + 1]!, places[half + 2]!),
    radiusM: 1.02 * reach + SIDE_SIGMAS * sideM,
  };
  const aside = (SIDE_SIGMAS * sideM) / WGS84.b;
  const broad = aside / Math.max(POLEWARD, Math.cos(Math.max(Math.abs(south), Math.abs(north))));
  const box = {
    westRad: middle + west - broad,
    eastRad: middle + east + broad,
    southRad: south - aside,
    northRad: north + aside,
  };
  return reach < LONGEST_PATH ? { chart, rows, paceM, box, cap, sideM } : null;
}

/** 1 sigma beyond which no way can be told from another, m. */
const WIDEST_M = 400e3;
/** Least cosine of a latitude by which a distance is made a longitude: within 6° of a pole. */
const POLEWARD = 0.1;
/** Geocentric latitude differs from the geodetic by at most 0.0034 rad. */
const TILT = 0.004;
/** Half a path longer than this leaves what a chart shows well, m. */
const LONGEST_PATH = 1.4 * WGS84.b;

function unit(x: number, y: number, z: number): readonly [number, number, number] {
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}
