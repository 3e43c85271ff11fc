import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from './clock.ts';

const START_MS = 1_795_000_000_000;
const HOUR_MS = 3_600_000;

/** A machine whose wall clock can be set; `pass` lets both clocks go on and reads ours. */
function setUp() {
  const time = { wall: START_MS, steady: 500 };
  const clock = systemClock({ wallMs: () => time.wall, steadyMs: () => time.steady });
  const pass = (ms: number): number => {
    let now = clock.nowMs();
    for (let i = 0; i < ms; i += 50) {
      time.wall += 50;
      time.steady += 50;
      const next = clock.nowMs();
      assert.ok(next >= now, 'time goes on');
      now = next;
    }
    return now;
  };
  return { time, pass, clock };
}

test('a wall clock that jumps an hour ahead and back at once is not followed', () => {
  const { time, pass } = setUp();
  assert.equal(pass(1000), START_MS + 1000);
  time.wall += HOUR_MS;
  assert.equal(pass(5000), START_MS + 6000);
  time.wall -= HOUR_MS;
  assert.equal(pass(20_000), START_MS + 26_000);
});

test('one that stays ahead is followed after ten seconds', () => {
  const { time, pass } = setUp();
  time.wall += HOUR_MS;
  assert.equal(pass(9000), START_MS + 9000);
  assert.equal(pass(2000), START_MS + 11_000 + HOUR_MS);
});

test('small differences and steps backwards are worked off without time going back', () => {
  const { time, pass } = setUp();
  time.wall += 1000;
  assert.equal(pass(3000), START_MS + 4000);
  time.wall -= 10_000;
  assert.equal(pass(10_000), START_MS + 14_000 - 5000);
  assert.equal(pass(20_000), START_MS + 34_000 - 10_000);
});

test('a node whose ledger ends ahead of the clock goes on from there, and never stands still', () => {
  const { pass, clock } = setUp();
  assert.equal(clock.goOnFrom?.(START_MS - 1), 0);
  assert.equal(clock.goOnFrom?.(START_MS + 60_000), 60_000);
  assert.equal(pass(20_000), START_MS + 70_000, 'half its pace, until the clock is there');
  assert.equal(pass(200_000), START_MS + 220_000);
});

test('far ahead of the clock it keeps its own pace, until the clock is set beyond it', () => {
  const { time, pass, clock } = setUp();
  assert.equal(clock.goOnFrom?.(START_MS + HOUR_MS), HOUR_MS);
  assert.equal(pass(600_000), START_MS + HOUR_MS + 600_000);
  time.wall += 2 * HOUR_MS;
  assert.equal(pass(20_000), START_MS + 2 * HOUR_MS + 620_000);
});
