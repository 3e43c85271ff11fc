import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { outsideFile } from '../../../test/outside.ts';
import { DEGREE, ecefToGeodetic } from '../../earth/index.ts';
import { parseInstant } from '../../mark/index.ts';
import {
  createSense,
  type FixReport,
  faultCounts,
  readDatagram,
  readSensors,
  type SenseFault,
  type Sensor,
} from '../index.ts';
import { readTableLine, rowInstant } from './track-table.ts';

const EXAMPLES = join(import.meta.dirname, '../../../examples/sensors');

function example(name: string): Sensor {
  const { sensors, problems } = readSensors(parse(readFileSync(join(EXAMPLES, name), 'utf8')));
  assert.deepEqual(problems, []);
  return sensors[0]!;
}

/** Feeds the lines in the order of their times, each received when it was measured. */
function convert(sensor: Sensor, text: string): { fixes: FixReport[]; faults: SenseFault[] } {
  const layout = sensor.table!;
  const timed: { line: string; atMs: number }[] = [];
  let header: readonly string[] | null = null;
  const state = createSense([sensor]);
  const fixes: FixReport[] = [];
  const faults: SenseFault[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line === '') continue;
    const row = readTableLine(layout, header, line);
    if (row.kind === 'header') {
      header = row.header;
      readDatagram(state, sensor.source, Buffer.from(line), 0);
    } else {
      const atMs = row.kind === 'row' ? rowInstant(layout, row.values, 0) : null;
      timed.push({ line, atMs: atMs ?? 0 });
    }
  }
  timed.sort((a, b) => a.atMs - b.atMs);
  for (const { line, atMs } of timed) {
    const read = readDatagram(state, sensor.source, Buffer.from(line), atMs);
    for (const report of read.reports) {
      assert.ok(report.kind === 'fix');
      fixes.push(report);
    }
    faults.push(...read.faults);
  }
  assert.equal(
    faultCounts(state).reduce((sum, one) => sum + one.count, 0),
    faults.length,
  );
  return { fixes, faults };
}

function placeOf(report: FixReport): {
  latitudeDeg: number;
  longitudeDeg: number;
  heightM: number;
} {
  const place = ecefToGeodetic(...report.positionEcefM);
  return {
    latitudeDeg: place.latitudeRad / DEGREE,
    longitudeDeg: place.longitudeRad / DEGREE,
    heightM: place.heightM,
  };
}

function table(more: object): Sensor {
  const { sensors, problems } = readSensors([
    {
      id: 'table',
      kind: 'fix',
      source: 'file:',
      format: 'track-table',
      mode: 'test',
      columns: { time: 't', latitudeDeg: 'lat', longitudeDeg: 'lon', height: 'alt' },
      ...more,
    },
  ]);
  assert.deepEqual(problems, []);
  return sensors[0]!;
}

test('every example sensors file is read without a problem', () => {
  for (const name of [
    'ais-tracks',
    'radiosonde',
    'balloon-logger',
    'adsb-recording',
    'ais-sentences',
    'adsb-receivers',
    'radars',
  ]) {
    example(`${name}.yaml`);
  }
});

test('units, quotes, byte-order marks and header lines are read', () => {
  const sensor = table({ units: { time: 'ms', height: 'ft' }, delimiter: ';' });
  const { fixes, faults } = convert(
    sensor,
    '\ufeffnote;t;lat;lon;alt\n"a;""b";1000;37.5;127;1000\n\nc;2000;37.6;127;2000\n',
  );
  assert.deepEqual(faults, []);
  assert.deepEqual(
    fixes.map((fix) => fix.timeMs),
    [1000, 2000],
  );
  const place = placeOf(fixes[0]!);
  assert.ok(Math.abs(place.latitudeDeg - 37.5) < 1e-9);
  assert.ok(Math.abs(place.heightM - 304.8) < 1e-6);
});

test('rows that cannot be are refused one by one', () => {
  const sensor = table({ units: { time: 's' } });
  const { fixes, faults } = convert(
    sensor,
    [
      't,lat,lon,alt',
      '1,37,127,100',
      '2,NaN,127,100',
      '3,,127,100',
      '4,91,127,100',
      '5,37,127,1e9',
      'six,37,127,100',
      '7,37,127,"100',
      '{"t":8,"lat":37,"lon":127,"alt":100}',
      '{"t":9',
      '10,37,127,100',
    ].join('\n'),
  );
  assert.deepEqual(
    fixes.map((fix) => fix.timeMs),
    [1000, 8000, 10_000],
  );
  assert.deepEqual(faults.map((fault) => fault.reason).sort(), [
    'implausible',
    'implausible',
    'malformed',
    'malformed',
    'no-position',
    'no-position',
    'truncated',
  ]);
});

test('a row without a header before it says so', () => {
  const state = createSense([table({})]);
  const { faults } = readDatagram(state, 'file:', Buffer.from('1,2,3,4'), 0);
  assert.equal(faults[0]?.reason, 'bad-header');
});

test('times of day take the configured day, else the nearest to reception', () => {
  const given = table({ units: { time: 'time-of-day', date: '2022-06-11' } });
  assert.equal(
    rowInstant(given.table!, { time: '12:00:01.5' }, 0),
    parseInstant('2022-06-11T12:00:01.5Z'),
  );
  const nearest = table({ units: { time: 'time-of-day' } });
  const noon = parseInstant('2026-11-21T00:00:10Z')!;
  assert.equal(
    rowInstant(nearest.table!, { time: '23:59:59' }, noon),
    parseInstant('2026-11-20T23:59:59Z'),
  );
  assert.equal(rowInstant(nearest.table!, { time: '24:00:00' }, noon), null);
});

