import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recogniseTick, recogniseTrack } from '../recognise.ts';
import { EXERCISE } from '../settings.fixture.ts';
import { type AssessState, createAssess } from '../state.ts';
import { debrisOf } from './debris.ts';
import { fallFor } from './fall.ts';
import {
  fly,
  INTERMEDIATE,
  noisy,
  radarCovariance,
  randomFrom,
  SCUD_ER,
  trackOf,
} from './flight.fixture.ts';
import { plotOf } from './plot.fixture.ts';

const T0 = 1_700_000_000_000;
const flight = fly(SCUD_ER);
const from = Math.ceil(flight.burnoutS);
/** Seconds after burnout at which something comes off. */
const PARTS = 12;

function followed(): AssessState {
  const assess = createAssess(EXERCISE);
  const { normal } = randomFrom(3);
  for (let n = 3; n <= PARTS; n++) {
    const covariance = radarCovariance(flight, [37.5, 129], from, from + n);
    const state = noisy(flight.states[from + n]!, covariance, normal);
    const timeMs = T0 + (from + n) * 1000;
    const more = { firstMs: T0 + from * 1000, reportCount: n + 1, existence: 0.999 };
    recogniseTrack(assess, trackOf('t1', timeMs, state, covariance, more), timeMs);
  }
  assert.equal(assess.ballistic.hazards.size, 1);
  return assess;
}

/** A track that came off `parent` with so much more speed along the path, m/s. */
function partOf(gain: number, parent: string | undefined) {
  const state = flight.states[from + PARTS]!.slice();
  const speed = Math.hypot(state[3]!, state[4]!, state[5]!);
  for (let i = 3; i < 6; i++) state[i] = state[i]! * (1 + gain / speed);
  const covariance = radarCovariance(flight, [37.5, 129], from, from + PARTS);
  const track = trackOf('t2', T0 + (from + PARTS) * 1000, state, covariance);
  return parent === undefined ? track : { ...track, parent };
}

test('what comes off and falls into the area that was told is debris of its parent', () => {
  const { ballistic } = followed();
  const [parent] = [...ballistic.hazards.values()];
  assert.equal(debrisOf(ballistic, partOf(-5, 't1'), null)?.whole, parent);
});

test('what may be a missile of its own is none', () => {
  const { ballistic } = followed();
  for (const [gain, parent, burn] of [
    [-5, undefined, null],
    [-5, 't9', null],
    [-5, 't1', { probability: 0.5, acceleration: 30 }],
    // Faster than what it came off; far short of the area that was told.
    [1_500, 't1', null],
    [-900, 't1', null],
  ] as const) {
    assert.equal(debrisOf(ballistic, partOf(gain, parent), burn), null, `${gain} ${parent}`);
  }
  const [only] = [...ballistic.hazards.values()];
  only!.hazard = { ...only!.hazard, status: 'ended' };
  assert.equal(debrisOf(ballistic, partOf(-5, 't1'), null), null);
});

test('in a salvo nothing new is debris', () => {
  const { ballistic } = followed();
  const [first] = [...ballistic.hazards.values()];
  const launch = { ...first!.hazard.launch, timeMs: first!.hazard.launch.timeMs + 60_000 };
  ballistic.hazards.set('kor-h9', {
    ...first!,
    hazard: { ...first!.hazard, id: 'kor-h9', launch },
  });
  assert.equal(debrisOf(ballistic, partOf(-5, 't1'), null), null);
});

/** Above 700 km, where hardly anything new lights a motor; radar in the middle of the way. */
const high = fly(INTERMEDIATE);
const HIGH_RADAR = [41, 140.3] as const;
const highFrom = Math.ceil(high.burnoutS);
const HIGH_PARTS = 420;

/**
 * The whole is seen all along; what parts with `gain` of its speed, m/s, so many seconds from then.
 * Returns what was told.
 */
function parted(gain: number, parent: string | undefined, seconds: number, then = gain) {
  const assess = createAssess(EXERCISE);
  const { normal } = randomFrom(11);
  const part = high.states[highFrom + HIGH_PARTS]!.slice();
  const push = (more: number): void => {
    const speed = Math.hypot(part[3]!, part[4]!, part[5]!);
    for (let i = 3; i < 6; i++) part[i] = part[i]! * (1 + more / speed);
  };
  push(gain);
  // A tracker's errors hardly change from look to look.
  const errors = Array.from({ length: 6 }, normal);
  for (let n = HIGH_PARTS - 60; n <= HIGH_PARTS + seconds; n++) {
    const second = highFrom + n;
    const timeMs = T0 + second * 1000;
    const covariance = radarCovariance(high, HIGH_RADAR, highFrom + 150, second);
    const whole = noisy(high.states[second]!, covariance, normal);
    const more = { firstMs: T0 + (highFrom + 150) * 1000, reportCount: n, existence: 0.999 };
    recogniseTrack(assess, trackOf('t1', timeMs, whole, covariance, more), timeMs);
    const age = n - HIGH_PARTS;
    if (age > 0) fallFor(part, 1, 0);
    if (age === 20) push(then - gain);
    if (age > 2) {
      const young = radarCovariance(high, HIGH_RADAR, second - age, second);
      const newest = plotOf(part, HIGH_RADAR, timeMs, 1e-3, normal);
      const own = { firstMs: timeMs - age * 1000, reportCount: age, existence: 0.999, newest };
      let d = 0;
      const seen = trackOf(
        't2',
        timeMs,
        noisy(part, young, () => errors[d++ % 6]!),
        young,
        own,
      );
      recogniseTrack(assess, parent === undefined ? seen : { ...seen, parent }, timeMs);
    }
    recogniseTick(assess, timeMs);
  }
  return [...assess.ballistic.hazards.values()].map(({ hazard: { tracks, debris } }) => ({
    tracks,
    debris: debris ?? [],
  }));
}

test('what parts in free fall makes no second hazard and is told with the first', () => {
  assert.deepEqual(parted(-5, 't1', 60), [{ tracks: ['t1'], debris: ['t2'] }]);
});

const TWO = [
  { tracks: ['t1'], debris: [] },
  { tracks: ['t2'], debris: [] },
];

test('a second missile makes a second hazard, whether the tracker takes it for a part or not', () => {
  assert.deepEqual(parted(-5, undefined, 20), TWO);
  assert.deepEqual(parted(600, 't1', 60), TWO);
  assert.deepEqual(parted(-600, 't1', 60), TWO);
});

test('what was debris and then goes elsewhere gets a hazard of its own', () => {
  assert.deepEqual(parted(-5, 't1', 60, 600), TWO);
});
