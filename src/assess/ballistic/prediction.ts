import {
  chartAt,
  ecefToGeodetic,
  ellipseAxes,
  fromChart,
  type GeoPoint,
  geodesicInverse,
  greatCircleAzimuth,
  greatCircleDistance,
  toChart,
  WGS84,
} from '../../earth/index.ts';
import { RANGE_CLASSES, type RangeClass } from '../hazard.ts';
import { middleOf, type Reach, reachOf, reachPlace, reachPoints, type Spread } from './areas.ts';
import { LEAST_STRAND } from './cloud.ts';
import { BALLISTIC_COEFFICIENT, dragSigmaOf } from './drag.ts';
import type { Kinematics } from './evidence.ts';
import { burningStrands, fallingStrand, gaussianStrand, normalised, type Strand } from './fan.ts';
import { glideHeight } from './footprint.ts';
import { CURVED, choleskyRoot, type Impact, likelyDrag, predictImpact } from './impact.ts';
import { KEPLER_APOGEE, KEPLER_SIZE, keplerToSphere } from './kepler.ts';
import { estimateLaunch, type Launch } from './launch.ts';
import type { Burn } from './motor.ts';
import { type Nature, natureOf, straysOf } from './nature.ts';
import { normalQuantile } from './normal.ts';
import { orderOf } from './order.ts';
import { withPullUps } from './pull-up.ts';
import { classProbabilities } from './range.ts';

/** With a manoeuvre more probable than this the middle of the reach is the place that is told. */
export const MIDDLE_OF_REACH = 0.5;

/** All that a state and its covariance say of one flight. Times in seconds from the state's. */
export interface Prediction {
  readonly point: GeoPoint;
  readonly timeS: number;
  readonly timeSigmaS: number;
  readonly spread: Spread;
  readonly reach: Reach;
  readonly nature: Nature;
  /** Probability that the impact is anywhere in `reach`; 0 while a motor may burn: its fan is wider. */
  readonly strays: number;
  readonly launch: Launch | null;
  readonly rangeClass: Readonly<Record<RangeClass, number>>;
  readonly apogeeM: number;
  readonly rangeM: number;
}

/** Where no launch can be traced (an arc that never left the ground): class by nothing known. */
const UNKNOWN_RANGE = { equivalentRangeM: 12_000e3, equivalentLnSigma: 0.5 };

/** An estimate of the object: ECEF state (6) and covariance (6×6 row-major). */
export interface Estimate {
  readonly state: Float64Array;
  readonly covariance: Float64Array;
  /** As in `braked.ts`, where the air has told some of it. */
  readonly drag?: Float64Array;
}

/** While a motor burns, a pull-up is foreseen only where it is likelier than not. */
const PULLS_UP = 0.5;
/** With a motor more probable than this nothing is said of manoeuvres: its fan is wider. */
const STEADY = 0.1;

/**
 * Null where the object does not come down, as far as the track tells. `burn` is set while its
 * motor may work: then the answer mixes what it may yet do, from `state`, with the free fall from
 * `coast`, by their probabilities. Without `coast` both start from `state`.
 */
