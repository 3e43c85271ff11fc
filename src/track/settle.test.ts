import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reentryPredict } from '../motion/index.ts';
import { associate, createTracker, DEFAULT_TRACKER, type Track } from './index.ts';
import { COAST } from './models.ts';
import {
  burning,
  mover,
  plotOf,
  radar,
  START_MS,
  seededNoise,
  straight,
  turning,
} from './sky.fixture.ts';

/** Within so many seconds of burnout most of a track is to be free fall. */
const SEEN_WITHIN_S = 20;

test('what flew like an aircraft before its motor lit is still seen to fall freely soon', () => {
  for (const seed of [1, 2, 3]) {
    const noise = seededNoise(seed);
    const sensor = radar('r');
    const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
    const x = mover(38.2, 127.8, 10_000, 250, 100, 0);
    const follow = (tS: number): Track =>
      associate(
        state,
        [plotOf(sensor, x, START_MS + tS * 1000, noise.normal)],
        START_MS + tS * 1000,
      )[0]!;
    let tS = 0;
    let track = follow(tS);
    for (; tS < 60; ) {
      straight(x, 1);
      track = follow(++tS);
    }
    const slot = state.store.slots.get(Number(track.id.slice(1)))!;
    assert.equal(state.store.models[slot]! & (1 << COAST), 0, 'settled in a minute of cruise');
    assert.equal(track.models.coast, 0);
    pitchUp(x, 55);
    const burn = burning(60, 35);
    for (let k = 0; k < 60; k++) {
      burn(x, 1, k);
      track = follow(++tS);
    }
    assert.ok(track.models.boost! > 0.5, `the motor burns: ${JSON.stringify(track.models)}`);
    let seen = 0;
    while (seen < SEEN_WITHIN_S && !(fallShare(track) > 0.5)) {
      burn(x, 1, 100);
      track = follow(++tS);
      seen++;
    }
    assert.ok(fallShare(track) > 0.5, `${seen} s after burnout: ${JSON.stringify(track.models)}`);
    assert.equal(track.id, 't1');
  }
});

/** Follows `x` through `step` for so many seconds, once a second; what the track showed. */
function follow(
  x: Float64Array,
  step: (x: Float64Array, dtS: number, tS: number) => void,
  seconds: number,
  seed: number,
): Track[] {
  const noise = seededNoise(seed);
  const sensor = radar('r', { minimumElevationRad: -0.1 });
  const state = createTracker('exercise', DEFAULT_TRACKER, [sensor]);
  const shown: Track[] = [];
  for (let k = 0; k < seconds; k++) {
    const timeMs = START_MS + k * 1000;
    const tracks = associate(state, [plotOf(sensor, x, timeMs, noise.normal)], timeMs);
    shown.push(tracks.findLast(({ status }) => status !== 'dropped')!);
    step(x, 1, k);
  }
  return shown;
}

test('a hard turn is followed as a turn, and straight flight soon as straight again', () => {
  for (const seed of [1, 2, 3, 4]) {
    // 4 g at 250 m/s is 9° a second.
    const turn = turning(9);
    const step = (x: Float64Array, dtS: number, tS: number): void =>
      tS >= 20 && tS < 40 ? turn(x, dtS) : straight(x, dtS);
    const shown = follow(mover(38.5, 128, 9_000, 250, 80, 0), step, 90, seed);
    assert.ok((shown[39]!.models.turn ?? 0) > 0.4, JSON.stringify(shown[39]!.models));
    const { constantVelocity = 0, turn: left = 0 } = shown.at(-1)!.models;
    assert.ok(constantVelocity > 0.8 && left < 0.2, JSON.stringify(shown.at(-1)!.models));
  }
});

test('what falls into the air is followed as braked, and shows its coefficient', () => {
  for (const [beta, seed] of [
    [1_500, 1],
    [5_000, 2],
    [12_000, 3],
  ] as const) {
    const extra = Float64Array.of(Math.log(beta), 0, 0, 0, 0, 0, 0, 0);
    const quiet = { q: 0, dragQ: 0, liftShare: 0, liftS: 0 };
    const fall = (x: Float64Array): void => {
      for (let i = 0; i < 10; i++) reentryPredict(x, new Float64Array(36), extra, 0.1, quiet);
    };
    const shown = follow(mover(39.2, 127.6, 110_000, 2_200, 110, -40), fall, 62, seed);
    assert.equal(shown[0]!.reentry, undefined, 'nothing is told above the air');
    const { models, reentry } = shown.at(-1)!;
    assert.ok((models.reentry ?? 0) > 0.5, `${beta}: ${JSON.stringify(models)}`);
    const off = reentry!.logBeta - Math.log(beta);
    assert.ok(reentry!.logBetaSigma < 0.35, `${beta}: ± ${reentry!.logBetaSigma}`);
    assert.ok(Math.abs(off) < 3 * reentry!.logBetaSigma, `${beta}: ${off}`);
  }
});

/** Probability of falling, braked by air or not. */
const fallShare = (track: Track): number => track.models.coast! + (track.models.reentry ?? 0);

/** Turns the velocity up to an angle, degrees, in its vertical plane. */
function pitchUp(x: Float64Array, angleDeg: number): void {
  const speed = Math.hypot(x[3]!, x[4]!, x[5]!);
  const r = Math.hypot(x[0]!, x[1]!, x[2]!);
  const [c, s] = [Math.cos((angleDeg * Math.PI) / 180), Math.sin((angleDeg * Math.PI) / 180)];
  for (let i = 0; i < 3; i++) x[3 + i] = c * x[3 + i]! + (s * speed * x[i]!) / r;
}
