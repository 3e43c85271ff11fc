import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import { DEGREE, geodesicInverse, pointInPolygon } from '../../earth/index.ts';
import type { BearingReport } from '../../sense/index.ts';
import {
  type AssessState,
  type BallisticHazard,
  createAssess,
  type Hazard,
  recogniseLines,
  recogniseTick,
  recogniseTrack,
} from '../index.ts';
import { EXERCISE } from '../settings.fixture.ts';
import {
  type Flight,
  fly,
  INTERMEDIATE,
  LOFTED,
  noisy,
  radarCovariance,
  randomFrom,
  SCUD_ER,
  trackOf,
} from './flight.fixture.ts';
import { EAST, type Glow, looksAt, moverFrom, plumeOf, WEST } from './looks.fixture.ts';

const T0 = 1_700_000_000_000;

/** Feeds lines by their times, with ticks between them, until `untilS`. */
function watch(assess: AssessState, lines: readonly BearingReport[], untilS: number): Hazard[] {
  const all: Hazard[] = [];
  const sorted = [...lines].sort((a, b) => a.timeMs - b.timeMs);
  let next = 0;
  for (let nowMs = T0; nowMs <= T0 + untilS * 1000; nowMs += 250) {
    const now: BearingReport[] = [];
    while (next < sorted.length && sorted[next]!.timeMs <= nowMs) now.push(sorted[next++]!);
    recogniseLines(assess, now);
    all.push(...recogniseTick(assess, nowMs));
  }
  return all;
}

function ballistic(hazards: readonly Hazard[]): BallisticHazard[] {
  return hazards.filter((hazard) => hazard.kind === 'ballistic');
}

const options = { sinceMs: T0 };

test('one satellite alone opens a hazard that says so, and whose areas hold the impact', (t) => {
  const random = randomFrom(20_261_122);
  const counts = { flown: 0, opened: 0, launch: 0, time: 0, heading: 0, in50: 0, in90: 0, in99: 0 };
  const delays: number[] = [];
  for (const vehicle of [SCUD_ER, INTERMEDIATE, LOFTED]) {
    for (let i = 0; i < 6; i++) {
      const bearingDeg = 360 * random.uniform();
      const flight = fly({ ...vehicle, bearingDeg });
      const lines = looksAt(plumeOf(flight), [EAST], options, random);
      const seen = ballistic(watch(createAssess(EXERCISE), lines, flight.burnoutS + 60));
      counts.flown += 1;
      const [first] = seen;
      if (first === undefined) continue;
      assert.equal(new Set(seen.map(({ id }) => id)).size, 1, 'one object is one hazard');
      assert.ok(seen.every(({ sighted, tracks }) => sighted !== undefined && tracks.length === 0));
      assert.deepEqual(first.sensors, ['ir-0']);
      counts.opened += 1;
      delays.push((first.timeMs - lines[0]!.timeMs) / 1000);
      const { launch, areas, sighted } = first;
      const site = {
        latitudeRad: vehicle.siteDeg[0] * DEGREE,
        longitudeRad: vehicle.siteDeg[1] * DEGREE,
      };
      const off = geodesicInverse(launch.point, site).distanceM;
      if (off < 2.146 * launch.sigmaM) counts.launch += 1;
      if (Math.abs(launch.timeMs - T0) < 1645 * launch.timeSigmaS) counts.time += 1;
      const turn = sighted!.headingRad - bearingDeg * DEGREE;
      const turned = Math.abs(turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI)));
      if (turned < 2 * sighted!.headingSigmaRad) counts.heading += 1;
      areas.forEach(({ polygon }, k) => {
        if (pointInPolygon(polygon, flight.impact))
          counts[(['in50', 'in90', 'in99'] as const)[k]!]++;
      });
      const last = seen[seen.length - 1]!;
      assert.equal(last.status, 'lost', 'nobody sees it once its motor is out');
    }
  }
  delays.sort((a, b) => a - b);
  const median = delays[delays.length >> 1];
  t.diagnostic(`${JSON.stringify(counts)}, first look to hazard: median ${median} s`);
  assert.ok(counts.opened >= 0.75 * counts.flown);
  for (const share of [counts.in90, counts.launch, counts.time, counts.heading]) {
    assert.ok(share >= 0.8 * counts.opened);
  }
});

test('two satellites that look at other moments make one hazard', () => {
  const random = randomFrom(3);
  const flight = fly(INTERMEDIATE);
  const a = looksAt(plumeOf(flight), [EAST], options, random);
  const b = looksAt(plumeOf(flight), [WEST], options, random).map((line) => ({
    ...line,
    source: 'ir-9',
  }));
  const seen = ballistic(watch(createAssess(EXERCISE), [...a, ...b], flight.burnoutS + 5));
  assert.equal(new Set(seen.map(({ id }) => id)).size, 1);
  assert.deepEqual(seen[seen.length - 1]!.sensors, ['ir-0', 'ir-9']);
});

