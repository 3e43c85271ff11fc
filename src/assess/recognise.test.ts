import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import {
  enuRotation,
  fromEnu,
  geodesicInverse,
  geodeticToEcef,
  pointInPolygon,
  polygonArea,
} from '../earth/index.ts';
import type { Track } from '../track/index.ts';
import {
  type Flight,
  fly,
  LOFTED,
  noisy,
  radarCovariance,
  randomFrom,
  SCUD_ER,
  trackOf,
} from './ballistic/flight.fixture.ts';
import {
  type AssessState,
  type BallisticHazard,
  createAssess,
  type Hazard,
  openHazards,
  recogniseTick,
  recogniseTrack,
} from './index.ts';
import { EXERCISE } from './settings.fixture.ts';

const T0 = 1_700_000_000_000;
const RADAR = [37.5, 129] as const;
const scud = fly(SCUD_ER);

function ballistic(hazards: readonly Hazard[]): BallisticHazard[] {
  return hazards.filter((hazard) => hazard.kind === 'ballistic');
}

/** The track that a 1 Hz radar gives of the flight `n` reports after burnout. */
function seen(flight: Flight, n: number, normal: () => number, more: Partial<Track> = {}): Track {
  const from = Math.ceil(flight.burnoutS);
  const covariance =
    n < 4
      ? radarCovariance(flight, RADAR, from, from + 3).map((v) => v * 9)
      : radarCovariance(flight, RADAR, from, from + n);
  const timeMs = T0 + (from + n) * 1000;
  return trackOf('t1', timeMs, noisy(flight.states[from + n]!, covariance, normal), covariance, {
    firstMs: T0 + from * 1000,
    reportCount: n + 1,
    existence: 1 - 0.3 ** (n + 1),
    ...more,
  });
}

/** Feeds the reports `first` to `last` after burnout and gathers every revision. */
function feed(
  state: AssessState,
  flight: Flight,
  first: number,
  last: number,
  more: Partial<Track> = {},
): BallisticHazard[] {
  const { normal } = randomFrom(7);
  const all: BallisticHazard[] = [];
  for (let n = first; n <= last; n++) {
    const track = seen(flight, n, normal, more);
    all.push(...ballistic(recogniseTrack(state, track, track.timeMs)));
    all.push(...ballistic(recogniseTick(state, track.timeMs + 50)));
  }
  return all;
}

test('a missile is recognised within ten seconds of its first report at 1 Hz', () => {
  for (const flight of [scud, fly(LOFTED)]) {
    const state = createAssess(EXERCISE);
    const [first] = feed(state, flight, 2, 30);
    assert.ok(first !== undefined);
    assert.equal(first.id, 'kor-h1');
    assert.equal(first.revision, 1);
    assert.equal(first.status, 'open');
    assert.ok((first.timeMs - first.firstMs) / 1000 <= 10, `${first.timeMs - first.firstMs} ms`);
  }
});

test('revisions come at most once a second, shrink, and hold the impact', () => {
  const state = createAssess(EXERCISE);
  const all = feed(state, scud, 2, 120);
  assert.ok(all.length > 5 && all.length < 120, `${all.length} revisions`);
  for (let i = 1; i < all.length; i++) {
    assert.equal(all[i]!.revision, i + 1);
    assert.ok(all[i]!.timeMs - all[i - 1]!.timeMs >= 1000);
  }
  const last = all[all.length - 1]!;
  assert.ok(pointInPolygon(last.areas[2]!.polygon, scud.impact));
  assert.ok(geodesicInverse(last.impact.point, scud.impact).distanceM < 5_000);
  assert.ok(Math.abs(last.impact.timeMs - T0 - scud.impactS * 1000) < 25_000);
  assert.ok(Math.abs(last.flownRangeM / scud.rangeM - 1) < 0.05, `${last.flownRangeM}`);
  assert.ok(Math.abs(last.apogeeM / scud.apogeeM - 1) < 0.03, `${last.apogeeM}`);
  assert.ok(Math.abs(last.launch.timeMs - T0) < 3 * 1000 * last.launch.timeSigmaS);
  assert.ok(last.rangeClass.SRBM + last.rangeClass.MRBM > 0.99);
  assert.ok(last.rangeClass.SRBM > 0.05, 'a 1,000 km missile stands at the border of two classes');
  assert.ok(last.nature.ballistic > 0.95);
  const sum = Object.values(last.rangeClass).reduce((a, b) => a + b, 0);
  assert.ok(Math.abs(sum - 1) < 1e-9);
});

