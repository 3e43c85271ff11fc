import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outsideFile } from '../../test/outside.ts';
import { type CotEvent, writeCotXml, writeTakStream } from '../wire/cot/index.ts';
import { file, run } from './decode.fixture.ts';

const EVENT: CotEvent = {
  version: '2.0',
  uid: 'u-1',
  type: 'a-f-G',
  how: 'm-g',
  timeMs: 1_795_219_200_000,
  startMs: 1_795_219_200_000,
  staleMs: 1_795_219_500_000,
  point: {
    latitudeDeg: 37.5,
    longitudeDeg: 127,
    heightM: 12,
    circularErrorM: 5,
    linearErrorM: null,
  },
};

test('decode cot prints events of either encoding, and what could not be read', async () => {
  for (const content of [new TextEncoder().encode(writeCotXml(EVENT)), writeTakStream(EVENT)]) {
    const { code, out, err } = await run('cot', file('a.cot', content), '--json');
    assert.equal(code, 0);
    const { uid, point, errors } = JSON.parse(out[0]!);
    assert.deepEqual([uid, point.heightM, errors], ['u-1', 12, []]);
    assert.match(err.join(), /1 event; 0 not read/);
  }
  const { code, out } = await run('cot', file('b.cot', '<!DOCTYPE x><event/>'));
  assert.equal(code, 1);
  assert.match(out.join('\n'), /NOT READ\n.*document type/);
});

test('decode camf prints sentences and lines, and counts frames of other types', async () => {
  const lines = '# a drill\n4E8207BF9C0300186B3B3D580D6B0000\nnonsense\n';
  const { code, out, err } = await run('camf', file('a.camf', lines), '--json');
  assert.equal(code, 0);
  const [message, broken] = out.map((line) => JSON.parse(line));
  assert.equal(message.line, 2);
  assert.equal(message.messageTypeName, 'alert');
  assert.ok(message.ellipse.semiMajorKm >= message.ellipse.semiMinorKm);
  assert.equal(broken.errors[0].reason, 'malformed');
  assert.match(err.join(), /1 message; 1 not read/);
});

test('decode camf reads what receivers have recorded', async (context) => {
  const extended = outsideFile(context, 'camf/azarashi_dcx_shared.nmea');
  const weather = outsideFile(context, 'camf/azarashi_dcr_220307.nmea');
  if (extended === null || weather === null) return;
  assert.match((await run('camf', extended)).err.join(), /^87 messages; 0 not read\.$/);
  const counted = (await run('camf', weather)).err.join();
  assert.match(
    counted,
    /^0 messages; 0 not read; counted only: 98 of type 43 \(weather agency\)\.$/,
  );
});

test('decode udl prints records and tells which could not be read', async () => {
  const launch = {
    ...{ classificationMarking: 'U', dataMode: 'EXERCISE', source: 'x', messageType: 'LAUNCH' },
    ...{ observationLatitude: 39, observationLongitude: 125.7, sequenceNumber: 1 },
    observationTime: '2026-11-22T03:00:00Z',
  };
  const path = file('a.json', JSON.stringify([launch, { ...launch, dataMode: 'LIVE' }]));
  const { code, out, err } = await run('udl', path, '--json');
  assert.equal(code, 0);
  const [record, broken] = out.map((line) => JSON.parse(line));
  assert.deepEqual([record.kind, record.observationLatitude], ['launchDetection', 39]);
  assert.equal(broken.errors[0].reason, 'out-of-range');
  assert.match(err.join(), /1 record; 1 not read/);
});
