/** The distributions that comm-b-likelihood.ts is made of. */

/** How often a bit is set, and not. */
export interface Odds {
  readonly set: number;
  readonly unset: number;
}

export function odds(share: number): Odds {
  return { set: share, unset: 1 - share };
}

/** Bytes from `from` up to `to` whose bits are each set with `share`. */
export function sparse(mb: Uint8Array, from: number, to: number, share: Odds): number {
  let ones = 0;
  for (let i = from; i < to; i++) ones += POPULATION[mb[i]!]!;
  return share.set ** ones * share.unset ** ((to - from) * 8 - ones);
}

const POPULATION = Uint8Array.from({ length: 256 }, (_, value) => {
  let ones = 0;
  for (let rest = value; rest > 0; rest >>= 1) ones += rest & 1;
  return ones;
});

/** Speed of sound at sea level, kn. */
const SOUND_KN = 661.47;

/** Mach number by calibrated airspeed and pressure altitude (standard atmosphere, subsonic). */
export function machOf(airspeedKn: number, altitudeFt: number): number {
  const metres = altitudeFt * 0.3048;
  const pressure =
    metres < 11_000
      ? (1 - 2.25577e-5 * metres) ** 5.25588
      : 0.223361 * Math.exp((11_000 - metres) / 6341.62);
  const impact = (1 + 0.2 * (airspeedKn / SOUND_KN) ** 2) ** 3.5 - 1;
  return Math.sqrt(5 * ((impact / pressure + 1) ** (2 / 7) - 1));
}

/** Probability of a step of `step` at `off` from the mean. */
export function normal(off: number, sigma: number, step: number): number {
  const z = off / sigma;
  return (step * Math.exp(-0.5 * z * z)) / (sigma * 2.5066282746310002);
}

export function laplace(off: number, scale: number, step: number): number {
  return (step * Math.exp(-Math.abs(off) / scale)) / (2 * scale);
}
