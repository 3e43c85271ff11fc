import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEGREE, MEAN_RADIUS, WGS84 } from '../../src/earth/index.ts';
import {
  advanceExercise,
  createExercise,
  type EntryPlan,
  readScenario,
} from '../../src/exercise/index.ts';
import { randomStream, uniformIn } from '../../src/exercise/random.ts';
import type { Outcome } from '../../src/watch/index.ts';
import { type Fed, feed, pureWatch } from '../first-draft/watch.ts';
import { createObserver, type Looked, type Observer, observe } from './evidence.ts';
import { movedTo, playedFrom, type Recorded } from './recorded.ts';

/** What feeds without a missile brought. */
export interface Alone {
  readonly sensorHours: number;
  /** Objects that no missile is: fallers of the simulation; recordings tell none. */
  readonly fallers: number;
  readonly hazards: number;
  readonly drafts: number;
  readonly looked: readonly Looked[];
}

const START_MS = Date.UTC(2026, 0, 15, 3);
const STEP_MS = 1000;
/** No recording is played for longer, s: ships' archives last for weeks, and bring little new. */
const LONGEST_S = 3 * 3600;
const SCENARIO = join(import.meta.dirname, '../../examples/scenarios/joint-warning.json');
const STRETCH_S = 1800;
/** In a stretch; nature has one large meteor a day over such a country and one re-entry a week. */
const METEORS = 40;
const DEBRIS = 8;

interface Counts {
  hazards: number;
  drafts: number;
}

function counting(counts: Counts): (outcome: Outcome) => void {
  return ({ records }) => {
    for (const record of records) {
      if (record.kind === 'hazard' && record.body.revision === 1) counts.hazards += 1;
      if (record.kind === 'warning' && record.body.revision === 1) counts.drafts += 1;
    }
  };
}

/** The recordings as they are, ticks once a second. */
export function recordedAlone(recorded: Recorded): Alone {
  const counts = { hazards: 0, drafts: 0 };
  const pure = pureWatch(recorded.rows, START_MS, counting(counts), movedTo(recorded, START_MS));
  const observer = createObserver();
  const endMs = START_MS + LONGEST_S * 1000;
  play(playedFrom(recorded, START_MS, endMs), endMs, (some, atMs) => {
    feed(pure, some, atMs, STEP_MS);
    observe(observer, pure.watch, atMs);
  });
  const hours = [...recorded.durationsS.values()].map((s) => Math.min(s, LONGEST_S) / 3600);
  const sensorHours = hours.reduce((sum, h) => sum + h, 0);
  return { sensorHours, fallers: 0, ...counts, looked: lookedOf(observer) };
}

function play(fed: readonly Fed[], endMs: number, take: (some: Fed[], atMs: number) => void): void {
  let next = 0;
  for (let atMs = START_MS + STEP_MS; atMs <= endMs; atMs += STEP_MS) {
    const some: Fed[] = [];
    while (next < fed.length && fed[next]!.timeMs <= atMs) some.push(fed[next++]!);
    take(some, atMs);
  }
}

/** Simulated traffic and false plots with meteors and debris, seen by 1 Hz radars too. */
export function simulatedAlone(stretches: number): Alone {
  const file = JSON.parse(readFileSync(SCENARIO, 'utf8')) as Record<string, unknown>;
  const reading = readScenario({ ...file, launches: [], durationS: STRETCH_S });
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('; '));
  const { scenario } = reading;
  const counts = { hazards: 0, drafts: 0 };
  const looked: Looked[] = [];
  for (let seed = 1; seed <= stretches; seed++) {
    const started = createExercise(scenario, seed, START_MS, entries(seed));
    if (!started.ok) throw new Error(started.problems.join('; '));
    const rows = scenario.emitters.map(({ sensor }) => sensor);
    const pure = pureWatch(rows, START_MS, counting(counts));
    const observer = createObserver();
    for (let atMs = START_MS; atMs < START_MS + STRETCH_S * 1000; ) {
      atMs += STEP_MS;
      feed(pure, advanceExercise(started.state, atMs), atMs, 250);
      observe(observer, pure.watch, atMs);
    }
    looked.push(...lookedOf(observer));
    process.stderr.write(
      `  simulated ${seed}/${stretches}: ${counts.hazards} hazards, ${counts.drafts} drafts\n`,
    );
  }
  return {
    sensorHours: (scenario.emitters.length * stretches * STRETCH_S) / 3600,
    fallers: stretches * (METEORS + DEBRIS),
    ...counts,
    looked,
  };
}

function entries(seed: number): { atS: number; plan: EntryPlan }[] {
  const random = randomStream(seed, 'entries');
  const draw = (low: number, high: number): number => uniformIn(random, low, high);
  return Array.from({ length: METEORS + DEBRIS }, (_, i) => {
    const meteor = i < METEORS;
    const from = {
      latitudeRad: draw(33, 42) * DEGREE,
      longitudeRad: (meteor ? draw(123, 135) : draw(110, 135)) * DEGREE,
      heightM: 120e3,
    };
    const plan: EntryPlan = meteor
      ? {
          ...{ kind: 'meteor', from, bearingRad: draw(0, 2 * Math.PI), densityKgM3: 3_400 },
          angleRad: draw(10, 75) * DEGREE,
          speed: draw(11.5e3, 40e3),
          massKg: 10 ** draw(-2, 4),
        }
      : {
          ...outOfOrbit(draw(20, 160) * DEGREE, draw(7_780, 7_880), from.latitudeRad),
          ...{ kind: 'debris', from, densityKgM3: draw(100, 1_000) },
          angleRad: draw(0.1, 1.5) * DEGREE,
          massKg: 10 ** draw(1, 4),
        };
    return { atS: draw(5, STRETCH_S - 300), plan };
  });
}

/** Speed and bearing over the turning Earth, from those in the inertial frame at 120 km. */
function outOfOrbit(
  bearingRad: number,
  speed: number,
  latitudeRad: number,
): Pick<EntryPlan, 'bearingRad' | 'speed'> {
  const ground = WGS84.omega * (MEAN_RADIUS + 120e3) * Math.cos(latitudeRad);
  const east = speed * Math.sin(bearingRad) - ground;
  const north = speed * Math.cos(bearingRad);
  return { bearingRad: Math.atan2(east, north), speed: Math.hypot(east, north) };
}

function lookedOf({ looked }: Observer): Looked[] {
  return [...looked.values()];
}
