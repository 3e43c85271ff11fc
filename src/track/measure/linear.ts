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
