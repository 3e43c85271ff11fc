import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Track } from '../../track/index.ts';
import type { Kinematics } from '../ballistic/evidence.ts';
import { cameFrom, type FromAbove } from './from-above.ts';

const comesFromAbove = (...args: Parameters<typeof cameFrom>): boolean =>
  cameFrom(...args) === 'from-above';

/** A track of which only name, time and place are looked at. */
const track = (id: string, second: number, eastM = 0): Track =>
  ({ id, timeMs: second * 1000, state: [6_460e3, eastM, 0, 0, 0, 0] }) as unknown as Track;

const motion = (speed: number, climb: number, height: number): Kinematics =>
  ({
    ...{ speed, speedSigma: 50, climb, climbSigma: 50, height },
    ...{ perigee: 0, perigeeSigma: 1e6 },
  }) as unknown as Kinematics;

test('a meteor is kept in mind when the air has slowed it, and so is its piece', () => {
  const kept: FromAbove = new Map();
  assert.ok(comesFromAbove(kept, track('t1', 0), motion(14_000, -5_000, 90e3)));
  assert.ok(comesFromAbove(kept, track('t1', 3), motion(4_000, -2_000, 60e3)));
  assert.ok(comesFromAbove(kept, track('t2', 10, 15e3), motion(2_000, -1_500, 50e3)));
  // Elsewhere, or long after, nothing is known of it.
  assert.ok(!comesFromAbove(kept, track('t3', 12, 200e3), motion(2_000, -1_500, 50e3)));
  assert.ok(!comesFromAbove(kept, track('t4', 60), motion(2_000, -1_500, 50e3)));
});

test('a slow meteor is told by a speed that nothing has on its way down', () => {
  assert.ok(comesFromAbove(new Map(), track('t1', 0), motion(11_300, -6_000, 70e3)));
  assert.ok(comesFromAbove(new Map(), track('t1', 0), motion(9_800, -900, 70e3)));
  // A lofted missile on its way down, and a launcher to a far orbit.
  assert.ok(!comesFromAbove(new Map(), track('t1', 0), motion(8_200, -8_000, 120e3)));
  assert.ok(!comesFromAbove(new Map(), track('t1', 0), motion(10_300, 400, 250e3)));
});

test('what climbs where a meteor was lost is no piece of it', () => {
  const kept: FromAbove = new Map();
  assert.ok(comesFromAbove(kept, track('t1', 0), motion(14_000, -5_000, 90e3)));
  assert.ok(!comesFromAbove(kept, track('t2', 5), motion(2_000, 1_200, 50e3)));
  assert.ok(!comesFromAbove(kept, track('t1', 6), motion(2_000, 1_200, 50e3)));
});

test('what gains energy has a motor', () => {
  const kept: FromAbove = new Map();
  assert.ok(comesFromAbove(kept, track('t1', 0), motion(12_000, -100, 90e3)));
  assert.ok(comesFromAbove(kept, track('t1', 1), motion(12_100, -100, 90e3)));
  const slow = new Map([['t2', { energy: 5e6, place: [6_460e3, 0, 0] as const, lastMs: 0 }]]);
  assert.ok(!comesFromAbove(slow as FromAbove, track('t2', 1), motion(4_000, -100, 90e3)));
});

test('what is seen low, level and at almost the speed of an orbit fell out of one', () => {
  const level = (height: number, deepM: number, climb = -200): Kinematics => ({
    ...motion(7_300, climb, height),
    ...{ perigee: 6_371e3 - deepM, perigeeSigma: 80e3 },
  });
  // Slowed by the air already; above it such a perigee is that of an arc.
  assert.ok(comesFromAbove(new Map(), track('t1', 0), level(75e3, 600e3)));
  assert.ok(!comesFromAbove(new Map(), track('t1', 0), level(150e3, 600e3)));
  assert.ok(!comesFromAbove(new Map(), track('t1', 0), level(75e3, 2_000e3)));
  // A warhead comes down, a motor goes up.
  assert.ok(!comesFromAbove(new Map(), track('t1', 0), level(75e3, 600e3, -1_500)));
  assert.ok(!comesFromAbove(new Map(), track('t1', 0), level(75e3, 600e3, 900)));
});
