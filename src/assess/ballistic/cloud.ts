import {
  type Chart,
  type Covariance2,
  chartAt,
  ellipseAxes,
  ellipsePolygon,
  ellipseScale,
  fromChart,
  type GeoPoint,
  type GeoPolygon,
  toChart,
} from '../../earth/index.ts';
import { ellipseOfCloud } from './cloud-ellipse.ts';
import type { Strand } from './fan.ts';
import { orderOf } from './order.ts';
import { LONGEST_DISC_M, sectorRing } from './sector.ts';

/**
 * Where the impact may be while a motor may work or the track is short: strands of points seen
 * from the object's place over the ground.
 */
export interface Cloud {
  readonly from: GeoPoint;
  /** Weights sum to 1. */
  readonly strands: readonly Strand[];
  /** Probability that the motor works. */
  readonly burning: number;
  /** Probability that it does not come down as `fall` says: the motor works, or it glides. */
  readonly elsewhere: number;
  /** Where it comes down if the motor is out and an ellipse tells it. */
  readonly fall: { readonly point: GeoPoint; readonly covariance: Covariance2 } | null;
}

/** A sector about `from`: distances, and turns from the heading. */
interface Sector {
  near: number;
  far: number;
  left: number;
  right: number;
}

/**
 * From the first to the second probability of a burning motor an area comes to hold its share of
 * every class that is possible, whatever the class's probability: a long range must not drop out
 * of the area because short ones are as many and cost less ground.
 */
const CLASSES_FROM = 0.2;
const CLASSES_FULL = 0.5;
/** Strands with less than this are not looked after one by one. */
export const LEAST_STRAND = 0.01;

/** One area for each level, each holding those before it. */
export function cloudPolygons(cloud: Cloud, levels: readonly number[]): GeoPolygon[] {
  const polar = polarOf(cloud);
  if (cloud.burning === 0 && polar.turnSigma > ELLIPSE_SIGMA) {
    return levels.map((level, k) => ellipseOfCloud(polar.chart, polar.flat, level, k));
  }
  return polygonsOf(cloud, polar, levels, true) ?? polygonsOf(cloud, polar, levels, false)!;
}

/** Null where a sector cannot hold the ellipses before it: they lie too far away for any. */
function polygonsOf(
  cloud: Cloud,
  polar: Polar,
  levels: readonly number[],
  ellipses: boolean,
): GeoPolygon[] | null {
  const sector: Sector = { near: Infinity, far: 0, left: Infinity, right: -Infinity };
  let sectors = !ellipses;
  let heldFar = 0;
  const shapes = levels.map((level): GeoPolygon | Sector => {
    const ellipse = sectors ? null : ellipseAt(cloud, level);
    const next = {
      near: 0.99 * sector.near,
      far: 1.01 * sector.far,
      left: sector.left - 0.01,
      right: sector.right + 0.01,
    };
    widen(next, sectorAt(cloud, polar, level));
    if (ellipse !== null && ellipseSize(cloud, ellipse.level) < sizeOf(next)) {
      hold(sector, polar, ellipse.polygon);
      heldFar = sector.far;
      return ellipse.polygon;
    }
    sectors = true;
    Object.assign(sector, next);
    return next;
  });
  // The widest sector that is no disc, and whether there is one.
  let half = 0;
  let disc = false;
  for (const shape of shapes) {
    const width = 'near' in shape ? widthOf(shape) : 0;
    if (width <= WIDEST) half = Math.max(half, width);
    else disc = true;
  }
  const longest = Math.min(longestFor(half), disc ? LONGEST_DISC_M : LONGEST_FAN_M);
  if (sectors && heldFar > longest) return null;
  let near = Infinity;
  return shapes.map((shape, i) => {
    if (!('near' in shape)) return shape;
    const width = widthOf(shape);
    const turn = width > WIDEST ? Math.PI : width;
    const most = width > WIDEST ? LONGEST_DISC_M : longest;
    // Cut at the same distance, a little farther to either side for each level: they stay nested.
    const far = Math.min(shape.far, most * (1 + 0.01 * i));
    near = width > HOLLOW ? 0 : Math.min(0.99 * near, shape.near, 0.9 * far);
    const middle = (shape.left + shape.right) / 2;
    return sectorRing(polar.chart, near, far, polar.heading + middle, turn);
  });
}

/** With half of its angle wider than this, rad, a far sector with a hole would not fit into a hemisphere. */
const HOLLOW = 1.5;

/** Half of its angle, rad. */
function widthOf({ left, right }: Sector): number {
  return (right - left) / 2;
}

/**
 * Points farther than this count as at this distance straight ahead, m: what goes nearly round has no
 * direction from here any more, and no fan goes on much beyond.
 */
