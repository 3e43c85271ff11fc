import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEGREE, type GeoPolygon, geodesicDirect } from '../../earth/index.ts';
import { coastStep } from '../../motion/index.ts';
import type { LaunchNotice, LaunchNoticeReport } from '../../sense/index.ts';
import {
  fly,
  noisy,
  radarCovariance,
  randomFrom,
  SCUD_ER,
  trackOf,
} from '../ballistic/flight.fixture.ts';
import { type Ascent, judgeSpace } from '../ballistic/space.ts';
import {
  type BallisticHazard,
  createAssess,
  type Hazard,
  openHazards,
  recogniseReport,
  recogniseTick,
  recogniseTrack,
} from '../index.ts';
import { EXERCISE } from '../settings.fixture.ts';

const DAY = 86_400_000;
const T0 = 1_700_000_000_000;
const flight = fly(SCUD_ER);
const SITE = {
  latitudeRad: SCUD_ER.siteDeg[0] * DEGREE,
  longitudeRad: SCUD_ER.siteDeg[1] * DEGREE,
};

/** A square of 40 km about the place so far from the site in a direction. */
function zone(bearingDeg: number, distanceM: number): LaunchNotice['dropZones'][number] {
  const middle = geodesicDirect(SITE, bearingDeg * DEGREE, distanceM);
  const ring = [225, 135, 45, 315, 225].map((turn) => {
    const corner = geodesicDirect(middle, turn * DEGREE, 28e3);
    return [corner.longitudeRad, corner.latitudeRad] as const;
  });
  return { name: 'stage 1', polygon: [ring] as GeoPolygon };
}

function report(changes: Partial<LaunchNotice> = {}, issuer = 'JCG'): LaunchNoticeReport {
  return {
    kind: 'notice',
    about: 'launch',
    source: 'notices',
    mode: 'exercise',
    timeMs: T0 - DAY,
    receivedMs: T0 - DAY,
    issuer,
    body: {
      id: 'N-1',
      fromMs: T0 - DAY / 2,
      untilMs: T0 + DAY,
      site: SITE,
      dropZones: [zone(70, 300e3)],
      withdrawn: false,
      ...changes,
    },
  };
}

/** All hazards of one flight that is seen, lost and over, after these notices. */
function run(notices: readonly LaunchNoticeReport[]): Hazard[] {
  const state = createAssess(EXERCISE);
  for (const notice of notices) recogniseReport(state, notice, T0 - DAY);
  const { normal } = randomFrom(11);
  const from = Math.ceil(flight.burnoutS);
  const all: Hazard[] = [];
  for (let n = 2; n <= 40; n++) {
    const covariance = radarCovariance(flight, [37.5, 129], from, from + Math.max(n, 3));
    const timeMs = T0 + (from + n) * 1000;
    const track = trackOf(
      't1',
      timeMs,
      noisy(flight.states[from + n]!, covariance, normal),
      covariance,
      {
        firstMs: T0 + from * 1000,
        reportCount: n + 1,
        existence: 1 - 0.3 ** (n + 1),
      },
    );
    all.push(...recogniseTrack(state, track, timeMs), ...recogniseTick(state, timeMs + 50));
  }
  for (let s = from + 41; s < flight.impactS + 300; s += 1) {
    all.push(...recogniseTick(state, T0 + s * 1000));
  }
  return all.filter(({ kind }) => kind === 'ballistic');
}

/** Without the number, which counts the drop zones too, and what is said of notices. */
function apart(hazards: readonly Hazard[]): unknown[] {
  return hazards.map((hazard) => ({ ...hazard, id: '', space: null }));
}

const plain = run([]);

test('a notice delays, suppresses and changes nothing of what is made of a flight', () => {
  assert.ok(plain.length > 10 && plain.some(({ status }) => status === 'lost'));
  const notice = fc.record({
    offsetM: fc.constantFrom(0, 5e3, 25e3, 200e3, null),
    fromH: fc.integer({ min: -60, max: 10 }),
    lengthH: fc.integer({ min: 1, max: 100 }),
    bearing: fc.integer({ min: 0, max: 359 }),
    zones: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(notice, { minLength: 1, maxLength: 3 }), (several) => {
      const reports = several.map(({ offsetM, fromH, lengthH, bearing, zones }, i) =>
        report(
          {
            id: `N-${i}`,
            site: offsetM === null ? null : geodesicDirect(SITE, bearing * DEGREE, offsetM),
            fromMs: T0 + fromH * 3_600_000,
            untilMs: T0 + (fromH + lengthH) * 3_600_000,
            dropZones: Array.from({ length: zones }, (_, k) => zone(bearing + 5 * k, 3e5)),
          },
          `issuer ${i}`,
        ),
      );
      assert.deepEqual(apart(run(reports)), apart(plain));
    }),
    { numRuns: 12 },
  );
});

