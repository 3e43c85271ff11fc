/** Room for one prediction or update, kept by size so that filters allocate nothing per call. */
export interface Workspace {
  /** Vectors of n or m numbers. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Matrices of up to n×n, m×n or m×m. */
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly c: Float64Array;
  readonly d: Float64Array;
  /** Up to (n + m) × (2n + m): arrays to be triangularised. */
  readonly tall: Float64Array;
  /** 2n + 1 sigma points, a row each, before and after. */
  readonly points: Float64Array;
  readonly moved: Float64Array;
}

/** Filters with larger states or observations than this are not what this folder is for. */
export const LARGEST_SIZE = 64;

const known = new Map<number, Workspace>();

/** The same arrays for the same sizes: every use fills them first and none keeps them. */
export function workspace(n: number, m: number): Workspace {
  if (!(n <= LARGEST_SIZE && m <= LARGEST_SIZE)) {
    throw new RangeError(`a filter of ${n} states and ${m} measured values is too large`);
  }
  const key = n * (LARGEST_SIZE + 1) + m;
  let work = known.get(key);
  if (work === undefined) {
    const d = Math.max(n, m);
    const square = (): Float64Array => new Float64Array(d * d);
    work = {
      x: new Float64Array(d),
      y: new Float64Array(d),
      a: square(),
      b: square(),
      c: square(),
      d: square(),
      tall: new Float64Array((n + m) * (2 * n + m + 1)),
      points: new Float64Array((2 * n + 1) * n),
      moved: new Float64Array((2 * n + 1) * d),
    };
    known.set(key, work);
  }
  return work;
}