const LONGEST_FAN_M = 17_500e3;
/**
 * How far a fan may reach, m, by half of its angle, rad, so that it fits into the hemisphere about
 * the mean of its corners: what does not has no inside. With as many corners at its tip as on its arc
 * at an angle ρ from there and half an angle h this is cos ρ > -C / (1 - C), C = cos h sin h / h, less
 * 4° or so.
 */
const LONGEST_AT: readonly (readonly [number, number])[] = [
  [0.6, LONGEST_FAN_M],
  [0.8, 16_000e3],
  [1.0, 14_000e3],
  [1.2, 11_400e3],
  [1.4, 10_200e3],
  [1.8, 8_800e3],
  [2.2, 8_100e3],
];

/** The place with half of a cloud nearer and half to its left: on an arc if the cloud is one. */
export function middlePlace(cloud: Cloud): GeoPoint {
  const { chart, heading, distances, turns, weights, byDistance, byTurn } = polarOf(cloud);
  const [distance] = middleOf(distances, weights, byDistance, 0);
  const [turn] = middleOf(turns, weights, byTurn, 0);
  const [cos, sin] = [Math.cos(heading + turn), Math.sin(heading + turn)];
  return fromChart(chart, distance * cos, distance * sin);
}

function longestFor(half: number): number {
  let [[before, longest]] = LONGEST_AT as [readonly [number, number]];
  for (const [angle, most] of LONGEST_AT) {
    if (half <= angle) {
      const share = angle > before ? Math.max(0, half - before) / (angle - before) : 0;
      return longest + share * (most - longest);
    }
    [before, longest] = [angle, most];
  }
  return longest;
}

/** Narrowest sector, rad: what goes nearly round has no turn from here, and no area is a line. */
const NARROWEST = 0.02;
/** Half of the widest sector, rad: beyond, it is a disc. */
const WIDEST = 2.2;
/** A single strand with more spread of azimuths than this surrounds `from`. */
const ELLIPSE_SIGMA = 0.5;

/** The ellipse of the free fall that holds the level by itself, if it can. */
function ellipseAt(
  { fall, elsewhere }: Cloud,
  level: number,
): { readonly polygon: GeoPolygon; readonly level: number } | null {
  const own = level / (1 - elsewhere);
  if (fall === null || !(own < 0.9999)) return null;
  if (ellipseAxes(fall.covariance).majorM * ellipseScale(own) > LONGEST_DISC_M) return null;
  return { polygon: ellipsePolygon(fall.point, fall.covariance, own), level: own };
}

function ellipseSize({ fall }: Cloud, level: number): number {
  const { northNorth, northEast, eastEast } = fall!.covariance;
  const root = Math.sqrt(Math.max(0, northNorth * eastEast - northEast * northEast));
  return -2 * Math.log(1 - level) * Math.PI * root;
}

function sizeOf({ near, far, left, right }: Sector): number {
  return ((far * far - near * near) * (right - left)) / 2;
}

function widen(sector: Sector, other: Sector): void {
  sector.near = Math.min(sector.near, other.near);
  sector.far = Math.max(sector.far, other.far);
  sector.left = Math.min(sector.left, other.left);
  sector.right = Math.max(sector.right, other.right);
}

/** Widens the sector so that it holds the corners of a polygon. */
function hold(sector: Sector, polar: Polar, polygon: GeoPolygon): void {
  const at = new Float64Array(2);
  for (const [longitude, latitude] of polygon[0] ?? []) {
    toChart(polar.chart, latitude, longitude, at, 0);
    const far = Math.hypot(at[0]!, at[1]!);
    const turn = turnOf(at[0]!, at[1]!, polar.heading);
    // Its edges bulge out between corners.
    widen(sector, { near: 0.99 * far, far: 1.01 * far, left: turn - 0.002, right: turn + 0.002 });
  }
}

interface Polar {
  readonly chart: Chart;
  readonly heading: number;
  readonly flat: Float64Array;
  /** Of every point, in the order of the strands. */
  readonly distances: Float64Array;
  readonly turns: Float64Array;
  readonly weights: Float64Array;
  /** Places of the points by rising distance and by rising turn. */
  readonly byDistance: Uint16Array;
  readonly byTurn: Uint16Array;
  readonly turnSigma: number;
}

