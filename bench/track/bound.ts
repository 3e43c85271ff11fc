import { DEGREE, type Scenario } from '../track-scenario.ts';
import { UNSCORED_SHARE } from './ballistic.ts';
import { peerJacobian, peerSite, peerSpread, peerTransition } from './peer-ekf.ts';

/**
 * Posterior Cramér-Rao bound of the position along S1's truth, root mean square over the scored
 * steps, m: J⁻¹(k+1) = (F J⁻¹ Fᵀ + Q)⁻¹ + Hᵀ R⁻¹ H inverted, with F and H at the truth (Tichavský,
 * Muravchik, Nehorai, IEEE Trans. SP 46(5), 1998). `q` is the density of the acceleration that the
 * truth has, m²/s³. By the plain filter's functions, not the product's.
 */
export function positionBound(scenario: Scenario, q: number): number {
  const { lat, lon, h } = scenario.radar!;
  const site = peerSite(lat * DEGREE, lon * DEGREE, h);
  const p = new Float64Array(36);
  scenario.filter!.prior_sigma.forEach((sigma, i) => {
    p[i * 7] = sigma * sigma;
  });
  const truth = scenario.truth as readonly (readonly number[])[];
  const steps = truth.length - 1;
  let sum = 0;
  let count = 0;
  for (let i = 1; i <= steps; i++) {
    peerTransition(site, Float64Array.from(truth[i - 1]!), scenario.dt);
    peerSpread(p, scenario.dt, q);
    takeIn(p, peerJacobian(Float64Array.from(truth[i]!)), scenario.measurement.sigma);
    if (i - 1 < steps * UNSCORED_SHARE) continue;
    sum += p[0]! + p[7]! + p[14]!;
    count++;
  }
  return Math.sqrt(sum / count);
}

/** (P⁻¹ + Hᵀ R⁻¹ H)⁻¹, one component after another: P - P hᵀ h P / (h P hᵀ + r). */
function takeIn(p: Float64Array, jacobian: Float64Array, sigma: readonly number[]): void {
  const ph = new Float64Array(6);
  for (let m = 0; m < 3; m++) {
    let s = sigma[m]! ** 2;
    for (let i = 0; i < 6; i++) {
      ph[i] = 0;
      for (let j = 0; j < 3; j++) ph[i] = ph[i]! + p[i * 6 + j]! * jacobian[m * 3 + j]!;
    }
    for (let j = 0; j < 3; j++) s += jacobian[m * 3 + j]! * ph[j]!;
    for (let i = 0; i < 6; i++) {
      for (let j = 0; j < 6; j++) p[i * 6 + j] = p[i * 6 + j]! - (ph[i]! * ph[j]!) / s;
    }
  }
}
