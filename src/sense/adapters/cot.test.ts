import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { outsideBytes, outsideFile } from '../../../test/outside.ts';
import { RADAR } from '../../../test/simulation/settings.ts';
import { DEGREE, ecefToGeodetic } from '../../earth/index.ts';
import { type CotEvent, decodeCot, writeCotXml, writeTakDatagram } from '../../wire/cot/index.ts';
import type { FixReport } from '../report.ts';
import { readDatagram } from '../sense.ts';
import type { Sensor } from '../sensor.ts';
import { createSense } from '../state.ts';

const TIME_MS = Date.UTC(2026, 10, 22, 3, 0, 0, 500);
const SENSOR: Sensor = {
  ...RADAR,
  id: 'team',
  kind: 'fix',
  format: 'cot',
  source: 'udp://c',
  mode: 'exercise',
  editions: {},
};

const EVENT: CotEvent = {
  version: '2.0',
  uid: 'ANDROID-1',
  type: 'a-f-A-C-F',
  how: 'm-g',
  timeMs: TIME_MS,
  startMs: TIME_MS,
  staleMs: TIME_MS + 60_000,
  point: {
    latitudeDeg: 37.5,
    longitudeDeg: 127,
    heightM: 900,
    circularErrorM: 25,
    linearErrorM: null,
  },
  detail: [
    { name: 'contact', attributes: { callsign: 'HELO 1' }, children: [] },
    { name: 'track', attributes: { speed: '60', course: '90' }, children: [] },
  ],
};

function read(event: CotEvent, changes: Partial<Sensor> = {}, protobuf = false) {
  const state = createSense([{ ...SENSOR, ...changes }]);
  const bytes = protobuf ? writeTakDatagram(event) : new TextEncoder().encode(writeCotXml(event));
  return readDatagram(state, 'udp://c', bytes, TIME_MS + 200);
}

test('a position that an object reports becomes a fix with its own error, by XML and by protobuf', () => {
  for (const protobuf of [false, true]) {
    const { reports, faults } = read(EVENT, {}, protobuf);
    assert.deepEqual(faults, []);
    const [fix] = reports as FixReport[];
    const place = ecefToGeodetic(...fix!.positionEcefM);
    assert.ok(Math.abs(place.latitudeRad / DEGREE - 37.5) < 1e-9);
    assert.ok(Math.abs(place.heightM - 900) < 1e-3);
    assert.equal(fix!.timeMs, TIME_MS);
    assert.equal(fix!.heightBasis, 'geometric');
    assert.equal(fix!.sigma.horizontalM, 25);
    assert.equal(fix!.sigma.verticalM, SENSOR.sigma.verticalM);
    assert.deepEqual(fix!.identity, { name: 'HELO 1' });
    const [east, north, up] = fix!.velocityEnuMps!;
    assert.ok(Math.abs(east - 60) < 1e-9 && Math.abs(north) < 1e-9 && up === 0);
    assert.equal(fix!.climbStated, false);
  }
});

test('exercise and simulation never come through an actual source; what is not said does', () => {
  for (const opex of ['e', 'e-UFS 24', 's-demo', 'drill']) {
    const { reports, faults } = read({ ...EVENT, opex }, { mode: 'actual' });
    assert.equal(reports.length, 0);
    assert.deepEqual(
      faults.map(({ reason }) => reason),
      ['mode-mismatch'],
    );
    assert.equal(read({ ...EVENT, opex }).reports.length, 1, 'an exercise takes it');
  }
  assert.equal(read(EVENT, { mode: 'actual' }).reports.length, 1);
  assert.equal(read({ ...EVENT, opex: 'o' }, { mode: 'actual' }).reports.length, 1);
});

test('drawings, deletions, chat and markers that a person set are heard and not used', () => {
  for (const type of ['u-d-f', 't-x-d-d', 'b-t-f', 'b-d-l']) {
    assert.deepEqual(read({ ...EVENT, type }), { reports: [], faults: [] });
  }
  assert.deepEqual(read({ ...EVENT, how: 'h-g-i-g-o' }), { reports: [], faults: [] });
});

test('unknown heights, ships and missing tracks are told as such', () => {
  const [unknown] = read({
    ...EVENT,
    point: { ...EVENT.point, heightM: null, circularErrorM: null },
  }).reports as FixReport[];
  assert.equal(unknown!.heightBasis, 'unknown');
  assert.equal(unknown!.sigma.horizontalM, SENSOR.sigma.horizontalM);
  const [ship] = read({ ...EVENT, type: 'a-f-S-C', uid: 'MMSI-440123456', detail: [] })
    .reports as FixReport[];
  assert.equal(ship!.heightBasis, 'surface');
  assert.equal(ship!.velocityEnuMps, undefined);
  assert.deepEqual(ship!.identity, { mmsi: 440123456, name: 'MMSI-440123456' });
  const [gate] = read({ ...EVENT, uid: 'ICAO-71c0de' }).reports as FixReport[];
  assert.equal(gate!.identity!.icao, '71C0DE');
});

test('bad events, and times of another day, are faults with their bytes', () => {
  const state = createSense([SENSOR]);
  const bytes = new TextEncoder().encode('<!DOCTYPE x><event/>');
  const { faults } = readDatagram(state, 'udp://c', bytes, TIME_MS);
  assert.deepEqual(
    faults.map(({ reason }) => reason),
    ['malformed'],
  );
  const old = read({ ...EVENT, timeMs: TIME_MS - 3_600_000 });
  assert.deepEqual(
    old.faults.map(({ reason }) => reason),
    ['clock'],
  );
});

test('recorded events of teams in the field become fixes', (context) => {
  const tree = outsideFile(context, 'cot/cot-types.xml');
  if (tree === null) return;
  let fixes = 0;
  for (const name of readdirSync(tree.slice(0, -'/cot-types.xml'.length))) {
    if (!name.endsWith('.xml') || name === 'cot-types.xml') continue;
    const bytes = outsideBytes(context, `cot/${name}`)!;
    const [first] = decodeCot(bytes).events;
    if (first === undefined) continue;
    const state = createSense([SENSOR]);
    const { reports, faults } = readDatagram(state, 'udp://c', bytes, first.event.timeMs + 100);
    assert.deepEqual(faults, [], name);
    const isAtom = first.event.type.startsWith('a-') && first.event.how !== 'h-g-i-g-o';
    // The type of one sample is `a` alone: no dimension, and so no place that would mean anything.
    assert.equal(reports.length, isAtom ? 1 : 0, name);
    fixes += reports.length;
  }
  assert.ok(fixes >= 9, String(fixes));
});
