import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { normalisedError } from '../../motion/filter/ballistic.fixture.ts';
import { coastStep } from '../../motion/index.ts';
import type { KinematicReport } from '../../sense/index.ts';
import {
  advance,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  type Track,
} from '../../track/index.ts';
import {
  feed,
  fixOf,
  mover,
  plotOf,
  radar,
  START_MS,
  seededNoise,
  straight,
  turning,
} from '../../track/sky.fixture.ts';
import { runTrack } from '../track.ts';
import { createSmoothing, noteTracks, type SmoothedTrack, smoothTracks } from './smooth.ts';

type Move = (x: Float64Array, dtS: number, tS: number) => void;

interface Scene {
  readonly track: SmoothedTrack;
  /** True states by time. */
  readonly truth: ReadonlyMap<number, Float64Array>;
  /** What the tracker itself showed, by time. */
  readonly shown: ReadonlyMap<number, Track>;
}

/** One object seen once a second by one radar that misses a tenth. */
function scene(seed: number, first: Float64Array, move: Move, seconds: number): Scene {
  const sensor = radar('r', { minimumElevationRad: -0.1 });
  const noise = seededNoise(seed);
  const tracker = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const smoothing = createSmoothing();
  const truth = new Map<number, Float64Array>();
  const shown = new Map<number, Track>();
  const x = first.slice();
  for (let k = 0; k < seconds; k++) {
    const timeMs = START_MS + k * 1000;
    truth.set(timeMs, x.slice());
    if (noise.uniform() < 0.9) {
      const tracks = associate(tracker, [plotOf(sensor, x, timeMs, noise.normal)], timeMs);
      noteTracks(smoothing, tracker, tracks);
      for (const track of tracks) shown.set(track.timeMs, track);
    }
    move(x, 1, k);
  }
  noteTracks(smoothing, tracker, advance(tracker, START_MS + seconds * 1000 + 600_000));
  const tracks = smoothTracks(smoothing);
  assert.equal(tracks.length, 1, 'one object, one track');
  return { track: tracks[0]!, truth, shown };
}

interface Errors {
  filtered: number;
  smoothed: number;
  tracker: number;
  filteredNees: number;
  smoothedNees: number;
  count: number;
}

/** Root mean squares of the place and mean NEES of six, from the tenth second on. */
function errorsOf(scenes: readonly Scene[]): Errors {
  const sum = { filtered: 0, smoothed: 0, tracker: 0, filteredNees: 0, smoothedNees: 0, count: 0 };
  for (const { track, truth, shown } of scenes) {
    for (const { timeMs, filtered, smoothed } of track.moments) {
      const x = truth.get(timeMs)!;
      if (timeMs < START_MS + 10_000) continue;
      sum.filtered += squared(filtered.mean, x);
      sum.smoothed += squared(smoothed.mean, x);
      sum.tracker += squared(shown.get(timeMs)!.state, x);
      sum.filteredNees += normalisedError(filtered.mean, filtered.covariance, x);
      sum.smoothedNees += normalisedError(smoothed.mean, smoothed.covariance, x);
      sum.count++;
    }
  }
  const { count } = sum;
  return {
    filtered: Math.sqrt(sum.filtered / count),
    smoothed: Math.sqrt(sum.smoothed / count),
    tracker: Math.sqrt(sum.tracker / count),
    filteredNees: sum.filteredNees / count,
    smoothedNees: sum.smoothedNees / count,
    count,
  };
}

function squared(of: ArrayLike<number>, x: Float64Array): number {
  return (of[0]! - x[0]!) ** 2 + (of[1]! - x[1]!) ** 2 + (of[2]! - x[2]!) ** 2;
}

const seeds = [1, 2, 3, 4, 5, 6];

test('free fall: smoothed is much nearer than filtered, and says how near', () => {
  const scenes = seeds.map((seed) =>
    scene(seed, mover(38.5, 128.5, 120_000, 2_500, 80, 40), coastStep, 200),
  );
  const { filtered, smoothed, smoothedNees } = errorsOf(scenes);
  assert.ok(smoothed < 0.6 * filtered, `${smoothed} m of ${filtered} m`);
  assert.ok(smoothedNees > 2 && smoothedNees < 7, `NEES ${smoothedNees} of 6`);
});

test('an aircraft that turns: smoothed is nearer than filtered, and says how near', () => {
  const turn = turning(2);
  const move: Move = (x, dtS, tS) => (tS > 60 && tS < 105 ? turn(x, dtS) : straight(x, dtS));
  const scenes = seeds.map((seed) => scene(seed, mover(38, 128, 9_000, 230, 40, 0), move, 180));
  const { filtered, smoothed, smoothedNees } = errorsOf(scenes);
  assert.ok(smoothed < 0.8 * filtered, `${smoothed} m of ${filtered} m`);
  assert.ok(smoothedNees > 2 && smoothedNees < 7, `NEES ${smoothedNees} of 6`);
});

test('on the same plots the reference of interacting models is as near as the tracker', () => {
  const scenes = seeds.map((seed) =>
    scene(seed, mover(38.5, 128.5, 120_000, 2_500, 80, 40), coastStep, 200),
  );
  const { filtered, tracker } = errorsOf(scenes);
  assert.ok(tracker < 1.1 * filtered, `tracker ${tracker} m, reference ${filtered} m`);
});

test('the last moment has no future: smoothed is filtered there', () => {
  const { track } = scene(9, mover(38, 128, 9_000, 230, 40, 0), straight, 60);
  const last = track.moments.at(-1)!;
  assert.deepEqual(last.smoothed, last.filtered);
  assert.equal(track.unused, 0);
});

