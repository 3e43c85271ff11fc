import {
  ecefToGeodetic,
  type GeoPoint,
  geodesicDirect,
  geodesicInverse,
  greatCircleAzimuth,
  greatCircleDistance,
} from '../../earth/index.ts';
import { RANGE_CLASSES, type RangeClass } from '../hazard.ts';
import { type Reach, reachOf, type Spread } from './areas.ts';
import type { Kinematics } from './evidence.ts';
import { type Burn, type Fan, predictFan } from './fan.ts';
import { BALLISTIC_COEFFICIENT, CURVED, choleskyRoot, predictImpact } from './impact.ts';
import { KEPLER_APOGEE, KEPLER_SIZE, keplerToSphere } from './kepler.ts';
import { estimateLaunch, type Launch } from './launch.ts';
import { type Nature, natureOf } from './nature.ts';
import { classProbabilities } from './range.ts';

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

/**
 * Null where the object does not come down, as far as the track tells. `burn` is set while its
 * motor works. `covariance` is 6×6 row-major.
 */
export function predict(
  state: Float64Array,
  covariance: Float64Array,
  kinematics: Kinematics,
  misfit: number,
  burn: Burn | null,
): Prediction | null {
  const launch = estimateLaunch(state, covariance, 1 / BALLISTIC_COEFFICIENT.SRBM);
  const { equivalentRangeM, equivalentLnSigma } = launch ?? UNKNOWN_RANGE;
  const rangeClass = classProbabilities(equivalentRangeM, equivalentLnSigma);
  const here = ecefToGeodetic(state[0]!, state[1]!, state[2]!);
  const impact = burn === null ? predictImpact(state, covariance, blend(rangeClass)) : null;
  const fan =
    impact === null || impact.curvature > CURVED ? predictFan(state, covariance, burn) : null;
  const where = fan ?? impact;
  if (where === null) return null;
  const spread: Spread =
    fan !== null
      ? { kind: 'cloud', from: here, points: fan.points }
      : { kind: 'gaussian', point: where.point, covariance: impact!.covariance };
  const apogee = apogeeOf(state, covariance, kinematics, impact?.apogeeM ?? null, fan);
  const rangeM = launch === null ? 0 : geodesicInverse(launch.point, where.point).distanceM;
  const sigma = Math.hypot(majorSigma(spread), launch?.sigmaM ?? 0);
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
    kinematics.height + kinematics.speed ** 2 / 19.6,
    gaussianOf(spread),
  );
  const strays = burn === null ? nature.depressedOrManoeuvring : 0;
  const when = mixTime(where, reach, kinematics.speed, strays);
  return {
    ...when,
    point:
      strays > 0.5 ? geodesicDirect(here, azimuth, (reach.nearM + reach.farM) / 2) : where.point,
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
  const glide = (reach.nearM + reach.farM) / 2 / (GLIDE_SPEED_SHARE * speed);
  const mean = timeS + manoeuvring * (glide - timeS);
  const variance =
    (1 - manoeuvring) * (timeSigmaS ** 2 + (timeS - mean) ** 2) +
    manoeuvring * ((GLIDE_TIME_SIGMA * glide) ** 2 + (glide - mean) ** 2);
  return { timeS: mean, timeSigmaS: Math.sqrt(variance) };
}

/** Ballistic coefficient by the classes' probabilities, averaged in its logarithm. */
function blend(rangeClass: Readonly<Record<RangeClass, number>>): number {
  let sum = 0;
  for (const name of RANGE_CLASSES) {
    sum += rangeClass[name] * Math.log(BALLISTIC_COEFFICIENT[name]);
  }
  return Math.exp(sum);
}

/** 1 sigma of the impact along its longer axis, m. */
function majorSigma(spread: Spread): number {
  const c = gaussianOf(spread);
  return Math.sqrt(
    (c.northNorth + c.eastEast) / 2 + Math.hypot((c.northNorth - c.eastEast) / 2, c.northEast),
  );
}

function gaussianOf(spread: Spread): {
  northNorth: number;
  northEast: number;
  eastEast: number;
} {
  if (spread.kind === 'gaussian') return spread.covariance;
  let sum = 0;
  const middle = spread.points[spread.points.length >> 1]!;
  for (const p of spread.points) sum += greatCircleDistance(middle, p) ** 2;
  const variance = sum / (2 * spread.points.length);
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
  fan: Fan | null,
): { apogeeM: number; apogeeLnSigma: number } {
  if (fan !== null) return { apogeeM: fan.apogeeM, apogeeLnSigma: fan.apogeeLnSigma };
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
