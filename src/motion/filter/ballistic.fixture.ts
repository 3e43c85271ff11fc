/** Objects that fall freely and what sees them: for the tests of this folder. */
import { enuRotation, geodeticToEcef } from '../../earth/index.ts';
import type { Observation } from './model.ts';

export type Vector = readonly [number, number, number];

/** Two angles about the Earth's axis, each with the error `sigma`, from `observer`. */
export function angles(observer: Vector, z: readonly [number, number], sigma: number): Observation {
  return {
    size: 2,
    noise: Float64Array.of(sigma * sigma, 0, 0, sigma * sigma),
    innovation: (x, to) => {
      const [azimuth, elevation] = anglesTo(observer, x);
      to[0] = wrap(z[0] - azimuth);
      to[1] = z[1] - elevation;
    },
    jacobian: (x, to) => {
      const n = x.length;
      to.fill(0, 0, 2 * n);
      const [dx, dy, dz] = [x[0]! - observer[0], x[1]! - observer[1], x[2]! - observer[2]];
      const g2 = dx * dx + dy * dy;
      const g = Math.sqrt(g2);
      const r2 = g2 + dz * dz;
      to[0] = -dy / g2;
      to[1] = dx / g2;
      to[n] = (-dx * dz) / (r2 * g);
      to[n + 1] = (-dy * dz) / (r2 * g);
      to[n + 2] = g / r2;
    },
  };
}

export function anglesTo(observer: Vector, x: Float64Array): [number, number] {
  const [dx, dy, dz] = [x[0]! - observer[0], x[1]! - observer[1], x[2]! - observer[2]];
  return [Math.atan2(dy, dx), Math.atan2(dz, Math.hypot(dx, dy))];
}

/** Range, azimuth and elevation from a place on the ground. */
export interface Radar {
  readonly at: Vector;
  readonly rotation: Float64Array;
  readonly sigma: readonly [number, number, number];
}

export function radarAt(latitude: number, longitude: number, sigma: Radar['sigma']): Radar {
  const at = geodeticToEcef(latitude, longitude, 100);
  return { at, rotation: enuRotation(latitude, longitude), sigma };
}

export function polarOf({ at, rotation: r }: Radar, x: Float64Array): [number, number, number] {
  const d = [x[0]! - at[0], x[1]! - at[1], x[2]! - at[2]] as const;
  const e = r[0]! * d[0] + r[1]! * d[1] + r[2]! * d[2];
  const n = r[3]! * d[0] + r[4]! * d[1] + r[5]! * d[2];
  const u = r[6]! * d[0] + r[7]! * d[1] + r[8]! * d[2];
  return [Math.hypot(e, n, u), Math.atan2(e, n), Math.atan2(u, Math.hypot(e, n))];
}

export function plot(radar: Radar, z: readonly [number, number, number]): Observation {
  const at = new Float64Array(3);
  return {
    size: 3,
    noise: Float64Array.from(
      [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => (i === j ? radar.sigma[i]! ** 2 : 0))),
    ),
    innovation: (x, to) => {
      const expected = polarOf(radar, x);
      to[0] = z[0] - expected[0];
      to[1] = wrap(z[1] - expected[1]);
      to[2] = z[2] - expected[2];
    },
    jacobian: (x, to) => {
      const n = x.length;
      to.fill(0, 0, 3 * n);
      for (let j = 0; j < 3; j++) {
        for (let i = 0; i < 3; i++) at[i] = x[i]!;
        at[j] = x[j]! + 1;
        const up = polarOf(radar, at);
        at[j] = x[j]! - 1;
        const down = polarOf(radar, at);
        for (let i = 0; i < 3; i++) {
          to[i * n + j] = i === 1 ? wrap(up[1] - down[1]) / 2 : (up[i]! - down[i]!) / 2;
        }
      }
    },
  };
}

export function wrap(angle: number): number {
  return angle - 2 * Math.PI * Math.floor((angle + Math.PI) / (2 * Math.PI));
}

/** Seeded normal numbers: mulberry32 and Box-Muller. */
export function normals(seed: number): () => number {
  let s = seed >>> 0;
  const uniform = (): number => {
    s = (s + 0x6d2b79f5) >>> 0;
    let t = s;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** eᵀ P⁻¹ e of a state against the truth, by elimination without exchange. */
export function normalisedError(
  mean: ArrayLike<number>,
  covariance: Float64Array,
  truth: ArrayLike<number>,
): number {
  const n = truth.length;
  const width = Math.round(Math.sqrt(covariance.length));
  const a = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => covariance[i * width + j]!),
  );
  const e = Array.from({ length: n }, (_, i) => mean[i]! - truth[i]!);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const pivot = a[i]![i]!;
    sum += e[i]! ** 2 / pivot;
    for (let k = i + 1; k < n; k++) {
      const by = a[k]![i]! / pivot;
      e[k] = e[k]! - by * e[i]!;
      for (let j = i; j < n; j++) a[k]![j] = a[k]![j]! - by * a[i]![j]!;
    }
  }
  return sum;
}
