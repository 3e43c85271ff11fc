import {
  type Covariance2,
  chartAt,
  ellipseAxes,
  fromChart,
  type GeoPoint,
  type GeoPolygon,
  toChart,
} from '../../earth/index.ts';
import type { PredictedArea } from '../hazard.ts';
import { type Cloud, cloudPolygons } from './cloud.ts';
import { LONGEST_FAN_M, sectorRing } from './sector.ts';
import { type Skewed, skewedPolygons } from './skewed.ts';

/** Where the impact may be: what areas and the probabilities of regions are made of. */
export type Spread =
  | {
      readonly kind: 'gaussian';
      readonly point: GeoPoint;
      readonly covariance: Covariance2;
      readonly skewed: Skewed;
    }
  | ({ readonly kind: 'cloud' } & Cloud);

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
export const NEAR_SHARE = 0.45;
export const FAR_SHARE = 2.2;
export const TURN_RAD = 0.42;
/**
 * Late in a glide its ballistic distance is short, but its energy carries it on: up to this many
 * times the energy height h + v²/2g, a generous ratio of lift to drag.
 */
const GLIDE_RATIO = 2.4;
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
  const left = 1 - manoeuvring;
  // The free fall must be able to hold the level with some room, or its set is everything.
  const levels = containments.map((containment) =>
    Math.min(containment / Math.max(left, 1e-9), (1 + containment) / 2),
  );
  const polygons =
    spread.kind === 'gaussian'
      ? skewedPolygons(spread.skewed, levels)
      : cloudPolygons(spread, levels);
  const strays = containments.map((containment) => manoeuvring > 1.5 * (1 - containment));
  const held = polygons.filter((_, i) => !strays[i]!);
  return containments.map((containment, i) => ({
    containment,
    polygon: (strays[i]! ? sectorPolygon(reach, containment, held) : null) ?? polygons[i]!,
  }));
}

const corner = new Float64Array(2);

/**
 * Sector that shrinks towards its middle for smaller containments: √p in each direction. It holds
 * the areas of the free fall that are told for still smaller ones. Null where it would not fit into a
 * hemisphere: of what goes nearly round the Earth nothing is said by how it may turn.
 */
function sectorPolygon(
  { from, azimuthRad, nearM, farM, halfAngleRad }: Reach,
  containment: number,
  held: readonly GeoPolygon[],
): GeoPolygon | null {
  const chart = chartAt(from);
  const share = Math.sqrt(containment);
  const middle = (nearM + farM) / 2;
  const half = ((farM - nearM) / 2) * share;
  let near = middle - half;
  let far = Math.min(middle + half, LONGEST_FAN_M);
  let turn = halfAngleRad * share;
  for (const polygon of held) {
    for (const [longitude, latitude] of polygon[0] ?? []) {
      toChart(chart, latitude, longitude, corner, 0);
      const distance = Math.hypot(corner[0]!, corner[1]!);
      const off = Math.atan2(corner[1]!, corner[0]!) - azimuthRad;
      near = Math.min(near, HELD_NEAR * distance);
      far = Math.max(far, HELD_FAR * distance);
      turn = Math.max(turn, Math.abs(off - 2 * Math.PI * Math.round(off / (2 * Math.PI))) + 0.002);
    }
  }
  if (turn > BROAD && far > LONGEST_BROAD_M) return null;
  return sectorRing(chart, near, far, azimuthRad, turn > WIDEST_SECTOR ? Math.PI : turn);
}

/** Half of the widest sector, rad: beyond, it is a disc. */
const WIDEST_SECTOR = 3;
/** Half angle, rad, from which a sector may reach no farther than this, m. */
const BROAD = 1.2;
const LONGEST_BROAD_M = 8_000e3;
/** A sector's arcs are drawn by chords, which lie inside, and edges bulge between corners. */
const HELD_NEAR = 0.99;
const HELD_FAR = 1.02;

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
