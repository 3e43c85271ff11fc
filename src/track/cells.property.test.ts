import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createCells, enterCell, findCell, leaveCell } from './cells.ts';

test('cells hold what a map of lists would, whatever enters and leaves, in the order it came', () => {
  const steps = fc.array(
    fc.record({
      slot: fc.nat(120),
      // Few keys that are far apart in size, so that cells are shared and places collide.
      key: fc.oneof(
        fc.nat(20),
        fc.maxSafeNat().map((n) => n % 281_474_976_710_656),
      ),
    }),
    { maxLength: 400 },
  );
  fc.assert(
    fc.property(steps, (list) => {
      const cells = createCells();
      const expected = new Map<number, number[]>();
      const keyOf = new Map<number, number>();
      for (const { slot, key } of list) {
        const known = keyOf.get(slot);
        if (known === undefined) {
          enterCell(cells, key, slot);
          keyOf.set(slot, key);
          expected.set(key, [...(expected.get(key) ?? []), slot]);
        } else {
          leaveCell(cells, known, slot);
          keyOf.delete(slot);
          const left = expected.get(known)!.filter((other) => other !== slot);
          if (left.length === 0) expected.delete(known);
          else expected.set(known, left);
        }
      }
      assert.equal(cells.used, expected.size);
      for (const { key } of list) {
        const at = findCell(cells, key);
        const found: number[] = [];
        for (let k = 0, slot = cells.first[at] ?? -1; k < (cells.counts[at] ?? 0); k++) {
          found.push(slot);
          slot = cells.next[slot]!;
        }
        assert.deepEqual(found, expected.get(key) ?? []);
      }
    }),
    { numRuns: 300 },
  );
});
