/**
 * Whether errors are as large as an estimate says. The normalised error squared eᵀ P⁻¹ e of a right
 * covariance is chi-square with as many degrees of freedom as e has components (Bar-Shalom, Li,
 * Kirubarajan 2001, section 5.4.2); its mean over N independent runs, times N, with N times as many.
 */

/**
 * eᵀ P⁻¹ e by Cholesky's factor; NaN where P (n×n, given by rows) is not positive. It is NEES for
 * the error of a state, NIS for an innovation.
 */
export function normalisedSquare(p: readonly (readonly number[])[], e: readonly number[]): number {
  const n = e.length;
  const l = new Float64Array(n * n);
  let sum = 0;
  const y = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let right = e[i]!;
    for (let j = 0; j <= i; j++) {
      let value = p[i]![j]!;
      for (let k = 0; k < j; k++) value -= l[i * n + k]! * l[j * n + k]!;
      if (i !== j) {
        l[i * n + j] = value / l[j * n + j]!;
        right -= l[i * n + j]! * y[j]!;
      } else {
        if (!(value > 0)) return Number.NaN;
        l[i * n + i] = Math.sqrt(value);
      }
    }
    y[i] = right / l[i * n + i]!;
    sum += y[i]! * y[i]!;
  }
  return sum;
}

/**
 * The interval in which the mean of `count` independent normalised errors squared of `degrees`
 * components lies with probability `share`.
 */
export function meanBand(degrees: number, count: number, share = 0.95): readonly [number, number] {
  const tail = (1 - share) / 2;
  return [
    chiSquareQuantile(tail, degrees * count) / count,
    chiSquareQuantile(1 - tail, degrees * count) / count,
  ];
}

/**
 * Quantile of chi-square: the p for which P(degrees/2, x/2) = p, by bisection of the regularised
 * incomplete gamma function. NaN outside 0 < p < 1 and for degrees that are not positive.
 */
export function chiSquareQuantile(p: number, degrees: number): number {
  if (!(p > 0 && p < 1 && degrees > 0)) return Number.NaN;
  let low = 0;
  let high = Math.max(1, degrees);
  while (lowerGamma(degrees / 2, high / 2) < p) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-13 * high; i++) {
    const middle = (low + high) / 2;
    if (lowerGamma(degrees / 2, middle / 2) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Terms of series and fraction: they converge in about the square root of `a` of them. */
const MAXIMUM_TERMS = 100_000;

/**
 * Regularised lower incomplete gamma function P(a, x), a > 0: the series of DLMF 8.11.4 for
 * x < a + 1, else one minus the continued fraction of DLMF 8.9.2 by Lentz's method.
 */
function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  const scale = Math.exp(-x + a * Math.log(x) - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < MAXIMUM_TERMS && term > sum * 1e-17; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return scale * sum;
  }
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MAXIMUM_TERMS; n++) {
    const step = -n * (n - a);
    b += 2;
    d = 1 / nonzero(step * d + b, tiny);
    c = nonzero(b + step / c, tiny);
    const ratio = d * c;
    fraction *= ratio;
    if (Math.abs(ratio - 1) < 1e-16) break;
  }
  return 1 - scale * fraction;
}

function nonzero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** ln Γ(a), a > 0: Stirling's series (DLMF 5.11.1) from 10 on, reached by the recurrence. */
function logGamma(a: number): number {
  let shift = 0;
  let z = a;
  while (z < 10) {
    shift += Math.log(z);
    z += 1;
  }
  const r = 1 / (z * z);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