export function predict(
  state: Float64Array,
  covariance: Float64Array,
  kinematics: Kinematics,
  misfit: number,
  burn: Burn | null,
  coast: Estimate | null = null,
): Prediction | null {
  const free = coast ?? { state, covariance };
  const burning = burn?.probability ?? 0;
  const known = burning > 0.5 ? { state, covariance } : free;
  const launch = estimateLaunch(known.state, known.covariance, 1 / BALLISTIC_COEFFICIENT.SRBM);
  const { equivalentRangeM, equivalentLnSigma } = launch ?? UNKNOWN_RANGE;
  const rangeClass = classProbabilities(equivalentRangeM, equivalentLnSigma);
  const here = ecefToGeodetic(state[0]!, state[1]!, state[2]!);
  const [beta, unknown] = blend(rangeClass);
  const drag = free.drag ?? likelyDrag(beta, unknown);
  const impact = predictImpact(free.state, free.covariance, drag, unknown);
  const plain = impact !== null && impact.curvature <= CURVED;
  const fan =
    plain && burn === null ? null : fanOf(state, covariance, burn, free, plain ? impact : null);
  if (fan === null && !plain) return null;
  let spread: Spread =
    fan === null
      ? {
          kind: 'gaussian',
          point: impact!.point,
          covariance: impact!.covariance,
          skewed: impact!.skewed,
        }
      : {
          kind: 'cloud',
          from: here,
          strands: fan,
          burning,
          elsewhere: burning,
          fall: plain ? { point: impact.point, covariance: impact.covariance } : null,
        };
  const where = fan === null ? impact! : summary(fan, here, burning, plain ? impact : null);
  const falls = plain && burning <= 0.5;
  const apogee =
    fan === null || falls
      ? apogeeOf(known.state, known.covariance, kinematics, impact?.apogeeM ?? null)
      : apogeeOfStrands(fan);
  const rangeM = launch === null ? 0 : geodesicInverse(launch.point, where.point).distanceM;
  const gaussian = gaussianOf(spread, where.point);
  const sigma = Math.hypot(ellipseAxes(gaussian).majorM, launch?.sigmaM ?? 0);
  const nature = natureOf({
    ...apogee,
    rangeM: Math.max(1_000, rangeM),
    rangeLnSigma: Math.min(1, sigma / Math.max(1_000, rangeM)),
    misfit: burn === null ? misfit : 1,
    perigee: kinematics.perigee,
    perigeeSigma: kinematics.perigeeSigma,
  });
  const azimuth = greatCircleAzimuth(here, where.point);
  const reach = reachOf(
    here,
    azimuth,
    greatCircleDistance(here, where.point),
    glideHeight(kinematics.height, kinematics.speed, orbitSpeed(state)),
    gaussian,
  );
  const strays = burning < STEADY ? straysOf(nature) : 0;
  // While a motor may yet work, a glide is one more strand of what may come.
  const glides = falls && burning >= STEADY ? straysOf(nature) : 0;
  if (spread.kind === 'cloud' && glides > LEAST_MANOEUVRING) {
    const strands = withGlide(spread.strands, glides, reach, kinematics.speed);
    spread = { ...spread, strands, elsewhere: burning + (1 - burning) * glides };
  }
  if (spread.kind === 'cloud' && burning > 0.5 && nature.depressedOrManoeuvring > PULLS_UP) {
    const share = nature.depressedOrManoeuvring;
    spread = { ...spread, strands: withPullUps(spread.strands, share, here) };
  }
  const gliding = Math.max(strays, (1 - burning) * glides);
  const when = mixTime(where, reach, kinematics.speed, gliding);
  return {
    ...when,
    point: strays > MIDDLE_OF_REACH ? reachPlace(reach) : where.point,
    spread,
    reach,
    nature,
    strays,
    launch,
    rangeClass,
    apogeeM: apogee.apogeeM,
    rangeM,
  };
}

/** Without the Earth's turn, m/s. */
function orbitSpeed([x, y, , vx, vy, vz]: Float64Array): number {
  return Math.hypot(vx! - WGS84.omega * y!, vy! + WGS84.omega * x!, vz!);
}

/** Strands of the burning motor and of free fall by their probabilities; null: none comes down. */
function fanOf(
  state: Float64Array,
  covariance: Float64Array,
  burn: Burn | null,
  free: Estimate,
  impact: Impact | null,
): readonly Strand[] | null {
  const burning = burn?.probability ?? 0;
  const falling =
    impact === null ? fallingStrand(free.state, free.covariance) : gaussianStrand(impact);
  const strands =
    burn === null
      ? []
      : burningStrands(state, covariance, burn).map((strand) => ({
          ...strand,
          weight: burning * strand.weight,
        }));
  if (falling !== null) strands.push({ ...falling, weight: 1 - burning });
  else if (burning < 0.5) return null;
  const some = normalised(strands);
  return some.length === 0 ? null : some;
}

