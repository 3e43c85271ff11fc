import { isInstant } from '../mark/index.ts';
import type { KinematicReport, Vector3 } from '../sense/index.ts';
import { isCovariance } from './measure/estimate.ts';

/** Why a report moved no track. */
export const REFUSALS = [
  'not-a-number',
  'absurd',
  'wrong-mode',
  'future',
  'late',
  'unplaced-bearing',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Beyond the geostationary belt: nothing that this system follows is further from the centre. */
const FARTHEST_M = 60_000_000;

/** Escape velocity with a margin, m/s. */
const FASTEST_MPS = 15_000;

/** Largest error that still says something, m and rad. */
const WORST_SIGMA_M = 1_000_000;
const WORST_SIGMA_RAD = 0.5;

/** Null where the report may be used. */
export function refuse(report: KinematicReport): 'not-a-number' | 'absurd' | null {
  if (!isInstant(report.timeMs)) return 'not-a-number';
  switch (report.kind) {
    case 'polar': {
      const s = report.sigma;
      const numbers = [report.rangeM, report.azimuthRad, s.rangeM, s.azimuthRad];
      if (report.elevationRad !== undefined)
        numbers.push(report.elevationRad, s.elevationRad ?? NaN);
      if (report.rangeRateMps !== undefined)
        numbers.push(report.rangeRateMps, s.rangeRateMps ?? NaN);
      if (!place(report.observerEcefM) || !numbers.every(Number.isFinite)) return 'not-a-number';
      const good =
        report.rangeM > 0 &&
        report.rangeM < FARTHEST_M &&
        Math.abs(report.azimuthRad) <= 2 * Math.PI + 1e-6 &&
        Math.abs(report.elevationRad ?? 0) <= Math.PI / 2 + 1e-6 &&
        Math.abs(report.rangeRateMps ?? 0) < FASTEST_MPS &&
        within(s.rangeM, WORST_SIGMA_M) &&
        within(s.azimuthRad, WORST_SIGMA_RAD) &&
        within(report.elevationRad === undefined ? 1e-3 : s.elevationRad!, WORST_SIGMA_RAD) &&
        within(report.rangeRateMps === undefined ? 1 : s.rangeRateMps!, FASTEST_MPS);
      return good && onEarth(report.observerEcefM) ? null : 'absurd';
    }
    case 'bearing': {
      if (!place(report.observerEcefM) || !place(report.losEcef)) return 'not-a-number';
      if (!Number.isFinite(report.sigma.losRad)) return 'not-a-number';
      const length = Math.hypot(...report.losEcef);
      return Math.abs(length - 1) < 1e-3 && within(report.sigma.losRad, 0.1) ? null : 'absurd';
    }
    case 'fix': {
      const s = report.sigma;
      const numbers = [s.horizontalM, s.verticalM, s.velocityMps ?? 1];
      if (!place(report.positionEcefM) || !numbers.every(Number.isFinite)) return 'not-a-number';
      const velocity = report.velocityEnuMps;
      if (velocity !== undefined && !place(velocity)) return 'not-a-number';
      const good =
        onEarth(report.positionEcefM) &&
        within(s.horizontalM, WORST_SIGMA_M) &&
        within(s.verticalM, WORST_SIGMA_M) &&
        within(s.velocityMps ?? 1, FASTEST_MPS) &&
        Math.hypot(...(velocity ?? [0, 0, 0])) < FASTEST_MPS;
      return good ? null : 'absurd';
    }
    case 'estimate': {
      if (report.stateEcef.length !== 6 || !report.stateEcef.every(Number.isFinite)) {
        return 'not-a-number';
      }
      if (!report.covariance.every(Number.isFinite)) return 'not-a-number';
      const [x, y, z, vx, vy, vz] = report.stateEcef as [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      return onEarth([x, y, z]) &&
        Math.hypot(vx, vy, vz) < FASTEST_MPS &&
        isCovariance(report.covariance)
        ? null
        : 'absurd';
    }
  }
}

function place(v: Vector3): boolean {
  return v.length === 3 && v.every(Number.isFinite);
}

/** Not deep inside the Earth and not beyond what is followed. */
function onEarth(v: Vector3): boolean {
  const r = Math.hypot(v[0], v[1], v[2]);
  return r > 6_300_000 && r < FARTHEST_M;
}

function within(sigma: number, worst: number): boolean {
  return sigma > 0 && sigma <= worst;
}
