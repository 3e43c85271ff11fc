import {
  type Covariance2,
  chartAt,
  ellipseAxes,
  fromChart,
  type GeoPoint,
  type GeoPolygon,
  geodesicDirect,
  pointInPolygon,
  toChart,
} from '../../earth/index.ts';
import type { PredictedArea } from '../hazard.ts';
import { type Cloud, cloudPolygons } from './cloud.ts';
import {
  cornerTurns,
  footprintRing,
  GLIDE_RATIO,
  shareAside,
  shareHeld,
  widestTurn,
} from './footprint.ts';
import { fitsAround, LONGEST_REACH_M, sectorRing } from './sector.ts';
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

/** What an object that manoeuvres can reach, seen from `from`: `footprint.ts`. */
export interface Reach {
  readonly from: GeoPoint;
  readonly azimuthRad: number;
  /** What the errors of the free fall add to every angle aside. */
  readonly extraRad: number;
  readonly nearM: number;
  /** Straight on; aside it falls off. */
  readonly farM: number;
}

/**
 * Shares of the ballistic distance still to go that a gliding or pulling-up object may cover, and its
 * turn to either side while its motor may yet burn. Reported flights went up to 2.2 times as far as their
 * ballistic extrapolation and turned by up to 20°.
 */
export const NEAR_SHARE = 0.45;
export const FAR_SHARE = 2.2;
export const TURN_RAD = 0.42;
/**
 * What it can reach; wide enough to hold the ballistic ellipse too. Late in a glide the ballistic distance
 * is short, but the energy height h + v²/2g carries it on.
 */
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
    extraRad: Math.atan2(sigma, distanceM - sigma),
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
  let fitting: GeoPolygon | null = null;
  let fits = true;
  let mostM = LONGEST_REACH_M;
  const shortest = Math.max(SHORTEST_CUT_M, NEAREST_CUT * reach.nearM);
  return containments.map((containment, i) => {
    const reached = (): GeoPolygon | null =>
      reachPolygon(reach, containment, held, mostM * (1 + LEVEL_STEP * i));
    // A reach that does not fit any more is told as far as a smaller one did: areas stay nested.
    let wider = strays[i]! && fits ? reached() : null;
    // Where none did, as far as one fits: what goes far to all sides ends nearer.
    while (strays[i]! && wider === null && fitting === null && CUT * mostM > shortest) {
      mostM *= CUT;
      wider = reached();
    }
    if (strays[i]!) fits = wider !== null;
    fitting = wider ?? fitting;
    return { containment, polygon: fitting ?? polygons[i]! };
  });
}

/** What does not fit is cut to this share, again and again, but not below these, m and of its nearest. */
const CUT = 0.87;
const SHORTEST_CUT_M = 6_000e3;
const NEAREST_CUT = 1.2;
/** Each level that is cut ends a little farther out than the one before: chords of an arc differ. */
const LEVEL_STEP = 0.008;

/** The middle of the reach, straight on: the place that is told of what manoeuvres. */
export function reachPlace(reach: Reach): GeoPoint {
  return geodesicDirect(reach.from, reach.azimuthRad, middleOf(reach));
}

/** How far straight on the middle of the reach lies, m. */
export function middleOf({ nearM, farM }: Reach): number {
  return (nearM + Math.min(farM, LONGEST_REACH_M)) / 2;
}

const corner = new Float64Array(2);

/** A level above this holds whatever can be reached, smaller ones what banks for good. */
const WHOLE_REACH = 0.95;

/**
 * The reach that shrinks for smaller containments: √p in width and in length. It holds the areas of the
 * free fall that are told for still smaller ones, and ends at `mostM`. Null where it would not fit into a
 * hemisphere: of what goes nearly round the Earth nothing is said by how it may turn.
 */
