import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { airDensity, fallAcceleration, MEAN_RADIUS, WGS84 } from '../../earth/index.ts';
import type { Track } from '../../track/index.ts';
import { kinematics } from '../ballistic/evidence.ts';
import { trackOf } from '../ballistic/flight.fixture.ts';
import { recogniseTrack } from '../recognise.ts';
import { EXERCISE } from '../settings.fixture.ts';
import { createAssess } from '../state.ts';
import { cameFrom, type FromAbove } from './from-above.ts';

/** A radius of an orbit's end over the ground, m; where it is followed from. */
const START = MEAN_RADIUS + 128e3;

/** ECEF state that comes down through 128 km on this orbit, towards `bearing` at `latitude`. */
function outOf(perigeeM: number, apogeeM: number, bearing: number, latitude: number): Float64Array {
  const [rp, ra] = [MEAN_RADIUS + perigeeM, MEAN_RADIUS + apogeeM];
  const a = (rp + ra) / 2;
  const speed = Math.sqrt(WGS84.gm * (2 / START - 1 / a));
  const across = Math.sqrt((WGS84.gm * rp * ra) / a) / START;
  const climb = -Math.sqrt(Math.max(0, speed * speed - across * across));
  return placed(START, climb, across, bearing, latitude);
}

/** From the inertial frame at longitude 0. */
function placed(
  r: number,
  climb: number,
  across: number,
  bearing: number,
  latitude: number,
): Float64Array {
  const [s, c] = [Math.sin(latitude), Math.cos(latitude)];
  const [north, east] = [across * Math.cos(bearing), across * Math.sin(bearing)];
  return Float64Array.of(
    ...[r * c, 0, r * s],
    ...[climb * c - north * s, east - WGS84.omega * r * c, climb * s + north * c],
  );
}

const pull = new Float64Array(3);

/** One step, s, of what has no lift. */
function fallOn(y: Float64Array, beta: number, stepS: number): void {
  fallAcceleration(y, pull);
  const r = Math.hypot(y[0]!, y[1]!, y[2]!);
  const v = Math.hypot(y[3]!, y[4]!, y[5]!);
  const drag = (airDensity(r - MEAN_RADIUS) * v) / (2 * beta);
  for (let i = 0; i < 3; i++) {
    y[i + 3] = y[i + 3]! + stepS * (pull[i]! - drag * y[i + 3]!);
    y[i] = y[i]! + stepS * y[i + 3]!;
  }
}

function trackAt(y: Float64Array, timeMs: number): Track {
  return { id: 't1', timeMs, state: [...y] } as unknown as Track;
}

/** As a radar would know it after so many seconds. */
function covarianceAfter(seconds: number): Float64Array {
  const covariance = new Float64Array(36);
  const sigma = Math.max(6, 300 / (1 + seconds / 2));
  for (let i = 0; i < 6; i++) covariance[i * 7] = i < 3 ? 200 ** 2 : sigma * sigma;
  return covariance;
}

/** What it is taken for, second by second, while it is faster than 2,500 m/s and above 30 km. */
function seenFrom(y: Float64Array, beta: number, firstSeenM: number): (string | null)[] {
  const kept: FromAbove = new Map();
  const told: (string | null)[] = [];
  let since = 0;
  for (let t = 0; t < 3_000; t++) {
    const height = Math.hypot(y[0]!, y[1]!, y[2]!) - MEAN_RADIUS;
    if (height < 30e3 || Math.hypot(y[3]!, y[4]!, y[5]!) < 2_500 || height > 200e3) break;
    if (height < firstSeenM) {
      const k = kinematics(y, covarianceAfter(since));
      told.push(cameFrom(kept, trackAt(y, t * 1000), k));
      since += 1;
    }
    for (let i = 0; i < 10; i++) fallOn(y, beta, 0.1);
  }
  return told;
}

test('nothing without lift that falls out of a near-round orbit is taken to be held up', () => {
  let from = 0;
  fc.assert(
    fc.property(
      fc.double({ min: -100e3, max: 120e3, noNaN: true }),
      fc.double({ min: 130e3, max: 400e3, noNaN: true }),
      fc.double({ min: Math.log(10), max: Math.log(2_000), noNaN: true }),
      fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      fc.double({ min: -1.5, max: 1.5, noNaN: true }),
      fc.double({ min: 60e3, max: 128e3, noNaN: true }),
      (perigeeM, apogeeM, lnBeta, bearing, latitude, firstSeenM) => {
        const y = outOf(perigeeM, apogeeM, bearing, latitude);
        const told = seenFrom(y, Math.exp(lnBeta), firstSeenM);
        assert.ok(!told.includes('lifted'), told.indexOf('lifted').toString());
        if (told.includes('from-above')) from += 1;
      },
    ),
    { numRuns: 150 },
  );
  assert.ok(from > 30, `${from} of them were told`);
});

/** Level along the equator, eastward, at this inertial speed. */
function glide(heightM: number, speed: number, seconds: number): Float64Array {
  const r = MEAN_RADIUS + heightM;
  const angle = (speed / r - WGS84.omega) * seconds;
  const way = placed(r, 0, speed, Math.PI / 2, 0);
  const y = new Float64Array(6);
  for (const i of [0, 3]) {
    y[i] = way[i]! * Math.cos(angle) - way[i + 1]! * Math.sin(angle);
    y[i + 1] = way[i]! * Math.sin(angle) + way[i + 1]! * Math.cos(angle);
  }
  return y;
}

test('a glider at almost the speed of an orbit is told by the height that it keeps', () => {
  // Height, inertial speed, and seconds until it has to be told.
  for (const [heightM, speed, withinS] of [
    [55e3, 7_600, 15],
    [60e3, 7_700, 20],
    [68e3, 7_600, 60],
    [85e3, 7_600, 150],
  ] as const) {
    const kept: FromAbove = new Map();
    let toldS = Number.POSITIVE_INFINITY;
    for (let t = 0; t < 200; t++) {
      const y = glide(heightM, speed, t);
      const came = cameFrom(kept, trackAt(y, t * 1000), kinematics(y, covarianceAfter(t)));
      if (came === 'lifted') toldS = Math.min(toldS, t);
      else assert.ok(toldS === Number.POSITIVE_INFINITY, 'once told it stays so');
    }
    assert.ok(toldS <= withinS, `${heightM} m: ${toldS} s`);
  }
});

test('a glider that looked like debris out of orbit becomes a hazard that nobody takes for an arc', () => {
  const assess = createAssess(EXERCISE);
  const told: { readonly second: number; readonly manoeuvring: number }[] = [];
  for (let t = 0; t < 90; t++) {
    const covariance = covarianceAfter(t);
    const more = { firstMs: 0, reportCount: t + 1, existence: 0.999 };
    const track = trackOf('t1', t * 1000, glide(68e3, 7_600, t), covariance, more);
    for (const hazard of recogniseTrack(assess, track, t * 1000)) {
      if (hazard.kind !== 'ballistic') continue;
      told.push({ second: t, manoeuvring: hazard.nature.depressedOrManoeuvring });
    }
  }
  assert.ok(told.length > 0 && told[0]!.second > 10 && told[0]!.second < 70, `${told[0]?.second}`);
  assert.ok(told[0]!.manoeuvring > 0.5, `${told[0]!.manoeuvring}`);
});
