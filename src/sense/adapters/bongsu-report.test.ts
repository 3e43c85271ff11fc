import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalBytes } from '../../seal/index.ts';
import { createSense, readDatagram, readSensors, type SenseState } from '../index.ts';

const NOW = 1_700_000_000_500;
const SOURCE = 'udp://127.0.0.1:8700';

const SENSORS = [
  {
    id: 'kor-radar-9',
    kind: 'polar',
    source: SOURCE,
    format: 'bongsu-report',
    mode: 'exercise',
    position: { latitudeDeg: 37.5, longitudeDeg: 129, heightM: 200, basis: 'published' },
  },
  {
    id: 'ir-1',
    kind: 'fix',
    source: SOURCE,
    format: 'bongsu-report',
    mode: 'exercise',
  },
];

function state(): SenseState {
  const { sensors, problems } = readSensors({ sensors: SENSORS });
  assert.deepEqual(problems, []);
  return createSense(sensors);
}

function prefixed(...bodies: readonly unknown[]): Uint8Array {
  return Buffer.concat(
    bodies.map((body) => {
      const bytes = body instanceof Uint8Array ? body : canonicalBytes(body);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return Buffer.concat([length, bytes]);
    }),
  );
}

const POLAR = {
  kind: 'polar',
  source: 'kor-radar-9',
  mode: 'exercise',
  timeMs: 1_700_000_000_123,
  rangeM: 1_834_211.5,
  azimuthRad: 0.7123,
  elevationRad: 0.5512,
  rangeRateMps: -2210.3,
  sigma: { rangeM: 30, azimuthRad: 0.001, elevationRad: 0.001, rangeRateMps: 2 },
};

const BEARING = {
  kind: 'bearing',
  source: 'ir-1',
  mode: 'exercise',
  timeMs: 1_700_000_000_500,
  observerEcefM: [0, 42_164_000, 0],
  losEcef: [0.6, -0.8, 0],
  sigma: { losRad: 0.00002 },
};

function read(...bodies: readonly unknown[]) {
  return readDatagram(state(), SOURCE, prefixed(...bodies), NOW);
}

test('several recorded reports in a datagram come through as they stand', () => {
  const { reports, faults } = read(POLAR, BEARING);
  assert.deepEqual(faults, []);
  const [polar, bearing] = reports;
  assert.ok(polar?.kind === 'polar' && bearing?.kind === 'bearing');
  assert.equal(polar.rangeM, POLAR.rangeM);
  assert.deepEqual(polar.sigma, POLAR.sigma);
  assert.deepEqual(polar.observerEcefM, state().sensors[0]!.site!.ecefM);
  assert.equal(polar.receivedMs, NOW);
  assert.deepEqual(bearing.observerEcefM, BEARING.observerEcefM);
  assert.deepEqual(bearing.losEcef, BEARING.losEcef);
});

test('fields that do not belong to the kind are not taken over', () => {
  const [report] = read({ ...POLAR, extra: { deep: true }, label: 'secret' }).reports;
  assert.ok(report !== undefined);
  assert.equal('extra' in report, false);
  assert.equal('label' in report, false);
});

/** POLAR with a callsign as it stands in JSON, escapes and all. */
function written(callsign: string): string {
  return JSON.stringify({ ...POLAR, identity: { callsign: '@' } }).replace('@', callsign);
}

/** Lists in each other, as deep as a report has room for. */
const DEEP = '['.repeat(7000) + ']'.repeat(7000);

test('a mode that is not the sensor’s is told with both modes, at an actual source as such', () => {
  const exercise = read({ ...POLAR, mode: 'actual' }).faults[0]!;
  assert.match(exercise.message, /a report of mode actual came from a source of mode exercise/);
  const { sensors } = readSensors({ sensors: [{ ...SENSORS[0], mode: 'actual' }] });
  const actual = readDatagram(createSense(sensors), SOURCE, prefixed(POLAR), NOW).faults[0]!;
  assert.match(actual.message, /a report of mode exercise came from an actual source/);
});

