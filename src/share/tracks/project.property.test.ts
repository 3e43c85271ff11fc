import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ecefToGeodetic, geodeticToEcef } from '../../earth/index.ts';
import type { Track } from '../../track/index.ts';
import { createBatchWriter, takeBatch, writeUpdate } from './batch.ts';
import { kindOf, projectTrack, type TrackRelease, trackReleaseProblem } from './project.ts';

const COARSE: TrackRelease = {
  ...{ kinds: ['air'], gridM: 20_000, velocity: false, identity: false, delayS: 0, everyS: 0 },
  onward: [],
};
const NOW_MS = 1_800_000_000_000;

function trackAt(
  latitude: number,
  longitude: number,
  heightM: number,
  more: Partial<Track> = {},
): Track {
  const [x, y, z] = geodeticToEcef(latitude, longitude, heightM);
  return {
    ...{ id: 't7', mode: 'exercise', status: 'confirmed', timeMs: NOW_MS, existence: 0.99 },
    ...{ state: [x, y, z, 0, 0, 0], models: {}, identity: {}, sensors: [], misfit: 1 },
    covariance: Array.from({ length: 36 }, (_, i) => (i % 7 === 0 ? 100 : 0)),
    ...{ firstMs: 0, lastReportMs: NOW_MS, reportCount: 9 },
    ...more,
  };
}

function bytesOf(track: Track, by: TrackRelease): Uint8Array {
  const writer = createBatchWriter(NOW_MS);
  assert.ok(writeUpdate(writer, projectTrack(track, 'air', [], by, 1)));
  return takeBatch(writer);
}

const inCell = fc.record({ a: fc.double({ min: 0.05, max: 0.95, noNaN: true }), v: fc.nat(80) });

test('two tracks in one cell with errors of one step are told by the same bytes', () => {
  const anywhere = fc.tuple(
    fc.double({ min: -1.2, max: 1.2, noNaN: true }),
    fc.double({ min: -3.1, max: 3.1, noNaN: true }),
    fc.integer({ min: 0, max: 40 }),
  );
  fc.assert(
    fc.property(anywhere, inCell, inCell, ([latitude, longitude, floor], one, other) => {
      const first = projectTrack(
        trackAt(latitude, longitude, (floor + one.a) * 20_000),
        'air',
        [],
        COARSE,
        1,
      );
      const cell = ecefToGeodetic(first.state[0]!, first.state[1]!, first.state[2]!);
      // Two places about the middle of the cell that was told, each with its own figures.
      const near = ({ a, v }: typeof one): Track =>
        trackAt(
          cell.latitudeRad + (a - 0.5) * 1e-3,
          cell.longitudeRad + (0.5 - a) * 1e-3,
          cell.heightM + (a - 0.5) * 9000,
          {
            covariance: Array.from({ length: 36 }, (_, i) => (i % 7 === 0 ? 10 + v : 0)),
            timeMs: NOW_MS + v,
            misfit: a,
            identity: { callsign: `A${v}` },
            sensors: [`radar-${v}`],
          },
        );
      assert.deepEqual(bytesOf(near(one), COARSE), bytesOf(near(other), COARSE));
    }),
  );
});

test('the true place lies within two sigma of what is told by cells', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1.2, max: 1.2, noNaN: true }),
      fc.double({ min: -3.1, max: 3.1, noNaN: true }),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.constantFrom(1000, 10_000, 50_000),
      (latitude, longitude, heightM, gridM) => {
        const track = trackAt(latitude, longitude, heightM);
        const told = projectTrack(track, 'air', [], { ...COARSE, gridM }, 1);
        const off = Math.hypot(...[0, 1, 2].map((i) => told.state[i]! - track.state[i]!));
        assert.ok(off <= 2 * Math.sqrt(told.covariance[0]!), `${off} m`);
        assert.ok(told.covariance[0]! >= track.covariance[0]! + off * off * 0.5);
      },
    ),
  );
});

test('what it is goes by what it says of itself, unless it is where nothing flies', () => {
  assert.equal(kindOf(trackAt(0.6, 2, 0, { identity: { mmsi: 440_000_001 } })), 'surface');
  assert.equal(kindOf(trackAt(0.6, 2, 9000, { identity: { icao: '71BF01' } })), 'air');
  assert.equal(kindOf(trackAt(0.6, 2, 90_000, { identity: { icao: '71BF01' } })), 'ballistic');
  assert.equal(kindOf(trackAt(0.6, 2, 9000, { models: { coast: 0.9 } })), 'ballistic');
  assert.equal(kindOf(trackAt(0.6, 2, 9000, { models: { drift: 0.9 } })), 'drifting');
  assert.equal(kindOf(trackAt(0.6, 2, 9000)), 'unknown');
});

test('a class that would tell by who what it hides by cells is refused', () => {
  assert.equal(trackReleaseProblem(COARSE), null);
  assert.match(trackReleaseProblem({ ...COARSE, identity: true })!, /identity/);
  assert.match(trackReleaseProblem({ ...COARSE, kinds: [] })!, /kind/);
  assert.match(trackReleaseProblem({ ...COARSE, delayS: 4000 })!, /hour/);
  assert.match(trackReleaseProblem({ ...COARSE, gridM: Number.NaN })!, /number/);
});
