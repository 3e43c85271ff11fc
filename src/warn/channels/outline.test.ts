import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEGREE, type GeoRing, REGIONS } from '../../earth/index.ts';
import { capPolygons, MAX_POINTS } from './outline.ts';

function ringOf(...degrees: (readonly [number, number])[]): GeoRing {
  return [...degrees, degrees[0]!].map(([x, y]) => [x * DEGREE, y * DEGREE]);
}

/** Square degrees by the shoelace formula, of `[latitude, longitude]`. */
function areaOf(polygon: readonly (readonly [number, number])[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < polygon.length; i++) {
    const [ay, ax] = polygon[i]!;
    const [by, bx] = polygon[i + 1]!;
    sum += ax * by - bx * ay;
  }
  return Math.abs(sum) / 2;
}

test('a ring away from the antimeridian comes out as latitude, longitude, closed', () => {
  const [polygon, ...more] = capPolygons(ringOf([127, 37], [128, 37], [128, 38]));
  assert.equal(more.length, 0);
  assert.deepEqual(
    polygon!.map(([y, x]) => [Math.round(y), Math.round(x)]),
    [
      [37, 127],
      [37, 128],
      [38, 128],
      [37, 127],
    ],
  );
});

test('a ring over the antimeridian comes out as one part on each side', () => {
  const parts = capPolygons(ringOf([179, 50], [-179, 50], [-179, 52], [179, 52]));
  assert.equal(parts.length, 2);
  for (const part of parts) {
    assert.ok(Math.abs(areaOf(part) - 2) < 1e-9);
    assert.ok(part.every(([, x]) => Math.abs(x) <= 180 && Math.abs(x) >= 179 - 1e-9));
  }
});

test('splitting keeps the area, closes each part and stays within 180 degrees', () => {
  const box = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: 0.1, max: 80, noNaN: true }),
    fc.double({ min: -80, max: 70, noNaN: true }),
  );
  fc.assert(
    fc.property(box, ([west, width, south]) => {
      const wrap = (x: number): number => ((((x + 180) % 360) + 360) % 360) - 180;
      const ring = ringOf(
        [west, south],
        [wrap(west + width / 2), south - 5],
        [wrap(west + width), south],
        [wrap(west + width), south + 10],
        [west, south + 10],
      );
      const parts = capPolygons(ring);
      const total = parts.reduce((sum, part) => sum + areaOf(part), 0);
      assert.ok(Math.abs(total - width * 12.5) < 1e-6 * width + 1e-9, `${total}`);
      for (const part of parts) {
        assert.deepEqual(part[0], part.at(-1));
        assert.ok(part.length >= 4);
        assert.ok(part.every(([y, x]) => Math.abs(x) <= 180 + 1e-9 && Math.abs(y) <= 90));
      }
    }),
  );
});

test('every region fits the point limit and loses little of its area', () => {
  for (const region of REGIONS) {
    for (const polygon of region.polygons) {
      const whole = areaOf(polygon[0]!.map(([x, y]) => [y / DEGREE, x / DEGREE]));
      const parts = capPolygons(polygon[0]!);
      assert.ok(parts.every((part) => part.length <= MAX_POINTS));
      const total = parts.reduce((sum, part) => sum + areaOf(part), 0);
      assert.ok(Math.abs(total - whole) <= 0.02 * whole, `${region.code}: ${total} of ${whole}`);
    }
  }
});
