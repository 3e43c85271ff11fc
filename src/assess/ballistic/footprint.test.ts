import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { GLIDE_RATIO, shareAside } from './footprint.ts';

const GRAVITY = 9.80665;
const RADIANS = Math.PI / 180;

/** Flies it second by second: banked lift that carries, drag by the ratio; until it is slow. Share and turn. */
function flown(bankRad: number, speed: number): { share: number; turn: number } {
  let [x, y, heading, v, straight] = [0, 0, 0, speed, 0];
  const dt = 0.02;
  const slow = speed * Math.sqrt(0.2);
  while (v > slow) {
    x += v * Math.cos(heading) * dt;
    y += v * Math.sin(heading) * dt;
    heading += ((GRAVITY * Math.tan(bankRad)) / v) * dt;
    v -= (GRAVITY / (GLIDE_RATIO * Math.cos(bankRad))) * dt;
  }
  for (let s = speed; s > slow; s -= (GRAVITY / GLIDE_RATIO) * dt) straight += s * dt;
  return { share: Math.hypot(x, y) / straight, turn: Math.atan2(y, x) };
}

test('how far aside a glider reaches is what it flies with its bank held, at any speed', () => {
  for (const speed of [1_500, 2_500]) {
    for (const bank of [5, 20, 40, 60, 75]) {
      const { share, turn } = flown(bank * RADIANS, speed);
      assert.ok(Math.abs(shareAside(turn) - share) < 0.01, `${speed} m/s, ${bank}°: ${share}`);
    }
  }
});

test('the farther aside, the nearer it comes down', () => {
  const turns = fc.double({ min: -0.5, max: 2, noNaN: true });
  fc.assert(
    fc.property(turns, turns, (one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      assert.ok(shareAside(less) >= shareAside(more));
      assert.ok(shareAside(more) >= 0 && shareAside(less) <= 1);
    }),
  );
});
