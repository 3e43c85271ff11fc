import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { DEGREE, geodeticToEcef } from '../earth/index.ts';
import { readSensors, SENSORS_SCHEMA } from './index.ts';

const FULL = {
  id: 'kor-radar-1',
  kind: 'polar',
  source: 'udp://127.0.0.1:8600',
  format: 'asterix',
  editions: { '048': '1.32', '015': '1.2' },
  sacSic: [25, 201],
  mode: 'exercise',
  position: { latitudeDeg: 37.5, longitudeDeg: 129.0, heightM: 200, basis: 'published' },
  sigma: { rangeM: 30, azimuthDeg: 0.06, elevationDeg: 0.06 },
  scanPeriodS: 4,
  detectionProbability: 0.9,
  clutterPerScan: 20,
};

function problemsOf(change: object): string[] {
  return readSensors({ sensors: [{ ...FULL, ...change }] }).problems.map((one) => one.path);
}

test('a full entry is converted to SI, radians and ECEF', () => {
  const { sensors, problems } = readSensors({ sensors: [FULL] });
  assert.deepEqual(problems, []);
  const [sensor] = sensors;
  assert.ok(sensor !== undefined);
  assert.deepEqual(sensor.site, {
    ecefM: geodeticToEcef(37.5 * DEGREE, 129 * DEGREE, 200),
    latitudeRad: 37.5 * DEGREE,
    longitudeRad: 129 * DEGREE,
    heightM: 200,
    basis: 'published',
  });
  assert.equal(sensor.sigma.azimuthRad, 0.06 * DEGREE);
  assert.equal(sensor.sigma.rangeM, 30);
  assert.equal(sensor.clutterPerScan, 20);
  assert.deepEqual(sensor.editions, { '048': '1.32', '015': '1.2' });
  assert.deepEqual(sensor.sacSic, [25, 201]);
  assert.equal(sensor.clockOffsetS, 0);
  assert.equal(sensor.maximumRangeM, null);
});

test('every mistake is named by its place and what to write', () => {
  for (const [change, path] of [
    [{ id: 'with blank' }, 'sensors[0].id'],
    [{ kind: 'radar' }, 'sensors[0].kind'],
    [{ format: 'xml' }, 'sensors[0].format'],
    [{ mode: undefined }, 'sensors[0].mode'],
    [{ source: '127.0.0.1:8600' }, 'sensors[0].source'],
    [{ editions: undefined }, 'sensors[0].editions'],
    [{ editions: { '48': '1.32' } }, 'sensors[0].editions.48'],
    [{ editions: { '048': 1.3 } }, 'sensors[0].editions.048'],
    [{ sacSic: [1] }, 'sensors[0].sacSic'],
    [{ sacSic: [1, 256] }, 'sensors[0].sacSic'],
    [{ position: undefined }, 'sensors[0].position'],
    [{ position: { ...FULL.position, latitudeDeg: 91 } }, 'sensors[0].position.latitudeDeg'],
    [{ position: { ...FULL.position, basis: 'known' } }, 'sensors[0].position.basis'],
    [
      { position: { latitudeDeg: 1, longitudeDeg: 2, basis: 'guessed' } },
      'sensors[0].position.heightM',
    ],
    [{ sigma: { rangeM: 0 } }, 'sensors[0].sigma.rangeM'],
    [{ sigma: { range: 5 } }, 'sensors[0].sigma.range'],
    [{ detectionProbability: 1.5 }, 'sensors[0].detectionProbability'],
    [{ scanPeriodS: Number.NaN }, 'sensors[0].scanPeriodS'],
    [{ scanperiodS: 4 }, 'sensors[0].scanperiodS'],
    [{ format: 'track-table' }, 'sensors[0].columns'],
    [{ format: 'track-table', columns: { time: 't' } }, 'sensors[0].columns'],
    [{ format: 'track-table', columns: { hex: 'h', lat: 'y' } }, 'sensors[0].columns.lat'],
    [
      { format: 'track-table', columns: { hex: 'h' }, units: { time: 'min' } },
      'sensors[0].units.time',
    ],
  ] as const) {
    const found = problemsOf(change);
    assert.ok(found.includes(path), `${JSON.stringify(change)}: ${found.join(' ')}`);
    assert.deepEqual(readSensors({ sensors: [{ ...FULL, ...change }] }).sensors, []);
  }
  for (const problem of readSensors({ sensors: [{ ...FULL, mode: 'live' }] }).problems) {
    assert.match(problem.message, /write one of actual, exercise, test, simulated/);
  }
});

test('a sensor with a problem leaves the others', () => {
  const { sensors, problems } = readSensors({
    sensors: [{ ...FULL, kind: 'x' }, FULL, 7, null, { ...FULL, sacSic: [1, 2] }],
  });
  assert.deepEqual(
    sensors.map((sensor) => sensor.id),
    ['kor-radar-1'],
  );
  assert.deepEqual(
    problems.map((problem) => problem.path),
    ['sensors[0].kind', 'sensors[2]', 'sensors[3]', 'sensors[4].id'],
  );
});

test('sensors on one source must agree in format, mode and editions', () => {
  const second = { ...FULL, id: 'second', sacSic: [25, 202] };
  assert.deepEqual(readSensors([FULL, second]).problems, []);
  for (const [change, path] of [
    [{ format: 'nmea', editions: {} }, 'sensors[1].format'],
    [{ mode: 'actual' }, 'sensors[1].mode'],
    [{ editions: { '048': '1.31' } }, 'sensors[1].editions.048'],
  ] as const) {
    const { problems } = readSensors([FULL, { ...second, ...change }]);
    assert.deepEqual(
      problems.map((problem) => problem.path),
      [path],
    );
  }
});

test('anything but a list of sensors is one problem', () => {
  for (const document of [null, undefined, 5, 'sensors', {}, { sensors: {} }]) {
    const { sensors, problems } = readSensors(document);
    assert.deepEqual(sensors, []);
    assert.equal(problems.length, 1);
  }
});

test('the schema takes what the reader takes, and refuses what a schema can', () => {
  const validate = new Ajv2020({ strict: false }).compile(SENSORS_SCHEMA);
  assert.equal(validate({ sensors: [FULL] }), true);
  for (const change of [{ mode: 'live' }, { scanPeriodS: 0 }, { colour: 'red' }, { sacSic: [1] }]) {
    assert.equal(validate({ sensors: [{ ...FULL, ...change }] }), false);
    assert.ok(problemsOf(change).length > 0);
  }
});
