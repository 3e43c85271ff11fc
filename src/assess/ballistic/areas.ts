import {
  type Chart,
  type Covariance2,
  chartAt,
  ellipseAxes,
  ellipsePolygon,
  fromChart,
  type GeoPoint,
  type GeoPolygon,
  toChart,
} from '../../earth/index.ts';
import type { PredictedArea } from '../hazard.ts';

/** Where the impact may be: what areas and the probabilities of regions are made of. */
export type Spread =
  | { readonly kind: 'gaussian'; readonly point: GeoPoint; readonly covariance: Covariance2 }
  | { readonly kind: 'cloud'; readonly from: GeoPoint; readonly points: readonly GeoPoint[] };

/** What an object that manoeuvres can reach: an annular sector seen from `from`. */
export interface Reach {
  readonly from: GeoPoint;
  readonly azimuthRad: number;
  readonly halfAngleRad: number;
  readonly nearM: number;
  readonly farM: number;
}

/**
 * Shares of the ballistic distance still to go that a gliding or pulling-up object may cover,
 * and its turn to either side. Reported flights went up to 2.2 times as far as their ballistic
 * extrapolation and turned by up to 20°.
 */
const NEAR_SHARE = 0.45;
const FAR_SHARE = 2.2;
const TURN_RAD = 0.42;
/**
 * Late in a glide its ballistic distance is short, but its energy carries it on: up to this many
 * times the energy height h + v²/2g, a generous ratio of lift to drag.
 */
const GLIDE_RATIO = 2.4;
const FAN_CORNERS = 24;

/** The reachable sector; wide enough to hold the ballistic ellipse of `sigmas` too. */
export function reachOf(
  from: GeoPoint,
  azimuthRad: number,
  distanceM: number,
  energyHeightM: number,
  covariance: Covariance2,
): Reach {
  const sigma = 3 * ellipseAxes(covariance).majorM;
  const far = Math.max(FAR_SHARE * distanceM, GLIDE_RATIO * energyHeightM);
  return {
    from,
    azimuthRad,
    halfAngleRad: Math.min(
      Math.PI,
      TURN_RAD + Math.atan2(sigma, Math.max(distanceM - sigma, sigma)),
    ),
    nearM: Math.max(0, NEAR_SHARE * distanceM - sigma),
    farM: Math.max(far, distanceM + sigma),
  };
}

/**
 * Nested areas. With probability `manoeuvring` the impact is anywhere in `reach`: a level that
 * the free fall alone cannot hold is given the reachable set, the others are widened for it.
 */
export function predictedAreas(
  spread: Spread,
  containments: readonly number[],
  manoeuvring: number,
  reach: Reach,
): PredictedArea[] {
  return containments.map((containment) => {
    const left = 1 - manoeuvring;
    // The free fall must be able to hold the level with some room, or its set is everything.
    const widened = containment / Math.max(left, 1e-9);
    const polygon =
      manoeuvring > 1.5 * (1 - containment)
        ? sectorPolygon(reach, containment)
        : spreadPolygon(spread, Math.min(widened, (1 + containment) / 2));
    return { containment, polygon };
  });
}

function spreadPolygon(spread: Spread, containment: number): GeoPolygon {
  return spread.kind === 'gaussian'
    ? ellipsePolygon(spread.point, spread.covariance, containment)
    : fanPolygon(spread.from, spread.points, containment);
}

/** Sector that shrinks towards its middle for smaller containments: √p in each direction. */
function sectorPolygon(reach: Reach, containment: number): GeoPolygon {
  const share = Math.sqrt(containment);
  const middle = (reach.nearM + reach.farM) / 2;
  const half = ((reach.farM - reach.nearM) / 2) * share;
  const turn = Math.min(reach.halfAngleRad * share, 3);
  const { azimuthRad } = reach;
  return sectorRing(chartAt(reach.from), middle - half, middle + half, azimuthRad, turn);
}

/** Outer arc, then inner arc, counter-clockwise on the map. */
function sectorRing(
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
    add(Math.min(farM, LONGEST_FAN_M), azimuthRad - halfAngleRad * ((2 * i) / FAN_CORNERS - 1));
  }
  for (let i = 0; i <= FAN_CORNERS; i++) {
    add(Math.max(100, nearM), azimuthRad + halfAngleRad * ((2 * i) / FAN_CORNERS - 1));
  }
  ring.push(ring[0]!);
  return [ring];
}

/** A fan ends here at the latest, m: a longer one would no longer fit into a hemisphere. */
const LONGEST_FAN_M = 13_000e3;

/** Beyond this spread of azimuths a cloud is drawn in the plane, not as a fan. */
const FAN_AZIMUTH_SIGMA = 0.5;

/**
 * The cloud's own quantiles of distance and of azimuth from `from`: a fan, as small as it can be
 * for what it holds; or, where the cloud surrounds `from`, the ellipse of its quantile.
 */
