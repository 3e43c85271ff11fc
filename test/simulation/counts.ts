/** How many different seeds were run against one state of the source. */
export interface Count {
  /** Git's name of the tree `src/`. */
  readonly source: string;
  readonly seeds: number;
  /** Ranges of seeds, both ends included, apart from each other and rising. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly broken: number;
}

/** Newest last. */
export type Counts = readonly Count[];

/** States of the source that are remembered; the oldest go. */
const MAX_COUNTS = 100;

/** Adds a range of seeds; what was run before counts once. */
export function addRange(
  counts: Counts,
  source: string,
  from: number,
  to: number,
  broken: number,
): Counts {
  const known = counts.find((each) => each.source === source);
  const ranges: [number, number][] = [];
  for (const [a, b] of [...(known?.ranges ?? []), [from, to] as const].sort(
    (x, y) => x[0] - y[0],
  )) {
    const last = ranges.at(-1);
    if (last !== undefined && a <= last[1] + 1) last[1] = Math.max(last[1], b);
    else ranges.push([a, b]);
  }
  const seeds = ranges.reduce((sum, [a, b]) => sum + b - a + 1, 0);
  const others = counts.filter((each) => each.source !== source);
  const count = { source, seeds, ranges, broken: (known?.broken ?? 0) + broken };
  return [...others, count].slice(-MAX_COUNTS);
}
