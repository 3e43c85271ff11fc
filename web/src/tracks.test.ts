import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geodeticToEcef } from '../../src/earth/index.ts';
import type { Track } from '../../src/track/index.ts';
import { drawTracks } from './tracks.ts';
import { viewOf } from './view.fixture.ts';

const [X, Y, Z] = geodeticToEcef(0.6, 2.2, 200);

/** A slow object 200 m up. */
function trackOf(parts: Partial<Track>): Track {
  return {
    ...{ id: 't1', status: 'confirmed', timeMs: 0, existence: 1, lastReportMs: 0 },
    ...{ state: [X, Y, Z, 10, 0, 0], covariance: [], models: { cv: 1 } },
    ...{ identity: {}, sensors: [], misfit: 1, reports: 5 },
    ...parts,
  } as unknown as Track;
}

function kindOf(parts: Partial<Track>): string {
  return drawTracks(viewOf({ tracks: [trackOf(parts)] }))[0]!.kind;
}

test('what says an aircraft address or a call sign is drawn as an aircraft, low and slow too', () => {
  assert.equal(kindOf({}), 'other');
  assert.equal(kindOf({ identity: { icao: '71be01' } }), 'aircraft');
  assert.equal(kindOf({ identity: { callsign: 'EXP145' } }), 'aircraft');
  assert.equal(kindOf({ identity: { mmsi: 440000001 } }), 'vessel');
  assert.equal(kindOf({ identity: { icao: '71be01' }, status: 'tentative' }), 'plot');
});

test('an ally’s track is drawn with who says so, unless ours is the same', () => {
  const state = [...geodeticToEcef(0.65, 2.24, 9000), 0, 100, 0];
  const allied = {
    ...{ origin: 'usa', releaseClass: 'close', number: 17, kind: 'air' as const, coarse: false },
    ...{ existence: 1, timeMs: 0, heardMs: 0, state, sigmaM: 50, identity: { callsign: 'KAL1' } },
  };
  const alone = drawTracks(viewOf({ alliedTracks: [allied] }));
  assert.deepEqual(
    alone.map(({ id, kind, label }) => ({ id, kind, label })),
    [{ id: 'usa/17', kind: 'aircraft', label: 'USA KAL1' }],
  );
  const same = trackOf({ state });
  assert.equal(drawTracks(viewOf({ tracks: [same], alliedTracks: [allied] })).length, 1);
  const other = trackOf({ state: [...geodeticToEcef(0.65, 2.25, 9000), 0, 0, 0] });
  assert.equal(drawTracks(viewOf({ tracks: [other], alliedTracks: [allied] })).length, 2);
});
