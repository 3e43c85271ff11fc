import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type FieldKind,
  LAUNCH_DETECTION,
  MISSILE_TRACK,
  MISSILE_TRACK_VECTOR,
  REQUIRED,
} from './fields.ts';
import {
  decodeLaunchDetections,
  decodeMissileTracks,
  encodeUdl,
  MAX_RECORDS,
  type UdlLaunchDetection,
  type UdlMissileTrack,
} from './index.ts';

const double = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true }).map((value) => (value === 0 ? 0 : value));

function anyOf(kind: FieldKind): fc.Arbitrary<unknown> {
  if (typeof kind !== 'string') return fc.constantFrom(...kind);
  switch (kind) {
    case 'text':
      return fc.string();
    case 'texts':
      return fc.array(fc.string(), { maxLength: 3 });
    case 'boolean':
      return fc.boolean();
    case 'number':
      return double(-1e6, 1e6);
    case 'numbers':
      return fc.array(double(-1e6, 1e6), { maxLength: 9 });
    case 'percent':
      return double(0, 100);
    case 'latitude':
      return double(-90, 90);
    case 'longitude':
      return double(-180, 360);
    case 'time':
      return fc.integer({ min: 0, max: 4_102_444_800_000 }).map((ms) => new Date(ms).toISOString());
    case 'vectors':
      return fc.array(record(MISSILE_TRACK_VECTOR, REQUIRED.vector), { maxLength: 2 });
  }
}

/** Fields in the order of the table: so they are read. */
function record(
  fields: Readonly<Record<string, FieldKind>>,
  required: readonly string[],
): fc.Arbitrary<Record<string, unknown>> {
  const model = Object.fromEntries(
    Object.entries(fields).map(([name, kind]) => [name, anyOf(kind)]),
  );
  return fc.record(model, { requiredKeys: [...required] }).map((made) =>
    Object.fromEntries(
      Object.keys(fields)
        .filter((name) => name in made)
        .map((name) => [name, made[name]]),
    ),
  );
}

const tracks = record(
  MISSILE_TRACK,
  REQUIRED.missileTrack,
) as unknown as fc.Arbitrary<UdlMissileTrack>;
const launches = record(
  LAUNCH_DETECTION,
  REQUIRED.launchDetection,
) as unknown as fc.Arbitrary<UdlLaunchDetection>;

test('records are read as they were written, one or a list', () => {
  fc.assert(
    fc.property(fc.array(tracks, { maxLength: 3 }), launches, (list, launch) => {
      assert.deepEqual(decodeMissileTracks(encodeUdl(list)), { records: list, unread: [] });
      assert.deepEqual(decodeLaunchDetections(JSON.stringify(launch)), {
        records: [launch],
        unread: [],
      });
    }),
  );
});

test('any text gives records or faults, and never an exception', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      for (const { unread } of [decodeMissileTracks(text), decodeLaunchDetections(text)]) {
        for (const { message } of unread) assert.ok(message.length > 0);
      }
    }),
  );
});

const LAUNCH: UdlLaunchDetection = {
  classificationMarking: 'U',
  dataMode: 'EXERCISE',
  source: 'kor',
  messageType: 'LAUNCH',
  observationLatitude: 39,
  observationLongitude: 125.7,
  observationTime: '2026-11-22T03:00:00.000Z',
  sequenceNumber: 1,
};

test('one bad record is told with its place and takes no other along', () => {
  const reasonOf = (changes: object): string | undefined => {
    const read = decodeLaunchDetections(JSON.stringify([LAUNCH, { ...LAUNCH, ...changes }]));
    assert.deepEqual(read.records[0], LAUNCH);
    assert.ok(read.unread.every(({ offset }) => offset === 1));
    return read.unread[0]?.reason;
  };
  assert.equal(reasonOf({ source: null }), 'missing-part');
  assert.equal(reasonOf({ dataMode: 'LIVE' }), 'out-of-range');
  assert.equal(reasonOf({ observationLatitude: 91 }), 'out-of-range');
  assert.equal(reasonOf({ observationLatitude: '39' }), 'not-a-number');
  assert.equal(reasonOf({ observationTime: 'yesterday' }), 'malformed');
  assert.equal(reasonOf({ createdBy: 'the library', raan: null }), undefined);
  assert.equal(decodeLaunchDetections('{').unread[0]?.reason, 'malformed');
  const many = JSON.stringify(Array.from({ length: MAX_RECORDS + 1 }, () => LAUNCH));
  const read = decodeLaunchDetections(many);
  assert.deepEqual([read.records.length, read.unread[0]?.reason], [MAX_RECORDS, 'oversized']);
});
