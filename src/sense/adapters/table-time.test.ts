import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSense, type FixReport, readDatagram, readSensors } from '../index.ts';

function fixesOf(units: object, times: readonly string[], more: object = {}): FixReport[] {
  const { sensors, problems } = readSensors([
    {
      id: 'log',
      kind: 'fix',
      source: 'file:log',
      format: 'track-table',
      mode: 'test',
      columns: { time: '0', latitudeDeg: '1', longitudeDeg: '2', speed: '3', courseDeg: '4' },
      units,
      ...more,
    },
  ]);
  assert.deepEqual(problems, []);
  const state = createSense(sensors);
  const source = sensors[0]!.source;
  return times.flatMap((time) => {
    const line = `${time},37,127,10,90`;
    return readDatagram(state, source, Buffer.from(line), 1_700_000_000_000).reports as FixReport[];
  });
}

test('times in whole seconds carry the error of being cut off to a second', () => {
  for (const [unit, times] of [
    ['s', ['1700000000', '1700000001']],
    ['ms', ['1700000000000', '1700000001000']],
    ['iso', ['2023-11-14T22:13:20Z', '2023-11-14T22:13:21.000000Z']],
  ] as const) {
    for (const fix of fixesOf({ time: unit }, times)) {
      assert.ok(Math.abs(fix.timeSigmaS! - 1 / Math.sqrt(3)) < 1e-9, `${unit}: ${fix.timeSigmaS}`);
    }
  }
});

test('a column that shows finer times is believed as finely from then on', () => {
  const sigmas = fixesOf({ time: 's' }, ['1700000000', '1700000000.5', '1700000001']).map(
    (fix) => fix.timeSigmaS,
  );
  assert.deepEqual(
    sigmas,
    [1, 0.1, 0.1].map((step) => step * (1 / Math.sqrt(3))),
  );
  const exact = fixesOf({ time: 'ms' }, ['1700000000123', '1700000001000']);
  assert.ok(exact.every((fix) => fix.timeSigmaS === undefined));
});

test('a declared error of time is taken as it is declared', () => {
  const [fix] = fixesOf({ time: 's' }, ['1700000000'], { timeSigmaS: 2 });
  assert.equal(fix!.timeSigmaS, 2);
});

test('without a column for it no climb is claimed, save on the sea', () => {
  assert.equal(fixesOf({ time: 's' }, ['1700000000'])[0]!.climbStated, false);
  const ship = fixesOf({ time: 's', heightBasis: 'surface' }, ['1700000000'])[0]!;
  assert.equal(ship.climbStated, undefined);
});

test('a logger that one object carries gives it its name, or that of the file', () => {
  for (const [carrier, tag] of [
    ['B-7', 'B-7'],
    ['*', 'log'],
    ['eoss *', 'eoss log'],
  ] as const) {
    const [fix] = fixesOf({ time: 's' }, ['1700000000'], { carrier, source: 'file:/a/log.csv.gz' });
    assert.deepEqual(fix!.identity, { tag });
  }
  const { problems } = readSensors([
    { id: 'a', kind: 'ais', format: 'nmea', source: 'file:', mode: 'test', carrier: 7 },
  ]);
  assert.equal(problems[0]?.path, 'sensors[0].carrier');
});
