import { chartAt, enuRotation, type GeoPoint, toChart } from '../../earth/index.ts';
import type { BearingReport } from '../../sense/index.ts';
import { groundOf } from './ascent-fit.ts';

/**
 * What else glows and may be what a satellite's lines of sight show, each with how probable the
 * lines are of it, in the measure of `AscentFit.evidence`. Between the fastest aircraft and what
 * still glows on its way down nothing moves but a rocket; that is what decides. All assumed.
 */

/** Height at which they are placed: what a lower or higher one adds is the same for all lines, m. */
const HEIGHT = 10e3;
/** Wander of a fire's centre, of a glint, of an aircraft about its turn, m, 1 sigma. */
const WANDER = 300;
/** Speeds of aircraft, m/s, half normal: the fastest, at 980, are 2.8 sigma. */
const AIR_SPEED = 350;
/** The hardest turn that one keeps up, m/s². */
const HARDEST_TURN = 50;
const TURN_RATES = [0, 0.01, 0.02, 0.03, 0.045, 0.07, 0.1, 0.14].flatMap((rate) =>
  rate === 0 ? [rate] : [-rate, rate],
);
/** What flies neither straight nor in a steady turn strays by this, m/s², 1 sigma. */
const STRAYING = 2;
/** Share of the slow ones that stand still: fires, flares, glints. */
const STANDING = 0.7;
/** Meteors and re-entering debris glow at these speeds, m/s; even in the logarithm. */
const STREAK_LEAST = 3_000;
const STREAK_MOST = 72_000;
/** They are slowed, or wander, by this and by a share of the speed each second, m/s², 1 sigma. */
const STREAK_ACCELERATION = 30;
const STREAK_SLOWING = 0.05;
/** Stray lines at one look over all that a satellite sees, 1/m². */
const STRAY_DENSITY = 20 / 2e14;

/** Shares of new rows of lines that nothing else explains; as those of tracks in `evidence.ts`. */
const PRIOR = { slow: 0.9, streak: 0.05, stray: 0.047, missile: 0.003 };

/** A line as a place on the ground below {@link HEIGHT}, m, with its information, 1/m². */
interface Spot {
  readonly seconds: number;
  readonly north: number;
  readonly east: number;
  /** Squared error across the line, m². */
  readonly variance: number;
  /** Shares of a way north or east that are seen across the line: nn, ne, ee. */
  readonly across: readonly [number, number, number];
}

/** Probability that lines of sight show a missile, which explains them with this `evidence`. */
export function missileProbability(
  lines: readonly BearingReport[],
  origin: GeoPoint,
  evidence: number,
): number {
  const spots = spotsOf(lines, origin);
  if (spots === null) return 0;
  const logs = [
    Math.log(PRIOR.missile) + evidence,
    Math.log(PRIOR.slow) + slowEvidence(spots),
    Math.log(PRIOR.streak) + streakEvidence(spots),
    Math.log(PRIOR.stray) + (spots.length - 1) * Math.log(STRAY_DENSITY),
  ];
  const top = Math.max(...logs);
  if (!Number.isFinite(top)) return 0;
  return Math.exp(logs[0]! - top) / logs.reduce((sum, log) => sum + Math.exp(log - top), 0);
}

/** Null where a line misses the Earth. */
function spotsOf(lines: readonly BearingReport[], origin: GeoPoint): Spot[] | null {
  const chart = chartAt(origin);
  const axes = enuRotation(origin.latitudeRad, origin.longitudeRad);
  const at = new Float64Array(2);
  const spots: Spot[] = [];
  const firstMs = lines[0]?.timeMs ?? 0;
  for (const line of lines) {
    const place = groundOf(line, HEIGHT);
    if (place === null) return null;
    toChart(chart, place.latitudeRad, place.longitudeRad, at, 0);
    const [u, v, w] = line.losEcef;
    const e = u * axes[0]! + v * axes[1]! + w * axes[2]!;
    const n = u * axes[3]! + v * axes[4]! + w * axes[5]!;
    const error = place.distanceM * line.sigma.losRad;
    spots.push({
      seconds: (line.timeMs - firstMs) / 1000,
      north: at[0]!,
      east: at[1]!,
      variance: error * error + WANDER * WANDER,
      across: [1 - n * n, -n * e, 1 - e * e],
    });
  }
  return spots;
}

/** What stands, or flies with one speed straight on or in one turn; where is anywhere alike. */
function slowEvidence(spots: readonly Spot[]): number {
  const middle = middleOf(spots);
  const strays = spots.map((spot) => ({
    ...spot,
    variance: spot.variance + ((STRAYING / 2) * (spot.seconds - middle) ** 2) ** 2,
  }));
  const still = fitted(spots, 2, (_t, basis) => basis.set([1, 0, 0, 1]));
  const logs = [still === null ? Number.NEGATIVE_INFINITY : Math.log(STANDING) + still.log];
  const share = (1 - STANDING) / (2 * TURN_RATES.length);
  for (const rate of TURN_RATES) {
    for (const some of [spots, strays]) logs.push(Math.log(share) + flyingEvidence(some, rate));
  }
  return logSum(logs);
}

