import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lengthOf } from './wgs84.ts';

/** Finite, of every size: a map's metres most of all. */
const metres = fc.oneof(
  fc.double({ min: -2e7, max: 2e7, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

test('a length is the one that Math.hypot gives, bit for bit', () => {
  fc.assert(
    fc.property(metres, metres, (x, y) => {
      assert.ok(Object.is(lengthOf(x, y), Math.hypot(x, y)));
    }),
    { numRuns: 20_000 },
  );
});
