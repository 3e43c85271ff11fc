/**
 * A plain extended Kalman filter in JavaScript, written for this comparison and nothing else, with
 * none of the product's code: range, azimuth and elevation of a body that falls freely (point mass,
 * J2, rotation of the Earth), states and measurements in the level frame of the radar, classical
 * Runge-Kutta, transition by three terms of the exponential, dense 6×6 products, a closed inverse of
 * the 3×3 innovation covariance. What someone would write first; typed arrays, no allocation.
 */
const GM = 3.986004418e14;
const RADIUS = 6378137;
const J2 = 1.082629821e-3;
const RATE = 7.292115e-5;
const FLATTENING = 1 / 298.257223563;

export interface PeerSite {
  /** Centre of the Earth to the radar, Earth's axis and its rate, in the radar's frame. */
  readonly origin: Float64Array;
  readonly axis: Float64Array;
}

export function peerSite(latitudeRad: number, longitudeRad: number, heightM: number): PeerSite {
  const [sp, cp] = [Math.sin(latitudeRad), Math.cos(latitudeRad)];
  const [sl, cl] = [Math.sin(longitudeRad), Math.cos(longitudeRad)];
  const e2 = FLATTENING * (2 - FLATTENING);
  const n = RADIUS / Math.sqrt(1 - e2 * sp * sp);
  const [x, y, z] = [
    (n + heightM) * cp * cl,
    (n + heightM) * cp * sl,
    (n * (1 - e2) + heightM) * sp,
  ];
  return {
    origin: Float64Array.of(
      -sl * x + cl * y,
      -sp * cl * x - sp * sl * y + cp * z,
      cp * cl * x + cp * sl * y + sp * z,
    ),
    axis: Float64Array.of(0, cp, sp),
  };
}

const a = new Float64Array(3);
const k = [1, 2, 3, 4].map(() => new Float64Array(6)) as [
  Float64Array,
  Float64Array,
  Float64Array,
  Float64Array,
];
const mid = new Float64Array(6);
const A = new Float64Array(36);
const A2 = new Float64Array(36);
const A3 = new Float64Array(36);
const F = new Float64Array(36);
const T = new Float64Array(36);
const H = new Float64Array(9);
const PH = new Float64Array(18);
const K = new Float64Array(18);

function derivative(site: PeerSite, x: Float64Array, to: Float64Array): void {
  const o = site.origin;
  const w = site.axis;
  const [rx, ry, rz] = [x[0]! + o[0]!, x[1]! + o[1]!, x[2]! + o[2]!];
  const r2 = rx * rx + ry * ry + rz * rz;
  const r = Math.sqrt(r2);
  const s = (w[0]! * rx + w[1]! * ry + w[2]! * rz) / r;
  const g = GM / (r2 * r);
  const c = (1.5 * J2 * RADIUS * RADIUS) / r2;
  const radial = -g * (1 + c * (1 - 5 * s * s));
  const axial = -2 * g * c * r * s;
  // -2 ω × v - ω × (ω × r) = -2 ω × v + ω² (r - w (w·r)).
  const wr = s * r;
  to[0] = x[3]!;
  to[1] = x[4]!;
  to[2] = x[5]!;
  a[0] = -2 * RATE * (w[1]! * x[5]! - w[2]! * x[4]!) + RATE * RATE * (rx - w[0]! * wr);
  a[1] = -2 * RATE * (w[2]! * x[3]! - w[0]! * x[5]!) + RATE * RATE * (ry - w[1]! * wr);
  a[2] = -2 * RATE * (w[0]! * x[4]! - w[1]! * x[3]!) + RATE * RATE * (rz - w[2]! * wr);
  to[3] = radial * rx + axial * w[0]! + a[0]!;
  to[4] = radial * ry + axial * w[1]! + a[1]!;
  to[5] = radial * rz + axial * w[2]! + a[2]!;
}

/** ∂f/∂x of the point mass and the rotation at the middle of the step, then exp by three terms. */
export function peerTransition(site: PeerSite, x: Float64Array, dtS: number): Float64Array {
  const o = site.origin;
  const w = site.axis;
  const p = [0, 1, 2].map((i) => x[i]! + 0.5 * dtS * x[i + 3]! + o[i]!) as [number, number, number];
  const r2 = p[0] * p[0] + p[1] * p[1] + p[2] * p[2];
  const g = GM / (r2 * Math.sqrt(r2));
  A.fill(0);
  for (let i = 0; i < 3; i++) {
    A[i * 6 + 3 + i] = dtS;
    for (let j = 0; j < 3; j++) {
      const unit = i === j ? 1 : 0;
      A[(3 + i) * 6 + j] =
        dtS * (g * ((3 * p[i]! * p[j]!) / r2 - unit) + RATE * RATE * (unit - w[i]! * w[j]!));
    }
  }
  const turn = -2 * RATE * dtS;
  A[22] = -turn * w[2]!;
  A[23] = turn * w[1]!;
  A[27] = turn * w[2]!;
  A[29] = -turn * w[0]!;
  A[33] = -turn * w[1]!;
  A[34] = turn * w[0]!;
  multiply(A, A, A2);
  multiply(A2, A, A3);
  for (let i = 0; i < 36; i++) F[i] = A[i]! + A2[i]! / 2 + A3[i]! / 6;
  for (let i = 0; i < 6; i++) F[i * 7] = F[i * 7]! + 1;
  return F;
}

