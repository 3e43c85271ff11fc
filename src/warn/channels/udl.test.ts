import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEGREE, greatCircleDistance } from '../../earth/index.ts';
import { MODES } from '../../mark/index.ts';
import type { Track } from '../../track/index.ts';
import {
  decodeLaunchDetections,
  decodeMissileTracks,
  encodeUdl,
  type UdlMissileTrack,
} from '../../wire/udl/index.ts';
import { hazardOf, START_MS } from '../fixture.ts';
import { estimateOf, launchDetectionOf, missileTrackOf } from './udl.ts';

/** Correlated, and unlike in every element. */
const COVARIANCE = Array.from({ length: 36 }, (_, index) => {
  const [row, column] = [Math.floor(index / 6), index % 6];
  return row === column ? 1e4 + row : 10 + row + column;
});

const TRACK: Track = {
  id: 't7',
  mode: 'exercise',
  status: 'confirmed',
  timeMs: START_MS + 250,
  state: [-3_200_000, 4_100_000, 3_900_000, 1500, -2000, 900],
  covariance: COVARIANCE,
  existence: 0.998,
  models: { coast: 1 },
  identity: {},
  sensors: ['secret-radar-1'],
  firstMs: START_MS - 20_000,
  lastReportMs: START_MS + 250,
  reportCount: 20,
  misfit: 1,
};

const MARKING = { classification: 'U', source: 'BONGSU' };

test('a hazard is a record that reads back, with nothing of launch and impact places unless told', () => {
  const record = missileTrackOf(hazardOf(1, []), TRACK, MARKING);
  assert.deepEqual(decodeMissileTracks(encodeUdl([record])), { records: [record], unread: [] });
  const { launchLat, launchLon, impactLat, impactLon, launchAz } = record;
  assert.deepEqual(
    [launchLat, launchLon, impactLat, impactLon, launchAz],
    [undefined, undefined, undefined, undefined, undefined],
  );
  assert.deepEqual(
    [record.acftSubType, record.mslStatus, record.msgSubType, record.dataMode, record.containment],
    ['MRBM', 'FLYING', 'Initial', 'EXERCISE', 99],
  );
  assert.ok(!JSON.stringify(record).includes('secret-radar-1'));
});

test('a launch that is told is a circle about a place that is off by up to its radius', () => {
  const hazard = hazardOf(2, []);
  const record = missileTrackOf(hazard, null, { ...MARKING, launchM: 0, impact: true });
  const told = {
    latitudeRad: record.launchLat! * DEGREE,
    longitudeRad: record.launchLon! * DEGREE,
  };
  const [, radiusKm] = record.launchAouData!;
  assert.ok(radiusKm! >= 10);
  const apart = greatCircleDistance(told, hazard.launch.point);
  assert.ok(apart > 1 && apart < radiusKm! * 1000);
  assert.equal(record.impactLat, hazard.impact.point.latitudeRad / DEGREE);
  assert.equal(record.vectors, undefined);
});

test('what is lost is told as lost', () => {
  const record = missileTrackOf(hazardOf(3, [], { status: 'lost' }), null, MARKING);
  assert.deepEqual(
    [record.lostTrkInd, record.mslStatus, record.msgSubType],
    [true, 'LOST', 'Final'],
  );
});

test('a launch detection is seen about where the track is, no more exactly than a launch is told', () => {
  const detection = launchDetectionOf(hazardOf(1, []), TRACK, MARKING, 3);
  assert.deepEqual(decodeLaunchDetections(encodeUdl([detection])).records, [detection]);
  assert.equal(detection.sequenceNumber, 3);
  assert.equal(detection.launchLatitude, undefined);
  const places = [0, 0.0001, 0.0002].map((turn) => {
    const [x, y, z, ...rest] = TRACK.state as readonly number[];
    const state = [
      x! * Math.cos(turn) - y! * Math.sin(turn),
      x! * Math.sin(turn) + y! * Math.cos(turn),
      z!,
      ...rest,
    ];
    const seen = launchDetectionOf(hazardOf(1, []), { ...TRACK, state }, MARKING, 3);
    return [seen.observationLatitude, seen.observationLongitude, seen.observationAltitude].join();
  });
  // Steps of 600 m: what is seen stays in its cell of 14 km, or goes to the next one once.
  assert.ok(new Set(places).size <= 2, places.join(' '));
  assert.ok(detection.observationLatitude > 30 && detection.observationLatitude < 45);
});

test('a track handed over and taken in again is the same estimate', () => {
  const record = missileTrackOf(hazardOf(1, []), TRACK, MARKING);
  const estimate = estimateOf(record, 'udl', 'exercise', START_MS + 900);
  assert.ok(typeof estimate === 'object');
  assert.equal(estimate.timeMs, TRACK.timeMs);
  for (const [i, value] of estimate.stateEcef.entries()) {
    assert.ok(Math.abs(value - TRACK.state[i]!) < 1e-6);
  }
  for (const [i, value] of estimate.covariance.entries()) {
    assert.ok(Math.abs(value - COVARIANCE[i]!) < 1e-6, String(i));
  }
  assert.deepEqual(estimate.provenance, ['BONGSU:kor-h1']);
});

test('a record of another mode, without uncertainty or in another frame gives no estimate', () => {
  const record = missileTrackOf(hazardOf(1, []), TRACK, MARKING);
  for (const mode of MODES) {
    const read = estimateOf(record, 'udl', mode, START_MS);
    assert.equal(read === 'mode', mode !== 'exercise', mode);
  }
  const withVector = (changes: object): UdlMissileTrack => ({
    ...record,
    vectors: [{ ...record.vectors![0]!, ...changes }],
  });
  const why = (changed: UdlMissileTrack): unknown =>
    estimateOf(changed, 'udl', 'exercise', START_MS);
  assert.equal(why({ ...record, vectors: [] }), 'no-vector');
  assert.equal(why(withVector({ cov: [1] })), 'no-covariance');
  assert.equal(why(withVector({ cov: new Array(45).fill(0) })), 'no-covariance');
  assert.equal(why(withVector({ referenceFrame: 'J2000' })), 'frame');
  assert.equal(why(withVector({ covReferenceFrame: 'UVW' })), 'frame');
  assert.equal(why(withVector({ epoch: 'never' })), 'time');
  assert.ok(typeof why(withVector({ epoch: '2026-11-21T00:00:00.123456Z' })) === 'object');
});

test('where the launch is told and the impact is not, no bearing from one gives the other away', () => {
  const said = missileTrackOf(hazardOf(1, []), null, { ...MARKING, launchM: 20_000 });
  assert.ok(said.launchLat !== undefined);
  assert.deepEqual(
    [said.launchAz, said.impactLat, said.impactLon],
    [undefined, undefined, undefined],
  );
});