test('a notice warns of its drop zones at once, is replaced by its name, and ends with its window', () => {
  const state = createAssess(EXERCISE);
  const [first] = recogniseReport(state, report(), T0 - DAY);
  assert.ok(first?.kind === 'space-launch');
  assert.equal(first.id, 'kor-h1');
  assert.deepEqual(first.zones, ['stage 1']);
  assert.equal(first.areas.length, 1);
  const [second] = recogniseReport(state, report({ untilMs: T0 + 3 * DAY }), T0 - DAY / 2);
  assert.equal(second?.id, 'kor-h1');
  assert.equal(second?.revision, 2);
  assert.equal(recogniseReport(state, report({}, 'another'), T0 - DAY / 2)[0]?.id, 'kor-h2');
  assert.equal(openHazards(state).length, 2);
  assert.deepEqual(recogniseTick(state, T0 + DAY), []);
  const ends = recogniseTick(state, T0 + 2 * DAY + 1);
  assert.deepEqual(
    ends.map(({ id, status }) => [id, status]),
    [['kor-h2', 'ended']],
  );
  const [third] = recogniseReport(state, report({ withdrawn: true }), T0 + 2 * DAY + 2);
  assert.equal(third?.status, 'withdrawn');
  assert.equal(openHazards(state).length, 0);
  assert.deepEqual(recogniseReport(state, report({ id: 'late' }), T0 + 3 * DAY), []);
});

test('a zone over land names the areas that it touches', () => {
  const state = createAssess(EXERCISE);
  const [hazard] = recogniseReport(state, report({ dropZones: [zone(160, 400e3)] }), T0 - DAY);
  assert.ok(hazard !== undefined && hazard.arrivals.length > 0);
  assert.ok(hazard.arrivals[0]!.region.startsWith('KR-'));
  assert.ok(hazard.arrivals[0]!.probability > 0.1);
});

const RISING: Ascent = {
  launch: { point: SITE, sigmaM: 8e3, timeMs: T0 },
  here: geodesicDirect(SITE, 70 * DEGREE, 150e3),
  atMs: T0 + 180_000,
  burning: 1,
  workedMs: T0 + 180_000,
  perigee: 3_000e3,
  perigeeSigma: 50e3,
  apogee: 6_371e3 + 300e3,
};
const OUT: Ascent = { ...RISING, burning: 0 };
/** Its track began after burnout: nobody saw for how long the motor worked. */
const UNSEEN: Ascent = { ...OUT, workedMs: null };
const ORBIT: Ascent = { ...OUT, atMs: T0 + 560_000, perigee: 6_371e3 + 400e3 };

function judged(ascent: Ascent, changes: Partial<LaunchNotice> | null) {
  const state = createAssess(EXERCISE);
  if (changes !== null) recogniseReport(state, report(changes), T0 - DAY);
  return judgeSpace(ascent, state.space.announced.values());
}

test('what nobody announced is ballistic unless its motor or its perigee says otherwise', () => {
  assert.ok(judged(RISING, null).ballistic > 0.8);
  assert.ok(judged(OUT, null).ballistic > 0.99);
  assert.ok(judged(ORBIT, null).spaceLaunch > 0.7);
  assert.ok(judged(UNSEEN, null).ballistic > 0.99);
  assert.equal(judged(RISING, null).notice, null);
});

test('a motor that worked for nine minutes tells a low orbit from an arc, however the perigee lies', () => {
  const low = { ...ORBIT, perigee: 6_371e3 + 190e3 };
  const unknown = judged({ ...low, workedMs: null }, null).spaceLaunch;
  const known = judged({ ...low, workedMs: T0 + 540_000 }, null).spaceLaunch;
  assert.ok(unknown < 0.1 && known > 0.7, `${unknown}, ${known}`);
  // An arc that comes down is none, whenever its motor is thought to have stopped.
  const arc = judged({ ...OUT, atMs: T0 + 560_000, workedMs: T0 + 540_000 }, null);
  assert.ok(arc.ballistic > 0.9, `${arc.ballistic}`);
});