function fanPolygon(from: GeoPoint, points: readonly GeoPoint[], containment: number): GeoPolygon {
  const chart = chartAt(from);
  const count = points.length;
  const flat = new Float64Array(count * 2);
  let north = 0;
  let east = 0;
  for (let i = 0; i < count; i++) {
    toChart(chart, points[i]!.latitudeRad, points[i]!.longitudeRad, flat, 2 * i);
    const distance = Math.hypot(flat[2 * i]!, flat[2 * i + 1]!) || 1;
    north += flat[2 * i]! / distance;
    east += flat[2 * i + 1]! / distance;
  }
  const heading = Math.atan2(east, north);
  const distances = new Float64Array(count);
  const turns = new Float64Array(count);
  let turn2 = 0;
  for (let i = 0; i < count; i++) {
    distances[i] = Math.hypot(flat[2 * i]!, flat[2 * i + 1]!);
    const turn = Math.atan2(flat[2 * i + 1]!, flat[2 * i]!) - heading;
    turns[i] = turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
    turn2 += turns[i]! ** 2;
  }
  if (Math.sqrt(turn2 / count) > FAN_AZIMUTH_SIGMA) return ellipseOfCloud(chart, flat, containment);
  // Three quarters of what is left out lie too near or too far, where the fan costs most.
  const across = 1 - (1 - containment) / 4;
  const [near, far] = smallestShare(distances.sort(), containment / across);
  const [left, right] = middleShare(turns.sort(), across);
  return sectorRing(chart, near, far, heading + (left + right) / 2, (right - left) / 2);
}

/** The middle `share` of sorted values; a little beyond its ends since the values are few. */
function middleShare(sorted: Float64Array, share: number): readonly [number, number] {
  const count = sorted.length;
  const skip = Math.max(0, Math.floor(((1 - share) / 2) * (count + 1) - 1));
  const low = sorted[skip]!;
  const high = sorted[count - 1 - skip]!;
  const room = skip === 0 ? 0.05 * (high - low) : 0;
  return [low - room, high + room];
}

/** The ends that hold `share` of sorted distances within the smallest ring. */
function smallestShare(sorted: Float64Array, share: number): readonly [number, number] {
  const count = sorted.length;
  const held = Math.min(count, Math.ceil(share * (count + 1)));
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i + held <= count; i++) {
    const size = sorted[i + held - 1]! ** 2 - sorted[i]! ** 2;
    if (size < least) {
      least = size;
      best = i;
    }
  }
  const [low, high] = [sorted[best]!, sorted[best + held - 1]!];
  return held === count ? [0.95 * low, 1.05 * high] : [low, high];
}

function ellipseOfCloud(chart: Chart, flat: Float64Array, containment: number): GeoPolygon {
  const outline = quantileEllipse(flat, containment);
  const ring: [number, number][] = [];
  for (let i = 0; i < outline.length; i += 2) {
    const p = fromChart(chart, outline[i]!, outline[i + 1]!);
    ring.push([p.longitudeRad, p.latitudeRad]);
  }
  ring.push(ring[0]!);
  return [ring];
}

/** Corners of the ellipse, shaped as the cloud, that holds the share `containment` of it. */
function quantileEllipse(cloud: Float64Array, containment: number): Float64Array {
  const count = cloud.length / 2;
  let [mu, mv, uu, uv, vv] = [0, 0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    mu += cloud[2 * i]! / count;
    mv += cloud[2 * i + 1]! / count;
  }
  for (let i = 0; i < count; i++) {
    const u = cloud[2 * i]! - mu;
    const v = cloud[2 * i + 1]! - mv;
    uu += (u * u) / count;
    uv += (u * v) / count;
    vv += (v * v) / count;
  }
  const l11 = Math.sqrt(uu);
  const l21 = uv / (l11 || 1);
  const l22 = Math.sqrt(Math.max(vv - l21 * l21, 1e-12));
  const distances = Float64Array.from({ length: count }, (_, i) => {
    const a = (cloud[2 * i]! - mu) / (l11 || 1);
    return Math.hypot(a, (cloud[2 * i + 1]! - mv - l21 * a) / l22);
  }).sort();
  // One rank higher than the share: the cloud is finite and so a little too small.
  const rank = Math.min(count - 1, Math.ceil(containment * (count + 1)));
  const k = distances[rank]!;
  const corners = 2 * FAN_CORNERS;
  const outline = new Float64Array(corners * 2);
  for (let i = 0; i < corners; i++) {
    // Counter-clockwise on the map, where u runs north or outwards and v east or clockwise.
    const angle = (-2 * Math.PI * i) / corners;
    const a = k * Math.cos(angle);
    const b = k * Math.sin(angle);
    outline[2 * i] = mu + l11 * a;
    outline[2 * i + 1] = mv + l21 * a + l22 * b;
  }
  return outline;
}

/** Even points over a sector, for the probabilities of regions. */
const REACH_ROWS = 12;

export function reachPoints(reach: Reach): GeoPoint[] {
  const chart = chartAt(reach.from);
  const points: GeoPoint[] = [];
  for (let i = 0; i < REACH_ROWS; i++) {
    const d = reach.nearM + ((i + 0.5) / REACH_ROWS) * (reach.farM - reach.nearM);
    for (let j = 0; j < REACH_ROWS; j++) {
      const turn = reach.halfAngleRad * ((2 * j + 1) / REACH_ROWS - 1);
      const azimuth = reach.azimuthRad + turn;
      points.push(fromChart(chart, d * Math.cos(azimuth), d * Math.sin(azimuth)));
    }
  }
  return points;
}
