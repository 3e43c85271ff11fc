import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { orderOf } from './order.ts';

test('values are put in rising order, equal ones as they stand', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true })), {
        maxLength: 400,
      }),
      (some) => {
        const values = Float64Array.from(some);
        const expected = some.map((_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
        // Where the difference of two is no number, both are infinite and equal.
        assert.deepEqual([...orderOf(values)], expected);
      },
    ),
  );
});
