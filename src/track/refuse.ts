import { isInstant } from '../mark/index.ts';
import type { FixReport, KinematicReport, PolarReport, Vector3 } from '../sense/index.ts';
import { isCovariance } from './measure/estimate.ts';

/** Why a report moved no track. */
export const REFUSALS = [
  'not-a-number',
  'absurd',
  'wrong-mode',
  'future',
  'late',
  'repeated',
  'unplaced-bearing',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Beyond the geostationary belt: nothing that this system follows is further from the centre. */
const FARTHEST_M = 60_000_000;

/** Observers of lines of sight: out to the Moon's orbit. */
const FARTHEST_OBSERVER_M = 500_000_000;

/** Escape velocity with a margin, m/s. */
const FASTEST_MPS = 15_000;

/** Errors from what no sensor resolves to the largest that still says something: m, rad, m/s, s. */
const SIGMA_M = [1e-3, 1_000_000] as const;
const SIGMA_RAD = [1e-9, 0.5] as const;
const SIGMA_MPS = [1e-4, FASTEST_MPS] as const;
const SIGMA_S = [0, 3_600] as const;

/** Nearer to the antenna than this, m, a plot has no direction. */
const NEAREST_M = 1;

/** Pressure heights that a transponder can tell, m: 126,700 ft at most. */
const HIGHEST_PRESSURE_M = 40_000;

/** Null where the report may be used. */
export function refuse(report: KinematicReport): 'not-a-number' | 'absurd' | null {
  if (!isInstant(report.timeMs)) return 'not-a-number';
  if (report.timeSigmaS !== undefined) {
    if (!Number.isFinite(report.timeSigmaS)) return 'not-a-number';
    if (!isWithin(report.timeSigmaS, SIGMA_S)) return 'absurd';
  }
  switch (report.kind) {
    case 'polar':
      return refusePolar(report);
    case 'bearing': {
      if (!place(report.observerEcefM) || !place(report.losEcef)) return 'not-a-number';
      if (!Number.isFinite(report.sigma.losRad)) return 'not-a-number';
      const length = lengthOf(report.losEcef);
      const good = Math.abs(length - 1) < 1e-3 && isWithin(report.sigma.losRad, SIGMA_RAD);
      return good && isNearEarth(report.observerEcefM) ? null : 'absurd';
    }
    case 'fix':
      return refuseFix(report);
    case 'estimate': {
      if (report.stateEcef.length !== 6 || !report.stateEcef.every(Number.isFinite)) {
        return 'not-a-number';
      }
      if (!report.covariance.every(Number.isFinite)) return 'not-a-number';
      const [x, y, z, ...velocity] = report.stateEcef as [number, number, number, ...number[]];
      const good = onEarth([x, y, z]) && Math.hypot(...velocity) < FASTEST_MPS;
      return good && isEstimateError(report.covariance) ? null : 'absurd';
    }
  }
}

function refusePolar(report: PolarReport): 'not-a-number' | 'absurd' | null {
  if (!isMeasured(report) || !place(report.observerEcefM)) return 'not-a-number';
  return isPossible(report) && isStated(report) && onEarth(report.observerEcefM) ? null : 'absurd';
}

/** Whether all that a plot tells, and the error of each, are numbers. */
function isMeasured(report: PolarReport): boolean {
  const { sigma, elevationRad, rangeRateMps, pressureHeightM } = report;
  return (
    Number.isFinite(report.rangeM) &&
    Number.isFinite(report.azimuthRad) &&
    Number.isFinite(sigma.rangeM) &&
    Number.isFinite(sigma.azimuthRad) &&
    (elevationRad === undefined ||
      (Number.isFinite(elevationRad) && Number.isFinite(sigma.elevationRad))) &&
    (rangeRateMps === undefined ||
      (Number.isFinite(rangeRateMps) && Number.isFinite(sigma.rangeRateMps))) &&
    (pressureHeightM === undefined || Number.isFinite(pressureHeightM))
  );
}

function isPossible(report: PolarReport): boolean {
  return (
    report.rangeM >= NEAREST_M &&
    report.rangeM < FARTHEST_M &&
    Math.abs(report.azimuthRad) <= 2 * Math.PI + 1e-6 &&
    Math.abs(report.elevationRad ?? 0) <= Math.PI / 2 + 1e-6 &&
    Math.abs(report.rangeRateMps ?? 0) < FASTEST_MPS &&
    Math.abs(report.pressureHeightM ?? 0) < HIGHEST_PRESSURE_M
  );
}

/** Whether the errors are such as sensors have. */
function isStated({ sigma, elevationRad, rangeRateMps }: PolarReport): boolean {
  return (
    isWithin(sigma.rangeM, SIGMA_M) &&
    isWithin(sigma.azimuthRad, SIGMA_RAD) &&
    (elevationRad === undefined || isWithin(sigma.elevationRad!, SIGMA_RAD)) &&
    (rangeRateMps === undefined || isWithin(sigma.rangeRateMps!, SIGMA_MPS))
  );
}

function refuseFix(report: FixReport): 'not-a-number' | 'absurd' | null {
  const s = report.sigma;
  const isNumber =
    Number.isFinite(s.horizontalM) &&
    Number.isFinite(s.verticalM) &&
    Number.isFinite(s.velocityMps ?? 1);
  if (!isNumber || !place(report.positionEcefM)) return 'not-a-number';
  const velocity = report.velocityEnuMps;
  if (velocity !== undefined && !place(velocity)) return 'not-a-number';
  const good =
    onEarth(report.positionEcefM) &&
    isWithin(s.horizontalM, SIGMA_M) &&
    isWithin(s.verticalM, SIGMA_M) &&
    isWithin(s.velocityMps ?? 1, SIGMA_MPS) &&
    (velocity === undefined || lengthOf(velocity) < FASTEST_MPS);
  return good ? null : 'absurd';
}

/** A covariance whose axes are within what errors can be. */
function isEstimateError(covariance: readonly number[]): boolean {
  if (!isCovariance(covariance)) return false;
  for (let i = 0; i < 6; i++) {
    const bounds = i < 3 ? SIGMA_M : SIGMA_MPS;
    if (!isWithin(Math.sqrt(covariance[i * 7]!), bounds)) return false;
  }
  return true;
}

function place(v: Vector3): boolean {
  return v.length === 3 && Number.isFinite(v[0]) && Number.isFinite(v[1]) && Number.isFinite(v[2]);
}

/** `Math.hypot` makes a list of what it is given. */
function lengthOf(v: Vector3): number {
  return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
}

/** Not deep inside the Earth and not beyond what is followed. */
function onEarth(v: Vector3): boolean {
  const r = lengthOf(v);
  return r > 6_300_000 && r < FARTHEST_M;
}

function isWithin(sigma: number, bounds: readonly [number, number]): boolean {
  return sigma >= bounds[0] && sigma <= bounds[1];
}

/** A satellite looks from beyond what is followed, a telescope from nowhere near the centre. */
function isNearEarth(v: Vector3): boolean {
  const r = lengthOf(v);
  return r > 6_300_000 && r < FARTHEST_OBSERVER_M;
}