/** Metres a second between two fixes in a row, never over this. */
function fastest(fixes: readonly FixReport[]): number {
  let most = 0;
  for (let i = 1; i < fixes.length; i++) {
    const a = fixes[i - 1]!;
    const b = fixes[i]!;
    const seconds = Math.max((b.timeMs - a.timeMs) / 1000, 1);
    const metres = Math.hypot(
      a.positionEcefM[0] - b.positionEcefM[0],
      a.positionEcefM[1] - b.positionEcefM[1],
      a.positionEcefM[2] - b.positionEcefM[2],
    );
    most = Math.max(most, metres / seconds);
  }
  return most;
}

test('recorded ship tracks convert whole', (context) => {
  const file = outsideFile(context, 'maritime/ais-tracks/338013000.json.gz');
  if (file === null) return;
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  const { fixes, faults } = convert(example('ais-tracks.yaml'), text);
  // Some messages of the archive have no position, some stand in it twice.
  const lines = text.trim().split('\n');
  const without = faults.filter((fault) => fault.reason === 'no-position');
  const twice = faults.filter((fault) => fault.reason === 'duplicate');
  assert.equal(without.length + twice.length, faults.length);
  assert.equal(fixes.length + faults.length, lines.length);
  assert.equal(twice.length, lines.length - new Set(lines).size);
  const unplaced = [...new Set(lines)].filter((line) => line.includes('"lat": null'));
  assert.equal(without.length, unplaced.length);
  const [first] = fixes;
  assert.equal(first!.timeMs, parseInstant('2017-07-18T00:07:20Z'));
  assert.deepEqual(first!.identity, { mmsi: 338_013_000 });
  assert.equal(first!.heightBasis, 'surface');
  const place = placeOf(first!);
  assert.ok(Math.abs(place.latitudeDeg + 14.3350553513) < 1e-9);
  assert.ok(Math.abs(place.longitudeDeg + 170.6182098389) < 1e-9);
  assert.equal(first!.velocityEnuMps, undefined, 'a speed without a course is no velocity');
  const other = outsideFile(context, 'maritime/ais-tracks/segmented-416000000.json.gz');
  const shared = gunzipSync(readFileSync(other!)).toString('utf8');
  const second = convert(example('ais-tracks.yaml'), shared);
  assert.ok(second.faults.every(({ reason }) => ['no-position', 'duplicate'].includes(reason)));
  assert.equal(second.fixes.length + second.faults.length, shared.trim().split('\n').length);
  context.diagnostic(`${fixes.length} and ${second.fixes.length} fixes`);
});

test('radiosonde flights convert, newest row first, in metres and kilometres an hour', (context) => {
  let count = 0;
  for (const flight of ['R3320833', 'R3330518', 'S3140515', 'T2940341']) {
    const file = outsideFile(context, `balloon/radiosondy/${flight}.csv.gz`);
    if (file === null) return;
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    const { fixes, faults } = convert(example('radiosonde.yaml'), text);
    assert.ok(faults.length <= 0.01 * fixes.length, `${flight}: ${faults.length} faults`);
    assert.equal(fixes[0]!.identity?.tag, flight);
    const heights = fixes.map((fix) => placeOf(fix).heightM);
    assert.ok(Math.max(...heights) > 15_000 && Math.max(...heights) < 40_000);
    assert.ok(fixes.every((fix, i) => i === 0 || fix.timeMs >= fixes[i - 1]!.timeMs));
    count += fixes.length;
  }
  context.diagnostic(`${count} fixes of 4 flights`);
});

test('balloon loggers convert: feet, miles an hour, times of day, a byte-order mark', (context) => {
  let count = 0;
  for (const flight of ['322-22', '323-22', '325-22', '340-23', '357-24']) {
    const file = outsideFile(context, `balloon/eoss/EOSS-${flight}.csv.gz`);
    if (file === null) return;
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    const { fixes, faults } = convert(example('balloon-logger.yaml'), text);
    assert.ok(faults.length <= 0.02 * fixes.length, `${flight}: ${faults.length} faults`);
    const heights = fixes.map((fix) => placeOf(fix).heightM);
    assert.ok(Math.max(...heights) > 20_000 && Math.max(...heights) < 40_000);
    assert.ok(Math.abs(heights[0]! - 5200 * 0.3048) < 40, `${flight} begins at ${heights[0]} m`);
    count += fixes.length;
  }
  context.diagnostic(`${count} fixes of 5 flights`);
});

test('a recording of Mode S messages converts to one aircraft’s path', (context) => {
  const file = outsideFile(context, 'adsb/pymodes_adsb_shared.csv');
  if (file === null) return;
  const { fixes, faults } = convert(example('adsb-recording.yaml'), readFileSync(file, 'utf8'));
  assert.ok(fixes.length > 500, `${fixes.length} fixes`);
  assert.ok(fixes.every((fix) => fix.identity?.icao === '406B90'));
  assert.ok(fixes.some((fix) => fix.identity?.callsign === 'EZY85MH'));
  assert.ok(fixes.some((fix) => fix.velocityEnuMps !== undefined));
  assert.ok(fastest(fixes) < 700, `${fastest(fixes)} m/s between fixes`);
  context.diagnostic(
    `${fixes.length} fixes, ${faults.length} faults, at most ${fastest(fixes).toFixed(0)} m/s`,
  );
});
