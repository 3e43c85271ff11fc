/** Most components that one report can have: position and velocity. */
export const MAXIMUM_COMPONENTS = 6;

/**
 * A report linearised about a predicted state: innovation `y`, Jacobian `h` (rows of 6), variances
 * `r` of independent components. Filled by the measurement models, read by the update.
 */
export interface Linearised {
  size: number;
  readonly y: Float64Array;
  readonly h: Float64Array;
  readonly r: Float64Array;
}

export function createLinearised(): Linearised {
  return {
    size: 0,
    y: new Float64Array(MAXIMUM_COMPONENTS),
    h: new Float64Array(MAXIMUM_COMPONENTS * 6),
    r: new Float64Array(MAXIMUM_COMPONENTS),
  };
}

/**
 * Widens the components of position by an uncertain time of measurement, `sigmaS`: within it the
 * object moves by its velocity, so a component with gradient h gains σ² E[(h·v)²], where `pace` is
 * the mean variance of the velocity at `x[offset + 3..]` per axis. Components stay independent.
 */
export function blurByTime(
  to: Linearised,
  x: Float64Array,
  offset: number,
  pace: number,
  sigmaS: number,
): void {
  const variance = sigmaS * sigmaS;
  for (let i = 0; i < to.size; i++) {
    const o = i * 6;
    if (to.h[o + 3] !== 0 || to.h[o + 4] !== 0 || to.h[o + 5] !== 0) continue;
    const hx = to.h[o]!;
    const hy = to.h[o + 1]!;
    const hz = to.h[o + 2]!;
    const rate = hx * x[offset + 3]! + hy * x[offset + 4]! + hz * x[offset + 5]!;
    to.r[i] = to.r[i]! + variance * (rate * rate + pace * (hx * hx + hy * hy + hz * hz));
  }
}

/** Adds a component that depends on position alone. */
export function addPositionRow(
  to: Linearised,
  y: number,
  variance: number,
  hx: number,
  hy: number,
  hz: number,
): void {
  addRow(to, y, variance, hx, hy, hz, 0, 0, 0);
}

export function addRow(
  to: Linearised,
  y: number,
  variance: number,
  hx: number,
  hy: number,
  hz: number,
  hvx: number,
  hvy: number,
  hvz: number,
): void {
  const i = to.size++;
  const o = i * 6;
  to.y[i] = y;
  to.r[i] = variance;
  to.h[o] = hx;
  to.h[o + 1] = hy;
  to.h[o + 2] = hz;
  to.h[o + 3] = hvx;
  to.h[o + 4] = hvy;
  to.h[o + 5] = hvz;
}
