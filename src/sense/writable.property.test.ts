import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../seal/index.ts';
import { encodeAis } from '../wire/ais/index.ts';
import { encodeBlock } from '../wire/asterix/index.ts';
import { entityState } from '../wire/dis/dis.fixture.ts';
import { encodeEntityState } from '../wire/dis/index.ts';
import { encodeAirbornePosition, encodeIdentification } from '../wire/modes/index.ts';
import { MAX_FAULT_MESSAGE } from './fault.ts';
import { createSense, faultCounts, readDatagram, readSensors, type SenseState } from './index.ts';

const NOON = 1_795_262_400_000;
const POSITION = { latitudeDeg: 37.5, longitudeDeg: 127, heightM: 100, basis: 'guessed' };
const COLUMNS = { time: 't', latitudeDeg: 'lat', longitudeDeg: 'lon', height: 'h', identity: 'id' };

const ROWS = [
  {
    ...{ id: 'radar', kind: 'polar', source: 'udp:a', format: 'asterix', mode: 'actual' },
    editions: { '048': '1.32', '034': '1.29', '015': '1.2' },
    position: POSITION,
  },
  { id: 'ais', kind: 'ais', source: 'udp:n', format: 'nmea', mode: 'test' },
  { id: 'text', kind: 'adsb', source: 'udp:v', format: 'avr', mode: 'test' },
  { id: 'beast', kind: 'adsb', source: 'udp:b', format: 'beast', mode: 'test' },
  {
    ...{ id: 'report', kind: 'polar', source: 'udp:r', format: 'bongsu-report', mode: 'test' },
    position: POSITION,
  },
  {
    ...{ id: 'table', kind: 'fix', source: 'udp:t', format: 'track-table', mode: 'test' },
    columns: COLUMNS,
    units: { time: 'ms', identity: 'callsign' },
  },
  {
    ...{ id: 'hex', kind: 'modes', source: 'udp:x', format: 'track-table', mode: 'test' },
    columns: { time: '0', hex: '1' },
    units: { time: 'ms' },
  },
  {
    ...{ id: 'RADAR-1', kind: 'polar', source: 'udp:m', format: 'tdm', mode: 'test' },
    position: POSITION,
  },
  { id: 'simulator', kind: 'fix', source: 'udp:d', format: 'dis', mode: 'test' },
] as const;

function fresh(): SenseState {
  const { sensors, problems } = readSensors([...ROWS]);
  assert.deepEqual(problems, []);
  return createSense(sensors);
}

interface Datagram {
  readonly source: string;
  readonly bytes: Uint8Array;
}

const PLACE = [-3_120_000, 4_090_000, 3_770_000];
const COMMON = {
  ...{ source: 'report', mode: 'test', timeMs: NOON },
  identity: { callsign: 'KAL123', name: 'name', tag: 'tag', icao: '71BE01', mmsi: 440_000_001 },
};

/** One good report of every kind that a recording may hold. */
const REPORTS: readonly object[] = [
  { kind: 'polar', ...COMMON, rangeM: 1e5, azimuthRad: 1, elevationRad: 0.5, sigma: {} },
  { kind: 'fix', ...COMMON, positionEcefM: PLACE, heightBasis: 'geometric' },
  { kind: 'bearing', ...COMMON, observerEcefM: PLACE, losEcef: [0, 0, 1] },
  {
    ...{ kind: 'estimate', ...COMMON, stateEcef: [...PLACE, 1, 2, 3], provenance: ['jpn', 't7'] },
    provenanceMs: [NOON, NOON - 1],
    covariance: Array.from({ length: 36 }, (_, i) => (i % 7 === 0 ? 1 : 0)),
  },
  { kind: 'status', ...COMMON, event: 'alive', detail: 'words' },
  { kind: 'elements', ...COMMON, format: 'tle', text: '1 00005U' },
  { kind: 'indicator', ...COMMON, format: 'stix', body: { a: [1, { b: 'c' }] } },
];

