import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { outsideBytes } from '../../../test/outside.ts';
import { DEGREE, ecefToGeodetic, enuRotation, toEnu } from '../../earth/index.ts';
import { encodeBlock, type Items } from '../../wire/asterix/index.ts';
import { readPcap } from '../../wire/pcap/index.ts';
import { createSense, type Report, readDatagram, readSensors } from '../index.ts';

/** 2026-11-21T00:00:00Z. */
const MIDNIGHT = 1_795_219_200_000;
const NOON = MIDNIGHT + 43_200_000;
const SOURCE = 'udp://127.0.0.1:8600';
const SOURCE_ID: Items = { '010': { SAC: 1, SIC: 2 } };

interface Read {
  readonly reports: readonly Report[];
  readonly reasons: readonly string[];
}

function read(
  bytes: Uint8Array,
  editions: Record<string, string>,
  options: { kind?: string; mode?: string; receivedMs?: number; sacSic?: number[] } = {},
): Read {
  const { kind = 'fix', mode = 'exercise', receivedMs = NOON, sacSic } = options;
  const { sensors, problems } = readSensors({
    sensors: [
      {
        id: 'one',
        kind,
        source: SOURCE,
        format: 'asterix',
        mode,
        editions,
        ...(sacSic === undefined ? {} : { sacSic }),
        position: { latitudeDeg: 47, longitudeDeg: 14, heightM: 500, basis: 'guessed' },
      },
    ],
  });
  assert.deepEqual(problems, []);
  const { reports, faults } = readDatagram(createSense(sensors), SOURCE, bytes, receivedMs);
  return { reports, reasons: faults.map((fault) => fault.reason) };
}

function one<K extends Report['kind']>(found: Read, kind: K): Extract<Report, { kind: K }> {
  assert.equal(found.reports.length, 1, found.reasons.join());
  const [report] = found.reports;
  assert.equal(report?.kind, kind);
  return report as Extract<Report, { kind: K }>;
}

function outside(context: TestContext, name: string): Uint8Array | null {
  return outsideBytes(context, `asterix/${name}.bin`);
}

/** Midnight of the day plus a time of day. */
function at(todS: number): number {
  return MIDNIGHT + todS * 1000;
}

describe('category 001 and 002', () => {
  test('a recorded plot: range, azimuth, code and height, at the truncated time nearest to reception', (context) => {
    const bytes = outside(context, 'jasterix_cat001ed1.1');
    if (bytes === null) return;
    // 221.4296875 s after a whole number of 512 s.
    const receivedMs = at(221.4296875 + 65 * 512 + 2);
    const report = one(read(bytes, { '001': '1.4' }, { kind: 'polar', receivedMs }), 'polar');
    assert.equal(report.timeMs, receivedMs - 2000);
    assert.equal(report.rangeM, 127.4375 * 1852);
    assert.equal(report.azimuthRad, 256.61865234375 * DEGREE);
    assert.deepEqual(report.identity, { mode3A: '5543' });
    assert.equal(report.pressureHeightM, 380 * 30.48);
  });

  test('around midnight the truncated time belongs to the day in which it exists', () => {
    const plot: Items = { ...SOURCE_ID, '020': { TYP: 0, SSRPSR: 1 }, '040': { RHO: 9, THETA: 9 } };
    const bytes = (todS: number): Uint8Array =>
      encodeBlock(1, '1.4', [{ ...plot, '141': todS % 512 }]);
    const timeOf = (todS: number, receivedMs: number): number =>
      one(read(bytes(todS), { '001': '1.4' }, { kind: 'polar', receivedMs }), 'polar').timeMs;
    assert.equal(timeOf(86_399, MIDNIGHT + 1000), MIDNIGHT - 1000);
    assert.equal(timeOf(0.5, MIDNIGHT + 1000), MIDNIGHT + 500);
    assert.equal(timeOf(0, MIDNIGHT - 100), MIDNIGHT);
  });

  test('a record without a source is of the one before in its block', () => {
    const plot: Items = { '020': { TYP: 0, SSRPSR: 1 }, '040': { RHO: 9, THETA: 9 } };
    const block = encodeBlock(1, '1.4', [{ ...SOURCE_ID, ...plot }, plot]);
    const options = { kind: 'polar', sacSic: [1, 2] };
    assert.equal(read(block, { '001': '1.4' }, options).reports.length, 2);
    const orphan = read(encodeBlock(1, '1.4', [plot]), { '001': '1.4' }, options);
    assert.deepEqual([orphan.reports.length, orphan.reasons], [0, ['wrong-sensor']]);
  });

  test('tracks are left to their plots; the end of the range is no measurement', () => {
    const track: Items = { ...SOURCE_ID, '020': { TYP: 1 }, '161': 5, '040': { RHO: 9, THETA: 9 } };
    assert.deepEqual(read(encodeBlock(1, '1.4', [track]), { '001': '1.4' }).reasons, [
      'unsupported',
    ]);
    const far: Items = {
      ...SOURCE_ID,
      '020': { TYP: 0, SSRPSR: 1 },
      '040': { RHO: 65_535 / 128, THETA: 9 },
    };
    const { reports, reasons } = read(encodeBlock(1, '1.4', [far]), { '001': '1.4' });
    assert.equal(reports.length, 0);
    assert.ok(reasons.includes('saturated'));
  });

  test('a recorded north marker is a status at its time', (context) => {
    const bytes = outside(context, 'jasterix_cat002ed1.0');
    if (bytes === null) return;
    const receivedMs = at(33_502);
    const report = one(read(bytes, { '002': '1.2' }, { receivedMs }), 'status');
    assert.equal(report.event, 'north-mark');
    assert.equal(report.timeMs, at(33_501.4140625));
  });
});

