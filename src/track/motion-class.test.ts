import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FixReport, Identity } from '../sense/index.ts';
import { associate, createTracker, DEFAULT_TRACKER, trackCount } from './index.ts';
import { AIR, motionClassOf, SLOW, SURFACE } from './motion-class.ts';
import { feed, fixOf, mover, START_MS, straight } from './sky.fixture.ts';

function classOf(identity: Identity, change: Partial<FixReport<'exercise'>> = {}): number {
  return motionClassOf(fixOf('a', mover(38, 127, 500, 60, 90, 0), 0, { identity, ...change }));
}

test('what bears a station number of a ship is at sea, a rescue aircraft’s in the air', () => {
  assert.equal(classOf({ mmsi: 440_123_456 }), SURFACE);
  assert.equal(classOf({ mmsi: 111_440_501 }), AIR);
  assert.equal(classOf({ mmsi: 111_440_501 }, { heightBasis: 'surface' }), AIR);
  assert.equal(classOf({}, { heightBasis: 'surface' }), SURFACE);
});

test('a tag makes a balloon, unless it is an address, a callsign or faster than any wind', () => {
  assert.equal(classOf({ tag: 'S1234567' }), SLOW);
  assert.equal(classOf({ tag: 'ads-b 12AB34' }), AIR);
  assert.equal(classOf({ tag: 'tis-b 12AB34' }), AIR);
  assert.equal(classOf({ tag: 'KAL123', callsign: 'KAL123' }), AIR);
  assert.equal(classOf({ tag: 'X1' }, { velocityEnuMps: [90, 0, 5] }), SLOW);
  assert.equal(classOf({ tag: 'X1' }, { velocityEnuMps: [200, 100, 0] }), AIR);
});

test('the name of what is plainly faster than aircraft is believed at its own speed', () => {
  for (const speed of [650, 2_000, 7_500]) {
    const state = createTracker('exercise', DEFAULT_TRACKER, [feed('a', 'fix')]);
    const x = mover(38, 127, 300_000, speed, 90, 0);
    for (let k = 0; k < 12; k++) {
      const timeMs = START_MS + k * 4_000;
      const report = fixOf('a', x, timeMs, {
        identity: { tag: 'OBJECT' },
        velocityEnuMps: [speed, 0, 0],
      });
      // Level over the ground: what is stated turns with the place, some metres a second.
      associate(state, [report], timeMs);
      straight(x, 4);
    }
    assert.equal(trackCount(state), 1, `${speed} m/s`);
    assert.equal(state.health.nameConflicts, 0, `${speed} m/s`);
  }
});
