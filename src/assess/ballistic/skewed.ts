import { type Covariance2, chartAt, type GeoPoint, type GeoPolygon } from '../../earth/index.ts';
import { normalCdf } from './normal.ts';
import { cutPlace, fitsAround, longestAt, sectorRing } from './sector.ts';

/**
 * Where a fall comes down whose drag is little known: what brakes more shortens it ever more, so
 * that the places lie on a line as a log-normal variable does, and everything else spreads them as
 * a Gaussian. With z a standard normal variable the place is
 * `point` + (`north`, `east`) · (1 - e^(-bend z)) / bend + a Gaussian of `covariance`.
 */
export interface Skewed {
  /** For the likeliest drag. */
  readonly point: GeoPoint;
  /** Of all but the drag, m². */
  readonly covariance: Covariance2;
  /** What one sigma of drag would do if all were linear, m. */
  readonly north: number;
  readonly east: number;
  readonly bend: number;
}

/** Beyond this the two places that tell the bend are too unlike to tell it. */
const MOST_BEND = 1.5;

/** From the places, m, at which the fall ends with its drag's logarithm `step` sigmas up and down. */
export function skewedBy(
  point: GeoPoint,
  covariance: Covariance2,
  step: number,
  up: ArrayLike<number>,
  down: ArrayLike<number>,
): Skewed {
  const [north, east] = [up[0]! - down[0]!, up[1]! - down[1]!];
  const length = Math.hypot(north, east) || 1;
  const [n, e] = [north / length, east / length];
  const ahead = Math.max(1e-3, up[0]! * n + up[1]! * e);
  const behind = Math.max(1e-3, -down[0]! * n - down[1]! * e);
  const told = Math.log(behind / ahead) / step;
  const bend = Math.max(-MOST_BEND, Math.min(MOST_BEND, told));
  const slope = (ahead + behind) / (along(step, bend) - along(-step, bend));
  return { point, covariance, north: slope * n, east: slope * e, bend };
}

/** (1 - e^(-bend z)) / bend. */
function along(z: number, bend: number): number {
  return Math.abs(bend) < 1e-6 ? z : -Math.expm1(-bend * z) / bend;
}

/** Values of z that stand for the drag, and their reach: 0.3 % lie beyond. */
const NODES = 49;
const NODE_REACH = 3;
/** Columns in which the content is summed: between two nodes, and beyond the outermost ones. */
const BETWEEN = 3;
const BEYOND = 32;
const COLUMNS = BETWEEN * (NODES - 1) + 1 + 2 * BEYOND;
/** Sigmas of the rest beyond the outermost nodes, and how far a node reaches. */
const MARGIN = 4;
const NEAR = 5;
/** Columns of a polygon's corners: 48 of them, as an ellipse has. */
const CORNER_COLUMNS = 25;
const CORNER_STEP = Math.PI / (CORNER_COLUMNS - 1);
/** A polygon of the same area stands outside by this factor. */
const OUTSIDE = Math.sqrt(CORNER_STEP / Math.sin(CORNER_STEP));
/** Bounds the search for a threshold; five mostly do. */
const MOST_TRIES = 30;
/** Where the drag leaves a gap between two of its values the area goes on, this wide, sigmas. */
const LEAST_WIDTH = 0.2;
/** As shares of the gap to the next one: nodes narrower than this would stand as hills, with valleys between. */
const SMOOTH = 0.5;

const nodes = new Float64Array(NODES);
const shares = new Float64Array(NODES);
/** 1 sigma about a node: the rest, and the way to its neighbours. */
const widths = new Float64Array(NODES);
const columns = new Float64Array(COLUMNS);
const logs = new Float64Array(COLUMNS);
/** The way along the line from the first column, in widths of what lies there. */
const ways = new Float64Array(COLUMNS);
/** Content of the columns. */
const contents = new Float64Array(COLUMNS);

/**
 * The smallest areas that hold each of the `levels`: those above a threshold of the density. Along
 * the line of the drag, in units of the rest, the density is that of a mixture; across it is a
 * normal one by itself, so that the edge follows from the density along the line.
 */
export function skewedPolygons(skewed: Skewed, levels: readonly number[]): GeoPolygon[] {
  const { covariance: c, north, east, bend } = skewed;
  // Whitened: root of the covariance, and the drag's line by it.
  const l11 = Math.sqrt(c.northNorth);
  const l21 = c.northEast / l11;
  const l22 = Math.sqrt(Math.max(c.eastEast - l21 * l21, 1e-6 * c.eastEast));
  const [wn, we] = [north / l11, (east - (l21 * north) / l11) / l22];
  const length = Math.hypot(wn, we) || 1e-9;
  const [un, ue] = [wn / length, we / length];
  spreadDrag(length, bend);
  placeColumns();
  const chart = chartAt(skewed.point);
  let fits = true;
  return levels.map((level, k) => {
    const log = threshold(level);
    let cut = false;
    const ring = edge(log).map(([x, y]): [number, number] => {
      const [p, q] = [x * un - y * ue, x * ue + y * un];
      const [n, e] = [l11 * p, l21 * p + l22 * q];
      cut ||= Math.hypot(n, e) > longestAt(k);
      const place = cutPlace(chart, n, e, k);
      return [place.longitudeRad, place.latitudeRad];
    });
    ring.push(ring[0]!);
    // North by east is left-handed: turned back, it is counter-clockwise.
    const polygon = [ring.reverse()];
    // Cut to both sides it may go too far round: a disc then, and for all that must hold it.
    fits &&= !cut || fitsAround(polygon, skewed.point);
    return fits ? polygon : sectorRing(chart, 0, longestAt(k), 0, Math.PI);
  });
}

