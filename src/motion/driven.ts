const place = new Float64Array(9);
const pace = new Float64Array(9);

/** What a third vector does: h, a, b and c of {@link transformDriven}. */
export interface Driving {
  h: number;
  a: number;
  b: number;
  c: number;
}

/**
 * Moves the covariance of place r, velocity v and a third vector e, as `extra` holds it (3 values,
 * each one's covariances with the six, their own covariance, 3×3), by r' = r + h v + a e,
 * v' = v + b e, e' = c e. Values are left alone.
 */
export function transformDriven(
  covariance: Float64Array,
  extra: Float64Array,
  by: Readonly<Driving>,
): void {
  const { h, a, b, c } = by;
  const p = covariance;
  const e = extra;
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      // Covariance of r' and v' of axis i with e of axis j.
      const re = e[3 + j * 6 + i]!;
      const ve = e[6 + j * 6 + i]!;
      const ee = e[21 + i * 3 + j]!;
      place[i * 3 + j] = re + h * ve + a * ee;
      pace[i * 3 + j] = ve + b * ee;
    }
  }
  for (let i = 0; i < 3; i++) {
    for (let j = i; j < 3; j++) {
      const rr = i * 6 + j;
      const value =
        p[rr]! +
        h * (p[i * 6 + j + 3]! + p[j * 6 + i + 3]! + h * p[rr + 21]!) +
        a * (e[3 + j * 6 + i]! + h * e[6 + j * 6 + i]!) +
        a * place[j * 3 + i]!;
      p[rr] = value;
      p[j * 6 + i] = value;
    }
  }
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      const value =
        p[i * 6 + j + 3]! +
        h * p[(i + 3) * 6 + j + 3]! +
        a * e[6 + i * 6 + j]! +
        b * place[i * 3 + j]!;
      p[i * 6 + j + 3] = value;
      p[(j + 3) * 6 + i] = value;
    }
  }
  for (let i = 0; i < 3; i++) {
    for (let j = i; j < 3; j++) {
      const vv = (i + 3) * 6 + j + 3;
      const value = p[vv]! + b * (e[6 + j * 6 + i]! + pace[j * 3 + i]!);
      p[vv] = value;
      p[(j + 3) * 6 + i + 3] = value;
    }
  }
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      e[3 + j * 6 + i] = c * place[i * 3 + j]!;
      e[6 + j * 6 + i] = c * pace[i * 3 + j]!;
    }
  }
  for (let i = 0; i < 9; i++) e[21 + i] = c * c * e[21 + i]!;
}

/**
 * Adds the same noise to each axis: variances of place, velocity and the third vector, and their
 * covariances.
 */
export function addDrivenNoise(
  covariance: Float64Array,
  extra: Float64Array,
  noise: Readonly<DrivenNoise>,
): void {
  const p = covariance;
  for (let i = 0; i < 3; i++) {
    p[i * 7] = p[i * 7]! + noise.rr;
    p[i * 7 + 3] = p[i * 7 + 3]! + noise.rv;
    p[i * 7 + 18] = p[i * 7 + 18]! + noise.rv;
    p[i * 7 + 21] = p[i * 7 + 21]! + noise.vv;
    extra[3 + i * 7] = extra[3 + i * 7]! + noise.re;
    extra[6 + i * 7] = extra[6 + i * 7]! + noise.ve;
    extra[21 + i * 4] = extra[21 + i * 4]! + noise.ee;
  }
}

export interface DrivenNoise {
  rr: number;
  rv: number;
  vv: number;
  re: number;
  ve: number;
  ee: number;
}
