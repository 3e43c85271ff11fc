import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { outsideFile } from '../../test/outside.ts';
import { canonicalBytes, canonicalJson } from '../seal/index.ts';
import { encodeBlock } from '../wire/asterix/index.ts';
import { entityState } from '../wire/dis/dis.fixture.ts';
import { encodeEntityState } from '../wire/dis/index.ts';
import { readPcap } from '../wire/pcap/index.ts';
import {
  createSense,
  faultCounts,
  type Report,
  readDatagram,
  readSensors,
  type SenseState,
  sensorViews,
  tickSense,
} from './index.ts';

const NOON = 1_795_262_400_000;

const POSITION = { latitudeDeg: 37.5, longitudeDeg: 127, heightM: 100, basis: 'guessed' };

const ROWS = [
  {
    id: 'radar',
    kind: 'polar',
    source: 'udp:a',
    format: 'asterix',
    mode: 'test',
    editions: { '048': '1.32', '034': '1.29', '015': '1.2' },
    position: POSITION,
  },
  { id: 'ais', kind: 'ais', source: 'udp:n', format: 'nmea', mode: 'test' },
  { id: 'text', kind: 'adsb', source: 'udp:v', format: 'avr', mode: 'test' },
  { id: 'beast', kind: 'adsb', source: 'udp:b', format: 'beast', mode: 'test' },
  {
    id: 'report',
    kind: 'polar',
    source: 'udp:r',
    format: 'bongsu-report',
    mode: 'test',
    position: POSITION,
  },
  {
    id: 'table',
    kind: 'fix',
    source: 'udp:t',
    format: 'track-table',
    mode: 'test',
    columns: {
      time: 't',
      latitudeDeg: 'lat',
      longitudeDeg: 'lon',
      height: 'h',
      speed: 's',
      courseDeg: 'c',
    },
    units: { time: 'ms' },
  },
  {
    id: 'hex',
    kind: 'modes',
    source: 'udp:x',
    format: 'track-table',
    mode: 'test',
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

/** Whatever came in, what goes out holds finite numbers in their ranges. */
function assertSound(report: Report): void {
  assert.ok(Number.isFinite(report.timeMs));
  if (report.kind === 'polar') {
    assert.ok(report.rangeM >= 0 && report.rangeM <= 5e7);
    assert.ok(report.azimuthRad >= 0 && report.azimuthRad <= 2 * Math.PI);
    assert.ok(report.sigma.rangeM > 0 && report.sigma.azimuthRad > 0);
  } else if (report.kind === 'fix') {
    assert.ok(Math.hypot(...report.positionEcefM) > 6.3e6);
    assert.ok(report.sigma.horizontalM > 0 && report.sigma.verticalM > 0);
  } else if (report.kind === 'bearing') {
    assert.ok(Math.abs(Math.hypot(...report.losEcef) - 1) < 1e-6);
  }
  canonicalBytes(report);
}

test('arbitrary bytes on every input never throw and are all accounted for', () => {
  const state = fresh();
  fc.assert(
    fc.property(
      fc.constantFrom(...ROWS.map((row) => row.source)),
      fc.uint8Array({ maxLength: 200 }),
      (source, bytes) => {
        const before = count(state);
        const { reports, faults } = readDatagram(state, source, bytes, NOON);
        for (const report of reports) assertSound(report);
        canonicalJson(faults);
        assert.equal(count(state) - before, faults.length);
      },
    ),
    { numRuns: 10_000 },
  );
});

function count(state: SenseState): number {
  return faultCounts(state).reduce((sum, one) => sum + one.count, 0);
}

test('100,000 mutated datagrams of every format never throw', (context) => {
  const capture = outsideFile(context, 'asterix/croatia_cat_034_048.pcap');
  const golden = outsideFile(context, 'adsb/pymodes_golden_shared.json');
  const sentences = outsideFile(context, 'ais/gpsd_sample.aivdm');
  if (capture === null || golden === null || sentences === null) return;
  const hexes = Object.keys(JSON.parse(readFileSync(golden, 'utf8')) as object);
  const seeds: { source: string; bytes: Uint8Array; atMs?: number }[] = [
    ...readPcap(new Uint8Array(readFileSync(capture))).packets.map((packet) => ({
      source: 'udp:a',
      bytes: packet.payload,
      atMs: packet.timeMs ?? NOON,
    })),
    {
      source: 'udp:a',
      bytes: encodeBlock(15, '1.2', [
        {
          '010': { SAC: 1, SIC: 2 },
          '000': { MT: 1, RG: 0 },
          '145': 43_200,
          '625': { R: 500_000, SDR: 10 },
          '626': { DV: 100 },
          '627': { AZ: 45 },
          '628': { EL: 10 },
        },
      ]),
    },
    ...readFileSync(sentences, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => ({ source: 'udp:n', bytes: Buffer.from(line) })),
    ...hexes.map((hex) => ({ source: 'udp:v', bytes: Buffer.from(`*${hex};`) })),
    ...hexes.map((hex) => ({
      source: 'udp:b',
      bytes: Buffer.from(`1a33000102030405c8${hex.replaceAll('1a', '1a1a')}`, 'hex'),
    })),
    ...hexes.map((hex) => ({ source: 'udp:x', bytes: Buffer.from(`${NOON},${hex}`) })),
    { source: 'udp:r', bytes: recorded() },
    { source: 'udp:m', bytes: Buffer.from(tracking('AZEL')) },
    { source: 'udp:m', bytes: Buffer.from(tracking('RADEC')) },
    ...fc
      .sample(entityState, { numRuns: 20, seed: 1 })
      .map((state) => ({ ...state, type: { ...state.type, kind: 1 }, ...FLIGHT }))
      .map((state) => ({ source: 'udp:d', bytes: encodeEntityState(state) })),
    { source: 'udp:t', bytes: Buffer.from('t,lat,lon,h,s,c') },
    { source: 'udp:t', bytes: Buffer.from(`${NOON},37.5,127.25,12000,220,90.5`) },
    { source: 'udp:t', bytes: Buffer.from(`{"t":${NOON},"lat":37,"lon":127,"h":100}`) },
  ];
  const random = xorshift(0x9e3779b9);
  const state = fresh();
  let reports = 0;
  for (let i = 0; i < 100_000; i++) {
    // The few seeds of the last formats come as often as the many of the first.
    const pick = random() % 4 === 0 ? seeds.length - 1 - (random() % 4) : random() % seeds.length;
    const seed = seeds[pick]!;
    const bytes = mutate(seed.bytes, random);
    const read = readDatagram(state, seed.source, bytes, seed.atMs ?? NOON);
    for (const report of read.reports) assertSound(report);
    canonicalJson(read.faults);
    reports += read.reports.length;
    if (i % 1000 === 0) tickSense(state, NOON + i);
  }
  assert.ok(reports > 1000, `${reports} reports`);
  assert.equal(sensorViews(state, NOON).length, ROWS.length);
  context.diagnostic(
    `${reports} reports; ${faultCounts(state)
      .map((one) => `${one.source} ${one.reason} ${one.count}`)
      .join(', ')}`,
  );
});

/** Over the equator, at a speed that an aircraft has. */
const FLIGHT = {
  location: [6_387_137, 100, 100],
  velocity: [0, 200, 10],
  appearance: 0,
} as const;

/** A message of two looks at noon, as lines. */
function tracking(angles: string): string {
  const metadata = {
    TIME_SYSTEM: 'UTC',
    PARTICIPANT_1: 'RADAR-1',
    PARTICIPANT_2: 'X',
    MODE: 'SEQUENTIAL',
    PATH: '1,2,1',
    RANGE_UNITS: 'km',
    ANGLE_TYPE: angles,
    REFERENCE_FRAME: 'EME2000',
  };
  const epoch = new Date(NOON).toISOString().slice(0, 19);
  return [
    ...['CCSDS_TDM_VERS = 2.0', `CREATION_DATE = ${epoch}`, 'ORIGINATOR = A', 'META_START'],
    ...Object.entries(metadata).map(([keyword, value]) => `${keyword} = ${value}`),
    ...['META_STOP', 'DATA_START', `RANGE = ${epoch}.1 900.5`, `ANGLE_1 = ${epoch}.1 80.5`],
    ...[`ANGLE_2 = ${epoch}.1 30.25`, `ANGLE_1 = ${epoch}.2 81`, `ANGLE_2 = ${epoch}.2 30`],
    'DATA_STOP',
  ].join('\n');
}

function recorded(): Uint8Array {
  const body = canonicalBytes({
    kind: 'polar',
    source: 'report',
    mode: 'test',
    timeMs: NOON,
    rangeM: 100_000,
    azimuthRad: 1,
    elevationRad: 0.5,
    sigma: { rangeM: 10, azimuthRad: 0.001, elevationRad: 0.001 },
  });
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  if (copy.length === 0) return copy;
  switch (random() % 5) {
    case 0:
      copy[random() % copy.length] = random() & 255;
      return copy;
    case 1:
      copy[random() % copy.length]! ^= 1 << (random() % 8);
      return copy;
    case 2:
      return copy.slice(0, random() % copy.length);
    case 3:
      return Uint8Array.of(...copy, ...copy.slice(random() % copy.length));
    default:
      for (let i = 0; i < 4; i++) copy[random() % copy.length]! ^= 1 << (random() % 8);
      return copy;
  }
}
