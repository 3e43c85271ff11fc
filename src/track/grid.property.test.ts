import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createGrid, enterGrid, leaveGrid, levelFor, noteCellKey, queryGrid } from './grid.ts';

const coordinate = fc.double({ min: -4.2e7, max: 4.2e7, noNaN: true });
const entries = fc.array(
  fc.record({
    x: coordinate,
    y: coordinate,
    z: coordinate,
    reach: fc.double({ min: 1, max: 1e7, noNaN: true }),
  }),
  { minLength: 1, maxLength: 40 },
);

test('a query finds every entry whose reach touches its ball, and none that has left', () => {
  fc.assert(
    fc.property(
      entries,
      fc.nat(39),
      fc.tuple(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      (list, pick, [direction, share], radius) => {
        const grid = createGrid();
        const at = list.map((e, slot) => {
          const level = levelFor(Float64Array.of(e.reach), 0);
          const keys = new Float64Array(1);
          noteCellKey(level, Float64Array.of(e.x, e.y, e.z), 0, keys, 0);
          const key = keys[0]!;
          enterGrid(grid, level, key, slot);
          return { level, key };
        });
        const target = list[pick % list.length]!;
        // A place within the reach of one of them, off by the ball at most.
        const x = target.x + direction * target.reach;
        const y = target.y + Math.sqrt(1 - direction * direction) * target.reach * share;
        const z = target.z + radius;
        const found: number[] = [];
        queryGrid(grid, Float64Array.of(x, y, z, radius), found, 0);
        assert.equal(new Set(found).size, found.length);
        list.forEach((e, slot) => {
          const distance = Math.hypot(e.x - x, e.y - y, e.z - z);
          if (distance <= e.reach + radius) assert.ok(found.includes(slot));
        });
        at.forEach(({ level, key }, slot) => {
          leaveGrid(grid, level, key, slot);
        });
        assert.equal(queryGrid(grid, Float64Array.of(x, y, z, radius), found, 0), 0);
        assert.equal(grid.cells.used, 0);
      },
    ),
  );
});
