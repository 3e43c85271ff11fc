/**
 * The constant errors of all radars that can be compared, estimated together: range, azimuth,
 * elevation and time of each, in one Kalman filter with full covariance (the augmented state of
 * Lin, Bar-Shalom and Kirubarajan, "Multisensor bias estimation using local tracks without a priori
 * association", IEEE Trans. AES 40(4), 2004). What two radars tell of each other is a sum of both
 * radars' errors: it makes what is common to them no better known, and the covariance says so.
 * Plain data.
 */
export interface Biases {
  /** Index of each radar into the tracker's coverages, in the order in which they joined. */
  readonly sensors: number[];
  /** 4 a radar: range, m, azimuth and elevation, rad, time, s: what it says minus what is. */
  bias: Float64Array;
  /** 4n×4n, row-major. */
  covariance: Float64Array;
  /** What is taken off its reports, 4 a radar. */
  applied: Float64Array;
  readonly counts: BiasCount[];
}

/** What a radar's biases rest on. */
export interface BiasCount {
  /** Plots compared in all, and those of them with a stated place. */
  plots: number;
  fixes: number;
  /** Comparisons outside of the gate of late, less those inside. */
  contradicted: number;
  /** What the comparisons of late would have each error be, and the variance of that: a score. */
  readonly score: Float64Array;
  readonly spread: Float64Array;
  /** Squared residuals over what they should be, averaged over the last comparisons: 1 is right. */
  fit: number;
  /** Epoch of the estimate, ms. */
  atMs: number;
  /** Comparisons that may still be made now, and when that was counted, ms. */
  credit: number;
  creditMs: number;
}

/** Errors of one radar. */
export const ERRORS = 4;

/** Radars that are estimated together: 128 numbers, a covariance of 128 KiB. */
const MAXIMUM_RADARS = 32;

/** 1 sigma of a radar of which nothing is known: 0.6°, a badly turned north mark. */
export const FIRST_SIGMA: readonly number[] = [300, 0.01, 0.01, 1];

/** Share of the first variance by which a bias may change in a day. */
const DAILY_CHANGE = 0.01;

/** Biases are let wander in steps of this, ms. */
const AGING_MS = 60_000;

/** Innovations beyond this many sigmas, all three axes together, are another object's. */
const GATE = 25;

/** Comparisons outside of the gate, more than inside, after which a radar is thought to have changed. */
const CONTRADICTIONS = 20;

/** Share of the score that is kept from one comparison to the next: it remembers some thirty. */
const SCORE_KEPT = 0.97;

/** Sigmas of the score beyond which the error is not what it was. */
const SCORE_SIGMAS = 6;

/** Share of the newest comparison in the average of the residuals. */
const FIT_SHARE = 0.02;

/** Comparisons a second of one radar, and at once: more would cost more than they tell. */
const COMPARISONS_PER_S = 10;
const MOST_AT_ONCE = 60;

export function createBiases(): Biases {
  const [bias, covariance, applied] = [0, 0, 0].map((n) => new Float64Array(n));
  return { sensors: [], bias: bias!, covariance: covariance!, applied: applied!, counts: [] };
}

/** The place of a new radar among the biases, -1 where there is no room. */
export function joinBiases(biases: Biases, sensor: number, timeMs: number): number {
  const before = biases.sensors.length;
  if (before >= MAXIMUM_RADARS) return -1;
  const old = before * ERRORS;
  const n = old + ERRORS;
  const covariance = new Float64Array(n * n);
  for (let i = 0; i < old; i++) {
    for (let j = 0; j < old; j++) covariance[i * n + j] = biases.covariance[i * old + j]!;
  }
  for (let i = 0; i < ERRORS; i++) covariance[(old + i) * (n + 1)] = FIRST_SIGMA[i]! ** 2;
  const bias = new Float64Array(n);
  const applied = new Float64Array(n);
  bias.set(biases.bias);
  applied.set(biases.applied);
  biases.bias = bias;
  biases.applied = applied;
  biases.covariance = covariance;
  biases.sensors.push(sensor);
  biases.counts.push({
    ...{ plots: 0, fixes: 0, contradicted: 0, fit: 1 },
    ...{ score: new Float64Array(ERRORS), spread: new Float64Array(ERRORS) },
    ...{ atMs: timeMs, credit: MOST_AT_ONCE, creditMs: timeMs },
  });
  return before;
}