/** The track that a radar has of it from `fromS` on, fed until `untilS`. */
function follow(assess: AssessState, flight: Flight, fromS: number, untilS: number): Hazard[] {
  const { normal } = randomFrom(8);
  const all: Hazard[] = [];
  for (let s = fromS + 3; s <= untilS; s++) {
    const covariance = radarCovariance(flight, [37.5, 129], fromS, s);
    const timeMs = T0 + s * 1000;
    const track = trackOf('t1', timeMs, noisy(flight.states[s]!, covariance, normal), covariance, {
      firstMs: T0 + fromS * 1000,
      reportCount: s - fromS + 1,
      existence: 0.999,
    });
    all.push(...recogniseTrack(assess, track, timeMs), ...recogniseTick(assess, timeMs + 50));
  }
  return all;
}

test('the radar that sees it next carries the same hazard on', () => {
  for (const bearingDeg of [0, 30, 60, 240]) {
    const random = randomFrom(1);
    const flight = fly({ ...SCUD_ER, bearingDeg });
    const assess = createAssess(EXERCISE);
    const lines = looksAt(plumeOf(flight), [EAST], options, random);
    const from = Math.ceil(flight.burnoutS);
    const alone = ballistic(watch(assess, lines, from + 10));
    assert.equal(alone.length > 0, true, `${bearingDeg}°`);
    const joined = ballistic(follow(assess, flight, from + 10, from + 30));
    const last = joined[joined.length - 1]!;
    assert.equal(last.id, alone[0]!.id, `${bearingDeg}°`);
    assert.equal(last.sighted, undefined);
    assert.equal(last.status, 'open');
    assert.deepEqual([last.sensors.includes('ir-0'), last.tracks], [true, ['t1']]);
  }
});

test('lines of what a track shows already open nothing', () => {
  const random = randomFrom(4);
  const flight = fly(LOFTED);
  const assess = createAssess(EXERCISE);
  const from = 100;
  const tracked = ballistic(follow(assess, flight, from, from + 20));
  assert.ok(tracked.length > 0);
  const all = looksAt(plumeOf(flight), [EAST], options, random);
  for (let s = from + 21; s < flight.burnoutS; s++) {
    const timeMs = T0 + s * 1000;
    const covariance = radarCovariance(flight, [37.5, 129], from, s);
    const track = trackOf('t1', timeMs, flight.states[s]!, covariance, {});
    recogniseTrack(assess, track, timeMs);
    recogniseLines(
      assess,
      all.filter((line) => line.timeMs === timeMs),
    );
    recogniseTick(assess, timeMs + 50);
  }
  assert.equal(assess.ballistic.hazards.size, 1);
  assert.equal(assess.trails.trails.size, 0);
});

/** What glows and is no missile, drawn anew each time. */
function others(random: ReturnType<typeof randomFrom>): Glow[] {
  const { uniform } = random;
  const place = (heightM: number): readonly [number, number, number] => [
    36 + 5 * uniform(),
    124 + 8 * uniform(),
    heightM,
  ];
  const turn = 2 * Math.PI * uniform();
  const burns = (glow: Glow, fromS: number, untilS: number): Glow => {
    return (s) => (s >= fromS && s < untilS ? glow(s) : null);
  };
  return [
    moverFrom(place(500), 0, 0),
    moverFrom(place(0), 230, turn),
    burns(moverFrom(place(11e3), 250 + 350 * uniform(), turn), 20, 80),
    burns(moverFrom(place(9e3), 300, turn, 0.12 * (uniform() - 0.5)), 0, 60),
    burns(moverFrom(place(70e3), 3_000 + 4_500 * uniform(), turn), 30, 90),
    burns(moverFrom(place(85e3), 12_000 + 40_000 * uniform(), turn), 50, 53),
  ];
}

test('fires, glints, afterburners, meteors and debris open nothing', () => {
  const random = randomFrom(11);
  for (let round = 0; round < 2; round++) {
    for (const periodS of [5, 1]) {
      const lines = Array.from({ length: 2 }, () => others(random))
        .flat()
        .flatMap((glow) => looksAt(glow, [EAST], { periodS, untilS: 120, sinceMs: T0 }, random));
      assert.deepEqual(watch(createAssess(EXERCISE), lines, 150), []);
    }
  }
});

test('a snapshot between two looks changes nothing', () => {
  const random = randomFrom(5);
  const flight = fly(SCUD_ER);
  const lines = looksAt(plumeOf(flight), [EAST], options, random);
  const whole = watch(createAssess(EXERCISE), lines, 100);
  let assess = createAssess(EXERCISE);
  const parts: Hazard[] = [];
  let next = 0;
  for (let nowMs = T0; nowMs <= T0 + 100_000; nowMs += 250) {
    const now: BearingReport[] = [];
    while (next < lines.length && lines[next]!.timeMs <= nowMs) now.push(lines[next++]!);
    recogniseLines(assess, now);
    parts.push(...recogniseTick(assess, nowMs));
    if (nowMs % 7_000 === 0) assess = deserialize(serialize(assess)) as AssessState;
  }
  assert.ok(whole.length > 0);
  assert.deepEqual(parts, whole);
});
