import { contentOf, foreseen } from '../../src/assess/ballistic/revise.ts';
import {
  type AssessState,
  type BallisticHazard,
  createAssess,
  DEFAULT_BALLISTIC,
  recogniseLines,
  recogniseTick,
  recogniseTrack,
} from '../../src/assess/index.ts';
import {
  advance,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  unexplainedLines,
} from '../../src/track/index.ts';
import { type ImpactRun, inputsOf, LABEL } from './runs.ts';

/** What a revision tells. */
export type Told = 'fan' | 'ellipse' | 'reachable set' | 'lost';

/** Time for one revision, the least of {@link REPEATS}, ms: without what else the machine does. */
export interface Cost {
  readonly told: Told;
  readonly predictionMs: number;
  readonly revisionMs: number;
}

/** Nobody sees every fourth flight any more from the middle of its reports on. */
const LOST_EVERY = 4;
const REPEATS = 5;
const TICK_MS = 1000;
const LOST_TICKS = 200;

/** Each revision of each flight, made once more from the same estimate and timed. */
export function watchCosts(runs: readonly ImpactRun[]): Cost[] {
  const costs: Cost[] = [];
  for (const [i, run] of runs.entries()) watch(run, i % LOST_EVERY === 0, costs);
  return costs;
}

function watch(run: ImpactRun, isLost: boolean, costs: Cost[]): void {
  const { sensors, reports } = inputsOf(run);
  const tracker = createTracker('simulated', DEFAULT_TRACKER, sensors);
  const settings = { node: 'bench', mode: 'simulated', label: LABEL } as const;
  const assess = createAssess({ ...settings, ballistic: DEFAULT_BALLISTIC });
  const seen = isLost ? reports.slice(0, reports.length >> 1) : reports;
  let nowMs = 0;
  for (const report of seen) {
    nowMs = report.timeMs;
    const tracks = [...advance(tracker, nowMs), ...associate(tracker, [report], nowMs)];
    const told = tracks.flatMap((track) => recogniseTrack(assess, track, nowMs));
    recogniseLines(assess, unexplainedLines(tracker, [report]));
    recogniseTick(assess, nowMs);
    for (const hazard of told) note(assess, hazard as BallisticHazard, nowMs, costs);
  }
  for (let i = 0; isLost && i < LOST_TICKS; i++) {
    nowMs += TICK_MS;
    advance(tracker, nowMs);
    for (const hazard of recogniseTick(assess, nowMs)) {
      note(assess, hazard as BallisticHazard, nowMs, costs);
    }
  }
}

function note(assess: AssessState, hazard: BallisticHazard, nowMs: number, costs: Cost[]): void {
  const followed = assess.ballistic.hazards.get(hazard.id);
  if (followed === undefined || hazard.status === 'ended' || hazard.staysUp === true) return;
  const { containments } = assess.settings.ballistic;
  let [predictionMs, revisionMs] = [Infinity, Infinity];
  let { prediction } = foreseen(followed, containments);
  for (let i = 0; i < REPEATS; i++) {
    const before = performance.now();
    ({ prediction } = foreseen(followed, containments));
    const between = performance.now();
    contentOf(assess, followed, hazard.status, nowMs);
    const after = performance.now();
    predictionMs = Math.min(predictionMs, between - before);
    revisionMs = Math.min(revisionMs, after - between);
  }
  if (prediction === null) return;
  costs.push({
    told: hazard.status === 'lost' ? 'lost' : toldBy(prediction, containments[1] ?? 0.9),
    predictionMs,
    revisionMs,
  });
}

type Prediction = NonNullable<ReturnType<typeof foreseen>['prediction']>;

/** By the middle area: what strays more often than that leaves out is told by its reach. */
function toldBy({ spread, strays }: Prediction, containment: number): Told {
  if (strays > 1.5 * (1 - containment)) return 'reachable set';
  return spread.kind === 'cloud' ? 'fan' : 'ellipse';
}
