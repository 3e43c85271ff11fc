import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import { coastStep } from '../motion/index.ts';
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
  trackCount,
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

test('ships keep their course and balloons drift, confirmed by their second report', () => {
  const state = createTracker('exercise', DEFAULT_TRACKER, [feed('ais', 'ais'), feed('b', 'fix')]);
  const ship = mover(37.3, 126, 0, 8, 200, 0);
  const balloon = mover(38, 127, 18_000, 25, 120, 8);
  let last: Track[] = [];
  for (let k = 0; k < 20; k++) {
    const timeMs = START_MS + k * 30_000;
    const stated = k % 2 === 0 ? { velocityEnuMps: enuOf(8, 200) } : {};
    last = associate(
      state,
      [
        fixOf('ais', ship, timeMs, {
          heightBasis: 'surface',
          identity: { mmsi: 440_000_001 },
          ...stated,
        }),
        fixOf('b', balloon, timeMs, { identity: { tag: 'S1234567' } }),
      ],
      timeMs,
    );
    if (k >= 1)
      assert.deepEqual(
        last.map((track) => track.status),
        ['confirmed', 'confirmed'],
      );
    straight(ship, 30);
    straight(balloon, 30);
  }
  assert.equal(trackCount(state), 2);
  assert.deepEqual(last[0]!.models, { constantVelocity: 1 });
  const { constantVelocity = 0, drift = 0 } = last[1]!.models;
  assert.ok(Math.abs(constantVelocity + drift - 1) < 1e-9 && drift > 0.5, `${drift}`);
  assert.deepEqual(last[0]!.identity, { mmsi: 440_000_001 });
  assert.ok(Math.hypot(...last[0]!.state.slice(3)) < 9);
});

test('one MMSI in two places makes two tracks that do not drag each other', () => {
  for (const other of [mover(25.5, 122, 0, 7, 270, 0), mover(22, 120.2, 0, 7, 270, 0)]) {
    const state = createTracker('exercise', DEFAULT_TRACKER, [feed('ais', 'ais')]);
    const ships = [mover(22, 120, 0, 6, 10, 0), other];
    const identity = { mmsi: 416_000_000 };
    for (let k = 0; k < 40; k++) {
      const timeMs = START_MS + k * 10_000;
      const ship = ships[k % 2]!;
      associate(state, [fixOf('ais', ship, timeMs, { heightBasis: 'surface', identity })], timeMs);
      for (const x of ships) straight(x, 10);
    }
    const tracks = allTracks(state, START_MS + 400_000);
    assert.equal(tracks.length, 2);
    for (const track of tracks) {
      const miss = Math.min(
        ...ships.map((x) => Math.hypot(...[0, 1, 2].map((i) => x[i]! - track.state[i]!))),
      );
      assert.ok(miss < 100, `${miss} m`);
      assert.equal(track.reportCount, 20);
    }
    assert.equal(trackerHealth(state).nameConflicts, 1);
  }
});

test('radar and ADS-B of one aircraft become one track with both sources', () => {
  const noise = seededNoise(3);
  const sensor = radar('r', { scanPeriodS: 4, maximumRangeM: 400_000 });
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor, feed('adsb', 'adsb')]);
  const x = mover(38, 128, 9_000, 240, 60, 0);
  for (let k = 0; k < 60; k++) {
    const timeMs = START_MS + k * 1_000;
    const batch: KinematicReport[] = [
      fixOf('adsb', x, timeMs, { identity: { icao: '71BE12', callsign: 'KAL123' } }),
    ];
    if (k % 4 === 2) batch.push(plotOf(sensor, x, timeMs, noise.normal));
    associate(state, batch, timeMs);
    straight(x, 1);
  }
  const tracks = allTracks(state);
  assert.equal(tracks.length, 1);
  assert.deepEqual(tracks[0]!.sensors, ['adsb', 'r']);
  assert.equal(tracks[0]!.identity.icao, '71BE12');
});

