/**
 * What a revision of a ballistic hazard costs on the live path, the least time of five: the
 * prediction with covariance and areas, and the whole revision with administrative areas, ways over
 * and launch. By what is told (a fan, an ellipse, a reachable set, a lost track), after warm-up, over
 * flights of all classes that the outside generator made (its own recorded runs in the folder that
 * BONGSU_BENCH names).
 *
 *     node bench/run.ts impact-cost
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Cost, type Told, watchCosts } from './impact/cost.ts';
import type { ImpactRun } from './impact/runs.ts';
import { type BenchRow, goalRow, quantile, row } from './row.ts';

/** Every so many flights of the file; the first pass over them warms up and is not counted. */
const EVERY = process.env['BONGSU_BENCH_FULL'] === '1' ? 1 : 7;
const GOAL_MS = 1;
const KINDS: readonly Told[] = ['fan', 'ellipse', 'reachable set', 'lost'];

export async function rows(): Promise<BenchRow[]> {
  const outside = process.env['BONGSU_BENCH'];
  if (outside === undefined) {
    process.stderr.write('impact-cost: BONGSU_BENCH names no folder of outside benches\n');
    return [];
  }
  const file = join(outside, 'impact', 'data', 'runs.ndjson.gz');
  const runs = gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line, i) => line !== '' && i % EVERY === 0)
    .map((line) => JSON.parse(line) as ImpactRun);
  watchCosts(runs.filter((_, i) => i % 4 === 0));
  const costs = watchCosts(runs);
  return KINDS.flatMap((told) =>
    rowsOf(
      told,
      costs.filter((cost) => cost.told === told),
    ),
  );
}

function rowsOf(told: Told, costs: readonly Cost[]): BenchRow[] {
  const n = costs.length;
  const prediction = costs.map(({ predictionMs }) => predictionMs);
  const whole = costs.map(({ revisionMs }) => revisionMs);
  return [
    row(`${told}: prediction and areas, p50`, quantile(prediction, 0.5), 'ms', n),
    goalRow(`${told}: prediction and areas, p99`, quantile(prediction, 0.99), 'ms', n, {
      most: GOAL_MS,
    }),
    row(`${told}: prediction and areas, most`, Math.max(...prediction), 'ms', n),
    row(`${told}: whole revision, p50`, quantile(whole, 0.5), 'ms', n),
    row(`${told}: whole revision, p99`, quantile(whole, 0.99), 'ms', n),
    row(`${told}: whole revision, most`, Math.max(...whole), 'ms', n),
  ];
}
