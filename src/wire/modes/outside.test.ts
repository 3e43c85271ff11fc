import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { outsideFile } from '../../../test/outside.ts';
import {
  CAPABILITIES,
  cprLocal,
  createPositionMemory,
  decodeModes,
  encodeModes,
  type ModesMessage,
  resolvePosition,
  toAvr,
} from './index.ts';

/** What other decoders make of the same messages; every difference stands here with its reason. */

type Values = Readonly<Record<string, unknown>>;

function read(hex: string, checkParity = true): ModesMessage {
  const bytes = new Uint8Array(Buffer.from(hex, 'hex'));
  const { message, faults } = decodeModes(bytes, { checkParity });
  assert.ok(message !== null, `${hex}: ${faults[0]?.message}`);
  return message;
}

interface Golden {
  readonly df: number;
  readonly icao: string;
  readonly typecode?: number;
  readonly callsign?: string;
  readonly category?: number;
  readonly altitude?: number;
  readonly cpr_format?: number;
  readonly groundspeed?: number;
  readonly track?: number;
  readonly vertical_rate?: number;
  readonly squawk?: string;
}

test('all 400 messages of the golden set decode to its fields (Comm-B: comm-b.test.ts)', (context) => {
  const file = outsideFile(context, 'adsb/pymodes_golden_shared.json');
  if (file === null) return;
  const golden = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Golden>);
  let compared = 0;
  const equal = (ours: unknown, theirs: unknown, hex: string): void => {
    if (theirs === undefined) return;
    assert.equal(ours, theirs, hex);
    compared += 1;
  };
  for (const [hex, want] of golden) {
    const message = read(hex);
    equal(message.downlinkFormat, want.df, hex);
    equal(message.icao, want.icao.toUpperCase(), hex);
    if ('typeCode' in message) equal(message.typeCode, want.typecode, hex);
    switch (message.kind) {
      case 'identification':
        equal(message.callsign, want.callsign?.replaceAll('_', ''), hex);
        equal(message.category, want.category, hex);
        break;
      case 'airborne-position':
        equal(message.altitudeFt, want.altitude, hex);
        equal(message.cpr.odd, want.cpr_format === 1, hex);
        break;
      case 'velocity':
        // The reference cuts the speed to whole knots.
        equal(Math.trunc(message.groundSpeedKn ?? -1), want.groundspeed, hex);
        assert.ok(Math.abs((message.trackDeg ?? -1) - (want.track ?? -2)) < 1e-9);
        equal(message.verticalRateFtPerMin, want.vertical_rate, hex);
        break;
      case 'reply':
        equal(message.altitudeFt, want.altitude ?? undefined, hex);
        equal(message.mode3A, want.squawk, hex);
        break;
      default:
        assert.fail(`${hex} is ${message.kind}`);
    }
  }
  assert.equal(golden.length, 400);
  assert.ok(compared > 1300, `${compared} values were compared`);
});

interface Stated {
  readonly test: string;
  readonly inputs: readonly string[];
  readonly checks: readonly (readonly [string, unknown])[];
}

/** pyModeS's names in ours; null: not a value of the message. */
const NAMES: Readonly<Record<string, (message: ModesMessage) => unknown>> = {
  df: (message) => message.downlinkFormat,
  icao: (message) => message.icao,
  typecode: (message) => ('typeCode' in message ? message.typeCode : null),
  callsign: (message) => (message as unknown as Values)['callsign'],
  category: (message) => (message as unknown as Values)['category'],
  altitude: (message) => (message as unknown as Values)['altitudeFt'],
  cpr_format: (message) => ('cpr' in message ? Number(message.cpr.odd) : null),
  subtype: (message) => (message as unknown as Values)['subtype'],
  groundspeed: (message) =>
    message.kind === 'velocity' ? Math.trunc(message.groundSpeedKn ?? -1) : null,
  vertical_rate: (message) => (message as unknown as Values)['verticalRateFtPerMin'],
  vr_source: (message) =>
    message.kind === 'velocity' && message.verticalRateSource === 'geometric' ? 'GNSS' : 'BARO',
  geo_minus_baro: (message) => (message as unknown as Values)['geometricMinusBarometricFt'],
  airspeed: (message) => (message as unknown as Values)['airspeedKn'],
  airspeed_type: (message) =>
    message.kind === 'velocity' && message.airspeedIsTrue === true ? 'TAS' : 'IAS',
  heading: (message) => (message as unknown as Values)['headingDeg'],
  capability: (message) => (message as unknown as Values)['capability'],
  capability_text: (message) =>
    message.kind === 'all-call' ? words(CAPABILITIES[message.capability]!) : null,
  downlink_request: (message) => (message as unknown as Values)['downlinkRequest'],
  flight_status: (message) => (message as unknown as Values)['flightStatus'],
  squawk: (message) => (message as unknown as Values)['mode3A'],
  crc_valid: () => true,
};

