import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { planeContains } from '../earth/index.ts';
import { discMeetsOutline, outlineHoldsDisc, outlineTouches, prepareOutline } from './outline.ts';

/**
 * A ring around a place, star-shaped and mostly not convex; sometimes flat or a point. In whole
 * metres, so that the plain comparison is exact.
 */
const ring = fc
  .record({
    north: fc.integer({ min: -300_000, max: 300_000 }),
    east: fc.integer({ min: -300_000, max: 300_000 }),
    radii: fc.array(fc.integer({ min: 0, max: 300_000 }), { minLength: 3, maxLength: 60 }),
    squeeze: fc.constantFrom(1, 0.1, 0),
  })
  .map(({ north, east, radii, squeeze }) => {
    const flat = new Float64Array(2 * radii.length + 2);
    radii.forEach((radius, i) => {
      const angle = (2 * Math.PI * i) / radii.length;
      flat[2 * i] = Math.round(north + squeeze * radius * Math.cos(angle));
      flat[2 * i + 1] = Math.round(east + radius * Math.sin(angle));
    });
    flat[2 * radii.length] = flat[0]!;
    flat[2 * radii.length + 1] = flat[1]!;
    return flat;
  });

/** Every corner against the whole ring, every edge against every edge. */
function touchesPlainly(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < b.length; i += 2) if (planeContains(a, b[i]!, b[i + 1]!)) return true;
  if (planeContains(b, a[0]!, a[1]!)) return true;
  for (let i = 0; i + 3 < a.length; i += 2) {
    for (let j = 0; j + 3 < b.length; j += 2) if (edgesCross(a, i, b, j)) return true;
  }
  return false;
}

function edgesCross(a: Float64Array, i: number, b: Float64Array, j: number): boolean {
  const parts = (p: Float64Array, at: number, q: Float64Array, from: number): boolean => {
    const side = (k: number): boolean =>
      (p[at + 2]! - p[at]!) * (q[k + 1]! - p[at + 1]!) -
        (p[at + 3]! - p[at + 1]!) * (q[k]! - p[at]!) >
      0;
    return side(from) !== side(from + 2);
  };
  return parts(b, j, a, i) && parts(a, i, b, j);
}

test('an outline touches a ring exactly where a comparison of all with all says so', () => {
  let touching = 0;
  fc.assert(
    fc.property(ring, ring, (a, b) => {
      const expected = touchesPlainly(a, b);
      if (expected) touching += 1;
      assert.equal(outlineTouches(prepareOutline(a), b), expected);
    }),
    { numRuns: 5000 },
  );
  assert.ok(touching > 500 && touching < 4500, `${touching} of 5000 touch`);
});

test('a disc around a ring meets whatever outline the ring touches', () => {
  fc.assert(
    fc.property(ring, ring, fc.nat({ max: 1000 }), (a, b, more) => {
      const outline = prepareOutline(a);
      let radius = more;
      for (let i = 0; i < b.length; i += 2) {
        radius = Math.max(radius, Math.hypot(b[i]! - b[0]!, b[i + 1]! - b[1]!) + 1);
      }
      const disc = { north: b[0]!, east: b[1]!, radius };
      if (outlineTouches(outline, b)) assert.ok(discMeetsOutline(outline, disc));
    }),
  );
});

test('a ring in a disc that an outline encloses touches it', () => {
  let enclosed = 0;
  fc.assert(
    fc.property(ring, ring, fc.double({ min: 1e-3, max: 1, noNaN: true }), (a, b, scale) => {
      const outline = prepareOutline(a);
      const small = b.map((v, i) => Math.round(a[i % 2]! / 2 + scale * (v - b[i % 2]!)));
      let radius = 0;
      for (let i = 0; i < small.length; i += 2) {
        const away = Math.hypot(small[i]! - small[0]!, small[i + 1]! - small[1]!);
        radius = Math.max(radius, away + 1);
      }
      if (!outlineHoldsDisc(outline, { north: small[0]!, east: small[1]!, radius })) return;
      enclosed += 1;
      assert.ok(outlineTouches(outline, small));
    }),
    { numRuns: 5000 },
  );
  assert.ok(enclosed > 50, `${enclosed} of 5000 are enclosed`);
});
