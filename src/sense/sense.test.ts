import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deserialize, serialize } from 'node:v8';
import { outsideBytes } from '../../test/outside.ts';
import { DEGREE, enuRotation, toEnu } from '../earth/index.ts';
import { encodeAis } from '../wire/ais/index.ts';
import { encodeBlock, type Items } from '../wire/asterix/index.ts';
import { readPcap } from '../wire/pcap/index.ts';
import { assumeTime, instantOfDay } from './clock.ts';
import { MAX_FAULT_BYTES, MAX_FAULT_KEYS, MAX_FAULTS_PER_DATAGRAM } from './fault.ts';
import {
  createSense,
  faultCounts,
  type PolarReport,
  type Report,
  readDatagram,
  readSensors,
  type SenseState,
  type Sensor,
  sensorViews,
  tickSense,
} from './index.ts';

const DAY = 86_400_000;
/** 2026-11-21T00:00:00Z. */
const MIDNIGHT = 1_795_219_200_000;
const NOON = MIDNIGHT + DAY / 2;

const RADAR = {
  id: 'radar',
  kind: 'polar',
  source: 'udp://127.0.0.1:8600',
  format: 'asterix',
  mode: 'exercise',
  editions: { '048': '1.32', '034': '1.29', '015': '1.2' },
  sacSic: [25, 201],
  position: { latitudeDeg: 37.5, longitudeDeg: 127, heightM: 100, basis: 'guessed' },
  sigma: { rangeM: 50, azimuthDeg: 0.05, elevationDeg: 0.1, rangeRateMps: 3 },
  scanPeriodS: 4,
};

function sensorsOf(...rows: readonly object[]): Sensor[] {
  const { sensors, problems } = readSensors({ sensors: rows });
  assert.deepEqual(problems, []);
  return sensors;
}

function plot(todS: number, more: Items = {}): Items {
  return {
    '010': { SAC: 25, SIC: 201 },
    '140': todS,
    '020': { TYP: 5 },
    '040': { RHO: 100, THETA: 90 },
    ...more,
  };
}

function read(state: SenseState, bytes: Uint8Array, receivedMs = NOON) {
  return readDatagram(state, RADAR.source, bytes, receivedMs);
}

function only(reports: readonly Report[]): PolarReport {
  assert.equal(reports.length, 1);
  const [report] = reports;
  assert.ok(report?.kind === 'polar');
  return report;
}

test('a monoradar plot becomes a polar report in SI with identity and pressure height', () => {
  const state = createSense(sensorsOf(RADAR));
  const record = plot(43_199.5, {
    '070': { V: 0, G: 0, L: 0, MODE3A: '4712' },
    '090': { V: 0, G: 0, FL: 330 },
    '220': 0x71be2c,
    '240': 'KAL123  ',
    '161': { TRN: 77 },
  });
  const { reports, faults } = read(state, encodeBlock(48, '1.32', [record]));
  assert.deepEqual(faults, []);
  const report = only(reports);
  assert.equal(report.source, 'radar');
  assert.equal(report.mode, 'exercise');
  assert.equal(report.timeMs, NOON - 500);
  assert.equal(report.receivedMs, NOON);
  assert.equal(report.timeAssumed, undefined);
  assert.equal(report.rangeM, 185_200);
  assert.equal(report.azimuthRad, Math.PI / 2);
  assert.equal(report.elevationRad, undefined);
  assert.equal(report.pressureHeightM, 10_058.4);
  assert.deepEqual(report.identity, { icao: '71BE2C', callsign: 'KAL123', mode3A: '4712' });
  assert.equal(report.sourceTrack, 77);
  assert.equal(report.sigma.rangeM, 50);
  assert.ok(Math.abs(report.sigma.azimuthRad - 0.05 * DEGREE) < 1e-15);
  assert.deepEqual(report.observerEcefM, state.sensors[0]!.site!.ecefM);
});

test('codes that are garbled or not validated are no identity and no height', () => {
  const state = createSense(sensorsOf(RADAR));
  const record = plot(43_200, {
    '070': { V: 1, G: 0, L: 0, MODE3A: '4712' },
    '090': { V: 0, G: 1, FL: 330 },
  });
  const report = only(read(state, encodeBlock(48, '1.32', [record])).reports);
  assert.equal(report.identity, undefined);
  assert.equal(report.pressureHeightM, undefined);
});

