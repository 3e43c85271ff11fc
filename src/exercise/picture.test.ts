import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { feed, pureWatch } from '../../bench/first-draft/watch.ts';
import { allTracks } from '../track/index.ts';
import {
  advanceExercise,
  beginPictures,
  comparePicture,
  confirmedTracks,
  createExercise,
  readScenario,
  statesInView,
  summarisePictures,
} from './index.ts';

const START_MS = Date.UTC(2026, 10, 21, 3, 0, 0);
/** Every object has been looked at several times by then; ships tell their place every 10 s. */
const SETTLED_S = 60;
const LENGTH_S = 120;

test('the picture of an exercise can be scored against its truth', (context) => {
  const file = new URL('../../examples/scenarios/joint-warning.json', import.meta.url);
  const reading = readScenario(JSON.parse(readFileSync(file, 'utf8')));
  assert.ok(reading.ok);
  const made = createExercise(reading.scenario, 1, START_MS);
  assert.ok(made.ok);
  const sensors = reading.scenario.emitters.map(({ sensor }) => sensor);
  const pure = pureWatch(sensors, START_MS, () => undefined);
  const record = beginPictures({ dimensions: 3, cutOff: 3_000, order: 2 });
  for (let atMs = START_MS; atMs < START_MS + LENGTH_S * 1000; ) {
    atMs += 4_000;
    feed(pure, advanceExercise(made.state, atMs), atMs);
    if (atMs < START_MS + SETTLED_S * 1000) continue;
    const shown = confirmedTracks(allTracks(pure.watch.state.stages!.tracker, atMs));
    const { inView, others } = statesInView(made.state, atMs);
    comparePicture(record, inView, shown, others);
  }
  const summary = summarisePictures(record);
  context.diagnostic(JSON.stringify(summary));
  assert.ok(record.truths > 20 * record.scans.length, `${record.truths} objects in view`);
  assert.ok(summary.completeness! > 0.8, `completeness ${summary.completeness}`);
  assert.ok(summary.purity > 0.99, `purity ${summary.purity}`);
});
