import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { GLIDE_RATIO, glideHeight, shareAside, shareHeld } from './footprint.ts';

const GRAVITY = 9.80665;
const RADIANS = Math.PI / 180;
/** Energy that is left when it falls off, and the logarithm of what was before. */
const KEPT = 0.2;
const SPENT = Math.log(1 / KEPT);

/** Bank, rad, by the logarithm of the energy spent, 0 to {@link SPENT}. */
type Course = (spent: number) => number;

interface End {
  readonly share: number;
  readonly turn: number;
}

/** Flies it second by second: banked lift that carries, drag by the ratio; until it is slow. */
function flown(course: Course, speed: number): End {
  let [x, y, heading, v] = [0, 0, 0, speed];
  const slow = speed * Math.sqrt(KEPT);
  while (v > slow) {
    const bank = course(2 * Math.log(speed / v));
    const dt = 0.1 * Math.cos(bank);
    const turned = ((GRAVITY * Math.tan(bank)) / v) * dt;
    x += v * Math.cos(heading + turned / 2) * dt;
    y += v * Math.sin(heading + turned / 2) * dt;
    heading += turned;
    v -= (GRAVITY / (GLIDE_RATIO * Math.cos(bank))) * dt;
  }
  const straight = ((1 - KEPT) * GLIDE_RATIO * speed ** 2) / (2 * GRAVITY);
  return { share: Math.hypot(x, y) / straight, turn: Math.abs(Math.atan2(y, x)) };
}

/** Steep enough for eleven times its weight. */
const STEEPEST = 85 * RADIANS;
const BANKS = [10, 20, 30, 40, 50, 60, 70, 80, 82.5].map((bank) => bank * RADIANS).concat(STEEPEST);
const SWITCHES = Array.from({ length: 33 }, (_, i) => (SPENT * i) / 32);

const held = BANKS.map(
  (bank): Course =>
    () =>
      bank,
);
const thenStraight = BANKS.flatMap((bank) =>
  SWITCHES.map(
    (end): Course =>
      (spent) =>
        spent < end ? bank : 0,
  ),
);
const thenBack = BANKS.flatMap((bank) =>
  SWITCHES.map(
    (end): Course =>
      (spent) =>
        spent < end ? -bank : bank,
  ),
);
const easing = BANKS.flatMap((bank) =>
  SWITCHES.map(
    (end): Course =>
      (spent) =>
        spent < end ? STEEPEST : bank * (1 - (spent - end) / (SPENT - end || 1)) ** 1.25,
  ),
);

test('nothing that is flown comes down outside, whatever it banks when', () => {
  for (const speed of [1_500, 2_500]) {
    for (const course of [...held, ...thenStraight, ...thenBack, ...easing]) {
      const { share, turn } = flown(course, speed);
      const out = share - shareAside(turn);
      assert.ok(out < 2e-3, `${speed} m/s: ${share} at ${turn} rad, ${out} outside`);
    }
  }
});

test('what banks for good comes down on its own edge, within that of every course', () => {
  for (const course of held) {
    const { share, turn } = flown(course, 2_000);
    assert.ok(Math.abs(share - shareHeld(turn)) < 2e-3, `${share} at ${turn}`);
  }
  for (let turn = 0; turn < 2; turn += 0.01) {
    assert.ok(shareHeld(turn) <= shareAside(turn) + 1e-4, `${turn}`);
  }
});

test('nothing comes down outside with any bank at any time', () => {
  const banks = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: 2,
    maxLength: 6,
  });
  fc.assert(
    fc.property(banks, (each) => {
      const last = each.length - 1;
      const course: Course = (spent) =>
        STEEPEST * each[Math.min(last, Math.floor((spent / SPENT) * each.length))]!;
      const { share, turn } = flown(course, 2_000);
      assert.ok(share < shareAside(turn) + 2e-3, `${share} at ${turn}`);
    }),
    { numRuns: 300 },
  );
});

test('a glide near to orbital speed, carried by going round, comes down no farther than is told', () => {
  const radius = 6.4e6;
  for (let speed = 500; speed < 7_600; speed += 100) {
    const slow = speed * Math.sqrt(KEPT);
    let [v, way] = [speed, 0];
    while (v > slow) {
      const carries = GRAVITY - v ** 2 / radius;
      way += v;
      v -= carries / GLIDE_RATIO;
    }
    const told = GLIDE_RATIO * glideHeight(0, speed, speed);
    assert.ok(way < 1.02 * told, `${speed} m/s: ${way} m, ${told} told`);
    assert.ok(told < 1.3 * way, `${speed} m/s: ${way} m, ${told} told`);
  }
  for (const orbit of [0, 7_905, 8_400]) assert.ok(Number.isFinite(glideHeight(0, 7_500, orbit)));
});

test('it is hardly larger than what flights reach that bank hard and then ease off', () => {
  const ends = easing.map((course) => flown(course, 2_000));
  let [all, reached] = [0, 0];
  for (let turn = 0; turn < 1.9; turn += 0.01) {
    // What comes down farther aside can come down less far aside as well.
    const beyond = ends.filter((end) => end.turn >= turn).map(({ share }) => share);
    all += shareAside(turn) ** 2;
    reached += Math.max(0, ...beyond) ** 2;
  }
  assert.ok(all / reached < 1.08, `${all / reached}`);
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