test('a non-cooperative report brings elevation, Doppler and its own precisions', () => {
  const state = createSense(sensorsOf(RADAR));
  const record: Items = {
    '010': { SAC: 25, SIC: 201 },
    '000': { MT: 1, RG: 0 },
    '020': { MOMU: 0, TTAX: 3, SCD: 0 },
    '145': 43_200,
    '161': 9,
    '625': { R: 512_345.6, SDR: 12.5 },
    '626': { DV: -1234.56, SDDV: 1.5 },
    '627': { AZ: 45, SDASZ: 0.5 * (45 / 2 ** 9) },
    '628': { EL: 22.5 },
  };
  const { reports, faults } = read(state, encodeBlock(15, '1.2', [record]));
  assert.deepEqual(faults, []);
  const report = only(reports);
  assert.equal(report.timeMs, NOON);
  assert.ok(Math.abs(report.rangeM - 512_345.6) < 0.051);
  assert.ok(Math.abs((report.rangeRateMps ?? 0) + 1234.56) < 0.0051);
  assert.ok(Math.abs(report.azimuthRad - Math.PI / 4) < 1e-9);
  assert.ok(Math.abs((report.elevationRad ?? 0) - Math.PI / 8) < 1e-9);
  assert.ok(Math.abs(report.sigma.rangeM - 12.5) < 1e-9);
  assert.equal(report.sigma.rangeRateMps, 1.5);
  assert.ok(Math.abs(report.sigma.azimuthRad - 0.5 * (45 / 2 ** 9) * DEGREE) < 1e-9);
  // The record states no precision of the elevation: the sensor's own stands.
  assert.ok(Math.abs((report.sigma.elevationRad ?? 0) - 0.1 * DEGREE) < 1e-15);
});

test('angles without a range become a line of sight of length 1', () => {
  const state = createSense(sensorsOf(RADAR));
  const record: Items = {
    '010': { SAC: 25, SIC: 201 },
    '000': { MT: 1, RG: 0 },
    '145': 43_200,
    '627': { AZ: 90 },
    '628': { EL: 45 },
  };
  const [report] = read(state, encodeBlock(15, '1.2', [record])).reports;
  assert.ok(report?.kind === 'bearing');
  const site = state.sensors[0]!.site!;
  const [east, north, up] = toEnu(
    enuRotation(site.latitudeRad, site.longitudeRad),
    ...report.losEcef,
  );
  assert.ok(Math.abs(east - Math.SQRT1_2) < 1e-9);
  assert.ok(Math.abs(north) < 1e-9);
  assert.ok(Math.abs(up - Math.SQRT1_2) < 1e-9);
});

test('a north mark is a status with the antenna period', () => {
  const state = createSense(sensorsOf(RADAR));
  const record: Items = { '010': { SAC: 25, SIC: 201 }, '000': 1, '030': 43_200, '041': 4 };
  const [report] = read(state, encodeBlock(34, '1.29', [record])).reports;
  assert.ok(report?.kind === 'status');
  assert.equal(report.event, 'north-mark');
  assert.equal(report.scanPeriodS, 4);
});

test('a radar that says its data are not for use is shown as degraded and still read', () => {
  const state = createSense(sensorsOf(RADAR));
  const record: Items = {
    '010': { SAC: 25, SIC: 201 },
    '000': 1,
    '030': 43_200,
    '050': { COM: { NOGO: 1 } },
  };
  read(state, encodeBlock(34, '1.29', [record]));
  assert.equal(sensorViews(state, NOON)[0]!.state, 'degraded');
  assert.equal(read(state, encodeBlock(48, '1.32', [plot(43_200)])).reports.length, 1);
});

