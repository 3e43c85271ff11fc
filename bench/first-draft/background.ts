import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { advanceExercise, createExercise, readScenario } from '../../src/exercise/index.ts';
import type { Outcome } from '../../src/watch/index.ts';
import { feed, pureWatch } from './watch.ts';

/** What a watch made of traffic alone. */
export interface Background {
  readonly sensorHours: number;
  readonly datagrams: number;
  /** Hazards (this version knows only ballistic ones) and drafts that were opened. */
  readonly missileHazards: number;
  readonly missileDrafts: number;
}

const START_MS = Date.UTC(2026, 0, 15, 3);
/** After this most of the aircraft have landed: the next stretch begins with others. */
const STRETCH_S = 1800;
const FEED_MS = 5000;
const SCENARIO = join(import.meta.dirname, '../../examples/scenarios/joint-warning.json');

/**
 * The traffic and the sensors (with their false plots) of the joint-warning scenario without its
 * launch, in stretches of half an hour, each with a seed of its own and a fresh watch.
 */
export function background(stretches: number): Background {
  const file = JSON.parse(readFileSync(SCENARIO, 'utf8')) as Record<string, unknown>;
  const reading = readScenario({ ...file, launches: [], durationS: STRETCH_S });
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('; '));
  const { scenario } = reading;
  const rows = scenario.emitters.map(({ sensor }) => sensor);
  let datagrams = 0;
  let missileHazards = 0;
  let missileDrafts = 0;
  const note = ({ records }: Outcome): void => {
    for (const record of records) {
      if (record.kind === 'hazard' && record.body.revision === 1) missileHazards++;
      if (record.kind === 'warning' && record.body.revision === 1) missileDrafts++;
    }
  };
  for (let seed = 1; seed <= stretches; seed++) {
    const started = createExercise(scenario, seed, START_MS);
    if (!started.ok) throw new Error(started.problems.join('; '));
    const pure = pureWatch(rows, START_MS, note);
    for (let atMs = START_MS; atMs < START_MS + STRETCH_S * 1000; ) {
      atMs += FEED_MS;
      const emissions = advanceExercise(started.state, atMs);
      datagrams += emissions.length;
      feed(pure, emissions, atMs);
    }
  }
  return {
    sensorHours: (scenario.emitters.length * stretches * STRETCH_S) / 3600,
    datagrams,
    missileHazards,
    missileDrafts,
  };
}
