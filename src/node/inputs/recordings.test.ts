import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readSensors, type Sensor } from '../../sense/index.ts';
import { ASSUMED_RATE_HZ, moveToNow, type Recording, readRecordings } from './recordings.ts';

const START_MS = 1_800_000_000_000;
const ROWS = ['t,lat,lon', '1000,37,1', '1010,37,2', '1600,37,3', '1700,37,4'];
const TABLE = {
  kind: 'fix',
  format: 'track-table',
  columns: { time: 't', latitudeDeg: 'lat', longitudeDeg: 'lon' },
  units: { time: 's' },
};
const AIS = '!AIVDM,1,1,,A,15M67FC000G?ufbE`FepT@3n00Sa,0*5F';

function sensorOf(source: string, more: object = {}): Sensor {
  const { sensors, problems } = readSensors([{ id: 'x', mode: 'test', source, ...TABLE, ...more }]);
  assert.deepEqual(problems, []);
  return sensors[0]!;
}

function write(context: TestContext, lines: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-recordings-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'recording.txt');
  writeFileSync(path, lines.join('\n'));
  return path;
}

function read(sensor: Sensor): Recording {
  return readRecordings([sensor]).get(sensor.source)!;
}

const played = ({ pieces }: Recording): [string, number][] =>
  pieces.map(({ bytes, afterMs }) => [Buffer.from(bytes).toString(), afterMs]);

test('from= begins in the middle: by seconds or by the recording’s own clock, with the table’s header', (context) => {
  const path = write(context, ROWS);
  const expected = [
    ['t,lat,lon', 0],
    ['1600,37,3', 5000],
    ['1700,37,4', 105_000],
  ];
  for (const from of ['595', '1970-01-01T00:26:35Z']) {
    const recording = read(sensorOf(`file:${path}?rebase=1&from=${from}`));
    assert.deepEqual(played(recording), expected);
    assert.equal(recording.epochMs, 1_595_000);
  }
});

test('the sensors of one recording are moved together, by what their own clocks are off too', (context) => {
  const source = `file:${write(context, ROWS)}?rebase=1`;
  const sensors = [
    sensorOf(source),
    { ...sensorOf(source), id: 'y', clockOffsetS: 2 },
    sensorOf('udp://127.0.0.1:8600'),
  ];
  const moved = moveToNow(sensors, readRecordings(sensors), START_MS);
  assert.deepEqual(
    moved.map(({ clockOffsetS }) => clockOffsetS),
    [START_MS / 1000 - 1000, START_MS / 1000 - 998, 0],
  );
});

test('what says no times is played at the declared or assumed rate and taken as measured then', (context) => {
  const path = write(context, [AIS, AIS, AIS]);
  const nmea = { kind: 'ais', format: 'nmea', columns: undefined, units: undefined };
  for (const assumedRateHz of [undefined, 2]) {
    const sensor = sensorOf(`file:${path}?rebase=1`, { ...nmea, assumedRateHz });
    const recording = read(sensor);
    const rateHz = assumedRateHz ?? ASSUMED_RATE_HZ;
    assert.deepEqual(
      recording.pieces.map(({ afterMs }) => afterMs),
      [0, 1000 / rateHz, 2000 / rateHz],
    );
    assert.match(recording.message, assumedRateHz === undefined ? /assumed/ : /declared/);
    const [moved] = moveToNow([sensor], new Map([[sensor.source, recording]]), START_MS);
    assert.deepEqual([moved!.assumedRateHz, moved!.clockOffsetS], [null, 0]);
  }
});

test('one time far ahead holds up nothing behind it', (context) => {
  const report = (timeMs: number): string => `\\c:${timeMs}*${sumOf(`c:${timeMs}`)}\\${AIS}`;
  const times = [1.7e12, 1.7e12 + 1000, 1.9e12, 1.7e12 + 2000, 1.7e12 + 1500, 1.7e12 + 3000];
  const path = write(context, times.map(report));
  const nmea = { kind: 'ais', format: 'nmea', columns: undefined, units: undefined };
  const recording = read(sensorOf(`file:${path}?rebase=1`, nmea));
  assert.deepEqual(
    recording.pieces.map(({ afterMs }) => afterMs),
    [0, 1000, 1000, 2000, 2000, 3000],
  );
});

function sumOf(text: string): string {
  const sum = [...Buffer.from(text)].reduce((xor, byte) => xor ^ byte, 0);
  return sum.toString(16).toUpperCase().padStart(2, '0');
}

test('what makes no sense says what and why, and nothing old is played in mode actual', (context) => {
  const path = write(context, ROWS);
  const untimed = write(context, [AIS]);
  const nmea = { kind: 'ais', format: 'nmea', columns: undefined, units: undefined };
  const refused = (query: string, reason: RegExp, more: object = {}, file = path): void => {
    assert.throws(() => read(sensorOf(`file:${file}?${query}`, more)), {
      code: 'BNG_SOURCE_INVALID',
      message: reason,
    });
  };
  refused('rebase=1', /in mode actual nothing that is recorded/, { mode: 'actual' });
  refused('rebase=1&speed=10', /neither speed= nor rate=/);
  refused('rebase=1&rate=5', /neither speed= nor rate=/);
  refused('rebase=yes', /rebase=yes is none/);
  refused('from=10', /goes with rebase=1/);
  refused('rebase=1&from=noon', /from=noon is neither/);
  refused('rebase=1&from=-1', /from=-1 is neither/);
  refused('rebase=1&from=701', /goes from 1970-01-01T00:16:40.000Z to 1970-01-01T00:28:20.000Z/);
  refused('rebase=1&from=1970-01-02T00:00:00Z', /nothing is there from 1970-01-02/);
  refused('rebase=1', /nothing in it says a time/, {
    columns: { ...TABLE.columns, time: 'lat' },
    units: { time: 'iso' },
  });
  refused('rebase=1&from=2020-01-01T00:00:00Z', /says no times/, nmea, untimed);
  refused('rebase=1&from=5', /ends 0.1 s after/, nmea, untimed);
  assert.throws(() => read(sensorOf('file:/nowhere/at/all?rebase=1')), {
    code: 'BNG_FILE_UNREADABLE',
  });
  assert.equal(readRecordings([sensorOf(`file:${path}?rebase=0&rate=3`)]).size, 0);
});
