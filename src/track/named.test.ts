import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KinematicReport } from '../sense/index.ts';
import {
  advance,
  allTracks,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  digestTracks,
  type Track,
  type TrackerState,
  trackById,
  trackerHealth,
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

const MMSI = { mmsi: 440_000_001 };

function ships(): TrackerState {
  return createTracker('exercise', DEFAULT_TRACKER, [feed('ais', 'ais')]);
}

function shipFix(x: Float64Array, timeMs: number): KinematicReport {
  return fixOf('ais', x, timeMs, { heightBasis: 'surface', identity: MMSI });
}

test('a ship heard again after an hour and a half goes on as the track that it was', () => {
  const state = ships();
  const ship = mover(37, 125, 0, 7, 90, 0);
  let timeMs = START_MS;
  for (const gapS of [10, 10, 1_700, 30, 5_400, 10, 3_600]) {
    const [track] = associate(state, [shipFix(ship, timeMs)], timeMs);
    assert.equal(track!.id, 't1');
    for (let s = 0; s < gapS; s += 10) advance(state, timeMs + s * 1000);
    straight(ship, gapS);
    timeMs += gapS * 1000;
  }
  assert.equal(allTracks(state).length, 1);
  const ended = advance(state, timeMs + 6 * 3_600_000);
  assert.deepEqual(
    ended.map((track) => [track.id, track.reason]),
    [['t1', 'too-old']],
  );
});

test('a declared period lengthens how long a name is kept', () => {
  for (const [scanPeriodS, lives] of [
    [null, false],
    [6 * 3600, true],
  ] as const) {
    const state = createTracker('exercise', DEFAULT_TRACKER, [
      { ...feed('ais', 'ais'), scanPeriodS },
    ]);
    const ship = mover(37, 125, 0, 1, 90, 0);
    associate(state, [shipFix(ship, START_MS)], START_MS);
    advance(state, START_MS + 8 * 3_600_000);
    assert.equal(trackById(state, 't1') !== null, lives);
  }
});

test('where the ship cannot have gone another track of its name begins', () => {
  const state = ships();
  const ship = mover(37, 125, 0, 5, 90, 0);
  associate(state, [shipFix(ship, START_MS)], START_MS);
  associate(state, [shipFix(ship, START_MS + 10_000)], START_MS + 10_000);
  // 20 km in ten minutes are 33 m/s, of one that makes 5.
  const far = mover(37, 125.225, 0, 5, 90, 0);
  const [track] = associate(state, [shipFix(far, START_MS + 600_000)], START_MS + 600_000);
  assert.equal(track!.id, 't2');
});

test('a velocity that is always stated wrongly does not break the track', () => {
  const state = ships();
  const ship = mover(37, 125, 0, 6, 90, 0);
  let last: Track | undefined;
  for (let k = 0; k < 60; k++) {
    const timeMs = START_MS + k * 20_000;
    const report = {
      ...shipFix(ship, timeMs),
      velocityEnuMps: [0, 6, 0] as const,
    } as KinematicReport;
    last = associate(state, [report], timeMs)[0];
    straight(ship, 20);
  }
  assert.equal(allTracks(state).length, 1);
  const miss = Math.hypot(...[3, 4, 5].map((i) => last!.state[i]! - ship[i]!));
  assert.ok(miss < 1.5, `velocity off by ${miss} m/s: the places tell it`);
});

test('times cut to whole seconds do not make two of one fast aircraft', () => {
  const state = createTracker('exercise', DEFAULT_TRACKER, [feed('adsb', 'adsb')]);
  const noise = seededNoise(8);
  const x = mover(38, 128, 9_000, 240, 60, 0);
  let atS = 0;
  for (let k = 0; k < 400; k++) {
    const stepS = 0.2 + noise.uniform();
    straight(x, stepS);
    atS += stepS;
    const timeMs = START_MS + Math.floor(atS) * 1000;
    const report = fixOf('adsb', x, timeMs, {
      identity: { icao: '71BE12' },
      timeSigmaS: 1 / Math.sqrt(3),
    });
    associate(state, [report], timeMs);
  }
  const [track, ...others] = allTracks(state);
  assert.equal(others.length, 0);
  assert.equal(track!.reportCount, 400);
  assert.ok(track!.misfit < 2.5, `misfit ${track!.misfit}`);
});

test('two tracks of one name that come to agree are merged, and the older number goes on', () => {
  const state = ships();
  const [a, b] = [mover(37, 125, 0, 8, 90, 0), mover(37, 125.2, 0, 8, 270, 0)];
  const merged: Track[] = [];
  let meetS = 0;
  for (let s = 0; s < 2_400; s += 20) {
    const timeMs = START_MS + s * 1000;
    // When they meet, both turn north and go on as one.
    const apart = Math.hypot(...[0, 1, 2].map((i) => a[i]! - b[i]!));
    if (meetS === 0 && apart < 200) meetS = s;
    const batch = meetS === 0 || s % 40 === 0 ? [shipFix(a, timeMs)] : [];
    if (meetS === 0) batch.push(shipFix(b, timeMs + 1));
    const shown = associate(state, batch, timeMs + 1);
    merged.push(...shown.filter((track) => track.status === 'dropped'));
    for (const x of [a, b]) straight(x, meetS === 0 ? 20 : 0);
  }
  assert.ok(meetS > 0);
  assert.deepEqual(
    allTracks(state).map((track) => track.id),
    ['t1'],
  );
  assert.deepEqual(
    merged.map((track) => [track.id, track.reason]),
    [['t2', 'merged']],
  );
  assert.equal(trackerHealth(state).dropped.merged, 1);
  assert.equal(digestTracks(state).length, 64);
});

test('a ship that waits for its name takes no plots of others', () => {
  const sensor = radar('r', { scanPeriodS: 10 });
  const state = createTracker('exercise', DEFAULT_TRACKER, [feed('ais', 'ais'), sensor]);
  const ship = mover(37.3, 126.8, 0, 5, 90, 0);
  for (const s of [0, 10, 20]) {
    associate(state, [shipFix(ship, START_MS + s * 1000)], START_MS + s * 1000);
    straight(ship, 10);
  }
  for (let s = 30; s < 3_600; s += 10) advance(state, START_MS + s * 1000);
  const timeMs = START_MS + 3_600_000;
  const other = mover(37.32, 126.85, 50, 5, 0, 0);
  const [track] = associate(state, [plotOf(sensor, other, timeMs, null)], timeMs);
  assert.equal(track!.id, 't2');
});
