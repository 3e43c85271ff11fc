import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

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

/** The name that git gives to the whole of src/: the same code has the same. Null: it has none. */
export function sourceName(): string | null {
  try {
    const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' });
    if (git('status', '--porcelain', 'src') !== '') return null;
    return git('rev-parse', 'HEAD:src').trim();
  } catch {
    return null;
  }
}

/** Adds seeds that were run to counts.json, under the state of the source. */
export function countSeeds(from: number, to: number, broken: number): void {
  const source = sourceName();
  if (source === null) return;
  const file = fileURLToPath(new URL('./counts.json', import.meta.url));
  const counts = JSON.parse(readFileSync(file, 'utf8')) as Counts;
  writeFileSync(file, `${JSON.stringify(addRange(counts, source, from, to, broken), null, 2)}\n`);
}