test('a quoted name is cut between characters', () => {
  const source = `x${'\u{1f680}'.repeat(70)}`;
  const { message } = read({ ...POLAR, source }).faults[0]!;
  assert.ok(message.isWellFormed());
  assert.ok(message.includes(`x${'\u{1f680}'.repeat(63)}...`), message);
});

test('what is wrong with a report is told, and its neighbours stand', () => {
  const huge = '{"kind":"polar","rangeM":1e999}';
  for (const [body, reason] of [
    [{ ...POLAR, mode: 'actual' }, 'mode-mismatch'],
    [{ ...POLAR, source: 'somebody' }, 'wrong-sensor'],
    [{ ...POLAR, rangeM: '12' }, 'malformed'],
    [{ ...POLAR, rangeM: -1 }, 'malformed'],
    [{ ...POLAR, sigma: { rangeM: 0 } }, 'malformed'],
    [{ ...POLAR, timeMs: 'now' }, 'malformed'],
    [{ ...POLAR, timeMs: NOW - 86_400_000 }, 'clock'],
    [{ ...POLAR, kind: 'notice', about: 'launch', issuer: 'x', body: {} }, 'malformed'],
    [{ ...POLAR, kind: 'gossip' }, 'malformed'],
    [{ ...POLAR, identity: { icao: 'xyz' } }, 'malformed'],
    [{ ...BEARING, losEcef: [1, 1, 0] }, 'malformed'],
    [{ ...BEARING, observerEcefM: [0, 0, 0] }, 'implausible'],
    [[1, 2], 'malformed'],
    [Buffer.from(huge), 'malformed'],
    [{ ...POLAR, source: { toString: 1 } }, 'wrong-sensor'],
    [{ ...POLAR, mode: { toString: 1 } }, 'mode-mismatch'],
    [Buffer.from(written('\\ud800')), 'malformed'],
    [Buffer.from(written('A\\udc00')), 'malformed'],
    [Buffer.from(JSON.stringify({ ...POLAR, mode: '@' }).replace('"@"', DEEP)), 'malformed'],
    [Buffer.from(JSON.stringify({ ...POLAR, source: '@' }).replace('"@"', DEEP)), 'malformed'],
    [Buffer.from([0xff, 0xfe]), 'malformed'],
  ] as const) {
    const { reports, faults } = read(POLAR, body, BEARING);
    assert.equal(reports.length, 2, JSON.stringify(body));
    assert.deepEqual(
      faults.map((fault) => fault.reason),
      [reason],
      JSON.stringify(body),
    );
  }
});

test('a length beyond the bound or the datagram is a fault', () => {
  const long = prefixed(POLAR);
  new DataView(long.buffer, long.byteOffset).setUint32(0, 1 << 20);
  assert.equal(readDatagram(state(), SOURCE, long, NOW).faults[0]?.reason, 'oversized');
  const cut = prefixed(POLAR, BEARING).slice(0, -1);
  const { reports, faults } = readDatagram(state(), SOURCE, cut, NOW);
  assert.equal(reports.length, 1);
  assert.equal(faults[0]?.reason, 'truncated');
});

test('an estimate needs a symmetric, definite covariance', () => {
  const covariance = new Array<number>(36).fill(0);
  for (let i = 0; i < 6; i++) covariance[i * 7] = 100;
  const estimate = {
    kind: 'estimate',
    source: 'ir-1',
    mode: 'exercise',
    timeMs: NOW,
    stateEcef: [-3_100_000, 4_100_000, 3_900_000, 100, 0, 0],
    covariance,
    provenance: ['jpn/t4'],
  };
  const [report] = read(estimate).reports;
  assert.ok(report?.kind === 'estimate');
  assert.deepEqual(report.provenance, ['jpn/t4']);
  const lopsided = [...covariance];
  lopsided[1] = 5;
  assert.equal(read({ ...estimate, covariance: lopsided }).faults[0]?.reason, 'malformed');
  const negative = [...covariance];
  negative[0] = -1;
  assert.equal(read({ ...estimate, covariance: negative }).faults[0]?.reason, 'malformed');
});
