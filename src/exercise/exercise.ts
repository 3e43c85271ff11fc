import type { Instant } from '../mark/index.ts';
import { randomStream, uniform } from './random.ts';
import type { Emitter, Scenario } from './scenario.ts';
import { airRadarSector, SECTORS } from './sensors/air-radar.ts';
import { AIS_STEP_S, aisSecond } from './sensors/ais-network.ts';
import type { Emission, EmitterState, World } from './sensors/emission.ts';
import { longRangeScan } from './sensors/long-range-radar.ts';
import { antennaAt } from './sensors/look.ts';
import { type EntryPlan, enter } from './world/entry.ts';
import { solveFlight } from './world/solve.ts';
import { spreadTraffic } from './world/traffic.ts';
import type { Missile } from './world/world.ts';

/** An exercise under way: the world and its sensors. Plain data; {@link advanceExercise} runs it. */
export interface ExerciseState {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly world: World;
  readonly emitters: EmitterState[];
  /** Everything up to here has been handed out. */
  nowMs: Instant;
  /** Made already but later than `nowMs`: at most what the sensors give in one scan. */
  pending: Emission[];
}

export type ExerciseStart =
  | { readonly ok: true; readonly state: ExerciseState }
  | { readonly ok: false; readonly problems: readonly string[] };

/** A meteor or debris, so many seconds after the start. */
export interface Entry {
  readonly atS: number;
  readonly plan: EntryPlan;
}

/**
 * Sets up world and sensors at `startMs`. One scenario, seed and start give the same bytes for
 * ever. Refused where a launch's figures fit no flight.
 */
export function createExercise(
  scenario: Scenario,
  seed: number,
  startMs: Instant,
  entries: readonly Entry[] = [],
): ExerciseStart {
  const missiles: Missile[] = [];
  const problems: string[] = [];
  for (const launch of scenario.launches) {
    const solution = solveFlight(launch);
    if (solution.ok)
      missiles.push({ launch, launchMs: startMs + launch.atS * 1000, flight: solution.flight });
    else problems.push(solution.message);
  }
  if (problems.length > 0) return { ok: false, problems };
  const fallers = entries.map(({ atS, plan }) => ({
    kind: plan.kind,
    atMs: startMs + atS * 1000,
    flight: enter(plan),
  }));
  const world: World = { startMs, traffic: spreadTraffic(scenario, seed), missiles, fallers };
  const emitters = scenario.emitters.map((emitter) => createEmitter(emitter, world, seed));
  return { ok: true, state: { scenario, seed, world, emitters, nowMs: startMs, pending: [] } };
}

function createEmitter(emitter: Emitter, world: World, seed: number): EmitterState {
  const random = randomStream(seed, `emitter/${emitter.id}`);
  const objects = world.missiles.length + world.traffic.movers.length;
  return {
    random,
    antenna: emitter.site === null ? null : antennaAt(emitter.site),
    steps: 0,
    phases: Float64Array.from({ length: objects }, () => uniform(random)),
    firstPlotMs: world.missiles.map(() => null),
  };
}

/** The time that one step of an emitter covers, ms. */
function stepMs(emitter: Emitter): number {
  switch (emitter.model) {
    case 'long-range-radar':
      return emitter.scanPeriodS * 1000;
    case 'air-radar':
      return (emitter.scanPeriodS * 1000) / SECTORS;
    case 'ais-network':
      return AIS_STEP_S * 1000;
  }
}

/**
 * All that the sensors emit after the last call up to and including `toMs`, by time. However the
 * time is cut into calls, the emissions are the same. It ends with the scenario.
 */
export function advanceExercise(state: ExerciseState, toMs: Instant): Emission[] {
  const endMs = state.world.startMs + state.scenario.durationS * 1000;
  const untilMs = Math.min(toMs, endMs);
  const made = [...state.pending];
  state.scenario.emitters.forEach((emitter, i) => {
    const memory = state.emitters[i]!;
    const length = stepMs(emitter);
    for (;;) {
      const fromMs = state.world.startMs + memory.steps * length;
      if (fromMs > untilMs) break;
      // It looks all the same, so that what comes after is what would have come without.
      const seen = stepEmitter(state.world, emitter, memory, fromMs);
      made.push(...seen.filter(({ timeMs }) => !isOut(emitter, timeMs - state.world.startMs)));
      memory.steps++;
    }
  });
  const order = new Map(state.scenario.emitters.map((emitter, i) => [emitter.id, i]));
  // Stable: what one sensor made first stays first.
  made.sort((a, b) => a.timeMs - b.timeMs || order.get(a.sensor)! - order.get(b.sensor)!);
  let due = 0;
  while (due < made.length && made[due]!.timeMs <= untilMs) due++;
  state.pending = made.slice(due);
  state.nowMs = Math.max(state.nowMs, toMs);
  return made.slice(0, due);
}

function isOut({ outagesS }: Emitter, sinceStartMs: number): boolean {
  return (outagesS ?? []).some(
    ([from, until]) => sinceStartMs >= from * 1000 && sinceStartMs < until * 1000,
  );
}

function stepEmitter(
  world: World,
  emitter: Emitter,
  memory: EmitterState,
  fromMs: Instant,
): Emission[] {
  switch (emitter.model) {
    case 'long-range-radar':
      return longRangeScan(world, emitter, memory, fromMs);
    case 'air-radar':
      return airRadarSector(world, emitter, memory, fromMs);
    case 'ais-network':
      return aisSecond(world, emitter, memory, fromMs);
  }
}

/** True once nothing more will be emitted. */
export function exerciseEnded(state: ExerciseState): boolean {
  return state.nowMs >= state.world.startMs + state.scenario.durationS * 1000;
}
