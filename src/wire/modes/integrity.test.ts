import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { integrityOf, NO_SUPPLEMENTS, positionBoundM, type Supplements } from './index.ts';

const NM = 1852;

/** Type code, supplements A, B, C, NIC, radius (Doc 9871 table for version 2). */
const VERSION_2 = [
  [5, 0, 0, 0, 11, 7.5],
  [6, 0, 0, 0, 10, 25],
  [7, 1, 0, 0, 9, 75],
  [7, 0, 0, 0, 8, 0.1 * NM],
  [8, 1, 0, 1, 7, 0.2 * NM],
  [8, 1, 0, 0, 6, 0.3 * NM],
  [8, 0, 0, 1, 6, 0.6 * NM],
  [8, 0, 0, 0, 0, null],
  [9, 0, 0, 0, 11, 7.5],
  [10, 0, 0, 0, 10, 25],
  [11, 1, 1, 0, 9, 75],
  [11, 0, 0, 0, 8, 0.1 * NM],
  [12, 0, 0, 0, 7, 0.2 * NM],
  [13, 0, 1, 0, 6, 0.3 * NM],
  [13, 0, 0, 0, 6, 0.5 * NM],
  [13, 1, 1, 0, 6, 0.6 * NM],
  [14, 0, 0, 0, 5, NM],
  [15, 0, 0, 0, 4, 2 * NM],
  [16, 1, 1, 0, 3, 4 * NM],
  [16, 0, 0, 0, 2, 8 * NM],
  [17, 0, 0, 0, 1, 20 * NM],
  [18, 0, 0, 0, 0, null],
  [20, 0, 0, 0, 11, 7.5],
  [21, 0, 0, 0, 10, 25],
  [22, 0, 0, 0, 0, null],
] as const;

test('version 2: integrity by type code and supplements A, B, C', () => {
  for (const [typeCode, a, b, c, nic, radiusM] of VERSION_2) {
    const found = integrityOf(typeCode, { version: 2, a: a === 1, b: b === 1, c: c === 1 });
    assert.deepEqual(found, { nic, radiusM }, `type code ${typeCode} ${a}${b}${c}`);
  }
});

test('version 1: supplement A alone decides', () => {
  const of = (typeCode: number, a: boolean) =>
    integrityOf(typeCode, { version: 1, a, b: false, c: null });
  assert.deepEqual(of(7, true), { nic: 9, radiusM: 75 });
  assert.deepEqual(of(7, false), { nic: 8, radiusM: 0.1 * NM });
  assert.deepEqual(of(8, true), { nic: 0, radiusM: null });
  assert.deepEqual(of(11, true), { nic: 9, radiusM: 75 });
  assert.deepEqual(of(13, true), { nic: 6, radiusM: 0.6 * NM });
  assert.deepEqual(of(13, false), { nic: 6, radiusM: 0.5 * NM });
  assert.deepEqual(of(16, true), { nic: 3, radiusM: 4 * NM });
  assert.deepEqual(of(16, false), { nic: 2, radiusM: 8 * NM });
});

test('version 0: the limits of NUCp', () => {
  const of = (typeCode: number) =>
    integrityOf(typeCode, { version: 0, a: null, b: false, c: null }).radiusM;
  assert.equal(of(11), 0.1 * NM);
  assert.equal(of(12), 0.2 * NM);
  assert.equal(of(13), 0.5 * NM);
  assert.equal(of(16), 10 * NM);
  assert.equal(of(18), null);
});

test('what was not heard counts as the worst that it could mean', () => {
  const supplements = fc.record({
    version: fc.integer({ min: 0, max: 3 }),
    a: fc.boolean(),
    b: fc.boolean(),
    c: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 31 }), supplements, (typeCode, full) => {
      const worst = integrityOf(typeCode, NO_SUPPLEMENTS);
      const known = integrityOf(typeCode, full);
      assert.ok(
        (worst.radiusM ?? Infinity) >= (known.radiusM ?? Infinity) || known.radiusM === null,
      );
      assert.ok(worst.nic <= known.nic || known.nic === 0);
      const halves: Supplements[] = [
        { ...full, a: null },
        { ...full, c: null },
      ];
      for (const half of halves) {
        const both = [true, false].map((bit) =>
          integrityOf(typeCode, { ...full, ...(half.a === null ? { a: bit } : { c: bit }) }),
        );
        const radius = integrityOf(typeCode, half).radiusM ?? Infinity;
        assert.ok(both.every((one) => (one.radiusM ?? Infinity) <= radius));
      }
    }),
    { numRuns: 2000 },
  );
});

test('accuracy falls with NACp', () => {
  for (let nacP = 2; nacP <= 11; nacP++) {
    assert.ok(positionBoundM(nacP)! < positionBoundM(nacP - 1)!);
  }
  assert.equal(positionBoundM(0), null);
  assert.equal(positionBoundM(12), null);
});
