import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { moduleText, moduleUrl, readSource } from '../../../tools/regions/build.ts';
import { encodeRing } from '../../../tools/regions/encode.ts';
import {
  distanceM,
  type OpenRing,
  type Step,
  simplifyRings,
} from '../../../tools/regions/simplify.ts';
import { decodeRing } from './decode.ts';
import { REGION_COUNTRIES } from './region.ts';

test('the committed tables are what the source gives', () => {
  const tables = readSource();
  for (const country of REGION_COUNTRIES) {
    assert.equal(
      readFileSync(moduleUrl(country), 'utf8'),
      moduleText(country, tables.get(country) ?? []),
    );
  }
});

const steps: fc.Arbitrary<Step> = fc.tuple(
  fc.integer({ min: -1_800_000, max: 1_800_000 }),
  fc.integer({ min: -900_000, max: 900_000 }),
);

test('decoding a ring gives what was encoded, closed', () => {
  fc.assert(
    fc.property(fc.array(steps, { minLength: 3 }), (ring) => {
      const back = decodeRing(encodeRing(ring)).map(([x, y]) => [
        Math.round((x / Math.PI) * 1_800_000),
        Math.round((y / Math.PI) * 1_800_000),
      ]);
      assert.deepEqual(back, [...ring, ring[0]]);
    }),
  );
});

test('simplifying keeps every dropped point within the tolerance', () => {
  const ring: fc.Arbitrary<OpenRing> = fc
    .uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 8, maxLength: 60 })
    .map((angles) =>
      angles
        .sort((a, b) => a - b)
        .map((angle): Step => {
          const radius = 2000 + ((angle * 7919) % 300);
          const turn = (angle * Math.PI) / 180;
          return [
            1_270_000 + Math.round(radius * Math.cos(turn)),
            370_000 + Math.round(radius * Math.sin(turn)),
          ];
        }),
    );
  fc.assert(
    fc.property(ring, (original) => {
      const [simple] = simplifyRings([original], 500) as [OpenRing];
      for (const point of original) {
        const nearest = Math.min(
          ...simple.map((a, i) => distanceM(point, a, simple[(i + 1) % simple.length]!)),
        );
        assert.ok(nearest <= 501, `${nearest} m`);
      }
    }),
  );
});

test('neighbours still share their border', () => {
  // Two squares with a wavy border between them.
  const border: Step[] = Array.from(
    { length: 40 },
    (_, i): Step => [1_270_000 + ((i * 37) % 80), 370_000 + i * 100],
  );
  const west: OpenRing = [[1_260_000, 370_000], ...border, [1_260_000, 373_900]];
  const east: OpenRing = [[1_280_000, 373_900], ...border.toReversed(), [1_280_000, 370_000]];
  const [a, b] = simplifyRings([west, east], 500) as [OpenRing, OpenRing];
  const shared = (ring: OpenRing): string[] =>
    ring
      .filter(([x]) => x > 1_261_000 && x < 1_279_000)
      .map((point) => point.join())
      .sort();
  assert.deepEqual(shared(a), shared(b));
  assert.ok(shared(a).length < border.length);
});
