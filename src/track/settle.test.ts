import assert from 'node:assert/strict';
import { test } from 'node:test';
import { associate, createTracker, DEFAULT_TRACKER, type Track } from './index.ts';
import { COAST } from './models.ts';
import { burning, mover, plotOf, radar, START_MS, seededNoise, straight } from './sky.fixture.ts';

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

/** Probability of falling, braked by air or not. */
const fallShare = (track: Track): number => track.models.coast! + (track.models.reentry ?? 0);

/** Turns the velocity up to an angle, degrees, in its vertical plane. */
function pitchUp(x: Float64Array, angleDeg: number): void {
  const speed = Math.hypot(x[3]!, x[4]!, x[5]!);
  const r = Math.hypot(x[0]!, x[1]!, x[2]!);
  const [c, s] = [Math.cos((angleDeg * Math.PI) / 180), Math.sin((angleDeg * Math.PI) / 180)];
  for (let i = 0; i < 3; i++) x[3 + i] = c * x[3 + i]! + (s * speed * x[i]!) / r;
}