function reachPolygon(
  { from, azimuthRad, nearM, farM, extraRad }: Reach,
  containment: number,
  held: readonly GeoPolygon[],
  mostM: number,
): GeoPolygon | null {
  const chart = chartAt(from);
  const share = Math.sqrt(containment);
  const margin = (1 - share) / 2;
  const aside = containment > WHOLE_REACH ? shareAside : shareHeld;
  const farAt = (turn: number): number => {
    const far = farM * aside(turn / share - extraRad);
    return Math.min(mostM, nearM + (1 - margin) * (far - nearM));
  };
  let near = nearM + margin * (Math.min(farM, mostM) - nearM);
  let heldFar = 0;
  let heldTurn = 0;
  for (const polygon of held) {
    for (const [longitude, latitude] of polygon[0] ?? []) {
      toChart(chart, latitude, longitude, corner, 0);
      const distance = Math.hypot(corner[0]!, corner[1]!);
      const off = Math.atan2(corner[1]!, corner[0]!) - azimuthRad;
      near = Math.min(near, HELD_NEAR * distance);
      heldFar = Math.max(heldFar, HELD_FAR * distance);
      const turn = Math.abs(off - 2 * Math.PI * Math.round(off / (2 * Math.PI))) + 0.002;
      heldTurn = Math.max(heldTurn, turn);
    }
  }
  near = Math.max(100, near);
  const turn = widestTurn(farAt, near, extraRad);
  const widest = Math.max(turn, heldTurn);
  const farthest = Math.max(farAt(0), heldFar);
  if (farthest > HELD_FAR * LONGEST_REACH_M) return null;
  const isAround = widest > WIDEST_SECTOR || held.some((polygon) => pointInPolygon(polygon, from));
  const least = { turnRad: heldTurn, farM: heldFar };
  const turns = cornerTurns(extraRad).map((each) => each * share);
  const polygon = isAround
    ? sectorRing(chart, near, Math.max(farthest, AROUND * heldFar), azimuthRad, Math.PI)
    : footprintRing(chart, azimuthRad, {
        ...{ nearM: near, turns, farAt, turnRad: turn, held: least },
      });
  const middle = (near + farAt(0)) / 2;
  const [n, e] = [middle * Math.cos(azimuthRad), middle * Math.sin(azimuthRad)];
  return fitsAround(polygon, fromChart(chart, n, e)) ? polygon : null;
}

/** Half of the widest sector, rad: beyond, it is a disc. */
const WIDEST_SECTOR = 3;
/** A sector's arcs are drawn by chords, which lie inside, and edges bulge between corners. */
const HELD_NEAR = 0.99;
const HELD_FAR = 1.02;
/** A disc about what a smaller level's sector held has chords elsewhere. */
const AROUND = 1.01;

/** Points over the reach, as many for each part of its width as it is deep there, for the probabilities of regions. */
const REACH_ROWS = 12;
const SLICES = 96;

export function reachPoints({ from, azimuthRad, nearM, farM, extraRad }: Reach): GeoPoint[] {
  const chart = chartAt(from);
  const farAt = (turn: number): number =>
    Math.min(LONGEST_REACH_M, farM * shareAside(Math.abs(turn) - extraRad));
  const widest = widestTurn(farAt, nearM, extraRad);
  const turns = Array.from({ length: SLICES }, (_, k) => widest * ((2 * k + 1) / SLICES - 1));
  const depths = turns.map((turn) => Math.max(0, farAt(turn) - nearM));
  const whole = depths.reduce((sum, depth) => sum + depth, 0);
  const points: GeoPoint[] = [];
  let passed = 0;
  turns.forEach((turn, k) => {
    const before = Math.floor((REACH_ROWS * passed) / whole + 0.5);
    passed += depths[k]!;
    if (Math.floor((REACH_ROWS * passed) / whole + 0.5) === before) return;
    const azimuth = azimuthRad + turn;
    for (let i = 0; i < REACH_ROWS; i++) {
      const d = nearM + ((i + 0.5) / REACH_ROWS) * depths[k]!;
      points.push(fromChart(chart, d * Math.cos(azimuth), d * Math.sin(azimuth)));
    }
  });
  return points;
}
