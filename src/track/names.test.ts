import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  advance,
  allTracks,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  type TrackerState,
  trackCount,
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

const SOURCES = [radar('r1'), feed('adsb', 'adsb')];

function addressOf(k: number): { readonly icao: string } {
  return { icao: (0x710000 + k).toString(16).toUpperCase() };
}

/** Lets time pass until nothing is followed any more. */
function end(state: TrackerState): void {
  for (let k = 1; k <= 60 && trackCount(state) > 0; k++) advance(state, state.nowMs + k * 60_000);
  assert.equal(trackCount(state), 0);
}

test('a source that tells another address each time leads to one track, and leaves no name behind', () => {
  const state = createTracker('exercise', DEFAULT_TRACKER, SOURCES);
  const x = mover(38, 128, 9_000, 220, 90, 0);
  for (let k = 0; k < 200; k++) {
    const timeMs = START_MS + k * 1000;
    const told = { sourceTrack: 5, identity: addressOf(k) };
    associate(state, [fixOf('adsb', x, timeMs, told)], timeMs);
    straight(x, 1);
  }
  assert.deepEqual(
    allTracks(state).map(({ id, reportCount }) => [id, reportCount]),
    [['t1', 200]],
  );
  assert.ok(state.names.size < 40, `${state.names.size} names`);
  end(state);
  assert.equal(state.names.size, 0);
});

test('an address that was garbled once is found again by the right one', () => {
  const state = createTracker('exercise', DEFAULT_TRACKER, SOURCES);
  const x = mover(38, 128, 9_000, 220, 90, 0);
  for (let k = 0; k < 20; k++) {
    const timeMs = START_MS + k * 1000;
    const told = k === 10 ? { sourceTrack: 5, identity: addressOf(7) } : { identity: addressOf(0) };
    associate(state, [fixOf('adsb', x, timeMs, { sourceTrack: 5, ...told })], timeMs);
    // The same aircraft by a source that does not number its tracks.
    associate(state, [fixOf('other', x, timeMs + 1, { identity: addressOf(0) })], timeMs + 1);
    straight(x, 1);
  }
  assert.deepEqual(
    allTracks(state).map(({ id, identity }) => [id, identity.icao]),
    [['t1', addressOf(0).icao]],
  );
});

test('a radar that numbers an object anew at every look leads to it by its newest numbers', () => {
  const state = createTracker('exercise', DEFAULT_TRACKER, SOURCES);
  const { normal } = seededNoise(3);
  const x = mover(38, 128, 9_000, 220, 90, 0);
  for (let k = 0; k < 300; k++) {
    const timeMs = START_MS + k * 1000;
    associate(state, [{ ...plotOf(SOURCES[0]!, x, timeMs, normal), sourceTrack: k }], timeMs);
    straight(x, 1);
  }
  assert.equal(trackCount(state), 1);
  assert.ok(state.names.size < 40, `${state.names.size} names`);
  end(state);
  assert.equal(state.names.size, 0);
});