/** The last strand, that of free fall, gives this share of itself to a glide within reach. */
function withGlide(
  strands: readonly Strand[],
  share: number,
  reach: Reach,
  speed: number,
): readonly Strand[] {
  const fall = strands[strands.length - 1]!;
  const points = reachPoints(reach);
  const timesS = points.map(
    (p) => greatCircleDistance(reach.from, p) / (GLIDE_SPEED_SHARE * speed),
  );
  return [
    ...strands.slice(0, -1),
    { ...fall, weight: fall.weight * (1 - share) },
    { ...fall, weight: fall.weight * share, points, timesS },
  ];
}

/** Sigmas on either side that a 90 % interval of a normal distribution has. */
const INTERVAL_SIGMAS = 1.645;
/** Under this probability of a burning motor the free fall alone gives the point of impact. */
const POINT_BURNING = 0.5;

/** One point, and the time as the normal whose 90 % interval is that of the strands. */
function summary(
  strands: readonly Strand[],
  here: GeoPoint,
  burning: number,
  impact: Impact | null,
): { readonly point: GeoPoint; readonly timeS: number; readonly timeSigmaS: number } {
  const [low, high] = timeInterval(strands, burning);
  const timeS = (low + high) / 2;
  const timeSigmaS = Math.max(1, (high - low) / 2 / INTERVAL_SIGMAS);
  if (impact !== null && burning < POINT_BURNING) {
    const own = 0.9 / (1 - burning);
    if (own >= 0.97) return { point: impact.point, timeS, timeSigmaS };
    const widened = (impact.timeSigmaS * normalQuantile((1 + own) / 2)) / INTERVAL_SIGMAS;
    return { point: impact.point, timeS: impact.timeS, timeSigmaS: widened };
  }
  return { point: meanPoint(strands, here), timeS, timeSigmaS };
}

/** Times between which all strands together, and each that counts, have their middle 90 %. */
function timeInterval(strands: readonly Strand[], burning: number): readonly [number, number] {
  let count = 0;
  for (const { timesS } of strands) count += timesS.length;
  const at = new Float64Array(count);
  const weights = new Float64Array(count);
  let next = 0;
  for (const { timesS, weight } of strands) {
    for (const t of timesS) {
      at[next] = t;
      weights[next++] = weight / timesS.length;
    }
  }
  const order = orderOf(at);
  let sum = 0;
  let low = at[order[0]!]!;
  let high = at[order[count - 1]!]!;
  for (const i of order) {
    if (sum <= 0.05) low = at[i]!;
    sum += weights[i]!;
    if (sum >= 0.95) {
      high = at[i]!;
      break;
    }
  }
  if (burning < POINT_BURNING) return [low, high];
  for (const { timesS, weight } of strands) {
    if (weight < LEAST_STRAND) continue;
    const sorted = Float64Array.from(timesS).sort();
    const skip = Math.floor(0.05 * sorted.length);
    low = Math.min(low, sorted[skip]!);
    high = Math.max(high, sorted[sorted.length - 1 - skip]!);
  }
  return [low, high];
}

/** Mean of the cloud on a map about `here`. */
function meanPoint(strands: readonly Strand[], here: GeoPoint): GeoPoint {
  const chart = chartAt(here);
  const at = new Float64Array(2);
  let north = 0;
  let east = 0;
  for (const { points, weight } of strands) {
    for (const { latitudeRad, longitudeRad } of points) {
      toChart(chart, latitudeRad, longitudeRad, at, 0);
      north += (weight * at[0]!) / points.length;
      east += (weight * at[1]!) / points.length;
    }
  }
  return fromChart(chart, north, east);
}

/** Below this the chance of a manoeuvre is that which any flight has, and widens nothing. */
export const LEAST_MANOEUVRING = 0.1;
/** A glide's mean speed as a share of the speed now, and 1 sigma of its time as a share. */
const GLIDE_SPEED_SHARE = 0.6;
const GLIDE_TIME_SIGMA = 0.35;

