import { addWhiteAcceleration } from './covariance.ts';
import { addDrivenNoise, type DrivenNoise, type Driving, transformDriven } from './driven.ts';

/**
 * Drift with a wind that gusts: what is away from the mean wind is an Ornstein-Uhlenbeck process
 * (Uhlenbeck and Ornstein, Phys. Rev. 36, 1930), g' = g e^(-dt/T) with the variance σ² in the long
 * run per axis, and the velocity falls back to the wind with it, v' = v - g (1 - e^(-dt/T)); the
 * place is its integral. The gust g, m/s in ECEF, is three more states: `extra` is g, each one's
 * covariances with the six states, and their own covariance. Forward the noise is exact.
 */
export interface Gusts {
  /** T: how long a gust is remembered, s. */
  readonly timeS: number;
  /** 1 sigma of a gust, per axis, m/s. */
  readonly sigmaMps: number;
  /** How the mean wind itself changes on the way: white acceleration, m²/s³. */
  readonly q: number;
}

/** Longer spans than this say nothing of a wind, s. */
const LONGEST_S = 86_400;

const noise: DrivenNoise = { rr: 0, rv: 0, vv: 0, re: 0, ve: 0, ee: 0 };
const driving: Driving = { h: 0, a: 0, b: 0, c: 0 };

/**
 * Predicts by `dtS` in place; a negative span goes back without the gusts' noise. False, and
 * nothing changed, for a span over a day or not finite.
 */
export function driftPredict(
  state: Float64Array,
  covariance: Float64Array,
  extra: Float64Array,
  dtS: number,
  gusts: Gusts,
): boolean {
  if (!(Math.abs(dtS) <= LONGEST_S)) return false;
  const { timeS: t, sigmaMps, q } = gusts;
  // Backwards a gust is not taken to grow.
  const forward = dtS > 0;
  const kept = forward ? Math.exp(-dtS / t) : 1;
  const lost = 1 - kept;
  const far = forward ? t * lost - dtS : 0;
  for (let i = 0; i < 3; i++) {
    const gust = extra[i]!;
    state[i] = state[i]! + dtS * state[i + 3]! + far * gust;
    state[i + 3] = state[i + 3]! - lost * gust;
    extra[i] = kept * gust;
  }
  driving.h = dtS;
  driving.a = far;
  driving.b = -lost;
  driving.c = kept;
  transformDriven(covariance, extra, driving);
  addWhiteAcceleration(covariance, dtS, q);
  if (!forward) return true;
  const variance = sigmaMps * sigmaMps;
  noise.ee = variance * (1 - kept * kept);
  noise.ve = noise.ee;
  noise.vv = noise.ee;
  noise.rv = variance * t * lost * lost;
  noise.re = noise.rv;
  noise.rr = variance * t * (2 * dtS - t * (3 - 4 * kept + kept * kept));
  addDrivenNoise(covariance, extra, noise);
  return true;
}
