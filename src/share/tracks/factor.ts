/**
 * A covariance travels as its lower Cholesky factor in single precision: 21 numbers for 6×6, and
 * whatever they are, their product is a covariance.
 */

/** Rounding to 24 bits shall not make an estimate surer: factors are enlarged by this share. */
const MARGIN = 1 + 2 ** -18;
/** Beyond it, m or m/s, nothing is known. */
const LARGEST = 1e8;

/**
 * The factor of the covariance (size × size, row-major), rows of the lower triangle one after
 * another. False where it has none: negative, not finite, singular.
 *
 * Cholesky-Banachiewicz: Golub & Van Loan, Matrix Computations, 4th edition, section 4.2.5.
 */
export function factorOf(covariance: readonly number[], size: number, to: Float64Array): boolean {
  if (covariance.length !== size * size) return false;
  for (let i = 0; i < size; i++) {
    const row = (i * (i + 1)) / 2;
    for (let j = 0; j <= i; j++) {
      const column = (j * (j + 1)) / 2;
      let sum = covariance[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= to[row + k]! * to[column + k]!;
      if (i !== j) to[row + j] = sum / to[column + j]!;
      else if (sum > 0 && sum <= LARGEST * LARGEST) to[row + j] = Math.sqrt(sum);
      else return false;
    }
  }
  const terms = (size * (size + 1)) / 2;
  for (let i = 0; i < terms; i++) {
    const rounded = Math.fround(to[i]! * MARGIN);
    if (!(Math.abs(rounded) <= 2 * LARGEST)) return false;
    to[i] = rounded;
  }
  return true;
}

/** The covariance of a factor; null where a diagonal is not positive or a number not finite. */
export function productOf(factor: Float64Array, size: number): number[] | null {
  const product = new Array<number>(size * size).fill(0);
  for (let i = 0; i < size; i++) {
    const row = (i * (i + 1)) / 2;
    if (!(factor[row + i]! > 0)) return null;
    for (let j = 0; j <= i; j++) {
      if (!(Math.abs(factor[row + j]!) <= 2 * LARGEST)) return null;
      const column = (j * (j + 1)) / 2;
      let sum = 0;
      for (let k = 0; k <= j; k++) sum += factor[row + k]! * factor[column + k]!;
      product[i * size + j] = sum;
      product[j * size + i] = sum;
    }
  }
  return product;
}
