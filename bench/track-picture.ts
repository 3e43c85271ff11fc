/**
 * The picture that one node makes of a joint exercise: aircraft, ships and a launch seen by simulated
 * radars and a network that hears ships, their bytes through the pure watch, every setting as shipped;
 * held each four seconds against what the sensors have in view.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  advanceExercise,
  beginPictures,
  comparePicture,
  confirmedTracks,
  createExercise,
  type PictureSummary,
  readScenario,
  statesInView,
  summarisePictures,
} from '../src/exercise/index.ts';
import { allTracks } from '../src/track/index.ts';
import { feed, pureWatch } from './first-draft/watch.ts';
import { type BenchRow, row } from './row.ts';

const START_MS = Date.UTC(2026, 0, 15, 3);
const LENGTH_S = 300;
const STEP_S = 4;
/** Every object has been looked at several times by then. */
const SETTLED_S = 60;
/** What is farther from an object is not its track, m. */
const CUT_OFF_M = 3_000;
const SCENARIO = join(import.meta.dirname, '../examples/scenarios/joint-warning.json');

function runPicture(): PictureSummary {
  const reading = readScenario(JSON.parse(readFileSync(SCENARIO, 'utf8')));
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('; '));
  const made = createExercise(reading.scenario, 1, START_MS);
  if (!made.ok) throw new Error(made.problems.join('; '));
  const sensors = reading.scenario.emitters.map(({ sensor }) => sensor);
  const pure = pureWatch(sensors, START_MS, () => undefined);
  const record = beginPictures({ dimensions: 3, cutOff: CUT_OFF_M, order: 2 });
  for (let s = STEP_S; s <= LENGTH_S; s += STEP_S) {
    const atMs = START_MS + s * 1000;
    feed(pure, advanceExercise(made.state, atMs), atMs);
    const tracker = pure.watch.state.stages?.tracker;
    if (s < SETTLED_S || tracker === undefined) continue;
    const shown = confirmedTracks(allTracks(tracker, atMs));
    const { inView, others } = statesInView(made.state, atMs);
    comparePicture(record, inView, shown, others);
  }
  return summarisePictures(record);
}

export async function rows(): Promise<BenchRow[]> {
  const picture = runPicture();
  const name = 'joint exercise, one node';
  const of = (what: string, value: number | null, unit = ''): BenchRow =>
    row(`${name}: ${what}`, value ?? Number.NaN, unit, 1);
  return [
    of('completeness', picture.completeness),
    of('false tracks a look', picture.falsePerScan),
    of('tracks an object', picture.ambiguity),
    of('identity switches', picture.switches),
    of('position RMSE', picture.rmsePosition, 'm'),
    of('median NEES (5.35 is right)', picture.medianNees),
  ];
}
