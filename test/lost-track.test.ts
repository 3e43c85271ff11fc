import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { feed, pureWatch } from '../bench/first-draft/watch.ts';
import type { BallisticHazard } from '../src/assess/index.ts';
import { pointInPolygon, polygonArea } from '../src/earth/index.ts';
import { advanceExercise, createExercise, flightsOf, readScenario } from '../src/exercise/index.ts';
import type { Warning } from '../src/warn/index.ts';

const SCENARIO = new URL('../examples/scenarios/lost-track.json', import.meta.url);
const START_MS = 1_780_000_000_000;

test('the radar fails in mid flight: the loss is said within ten seconds, the area grows and holds the impact', () => {
  const file = JSON.parse(readFileSync(SCENARIO, 'utf8')) as Record<string, unknown>;
  // The traffic around it is of no matter here.
  const reading = readScenario({ ...file, traffic: [], routes: [] });
  assert.ok(reading.ok);
  const { scenario } = reading;
  const out = scenario.emitters.find(({ outagesS }) => (outagesS ?? []).length > 0);
  assert.ok(out !== undefined);
  const outMs = START_MS + out.outagesS![0]![0] * 1000;
  const started = createExercise(scenario, scenario.seed, START_MS);
  assert.ok(started.ok);
  const hazards: BallisticHazard[] = [];
  const drafts: Warning[] = [];
  const rows = scenario.emitters.map(({ sensor }) => sensor);
  const pure = pureWatch(rows, START_MS, ({ records }) => {
    for (const record of records) {
      if (record.kind === 'hazard' && record.body.kind === 'ballistic') hazards.push(record.body);
      if (record.kind === 'warning') drafts.push(record.body);
    }
  });
  for (let atMs = START_MS; atMs < START_MS + scenario.durationS * 1000; ) {
    atMs += 5_000;
    const emissions = advanceExercise(started.state, atMs);
    assert.ok(!emissions.some(({ sensor, timeMs }) => sensor === out.id && timeMs >= outMs));
    feed(pure, emissions, atMs);
  }
  const [flight] = flightsOf(started.state);
  const lost = hazards.filter(({ status }) => status === 'lost');
  assert.ok(lost.length >= 10, `${lost.length}`);
  assert.ok(lost[0]!.timeMs - outMs <= 11_000, `${lost[0]!.timeMs - outMs} ms`);
  const sizes = lost.map(({ areas }) => polygonArea(areas[1]!.polygon));
  for (let i = 1; i < sizes.length; i++) assert.ok(sizes[i]! > sizes[i - 1]!, `${i}: ${sizes}`);
  for (const { areas } of lost) assert.ok(pointInPolygon(areas[2]!.polygon, flight!.impact));
  assert.equal(hazards.at(-1)?.status, 'ended');
  const said = drafts.find(({ becomes }) => becomes === 'lost');
  assert.match(said?.texts['en']?.headline ?? '', /lost/i);
});