test('a crowded sky seen by a turning radar settles to one track an aircraft', () => {
  const noise = seededNoise(21);
  const sensor = radar('r', { scanPeriodS: 4, maximumRangeM: 600_000, clutterPerScan: 50 });
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const sky = Array.from({ length: 150 }, () =>
    mover(
      37.5 + 4 * (noise.uniform() - 0.5),
      127 + 4 * (noise.uniform() - 0.5),
      9_000 + 3_000 * noise.uniform(),
      230,
      360 * noise.uniform(),
      0,
    ),
  );
  const visible = sky.filter((x) => plotOf(sensor, x, 0, null).elevationRad! > 0.01);
  for (let scan = 0; scan < 12; scan++) {
    const plots = visible
      .map((x) => {
        const turn = plotOf(sensor, x, 0, null).azimuthRad / (2 * Math.PI);
        const share = turn < 0 ? turn + 1 : turn;
        const at = x.slice();
        straight(at, 4 * share);
        return plotOf(sensor, at, START_MS + Math.round(4_000 * (scan + share)), noise.normal);
      })
      .filter(() => noise.uniform() < 0.9)
      .sort((a, b) => a.timeMs - b.timeMs);
    for (let i = 0; i < plots.length; i += 15) {
      const batch = plots.slice(i, i + 15);
      associate(state, batch, batch.at(-1)!.timeMs);
    }
    for (const x of visible) straight(x, 4);
  }
  const confirmed = allTracks(state).filter((track) => track.status === 'confirmed');
  const share = confirmed.length / visible.length;
  assert.ok(share > 0.97 && share < 1.03, `${confirmed.length} of ${visible.length}`);
  assert.ok(confirmed.filter((track) => track.models.constantVelocity! < 0.5).length <= 1);
});

test('a track that its sensor no longer sees is dropped for existence, while others are seen', () => {
  const noise = seededNoise(4);
  const sensor = radar('r');
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const gone = mover(38.5, 127.5, 9_000, 250, 90, 0);
  const stays = mover(37, 128.5, 10_000, 230, 180, 0);
  const dropped: Track[] = [];
  for (let k = 0; k < 40; k++) {
    const timeMs = START_MS + k * 1000;
    const batch = [plotOf(sensor, stays, timeMs, noise.normal)];
    if (k < 20) batch.push(plotOf(sensor, gone, timeMs, noise.normal));
    dropped.push(...associate(state, batch, timeMs).filter((t) => t.status === 'dropped'));
    straight(gone, 1);
    straight(stays, 1);
  }
  const confirmed = dropped.filter((track) => track.reportCount > 5);
  assert.equal(confirmed.length, 1);
  assert.equal(confirmed[0]!.reason, 'existence');
  assert.ok(confirmed[0]!.existence < 0.05);
});

test('when the sensor itself falls silent a track coasts, and ends as too old', () => {
  const noise = seededNoise(4);
  const sensor = radar('r');
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const x = mover(38.5, 127.5, 9_000, 250, 90, 0);
  for (let k = 0; k < 10; k++) {
    associate(state, [plotOf(sensor, x, START_MS + k * 1000, noise.normal)], START_MS + k * 1000);
    straight(x, 1);
  }
  const ended: Track[] = [];
  for (let ms = 9_050; ms < 80_000; ms += 50) ended.push(...advance(state, START_MS + ms));
  assert.equal(ended.length, 1);
  assert.equal(ended[0]!.reason, 'too-old');
  assert.equal(trackCount(state), 0);
  assert.equal(trackById(state, ended[0]!.id), null);
});

