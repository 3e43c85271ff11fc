/**
 * S1 again with process noise in the truth: whether the errors are as large as the filter says. The
 * filter keeps the product's own noise, whatever the truth's.
 */
import { enuRotation, fromEnu, geodeticToEcef, toEnu } from '../src/earth/index.ts';
import { meanBand, normalisedSquare } from '../src/exercise/index.ts';
import { coastStep } from '../src/motion/index.ts';
import { type BenchRow, goalRow, row } from './row.ts';
import { runBallistic, UNSCORED_SHARE } from './track/ballistic.ts';
import { positionBound } from './track/bound.ts';
import { uniforms } from './track-load.ts';
import { DEGREE, type Scenario } from './track-scenario.ts';

/** Density of the truth's acceleration, m²/s³. */
const NOISE = 1e-4;
/** With so many runs the root mean square error is known to 1 %. */
const RUNS = 1_000;
/** Runs made and judged at a time: what is kept of them is bounded. */
const BATCH = 100;
const SEED = 5;
/** The error may be so much larger than its bound. */
const MARGIN = 1.02;

export interface NoiseResult {
  readonly runs: number;
  readonly boundM: number;
  readonly rmsePosition: number;
  /** Root mean square error of each batch of runs. */
  readonly batches: readonly number[];
  readonly anees: number;
  /** Share of steps at which the NEES, a mean over all runs, is inside its 95 % band. */
  readonly inside: number;
  /** The same by batches, each with the wider band of fewer runs: the mean share. */
  readonly insideByBatch: number;
}

export function runNoise(scenario: Scenario, runs: number, seed = SEED): NoiseResult {
  const steps = scenario.truth!.length - 1;
  const first = Math.ceil(steps * UNSCORED_SHARE);
  const nees = new Float64Array(steps);
  const batches: number[] = [];
  let insideByBatch = 0;
  let squares = 0;
  const uniform = uniforms(seed);
  for (let done = 0; done < runs; done += BATCH) {
    const { truths, runs: noisy } = makeRuns(scenario, uniform);
    const { truth: _, ...blind } = scenario;
    const answers = runBallistic({ ...blind, runs: noisy }, 'stated').result.runs;
    const own = new Float64Array(steps);
    let batch = 0;
    answers.forEach((told, run) => {
      for (const { k, x, P } of told) {
        const e = x.map((value, i) => value - truths[run]![k]![i]!);
        own[k - 1] = own[k - 1]! + normalisedSquare(P, e);
        if (k - 1 >= first) batch += e[0]! ** 2 + e[1]! ** 2 + e[2]! ** 2;
      }
    });
    squares += batch;
    batches.push(Math.sqrt(batch / (BATCH * (steps - first))));
    insideByBatch += shareInside(own, BATCH) * BATCH;
    for (let k = 0; k < steps; k++) nees[k] = nees[k]! + own[k]!;
  }
  return {
    runs,
    boundM: positionBound(scenario, NOISE),
    rmsePosition: Math.sqrt(squares / (runs * (steps - first))),
    batches,
    anees: nees.reduce((sum, value) => sum + value, 0) / (runs * steps),
    inside: shareInside(nees, runs),
    insideByBatch: insideByBatch / runs,
  };
}

/** Share of steps whose sum over `runs`, as a mean, lies inside the band of 95 %. */
function shareInside(sums: Float64Array, runs: number): number {
  const [low, high] = meanBand(6, runs);
  return sums.filter((sum) => sum / runs > low && sum / runs < high).length / sums.length;
}

function makeRuns(scenario: Scenario, uniform: () => number) {
  const { lat, lon, h } = scenario.radar!;
  const rotation = enuRotation(lat * DEGREE, lon * DEGREE);
  const origin = geodeticToEcef(lat * DEGREE, lon * DEGREE, h);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const { sigma } = scenario.measurement;
  const first = scenario.truth![0] as number[];
  const truths: number[][][] = [];
  const runs: { prior: number[]; z: number[][] }[] = [];
  for (let run = 0; run < BATCH; run++) {
    const x = new Float64Array(6);
    x.set(fromEnu(rotation, first[0]!, first[1]!, first[2]!));
    x.set(fromEnu(rotation, first[3]!, first[4]!, first[5]!), 3);
    for (let i = 0; i < 3; i++) x[i] = x[i]! + origin[i]!;
    const truth: number[][] = [];
    const z: number[][] = [];
    for (let k = 0; k < scenario.truth!.length; k++) {
      const [e, n, u] = toEnu(rotation, x[0]! - origin[0], x[1]! - origin[1], x[2]! - origin[2]);
      truth.push([e, n, u, ...toEnu(rotation, x[3]!, x[4]!, x[5]!)]);
      const range = Math.hypot(e, n, u);
      if (k > 0) {
        z.push([
          range + sigma[0]! * normal(),
          Math.atan2(e, n) + sigma[1]! * normal(),
          Math.asin(u / range) + sigma[2]! * normal(),
        ]);
      }
      move(x, scenario.dt, normal);
    }
    truths.push(truth);
    const spread = scenario.filter!.prior_sigma;
    runs.push({ prior: truth[0]!.map((v, i) => v + spread[i]! * normal()), z });
  }
  return { truths, runs };
}

/** Free fall for `dtS` and the white acceleration of that time, its exact share in the place too. */
function move(x: Float64Array, dtS: number, normal: () => number): void {
  coastStep(x, dtS);
  const sigma = Math.sqrt(NOISE * dtS);
  for (let i = 0; i < 3; i++) {
    const a = sigma * normal();
    x[i + 3] = x[i + 3]! + a;
    x[i] = x[i]! + dtS * (a / 2 + (sigma * normal()) / Math.sqrt(12));
  }
}

export function noiseRows(scenario: Scenario): BenchRow[] {
  const got = runNoise(scenario, RUNS);
  const name = 'S1, noise of 1e-4 m²/s³ in the truth';
  const most = MARGIN * got.boundM;
  return [
    goalRow(`${name}: position RMSE`, got.rmsePosition, 'm', RUNS, { most }),
    row(`${name}: its bound`, got.boundM, 'm', 1),
    row(`${name}: ANEES (6)`, got.anees, '', RUNS),
    goalRow(`${name}: epochs in the band of 100 runs`, got.insideByBatch, '', RUNS, {
      least: 0.93,
    }),
    row(`${name}: epochs in the band of ${RUNS} runs`, got.inside, '', RUNS),
  ];
}
