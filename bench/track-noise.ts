/**
 * S1 again with process noise in the truth, as the filter assumes it: whether the errors are as
 * large as the filter says. The share of epochs at which the normalised error squared, averaged over
 * the runs, lies inside its 95 % band.
 */
import { enuRotation, fromEnu, geodeticToEcef, toEnu } from '../src/earth/index.ts';
import { coastStep } from '../src/motion/index.ts';
import { type BenchRow, row } from './row.ts';
import { uniforms } from './track-load.ts';
import { quadraticForm, runBallistic, type Scenario } from './track-scenario.ts';

const RUNS = 100;
/** 95 % of chi-square with 600 degrees over 100. */
const BAND = [5.34, 6.7] as const;
/** Posterior Cramér-Rao bound of the position with this noise, m. */
const BOUND_M = 70.1;
const DEGREE = Math.PI / 180;

export function noiseRows(scenario: Scenario): BenchRow[] {
  const { lat, lon, h } = scenario.radar!;
  const rotation = enuRotation(lat * DEGREE, lon * DEGREE);
  const origin = geodeticToEcef(lat * DEGREE, lon * DEGREE, h);
  const uniform = uniforms(5);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const sigma = scenario.measurement.sigma;
  const steps = scenario.truth!.length - 1;
  const truths: number[][][] = [];
  const runs: { prior: number[]; z: number[][] }[] = [];
  for (let run = 0; run < RUNS; run++) {
    const first = scenario.truth![0] as number[];
    const x = new Float64Array(6);
    x.set(fromEnu(rotation, first[0]!, first[1]!, first[2]!));
    x.set(fromEnu(rotation, first[3]!, first[4]!, first[5]!), 3);
    for (let i = 0; i < 3; i++) x[i] = x[i]! + origin[i]!;
    const truth: number[][] = [];
    const z: number[][] = [];
    for (let k = 0; k <= steps; k++) {
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
      move(x, scenario.dt, scenario.filter!.q_psd, normal);
    }
    truths.push(truth);
    const spread = scenario.filter!.prior_sigma;
    runs.push({ prior: truth[0]!.map((v, i) => v + spread[i]! * normal()), z });
  }
  const { truth: _, ...blind } = scenario;
  const { runs: answers } = runBallistic({ ...blind, runs }).result as {
    runs: { x: number[]; P: number[][] }[][];
  };
  let inside = 0;
  let squares = 0;
  for (let k = 0; k < steps; k++) {
    let nees = 0;
    for (let run = 0; run < RUNS; run++) {
      const { x, P } = answers[run]![k]!;
      const e = x.map((v, i) => v - truths[run]![k + 1]![i]!);
      nees += quadraticForm(P, e) / RUNS;
      if (k >= steps / 4) squares += e[0]! ** 2 + e[1]! ** 2 + e[2]! ** 2;
    }
    if (nees > BAND[0] && nees < BAND[1]) inside++;
  }
  const rmse = Math.sqrt(squares / (RUNS * Math.floor((3 * steps) / 4)));
  const goal = { name: 'goal', value: 0.93 };
  return [
    row('S1, noise in the truth: epochs with NEES in its band', inside / steps, '', RUNS, {
      bound: goal,
    }),
    row('S1, noise in the truth: position RMSE', rmse, 'm', RUNS, {
      bound: { name: 'bound', value: BOUND_M },
    }),
  ];
}

/** Free fall for `dtS` and the white acceleration of that time, its exact share in the place too. */
function move(x: Float64Array, dtS: number, q: number, normal: () => number): void {
  coastStep(x, dtS);
  const sigma = Math.sqrt(q * dtS);
  for (let i = 0; i < 3; i++) {
    const a = sigma * normal();
    x[i + 3] = x[i + 3]! + a;
    x[i] = x[i]! + dtS * (a / 2 + (sigma * normal()) / Math.sqrt(12));
  }
}
