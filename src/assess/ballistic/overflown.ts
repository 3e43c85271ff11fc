import {
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
import type { Overflight } from '../hazard.ts';
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
    let [first, last, lowest] = [Infinity, -Infinity, Infinity];
    let struck = false;
    const crossing = new Set<Way>();
    for (const polygon of preparedPolygons(region)) {
      const { north, east, radius } = preparedDisc(chart, polygon);
      const disc = { north, east, radius: radius + SIDE_SIGMAS * sideM };
      if (capGap(cap, polygon) > 0 || !comesNear(rows, paceM, disc)) continue;
      const rings = polygon.rings.map((ring) => preparedOnChart(chart, ring));
      const [outer, ...holes] = rings;
      const [low, high, left, right] = bounds(outer!);
      const holds = (n: number, e: number): boolean =>
        n >= low &&
        n <= high &&
        e >= left &&
        e <= right &&
        planeContains(outer!, n, e) &&
        !holes.some((hole) => planeContains(hole, n, e));
      struck ||= holds(flat[0]!, flat[1]!);
      if (struck) break;
      for (const way of ways) {
        for (let i = 0; i < rows.length; i += COLUMNS) {
          const aside = way.sigmas * rows[i + 4]!;
          if (!holds(rows[i]! + aside * rows[i + 5]!, rows[i + 1]! + aside * rows[i + 6]!))
            continue;
          crossing.add(way);
          first = Math.min(first, rows[i + 3]!);
          last = Math.max(last, rows[i + 3]!);
          lowest = Math.min(lowest, rows[i + 2]!);
        }
      }
    }
    if (struck || first > last) continue;
    const chance = [...crossing].reduce((sum, { weight }) => sum + weight, 0);
    const entered = behindEntry(before, region.code, stateMs);
    ahead.push({
      region: region.code,
      passesMs: entered ?? Math.round(stateMs + first * 1000),
      leavesMs: Math.round(stateMs + last * 1000),
      lowestM: Math.max(0, Math.round(lowest)),
      probability: Math.min(1, Math.round(chance * 1e4) / 1e4),
    });
  }
  const named = new Set(ahead.map(({ region }) => region));
  ahead.push(...behind.filter(({ region }) => !named.has(region)));
  return ahead.sort((a, b) => a.passesMs - b.passesMs || (a.region < b.region ? -1 : 1));
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
  readonly sigmas: number;
  /** Probability of a way that is nearer to this one than to the next. */
  readonly weight: number;
}

/** Ways from one side to the other, evenly apart; the most likely one alone where they lie close. */
function waysOf(rows: Float64Array, sideM: number): Way[] {
  const count = Math.ceil((2 * SIDE_SIGMAS * sideM) / WAYS_APART_M);
  const half = Math.floor(Math.min(count, MOST_WAYS) / 2);
  if (half === 0 || rows.length === 0) return [{ sigmas: 0, weight: 1 }];
  const step = SIDE_SIGMAS / half;
  return Array.from({ length: 2 * half + 1 }, (_, i): Way => {
    const sigmas = (i - half) * step;
    const below = i === 0 ? 0 : normalCdf(sigmas - step / 2);
    const above = i === 2 * half ? 1 : normalCdf(sigmas + step / 2);
    return { sigmas, weight: above - below };
  });
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
