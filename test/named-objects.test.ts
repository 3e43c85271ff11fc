import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEGREE, geodeticToEcef } from '../src/earth/index.ts';
import { createSense, readDatagram, type Sensor } from '../src/sense/index.ts';
import { associate, createTracker, DEFAULT_TRACKER } from '../src/track/index.ts';
import { type EntityStatePdu, encodeEntityState } from '../src/wire/dis/index.ts';
import { writeTdmKvn } from '../src/wire/tdm/index.ts';
import { RADAR } from './simulation/settings.ts';

const TIME_MS = Date.UTC(2026, 10, 21, 11, 0, 0);
const SECONDS = 20;

/** The tracks that a datagram a second makes. */
function tracksOf(sensor: Sensor, datagram: (second: number) => Uint8Array): Set<string> {
  const sense = createSense([sensor]);
  const tracker = createTracker(sensor.mode, DEFAULT_TRACKER, [sensor]);
  const seen = new Set<string>();
  for (let second = 0; second < SECONDS; second++) {
    const atMs = TIME_MS + second * 1000;
    const { reports, faults } = readDatagram(sense, sensor.source, datagram(second), atMs);
    assert.deepEqual(faults, []);
    const kinematic = reports.filter((one) => one.kind === 'polar' || one.kind === 'fix');
    assert.equal(kinematic.length, 1);
    for (const track of associate(tracker, kinematic, atMs)) seen.add(track.id);
  }
  return seen;
}

test('a satellite that its producer names is one object', () => {
  const sensor: Sensor = { ...RADAR, id: 'radar', format: 'tdm', source: 'udp://t' };
  const seen = tracksOf(sensor, (second) => {
    // From south to north past the radar, 7 km/s at 500 km.
    const [east, north, up] = [50_000, -200_000 + 7000 * second, 500_000];
    const range = Math.hypot(east, north, up);
    const epoch = new Date(TIME_MS + second * 1000).toISOString().slice(0, -1);
    const azimuth = (Math.atan2(east, north) / DEGREE + 360) % 360;
    const text = writeTdmKvn({
      version: '2.0',
      comments: [],
      creationDate: epoch,
      originator: 'TEST',
      messageId: null,
      segments: [
        {
          metadata: {
            comments: [],
            TIME_SYSTEM: 'UTC',
            PARTICIPANT_1: 'radar',
            PARTICIPANT_2: '1998-067A',
            PATH: [1, 2, 1],
            ANGLE_TYPE: 'AZEL',
          },
          comments: [],
          observations: [
            { keyword: 'RANGE', epoch, value: range / 1000 },
            { keyword: 'ANGLE_1', epoch, value: azimuth },
            { keyword: 'ANGLE_2', epoch, value: Math.asin(up / range) / DEGREE },
          ],
        },
      ],
    });
    return new TextEncoder().encode(text);
  });
  assert.equal(seen.size, 1, [...seen].join());
});

const TYPE = { kind: 1, domain: 2, country: 0, category: 0, subcategory: 0, specific: 0, extra: 0 };

/** An entity at 37° north that goes up and east. */
function entity(kind: number, second: number, eastDeg: number, upM: number): Uint8Array {
  const at = (moment: number): [number, number, number] =>
    geodeticToEcef(37 * DEGREE, (127 + eastDeg * moment) * DEGREE, 9000 + upM * moment);
  const [location, next] = [at(second), at(second + 1)];
  const type = { ...TYPE, kind };
  const pdu: EntityStatePdu = {
    kind: 'entity-state',
    header: {
      protocolVersion: 7,
      exerciseId: 1,
      pduType: 1,
      protocolFamily: 1,
      pastHourS: second,
      absoluteTime: true,
      status: 0,
    },
    id: { site: 1, application: 2, entity: 3 },
    force: 2,
    type,
    alternativeType: type,
    velocity: [next[0] - location[0], next[1] - location[1], next[2] - location[2]],
    location,
    orientation: [0, 0, 0],
    appearance: 0,
    deadReckoning: {
      algorithm: 2,
      otherParameters: '00'.repeat(15),
      acceleration: [0, 0, 0],
      angularVelocity: [0, 0, 0],
    },
    marking: { characterSet: 1, text: 'ONE' },
    capabilities: 0,
    variableParameters: [],
  };
  return encodeEntityState(pdu);
}

test('a simulated aircraft, and a simulated missile, are one object each', () => {
  const sensor: Sensor = { ...RADAR, id: 'sim', kind: 'fix', format: 'dis', source: 'udp://d' };
  for (const [kind, eastDeg, upM] of [
    [1, 0.0025, 0],
    [2, 0.001, 2500],
  ] as const) {
    const seen = tracksOf(sensor, (second) => entity(kind, second, eastDeg, upM));
    assert.equal(seen.size, 1, [...seen].join());
  }
});
