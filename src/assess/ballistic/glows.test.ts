import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { geodeticToEcef } from '../../earth/index.ts';
import type { BearingReport, Vector3 } from '../../sense/index.ts';
import { noteGlow, plumesOf } from './glows.ts';

const EAST = geodeticToEcef(0, 2.4, 35_786e3);
const WEST = geodeticToEcef(0, 1.8, 35_786e3);
const STATE = [...geodeticToEcef(0.65, 2.2, 40e3), 900, -700, 900] as const;
const COVARIANCE = Float64Array.from({ length: 36 }, (_, i) =>
  i % 7 !== 0 ? 0 : i < 21 ? 300 ** 2 : 100 ** 2,
);

/** The line that a satellite sees of `STATE` so long before, and `beside` m off. */
function line(source: string, from: Vector3, agoS: number, beside = 0): BearingReport {
  const [x, y, z] = [0, 1, 2].map((i) => STATE[i]! - agoS * STATE[i + 3]!) as [
    number,
    number,
    number,
  ];
  const d = [x - from[0], y - from[1], z + beside - from[2]] as const;
  const r = Math.hypot(...d);
  return {
    ...{ kind: 'bearing', source, mode: 'exercise', timeMs: 100_000 - 1000 * agoS },
    receivedMs: 100_000 - 1000 * agoS,
    observerEcefM: from,
    losEcef: [d[0] / r, d[1] / r, d[2] / r],
    sigma: { losRad: 2e-5 },
  };
}

test('a track that begins after burnout finds the plume that was seen before, by each satellite', () => {
  const glows: BearingReport[] = [];
  for (const ago of [14, 9, 4]) noteGlow(glows, line('ir-1', EAST, ago));
  for (const ago of [12, 7]) noteGlow(glows, line('ir-2', WEST, ago));
  assert.deepEqual(plumesOf(glows, 100_000, STATE, COVARIANCE), [
    { source: 'ir-1', lastMs: 96_000, periodMs: 5_000, missed: 0 },
    { source: 'ir-2', lastMs: 93_000, periodMs: 5_000, missed: 0 },
  ]);
});

test('what glows elsewhere, later or lower than satellites that watch for plumes is none of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 14 }), fc.boolean(), (ago, north) => {
      const glows: BearingReport[] = [];
      noteGlow(glows, line('ir-1', EAST, ago, north ? 300e3 : -300e3));
      noteGlow(glows, line('ir-1', EAST, -ago));
      noteGlow(glows, line('low', geodeticToEcef(0.6, 2.2, 1_000e3), ago));
      assert.equal(glows.length, 2);
      assert.deepEqual(plumesOf(glows, 100_000, STATE, COVARIANCE), []);
    }),
  );
});

test('a line that comes twice is kept once, and old ones go', () => {
  const glows: BearingReport[] = [];
  for (let i = 0; i < 500; i++) {
    noteGlow(glows, line('ir-1', EAST, 100 - i * 0.5));
    noteGlow(glows, line('ir-1', EAST, 100 - i * 0.5));
  }
  assert.ok(glows.length <= 64, `${glows.length}`);
  assert.ok(glows.every(({ timeMs }) => glows.at(-1)!.timeMs - timeMs <= 30_000));
  assert.equal(new Set(glows.map(({ timeMs }) => timeMs)).size, glows.length);
});
