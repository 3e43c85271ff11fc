import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createIntake } from './intake.ts';
import { createWaits, RECENT_WAIT_S } from './waits.ts';

function setUp(maximum = 4) {
  const clock = { wall: 0, steady: 1000 };
  const intake = createIntake({
    source: 'udp://127.0.0.1:8600',
    nowMs: () => clock.wall,
    steadyMs: () => clock.steady,
    onArrival: () => undefined,
    onState: () => undefined,
    maximum,
  });
  const piece = Uint8Array.of(1);
  return { clock, intake, push: () => intake.push(piece) };
}

test('an input tells how old its oldest waiting piece is, and how long pieces waited', () => {
  const { clock, intake, push } = setUp();
  push();
  clock.steady += 300;
  push();
  clock.steady += 100;
  assert.equal(intake.health().oldestWaitS, 0.4);
  assert.deepEqual(intake.health().recentWait, { maximumS: 0, meanS: 0 });
  intake.take();
  assert.equal(intake.health().oldestWaitS, 0.1);
  assert.deepEqual(intake.health().recentWait, { maximumS: 0.4, meanS: 0.4 });
  intake.take();
  assert.equal(intake.health().oldestWaitS, 0);
  assert.deepEqual(intake.health().recentWait, { maximumS: 0.4, meanS: 0.25 });
});

test('a clock that is set changes no wait', () => {
  const { clock, intake, push } = setUp();
  push();
  clock.wall -= 3_600_000;
  clock.steady += 20;
  assert.equal(intake.health().oldestWaitS, 0.02);
});

test('what was dropped is not waited for any more', () => {
  const { clock, intake, push } = setUp(2);
  for (let i = 0; i < 3; i++) {
    push();
    clock.steady += 50;
  }
  assert.equal(intake.health().oldestWaitS, 0.1);
  assert.deepEqual(intake.health().dropped, { queue: 1 });
});

test('recent waits are those of the last period at least and of two at most', () => {
  const period = RECENT_WAIT_S * 1000;
  const wait = fc.record({ afterMs: fc.nat(2 * period), waitMs: fc.nat(5000) });
  fc.assert(
    fc.property(fc.array(wait, { maxLength: 30 }), fc.nat(3 * period), (steps, laterMs) => {
      const waits = createWaits();
      let now = 0;
      const noted = steps.map(({ afterMs, waitMs }) => {
        now += afterMs;
        waits.note(now, waitMs);
        return { at: now, waitMs };
      });
      now += laterMs;
      const longest = (withinMs: number): number =>
        Math.max(0, ...noted.filter(({ at }) => now - at < withinMs).map(({ waitMs }) => waitMs));
      const { maximumS, meanS } = waits.recent(now);
      assert.ok(maximumS >= longest(period) / 1000);
      assert.ok(maximumS <= longest(2 * period) / 1000);
      assert.ok(meanS <= maximumS);
    }),
  );
});