/** Time of impact and its spread over both: free fall, or a glide to anywhere in its reach. */
function mixTime(
  fall: { readonly timeS: number; readonly timeSigmaS: number },
  reach: Reach,
  speed: number,
  manoeuvring: number,
): { timeS: number; timeSigmaS: number } {
  const { timeS, timeSigmaS } = fall;
  if (manoeuvring <= LEAST_MANOEUVRING) return { timeS, timeSigmaS };
  const glide = middleOf(reach) / (GLIDE_SPEED_SHARE * speed);
  const mean = timeS + manoeuvring * (glide - timeS);
  const variance =
    (1 - manoeuvring) * (timeSigmaS ** 2 + (timeS - mean) ** 2) +
    manoeuvring * ((GLIDE_TIME_SIGMA * glide) ** 2 + (glide - mean) ** 2);
  return { timeS: mean, timeSigmaS: Math.sqrt(variance) };
}

/**
 * Ballistic coefficient by the classes' probabilities, averaged in its logarithm, and 1 sigma of the
 * drag's logarithm within a class.
 */
function blend(rangeClass: Readonly<Record<RangeClass, number>>): readonly [number, number] {
  let sum = 0;
  let variance = 0;
  for (const name of RANGE_CLASSES) {
    sum += rangeClass[name] * Math.log(BALLISTIC_COEFFICIENT[name]);
    variance += rangeClass[name] * dragSigmaOf(name) ** 2;
  }
  return [Math.exp(sum), Math.sqrt(variance)];
}

/** About `middle`, the mean of a cloud. */
function gaussianOf(
  spread: Spread,
  middle: GeoPoint,
): {
  northNorth: number;
  northEast: number;
  eastEast: number;
} {
  if (spread.kind === 'gaussian') return spread.covariance;
  if (spread.fall !== null && spread.burning < POINT_BURNING) return spread.fall.covariance;
  let variance = 0;
  for (const { points, weight } of spread.strands) {
    for (const p of points) {
      variance += (weight * greatCircleDistance(middle, p) ** 2) / (2 * points.length);
    }
  }
  return { northNorth: variance, northEast: 0, eastEast: variance };
}

const root = new Float64Array(36);
const moved = new Float64Array(6);
const up = new Float64Array(KEPLER_SIZE);
const down = new Float64Array(KEPLER_SIZE);

/** Apogee of the whole flight and 1 sigma of its logarithm by differences of Kepler arcs. */
function apogeeOf(
  state: Float64Array,
  covariance: Float64Array,
  kinematics: Kinematics,
  ahead: number | null,
): { apogeeM: number; apogeeLnSigma: number } {
  const radius = Math.hypot(state[0]!, state[1]!, state[2]!) - kinematics.height;
  choleskyRoot(covariance, root);
  let variance = 0;
  for (let d = 0; d < 6; d++) {
    for (let i = 0; i < 6; i++) moved[i] = state[i]! + root[i * 6 + d]!;
    const above = keplerToSphere(moved, radius, true, up);
    for (let i = 0; i < 6; i++) moved[i] = state[i]! - root[i * 6 + d]!;
    if (above && keplerToSphere(moved, radius, true, down)) {
      variance += ((up[KEPLER_APOGEE]! - down[KEPLER_APOGEE]!) / 2) ** 2;
    }
  }
  const climbing = kinematics.climb > 0 && ahead !== null;
  const traced = keplerToSphere(state, radius, true, up) ? up[KEPLER_APOGEE]! - radius : 0;
  const apogeeM = Math.max(1_000, climbing ? ahead : traced);
  return { apogeeM, apogeeLnSigma: Math.min(1, Math.sqrt(variance) / apogeeM) };
}

function apogeeOfStrands(strands: readonly Strand[]): { apogeeM: number; apogeeLnSigma: number } {
  let mean = 0;
  let square = 0;
  for (const { lnApogees, weight } of strands) {
    for (const h of lnApogees) {
      mean += (weight * h) / lnApogees.length;
      square += (weight * h * h) / lnApogees.length;
    }
  }
  return {
    apogeeM: Math.exp(mean),
    apogeeLnSigma: Math.sqrt(Math.max(0, square - mean * mean)),
  };
}