test('simulated and test plots on an actual source are refused, exercise sources take them', () => {
  for (const descriptor of [
    { TYP: 5, SIM: 1 },
    { TYP: 5, SIM: 0, TST: 1 },
  ]) {
    const bytes = encodeBlock(48, '1.32', [plot(43_200, { '020': descriptor })]);
    const actual = read(createSense(sensorsOf({ ...RADAR, mode: 'actual' })), bytes);
    assert.deepEqual(actual.reports, []);
    assert.deepEqual(
      actual.faults.map((fault) => [fault.sensor, fault.reason]),
      [['radar', 'mode-mismatch']],
    );
    assert.match(actual.faults[0]!.message, /a (simulated|test) report .* from an actual source/);
    assert.equal(read(createSense(sensorsOf(RADAR)), bytes).reports.length, 1);
  }
  const replayed = encodeBlock(15, '1.2', [
    {
      '010': { SAC: 25, SIC: 201 },
      '000': { MT: 1, RG: 0 },
      '020': { MOMU: 0, TTAX: 3, SCD: 0 },
      '145': 43_200,
      '625': { R: 1000 },
      '627': { AZ: 45 },
    },
  ]);
  const actual = read(createSense(sensorsOf({ ...RADAR, mode: 'actual' })), replayed);
  assert.deepEqual(
    actual.faults.map((fault) => fault.reason),
    ['mode-mismatch'],
  );
  assert.deepEqual(actual.reports, []);
});

test('a range at the end of its scale is no measurement, a rate at its end is left out', () => {
  const state = createSense(sensorsOf(RADAR));
  const far = encodeBlock(48, '1.32', [plot(43_200, { '040': { RHO: 65_535 / 256, THETA: 1 } })]);
  const first = read(state, far);
  assert.deepEqual(first.reports, []);
  assert.ok(first.faults.some((fault) => fault.reason === 'saturated'));
  const fast = encodeBlock(15, '1.2', [
    {
      '010': { SAC: 25, SIC: 201 },
      '000': { MT: 1, RG: 0 },
      '145': 43_200,
      '625': { R: 1000 },
      '626': { DV: 8_388_607 / 100 },
      '627': { AZ: 45 },
    },
  ]);
  const second = read(state, fast);
  assert.equal(only(second.reports).rangeRateMps, undefined);
  assert.ok(second.faults.some((fault) => fault.reason === 'saturated'));
});

test('a time of day belongs to the nearest day, over midnight both ways', () => {
  assert.equal(instantOfDay(86_399, MIDNIGHT + 1000, 0), MIDNIGHT - 1000);
  assert.equal(instantOfDay(1, MIDNIGHT - 1000, 0), MIDNIGHT + 1000);
  assert.equal(instantOfDay(43_200, NOON, 0), NOON);
  assert.equal(instantOfDay(10, MIDNIGHT, -20), MIDNIGHT - 10_000);
  const state = createSense(sensorsOf(RADAR));
  const before = encodeBlock(48, '1.32', [plot(86_399.5)]);
  assert.equal(only(read(state, before, MIDNIGHT + 200).reports).timeMs, MIDNIGHT - 500);
  const after = encodeBlock(48, '1.32', [plot(0.25)]);
  assert.equal(only(read(state, after, MIDNIGHT - 100).reports).timeMs, MIDNIGHT + 250);
});

test('a clock that is off is a fault until its offset is configured', () => {
  const bytes = encodeBlock(48, '1.32', [plot(43_200 + 3600)]);
  const off = read(createSense(sensorsOf(RADAR)), bytes);
  assert.deepEqual(off.reports, []);
  assert.deepEqual(
    off.faults.map((fault) => fault.reason),
    ['clock'],
  );
  const known = createSense(sensorsOf({ ...RADAR, clockOffsetS: -3600 }));
  assert.equal(only(read(known, bytes).reports).timeMs, NOON);
});

test('a day off is seen where the format tells the day', () => {
  const state = createSense(sensorsOf(AIS));
  const sentence = ship({ timeMs: NOON - DAY });
  const { reports, faults } = readDatagram(state, AIS.source, sentence, NOON);
  assert.deepEqual(reports, []);
  assert.deepEqual(
    faults.map((fault) => [fault.sensor, fault.reason]),
    [['ais', 'clock']],
  );
});