function polarOf({ from, strands }: Cloud): Polar {
  const chart = chartAt(from);
  const count = strands.reduce((sum, { points }) => sum + points.length, 0);
  const flat = new Float64Array(2 * count);
  const distances = new Float64Array(count);
  const turns = new Float64Array(count);
  const weights = new Float64Array(count);
  let north = 0;
  let east = 0;
  let at = 0;
  for (const { points, weight } of strands) {
    for (const { latitudeRad, longitudeRad } of points) {
      toChart(chart, latitudeRad, longitudeRad, flat, 2 * at);
      const distance = Math.hypot(flat[2 * at]!, flat[2 * at + 1]!) || 1;
      distances[at] = distance;
      weights[at] = weight / points.length;
      const counts = distance > LONGEST_FAN_M ? 0 : weights[at]! / distance;
      north += counts * flat[2 * at]!;
      east += counts * flat[2 * at + 1]!;
      at++;
    }
  }
  const heading = Math.atan2(east, north);
  let turn2 = 0;
  for (let i = 0; i < count; i++) {
    // What goes nearly round has no direction any more from here.
    if (distances[i]! > LONGEST_FAN_M) distances[i] = LONGEST_FAN_M;
    else turns[i] = turnOf(flat[2 * i]!, flat[2 * i + 1]!, heading);
    turn2 += weights[i]! * turns[i]! ** 2;
  }
  return {
    ...{ chart, heading, flat, distances, turns, weights },
    byDistance: orderOf(distances),
    byTurn: orderOf(turns),
    turnSigma: Math.sqrt(turn2),
  };
}

function turnOf(north: number, east: number, heading: number): number {
  const turn = Math.atan2(east, north) - heading;
  return turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
}

/** The smallest sector that holds the level, and its share of each strand as far as it must. */
function sectorAt(cloud: Cloud, polar: Polar, level: number): Sector {
  // Three quarters of what is left out lie too near or too far, where a fan costs most.
  const across = 1 - (1 - level) / 4;
  const [near, far] = smallestRing(polar, level / across);
  const [left, right] = middleOf(polar.turns, polar.weights, polar.byTurn, across);
  const lack = Math.max(0, NARROWEST - (right - left)) / 2;
  const sector: Sector = { near, far, left: left - lack, right: right + lack };
  // What surrounds `from` has no hole there, however few points lie near.
  if (right - left > Math.PI) sector.near = 0;
  const share = (cloud.burning - CLASSES_FROM) / (CLASSES_FULL - CLASSES_FROM);
  if (share <= 0) return sector;
  const held = level * Math.min(1, share);
  let at = 0;
  for (const { weight, points } of cloud.strands) {
    const end = at + points.length;
    if (weight >= LEAST_STRAND) {
      const [low, high] = middleOf(
        polar.distances,
        polar.weights,
        partOf(polar.byDistance, at, end),
        held,
      );
      const [a, b] = middleOf(polar.turns, polar.weights, partOf(polar.byTurn, at, end), held);
      widen(sector, { near: low, far: high, left: a, right: b });
    }
    at = end;
  }
  return sector;
}

/** The points from `at` to before `end` in the same order. */
function partOf(order: Uint16Array, at: number, end: number): Uint16Array {
  const part = new Uint16Array(end - at);
  let next = 0;
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!;
    if (i >= at && i < end) part[next++] = i;
  }
  return part;
}

/**
 * Ends of the middle `share` by weight of the points in `order`; beyond the outermost values where
 * those are few.
 */
function middleOf(
  values: Float64Array,
  weights: Float64Array,
  order: Uint16Array,
  share: number,
): readonly [number, number] {
  let total = 0;
  for (let k = 0; k < order.length; k++) total += weights[order[k]!]!;
  const skip = ((1 - share) / 2) * total;
  let low = 0;
  let sum = weights[order[0]!]!;
  while (sum <= skip && low < order.length - 1) sum += weights[order[++low]!]!;
  let high = order.length - 1;
  sum = weights[order[high]!]!;
  while (sum <= skip && high > 0) sum += weights[order[--high]!]!;
  const a = values[order[low]!]!;
  const b = values[order[Math.max(low, high)]!]!;
  // The tail beyond the outermost point is as long as the cloud is thin there.
  const lowRoom = low === 0 ? 0.05 * (b - a) : 0;
  const highRoom = high === order.length - 1 ? 0.05 * (b - a) : 0;
  return [a - lowRoom, b + highRoom];
}

/** The ends that hold `share` of the weight within the smallest ring. */
function smallestRing(polar: Polar, share: number): readonly [number, number] {
  const { distances, weights, byDistance: order } = polar;
  const count = order.length;
  // One point more than the share: the cloud is finite and so a little too small.
  const wanted = Math.min(1 - 1e-9, share + 1 / (count + 1));
  let best: readonly [number, number] = [distances[order[0]!]!, distances[order[count - 1]!]!];
  let least = Number.POSITIVE_INFINITY;
  let held = 0;
  let end = 0;
  for (let i = 0; i < count; i++) {
    while (end < count && held < wanted) held += weights[order[end++]!]!;
    if (held < wanted) break;
    const low = distances[order[i]!]!;
    const high = distances[order[end - 1]!]!;
    if (high * high - low * low < least) {
      least = high * high - low * low;
      best = [low, high];
    }
    held -= weights[order[i]!]!;
  }
  return wanted > 1 - 1.5 / count ? [0.95 * best[0], 1.05 * best[1]] : best;
}
