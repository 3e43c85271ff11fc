import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RADAR } from '../../../test/simulation/settings.ts';
import { DEGREE, enuRotation, toEnu } from '../../earth/index.ts';
import type { Report } from '../report.ts';
import { readDatagram } from '../sense.ts';
import type { Sensor } from '../sensor.ts';
import { createSense } from '../state.ts';

const TIME_MS = Date.UTC(2026, 10, 21, 11, 0, 0);
const SENSOR: Sensor = { ...RADAR, id: 'RADAR-1', format: 'tdm', source: 'udp://t', editions: {} };
const LIGHT_MPS = 299_792_458;

const HEADER = ['CCSDS_TDM_VERS = 2.0', 'CREATION_DATE = 2026-11-21T12:00:00', 'ORIGINATOR = TEST'];
const META: Readonly<Record<string, string>> = {
  TIME_SYSTEM: 'UTC',
  PARTICIPANT_1: 'RADAR 1',
  PARTICIPANT_2: '1997-061A',
  MODE: 'SEQUENTIAL',
  PATH: '1,2,1',
  RANGE_UNITS: 'km',
  ANGLE_TYPE: 'AZEL',
};
const LOOK = [
  'RANGE = 2026-325T11:00:00 1800.0',
  'ANGLE_1 = 2026-325T11:00:00 -30.0',
  'ANGLE_2 = 2026-325T11:00:00 40.0',
];

function message(
  changes: Readonly<Record<string, string | null>>,
  data: readonly string[],
): string {
  const values = Object.entries({ ...META, ...changes }).filter(([, value]) => value !== null);
  const metadata = values.map(([keyword, value]) => `${keyword} = ${value}`);
  const parts = [
    ...HEADER,
    'META_START',
    ...metadata,
    'META_STOP',
    'DATA_START',
    ...data,
    'DATA_STOP',
  ];
  return parts.join('\n');
}

function read(
  text: string,
  sensors: readonly Sensor[] = [SENSOR],
  pieces: readonly string[] = [text],
): { reports: Report[]; faults: [string, string][] } {
  const state = createSense(sensors);
  const all = pieces.map((piece) =>
    readDatagram(state, 'udp://t', new TextEncoder().encode(piece), TIME_MS),
  );
  return {
    reports: all.flatMap(({ reports }) => reports),
    faults: all.flatMap(({ faults }) =>
      faults.map(({ reason, message: why }) => [reason, why] as [string, string]),
    ),
  };
}

const reasons = ({ faults }: { faults: [string, string][] }): string[] =>
  faults.map(([reason]) => reason);

test('range and angles of one instant become a polar report, when the light left the object', () => {
  const { reports, faults } = read(message({}, LOOK));
  assert.deepEqual(faults, []);
  const [report] = reports;
  assert.ok(report?.kind === 'polar');
  assert.equal(reports.length, 1);
  assert.ok(Math.abs(report.timeMs - (TIME_MS - 1.8e9 / LIGHT_MPS)) < 1e-3);
  assert.equal(report.rangeM, 1_800_000);
  assert.ok(Math.abs(report.azimuthRad - 330 * DEGREE) < 1e-12);
  assert.ok(Math.abs(report.elevationRad! - 40 * DEGREE) < 1e-12);
  assert.deepEqual(report.identity, { name: '1997-061A' });
  assert.deepEqual(report.sigma, {
    rangeM: SENSOR.sigma.rangeM,
    azimuthRad: SENSOR.sigma.azimuthRad,
    elevationRad: SENSOR.sigma.elevationRad,
  });
});

test('a time tag of the transmission is earlier than the object was there', () => {
  const [report] = read(message({ TIMETAG_REF: 'TRANSMIT' }, LOOK)).reports;
  assert.ok(report !== undefined && Math.abs(report.timeMs - (TIME_MS + 1.8e9 / LIGHT_MPS)) < 1e-3);
});

test('line by line, sorted by keyword or named in DATA_TYPES: the looks are the same', () => {
  const at = (second: number, keyword: string, value: number): string =>
    `${keyword} = 2026-325T11:00:0${second} ${value}`;
  const look = (second: number): string[] => [
    at(second, 'RANGE', 1800 + second),
    at(second, 'MAG', 3),
    at(second, 'ANGLE_1', second),
    at(second, 'ANGLE_2', 40),
    at(second, 'DOPPLER_INSTANTANEOUS', -1.5),
  ];
  const data = [0, 1, 2].flatMap(look);
  const sorted = [...data].sort();
  const expected = read(message({}, data)).reports;
  assert.equal(expected.length, 3);
  assert.equal((expected[0] as { rangeRateMps?: number }).rangeRateMps, -1500);
  const types = { DATA_TYPES: 'RANGE,ANGLE_1,ANGLE_2,DOPPLER_INSTANTANEOUS,MAG' };
  for (const text of [
    message({}, data),
    message({}, sorted),
    message(types, data),
    message(types, sorted),
  ]) {
    assert.deepEqual(read(text).reports, expected);
    assert.deepEqual(read('', [SENSOR], text.split('\n')).reports, expected);
  }
});