test('a line of sight sharpens the track that it points at and begins none', () => {
  const noise = seededNoise(9);
  const sensor = radar('r');
  const state = createTracker('exercise', DEFAULT_TRACKER, [
    sensor,
    radar('ir', { kind: 'bearing', scanPeriodS: null }),
  ]);
  const x = mover(40.2, 127.5, 80_000, 2_600, 110, 45);
  const observer = [-3.2e6, 2.6e7, 3.1e7] as const;
  const spread: number[] = [];
  for (let k = 0; k < 30; k++) {
    const timeMs = START_MS + k * 1000;
    const [track] = associate(state, [plotOf(sensor, x, timeMs, noise.normal)], timeMs);
    spread.push(Math.sqrt(track!.covariance[0]! + track!.covariance[7]! + track!.covariance[14]!));
    coastStep(x, 1);
  }
  const d = [0, 1, 2].map((i) => x[i]! - observer[i]!);
  const r = Math.hypot(...d);
  const bearing: KinematicReport = {
    kind: 'bearing',
    source: 'ir',
    mode: 'exercise',
    timeMs: START_MS + 30_000,
    receivedMs: START_MS + 30_000,
    observerEcefM: observer,
    losEcef: [d[0]! / r, d[1]! / r, d[2]! / r],
    sigma: { losRad: 1e-6 },
  };
  const [track] = associate(state, [bearing], START_MS + 30_000);
  const after = Math.sqrt(track!.covariance[0]! + track!.covariance[7]! + track!.covariance[14]!);
  assert.ok(after < spread.at(-1)!, `${after} from ${spread.at(-1)}`);
  assert.deepEqual(track!.sensors, ['ir', 'r']);
  const away = { ...bearing, losEcef: [-d[0]! / r, -d[1]! / r, -d[2]! / r] as const };
  associate(state, [{ ...away, timeMs: START_MS + 31_000 }], START_MS + 31_000);
  assert.equal(trackCount(state), 1);
  assert.equal(trackerHealth(state).refused['unplaced-bearing'], 1);
});

test('reports that cannot be are refused by reason and move nothing', () => {
  const sensor = radar('r');
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor, feed('e', 'estimate')]);
  const good = plotOf(sensor, mover(38, 128, 9_000, 200, 0, 0), START_MS, null);
  const bad: KinematicReport[] = [
    { ...good, rangeM: Number.NaN },
    { ...good, azimuthRad: Number.POSITIVE_INFINITY },
    { ...good, rangeM: -1 },
    { ...good, rangeM: 1e12 },
    { ...good, sigma: { ...good.sigma, rangeM: 0 } },
    { ...good, observerEcefM: [0, 0, 0] },
    { ...good, timeMs: START_MS + 3_600_000 },
    { ...good, mode: 'actual' },
    fixOf('f', Float64Array.of(1, 2, 3, 0, 0, 0), START_MS),
    {
      kind: 'estimate',
      source: 'e',
      mode: 'exercise',
      timeMs: START_MS,
      receivedMs: START_MS,
      stateEcef: [6.4e6, 0, 0, 1, 2, 3],
      covariance: new Array<number>(36).fill(1),
      provenance: [],
    },
  ];
  assert.deepEqual(associate(state, bad, START_MS), []);
  const { refused } = trackerHealth(state);
  assert.deepEqual(refused, {
    'not-a-number': 2,
    absurd: 6,
    'wrong-mode': 1,
    future: 1,
    late: 0,
    repeated: 0,
    'unplaced-bearing': 0,
  });
});

test('a slightly late plot of a second radar is used, an old one counted', () => {
  const noise = seededNoise(2);
  const a = radar('a');
  const b = radar('b');
  const state = createTracker('exercise', DEFAULT_TRACKER, [a, b]);
  const x = mover(40.2, 127.5, 80_000, 2_600, 110, 45);
  let late: KinematicReport | null = null;
  for (let k = 0; k < 40; k++) {
    const timeMs = START_MS + k * 1000;
    // b's plot of this second arrives after a's plot of the next one.
    const batch: KinematicReport[] = [plotOf(a, x, timeMs, noise.normal)];
    associate(state, batch, timeMs);
    if (late !== null) associate(state, [late], timeMs + 10);
    late = plotOf(b, x, timeMs, noise.normal);
    coastStep(x, 1);
  }
  const [track, ...others] = allTracks(state);
  assert.equal(others.length, 0);
  assert.ok(track!.reportCount > 74, `${track!.reportCount} of 79 reports used`);
  assert.ok(track!.misfit < 2);
  associate(state, [{ ...late!, timeMs: START_MS }], START_MS + 40_000);
  assert.equal(trackerHealth(state).refused.late, 1);
  assert.equal(trackCount(state), 1);
});

