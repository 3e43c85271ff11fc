import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  advance,
  allTracks,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  type Track,
  type TrackerState,
} from './index.ts';
import {
  feed,
  fixOf,
  mover,
  plotOf,
  radar,
  START_MS,
  seededNoise,
  straight,
} from './sky.fixture.ts';

function at(from: Float64Array, s: number): Float64Array {
  const x = from.slice();
  straight(x, s);
  return x;
}

function only(state: TrackerState): Track {
  const [track, ...others] = allTracks(state).filter(({ status }) => status === 'confirmed');
  assert.ok(track !== undefined && others.length === 0);
  return track;
}

test('a balloon whose second report is late is followed as the balloon that its name says it is', () => {
  const balloon = mover(38, 128, 9_000, 10, 90, 0);
  const identity = { tag: 'S1234567' };
  const run = (order: readonly number[]): TrackerState => {
    const state = createTracker('exercise', DEFAULT_TRACKER, [feed('f', 'fix')]);
    for (const s of order) {
      const fix = fixOf('f', at(balloon, s), START_MS + s * 1000, { identity });
      associate(state, [fix], START_MS + Math.max(s, 3) * 1000);
    }
    return state;
  };
  const late = only(run([0, 2, 1, 4, 5, 6]));
  const inOrder = only(run([0, 1, 2, 4, 5, 6]));
  assert.ok(inOrder.models.drift !== undefined);
  assert.deepEqual(Object.keys(late.models), Object.keys(inOrder.models));
  for (let i = 0; i < 6; i++) {
    assert.ok(
      Math.abs(late.state[i]! - inOrder.state[i]!) < 1e-6 * Math.sqrt(late.covariance[i * 7]!),
    );
  }
});

test('late reports of a source that promises no looks take back no radar’s missed look', () => {
  const { normal } = seededNoise(1);
  const sensor = radar('r1', { scanPeriodS: 4 });
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor, feed('adsb', 'adsb')]);
  const liner = mover(38, 128, 9_000, 220, 90, 0);
  const other = mover(37, 125, 9_000, 220, 90, 0);
  const identity = { icao: '71BE01' };
  const fixAt = (s: number, nowS: number): void => {
    const fix = fixOf('adsb', at(liner, s), START_MS + s * 1000, { identity });
    associate(state, [fix], START_MS + nowS * 1000);
  };
  // After half a minute the radar sees but another object.
  for (let s = 0; s <= 40; s += 4) {
    const x = s < 30 ? liner : other;
    associate(state, [plotOf(sensor, at(x, s), START_MS + s * 1000, normal)], START_MS + s * 1000);
  }
  fixAt(36, 40);
  advance(state, START_MS + 43_000);
  const missed = (): number => allTracks(state)[0]!.belief!.missed;
  const before = missed();
  assert.ok(before > 0);
  for (const s of [35.5, 35, 34.5]) fixAt(s, 43 - s / 1000);
  assert.equal(missed(), before);
});
