/**
 * Runs a tracking scenario (S1, S2, S3 and their like) through the product's own tracker, and
 * writes its tracks for the outside scorer:
 *
 *     node bench/track.ts SCENARIO.json --out RESULT.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, join } from 'node:path';
import { geodeticToEcef } from '../src/earth/index.ts';
import { coastPredict } from '../src/motion/index.ts';
import type { BenchRow } from './row.ts';
import { loadRows } from './track-load.ts';
import { motorRows } from './track-motor.ts';
import { noiseRows } from './track-noise.ts';
import { runBallistic, runScans, type Scenario, type Timing } from './track-scenario.ts';

export interface Outcome {
  readonly result: unknown;
  readonly summary: Record<string, unknown>;
}

export function runScenario(scenario: Scenario): Outcome {
  return scenario.runs === undefined ? runScans(scenario) : runBallistic(scenario);
}

/** Rows for `npm run bench`: the scenarios of the folder named by `BONGSU_BENCH`, if it is set. */
export async function rows(): Promise<BenchRow[]> {
  const made: BenchRow[] = [await coastRow()];
  const folder = process.env['BONGSU_BENCH'];
  const ids = folder === undefined || folder === '' ? [] : ['S1', 'S2', 'S3'];
  for (const id of ids) {
    const file = join(folder!, 'tracking', 'data', `${id}.json`);
    const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
    runScenario(scenario);
    const { summary } = runScenario(scenario);
    const timing = summary['millisecondsPerScan'] as Timing;
    if (id === 'S1') {
      made.push(row('S1 position RMSE', summary['positionRmseM'] as number, 'm', 67.86));
      made.push(row('S1 cost per report', summary['microsecondsPerUpdate'] as number, 'µs', null));
      made.push(...noiseRows(scenario));
    } else {
      const bound = id === 'S2' ? 1 : 2;
      made.push(row(`${id} cost per scan, median`, timing.median, 'ms', bound));
      made.push(row(`${id} cost per scan, p99`, timing.p99, 'ms', 10));
    }
  }
  // Last: what a burst leaves to the compiler and on the heap would slow the others.
  return [...made, ...motorRows(), ...loadRows()];
}

function row(name: string, value: number, unit: string, bound: number | null): BenchRow {
  return {
    name,
    value,
    unit,
    peer: null,
    bound: bound === null ? null : { name: 'goal', value: bound },
    ratio: bound === null ? null : value / bound,
    runs: 1,
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
  };
}

/** Cost of predicting a coasting track by one second, state and covariance. */
async function coastRow(): Promise<BenchRow> {
  const [x, y, z] = geodeticToEcef(0.7, 2.2, 100_000);
  const costs: number[] = [];
  for (let run = 0; run < 7; run++) {
    const state = Float64Array.of(x, y, z, -1_000, 1_500, 1_800);
    const covariance = new Float64Array(36);
    for (let i = 0; i < 6; i++) covariance[i * 7] = i < 3 ? 1e4 : 1e2;
    const count = 200_000;
    const began = process.hrtime.bigint();
    for (let i = 0; i < count; i++) coastPredict(state, covariance, i % 2 === 0 ? 1 : -1, 1e-4);
    costs.push(Number(process.hrtime.bigint() - began) / 1000 / count);
  }
  costs.sort((a, b) => a - b);
  return { ...row('coast predict, 6 states', costs[3]!, 'µs', 2.5), runs: 7 };
}

function main(): void {
  const [file, flag, out] = process.argv.slice(2);
  if (file === undefined || flag !== '--out' || out === undefined) {
    process.stderr.write('usage: node bench/track.ts SCENARIO.json --out RESULT.json\n');
    process.exitCode = 2;
    return;
  }
  const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
  // Once to warm up; the timed pass must give the very same tracks.
  const first = JSON.stringify(runScenario(scenario).result);
  const outcome = runScenario(scenario);
  if (JSON.stringify(outcome.result) !== first) throw new Error('two passes differ');
  writeFileSync(out, JSON.stringify(outcome.result));
  process.stdout.write(`${JSON.stringify(outcome.summary)}\n`);
}

if (basename(process.argv[1] ?? '') === 'track.ts') main();