/** Their wording of the capabilities. */
function words(text: string): string {
  const theirs = text
    .replace('level 2 or above', 'Level 2+')
    .replace('on the ground', 'on-ground')
    .replace('level 1', 'Level 1');
  return theirs.startsWith('reserved') ? 'Reserved' : theirs;
}

/**
 * Left out, by name: `bds` of extended squitters says the type code again; `wake_vortex` is a text
 * for category 0; `nuc_p` is version 0's name for what integrity.test.ts checks; `icao_verified` and
 * "with hint" hold a given address against the parity, which is the caller's comparison;
 * latitude and longitude come from a reference (next test); `len(…)` of a text.
 * The test "unknown type code" changes its input in code that the facts do not hold.
 */
const LEFT_OUT = /bds|wake_vortex|nuc_p|icao_verified|latitude|longitude|^len/;
const CHANGED_INPUT = /unknown_typecode|icao_hint|hint_normalised|test_df18_routes/;

for (const name of ['adsb', 'allcall', 'bds05', 'bds08', 'bds09', 'commb', 'surv']) {
  test(`the values that pyModeS states in its tests hold: ${name}`, (context) => {
    const file = outsideFile(context, `adsb/pymodes_test_${name}.expected.json`);
    if (file === null) return;
    let compared = 0;
    for (const { test: title, inputs, checks } of JSON.parse(
      readFileSync(file, 'utf8'),
    ) as Stated[]) {
      if (CHANGED_INPUT.test(title)) continue;
      // Some of its messages have no parity on purpose.
      const message = read(inputs[0]!, false);
      for (const [expression, want] of checks) {
        if (LEFT_OUT.test(expression)) continue;
        const field = /^result\['(\w+)'\]$/.exec(expression)?.[1] ?? '';
        const of = NAMES[field];
        assert.ok(of !== undefined, `${title}: ${expression}`);
        assert.equal(of(message), want, `${title}: ${field}`);
        compared += 1;
      }
    }
    assert.ok(compared > 0);
  });
}

test('places by a reference are those that pyModeS states', (context) => {
  const file = outsideFile(context, 'adsb/pymodes_test_position_integration.expected.json');
  if (file === null) return;
  // The references stand in the code of those tests, not in the facts.
  for (const [hex, reference, latitude, longitude] of [
    ['8D40058B58C901375147EFD09357', { latitudeDeg: 49, longitudeDeg: 6 }, 49.8241, 6.06785],
    ['903a23ff426a4e65f7487a775d17', { latitudeDeg: 43.63, longitudeDeg: 1.37 }, 43.62646, 1.37476],
  ] as const) {
    const message = read(hex, false);
    assert.ok('cpr' in message);
    const surface = message.kind === 'surface-position';
    const place = cprLocal(reference, message.cpr, surface);
    assert.ok(place !== null && Math.abs(place.latitudeDeg - latitude) < 1e-4);
    assert.ok(Math.abs(place.longitudeDeg - longitude) < 1e-5);
  }
});

interface Deku {
  readonly test: string;
  readonly hex: readonly string[];
}