test('once it is known what comes together, a look does not wait for the next', () => {
  const data = [0, 1].flatMap((second) => LOOK.map((line) => line.replace(':00 ', `:0${second} `)));
  const lines = message({}, data).split('\n').slice(0, -1);
  assert.equal(read('', [SENSOR], lines).reports.length, 2);
});

test('angles alone are a line of sight', () => {
  const { reports, faults } = read(message({ PATH: '2,1' }, LOOK.slice(1)));
  assert.deepEqual(faults, []);
  const [report] = reports;
  assert.ok(report?.kind === 'bearing');
  assert.equal(report.timeMs, TIME_MS);
  const { latitudeRad, longitudeRad } = SENSOR.site!;
  const [east, north, up] = toEnu(enuRotation(latitudeRad, longitudeRad), ...report.losEcef);
  assert.ok(Math.abs(Math.atan2(east, north) + 30 * DEGREE) < 1e-12);
  assert.ok(Math.abs(Math.asin(up) - 40 * DEGREE) < 1e-12);
});

test('X-Y mounts: X turns from the zenith, Y is measured to the side', () => {
  const { latitudeRad, longitudeRad } = SENSOR.site!;
  const rotation = enuRotation(latitudeRad, longitudeRad);
  const enu = (type: string, x: number, y: number): number[] => {
    const data = [`ANGLE_1 = 2026-325T11:00:00 ${x}`, `ANGLE_2 = 2026-325T11:00:00 ${y}`];
    const [report] = read(message({ PATH: '2,1', ANGLE_TYPE: type }, data)).reports;
    assert.ok(report?.kind === 'bearing');
    return toEnu(rotation, ...report.losEcef).map((value) => Math.round(value * 1e6) / 1e6 + 0);
  };
  const half = Math.round(Math.SQRT1_2 * 1e6) / 1e6;
  assert.deepEqual(enu('XEYN', 0, 0), [0, 0, 1]);
  assert.deepEqual(enu('XEYN', 45, 0), [half, 0, half]);
  assert.deepEqual(enu('XEYN', 0, 45), [0, half, half]);
  assert.deepEqual(enu('XSYE', 45, 0), [0, -half, half]);
  assert.deepEqual(enu('XSYE', 0, 45), [half, 0, half]);
});

test('right ascension and declination are turned with the Earth', () => {
  const meta = { PATH: '2,1', ANGLE_TYPE: 'RADEC', REFERENCE_FRAME: 'EME2000' };
  const data = ['ANGLE_1 = 2026-325T11:00:00 0', 'ANGLE_2 = 2026-325T11:00:00 90'];
  const [report] = read(message(meta, data)).reports;
  assert.ok(report?.kind === 'bearing');
  // The pole of 2000 stands within 27 years of precession, 20″ each, of the pole of date.
  assert.ok(Math.acos(report.losEcef[2]) < 0.0028 && Math.acos(report.losEcef[2]) > 0.002);
  assert.ok(report.sigma.losRad > SENSOR.sigma.losRad || SENSOR.sigma.losRad > 1e-4);
  const fixed = read(message({ ...meta, REFERENCE_FRAME: 'ITRF2000' }, data)).reports[0];
  assert.ok(fixed?.kind === 'bearing' && fixed.losEcef[2] > 1 - 1e-12);
  assert.deepEqual(reasons(read(message({ ...meta, REFERENCE_FRAME: 'B1950' }, data))), [
    'unsupported',
  ]);
});

test('a recording that is moved to another day keeps the stars of its own', () => {
  const meta = { PATH: '2,1', ANGLE_TYPE: 'RADEC', REFERENCE_FRAME: 'EME2000' };
  const text = message(meta, ['ANGLE_1 = 2026-325T11:00:00 80', 'ANGLE_2 = 2026-325T11:00:00 20']);
  const los = (clockOffsetS: number): readonly number[] => {
    const state = createSense([{ ...SENSOR, clockOffsetS }]);
    const bytes = new TextEncoder().encode(text);
    const [report] = readDatagram(state, 'udp://t', bytes, TIME_MS + clockOffsetS * 1000).reports;
    assert.ok(report?.kind === 'bearing' && report.timeMs === TIME_MS + clockOffsetS * 1000);
    return report.losEcef;
  };
  assert.deepEqual(los(50_000), los(0));
  assert.notDeepEqual(los(2), los(0));
});