/** An aircraft that turns at one rate, rad/s. */
function flyingEvidence(spots: readonly Spot[], rate: number): number {
  const fit = fitted(spots, 4, (t, basis) => {
    const half = (rate * t) / 2;
    const way = t * (half === 0 ? 1 : Math.sin(half) / half);
    const [c, s] = [way * Math.cos(half), way * Math.sin(half)];
    basis.set([1, 0, 0, 1, c, s, -s, c]);
  });
  if (fit === null) return Number.NEGATIVE_INFINITY;
  const { x, log, pivots } = fit;
  const speed = Math.hypot(x[2]!, x[3]!);
  const sigma = 1 / Math.sqrt(Math.min(pivots[2]!, pivots[3]!));
  const beyond = Math.max(0, speed * Math.abs(rate) - HARDEST_TURN) / (sigma * Math.abs(rate) + 1);
  // All headings alike; near rest as much as its error lets.
  const density =
    Math.exp(-0.5 * (speed / AIR_SPEED) ** 2) /
    (AIR_SPEED * Math.sqrt(Math.PI / 2) * 2 * Math.PI * Math.max(speed, sigma));
  return Math.log(density) + log - (beyond * beyond) / 2;
}

/** A meteor or debris: a speed of its own kind, and slowing within bounds (Laplace). */
function streakEvidence(spots: readonly Spot[]): number {
  const moving = (acceleration: number): Fitted | null =>
    fitted(
      spots,
      6,
      (t, basis) => basis.set([1, 0, 0, 1, t, 0, 0, t, (t * t) / 2, 0, 0, (t * t) / 2]),
      acceleration,
    );
  const first = moving(STREAK_ACCELERATION + STREAK_SLOWING * STREAK_MOST);
  if (first === null) return Number.NEGATIVE_INFINITY;
  const speedOf = ({ x }: Fitted): number => Math.hypot(x[2]!, x[3]!);
  const acceleration = STREAK_ACCELERATION + STREAK_SLOWING * speedOf(first);
  const fit = moving(acceleration) ?? first;
  const speed = speedOf(fit);
  const told = Math.min(STREAK_MOST, Math.max(STREAK_LEAST, speed));
  const beyond = (speed - told) * Math.sqrt(Math.min(fit.pivots[2]!, fit.pivots[3]!));
  const range = Math.log(STREAK_MOST / STREAK_LEAST);
  return fit.log - (beyond * beyond) / 2 - Math.log(2 * Math.PI * told * told * range);
}

function middleOf(spots: readonly Spot[]): number {
  return spots.reduce((sum, { seconds }) => sum + seconds, 0) / spots.length;
}

interface Fitted {
  readonly x: Float64Array;
  /** Logarithm of the integral over all unknowns, flat but for the last two. */
  readonly log: number;
  readonly pivots: readonly number[];
}

/**
 * Least squares of the spots by `count` unknowns: `fill` writes what each unknown moves a spot by,
 * north and east, at seconds from the middle. With `lastSigma` the last two are normal about 0.
 */
function fitted(
  spots: readonly Spot[],
  count: number,
  fill: (t: number, basis: Float64Array) => void,
  lastSigma: number | null = null,
): Fitted | null {
  const basis = new Float64Array(2 * count);
  const h = new Float64Array(count * count);
  const b = new Float64Array(count);
  const middle = middleOf(spots);
  let log = (count / 2) * Math.log(2 * Math.PI);
  let square = 0;
  for (const { seconds, north, east, variance, across } of spots) {
    const [nn, ne, ee] = across;
    const [yn, ye] = [(nn * north + ne * east) / variance, (ne * north + ee * east) / variance];
    square += yn * north + ye * east;
    log -= Math.log(2 * Math.PI * variance);
    fill(seconds - middle, basis);
    for (let i = 0; i < count; i++) {
      const [n, e] = [basis[2 * i]!, basis[2 * i + 1]!];
      b[i] = b[i]! + n * yn + e * ye;
      const [hn, he] = [(nn * n + ne * e) / variance, (ne * n + ee * e) / variance];
      for (let j = 0; j < count; j++) {
        h[i * count + j] = h[i * count + j]! + hn * basis[2 * j]! + he * basis[2 * j + 1]!;
      }
    }
  }
  if (lastSigma !== null) {
    const information = 1 / (lastSigma * lastSigma);
    for (const i of [count - 2, count - 1]) {
      h[i * (count + 1)] = h[i * (count + 1)]! + information;
    }
    log -= Math.log(2 * Math.PI * lastSigma * lastSigma);
  }
  const solved = solve(h, b);
  if (solved === null) return null;
  const { x, logDeterminant, pivots } = solved;
  const explained = x.reduce((sum, value, i) => sum + value * b[i]!, 0);
  return { x, log: log - (square - explained) / 2 - logDeterminant / 2, pivots };
}

/** Cholesky; null where it is not positive definite. Pivots are squared. */
export function solve(
  h: Float64Array,
  b: Float64Array,
): { readonly x: Float64Array; readonly logDeterminant: number; readonly pivots: number[] } | null {
  const n = b.length;
  const l = new Float64Array(n * n);
  const pivots: number[] = [];
  let logDeterminant = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = h[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= l[i * n + k]! * l[j * n + k]!;
      if (i !== j) l[i * n + j] = sum / l[j * n + j]!;
      else if (!(sum > 0)) return null;
      else {
        l[i * n + i] = Math.sqrt(sum);
        pivots.push(sum);
        logDeterminant += Math.log(sum);
      }
    }
  }
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] = x[i]! - l[i * n + k]! * x[k]!;
    x[i] = x[i]! / l[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] = x[i]! - l[k * n + i]! * x[k]!;
    x[i] = x[i]! / l[i * n + i]!;
  }
  return { x, logDeterminant, pivots };
}

function logSum(logs: readonly number[]): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const log of logs) top = Math.max(top, log);
  let sum = 0;
  for (const log of logs) sum += Math.exp(log - top);
  return top + Math.log(sum);
}