/** Values that adsb_deku's tests state, or dump1090 in the dumps that they quote, by message. */
const DEKU: Readonly<Record<string, Values | string>> = {
  '8d40621d58c382d690c8ac2863a7': { altitudeFt: 38_000 },
  // It names the sources the other way round: bit 36 at 0 is geometric, 1 barometric (DO-260B
  // section 2.2.3.2.6.1.10; pyModeS and dump1090 read it so too).
  '8da3d42599250129780484712c50': { verticalRateFtPerMin: 0, verticalRateSource: 'barometric' },
  '8dacc040f8210002004ab8569c35': {
    ...{ version: 2, nicSupplementA: false, nicBaro: true, nacP: 10, sil: 3, silPerSample: false },
    ...{ geometricVerticalAccuracy: 2, systemDesignAssurance: 2, acasOperational: true },
    ...{ magneticNorth: false, subtype: 0 },
  },
  '5dab3d17d4ba29': { icao: 'AB3D17', interrogatorKind: 'II', interrogatorCode: 1, capability: 5 },
  '5da039b46d7d81': { icao: 'A039B4', interrogatorCode: 0, capability: 5 },
  '02e19cb02512c3': {
    ...{ icao: '0D097E', altitudeFt: 45_000, onGround: false, crosslink: true },
    ...{ sensitivityLevel: 7, replyInformation: 3 },
  },
  '5da58fd4561b39': { icao: 'A58FD4', capability: 5 },
  '8da2c1bd587ba2adb31799cb802b': {
    altitudeFt: 23_650,
    cpr: { odd: false, latitude: 87_769, longitude: 71_577 },
  },
  // Its test is one of failure, with 6,500 ft commented out: pulses C1 and C4 without C2 are no
  // altitude (Annex 10 IV appendix to chapter 3).
  '245093892a1bfd': { icao: 'A168AD', altitudeFt: null },
  '2a00516d492b80': { icao: '510AF9', mode3A: '0356', onGround: false },
  '8da97753ea2d0858015c003ee5de': {
    ...{ targetAltitudeFt: 23_008, targetAltitudeSource: 'panel', barometricSettingHpa: 1012.8 },
    ...{ acasOperational: false, nacP: 10, nicBaro: true, sil: 3 },
  },
  '8da3f9cb213b3d75c1582080f4d9': { callsign: 'N3550U', emitterCategory: 'A1' },
  '80e1969058b5025b9850641d2974': { icao: 'AC049E', altitudeFt: 35_000, onGround: false },
  '0621776e99b6ad': { icao: 'A33325', onGround: true },
  // It shows an address for Comm-D; so do we.
  daca7f82613c2db14a49c535a3a2: { icao: 'A01F73', kind: 'extended-length' },
  '95298fca680946499671468c7aca': {
    ...{ origin: 'tis-b', addressIsIcao: false, altitudeFt: 700 },
    cpr: { odd: true, latitude: 74_955, longitude: 28_998 },
  },
  '96a082fb213b1cf2113820d6eddf': { origin: 'ads-r', callsign: 'N132DS', emitterCategory: 'A1' },
  // Source of the vertical rate: as above.
  '96a6c24699141e0e8018074aa959': {
    ...{ origin: 'ads-r', geometricMinusBarometricFt: 150, verticalRateFtPerMin: 320 },
    verticalRateSource: 'geometric',
  },
  // It says "GNSS delta 775 ft": TIS-B with the GEO flag at 0 has NACv and SIL in those bits
  // (DO-260B section 2.2.17.3.4), and no difference.
  '92a24528993c238900062053cdef': {
    ...{ origin: 'tis-b', verticalRateFtPerMin: 0, geometricMinusBarometricFt: null },
    ...{ nacP: 7, nacV: 0, sil: 2 },
  },
  '96130d9d910f86188a7a71ef6dcb': {
    ...{ origin: 'ads-r', altitudeFt: 2000 },
    cpr: { odd: true, latitude: 68_677, longitude: 31_345 },
  },
  '91adf9cec11c0524407f11538ee5': { kind: 'other', typeCode: 24 },
  // It reads a surface position out of a reserved control code.
  '97caeef737fb1341bf58df19118a': { kind: 'other', origin: 'reserved' },
  // It says "NICbaro 0" where the surface's status has "track is heading".
  '96a4d01ff900210600493075e234': {
    ...{ origin: 'ads-r', subtype: 1, version: 2, nicSupplementA: false, nicSupplementC: false },
    ...{ nacV: 1, nacP: 9, sil: 3, silPerSample: false, singleAntenna: true, nicBaro: null },
    ...{ systemDesignAssurance: 2, magneticNorth: false, lengthM: 15, widthM: 23 },
  },
  '8da35ebc9b000024b00c0004e897': {
    ...{ airspeedKn: 292, airspeedIsTrue: false, headingDeg: null, verticalRateFtPerMin: 128 },
    nacV: 0,
  },
  '8da90a6e000000000000005cab8b': { kind: 'no-position', altitudeFt: null },
  // TIS-B without a position, in words of 56 bits that are not all zero.
  '92ef92b301154cb9ab09466702c6': { kind: 'no-position', origin: 'tis-b' },
  '8dab92a2593e0664204c69d8fe84': {
    altitudeFt: 10_600,
    cpr: { odd: true, latitude: 78_352, longitude: 19_561 },
  },
  '8dab92a299105e93001486608c6d': { geometricMinusBarometricFt: -125, verticalRateFtPerMin: 256 },
  '020007a0d08ff4': { icao: 'AB92A2', altitudeFt: 10_600 },
  '5dab92a2b04912': { icao: 'AB92A2', capability: 5 },
  a0001910204d7075d35820c25c0c: { icao: 'AA6F80', altitudeFt: 39_000 },
  a000171810030a80f6000012bd7b: { icao: 'AACB19', altitudeFt: 36_000 },
  a227ed3417826515bebd01707629: { icao: 'ABEF98', altitudeFt: 20_300 },
  '9143e8eef79baeeacca522b044bf': { kind: 'other', typeCode: 30, addressIsIcao: false },
  '911c059d9805a452cf109f64924f': { kind: 'other', typeCode: 19 },
  '8da04e60ea3ab860015f889746a9': {
    ...{ targetAltitudeFt: 30_016, targetAltitudeSource: 'panel', barometricSettingHpa: 1013.6 },
    ...{ acasOperational: true, autopilot: true, vnav: true, nacP: 10, nicBaro: true, sil: 3 },
  },
  // Addresses that its tests compare with, no messages.
  ab3d17: 'address',
  a039b4: 'address',
};