test('a lofted 4,475 km flight of 950 km is an ICBM', () => {
  const state = createAssess(EXERCISE);
  const all = feed(state, fly(LOFTED), 5, 60);
  const last = all[all.length - 1]!;
  assert.ok(last.rangeClass.ICBM > 0.99, `${last.rangeClass.ICBM}`);
  assert.ok(Math.abs(last.flownRangeM - 950e3) < 60e3, `${last.flownRangeM}`);
  assert.equal(last.phase, 'coast');
});

/** A track with straight motion: latitude, longitude, height, east, north, up. */
function moving(
  height: number,
  velocity: readonly [number, number, number],
  more: Partial<Track>,
): Track {
  const axes = enuRotation(0.65, 2.2);
  const covariance = new Float64Array(36);
  for (let i = 0; i < 6; i++) covariance[i * 7] = i < 3 ? 200 ** 2 : 15 ** 2;
  const state = Float64Array.from([
    ...geodeticToEcef(0.65, 2.2, height),
    ...fromEnu(axes, ...velocity),
  ]);
  return trackOf('t9', T0, state, covariance, { reportCount: 50, ...more });
}

test('aircraft, ships, balloons, falling sondes and satellites are never missiles', () => {
  const flies = { constantVelocity: 0.999, coast: 0.001 };
  const unsure = { constantVelocity: 0.5, coast: 0.5 };
  const state = createAssess(EXERCISE);
  const objects: Track[] = [
    moving(0, [8, 3, 0], { models: flies }),
    moving(11_000, [250, 40, 0], { models: flies }),
    moving(11_000, [320, 40, 15], { models: unsure }),
    moving(16_000, [650, 0, 60], { models: flies }),
    moving(24_000, [950, 0, 0], { models: flies }),
    moving(27_000, [1_080, 0, 0], { models: flies }),
    moving(30_000, [20, 10, -90], { models: unsure }),
    moving(32_000, [15, 0, -160], { models: { coast: 0.9, constantVelocity: 0.1 } }),
    moving(420_000, [7_200, 800, 0], { models: { coast: 1 } }),
    moving(700_000, [5_200, 5_000, 10], { models: { coast: 1 } }),
    moving(95_000, [14_000, 0, -9_000], { models: unsure }),
  ];
  for (let second = 0; second < 60; second++) {
    objects.forEach((track, i) => {
      const at = { timeMs: T0 + second * 1000, lastReportMs: T0 + second * 1000 };
      assert.deepEqual(recogniseTrack(state, { ...track, id: `t${i}`, ...at }, at.timeMs), []);
    });
  }
  assert.deepEqual(openHazards(state), []);
});

test('one wild report opens nothing', () => {
  const state = createAssess(EXERCISE);
  const calm = moving(11_000, [240, 0, 0], { models: { constantVelocity: 1 } });
  const wild = moving(31_000, [2_400, 0, 1_500], { models: { constantVelocity: 0.5, coast: 0.5 } });
  for (let s = 0; s < 30; s++) {
    const at = { timeMs: T0 + s * 1000, lastReportMs: T0 + s * 1000 };
    const track = { ...(s % 7 === 3 ? wild : calm), id: 't4', ...at };
    assert.deepEqual(recogniseTrack(state, track, at.timeMs), []);
  }
});

