import { ecefToGeodetic, enuRotation } from '../earth/index.ts';
import type { EstimateReport, FixReport, PolarReport } from '../sense/index.ts';
import { fixVerticalSigma, STATED_VELOCITY_SIGMA_MPS, velocityAxes } from './measure/fix.ts';
import {
  BLOCK_COUNT,
  BOOST,
  COAST,
  FAST_SIGMA_MPS,
  FIRST_WEIGHTS,
  MODEL_COUNT,
  modelSet,
} from './models.ts';
import { MOTION_CLASSES } from './motion-class.ts';
import { assumedElevation, assumedHeightSigma, type Prepared } from './prepared.ts';
import type { TrackerSettings } from './settings.ts';
import type { Work } from './work.ts';

/**
 * First estimate from one report: the place with its error, and a velocity of which only the size
 * is known (or what was measured of it). The second report then acts as the second point of a
 * two-point initiation, with this prior for a bound.
 */

const place = new Float64Array(36);

/**
 * Errors of one place by axis: none is taken to be less than this share of the largest, or it would be
 * lost in rounding where the axes are not the Earth's.
 */
const LEAST_AXIS = 1e-5;

/** Height of a fix that tells none, m, 1 sigma. */
const UNKNOWN_HEIGHT_SIGMA_M = 10_000;

/** Shares of the filters when somebody else's estimate begins a track: speed is known there. */
const ESTIMATE_WEIGHTS: readonly number[] = [0.4, 0.2, 0.4];

/** Fills `work` and returns the bit mask of filters that run; 0: nothing can be begun with it. */
export function beginTrack(
  z: Prepared,
  motion: number,
  settings: Required<TrackerSettings>,
  work: Work,
): number {
  const report = z.report;
  work.weight.fill(0);
  switch (report.kind) {
    case 'polar':
      return beginPolar(report, z, motion, settings, work);
    case 'bearing':
      return 0;
    case 'fix':
      return beginFix(report, z, motion, settings, work);
    case 'estimate':
      return beginEstimate(report, settings, work);
  }
}

function beginPolar(
  report: PolarReport,
  z: Prepared,
  motion: number,
  settings: Required<TrackerSettings>,
  work: Work,
): number {
  const rotation = z.rotation;
  const r = report.rangeM;
  const site = report.observerEcefM;
  const hasElevation = report.elevationRad !== undefined;
  const elevation = report.elevationRad ?? assumedElevation(report);
  const rise = hasElevation ? r * report.sigma.elevationRad! : assumedHeightSigma(report);
  const se = Math.sin(elevation);
  const ce = Math.cos(elevation);
  const sa = Math.sin(report.azimuthRad);
  const ca = Math.cos(report.azimuthRad);
  const across = Math.max(r * ce, 1) * report.sigma.azimuthRad;
  const least = LEAST_AXIS * Math.max(report.sigma.rangeM, across, rise);
  place.fill(0);
  addAxis(rotation, ce * sa, ce * ca, se, Math.max(report.sigma.rangeM, least), 0);
  addAxis(rotation, ca, -sa, 0, Math.max(across, least), 0);
  addAxis(rotation, -se * sa, -se * ca, ce, Math.max(rise, least), 0);
  const late = report.timeSigmaS ?? 0;
  const models = hasElevation ? firstModels(settings) : 1;
  const several = (models & (models - 1)) !== 0;
  const los = [(z.x - site[0]) / r, (z.y - site[1]) / r, (z.z - site[2]) / r] as const;
  let total = 0;
  for (let m = 0; m < MODEL_COUNT; m++) {
    if ((models & (1 << m)) === 0) continue;
    const x = work.state[m]!;
    const p = work.covariance[m]!;
    x.fill(0);
    x[0] = z.x;
    x[1] = z.y;
    x[2] = z.z;
    p.set(place);
    if (m === BOOST || m === COAST) {
      for (let i = 3; i < 6; i++) p[i * 7] = FAST_SIGMA_MPS * FAST_SIGMA_MPS;
    } else {
      addVelocityPrior(z, motion, settings, p);
    }
    if (late > 0) {
      for (let i = 0; i < 3; i++) p[i * 7] = p[i * 7]! + late * late * p[21 + i * 7]!;
    }
    if (report.rangeRateMps !== undefined) takeRangeRate(report, los, x, p);
    work.weight[m] = several ? FIRST_WEIGHTS[m]! : 1;
    total += work.weight[m]!;
  }
  for (let m = 0; m < MODEL_COUNT; m++) work.weight[m] = work.weight[m]! / total;
  return models;
}