test('a bad record takes none of its neighbours along', () => {
  const state = createSense(sensorsOf(RADAR));
  const good = encodeBlock(48, '1.32', [plot(43_200)]);
  const broken = encodeBlock(48, '1.32', [plot(43_200), plot(43_201)]);
  // The last record of the broken block announces items that are not there.
  broken[broken.length - 1 - 4] = 0xff;
  const cut = broken.slice(0, broken.length - 3);
  cut[2] = cut.length;
  const other = encodeBlock(48, '1.32', [plot(43_200, { '010': { SAC: 1, SIC: 1 } })]);
  const bytes = Uint8Array.of(...good, ...cut, ...other, ...good);
  const { reports, faults } = read(state, bytes);
  assert.equal(reports.length, 3, 'both good ones and the one before the break');
  assert.ok(faults.some((fault) => fault.reason === 'wrong-sensor'));
  assert.ok(faults.length >= 2);
});

test('records are shared out by SAC and SIC', () => {
  const second = { ...RADAR, id: 'radar-2', sacSic: [25, 202] };
  const state = createSense(sensorsOf(RADAR, second));
  const bytes = encodeBlock(48, '1.32', [
    plot(43_200),
    plot(43_200, { '010': { SAC: 25, SIC: 202 } }),
  ]);
  assert.deepEqual(
    read(state, bytes).reports.map((report) => report.source),
    ['radar', 'radar-2'],
  );
});

test('bytes from nowhere and of the wrong edition are counted, with their newest bytes', () => {
  const state = createSense(sensorsOf(RADAR));
  const bytes = encodeBlock(48, '1.32', [plot(43_200)]);
  assert.equal(
    readDatagram(state, 'udp://elsewhere', bytes, NOON).faults[0]?.reason,
    'unknown-source',
  );
  const wrong = Uint8Array.of(62, 0, 5, 1, 2);
  assert.equal(read(state, wrong).faults[0]?.reason, 'unknown-category');
  assert.deepEqual(
    faultCounts(state).map((one) => [
      one.source,
      one.reason,
      one.count,
      one.lastBytesHex.length > 0,
    ]),
    [
      ['udp://127.0.0.1:8600', 'unknown-category', 1, true],
      ['udp://elsewhere', 'unknown-source', 1, true],
    ],
  );
});

test('fault counts are bounded in keys and bytes, and so is one datagram', () => {
  const state = createSense([]);
  for (let i = 0; i < 3000; i++) {
    readDatagram(state, `udp://${i}`, new Uint8Array(1000), NOON);
  }
  const counts = faultCounts(state);
  assert.ok(counts.length <= MAX_FAULT_KEYS + 1);
  assert.equal(
    counts.reduce((sum, one) => sum + one.count, 0),
    3000,
  );
  assert.ok(counts.every((one) => one.lastBytesHex.length <= 2 * MAX_FAULT_BYTES));
  const noisy = createSense(sensorsOf(AIS));
  const { faults } = readDatagram(noisy, AIS.source, Buffer.from('noise\n'.repeat(5000)), NOON);
  assert.equal(faults.length, MAX_FAULTS_PER_DATAGRAM);
  assert.match(faults.at(-1)!.message, /4900 further/);
});

test('a silent sensor is said once, and again after it was heard', () => {
  const state = createSense(sensorsOf(RADAR));
  assert.deepEqual(tickSense(state, NOON), []);
  assert.deepEqual(tickSense(state, NOON + 12_000), []);
  assert.deepEqual(
    tickSense(state, NOON + 12_050).map((fault) => [fault.sensor, fault.reason]),
    [['radar', 'silent']],
  );
  assert.deepEqual(tickSense(state, NOON + 60_000), []);
  assert.equal(sensorViews(state, NOON + 60_000)[0]!.state, 'silent');
  read(state, encodeBlock(48, '1.32', [plot(43_260)]), NOON + 60_000);
  assert.equal(sensorViews(state, NOON + 60_000)[0]!.state, 'good');
  assert.equal(tickSense(state, NOON + 60_050).length, 0);
  assert.equal(tickSense(state, NOON + 72_050).length, 1);
});

test('bytes that nothing could be read from do not count as heard', () => {
  const state = createSense(sensorsOf(RADAR));
  read(state, new Uint8Array(20));
  assert.equal(sensorViews(state, NOON)[0]!.lastHeardMs, null);
});