test('a track that ends in mid flight is lost at once, its areas grow, and it can come back', () => {
  const state = createAssess(EXERCISE);
  const before = feed(state, scud, 2, 60);
  const open = before[before.length - 1]!;
  const cut = T0 + (Math.ceil(scud.burnoutS) + 60) * 1000;
  const lost: BallisticHazard[] = [];
  for (let ms = 50; ms <= 60_000; ms += 50) {
    lost.push(...ballistic(recogniseTick(state, cut + ms)));
  }
  assert.equal(lost[0]?.status, 'lost');
  assert.ok(lost[0].timeMs - cut <= 10_300, `${lost[0].timeMs - cut} ms`);
  assert.ok(lost.length >= 5 && lost.length <= 7, `${lost.length} revisions while lost`);
  for (let i = 1; i < lost.length; i++) {
    const spread = (h: BallisticHazard) =>
      geodesicInverse(h.impact.point, {
        longitudeRad: h.areas[2]!.polygon[0]![0]![0],
        latitudeRad: h.areas[2]!.polygon[0]![0]![1],
      }).distanceM;
    assert.ok(spread(lost[i]!) > spread(lost[i - 1]!) && spread(lost[i]!) > spread(open));
  }
  const again = feed(state, scud, 125, 130, { id: 't77', sensors: ['radar-1'] });
  assert.equal(again[0]?.id, open.id, 'the same hazard goes on');
  assert.equal(again[0].status, 'open');
  assert.deepEqual(again[0].tracks, ['t1', 't77']);
  assert.equal(openHazards(state).length, 1);
});

test('what burns no more is lost as it falls, not as the mixture with a motor has it', () => {
  const state = createAssess(EXERCISE);
  const { normal } = randomFrom(7);
  let open: BallisticHazard | undefined;
  for (let n = 5; n <= 60; n++) {
    const sharp = seen(scud, n, normal);
    const unsure = sharp.covariance.map((v, i) => v + (i % 7 === 0 && i > 20 ? 100 : 0));
    const coast = { state: sharp.state, covariance: sharp.covariance, misfit: 1 };
    const track = { ...sharp, covariance: unsure, coast };
    open = ballistic(recogniseTrack(state, track, track.timeMs)).at(-1) ?? open;
  }
  const cut = T0 + (Math.ceil(scud.burnoutS) + 60) * 1000;
  const [lost] = ballistic(recogniseTick(state, cut + 10_050));
  assert.equal(lost?.status, 'lost');
  const size = (hazard: BallisticHazard): number => polygonArea(hazard.areas[1]!.polygon);
  assert.ok(size(lost) > size(open!) && size(lost) < 400 * 1e6, `${size(lost) / 1e6} km²`);
});

test('what is lost while its motor burns is not let fall from there: nothing ends before it can', () => {
  const state = createAssess(EXERCISE);
  const flight = fly(LOFTED);
  const { normal } = randomFrom(11);
  let open: BallisticHazard | undefined;
  const from = Math.ceil(flight.burnoutS) - 40;
  const motor = { models: { boost: 0.97, coast: 0.03 } };
  for (let n = 3; n <= 20; n++) {
    const covariance = radarCovariance(flight, RADAR, from, from + n);
    const timeMs = T0 + (from + n) * 1000;
    const at = noisy(flight.states[from + n]!, covariance, normal);
    const seenMs = { firstMs: T0 + from * 1000, reportCount: n + 1, existence: 1 };
    const track = trackOf('t1', timeMs, at, covariance, { ...seenMs, ...motor });
    open = ballistic(recogniseTrack(state, track, timeMs)).at(-1) ?? open;
  }
  assert.equal(open?.phase, 'boost');
  const cut = T0 + (from + 20) * 1000;
  let last: BallisticHazard = open;
  for (let s = 1; s <= 1200; s++) {
    last = ballistic(recogniseTick(state, cut + s * 1000)).at(-1) ?? last;
    assert.notEqual(last.status, 'ended', `over ${s} s after the last look`);
  }
  assert.equal(last.status, 'lost');
  const latestMs = last.impact.timeMs + 2.58 * last.impact.timeSigmaS * 1000;
  assert.ok(latestMs > T0 + flight.impactS * 1000, `${(latestMs - T0) / 1000} s`);
});