function beginFix(
  report: FixReport,
  z: Prepared,
  motion: number,
  settings: Required<TrackerSettings>,
  work: Work,
): number {
  const rotation = z.rotation;
  const vertical = Math.min(fixVerticalSigma(report), UNKNOWN_HEIGHT_SIGMA_M);
  const level = Math.max(report.sigma.horizontalM, LEAST_AXIS * vertical);
  place.fill(0);
  addAxis(rotation, 1, 0, 0, level, 0);
  addAxis(rotation, 0, 1, 0, level, 0);
  addAxis(rotation, 0, 0, 1, Math.max(vertical, LEAST_AXIS * level), 0);
  const x = work.state[0]!;
  x.fill(0);
  x.set(report.positionEcefM);
  const velocity = report.velocityEnuMps;
  let { across, up } = firstSpeed(motion, settings);
  if (velocity !== undefined) {
    across = report.sigma.velocityMps ?? STATED_VELOCITY_SIGMA_MPS;
    if (velocityAxes(report) === 3) up = Math.min(up, across);
    for (let i = 0; i < 3; i++) {
      x[3 + i] =
        rotation[i]! * velocity[0] +
        rotation[3 + i]! * velocity[1] +
        rotation[6 + i]! * velocity[2];
    }
  }
  addAxis(rotation, 1, 0, 0, across, 21);
  addAxis(rotation, 0, 1, 0, across, 21);
  addAxis(rotation, 0, 0, 1, up, 21);
  const late = report.timeSigmaS ?? 0;
  if (late > 0) {
    addAxis(rotation, 1, 0, 0, late * across, 0);
    addAxis(rotation, 0, 1, 0, late * across, 0);
    addAxis(rotation, 0, 0, 1, late * up, 0);
    if (velocity !== undefined) addAxis(rotation, ...velocity, late, 0);
  }
  work.covariance[0]!.set(place);
  work.weight[0] = 1;
  return 1;
}

function beginEstimate(
  report: EstimateReport,
  settings: Required<TrackerSettings>,
  work: Work,
): number {
  const models = firstModels(settings);
  let total = 0;
  for (let m = 0; m < MODEL_COUNT; m++) {
    if ((models & (1 << m)) === 0) continue;
    work.state[m]!.set(report.stateEcef);
    takeSymmetric(report.covariance, work.covariance[m]!);
    work.weight[m] = ESTIMATE_WEIGHTS[m]!;
    total += ESTIMATE_WEIGHTS[m]!;
  }
  for (let m = 0; m < MODEL_COUNT; m++) work.weight[m] = work.weight[m]! / total;
  return models;
}

/** What is told may differ across the diagonal by a rounding; what is kept may not. */
function takeSymmetric(from: readonly number[], to: Float64Array): void {
  for (let i = 0; i < 6; i++) {
    for (let j = i; j < 6; j++) {
      to[i * 6 + j] = from[i * 6 + j]!;
      to[j * 6 + i] = from[i * 6 + j]!;
    }
  }
}

/** The filters of place and velocity alone: `settle.ts` begins the others when they can matter. */
export function firstModels(settings: Required<TrackerSettings>): number {
  return modelSet(settings) & ((1 << BLOCK_COUNT) - 1) || 1;
}

/** place += σ² a aᵀ for the direction (east, north, up) in the block that begins at `block`. */
function addAxis(
  rotation: Float64Array,
  e: number,
  n: number,
  u: number,
  sigma: number,
  block: number,
): void {
  const ax = sigma * (rotation[0]! * e + rotation[3]! * n + rotation[6]! * u);
  const ay = sigma * (rotation[1]! * e + rotation[4]! * n + rotation[7]! * u);
  const az = sigma * (rotation[2]! * e + rotation[5]! * n + rotation[8]! * u);
  const p = place;
  p[block] = p[block]! + ax * ax;
  p[block + 7] = p[block + 7]! + ay * ay;
  p[block + 14] = p[block + 14]! + az * az;
  p[block + 1] = p[block + 6] = p[block + 1]! + ax * ay;
  p[block + 2] = p[block + 12] = p[block + 2]! + ax * az;
  p[block + 8] = p[block + 13] = p[block + 8]! + ay * az;
}

/** Velocity prior of the object's class, level and upright at its own place. */
function addVelocityPrior(
  z: Prepared,
  motion: number,
  settings: Required<TrackerSettings>,
  p: Float64Array,
): void {
  const at = ecefToGeodetic(z.x, z.y, z.z);
  const rotation = enuRotation(at.latitudeRad, at.longitudeRad);
  const { across, up } = firstSpeed(motion, settings);
  for (let i = 0; i < 3; i++) {
    for (let j = i; j < 3; j++) {
      const value =
        across * across * (rotation[i]! * rotation[j]! + rotation[3 + i]! * rotation[3 + j]!) +
        up * up * rotation[6 + i]! * rotation[6 + j]!;
      p[(3 + i) * 6 + 3 + j] = value;
      p[(3 + j) * 6 + 3 + i] = value;
    }
  }
}

/** 1-sigma of the first velocity, horizontal and vertical, m/s. */
function firstSpeed(
  motion: number,
  settings: Required<TrackerSettings>,
): { across: number; up: number } {
  const table = MOTION_CLASSES[motion]!;
  const sigma = settings.initialSpeedSigma;
  if (sigma === null) return { across: table.horizontalSigmaMps, up: table.verticalSigmaMps };
  return { across: sigma.horizontalMps, up: sigma.verticalMps };
}

/** One scalar update of the velocity along the line of sight. */
function takeRangeRate(
  report: PolarReport,
  los: readonly [number, number, number],
  x: Float64Array,
  p: Float64Array,
): void {
  const sigma = report.sigma.rangeRateMps!;
  const gain = [0, 0, 0];
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) gain[i]! += p[(3 + i) * 6 + 3 + j]! * los[j]!;
  }
  const s = gain[0]! * los[0] + gain[1]! * los[1] + gain[2]! * los[2] + sigma * sigma;
  for (let i = 0; i < 3; i++) {
    x[3 + i] = (gain[i]! / s) * report.rangeRateMps!;
    for (let j = 0; j < 3; j++) {
      p[(3 + i) * 6 + 3 + j] = p[(3 + i) * 6 + 3 + j]! - (gain[i]! * gain[j]!) / s;
    }
  }
}
