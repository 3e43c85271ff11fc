import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assignPairs } from '../../src/exercise/index.ts';
import { assign, type SparseCosts } from '../../src/track/assign.ts';
import { type BenchRow, median, row } from '../row.ts';
import { uniforms } from '../track-load.ts';
import { cpuUs } from '../track-scenario.ts';
import { inFolder } from './fresh.ts';

const SIZE = 200;
const MATRICES = 9;
/** Each matrix is solved so often, after as often to warm up; its median counts. */
const REPEATS = 50;
/** Gate on the squared normalised distance: 0.999 of chi-square with three degrees. */
const GATE = 16.27;

/** Times scipy on the same matrices, in one process; median of each and the least total cost. */
const SCIPY = `
import json, sys, time
import numpy as np
from scipy.optimize import linear_sum_assignment
out = []
for m in json.load(open(sys.argv[1])):
    c = np.array(m).reshape(${SIZE}, ${SIZE})
    t = []
    for i in range(${2 * REPEATS}):
        b = time.process_time_ns()
        r, k = linear_sum_assignment(c)
        t.append(time.process_time_ns() - b)
    out.append([float(np.median(t[${REPEATS}:])) / 1e6, float(c[r, k].sum())])
print(json.dumps(out))
`;

/**
 * Assignment of 200 plots to 200 tracks: squared distances in a plane where each gate holds a few,
 * less the gate, and nothing outside of it, where a track stays without. The product's assignment on
 * the pairs inside the gates, and scipy's on the full matrix; their least costs must agree.
 */
export function assignmentRows(): BenchRow[] {
  const matrices = Array.from({ length: MATRICES }, (_, i) => trackLike(i + 1));
  const own = matrices.map((matrix) => timed(() => totalOf(matrix, assign(sparse(matrix)))));
  const full = matrices.map((matrix) =>
    timed(() => totalOf(matrix, assignPairs(matrix, SIZE, SIZE))),
  );
  const theirs = scipy(matrices);
  own.forEach(({ total }, i) => {
    const least = theirs?.[i]?.[1] ?? total;
    if (Math.abs(total - least) > 1e-6 || Math.abs(full[i]!.total - least) > 1e-6)
      throw new Error(`matrix ${i}: ${total}, ${full[i]!.total} and scipy’s ${least} differ`);
  });
  const peer =
    theirs === null
      ? null
      : { name: 'scipy, same matrices', value: median(theirs.map(([ms]) => ms)) };
  const ms = (some: readonly { ms: number }[]): number => median(some.map((one) => one.ms));
  return [
    row('assignment 200 × 200, pairs in the gates', ms(own), 'ms', MATRICES, { peer }),
    row('assignment 200 × 200, full matrix (metrics)', ms(full), 'ms', MATRICES, { peer }),
  ];
}

/** Tracks and plots of them in a square, 1 sigma apart, half a dozen others in each gate. */
function trackLike(seed: number): Float64Array {
  const uniform = uniforms(seed);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const side = 40;
  const tracks = Array.from({ length: SIZE }, () => [side * uniform(), side * uniform()] as const);
  const plots = tracks.map(([x, y]) => [x + normal(), y + normal()] as const);
  const cost = new Float64Array(SIZE * SIZE);
  for (let i = 0; i < SIZE; i++) {
    for (let j = 0; j < SIZE; j++) {
      const [dx, dy] = [tracks[i]![0] - plots[j]![0], tracks[i]![1] - plots[j]![1]];
      cost[i * SIZE + j] = Math.min(0, dx * dx + dy * dy - GATE);
    }
  }
  return cost;
}

function sparse(cost: Float64Array): SparseCosts {
  const start = new Int32Array(SIZE + 1);
  const column: number[] = [];
  const inside: number[] = [];
  for (let i = 0; i < SIZE; i++) {
    for (let j = 0; j < SIZE; j++) {
      if (!(cost[i * SIZE + j]! < 0)) continue;
      column.push(j);
      inside.push(cost[i * SIZE + j]!);
    }
    start[i + 1] = column.length;
  }
  return {
    rows: SIZE,
    columns: SIZE,
    start,
    column: Int32Array.from(column),
    cost: Float64Array.from(inside),
  };
}

function totalOf(cost: Float64Array, columnOf: Int32Array): number {
  return columnOf.reduce((sum, j, i) => sum + (j < 0 ? 0 : cost[i * SIZE + j]!), 0);
}

function timed(solve: () => number): { ms: number; total: number } {
  let total = 0;
  const costs: number[] = [];
  for (let i = 0; i < 2 * REPEATS; i++) {
    const began = cpuUs();
    total = solve();
    if (i >= REPEATS) costs.push((cpuUs() - began) / 1000);
  }
  return { ms: median(costs), total };
}

/** Null where there is no python with scipy. */
function scipy(matrices: readonly Float64Array[]): [number, number][] | null {
  return inFolder((folder) => {
    const file = join(folder, 'matrices.json');
    writeFileSync(file, JSON.stringify(matrices.map((matrix) => [...matrix])));
    try {
      return JSON.parse(execFileSync('python3', ['-c', SCIPY, file], { encoding: 'utf8' }));
    } catch {
      process.stderr.write('assignment: python3 with scipy is not there to compare with\n');
      return null;
    }
  });
}