test('rate and faults are taken over ten seconds', () => {
  const state = createSense(sensorsOf(RADAR));
  for (let i = 0; i < 50; i++) {
    read(state, encodeBlock(48, '1.32', [plot(43_200 + i / 10)]), NOON + i * 100);
  }
  const view = sensorViews(state, NOON + 5000)[0]!;
  assert.equal(view.rateHz, 5);
  assert.equal(view.reports, 50);
  assert.equal(view.state, 'good');
  assert.equal(sensorViews(state, NOON + 20_000)[0]!.rateHz, 0);
});

const AIS = {
  id: 'ais',
  kind: 'ais',
  source: 'udp://127.0.0.1:10110',
  format: 'nmea',
  mode: 'exercise',
};

function ship(options: { timeMs?: number; speedKn?: number | null } = {}): Uint8Array {
  const lines = encodeAis(
    {
      type: 1,
      repeat: 0,
      mmsi: 440_123_456,
      navigationStatus: 0,
      rateOfTurnDegPerMin: 0,
      turningHard: null,
      speedKn: options.speedKn === undefined ? 10 : options.speedKn,
      accurate: false,
      longitudeDeg: 125,
      latitudeDeg: 37,
      courseDeg: 90,
      headingDeg: 90,
      utcSecond: 0,
      manoeuvre: 0,
      raim: false,
      radio: 0,
    },
    options.timeMs === undefined ? {} : { timeMs: options.timeMs },
  );
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}

test('a recorded capture of a radar gives its plots and marks at their own times', (context) => {
  const capture = outsideBytes(context, 'asterix/croatia_cat_034_048.pcap');
  if (capture === null) return;
  const { sacSic: _, ...anyStation } = RADAR;
  const state = createSense(sensorsOf(anyStation));
  const kinds = new Map<string, number>();
  let duplicates = 0;
  for (const packet of readPcap(capture).packets) {
    const atMs = packet.timeMs ?? 0;
    const { reports, faults } = read(state, packet.payload, atMs);
    // The recorder stood on two networks that carry the same.
    assert.ok(faults.every((fault) => fault.reason === 'duplicate'));
    duplicates += faults.length;
    for (const report of reports) {
      kinds.set(report.kind, (kinds.get(report.kind) ?? 0) + 1);
      assert.equal(report.timeAssumed, undefined);
      assert.ok(Math.abs(report.timeMs - atMs) < 10_000);
    }
  }
  // 162 records, each twice: 34 service messages, 128 target reports of which 2 end a track.
  assert.equal(duplicates, 50);
  assert.deepEqual(Object.fromEntries(kinds), { polar: 63, status: 17 });
});

test('one recorded plot has the range, azimuth and address that an outside decoder states', (context) => {
  const raw = outsideBytes(context, 'asterix/croatia_cat048.raw');
  if (raw === null) return;
  const { sacSic: _, ...anyStation } = RADAR;
  // Its time of day is 27,354.6 s; any day will do.
  const state = createSense(sensorsOf(anyStation));
  const report = only(read(state, raw, MIDNIGHT + 27_355_000).reports);
  assert.ok(Math.abs(report.rangeM / 1852 - 197.684) < 1e-3);
  assert.ok(Math.abs(report.azimuthRad / DEGREE - 340.136) < 1e-3);
  assert.equal(report.identity?.icao, '3C660C');
});

test('a ship becomes a fix on the surface with its velocity and, once told, its name', () => {
  const state = createSense(sensorsOf(AIS));
  const named = encodeAis({
    type: 5,
    repeat: 0,
    mmsi: 440_123_456,
    version: 0,
    imo: 9_000_001,
    callsign: 'DSAB1',
    name: 'BONGSU',
    shipType: 70,
    toBowM: 1,
    toSternM: 1,
    toPortM: 1,
    toStarboardM: 1,
    positionDevice: 1,
    etaMonth: null,
    etaDay: null,
    etaHour: null,
    etaMinute: null,
    draughtM: null,
    destination: null,
    dte: false,
  });
  readDatagram(state, AIS.source, Buffer.from(named.join('\r\n')), NOON);
  const { reports, faults } = readDatagram(state, AIS.source, ship({ timeMs: NOON - 2000 }), NOON);
  assert.deepEqual(faults, []);
  const [report] = reports;
  assert.ok(report?.kind === 'fix');
  assert.equal(report.timeMs, NOON - 2000);
  assert.equal(report.heightBasis, 'surface');
  assert.deepEqual(report.identity, { mmsi: 440_123_456, name: 'BONGSU', callsign: 'DSAB1' });
  const [east, north, up] = report.velocityEnuMps!;
  assert.ok(Math.abs(east - 5.14444) < 1e-4 && Math.abs(north) < 1e-9 && up === 0);
  assert.ok(report.sigma.horizontalM > 10);
});

