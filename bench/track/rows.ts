import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchRow, goalRow, row } from '../row.ts';
import { noiseRows } from '../track-noise.ts';
import type { Scenario } from '../track-scenario.ts';
import { assignmentRows } from './assignment.ts';
import { positionBound } from './bound.ts';
import { runFresh, runScenarioFresh } from './fresh.ts';
import { runSeeds, SEEDS, type SeedScore } from './seeds.ts';

/**
 * Figures of peers that do not run here, as they were measured by others on a quiet virtual machine
 * of two cores, AMD EPYC (Zen 3), CPython 3.11: processor time.
 */
const STONE_SOUP = 'Stone Soup, cited';
const FILTERPY = 'filterpy, cited';

/** S1's ANEES lies below this with 95 %, were its 100 runs each one epoch. */
const ANEES_MOST = 6.7;
/** Errors may be so much larger than their bound. */
const MARGIN = 1.02;

const figure = (summary: Record<string, unknown>, key: string): number => summary[key] as number;

/** The outside scenarios of the folder `tracking` of `BONGSU_BENCH`, and 20 seeds of S2 and S3. */
export function scenarioRows(folder: string): BenchRow[] {
  const file = (id: string): string => join(folder, 'data', `${id}.json`);
  const s1 = JSON.parse(readFileSync(file('S1'), 'utf8')) as Scenario;
  return [
    ...ballisticRows(file('S1'), s1),
    ...tenHertzRows(file('S1x10')),
    ...noiseRows(s1),
    ...crossingRows(file('S2')),
    ...airRows(file('S3')),
    ...seedRows(folder),
    ...assignmentRows(),
  ];
}

function ballisticRows(file: string, scenario: Scenario): BenchRow[] {
  const own = runScenarioFresh(file, 5);
  const shipped = runScenarioFresh(file, 1, '--shipped');
  const peer = runFresh('track-peer.ts', [file]);
  const plain = (key: string) => ({ name: 'plain JS EKF, same run', value: figure(peer, key) });
  const bound = MARGIN * positionBound(scenario, 0);
  const runs = figure(own, 'runs');
  const us = figure(own, 'microsecondsPerUpdate');
  const name = 'S1, predict + update';
  return [
    goalRow(
      'S1, position RMSE',
      figure(own, 'rmsePosition'),
      'm',
      runs,
      { most: bound },
      plain('rmsePosition'),
    ),
    row('S1, position RMSE, against a peer', figure(own, 'rmsePosition'), 'm', runs, {
      peer: { name: `${STONE_SOUP}, EKF`, value: 67.9 },
    }),
    goalRow(
      'S1, ANEES (6)',
      figure(own, 'anees'),
      '',
      runs,
      { most: ANEES_MOST },
      { name: `${STONE_SOUP}, EKF`, value: 4.31 },
    ),
    goalRow(name, us, 'µs', runs, { most: 2.5 }, plain('microsecondsPerUpdate')),
    row(`${name}, against a peer`, us, 'µs', runs, {
      peer: { name: `${STONE_SOUP}, EKF`, value: 999 },
    }),
    row(`${name}, against another`, us, 'µs', runs, {
      peer: { name: `${FILTERPY}, EKF`, value: 292 },
    }),
    row('S1, a report through the tracker', figure(own, 'microsecondsPerReport'), 'µs', runs),
    row('S1, tracker against filter alone, most', figure(own, 'filterDiffersM'), 'm', runs),
    row('S1 as shipped, all filters: free fall’s RMSE', figure(shipped, 'rmsePosition'), 'm', runs),
    row('S1 as shipped, all filters: free fall’s ANEES', figure(shipped, 'anees'), '', runs),
    row(
      'S1 as shipped, all filters: a report',
      figure(shipped, 'microsecondsPerReport'),
      'µs',
      runs,
    ),
  ];
}

function tenHertzRows(file: string): BenchRow[] {
  const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
  const own = runScenarioFresh(file, 1);
  const runs = figure(own, 'runs');
  return [
    row('S1 at 10 Hz, position RMSE', figure(own, 'rmsePosition'), 'm', runs, {
      bound: { name: 'its bound (10 runs: ±15 %)', value: positionBound(scenario, 0) },
    }),
    row('S1 at 10 Hz, ANEES (6)', figure(own, 'anees'), '', runs),
  ];
}