/** Whether the radar may be compared once more now. */
export function mayCompare(count: BiasCount, timeMs: number): boolean {
  const spanS = Math.max(timeMs - count.creditMs, 0) / 1000;
  count.credit = Math.min(count.credit + spanS * COMPARISONS_PER_S, MOST_AT_ONCE);
  count.creditMs = Math.max(timeMs, count.creditMs);
  if (count.credit < 1) return false;
  count.credit -= 1;
  return true;
}

/**
 * Lets the biases of a radar wander: what is known of them fades towards what was known at first
 * (Ornstein-Uhlenbeck), which keeps the covariance positive and below the first.
 */
export function ageBiases(biases: Biases, radar: number, timeMs: number): void {
  const count = biases.counts[radar]!;
  const spanMs = timeMs - count.atMs;
  if (spanMs < AGING_MS) return;
  count.atMs = timeMs;
  fade(biases, radar, Math.sqrt(Math.max(1 - (DAILY_CHANGE * spanMs) / 86_400_000, 0)));
}

/** Multiplies what is known of a radar by `share` and fills up with what was known at first. */
function fade(biases: Biases, radar: number, share: number): void {
  const n = biases.bias.length;
  const p = biases.covariance;
  for (let i = radar * ERRORS; i < (radar + 1) * ERRORS; i++) {
    biases.bias[i] = biases.bias[i]! * share;
    for (let j = 0; j < n; j++) {
      p[i * n + j] = p[i * n + j]! * share;
      p[j * n + i] = p[j * n + i]! * share;
    }
    const first = FIRST_SIGMA[i - radar * ERRORS]! ** 2;
    p[i * n + i] = p[i * n + i]! + (1 - share * share) * first;
  }
}

/** One comparison: three components that depend on the errors of one radar or of two. */
export interface Comparison {
  /** Residual about the biases as they are estimated, m. */
  readonly y: Float64Array;
  /** 3×3, of the plots alone, m². */
  readonly r: Float64Array;
  /** Places of the radars, -1: none; and 3×4 Jacobians by their errors. */
  readonly radars: [number, number];
  readonly h: readonly [Float64Array, Float64Array];
}

export function createComparison(): Comparison {
  const h = [new Float64Array(12), new Float64Array(12)] as const;
  return { y: new Float64Array(3), r: new Float64Array(9), radars: [-1, -1], h };
}

const MOST = MAXIMUM_RADARS * ERRORS;
const ph = new Float64Array(MOST * 3);
const gain = new Float64Array(MOST * 3);
const s = new Float64Array(9);
const si = new Float64Array(9);

/** Takes in a comparison; false where it was refused. */
export function learnBiases(biases: Biases, of: Comparison): boolean {
  const n = biases.bias.length;
  const p = biases.covariance;
  ph.fill(0, 0, n * 3);
  for (let side = 0; side < 2; side++) {
    const radar = of.radars[side]!;
    if (radar < 0) continue;
    const h = of.h[side]!;
    for (let i = 0; i < n; i++) {
      const row = i * n + radar * ERRORS;
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let k = 0; k < ERRORS; k++) sum += p[row + k]! * h[c * ERRORS + k]!;
        ph[i * 3 + c] = ph[i * 3 + c]! + sum;
      }
    }
  }
  let scale = 1;
  for (const radar of of.radars) if (radar >= 0) scale = Math.max(scale, biases.counts[radar]!.fit);
  innovationCovariance(of, scale);
  if (!invert3(s, si)) return false;
  const nis = quadratic(si, of.y);
  if (!Number.isFinite(nis)) return false;
  const refused = nis > GATE;
  for (const radar of of.radars) if (radar >= 0) note(biases, radar, nis, scale, refused);
  if (refused || hasChanged(biases, of)) return false;
  for (let i = 0; i < n; i++) {
    let step = 0;
    for (let c = 0; c < 3; c++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += ph[i * 3 + k]! * si[k * 3 + c]!;
      gain[i * 3 + c] = sum;
      step += sum * of.y[c]!;
    }
    biases.bias[i] = biases.bias[i]! + step;
  }
  for (let i = 0; i < n; i++) {
    const g = i * 3;
    for (let j = i; j < n; j++) {
      const o = j * 3;
      const value =
        p[i * n + j]! - gain[g]! * ph[o]! - gain[g + 1]! * ph[o + 1]! - gain[g + 2]! * ph[o + 2]!;
      p[i * n + j] = value;
      p[j * n + i] = value;
    }
  }
  return true;
}