describe('category 010 and 020', () => {
  const place = { LAT: 47.5, LON: 14.25 };

  test('a multilateration target: place, geometric height and the errors that it states', () => {
    const items: Items = {
      ...SOURCE_ID,
      '020': { SSR: 0, MS: 1 },
      '140': 43_199,
      '041': place,
      '105': 10_000,
      '220': 0x4ca7a8,
      '245': { STI: 2, CHR: 'RYR174C ' },
      '070': { MODE3A: '1275' },
      '202': { VX: 100, VY: -50 },
      '161': { TRN: 77 },
      '500': { SDP: { X: 20, Y: 35, XY: 0 }, SDH: 40 },
    };
    const report = one(read(encodeBlock(20, '1.11', [items]), { '020': '1.11' }), 'fix');
    const found = ecefToGeodetic(...report.positionEcefM);
    assert.ok(Math.abs(found.latitudeRad - 47.5 * DEGREE) < 1e-7);
    assert.ok(Math.abs(found.longitudeRad - 14.25 * DEGREE) < 1e-7);
    assert.ok(Math.abs(found.heightM - 3048) < 1);
    assert.deepEqual(report.sigma, { horizontalM: 35, verticalM: 40 });
    assert.deepEqual(report.identity, { icao: '4CA7A8', callsign: 'RYR174C', mode3A: '1275' });
    assert.deepEqual([report.sourceTrack, report.velocityEnuMps], [77, [100, -50, 0]]);
    assert.equal(report.timeMs, NOON - 1000);
  });

  test('metres about the reference point where no latitude is given', () => {
    const items: Items = { ...SOURCE_ID, '000': 1, '020': { TYP: 1 }, '042': { X: 300, Y: -400 } };
    const report = one(read(encodeBlock(10, '1.1', [items]), { '010': '1.1' }), 'fix');
    const { heightM } = ecefToGeodetic(...report.positionEcefM);
    assert.ok(Math.abs(heightM - 500) < 0.1);
    assert.equal(report.timeAssumed, true);
  });

  test('simulated targets on an actual source are refused; status messages are signs of life', () => {
    const items: Items = { ...SOURCE_ID, '000': 1, '020': { TYP: 1, SIM: 1 }, '041': place };
    const block = encodeBlock(10, '1.1', [items]);
    assert.deepEqual(read(block, { '010': '1.1' }, { mode: 'actual' }).reasons, ['mode-mismatch']);
    assert.equal(read(block, { '010': '1.1' }).reports.length, 1);
    const status = encodeBlock(10, '1.1', [{ ...SOURCE_ID, '000': 3, '140': 43_200 }]);
    assert.equal(one(read(status, { '010': '1.1' }), 'status').event, 'alive');
  });
});

describe('category 021', () => {
  test('a recorded target of version 0: its place, height and no more integrity than it has', (context) => {
    const bytes = outside(context, 'jasterix_cat021ed2.1');
    if (bytes === null) return;
    const receivedMs = at(33_503);
    const report = one(read(bytes, { '021': '2.1' }, { kind: 'adsb', receivedMs }), 'fix');
    const found = ecefToGeodetic(...report.positionEcefM);
    assert.ok(Math.abs(found.latitudeRad / DEGREE - 46.84420108795166) < 1e-9);
    assert.ok(Math.abs(found.longitudeRad / DEGREE - 12.298529148101807) < 1e-9);
    assert.ok(Math.abs(found.heightM - 34_750 * 0.3048) < 0.01);
    assert.equal(report.heightBasis, 'geometric');
    assert.equal(report.timeMs, at(33_502.8828125));
    assert.deepEqual(report.identity, { icao: '1A4B65', callsign: 'EZS14ZH', mode3A: '7106' });
    // NUCp 7 of version 0: contained within 0.1 NM; no NIC.
    assert.deepEqual(report.integrity, {});
    assert.ok(Math.abs(report.sigma.horizontalM - 185.2 / 5.68) < 0.1);
  });

  test('from version 1 on integrity as broadcast; other addresses are no ICAO address', () => {
    const items: Items = {
      ...SOURCE_ID,
      '040': { ATP: 3, ARC: 0, RC: 0, RAB: 0 },
      '131': { LAT: 47, LON: 14 },
      '080': 0xabcdef,
      '073': 43_200,
      '090': { NUCRNACV: 2, NUCPNIC: 8, NICBARO: 1, SIL: 3, NACP: 9, SILS: 0, SDA: 2, GVA: 2 },
      '210': { VNS: 0, VN: 2, LTT: 2 },
      '160': { RE: 0, GS: 0.125, TA: 90 },
      '157': { RE: 0, GVR: 600 },
      '140': 10_000,
    };
    const report = one(read(encodeBlock(21, '2.6', [items]), { '021': '2.6' }), 'fix');
    assert.deepEqual(report.integrity, { nic: 8, nacP: 9, sil: 3 });
    assert.deepEqual(report.identity, { tag: 'ads-b ABCDEF' });
    const [east, north, up] = report.velocityEnuMps!;
    assert.ok(Math.abs(east - 231.5) < 0.1 && Math.abs(north) < 0.1);
    assert.ok(Math.abs(up - 3.048) < 1e-9);
    // NACv 2: 3 m/s; GVA 2: 45 m, both at 95 %; NACp 9: 30 m.
    assert.ok(Math.abs(report.sigma.velocityMps! - 3 / 2.448) < 1e-3);
    assert.ok(Math.abs(report.sigma.verticalM - 45 / 1.96) < 1e-9);
    assert.ok(Math.abs(report.sigma.horizontalM - 30 / 2.448) < 1e-9);
  });
});

