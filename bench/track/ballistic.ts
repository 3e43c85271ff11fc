import { associate, createTracker, trackById } from '../../src/track/index.ts';
import { quantile } from '../row.ts';
import {
  addError,
  cpuUs,
  EPOCH_MS,
  errorFields,
  type FrameState,
  frameOf,
  inFrame,
  noErrors,
  plotOf,
  priorOf,
  round,
  type Scenario,
} from '../track-scenario.ts';
import { runFilter } from './filter-alone.ts';
import { sensorOf, settingsOf, type Telling } from './settings.ts';

export interface Step extends FrameState {
  readonly k: number;
}

/** Scored is what comes after this share of the steps, as the outside scorers do. */
export const UNSCORED_SHARE = 1 / 4;

/**
 * S1 and its like: one object that coasts. Each run begins with its own prior at t = 0, as an
 * estimate of somebody else's. `shipped` tells what free fall alone makes of a track, where the
 * product tells it.
 */
export function runBallistic(
  scenario: Scenario,
  telling: Telling,
): { result: { runs: Step[][] }; summary: Record<string, unknown> } {
  const frame = frameOf(scenario);
  const settings = settingsOf(scenario, telling);
  const sensors = [sensorOf(scenario, frame)];
  const { sigma } = scenario.measurement;
  const runs: Step[][] = [];
  const [errors, mixed] = [noErrors(), noErrors()];
  const [walls, costs]: [number[], number[]] = [[], []];
  let spentUs = 0;
  let reports = 0;
  for (const run of scenario.runs!) {
    const plots = run.z.map((z, i) =>
      plotOf(frame, sigma, EPOCH_MS + (i + 1) * scenario.dt * 1000, z),
    );
    const state = createTracker('simulated', settings, sensors);
    associate(state, [priorOf(frame, run.prior, scenario.filter!.prior_sigma)], EPOCH_MS);
    const shown = [];
    const began = cpuUs();
    for (const plot of plots) {
      const sent = process.hrtime.bigint();
      const track = associate(state, [plot], plot.timeMs).find(({ id }) => id === 't1');
      // A plot outside of the gate leaves the track where it was, until it is dropped.
      shown.push(track ?? trackById(state, 't1'));
      walls.push(Number(process.hrtime.bigint() - sent) / 1e6);
    }
    const spent = cpuUs() - began;
    spentUs += spent;
    costs.push(spent / 1000 / plots.length);
    reports += plots.length;
    const steps: Step[] = [];
    shown.forEach((track, i) => {
      if (track === null || track.timeMs !== plots[i]!.timeMs) return;
      const fall = telling === 'shipped' ? (track.coast ?? track) : track;
      const told = inFrame(frame, fall.state, fall.covariance, 3);
      steps.push({ k: i + 1, ...told });
      const truth = scenario.truth?.[i + 1] as number[] | undefined;
      if (truth === undefined || i < run.z.length * UNSCORED_SHARE) return;
      addError(errors, told, truth);
      addError(mixed, inFrame(frame, track.state, track.covariance, 3), truth);
    });
    runs.push(steps);
  }
  const alone = telling === 'stated' ? runFilter(scenario, frame) : null;
  const steps = runs.reduce((sum, run) => sum + run.length, 0);
  const summary = {
    scenario: scenario.id,
    told: telling,
    runs: scenario.runs!.length,
    ...(alone === null ? {} : { microsecondsPerUpdate: round(alone.microseconds) }),
    microsecondsPerReport: round(spentUs / reports),
    millisecondsPerScan: {
      median: round(quantile(costs, 0.5), 4),
      p99: round(quantile(costs, 0.99), 4),
    },
    millisecondsPerScanByTheClock: {
      median: round(quantile(walls, 0.5), 4),
      p99: round(quantile(walls, 0.99), 4),
    },
    stepsWithoutTrack: reports - steps,
    ...errorFields(errors),
    ...(telling === 'shipped' ? { mixture: errorFields(mixed) } : {}),
    ...(alone === null ? {} : { filterDiffersM: alone.differs(runs) }),
  };
  return { result: { runs }, summary };
}