/** One good row as a table's line of JSON. */
const ROW = { t: NOON, lat: 37.5, lon: 127.25, h: 12_000, id: 'KAL123' };

function prefixed(text: string): Uint8Array {
  const body = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

const HIGH = { latitudeDeg: 37.5, longitudeDeg: 127, altitudeFt: 30_000 };

const MESSAGES = [
  encodeIdentification('71BE01', 'KAL123'),
  encodeAirbornePosition('71BE01', HIGH, false),
  encodeAirbornePosition('71BE01', HIGH, true),
].map((bytes) => Buffer.from(bytes).toString('hex'));

const PLOT = {
  '010': { SAC: 25, SIC: 201 },
  '140': 43_200,
  '040': { RHO: 100, THETA: 45 },
  '020': { TYP: 5 },
  '240': 'KAL123',
};

const EPOCH = new Date(NOON).toISOString().slice(0, 19);

const TRACKING = [
  ...['CCSDS_TDM_VERS = 2.0', `CREATION_DATE = ${EPOCH}`, 'ORIGINATOR = A', 'META_START'],
  ...['TIME_SYSTEM = UTC', 'PARTICIPANT_1 = RADAR-1', 'PARTICIPANT_2 = \u{1f680}\u{1f680}'],
  ...['MODE = SEQUENTIAL', 'PATH = 1,2,1', 'ANGLE_TYPE = AZEL', 'META_STOP', 'DATA_START'],
  ...[`RANGE = ${EPOCH} 900.5`, `ANGLE_1 = ${EPOCH} 80.5`, `ANGLE_2 = ${EPOCH} 30.25`, 'DATA_STOP'],
].join('\n');

/** Good datagrams of every format. */
const SEEDS: readonly Datagram[] = [
  { source: 'udp:a', bytes: encodeBlock(48, '1.32', [PLOT]) },
  { source: 'udp:a', bytes: encodeBlock(48, '1.32', [{ ...PLOT, '020': { TYP: 5, SIM: 1 } }]) },
  ...encodeAis({
    ...{ type: 5, mmsi: 440_000_001, imo: 1, callsign: 'ABCD', name: 'SHIP', shipType: 70 },
  } as Parameters<typeof encodeAis>[0]).map((line) => ({
    source: 'udp:n',
    bytes: Buffer.from(line),
  })),
  ...MESSAGES.flatMap((hex) => [
    { source: 'udp:v', bytes: Buffer.from(`*${hex};`) },
    { source: 'udp:b', bytes: Buffer.from(`1a33000102030405c8${hex}`, 'hex') },
    { source: 'udp:x', bytes: Buffer.from(`${NOON},${hex}`) },
  ]),
  ...REPORTS.map((report) => ({ source: 'udp:r', bytes: prefixed(JSON.stringify(report)) })),
  { source: 'udp:m', bytes: Buffer.from(TRACKING) },
  ...fc
    .sample(entityState, { numRuns: 3, seed: 1 })
    .map((state) => ({ source: 'udp:d', bytes: encodeEntityState(state) })),
  { source: 'udp:t', bytes: Buffer.from('t,lat,lon,h,id') },
  { source: 'udp:t', bytes: Buffer.from(`${NOON},37.5,127.25,12000,KAL123`) },
  { source: 'udp:t', bytes: Buffer.from(JSON.stringify(ROW)) },
];

/** JSON text that parses, or nearly, and that some reader would trip over. */
const hostile = fc.oneof(
  fc.constantFrom(
    ...['"\\ud800"', '"\\udc00x"', '"KAL\\ud83d"', '{"\\ud800":1}', '["\\udfff"]', '1e999'],
    ...['{"toString":1}', '{"valueOf":1,"toString":null}', '{"toJSON":1}', '{"__proto__":{"x":1}}'],
    ...['{"length":3}', '[]', 'null', 'true', '-0', '""', '"\\u0000"', `"${'é'.repeat(3000)}"`],
    ...[`"${'\u{1f680}'.repeat(130)}"`, `"x${'\u{1f680}'.repeat(130)}"`],
  ),
  fc.integer({ min: 1, max: 7900 }).map((deep) => '['.repeat(deep) + ']'.repeat(deep)),
  fc.integer({ min: 1, max: 2000 }).map((deep) => `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`),
  fc.json(),
);

/** The text of `value` with one member, named by counting through all of them, replaced. */
function replaced(value: object, which: number, by: string): string {
  const paths: string[][] = [];
  const walk = (part: unknown, path: string[]): void => {
    if (path.length > 0) paths.push(path);
    if (typeof part !== 'object' || part === null) return;
    for (const [name, member] of Object.entries(part)) walk(member, [...path, name]);
  };
  walk(value, []);
  const path = paths[which % paths.length]!;
  const copy = structuredClone(value);
  let part = copy as Record<string, unknown>;
  for (const name of path.slice(0, -1)) part = part[name] as Record<string, unknown>;
  part[path.at(-1)!] = '@here@';
  return JSON.stringify(copy).replace('"@here@"', () => by);
}

const hostileJson: fc.Arbitrary<Datagram> = fc
  .record({ which: fc.nat(), by: hostile, seed: fc.constantFrom(ROW, ...REPORTS) })
  .map(({ which, by, seed }) => {
    const text = replaced(seed, which, by);
    return seed === ROW
      ? { source: 'udp:t', bytes: Buffer.from(text) }
      : { source: 'udp:r', bytes: prefixed(text) };
  });

const mutated: fc.Arbitrary<Datagram> = fc
  .record({
    seed: fc.constantFrom(...SEEDS),
    edits: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
    cut: fc.option(fc.nat(), { freq: 5 }),
  })
  .map(({ seed, edits, cut }) => {
    const bytes = Uint8Array.from(seed.bytes);
    for (const [at, value] of edits) bytes[at % bytes.length] = value;
    return {
      source: seed.source,
      bytes: cut === null ? bytes : bytes.slice(0, cut % bytes.length),
    };
  });

test('whatever comes in, in any format, every report and fault has a canonical JSON text', () => {
  let count = 0;
  let reports = 0;
  const reasons = new Set<string>();
  const state = fresh();
  fc.assert(
    fc.property(fc.oneof(hostileJson, mutated), ({ source, bytes }) => {
      // Some seconds on, so that the same bytes are another look.
      count += 1;
      const read = readDatagram(state, source, bytes, NOON + (count % 100) * 2500);
      for (const report of read.reports) canonicalJson(report);
      for (const fault of read.faults) {
        canonicalJson(fault);
        assert.ok([...fault.message].length <= MAX_FAULT_MESSAGE + 100, fault.message);
        reasons.add(fault.reason);
      }
      reports += read.reports.length;
    }),
    { numRuns: 20_000 },
  );
  canonicalJson(faultCounts(state));
  // The datagrams must really reach what they are to prove.
  assert.ok(reports > 300, `${reports} reports`);
  for (const reason of ['malformed', 'mode-mismatch', 'wrong-sensor', 'clock', 'bad-checksum']) {
    assert.ok(reasons.has(reason), `${reason} among ${[...reasons].join()}`);
  }
});

test('an input whose name is no text is named all the same', () => {
  const { faults } = readDatagram(fresh(), 'udp:\ud800', new Uint8Array(1), NOON);
  assert.equal(faults[0]?.reason, 'unknown-source');
  canonicalJson(faults);
});

test('a state copied in the middle goes on as the one that it was copied from', () => {
  const state = fresh();
  const copy = fresh();
  for (const [count, { source, bytes }] of SEEDS.entries()) {
    const here = count < 8 ? copy : structuredClone(copy);
    const read = readDatagram(here, source, bytes, NOON + count);
    const expected = readDatagram(
      count < 8 ? state : structuredClone(state),
      source,
      bytes,
      NOON + count,
    );
    assert.deepEqual(read, expected);
  }
});
