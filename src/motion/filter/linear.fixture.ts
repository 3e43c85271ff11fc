/** Linear Gaussian systems and the textbook's formulas in plain arrays: what the filters must equal. */
import type { Dynamics, Gaussian, Observation } from './model.ts';

export type Matrix = number[][];

export interface LinearSystem {
  readonly f: Matrix;
  readonly q: Matrix;
  readonly h: Matrix;
  readonly r: Matrix;
}

export function linearDynamics({ f, q }: LinearSystem): Dynamics {
  return {
    size: f.length,
    move: (x, _dtS, to) => {
      for (let i = 0; i < f.length; i++) {
        to[i] = f[i]!.reduce((sum, value, j) => sum + value * x[j]!, 0);
      }
    },
    jacobian: (_x, _dtS, to) => to.set(f.flat()),
    noise: (_x, _dtS, to) => to.set(q.flat()),
  };
}

export function linearObservation({ h, r }: LinearSystem, z: readonly number[]): Observation {
  return {
    size: h.length,
    noise: Float64Array.from(r.flat()),
    innovation: (x, to) => {
      for (let i = 0; i < h.length; i++) {
        to[i] = z[i]! - h[i]!.reduce((sum, value, j) => sum + value * x[j]!, 0);
      }
    },
    jacobian: (_x, to) => to.set(h.flat()),
  };
}

export function times(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => b[0]!.map((_, j) => row.reduce((sum, v, k) => sum + v * b[k]![j]!, 0)));
}

export function turned(a: Matrix): Matrix {
  return a[0]!.map((_, j) => a.map((row) => row[j]!));
}

export function plus(a: Matrix, b: Matrix, by = 1): Matrix {
  return a.map((row, i) => row.map((v, j) => v + by * b[i]![j]!));
}

/** Gauss and Jordan with row exchange. */
export function inverse(a: Matrix): Matrix {
  const n = a.length;
  const m = a.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let c = 0; c < n; c++) {
    let best = c;
    for (let i = c; i < n; i++) if (Math.abs(m[i]![c]!) > Math.abs(m[best]![c]!)) best = i;
    [m[c], m[best]] = [m[best]!, m[c]!];
    const pivot = m[c]![c]!;
    m[c] = m[c]!.map((v) => v / pivot);
    for (let i = 0; i < n; i++) {
      const by = m[i]![c]!;
      if (i !== c) m[i] = m[i]!.map((v, j) => v - by * m[c]![j]!);
    }
  }
  return m.map((row) => row.slice(n));
}

export function toMatrix(flat: Float64Array, n: number): Matrix {
  return Array.from({ length: n }, (_, i) => Array.from(flat.subarray(i * n, (i + 1) * n)));
}

/** One step of the textbook: x = F x, P = F P Fᵀ + Q; then K = P Hᵀ S⁻¹. */
export function textbookStep(
  system: LinearSystem,
  at: { x: Matrix; p: Matrix },
  z: readonly number[] | null,
): { x: Matrix; p: Matrix } {
  const { f, q, h, r } = system;
  const x = times(f, at.x);
  const p = plus(times(times(f, at.p), turned(f)), q);
  return z === null ? { x, p } : textbookUpdate({ h, r }, { x, p }, z);
}

export function textbookUpdate(
  { h, r }: Pick<LinearSystem, 'h' | 'r'>,
  { x, p }: { x: Matrix; p: Matrix },
  z: readonly number[],
): { x: Matrix; p: Matrix } {
  const s = plus(times(times(h, p), turned(h)), r);
  const k = times(times(p, turned(h)), inverse(s));
  const y = plus(
    z.map((v) => [v]),
    times(h, x),
    -1,
  );
  return { x: plus(x, times(k, y)), p: plus(p, times(times(k, h), p), -1) };
}

/** Largest difference from a textbook's result, each in units of its own sigma. */
export function farthest(of: Gaussian, x: Matrix, p: Matrix): number {
  const n = x.length;
  let most = 0;
  for (let i = 0; i < n; i++) {
    const sigma = Math.sqrt(p[i]![i]!);
    most = Math.max(most, Math.abs(of.mean[i]! - x[i]![0]!) / Math.max(sigma, Math.abs(x[i]![0]!)));
    for (let j = 0; j < n; j++) {
      const scale = Math.sqrt(p[i]![i]! * p[j]![j]!);
      most = Math.max(most, Math.abs(of.covariance[i * n + j]! - p[i]![j]!) / scale);
    }
  }
  return most;
}