test('every message of adsb_deku decodes to the values that it states', (context) => {
  const file = outsideFile(context, 'adsb/adsb_deku_tests_shared.json');
  if (file === null) return;
  const seen = new Set<string>();
  for (const { hex: messages } of JSON.parse(readFileSync(file, 'utf8')) as Deku[]) {
    for (const hex of messages) {
      const want = DEKU[hex];
      assert.ok(want !== undefined, `nothing is known of ${hex}`);
      seen.add(hex);
      if (typeof want === 'string') continue;
      const message = read(hex) as unknown as Values;
      for (const [name, value] of Object.entries(want)) {
        assert.deepEqual(message[name], value, `${hex} ${name}`);
      }
    }
  }
  assert.equal(seen.size, Object.keys(DEKU).length);
  for (const [hex, speed, track] of [
    ['96a6c24699141e0e8018074aa959', 118, 346],
    ['92a24528993c238900062053cdef', 78, 206],
    ['8dab92a299105e93001486608c6d', 177, 149],
  ] as const) {
    const message = read(hex);
    assert.ok(message.kind === 'velocity');
    assert.equal(Math.trunc(message.groundSpeedKn ?? -1), speed, hex);
    assert.ok(Math.abs((message.trackDeg ?? -1) - track) <= 1, `${hex} ${message.trackDeg}`);
  }
});

test('what is canonical encodes to its own bytes: the whole recording and all of the golden set', (context) => {
  const files = ['pymodes_golden_shared.json', 'pymodes_adsb_shared.csv'].map((name) =>
    outsideFile(context, `adsb/${name}`),
  );
  if (files.includes(null)) return;
  const text = files.map((file) => readFileSync(file!, 'utf8')).join('\n');
  const messages = new Set([...text.matchAll(/"([0-9A-Fa-f]{28})"/g)].map((match) => match[1]!));
  assert.ok(messages.size > 900, `${messages.size}`);
  let same = 0;
  for (const hex of messages) {
    const message = read(hex);
    // "Level, downwards": a rate of 0 may carry either sign, and is written without.
    const down = (Number.parseInt(hex.slice(16, 18), 16) & 8) !== 0;
    if (message.kind === 'velocity' && message.verticalRateFtPerMin === 0 && down) continue;
    assert.equal(toAvr(encodeModes(message)), `*${hex.toUpperCase()};`);
    same += 1;
  }
  assert.ok(same > 900, `${same} of ${messages.size}`);
});

test('a recording of one aircraft decodes whole, and its places make one flight', (context) => {
  const file = outsideFile(context, 'adsb/pymodes_adsb_shared.csv');
  if (file === null) return;
  const memory = createPositionMemory();
  const found = { place: 0, waiting: 0, implausible: 0 };
  const typeCodes = new Set<number>();
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const [time, hex, icao, typeCode] = line.replaceAll('"', '').split(',');
    const message = read(hex!);
    assert.ok('typeCode' in message);
    assert.equal(message.icao, icao);
    assert.equal(message.typeCode, Number(typeCode));
    typeCodes.add(message.typeCode);
    if (!('cpr' in message)) continue;
    const report = { cpr: message.cpr, timeMs: Number(time) * 1000, surface: false };
    found[resolvePosition(memory, report).kind] += 1;
  }
  assert.deepEqual(
    [...typeCodes].sort((a, b) => a - b),
    [4, 11, 19],
  );
  assert.equal(found.implausible, 0);
  assert.ok(found.place > 600 && found.waiting < 10, JSON.stringify(found));
});
