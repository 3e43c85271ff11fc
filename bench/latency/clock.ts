/**
 * Milliseconds of CLOCK_MONOTONIC with their fractions: comparable between the processes and
 * threads of one machine.
 */
export function steadyMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** A stretch of time, {@link steadyMs} at its begin and end. */
export type Interval = readonly [number, number];

/** On which a ledger's writer hands over the memory in which it notes its commits. */
export const COMMIT_CHANNEL = 'bongsu-bench-commits';
/** More than a node makes in the longest round. */
export const MAX_COMMITS = 1_000_000;

/** How much of the span the intervals (rising, apart from each other) cover, ms. */
export function covered(span: Interval, intervals: readonly Interval[]): number {
  let sum = 0;
  for (const [from, to] of intervals) {
    sum += Math.max(0, Math.min(to, span[1]) - Math.max(from, span[0]));
  }
  return sum;
}