function multiply(left: Float64Array, right: Float64Array, to: Float64Array): void {
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) {
      let sum = 0;
      for (let m = 0; m < 6; m++) sum += left[i * 6 + m]! * right[m * 6 + j]!;
      to[i * 6 + j] = sum;
    }
  }
}

/** P = F P Fᵀ + Q, with white acceleration of density q. */
export function peerSpread(p: Float64Array, dtS: number, q: number): void {
  multiply(F, p, T);
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) {
      let sum = 0;
      for (let m = 0; m < 6; m++) sum += T[i * 6 + m]! * F[j * 6 + m]!;
      p[i * 6 + j] = sum;
    }
  }
  for (let i = 0; i < 3; i++) {
    p[i * 7] = p[i * 7]! + (q * dtS ** 3) / 3;
    p[(3 + i) * 7] = p[(3 + i) * 7]! + q * dtS;
    p[i * 6 + 3 + i] = p[i * 6 + 3 + i]! + (q * dtS * dtS) / 2;
    p[(3 + i) * 6 + i] = p[(3 + i) * 6 + i]! + (q * dtS * dtS) / 2;
  }
}

export function peerPredict(
  site: PeerSite,
  x: Float64Array,
  p: Float64Array,
  dtS: number,
  q: number,
): void {
  peerTransition(site, x, dtS);
  peerSpread(p, dtS, q);
  derivative(site, x, k[0]);
  for (let i = 0; i < 6; i++) mid[i] = x[i]! + 0.5 * dtS * k[0][i]!;
  derivative(site, mid, k[1]);
  for (let i = 0; i < 6; i++) mid[i] = x[i]! + 0.5 * dtS * k[1][i]!;
  derivative(site, mid, k[2]);
  for (let i = 0; i < 6; i++) mid[i] = x[i]! + dtS * k[2][i]!;
  derivative(site, mid, k[3]);
  for (let i = 0; i < 6; i++) {
    x[i] = x[i]! + (dtS / 6) * (k[0][i]! + 2 * k[1][i]! + 2 * k[2][i]! + k[3][i]!);
  }
}

/** Rows of ∂(range, azimuth, elevation)/∂position. */
export function peerJacobian(x: Float64Array): Float64Array {
  const [e, n, u] = [x[0]!, x[1]!, x[2]!];
  const g2 = e * e + n * n;
  const g = Math.sqrt(g2);
  const r2 = g2 + u * u;
  const r = Math.sqrt(r2);
  H[0] = e / r;
  H[1] = n / r;
  H[2] = u / r;
  H[3] = n / g2;
  H[4] = -e / g2;
  H[5] = 0;
  H[6] = (-e * u) / (r2 * g);
  H[7] = (-n * u) / (r2 * g);
  H[8] = g / r2;
  return H;
}

export function peerUpdate(
  x: Float64Array,
  p: Float64Array,
  z: readonly number[],
  sigma: readonly number[],
): void {
  const [e, n, u] = [x[0]!, x[1]!, x[2]!];
  const r = Math.sqrt(e * e + n * n + u * u);
  peerJacobian(x);
  const y0 = z[0]! - r;
  let y1 = z[1]! - Math.atan2(e, n);
  y1 -= 2 * Math.PI * Math.round(y1 / (2 * Math.PI));
  const y2 = z[2]! - Math.asin(u / r);
  for (let i = 0; i < 6; i++) {
    for (let m = 0; m < 3; m++) {
      PH[i * 3 + m] =
        p[i * 6]! * H[m * 3]! + p[i * 6 + 1]! * H[m * 3 + 1]! + p[i * 6 + 2]! * H[m * 3 + 2]!;
    }
  }
  const s = (i: number, j: number): number =>
    H[i * 3]! * PH[j]! + H[i * 3 + 1]! * PH[3 + j]! + H[i * 3 + 2]! * PH[6 + j]!;
  const [s00, s01, s02] = [s(0, 0) + sigma[0]! ** 2, s(0, 1), s(0, 2)];
  const [s11, s12, s22] = [s(1, 1) + sigma[1]! ** 2, s(1, 2), s(2, 2) + sigma[2]! ** 2];
  const c0 = s11 * s22 - s12 * s12;
  const c1 = s02 * s12 - s01 * s22;
  const c2 = s01 * s12 - s02 * s11;
  const d = 1 / (s00 * c0 + s01 * c1 + s02 * c2);
  const [i00, i01, i02] = [c0 * d, c1 * d, c2 * d];
  const [i11, i12] = [(s00 * s22 - s02 * s02) * d, (s01 * s02 - s00 * s12) * d];
  const i22 = (s00 * s11 - s01 * s01) * d;
  for (let i = 0; i < 6; i++) {
    const [b0, b1, b2] = [PH[i * 3]!, PH[i * 3 + 1]!, PH[i * 3 + 2]!];
    K[i * 3] = b0 * i00 + b1 * i01 + b2 * i02;
    K[i * 3 + 1] = b0 * i01 + b1 * i11 + b2 * i12;
    K[i * 3 + 2] = b0 * i02 + b1 * i12 + b2 * i22;
    x[i] = x[i]! + K[i * 3]! * y0 + K[i * 3 + 1]! * y1 + K[i * 3 + 2]! * y2;
  }
  for (let i = 0; i < 6; i++) {
    for (let j = i; j < 6; j++) {
      const value =
        p[i * 6 + j]! -
        (K[i * 3]! * PH[j * 3]! + K[i * 3 + 1]! * PH[j * 3 + 1]! + K[i * 3 + 2]! * PH[j * 3 + 2]!);
      p[i * 6 + j] = value;
      p[j * 6 + i] = value;
    }
  }
}