function spreadDrag(length: number, bend: number): void {
  const each = (2 * NODE_REACH) / (NODES - 1);
  let sum = 0;
  for (let j = 0; j < NODES; j++) {
    const z = j * each - NODE_REACH;
    nodes[j] = length * along(z, bend);
    // An even spread over the gap to the neighbours has this variance.
    const gap = length * Math.exp(-bend * z) * each;
    widths[j] = Math.max(Math.sqrt(1 + (gap * gap) / 12), SMOOTH * gap);
    shares[j] = Math.exp(-0.5 * z * z);
    sum += shares[j]!;
  }
  for (let j = 0; j < NODES; j++) {
    shares[j] = shares[j]! / (sum * widths[j]! * Math.sqrt(2 * Math.PI));
  }
}

/** Close where the nodes are close, and so far out that nothing is left. */
function placeColumns(): void {
  for (let i = 0; i < COLUMNS; i++) {
    const at = (i - BEYOND) / BETWEEN;
    const j = Math.min(NODES - 2, Math.max(0, Math.floor(at)));
    const out = Math.min(0, at) + Math.max(0, at - (NODES - 1));
    const part = Math.min(1, Math.max(0, at - j));
    const beyond = (out * BETWEEN * MARGIN) / BEYOND;
    const width = widths[j]! + part * (widths[j + 1]! - widths[j]!);
    columns[i] = nodes[j]! + part * (nodes[j + 1]! - nodes[j]!) + beyond * width;
    if (i > 0) ways[i] = ways[i - 1]! + (columns[i]! - columns[i - 1]!) / width;
  }
  for (let i = 0; i < COLUMNS; i++) {
    const before = columns[Math.max(0, i - 1)]!;
    const after = columns[Math.min(COLUMNS - 1, i + 1)]!;
    const density = densityAt(columns[i]!);
    logs[i] = Math.log(density + 1e-300);
    contents[i] = (density * (after - before)) / 2;
  }
}

function densityAt(x: number): number {
  let sum = 0;
  for (let j = 0; j < NODES; j++) {
    const d = (x - nodes[j]!) / widths[j]!;
    if (d < NEAR && d > -NEAR) sum += shares[j]! * Math.exp(-0.5 * d * d);
  }
  return sum;
}

/** Logarithm of the density along the line at which the edge crosses it. */
function threshold(level: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < COLUMNS; i++) most = Math.max(most, logs[i]!);
  // Of one Gaussian the share outside is e^-t exactly, t the logarithm of the peak over the edge.
  const wanted = Math.log(1 - level);
  let t = -wanted;
  for (let i = 0; i < MOST_TRIES; i++) {
    const off = Math.log(Math.max(1e-9, 1 - contentAbove(most - t))) - wanted;
    t += off;
    if (Math.abs(off) < 1e-3) break;
  }
  return most - t;
}

function contentAbove(log: number): number {
  let sum = 0;
  for (let i = 0; i < COLUMNS; i++) {
    const over = logs[i]! - log;
    if (over > 0) sum += contents[i]! * (2 * normalCdf(Math.sqrt(2 * over)) - 1);
  }
  return sum;
}

/**
 * Corners about the line, x along it and y across, counter-clockwise in their plane: as close as
 * the drag is narrow there, or the blunt end of a long area would be cut off.
 */
function edge(log: number): (readonly [number, number])[] {
  let [low, high] = [0, COLUMNS - 1];
  while (low < COLUMNS - 2 && logs[low + 1]! <= log) low++;
  while (high > low + 1 && logs[high - 1]! <= log) high--;
  // Where it crosses between two columns.
  const cross = (out: number, inside: number): number => {
    const [a, b] = [logs[out]! - log, logs[inside]! - log];
    const part = b > a ? Math.min(1, Math.max(0, -a / (b - a))) : 0;
    return ways[out]! + part * (ways[inside]! - ways[out]!);
  };
  const [left, right] = [cross(low, low + 1), cross(high, high - 1)];
  const upper: (readonly [number, number])[] = [];
  const lower: (readonly [number, number])[] = [];
  const middle = (left + right) / 2;
  for (let k = 0; k < CORNER_COLUMNS; k++) {
    const off = ((right - left) / 2) * Math.cos(k * CORNER_STEP);
    const at = columnAt(middle + OUTSIDE * off);
    if (k === 0 || k === CORNER_COLUMNS - 1) {
      upper.push([at, 0]);
      continue;
    }
    const x = columnAt(middle + off);
    const height = Math.sqrt(2 * Math.max(0, Math.log(densityAt(x) + 1e-300) - log));
    const y = OUTSIDE * Math.max(LEAST_WIDTH, height);
    upper.push([at, y]);
    lower.unshift([at, -y]);
  }
  return [...upper, ...lower];
}

/** Place on the line so far along the way. */
function columnAt(way: number): number {
  let [low, high] = [0, COLUMNS - 1];
  while (high - low > 1) {
    const between = (low + high) >> 1;
    if (ways[between]! <= way) low = between;
    else high = between;
  }
  const part = (way - ways[low]!) / (ways[high]! - ways[low]! || 1);
  return columns[low]! + part * (columns[high]! - columns[low]!);
}
