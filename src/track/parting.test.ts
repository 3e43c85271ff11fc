import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coastStep } from '../motion/index.ts';
import type { KinematicReport } from '../sense/index.ts';
import {
  advance,
  allTracks,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  type Track,
  type TrackerState,
  trackById,
  trackerHealth,
} from './index.ts';
import { feed, mover, plotOf, radar, START_MS, seededNoise, straight } from './sky.fixture.ts';

const confirmed = (state: TrackerState): Track[] =>
  allTracks(state).filter((track) => track.status === 'confirmed');

const missTo = (track: Track, x: Float64Array): number =>
  Math.hypot(...[0, 1, 2].map((i) => track.state[i]! - x[i]!));

test('a stage that comes off is a second track within seconds, which names the first; the first goes on', () => {
  for (let seed = 1; seed <= 8; seed++) {
    const noise = seededNoise(seed);
    const sensor = radar('r');
    const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
    const body = mover(39, 128, 60_000, 2_500, 100, 50);
    let stage: Float64Array | null = null;
    let seenS = Number.NaN;
    for (let k = 0; k < 80; k++) {
      const timeMs = START_MS + k * 1000;
      if (k === 40) {
        stage = body.slice();
        for (let i = 3; i < 6; i++) stage[i] = stage[i]! * (1 - 60 / 2_500);
      }
      const all = stage === null ? [body] : [body, stage];
      const plots = all
        .filter(() => noise.uniform() < 0.9)
        .map((x) => plotOf(sensor, x, timeMs, noise.normal));
      associate(state, plots, timeMs);
      for (const x of all) coastStep(x, 1);
      if (Number.isNaN(seenS) && confirmed(state).length === 2) seenS = k - 40;
    }
    const endMs = START_MS + 80_000;
    const tracks = allTracks(state, endMs).filter(({ status }) => status === 'confirmed');
    assert.deepEqual([tracks.length, tracks[0]!.id], [2, 't1'], `seed ${seed}`);
    assert.ok(seenS <= 8, `seed ${seed}: ${seenS} s`);
    assert.equal(tracks[1]!.parent, 't1');
    assert.equal(tracks[0]!.parent, undefined);
    const ends = [body, stage!].map((x) => Math.min(...tracks.map((t) => missTo(t, x))));
    assert.ok(Math.max(...ends) < 1_500, `${ends}`);
  }
});

test('missiles that are launched near each other have no parents', () => {
  const noise = seededNoise(3);
  const sensor = radar('r');
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const list = [0, 1, 2].map((i) => mover(39 + 0.012 * i, 128, 30_000, 1_500, 100, 55));
  for (let k = 0; k < 40; k++) {
    const timeMs = START_MS + k * 1000;
    // They rise over the horizon 3 s after each other.
    const up = list.filter((_, i) => k >= 3 * i);
    associate(
      state,
      up.map((x) => plotOf(sensor, x, timeMs, noise.normal)),
      timeMs,
    );
    for (const x of up) coastStep(x, 1);
  }
  const tracks = confirmed(state);
  assert.equal(tracks.length, 3);
  assert.ok(tracks.every(({ parent }) => parent === undefined));
});

test('aircraft that a slow radar finds amid false plots come off nobody', () => {
  const { uniform, normal } = seededNoise(1);
  const sensor = radar('r', { scanPeriodS: 10, maximumRangeM: 400_000 });
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const somewhere = (heightM: number, speed: number): Float64Array =>
    mover(36 + 3 * uniform(), 125.5 + 3 * uniform(), heightM, speed, 360 * uniform(), 0);
  const begin = (k: number): { readonly x: Float64Array; readonly untilK: number } => {
    return { x: somewhere(9_000, 150 + 100 * uniform()), untilK: k + 6 + 40 * uniform() };
  };
  let objects = Array.from({ length: 30 }, () => begin(0));
  const seen = new Map<string, boolean>();
  for (let k = 0; k < 90; k++) {
    const timeMs = START_MS + k * 10_000;
    objects = objects.map((object) => (k > object.untilK ? begin(k) : object));
    const all = objects.filter(() => uniform() < 0.9).map(({ x }) => x);
    for (let i = 0; i < 5; i++) all.push(somewhere(10_000 * uniform(), 1));
    const plots = all.map((x) => plotOf(sensor, x, timeMs, normal));
    for (const { id, status, parent } of associate(state, plots, timeMs)) {
      if (status === 'confirmed') seen.set(id, parent !== undefined);
    }
    for (const { x } of objects) straight(x, 10);
  }
  const withParent = [...seen.values()].filter(Boolean).length;
  assert.ok(seen.size > 80 && withParent <= 1, `${withParent} of ${seen.size}`);
});

/**
 * Objects before a radar, the first of which an ally estimates as well: for 30 s at a place that is
 * far off and comes ever nearer, as from somebody whose radar is being put right.
 */
