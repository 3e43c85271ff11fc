import { RANGE_CLASSES, type RangeClass } from '../hazard.ts';
import { rangeOfSpeed } from './ascent.ts';
import { CLASS_LIMITS } from './range.ts';

/**
 * Ballistic coefficient, kg/m², by class: what nothing in free flight outside the air can tell,
 * so a prior. Assumed from the public range of re-entry bodies (slender cones 3,000 to 12,000).
 */
export const BALLISTIC_COEFFICIENT: Readonly<Record<RangeClass, number>> = {
  CRBM: 5_000,
  SRBM: 4_500,
  MRBM: 5_000,
  IRBM: 7_000,
  ICBM: 8_000,
};
/** 1 sigma of its logarithm. */
const LN_BETA_SIGMA = 0.3;
/** The same for SRBMs, of which some come down whole and some as a warhead alone; assumed. */
const LN_BETA_SIGMA_SRBM = 0.34;
/** 1 sigma of the logarithm of air density against the standard atmosphere. */
const LN_DENSITY_SIGMA = 0.13;
/** Both act as one factor on the drag. */
export const LN_DRAG_SIGMA = Math.hypot(LN_BETA_SIGMA, LN_DENSITY_SIGMA);

/** {@link LN_DRAG_SIGMA} of a class. */
export function dragSigmaOf(rangeClass: RangeClass): number {
  return rangeClass === 'SRBM' ? Math.hypot(LN_BETA_SIGMA_SRBM, LN_DENSITY_SIGMA) : LN_DRAG_SIGMA;
}

/** The same of what burned out with this speed over the ground, m/s. */
export function dragSigma(speed: number): number {
  return dragSigmaOf(classOfRange(rangeOfSpeed(speed)));
}

/** Ballistic coefficient of what burned out with this speed over the ground, m/s. */
export function likelyBeta(speed: number): number {
  return BALLISTIC_COEFFICIENT[classOfRange(rangeOfSpeed(speed))];
}

/** By equivalent range, m. */
export function classOfRange(range: number): RangeClass {
  const i = CLASS_LIMITS.findIndex((limit) => range < limit);
  return RANGE_CLASSES[i < 0 ? CLASS_LIMITS.length : i]!;
}