test('others’ estimates are left out, late reports are put where they belong', () => {
  const sensors = [feed('a', 'fix'), feed('e', 'estimate')];
  const tracker = createTracker('exercise', DEFAULT_TRACKER, sensors);
  const smoothing = createSmoothing();
  const noise = seededNoise(4);
  const x = mover(37, 127, 9_000, 200, 90, 0);
  const late: KinematicReport[] = [];
  for (let k = 0; k < 40; k++) {
    const timeMs = START_MS + k * 1000;
    const [dx, dy, dz] = [10 * noise.normal(), 10 * noise.normal(), 10 * noise.normal()];
    const at = Float64Array.of(x[0]! + dx, x[1]! + dy, x[2]! + dz, 0, 0, 0);
    const report = fixOf('a', at, timeMs, { identity: { icao: '71BE01' } });
    // Every seventh comes two seconds late.
    const now: KinematicReport[] = k % 7 === 5 ? [] : [report];
    if (k % 7 === 5) late.push(report);
    else if (k % 7 === 0 && late.length > 0) now.push(late.pop()!);
    const estimate: KinematicReport = {
      kind: 'estimate',
      source: 'e',
      mode: 'exercise',
      timeMs,
      receivedMs: timeMs,
      identity: { icao: '71BE01' },
      stateEcef: Array.from(x),
      covariance: Array.from({ length: 36 }, (_, i) => (i % 7 === 0 ? (i < 21 ? 400 : 4) : 0)),
      provenance: ['ally:t1'],
    };
    if (k === 20) now.push(estimate);
    if (now.length > 0) noteTracks(smoothing, tracker, associate(tracker, now, timeMs));
    straight(x, 1);
  }
  const [track] = smoothTracks(smoothing);
  assert.equal(track!.unused, 0);
  const times = track!.moments.map(({ timeMs }) => timeMs);
  assert.deepEqual(
    times,
    [...times].sort((a, b) => a - b),
  );
  assert.equal(track!.moments.length, new Set(times).size);
  const sigma = Math.sqrt(track!.moments[20]!.smoothed.covariance[0]!);
  assert.ok(sigma > 2, `${sigma} m: the estimate of 20 m is not in it, fixes of 10 m are`);
  const seen = times.filter((timeMs) => ((timeMs - START_MS) / 1000) % 7 === 5);
  assert.ok(seen.length >= 4, `${seen.length} late reports are in it`);
});

test('a balloon goes straight in calm air: nothing that burns or falls is mixed in', () => {
  const tracker = createTracker('exercise', DEFAULT_TRACKER, [feed('a', 'fix')]);
  const smoothing = createSmoothing();
  const noise = seededNoise(8);
  const x = mover(37, 127, 12_000, 20, 90, 10);
  for (let k = 0; k < 60; k++) {
    const timeMs = START_MS + k * 1000;
    const at = x.map((v, i) => (i < 3 ? v + 10 * noise.normal() : v));
    const report = fixOf('a', at, timeMs, { identity: { tag: 'B1' } });
    noteTracks(smoothing, tracker, associate(tracker, [report], timeMs));
    straight(x, 1);
  }
  const [track] = smoothTracks(smoothing);
  assert.ok(track!.moments.length > 50);
  for (const { models, filtered, smoothed } of track!.moments) {
    assert.deepEqual(models, { constantVelocity: 1 });
    for (let i = 0; i < 6; i++) {
      assert.ok(smoothed.covariance[i * 7]! <= filtered.covariance[i * 7]! * (1 + 1e-9));
    }
  }
});

const SENSORS = `
sensors:
  - id: ships
    kind: fix
    source: "file:ships.csv"
    format: track-table
    mode: test
    columns: { time: t, latitudeDeg: lat, longitudeDeg: lon, identity: mmsi }
    units: { time: s, identity: mmsi, heightBasis: surface }
`;

test('the command writes smoothed lines with their covariances, and a summary without --json', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-smooth-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const rows = Array.from(
    { length: 30 },
    (_, i) => `${1_700_000_000 + i * 10},35,${(129 + i * 0.001).toFixed(6)},440000001`,
  );
  writeFileSync(join(folder, 'ships.csv'), ['t,lat,lon,mmsi', ...rows].join('\n'));
  writeFileSync(join(folder, 'sensors.yaml'), SENSORS);
  const args = [join(folder, 'ships.csv'), '--sensors', join(folder, 'sensors.yaml'), '--smooth'];
  const lines: string[] = [];
  const keep = (line: string): number => lines.push(line);
  assert.equal(await runTrack([...args, '--json'], keep, () => {}), 0);
  assert.equal(lines.length, 30);
  for (const line of lines) {
    const told = JSON.parse(line);
    assert.equal(told.status, 'smoothed');
    assert.equal(told.covarianceEcef.length, 36);
    assert.equal(told.stateEcef.length, 6);
    for (let i = 0; i < 3; i++) {
      assert.ok(told.positionSigmaM[i] <= told.filteredSigmaM[i] + 0.02, 'no less certain');
    }
    assert.ok(Math.abs(told.latitudeDeg - 35) < 1e-3);
  }
  lines.length = 0;
  assert.equal(await runTrack(args, keep, () => {}), 0);
  assert.match(
    lines.at(-1)!,
    /^Smoothed: 1 tracks, 30 moments; .* m as filtered, .* m smoothed\.$/,
  );
});