test('sentences without a time get one by the declared rate, marked as assumed', () => {
  const timed = createSense(sensorsOf({ ...AIS, assumedRateHz: 4 }));
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    const [report] = readDatagram(timed, AIS.source, ship(), NOON + 7 * i).reports;
    assert.equal(report!.timeAssumed, true);
    times.push(report!.timeMs);
  }
  assert.deepEqual(times, [NOON, NOON + 250, NOON + 500]);
  const untimed = createSense(sensorsOf(AIS));
  const [report] = readDatagram(untimed, AIS.source, ship(), NOON).reports;
  assert.equal(report!.timeMs, NOON);
  assert.equal(report!.timeAssumed, true);
  assert.equal(assumeTime({ startMs: null, count: 0 }, untimed.sensors[0]!, 5), 5);
});

test('a state that was serialised goes on exactly where it was', () => {
  const state = createSense(sensorsOf(RADAR, AIS));
  read(state, encodeBlock(48, '1.32', [plot(43_200)]));
  const [first, second] = encodeAis(
    {
      type: 5,
      repeat: 0,
      mmsi: 1,
      version: 0,
      imo: null,
      callsign: null,
      name: 'A',
      shipType: 0,
      toBowM: 0,
      toSternM: 0,
      toPortM: 0,
      toStarboardM: 0,
      positionDevice: 0,
      etaMonth: null,
      etaDay: null,
      etaHour: null,
      etaMinute: null,
      draughtM: null,
      destination: null,
      dte: false,
    },
    { sequence: 3 },
  );
  readDatagram(state, AIS.source, Buffer.from(first!), NOON);
  const copy = deserialize(serialize(state)) as SenseState;
  for (const one of [state, copy]) readDatagram(one, AIS.source, Buffer.from(second!), NOON);
  assert.deepEqual(copy, state);
  assert.equal(copy.feeds.get(AIS.source)!.vessels.size, 1);
});

test('a radar whose elevations are as its rays arrive is straightened; one that corrects them is not', () => {
  const body = new TextEncoder().encode(
    JSON.stringify({
      ...{ kind: 'polar', source: 'radar', mode: 'exercise', timeMs: NOON },
      ...{ rangeM: 800_000, azimuthRad: Math.PI / 2, elevationRad: 2 * DEGREE },
      sigma: { rangeM: 50, azimuthRad: 0.001, elevationRad: 0.002 },
    }),
  );
  const line = new Uint8Array(4 + body.length);
  new DataView(line.buffer).setUint32(0, body.length);
  line.set(body, 4);
  const row = { ...RADAR, format: 'bongsu-report', editions: {}, sacSic: undefined };
  const seen = (refraction: object): PolarReport => {
    const { reports, faults } = read(createSense(sensorsOf({ ...row, ...refraction })), line);
    assert.deepEqual(faults, []);
    return reports[0] as PolarReport;
  };
  const plain = seen({});
  assert.deepEqual(seen({ refraction: 'corrected' }), plain);
  const straight = seen({ refraction: 'apparent' });
  const bent = plain.elevationRad! - straight.elevationRad!;
  assert.ok(bent > 4.9e-3 && bent < 5.6e-3, `${bent}`);
  assert.ok(straight.rangeM < plain.rangeM && straight.rangeM > plain.rangeM - 100);
  // A tenth of it is the weather's.
  const { elevationRad } = straight.sigma;
  assert.ok(Math.abs(elevationRad! - Math.hypot(plain.sigma.elevationRad!, bent / 10)) < 1e-12);
  const { problems } = readSensors({ sensors: [{ ...row, refraction: 'yes' }] });
  assert.match(problems[0]?.message ?? '', /corrected or apparent/);
});