describe('category 062', () => {
  test('recorded system tracks are estimates with place, velocity, identity and provenance', (context) => {
    const file = outsideBytes(context, 'asterix/croatia_cat_062_065.pcap');
    if (file === null) return;
    const { payload, timeMs } = readPcap(file).packets[0]!;
    const options = { kind: 'estimate', receivedMs: timeMs! };
    const { reports, reasons } = read(payload, { '062': '1.18', '065': '1.6' }, options);
    assert.deepEqual(reasons, ['unsupported']);
    assert.equal(reports.length, 2);
    const [first] = reports;
    assert.ok(first?.kind === 'estimate');
    const [x, y, z, vx, vy, vz] = first.stateEcef as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const place = ecefToGeodetic(x, y, z);
    assert.ok(Math.abs(place.latitudeRad / DEGREE - 41.1671233) < 1e-6);
    assert.ok(Math.abs(place.longitudeRad / DEGREE - 15.7088667) < 1e-6);
    assert.ok(Math.abs(place.heightM - 36_481.25 * 0.3048) < 0.01);
    const [east, north, up] = toEnu(enuRotation(place.latitudeRad, place.longitudeRad), vx, vy, vz);
    assert.ok(Math.abs(east - 228.75) < 1e-3 && Math.abs(north + 47.25) < 1e-3);
    assert.ok(Math.abs(up) < 1e-3);
    assert.deepEqual(first.identity, { icao: '4CA7A8', callsign: 'RYR174C', mode3A: '1275' });
    assert.deepEqual(
      [first.sourceTrack, first.provenance],
      [4713, ['asterix 25/100', 'asterix 25/12']],
    );
  });

  test('the covariance is the stated one, turned into ECEF', (context) => {
    const bytes = outside(context, 'jasterix_cat062ed1.12');
    if (bytes === null) return;
    const options = { kind: 'estimate', receivedMs: at(33_503) };
    const report = one(read(bytes, { '062': '1.18' }, options), 'estimate');
    const [x, y, z] = report.stateEcef as [number, number, number];
    const { latitudeRad, longitudeRad } = ecefToGeodetic(x, y, z);
    const rotation = enuRotation(latitudeRad, longitudeRad);
    const variance = (axis: number, block: number): number => {
      let sum = 0;
      for (let i = 0; i < 3; i++) {
        for (let j = 0; j < 3; j++) {
          const cell = report.covariance[(i + block) * 6 + j + block]!;
          sum += rotation[axis * 3 + i]! * cell * rotation[axis * 3 + j]!;
        }
      }
      return sum;
    };
    // I062/500 APC 40 m, 63 m; ATV 2.75 m/s, 4.75 m/s; ARC 100 ft/min.
    assert.ok(Math.abs(variance(0, 0) - 40 ** 2) < 1e-6);
    assert.ok(Math.abs(variance(1, 0) - 63 ** 2) < 1e-6);
    assert.ok(Math.abs(variance(0, 3) - 2.75 ** 2) < 1e-9);
    assert.ok(Math.abs(variance(1, 3) - 4.75 ** 2) < 1e-9);
    assert.ok(Math.abs(variance(2, 3) - (100 * 0.00508) ** 2) < 1e-9);
  });

  test('the end of a track and flight plans without a track estimate nothing; simulated ones are refused', () => {
    const track: Items = { ...SOURCE_ID, '070': 43_200, '105': { LAT: 47, LON: 14 }, '040': 1 };
    const with080 = (bits: Record<string, number>): Read =>
      read(
        encodeBlock(62, '1.19', [{ ...track, '080': bits }]),
        { '062': '1.19' },
        { mode: 'actual' },
      );
    assert.equal(with080({ MON: 0 }).reports.length, 1);
    assert.deepEqual(with080({ TSE: 1 }), { reports: [], reasons: [] });
    assert.deepEqual(with080({ SIM: 1 }).reasons, ['mode-mismatch']);
  });
});