interface Milliseconds {
  readonly median: number;
  readonly p99: number;
}

function crossingRows(file: string): BenchRow[] {
  const own = runScenarioFresh(file, 9);
  const shipped = runScenarioFresh(file, 1, '--shipped');
  const cost = (shipped['millisecondsPerScan'] as Milliseconds).median;
  const { median, p99 } = own['millisecondsPerScan'] as Milliseconds;
  const jpda = (value: number) => ({ name: `${STONE_SOUP}, JPDA`, value });
  return [
    goalRow('S2, GOSPA', figure(own, 'gospa'), 'm', 1, { most: 160 }, jpda(476)),
    goalRow(
      'S2, false tracks a scan',
      figure(own, 'falsePerScan'),
      '',
      1,
      { most: 0.5 },
      jpda(11.6),
    ),
    goalRow('S2, identity switches', figure(own, 'switches'), '', 1, { most: 8 }, jpda(6)),
    goalRow('S2, a scan, median', median, 'ms', 9, { most: 1 }, jpda(567)),
    row('S2, a scan, p99', p99, 'ms', 9),
    row('S2 as shipped: GOSPA', figure(shipped, 'gospa'), 'm', 1, { peer: jpda(476) }),
    row('S2 as shipped: false tracks a scan', figure(shipped, 'falsePerScan'), '', 1),
    row('S2 as shipped: identity switches', figure(shipped, 'switches'), '', 1),
    row('S2 as shipped: a scan, median', cost, 'ms', 1),
  ];
}

function airRows(file: string): BenchRow[] {
  const own = runScenarioFresh(file, 9);
  const shipped = runScenarioFresh(file, 1, '--shipped');
  const { median, p99 } = own['millisecondsPerScan'] as Milliseconds;
  const gnn = (value: number) => ({ name: `${STONE_SOUP}, GNN`, value });
  const cost = (shipped['millisecondsPerScan'] as Milliseconds).median;
  return [
    goalRow(
      'S3, GOSPA after the first fifth',
      figure(own, 'gospaAfterFifth'),
      'm',
      1,
      { most: 2100 },
      gnn(2390),
    ),
    goalRow('S3, a scan, median', median, 'ms', 9, { most: 2 }, gnn(716)),
    goalRow('S3, a scan, p99', p99, 'ms', 9, { most: 10 }, gnn(1010)),
    row('S3 as shipped: GOSPA after the first fifth', figure(shipped, 'gospaAfterFifth'), 'm', 1, {
      peer: gnn(2390),
    }),
    row('S3 as shipped: a scan, median', cost, 'ms', 1),
  ];
}

function seedRows(folder: string): BenchRow[] {
  const { scores, floorSwitches } = runSeeds(folder, [
    { id: 'S2', telling: 'stated' },
    { id: 'S3', telling: 'stated' },
  ]);
  const [s2 = [], s3 = []] = scores;
  // Where true objects overlap the scorer pairs them by place alone: nobody has fewer there.
  const bearable = s2.filter(({ switches }, n) => switches <= Math.max(8, floorSwitches[n]!));
  const of = (name: string, scores: readonly SeedScore[], key: keyof SeedScore, most: number) => {
    const values = scores.map((score) => score[key]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const met = values.filter((value) => value <= most).length;
    return [
      row(`${name}, mean`, mean, '', SEEDS),
      goalRow(`${name}, worst`, Math.max(...values), '', SEEDS, { most }),
      goalRow(`${name}, seeds that meet ${most}`, met, '', SEEDS, { least: SEEDS }),
    ];
  };
  return [
    ...of('S2, 20 seeds: GOSPA', s2, 'gospa', 160),
    ...of('S2, 20 seeds: false tracks a scan', s2, 'falsePerScan', 0.5),
    ...of('S2, 20 seeds: identity switches', s2, 'switches', 8),
    row(
      'S2, 20 seeds: switches of a perfect association, worst',
      Math.max(...floorSwitches),
      '',
      SEEDS,
    ),
    goalRow('S2, 20 seeds: no more switches than 8 or than that', bearable.length, '', SEEDS, {
      least: SEEDS,
    }),
    ...of('S3, 20 seeds: GOSPA after the first fifth', s3, 'gospaAfterFifth', 2100),
  ];
}
