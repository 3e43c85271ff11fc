import { transformCovariance } from './covariance.ts';

/**
 * Drift with a wind that gusts: the velocity is an Ornstein-Uhlenbeck process about the mean wind
 * (Uhlenbeck and Ornstein, Phys. Rev. 36, 1930), v' = m + (v - m) e^(-dt/T) with the variance σ² in
 * the long run per axis; the place is its integral. The noise is exact for any step.
 */
export interface Gusts {
  /** Mean wind in ECEF, m/s. */
  readonly mean: readonly [number, number, number];
  /** How long a gust is remembered, s. */
  readonly timeS: number;
  /** 1 sigma of the velocity about the mean, per axis, m/s. */
  readonly sigmaMps: number;
}

const phi = new Float64Array(36);

/** Predicts by `dtS` in place; a negative span goes back without the noise. */
export function driftPredict(
  state: Float64Array,
  covariance: Float64Array,
  dtS: number,
  gusts: Gusts,
): void {
  const { mean, timeS, sigmaMps } = gusts;
  const left = Math.exp(-dtS / timeS);
  const run = timeS * (1 - left);
  phi.fill(0);
  for (let i = 0; i < 3; i++) {
    const gust = state[i + 3]! - mean[i]!;
    state[i] = state[i]! + mean[i]! * dtS + gust * run;
    state[i + 3] = mean[i]! + gust * left;
    phi[i * 7] = 1;
    phi[i * 7 + 3] = run;
    phi[i * 7 + 21] = left;
  }
  transformCovariance(phi, covariance);
  if (!(dtS > 0)) return;
  const variance = sigmaMps * sigmaMps;
  const velocity = variance * (1 - left * left);
  const cross = variance * timeS * (1 - left) * (1 - left);
  const place = variance * timeS * (2 * dtS - timeS * (3 - 4 * left + left * left));
  for (let i = 0; i < 3; i++) {
    covariance[i * 7] = covariance[i * 7]! + place;
    covariance[i * 7 + 3] = covariance[i * 7 + 3]! + cross;
    covariance[i * 7 + 18] = covariance[i * 7 + 18]! + cross;
    covariance[i * 7 + 21] = covariance[i * 7 + 21]! + velocity;
  }
}