function fly(seed: number, objects: number, apartM: number, farM: number): TrackerState {
  const noise = seededNoise(seed);
  const sensor = radar('a', { scanPeriodS: 2 });
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor, feed('ally', 'estimate')]);
  const list = Array.from({ length: objects }, (_, i) => {
    const x = mover(38, 128, 9_000, 220, 90, 0);
    x[2] = x[2]! + i * apartM;
    return x;
  });
  const covariance = Array.from({ length: 36 }, (_, i) => (i % 7 > 0 ? 0 : i < 18 ? 4e4 : 100));
  for (let k = 0; k < 150; k++) {
    const timeMs = START_MS + k * 1000;
    const reports: KinematicReport[] = [];
    for (const x of list) {
      if (k % 2 === 0 && noise.uniform() < 0.9) {
        reports.push(plotOf(sensor, x, timeMs, noise.normal));
      }
    }
    const stateEcef = Array.from(list[0]!, (value) => value + 5 * noise.normal());
    stateEcef[2] = stateEcef[2]! + Math.max(farM * (1 - k / 30), 0);
    if (k > 6) {
      reports.push({
        ...{ kind: 'estimate', source: 'ally', mode: 'exercise', timeMs, receivedMs: timeMs },
        ...{ stateEcef, covariance, sourceTrack: 7, provenance: ['usa/1'] },
      });
    }
    associate(state, reports, timeMs + 500);
    for (const x of list) straight(x, 1);
    advance(state, timeMs + 900);
  }
  return state;
}

test('a track of an ally and an own one of the same object become one, and keep the older number', () => {
  let merged = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const state = fly(seed, 1, 0, 9_000);
    const tracks = confirmed(state);
    assert.equal(tracks.length, 1, `seed ${seed}`);
    assert.deepEqual(tracks[0]!.sensors, ['a', 'ally']);
    // The ally's may also take over the radar's plots, and the own one end for want of any.
    if (trackerHealth(state).dropped.merged === 0) continue;
    assert.equal(tracks[0]!.id, 't1');
    merged++;
  }
  assert.ok(merged >= 6, `${merged}`);
});

test('two objects closer than the radar’s errors stay two', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const state = fly(seed, 2, 150, 0);
    assert.equal(trackerHealth(state).dropped.merged, 0, `seed ${seed}`);
    assert.ok(confirmed(state).length >= 2, `seed ${seed}`);
  }
});

test('why a track is believed is told: looks that found it, looks that did not, and their odds', () => {
  const noise = seededNoise(5);
  const sensor = radar('r');
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const x = mover(38, 128, 9_000, 220, 90, 0);
  const other = mover(37, 126, 9_000, 220, 90, 0);
  let ended: Track | undefined;
  for (let k = 0; k < 30; k++) {
    const timeMs = START_MS + k * 1000;
    const plots = [plotOf(sensor, other, timeMs, noise.normal)];
    if (k < 10 && k !== 5) plots.push(plotOf(sensor, x, timeMs, noise.normal));
    for (const track of [...associate(state, plots, timeMs), ...advance(state, timeMs + 500)]) {
      if (track.status === 'dropped') ended = track;
    }
    for (const each of [x, other]) straight(each, 1);
    if (k !== 9) continue;
    const track = allTracks(state).find((one) => missTo(one, x) < 2_000)!;
    assert.equal(track.belief!.found, 9);
    assert.equal(track.belief!.missed, 1);
    assert.ok(track.belief!.logOdds > 20);
    assert.ok(track.belief!.confirmedMs! <= START_MS + 3_000);
  }
  assert.equal(ended?.reason, 'existence');
  assert.equal(ended.belief!.found, 9);
  assert.ok(ended.belief!.missed >= 5, `${ended.belief!.missed}`);
  assert.ok(ended.existence < 0.05);
});

test('a report that comes late takes back the look that had been counted as missed', () => {
  const sensor = radar('r');
  const delays = (late: boolean): Track => {
    const { normal } = seededNoise(6);
    const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
    const x = mover(38, 128, 9_000, 220, 90, 0);
    const other = mover(37, 126, 9_000, 220, 90, 0);
    let waiting: KinematicReport | null = null;
    for (let k = 0; k < 14; k++) {
      const timeMs = START_MS + k * 1000;
      const plots: KinematicReport[] = [plotOf(sensor, other, timeMs, normal)];
      const plot = plotOf(sensor, x, timeMs, normal);
      if (late && k === 8) waiting = plot;
      else if (!(late && (k === 9 || k === 10))) plots.push(plot);
      if (k === 11 && waiting !== null) plots.push(waiting);
      associate(state, plots, timeMs);
      advance(state, timeMs + 500);
      for (const each of [x, other]) straight(each, 1);
    }
    return trackById(state, 't1')!.belief!.found > 12
      ? trackById(state, 't1')!
      : allTracks(state).find((one) => missTo(one, x) < 3_000)!;
  };
  const track = delays(true);
  // Three looks were empty by the time the one of them arrived; two stay so.
  assert.equal(track.belief!.missed, 2);
  assert.equal(track.belief!.found, 12);
});