test('beyond the bound the least existing tracks are shed, visibly', () => {
  const settings = { ...DEFAULT_TRACKER, maximumTracks: 50 };
  const state = createTracker('exercise', settings, [feed('adsb', 'adsb')]);
  const shed: Track[] = [];
  for (let k = 0; k < 120; k++) {
    const x = mover(30 + k * 0.1, 120 + k * 0.1, 9_000, 200, 0, 0);
    const identity = { icao: (0x700000 + k).toString(16).toUpperCase() };
    const report = fixOf('adsb', x, START_MS + k, { identity });
    shed.push(...associate(state, [report], START_MS + k).filter((t) => t.status === 'dropped'));
    assert.ok(trackCount(state) <= 50);
  }
  assert.ok(shed.length >= 70);
  assert.ok(shed.every((track) => track.reason === 'shed'));
});

test('estimates of a partner are fused, and repeating one does not make it surer', () => {
  const state = createTracker('exercise', DEFAULT_TRACKER, [feed('ally', 'estimate')]);
  const x = mover(39, 128, 120_000, 2_000, 90, 30);
  const covariance = new Array<number>(36).fill(0);
  for (let i = 0; i < 6; i++) covariance[i * 7] = i < 3 ? 400 ** 2 : 20 ** 2;
  let first = 0;
  for (let k = 0; k < 8; k++) {
    const report: KinematicReport = {
      kind: 'estimate',
      source: 'ally',
      sourceTrack: 7,
      mode: 'exercise',
      timeMs: START_MS + k,
      receivedMs: START_MS + k,
      stateEcef: Array.from(x),
      covariance,
      provenance: ['usa:t7'],
    };
    const [track] = associate(state, [report], START_MS + k);
    if (k === 0) first = track!.covariance[0]!;
    assert.ok(track!.covariance[0]! > 0.99 * first, `${track!.covariance[0]} of ${first}`);
  }
  assert.equal(trackCount(state), 1);
});

test('a snapshot in the middle of a run goes on exactly as the run itself', () => {
  const noise = seededNoise(11);
  const sensor = radar('r');
  let state = createTracker('exercise', DEFAULT_TRACKER, [sensor, feed('ais', 'ais')]);
  let copy: TrackerState | null = null;
  const missile = mover(40.2, 127.5, 80_000, 2_600, 110, 45);
  const ship = mover(37, 126, 0, 8, 20, 0);
  for (let k = 0; k < 60; k++) {
    const timeMs = START_MS + k * 1000;
    const batch: KinematicReport[] = [
      plotOf(sensor, missile, timeMs, noise.normal),
      fixOf('ais', ship, timeMs, { heightBasis: 'surface', identity: { mmsi: 440_123_456 } }),
    ];
    for (let c = 0; c < 5; c++) {
      const x = mover(36 + 4 * noise.uniform(), 125 + 4 * noise.uniform(), 9_000, 0, 0, 0);
      batch.push(plotOf(sensor, x, timeMs, noise.normal));
    }
    const shown = associate(state, batch, timeMs);
    if (copy !== null) assert.deepEqual(associate(copy, batch, timeMs), shown);
    advance(state, timeMs + 500);
    if (copy !== null) advance(copy, timeMs + 500);
    if (k === 30) {
      copy = deserialize(serialize(state)) as TrackerState;
      state = structuredClone(state);
    }
    if (copy !== null) assert.equal(digestTracks(copy), digestTracks(state));
    coastStep(missile, 1);
    straight(ship, 1);
  }
  // Not the bytes: V8 writes one and the same number in two ways.
  assert.deepEqual(copy, state);
});

function enuOf(speed: number, headingDeg: number): readonly [number, number, number] {
  const heading = (headingDeg * Math.PI) / 180;
  return [speed * Math.sin(heading), speed * Math.cos(heading), 0];
}