test('when many are lost at once a look says some, all are said soon, and none is forgotten', () => {
  const state = createAssess(EXERCISE);
  const before = feed(state, scud, 2, 60);
  const { hazards } = state.ballistic;
  const [id, one] = [...hazards][0]!;
  for (let i = 2; i <= 30; i++) {
    const copy = structuredClone(one);
    hazards.set(`kor-h${i}`, { ...copy, hazard: { ...copy.hazard, id: `kor-h${i}` } });
  }
  const from = before[before.length - 1]!.timeMs;
  const said = new Map([...hazards.keys()].map((each): [string, number[]] => [each, []]));
  for (let ms = 0; ms <= 40_000; ms += 50) {
    const look = recogniseTick(state, from + ms);
    assert.ok(look.length <= 4, `${look.length} in one look`);
    for (const hazard of look) said.get(hazard.id)!.push(hazard.timeMs);
  }
  const first = said.get(id)![0]!;
  for (const times of said.values()) {
    assert.ok(times[0]! - first <= 400, `${times[0]! - first} ms after the first`);
    assert.ok(times.length >= 3);
    for (let i = 1; i < times.length; i++) assert.ok(times[i]! - times[i - 1]! <= 10_400);
  }
});

test('a hazard ends after its impact time, and a track that ends low is not called lost', () => {
  const state = createAssess(EXERCISE);
  const low = scud.states.findLastIndex((s) => Math.hypot(s[0]!, s[1]!, s[2]!) - 6.371e6 > 95e3);
  feed(state, scud, 2, low - Math.ceil(scud.burnoutS));
  const later: BallisticHazard[] = [];
  const start = T0 + low * 1000;
  for (let ms = 50; ms < 200_000; ms += 200)
    later.push(...ballistic(recogniseTick(state, start + ms)));
  assert.deepEqual(
    later.map((hazard) => [hazard.status, hazard.phase]),
    [['ended', 'impacted']],
  );
  assert.ok(later[0]!.timeMs > T0 + scud.impactS * 1000);
  assert.deepEqual(openHazards(state), []);
});

test('a salvo makes one hazard for each missile', () => {
  const state = createAssess(EXERCISE);
  const flights = [0, 1, 2, 3, 4].map((i) =>
    fly({ ...SCUD_ER, siteDeg: [38.75 + 0.02 * i, 125.3], bearingDeg: 70 + 2 * i }),
  );
  const { normal } = randomFrom(3);
  for (let n = 2; n < 40; n++) {
    flights.forEach((flight, i) => {
      const track = seen(flight, n, normal, { id: `t${i + 1}` });
      recogniseTrack(state, track, track.timeMs);
    });
  }
  const open = ballistic(openHazards(state));
  assert.equal(open.length, 5);
  assert.deepEqual(
    open.map((hazard) => hazard.tracks),
    [['t1'], ['t2'], ['t3'], ['t4'], ['t5']],
  );
});

test('a missile on its way to Japan names the prefectures that it may reach', () => {
  const state = createAssess(EXERCISE);
  const flight = fly({ ...SCUD_ER, bearingDeg: 95 });
  const all = feed(state, flight, 2, 90);
  const last = all[all.length - 1]!;
  assert.ok(last.arrivals.length > 0);
  for (const arrival of last.arrivals) {
    assert.match(arrival.region, /^(JP|KR|KP)-/);
    assert.ok(arrival.earliestMs < last.impact.timeMs && arrival.latestMs > last.impact.timeMs);
  }
  const total = last.arrivals.reduce((sum, arrival) => sum + arrival.probability, 0);
  assert.ok(total <= 1.001, `${total}`);
  for (let i = 1; i < last.arrivals.length; i++) {
    assert.ok(last.arrivals[i]!.probability <= last.arrivals[i - 1]!.probability);
  }
});

test('the state is plain data: a restored snapshot goes on identically', () => {
  const one = createAssess(EXERCISE);
  feed(one, scud, 2, 20);
  const two = deserialize(serialize(one)) as AssessState;
  assert.deepEqual(two, one);
  const a = JSON.stringify(feed(one, scud, 21, 40));
  const b = JSON.stringify(feed(two, scud, 21, 40));
  assert.ok(a.length > 100);
  assert.equal(a, b);
});

test('an estimate that is not a number changes nothing and throws nothing', () => {
  const state = createAssess(EXERCISE);
  feed(state, scud, 2, 20);
  const track = seen(scud, 21, randomFrom(1).normal);
  for (const id of ['t1', 't55']) {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const broken = { ...track, id, state: track.state.map(() => bad) };
      assert.deepEqual(recogniseTrack(state, broken, track.timeMs), []);
      const covariance = track.covariance.map(() => bad);
      assert.deepEqual(recogniseTrack(state, { ...track, id, covariance }, track.timeMs), []);
    }
  }
});