test('corrections that were not applied are added, others are not', () => {
  const corrections = { CORRECTION_RANGE: '-1.5', CORRECTION_ANGLE_1: '2.0' };
  const range = (applied: string): number[] => {
    const [report] = read(message({ ...corrections, CORRECTIONS_APPLIED: applied }, LOOK)).reports;
    assert.ok(report?.kind === 'polar');
    return [report.rangeM, Math.round(report.azimuthRad / DEGREE)];
  };
  assert.deepEqual(range('NO'), [1_798_500, 332]);
  assert.deepEqual(range('YES'), [1_800_000, 330]);
});

test('where a range may mean two things it is left out, and the line of sight stays', () => {
  const cases: Readonly<Record<string, string>>[] = [
    { RANGE_UNITS: 'RU' },
    { RANGE_UNITS: 's' },
    { RANGE_MODULUS: '3000.0' },
    { RECEIVE_DELAY_1: '0.0001' },
  ];
  for (const change of cases) {
    const found = read(message(change, LOOK));
    assert.deepEqual(
      found.reports.map(({ kind }) => kind),
      ['bearing'],
      JSON.stringify(change),
    );
    assert.deepEqual(reasons(found), ['unsupported']);
  }
  const oneWay = read(
    message({ RANGE_UNITS: 's', PATH: '2,1' }, [
      'RANGE = 2026-325T11:00:00 0.01',
      ...LOOK.slice(1),
    ]),
  );
  assert.ok(oneWay.reports[0]?.kind === 'polar');
  assert.equal(oneWay.reports[0].rangeM, 2_997_924.58);
  const wide = read(message({ RANGE_MODULUS: '1.0E+07' }, LOOK));
  assert.deepEqual([wide.reports.length, wide.faults.length], [1, 0]);
});

test('a segment that cannot be understood for certain makes no report and one fault', () => {
  const cases: [Readonly<Record<string, string | null>>, string[]][] = [
    [{ PARTICIPANT_1: 'RADAR-2' }, ['wrong-sensor']],
    [{ PATH: null }, ['unsupported']],
    [{ PATH: '1,2' }, ['wrong-sensor']],
    [{ MODE: 'SINGLE_DIFF' }, ['unsupported']],
    [{ DATA_QUALITY: 'DEGRADED' }, ['unsupported']],
    [{ RANGE_UNITS: 'mi' }, ['unknown-type', 'malformed']],
    [{ TIME_SYSTEM: 'UT1' }, ['unknown-type']],
    [{ ANGLE_TYPE: null }, ['no-position']],
  ];
  for (const [change, expected] of cases) {
    const found = read(message(change, LOOK));
    assert.equal(found.reports.length, 0, JSON.stringify(change));
    assert.deepEqual(reasons(found), expected, JSON.stringify(change));
  }
});

test('each segment goes to the sensor that received it', () => {
  const other: Sensor = { ...SENSOR, id: 'DSS-25.a' };
  const text =
    message({}, LOOK) + message({ PARTICIPANT_1: 'dss_25.A' }, LOOK).replace(HEADER.join('\n'), '');
  const { reports, faults } = read(text, [SENSOR, other]);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    reports.map(({ source }) => source),
    ['RADAR-1', 'DSS-25.a'],
  );
});

test('weather, clocks and frequencies of a segment are nobody’s fault', () => {
  const data = ['PRESSURE = 2026-325T11:00:00 900.0', 'TRANSMIT_FREQ_1 = 2026-325T11:00:00 7e9'];
  assert.deepEqual(read(message({ PATH: null, MODE: null }, data)), { reports: [], faults: [] });
});

test('an object that its producer does not know has no identity', () => {
  const [report] = read(message({ PARTICIPANT_2: 'UNKNOWN' }, LOOK)).reports;
  assert.equal(report?.identity, undefined);
});

test('a look that waited for its segment’s end is held against the time at which it came in', () => {
  const second = (at: number): string =>
    `2026-325T11:${String(Math.floor(at / 60)).padStart(2, '0')}:00`;
  const minutes = [0, 60, 600];
  const data = ['RANGE', 'ANGLE_1', 'ANGLE_2'].flatMap((keyword) =>
    minutes.map((at) => `${keyword} = ${second(at)} 10.0`),
  );
  const state = createSense([SENSOR]);
  const found = message({}, data)
    .split('\n')
    .flatMap((line) => {
      const at = minutes.find((one) => line.includes(second(one))) ?? minutes.at(-1)!;
      return readDatagram(state, 'udp://t', new TextEncoder().encode(line), TIME_MS + at * 1000)
        .reports;
    });
  assert.deepEqual(
    found.map(({ receivedMs }) => (receivedMs - TIME_MS) / 1000),
    minutes,
  );
});
