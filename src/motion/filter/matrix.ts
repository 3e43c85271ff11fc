/**
 * Dense matrices as row-major `Float64Array`s of any size, for filters whose state is not the six
 * numbers of the tracker. Results never share memory with what they are made of, unless it says so.
 */

/** to = a · b; a is rows×inner, b inner×columns. */
export function multiply(
  a: Float64Array,
  b: Float64Array,
  rows: number,
  inner: number,
  columns: number,
  to: Float64Array,
): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += a[i * inner + k]! * b[k * columns + j]!;
      to[i * columns + j] = sum;
    }
  }
}

/** to = a · bᵀ; a is rows×inner, b columns×inner. */
export function multiplyTransposed(
  a: Float64Array,
  b: Float64Array,
  rows: number,
  inner: number,
  columns: number,
  to: Float64Array,
): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += a[i * inner + k]! * b[j * inner + k]!;
      to[i * columns + j] = sum;
    }
  }
}

/** Makes `a`, n×n, exactly symmetric in place: the mean of both triangles. */
export function symmetrise(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const mean = 0.5 * (a[i * n + j]! + a[j * n + i]!);
      a[i * n + j] = mean;
      a[j * n + i] = mean;
    }
  }
}

/** Lower Cholesky factor of `a`, n×n, into `to`. False where `a` is not positive definite. */
export function cholesky(a: Float64Array, n: number, to: Float64Array): boolean {
  return factor(a, n, to, -1);
}

/** Share of the largest diagonal under which a pivot is rounding. */
const NOTHING = 1e-14;

/**
 * The same for what may be singular, as process noise often is: a pivot of no more than rounding
 * gives a column of zeros. False for a pivot that is clearly negative.
 */
export function choleskySemidefinite(a: Float64Array, n: number, to: Float64Array): boolean {
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(a[i * (n + 1)]!));
  return factor(a, n, to, NOTHING * largest);
}

/** A pivot within ±`nothing` is taken as none; with a negative `nothing` no pivot is. */
function factor(a: Float64Array, n: number, to: Float64Array, nothing: number): boolean {
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < j; i++) to[i * n + j] = 0;
    let pivot = a[j * n + j]!;
    for (let k = 0; k < j; k++) pivot -= to[j * n + k]! * to[j * n + k]!;
    const none = Math.abs(pivot) <= nothing;
    if (!none && !(pivot > 0)) return false;
    const root = none ? 0 : Math.sqrt(pivot);
    to[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let sum = a[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= to[i * n + k]! * to[j * n + k]!;
      to[i * n + j] = none ? 0 : sum / root;
    }
  }
  return true;
}

/** b = L⁻¹ b in place; `lower` n×n with a positive diagonal, b n×columns. */
export function solveLower(lower: Float64Array, n: number, b: Float64Array, columns: number): void {
  for (let i = 0; i < n; i++) {
    const pivot = lower[i * (n + 1)]!;
    for (let c = 0; c < columns; c++) {
      let sum = b[i * columns + c]!;
      for (let k = 0; k < i; k++) sum -= lower[i * n + k]! * b[k * columns + c]!;
      b[i * columns + c] = sum / pivot;
    }
  }
}

/** b = L⁻ᵀ b in place, as {@link solveLower}. */
export function solveLowerTransposed(
  lower: Float64Array,
  n: number,
  b: Float64Array,
  columns: number,
): void {
  for (let i = n - 1; i >= 0; i--) {
    const pivot = lower[i * (n + 1)]!;
    for (let c = 0; c < columns; c++) {
      let sum = b[i * columns + c]!;
      for (let k = i + 1; k < n; k++) sum -= lower[k * n + i]! * b[k * columns + c]!;
      b[i * columns + c] = sum / pivot;
    }
  }
}

/**
 * Turns `a`, rows×columns with columns ≥ rows, in place into [L 0] with the same a aᵀ and a lower
 * triangular L of non-negative diagonal, by Householder reflections from the right (Golub and Van
 * Loan, "Matrix Computations", 4th edition, 5.1 and 5.2, for the transpose).
 */
export function triangularise(a: Float64Array, rows: number, columns: number): void {
  for (let i = 0; i < rows; i++) {
    const r = i * columns;
    let size = 0;
    for (let k = i; k < columns; k++) size += a[r + k]! * a[r + k]!;
    size = Math.sqrt(size);
    if (size === 0) continue;
    // The reflector v stands in row i until the rows below are done; v·v = 2 size (size + |a_ii|).
    const sign = a[r + i]! >= 0 ? 1 : -1;
    const half = size * (size + Math.abs(a[r + i]!));
    a[r + i] = a[r + i]! + sign * size;
    for (let j = i + 1; j < rows; j++) {
      let dot = 0;
      for (let k = i; k < columns; k++) dot += a[r + k]! * a[j * columns + k]!;
      const share = dot / half;
      // Reflected, and turned round where the diagonal would come out negative.
      for (let k = i; k < columns; k++) {
        a[j * columns + k] = a[j * columns + k]! - share * a[r + k]!;
      }
      if (sign > 0) a[j * columns + i] = -a[j * columns + i]!;
    }
    a[r + i] = size;
    for (let k = i + 1; k < columns; k++) a[r + k] = 0;
  }
}

/**
 * Lower factor of L Lᵀ + weight · v vᵀ in place; `v` is used up. False, and `lower` of no use, where
 * a negative weight takes away what is not there. (Gill, Golub, Murray and Saunders, "Methods for
 * modifying matrix factorizations", Math. Comp. 28, 1974, method C1.)
 */
export function updateRoot(
  lower: Float64Array,
  n: number,
  v: Float64Array,
  weight: number,
): boolean {
  const sign = weight < 0 ? -1 : 1;
  const scale = Math.sqrt(Math.abs(weight));
  for (let i = 0; i < n; i++) v[i] = v[i]! * scale;
  for (let k = 0; k < n; k++) {
    const old = lower[k * (n + 1)]!;
    const square = old * old + sign * v[k]! * v[k]!;
    if (!(square >= 0)) return false;
    const root = Math.sqrt(square);
    lower[k * (n + 1)] = root;
    if (root === 0) {
      if (v[k] !== 0 || old !== 0) return false;
      continue;
    }
    if (old === 0) {
      // A new direction: what is below it comes from v alone.
      for (let i = k + 1; i < n; i++) {
        const below = lower[i * n + k]!;
        lower[i * n + k] = (sign * v[k]! * v[i]!) / root;
        v[i] = below;
      }
      continue;
    }
    const c = root / old;
    const s = v[k]! / old;
    for (let i = k + 1; i < n; i++) {
      lower[i * n + k] = (lower[i * n + k]! + sign * s * v[i]!) / c;
      v[i] = c * v[i]! - s * lower[i * n + k]!;
    }
  }
  return true;
}