test('an apogee that no launcher has on its way speaks against one, and a low one for none', () => {
  const late = { ...RISING, atMs: T0 + 340_000, workedMs: T0 + 340_000 };
  const high = { ...late, apogee: 6_371e3 + 2_500e3 };
  assert.ok(judged(late, {}).spaceLaunch > 0.7);
  assert.ok(judged(high, {}).spaceLaunch < 0.3, `${judged(high, {}).spaceLaunch}`);
  assert.deepEqual(judged({ ...late, apogee: 6_371e3 + 900e3 }, {}), judged(late, {}));
  // In orbit any apogee will do: a transfer orbit's is far out.
  const transfer = { ...ORBIT, apogee: 6_371e3 + 35_000e3 };
  assert.ok(judged(transfer, {}).spaceLaunch > 0.99);
  assert.ok(judged(transfer, null).spaceLaunch > 0.7);
});

test('what was announced for this time and place is undecided, and once it burns on a space launch', () => {
  const fits = judged(RISING, {});
  assert.ok(fits.undecided > 0.5, `${fits.undecided}`);
  const later = judged({ ...RISING, atMs: T0 + 400_000 }, {});
  assert.ok(later.spaceLaunch > 0.8, `${later.spaceLaunch}`);
  assert.equal(fits.notice?.id, 'N-1');
  // A day before the window is near enough; two days are not.
  assert.deepEqual(judged(RISING, { fromMs: T0 + 0.9 * DAY }), fits);
  assert.equal(judged(RISING, { fromMs: T0 + 1.1 * DAY, untilMs: T0 + 2 * DAY }).notice, null);
  const away = geodesicDirect(SITE, 0, 100e3);
  assert.equal(judged(RISING, { site: away }).notice, null);
  const turned = judged(RISING, { dropZones: [zone(200, 300e3)] });
  assert.ok(turned.spaceLaunch < fits.spaceLaunch);
  assert.ok(judged(OUT, {}).ballistic > 0.6, 'its motor is out and it comes down');
  for (const one of [fits, turned, judged(OUT, {}), judged(ORBIT, {})]) {
    assert.ok(Math.abs(one.spaceLaunch + one.ballistic + one.undecided - 1) < 1e-12);
  }
});

test('what reaches orbit is told as a space launch, what was warned of stands, and its loss is said once in a while', () => {
  const state = createAssess(EXERCISE);
  const { normal } = randomFrom(11);
  const from = Math.ceil(flight.burnoutS);
  let last: BallisticHazard | undefined;
  const take = (hazards: readonly Hazard[]): void => {
    for (const hazard of hazards) if (hazard.kind === 'ballistic') last = hazard;
  };
  for (let n = 2; n <= 20; n++) {
    const covariance = radarCovariance(flight, [37.5, 129], from, from + Math.max(n, 3));
    const timeMs = T0 + (from + n) * 1000;
    const more = { firstMs: T0 + from * 1000, reportCount: n + 1, existence: 0.999 };
    const estimate = noisy(flight.states[from + n]!, covariance, normal);
    take(recogniseTrack(state, trackOf('t1', timeMs, estimate, covariance, more), timeMs));
  }
  const before = last!;
  // A round orbit 400 km up.
  const covariance = new Float64Array(36);
  for (let i = 0; i < 6; i++) covariance[i * 7] = i < 3 ? 100 ** 2 : 2 ** 2;
  const orbit = Float64Array.of(6_771e3, 0, 0, 0, 7_672 * 0.6 - 494, 7_672 * 0.8);
  for (let n = 1; n <= 15; n++) {
    const timeMs = before.timeMs + n * 1000;
    coastStep(orbit, 1);
    const track = trackOf('t1', timeMs, orbit.slice(), covariance, { firstMs: before.firstMs });
    take(recogniseTrack(state, track, timeMs));
  }
  assert.ok(last!.space.spaceLaunch > 0.5, `${last!.space.spaceLaunch}`);
  assert.equal(last!.status, 'open');
  assert.deepEqual(last!.areas, before.areas);
  const lost: Hazard[] = [];
  for (let ms = 50; ms < 30_000; ms += 50) lost.push(...recogniseTick(state, last!.timeMs + ms));
  assert.ok(lost.length >= 1 && lost.length <= 3, `${lost.length}`);
  for (const { status } of lost) assert.equal(status, 'lost');
});
