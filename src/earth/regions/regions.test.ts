import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEGREE, type GeoPolygon, type GeoRing } from '../place.ts';
import { REGIONS, regionByCode, regionsIn } from './index.ts';

test('every prefecture, province and metropolitan city is there', () => {
  const count = (country: string): number => REGIONS.filter((r) => r.country === country).length;
  assert.equal(count('JPN'), 47);
  assert.equal(count('KOR'), 17);
  assert.equal(count('PRK'), 11);
  assert.equal(count('USA'), 3);
  assert.equal(new Set(REGIONS.map((region) => region.code)).size, REGIONS.length);
  for (const region of REGIONS) assert.match(region.code, /^(JP|KR|KP|US)-[0-9A-Z]{2}$/);
});

test('every region has a name in each language, in its script', () => {
  for (const { code, names } of REGIONS) {
    assert.match(names.en, /^[A-Z][A-Za-z ]+$/, code);
    assert.match(names.ko, /^[가-힣 ]+$/, code);
    assert.match(names.ja, /^[\p{Script=Han}\p{Script=Katakana}ー]+$/u, code);
    if (code.startsWith('JP')) assert.match(names.ja, /[都道府県]$/u, code);
  }
});

test('every ring is closed, turns the right way and does not cross itself', () => {
  for (const region of REGIONS) {
    for (const polygon of region.polygons) {
      polygon.forEach((ring, i) => {
        assert.ok(ring.length >= 4, region.code);
        assert.deepEqual(ring[0], ring.at(-1));
        assert.equal(doubleArea(ring) > 0, i === 0, region.code);
        assert.equal(crossings(ring), 0, region.code);
      });
    }
  }
});

/** City halls and islands, degrees, as public maps give them. */
const PLACES: readonly (readonly [string, number, number])[] = [
  ['KR-11', 37.566, 126.978],
  ['KR-28', 37.96, 124.68], // Baengnyeong
  ['KR-28', 37.747, 126.488], // Ganghwa
  ['KR-30', 36.35, 127.385],
  ['KR-47', 37.5, 130.87], // Ulleung
  ['KR-49', 33.489, 126.498],
  ['JP-01', 43.064, 141.347],
  ['JP-02', 40.824, 140.74],
  ['JP-13', 33.11, 139.79], // Hachijo
  ['JP-26', 35.021, 135.756],
  ['JP-42', 34.25, 129.3], // Tsushima
  ['JP-46', 28.378, 129.494], // Amami
  ['JP-47', 26.212, 127.681],
  ['JP-47', 24.45, 123], // Yonaguni
  ['KP-01', 39.03, 125.75],
  ['US-HI', 21.33, -157.85],
  ['US-GU', 13.475, 144.75],
  ['US-MP', 15.18, 145.75],
];

test('places lie in their region and in no other', () => {
  for (const [code, latitude, longitude] of PLACES) {
    const holding = REGIONS.filter((region) =>
      region.polygons.some((polygon) => holds(polygon, longitude * DEGREE, latitude * DEGREE)),
    );
    assert.deepEqual(
      holding.map((region) => region.code),
      [code],
    );
  }
});

test('a code that is not there has no region', () => {
  assert.equal(regionByCode('KR-11')?.names.ko, '서울특별시');
  assert.equal(regionByCode('XX-11'), null);
  assert.equal(regionByCode('__proto__'), null);
});

test('a box finds the regions whose bounds it touches, across the antimeridian too', () => {
  const box = (west: number, south: number, east: number, north: number): string[] =>
    regionsIn({
      westRad: west * DEGREE,
      southRad: south * DEGREE,
      eastRad: east * DEGREE,
      northRad: north * DEGREE,
    }).map((region) => region.code);
  assert.deepEqual(box(126.5, 33.3, 126.6, 33.4), ['KR-49']);
  assert.deepEqual(box(170, 10, -170, 30), ['US-HI']);
  assert.deepEqual(box(170, 10, 190, 30), ['US-HI']);
  assert.deepEqual(box(-170, 10, 140, 30).includes('US-HI'), true);
  assert.deepEqual(box(0, -10, 10, 10), []);
  assert.deepEqual(box(Number.NaN, 10, 140, 30), []);
  assert.equal(box(-180, -90, 180, 90).length, REGIONS.length);
  assert.deepEqual(box(-170, 10, 143, 30), box(190, 10, 503, 30));
});

test('each region is found by its own bounds', () => {
  for (const region of REGIONS) assert.ok(regionsIn(region.box).includes(region), region.code);
});

function doubleArea(ring: GeoRing): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    sum += ring[i]![0] * ring[i + 1]![1] - ring[i + 1]![0] * ring[i]![1];
  }
  return sum;
}

/** Pairs of edges that properly cross. */
function crossings(ring: GeoRing): number {
  let count = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    for (let j = i + 1; j + 1 < ring.length; j++) {
      const [a, b, c, d] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) count++;
    }
  }
  return count;
}

type Point = readonly [number, number];

function side(a: Point, b: Point, c: Point): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

/** Even-odd rule over all rings. */
function holds(polygon: GeoPolygon, x: number, y: number): boolean {
  let inside = false;
  for (const ring of polygon) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [ax, ay] = ring[i]!;
      const [bx, by] = ring[i + 1]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}
