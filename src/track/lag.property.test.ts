import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import type { KinematicReport } from '../sense/index.ts';
import {
  allTracks,
  associate,
  createTracker,
  recentReports,
  type Track,
  trackerHealth,
} from './index.ts';
import { DEFAULT_TRACKER } from './settings.ts';
import {
  burning,
  feed,
  fixOf,
  mover,
  plotOf,
  radar,
  START_MS,
  seededNoise,
  straight,
  turning,
} from './sky.fixture.ts';
import type { TrackerState } from './state.ts';

const sensors = [radar('r1'), radar('r2', { scanPeriodS: 1.3 }), feed('adsb', 'adsb')];
const MOVES = {
  straight,
  turning: turning(3),
  burning: burning(20, 60),
  falling: burning(0, 1),
} as const;
type Move = keyof typeof MOVES;

/** Reports of one object by two radars, and fixes that state its name where it flies as aircraft. */
function reportsOf(move: Move, seed: number, seconds: number): KinematicReport[] {
  const noise = seededNoise(seed);
  const fast = move === 'burning' || move === 'falling';
  const x = fast
    ? mover(38.5, 129, 60_000, 1_500, 80, 50)
    : mover(38.5, 128.5, 9_000, 230, 360 * noise.uniform(), 0);
  const reports: KinematicReport[] = [];
  // No two at the very same time: those are linearised about each other's result.
  for (let k = 0; k < seconds * 20; k++) {
    const timeMs = START_MS + k * 50;
    if (k % 20 === 0) reports.push(plotOf(sensors[0]!, x, timeMs, noise.normal));
    if (k % 26 === 9) reports.push(plotOf(sensors[1]!, x, timeMs, noise.normal));
    if (!fast && k % 40 === 14) {
      reports.push(fixOf('adsb', x, timeMs, { identity: { icao: '71BE01' } }));
    }
    MOVES[move](x, 0.05, k / 20);
  }
  return reports;
}

function run(reports: readonly { report: KinematicReport; atMs: number }[]): TrackerState {
  let state = createTracker('exercise', DEFAULT_TRACKER, sensors);
  reports.forEach(({ report, atMs }, i) => {
    associate(state, [report], atMs);
    if (i === 20) state = deserialize(serialize(state)) as TrackerState;
  });
  return state;
}

function best(state: TrackerState): Track {
  return allTracks(state).sort((a, b) => b.reportCount - a.reportCount)[0]!;
}

test('in whatever order reports come within the horizon, the estimate is that of their order', () => {
  let reordered = 0;
  let astray = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(MOVES) as Move[])),
      fc.nat(1e6),
      fc.double({ min: 0.2, max: 4.8, noNaN: true }),
      (move, seed, delayS) => {
        const reports = reportsOf(move, seed, 30);
        const { uniform } = seededNoise(seed + 1);
        const inOrder = run(reports.map((report) => ({ report, atMs: report.timeMs })));
        const late = run(
          reports
            .map((report) => ({ report, atMs: report.timeMs + delayS * 1000 * uniform() }))
            .sort((a, b) => a.atMs - b.atMs),
        );
        const health = trackerHealth(late);
        assert.equal(health.refused.late, 0);
        reordered += health.reordered;
        const a = best(inOrder);
        const b = best(late);
        assert.equal(a.timeMs, b.timeMs);
        // Early on the other order may have taken a plot for another object's.
        if (a.reportCount !== b.reportCount) {
          astray++;
          return;
        }
        for (let i = 0; i < 6; i++) {
          const sigma = Math.sqrt(a.covariance[i * 7]!);
          const off = Math.abs(a.state[i]! - b.state[i]!) / sigma;
          assert.ok(off < 1e-6, `${move}, ${i}: ${off} sigma`);
          assert.ok(Math.abs(b.covariance[i * 7]! / a.covariance[i * 7]! - 1) < 1e-6);
        }
        for (const [model, share] of Object.entries(a.models)) {
          assert.ok(Math.abs(share - (b.models[model as 'coast'] ?? 0)) < 1e-6, model);
        }
      },
    ),
    { numRuns: 60 },
  );
  assert.ok(reordered > 300, `${reordered}`);
  assert.ok(astray <= 6, `${astray} of 60`);
});

test('what is older than the horizon is counted and moves nothing', () => {
  const reports = reportsOf('straight', 3, 30);
  const inOrder = reports.map((report) => ({ report, atMs: report.timeMs }));
  const state = run(inOrder);
  const before = best(state);
  const tooLate = reports.filter((r) => r.timeMs < START_MS + 20_000 && r.kind === 'polar');
  associate(state, tooLate, START_MS + 30_000);
  assert.equal(trackerHealth(state).refused.late, tooLate.length);
  assert.deepEqual(best(state).state, before.state);
});

test('what comes backwards is kept in bounds, and the track stays where it is', () => {
  const state = createTracker('exercise', DEFAULT_TRACKER, [feed('adsb', 'adsb')]);
  const at = (s: number): Float64Array => {
    const x = mover(38, 128, 9_000, 220, 90, 0);
    straight(x, s);
    return x;
  };
  const identity = { icao: '71BE01' };
  let most = 0;
  for (const s of [0, ...Array.from({ length: 1_200 }, (_, k) => 4.9 - k * 0.004)]) {
    const fix = fixOf('adsb', at(s), START_MS + s * 1000, { identity });
    associate(state, [fix], START_MS + 5_000);
    most = Math.max(most, recentReports(state, 't1').length);
  }
  const health = trackerHealth(state);
  assert.deepEqual([health.used, health.reordered, most < 300], [1_201, 1_199, true], `${most}`);
  const { state: found, timeMs } = best(state);
  assert.equal(timeMs, START_MS + 4_900);
  assert.ok(Math.hypot(...[0, 1, 2].map((i) => found[i]! - at(4.9)[i]!)) < 1);
});