function note(biases: Biases, radar: number, nis: number, scale: number, refused: boolean): void {
  const count = biases.counts[radar]!;
  if (!refused) {
    count.contradicted = Math.max(count.contradicted - 1, 0);
    count.fit += FIT_SHARE * ((nis * scale) / 3 - count.fit);
    return;
  }
  if (++count.contradicted >= CONTRADICTIONS) forget(biases, radar);
}

/**
 * Whether residuals of one sign have come for so long that a radar has been turned or its clock set:
 * a fading sum of Hᵀ S⁻¹ y over the root of that of Hᵀ S⁻¹ H. What was known of it is forgotten.
 */
function hasChanged(biases: Biases, of: Comparison): boolean {
  let changed = false;
  for (let side = 0; side < 2; side++) {
    const count = biases.counts[of.radars[side]!];
    if (count !== undefined && addScore(count, of.h[side]!, of.y) > SCORE_SIGMAS) changed = true;
  }
  if (!changed) return false;
  // Two that contradict each other do not tell which of them it is.
  for (const radar of of.radars) {
    if (radar >= 0 && highestScore(biases.counts[radar]!) > SCORE_SIGMAS / 2) {
      forget(biases, radar);
    }
  }
  return true;
}

function addScore(count: BiasCount, h: Float64Array, y: Float64Array): number {
  for (let k = 0; k < ERRORS; k++) {
    let score = 0;
    let spread = 0;
    for (let a = 0; a < 3; a++) {
      for (let c = 0; c < 3; c++) {
        const weighed = h[a * ERRORS + k]! * si[a * 3 + c]!;
        score += weighed * y[c]!;
        spread += weighed * h[c * ERRORS + k]!;
      }
    }
    count.score[k] = count.score[k]! * SCORE_KEPT + score;
    count.spread[k] = count.spread[k]! * SCORE_KEPT * SCORE_KEPT + spread;
  }
  return highestScore(count);
}

function highestScore({ score, spread }: BiasCount): number {
  let highest = 0;
  for (let k = 0; k < ERRORS; k++) {
    if (spread[k]! > 0) highest = Math.max(highest, Math.abs(score[k]!) / Math.sqrt(spread[k]!));
  }
  return highest;
}

function forget(biases: Biases, radar: number): void {
  fade(biases, radar, 0);
  const count = biases.counts[radar]!;
  count.contradicted = 0;
  count.plots = 0;
  count.fixes = 0;
  count.fit = 1;
  count.score.fill(0);
  count.spread.fill(0);
}

/** S = H P Hᵀ + scale · R, from `ph`. */
function innovationCovariance(of: Comparison, scale: number): void {
  for (let i = 0; i < 9; i++) s[i] = of.r[i]! * scale;
  for (let side = 0; side < 2; side++) {
    const radar = of.radars[side]!;
    if (radar < 0) continue;
    const h = of.h[side]!;
    for (let a = 0; a < 3; a++) {
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let k = 0; k < ERRORS; k++) {
          sum += h[a * ERRORS + k]! * ph[(radar * ERRORS + k) * 3 + c]!;
        }
        s[a * 3 + c] = s[a * 3 + c]! + sum;
      }
    }
  }
}

function quadratic(m: Float64Array, v: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) sum += v[i]! * m[i * 3 + j]! * v[j]!;
  }
  return sum;
}

/** Inverse of a symmetric positive 3×3; false for one that is not. */
function invert3(a: Float64Array, to: Float64Array): boolean {
  const xy = (a[1]! + a[3]!) / 2;
  const xz = (a[2]! + a[6]!) / 2;
  const yz = (a[5]! + a[7]!) / 2;
  const [xx, yy, zz] = [a[0]!, a[4]!, a[8]!];
  const c0 = yy * zz - yz * yz;
  const c1 = xz * yz - xy * zz;
  const c2 = xy * yz - xz * yy;
  const determinant = xx * c0 + xy * c1 + xz * c2;
  if (!(xx > 0) || !(xx * yy > xy * xy) || !(determinant > 0)) return false;
  const f = 1 / determinant;
  to[0] = c0 * f;
  to[1] = to[3] = c1 * f;
  to[2] = to[6] = c2 * f;
  to[4] = (xx * zz - xz * xz) * f;
  to[5] = to[7] = (xy * xz - xx * yz) * f;
  to[8] = (xx * yy - xy * xy) * f;
  return true;
}
