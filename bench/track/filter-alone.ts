import { coastPredict } from '../../src/motion/index.ts';
import { createLinearised } from '../../src/track/measure/linear.ts';
import { linearisePolar } from '../../src/track/measure/polar.ts';
import { COAST_Q } from '../../src/track/models.ts';
import { type Evidence, update } from '../../src/track/update.ts';
import { median } from '../row.ts';
import { cpuUs, type Frame, inFrame, plotOf, priorOf, type Scenario } from '../track-scenario.ts';
import type { Step } from './ballistic.ts';

/** Coasting has no states besides place and velocity. */
const NO_EXTRA = new Float64Array(0);

/**
 * The product's coast filter without the tracker around it: predict, linearise, update, the very
 * functions that the tracker calls. What S1 costs a predict and update; and how far the tracker's
 * states are from it, which a tracker that does nothing else leaves at rounding errors.
 */
export function runFilter(
  scenario: Scenario,
  frame: Frame,
): { microseconds: number; differs: (runs: readonly Step[][]) => number } {
  const { sigma } = scenario.measurement;
  const evidence: Evidence = { logLikelihood: 0, nis: 0 };
  const linear = createLinearised();
  const x = new Float64Array(6);
  const p = new Float64Array(36);
  const states: Float64Array[] = [];
  const costs: number[] = [];
  for (const run of scenario.runs!) {
    const prior = priorOf(frame, run.prior, scenario.filter!.prior_sigma);
    const plots = run.z.map((z) => plotOf(frame, sigma, 0, z));
    const told = new Float64Array(6 * plots.length);
    x.set(prior.stateEcef);
    p.set(prior.covariance);
    const began = cpuUs();
    for (let i = 0; i < plots.length; i++) {
      coastPredict(x, p, scenario.dt, COAST_Q);
      linearisePolar(plots[i]!, frame.rotation, x, 0, linear);
      update(linear, x, 0, p, 0, evidence, NO_EXTRA, 0);
      told.set(x, 6 * i);
    }
    costs.push((cpuUs() - began) / plots.length);
    states.push(told);
  }
  const differs = (runs: readonly Step[][]): number => {
    let worst = 0;
    runs.forEach((steps, run) => {
      for (const step of steps) {
        const o = 6 * (step.k - 1);
        const own = inFrame(frame, states[run]!.subarray(o, o + 6), new Float64Array(36), 3);
        for (let i = 0; i < 3; i++) worst = Math.max(worst, Math.abs(own.x[i]! - step.x[i]!));
      }
    });
    return worst;
  };
  return { microseconds: median(costs), differs };
}
