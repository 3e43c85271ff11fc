import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { outsideFile } from '../../../test/outside.ts';
import { altitude13 } from './altitude.ts';
import {
  cprGlobal,
  cprLocal,
  decodeModes,
  decodeModesUnchecked,
  longitudeZones,
  type ModesMessage,
  readAvr,
} from './index.ts';

function bytesOf(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

function decoded(hex: string): ModesMessage {
  const { message } = decodeModes(bytesOf(hex));
  assert.ok(message !== null, hex);
  return message;
}

test('a position squitter reads as its fields say', () => {
  const message = decoded('8D40621D58C382D690C8AC2863A7');
  assert.deepEqual(message, {
    icao: '40621D',
    downlinkFormat: 17,
    control: 5,
    addressIsIcao: true,
    typeCode: 11,
    kind: 'airborne-position',
    surveillanceStatus: 0,
    supplementB: false,
    latitudeDeg: null,
    longitudeDeg: null,
    cpr: { odd: false, latitude: 93_000, longitude: 51_372 },
    altitudeFt: 38_000,
    geometric: false,
    timeSynchronised: false,
  });
});

test('an even and an odd report give the place of the newer one', () => {
  // The pair worked through in ICAO-conformant textbooks: 52.2572° N 3.91937° E, newest even.
  const even = { latitude: 93_000, longitude: 51_372 };
  const odd = { latitude: 74_158, longitude: 50_194 };
  const found = cprGlobal(even, odd, 'even');
  assert.ok(found !== null);
  assert.ok(Math.abs(found.latitudeDeg - 52.2572021484375) < 1e-9);
  assert.ok(Math.abs(found.longitudeDeg - 3.91937255859375) < 1e-9);
});

test('the number of longitude zones falls from 59 at the equator to 1 at the poles', () => {
  assert.equal(longitudeZones(0), 59);
  assert.equal(longitudeZones(10.4), 59);
  assert.equal(longitudeZones(10.5), 58);
  assert.equal(longitudeZones(-52.2572), 36);
  assert.equal(longitudeZones(86.9), 2);
  assert.equal(longitudeZones(87), 2);
  assert.equal(longitudeZones(87.1), 1);
  assert.equal(longitudeZones(90), 1);
});

test('altitudes in Gray code: the lowest, and steps of 100 ft up to 126,700 ft', () => {
  // C4 alone is -1,200 ft (ICAO Annex 10 volume IV appendix to chapter 3).
  assert.equal(altitude13(0x100), -1200);
  const seen = new Set<number>();
  for (let code = 0; code < 8192; code++) {
    if ((code & 0x50) !== 0) continue;
    const feet = altitude13(code);
    if (feet === null) continue;
    assert.ok(!seen.has(feet), `${feet} ft has two codes`);
    seen.add(feet);
  }
  for (let feet = -1200; feet <= 126_700; feet += 100) assert.ok(seen.has(feet), `${feet} ft`);
});

test('speeds at the end of their scale are no measurement', () => {
  // East component 1023: 1,022 kn or more.
  const bytes = bytesOf('8D485020994409940838175B284F');
  bytes[5] = (bytes[5]! & 0xfc) | 3;
  bytes[6] = 0xff;
  const { message, faults } = decodeModesUnchecked(bytes);
  assert.ok(message?.kind === 'velocity');
  assert.equal(message.eastKn, null);
  assert.equal(message.groundSpeedKn, null);
  assert.deepEqual(
    faults.map((fault) => fault.reason),
    ['saturated'],
  );
});

test('lines that are no messages are refused with a reason', () => {
  for (const [line, reason] of [
    ['*8D40621D58C382D690C8AC2863A7', 'truncated'],
    ['*8D40621D58C382D690C8AC28;', 'bad-length'],
    ['*8D40621D58C382D690C8AC2863AG;', 'malformed'],
    ['', 'bad-length'],
    ['x'.repeat(100), 'oversized'],
  ] as const) {
    const faults: { reason: string }[] = [];
    assert.equal(readAvr(line, faults as never), null);
    assert.equal(faults[0]?.reason, reason, line);
  }
  assert.equal(readAvr('@00000000FFFF8D40621D58C382D690C8AC2863A7;', [])?.ticks, 65_535);
  assert.equal(readAvr('<00000000FFFF1F8D40621D58C382D690C8AC2863A7;', [])?.signal, 31);
});

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

test('all 400 messages of the outside golden set decode to its fields', (context) => {
  const file = outsideFile(context, 'adsb/pymodes_golden_shared.json');
  if (file === null) return;
  const golden = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Golden>);
  let compared = 0;
  for (const [hex, want] of golden) {
    const message = decoded(hex);
    assert.equal(message.downlinkFormat, want.df);
    assert.equal(message.icao, want.icao.toUpperCase());
    compared += 2;
    if (want.typecode !== undefined) {
      assert.ok(message.kind !== 'reply');
      assert.equal(message.typeCode, want.typecode);
      compared += 1;
    }
    if (message.kind === 'identification') {
      assert.equal(message.callsign, want.callsign?.replaceAll('_', ''));
      assert.equal(message.category, want.category);
      compared += 2;
    } else if (message.kind === 'airborne-position') {
      assert.equal(message.altitudeFt, want.altitude);
      assert.equal(message.cpr.odd, want.cpr_format === 1);
      compared += 2;
    } else if (message.kind === 'velocity') {
      // The reference cuts the speed to whole knots.
      assert.equal(Math.trunc(message.groundSpeedKn ?? -1), want.groundspeed);
      assert.ok(Math.abs((message.trackDeg ?? -1) - (want.track ?? -2)) < 1e-9);
      assert.equal(message.verticalRateFtPerMin, want.vertical_rate);
      compared += 3;
    } else if (message.kind === 'reply') {
      if (want.altitude !== undefined) {
        assert.equal(message.altitudeFt, want.altitude, hex);
        compared += 1;
      }
      if (want.squawk !== undefined) {
        assert.equal(message.mode3A, want.squawk, hex);
        compared += 1;
      }
    }
  }
  assert.equal(golden.length, 400);
  assert.ok(compared > 1300, `${compared} values were compared`);
});

test('the values that outside tests state hold', (context) => {
  if (outsideFile(context, 'adsb/pymodes_test_bds09.expected.json') === null) return;
  const ground = decoded('8D485020994409940838175B284F');
  assert.ok(ground.kind === 'velocity');
  assert.equal(Math.trunc(ground.groundSpeedKn ?? -1), 159);
  assert.equal(ground.verticalRateFtPerMin, -832);
  assert.equal(ground.verticalRateSource, 'geometric');
  assert.equal(ground.geometricMinusBarometricFt, 550);
  const air = decoded('8DA05F219B06B6AF189400CBC33F');
  assert.ok(air.kind === 'velocity');
  assert.equal(air.airspeedKn, 375);
  assert.equal(air.airspeedIsTrue, true);
  assert.equal(air.verticalRateFtPerMin, -2304);
  // That test's message has no parity on purpose.
  const still = decodeModesUnchecked(bytesOf('8D4841409B04000CA04400000000')).message;
  assert.ok(still?.kind === 'velocity');
  assert.equal(still.airspeedKn, 100);
  assert.equal(still.headingDeg, 0);
  assert.equal(still.verticalRateFtPerMin, 1024);
  assert.equal(still.airspeedIsTrue, false);
  const even = decoded('8D40058B58C901375147EFD09357');
  assert.ok(even.kind === 'airborne-position');
  assert.equal(even.altitudeFt, 39_000);
  assert.equal(even.cpr.odd, false);
  const near = cprLocal({ latitudeDeg: 49, longitudeDeg: 6 }, even.cpr);
  assert.ok(near !== null && Math.abs(near.latitudeDeg - 49.8241) < 1e-4);
  assert.ok(Math.abs(near.longitudeDeg - 6.06785) < 1e-5);
  const ground2 = decodeModesUnchecked(bytesOf('903a23ff426a4e65f7487a775d17')).message;
  assert.ok(ground2?.kind === 'surface-position');
  const place = cprLocal({ latitudeDeg: 43.63, longitudeDeg: 1.37 }, ground2.cpr, true);
  assert.ok(place !== null && Math.abs(place.latitudeDeg - 43.62646) < 1e-5);
  assert.ok(Math.abs(place.longitudeDeg - 1.37476) < 1e-5);
});

test('messages with values stated by a second outside decoder agree with it', (context) => {
  if (outsideFile(context, 'adsb/adsb_deku_tests_shared.json') === null) return;
  const status = decoded('8dacc040f8210002004ab8569c35');
  assert.ok(status.kind === 'operational-status');
  assert.equal(status.version, 2);
  assert.equal(status.nacP, 10);
  assert.equal(status.geometricVerticalAccuracy, 2);
  assert.equal(status.sil, 3);
  assert.equal(status.nicBaro, true);
  assert.equal(status.nicSupplementA, false);
  const position = decoded('8da2c1bd587ba2adb31799cb802b');
  assert.ok(position.kind === 'airborne-position');
  assert.equal(position.altitudeFt, 23_650);
  assert.deepEqual(position.cpr, { odd: false, latitude: 87_769, longitude: 71_577 });
  const odd = decoded('8dab92a2593e0664204c69d8fe84');
  assert.ok(odd.kind === 'airborne-position');
  assert.equal(odd.altitudeFt, 10_600);
  assert.deepEqual(odd.cpr, { odd: true, latitude: 78_352, longitude: 19_561 });
  const named = decoded('8da3f9cb213b3d75c1582080f4d9');
  assert.ok(named.kind === 'identification');
  assert.equal(named.callsign, 'N3550U');
  const tisb = decoded('95298fca680946499671468c7aca');
  assert.ok(tisb.kind === 'airborne-position');
  assert.equal(tisb.altitudeFt, 700);
  assert.equal(tisb.addressIsIcao, false);
  assert.deepEqual(tisb.cpr, { odd: true, latitude: 74_955, longitude: 28_998 });
  const relayed = decoded('96a6c24699141e0e8018074aa959');
  assert.ok(relayed.kind === 'velocity');
  // That decoder prints whole degrees, rounded up.
  assert.equal(Math.ceil(relayed.trackDeg ?? -1), 346);
  assert.equal(Math.trunc(relayed.groundSpeedKn ?? -1), 118);
  assert.equal(relayed.verticalRateFtPerMin, 320);
  assert.equal(relayed.geometricMinusBarometricFt, 150);
  const air = decoded('8da35ebc9b000024b00c0004e897');
  assert.ok(air.kind === 'velocity');
  assert.equal(air.airspeedKn, 292);
  assert.equal(air.headingDeg, null);
  assert.equal(air.verticalRateFtPerMin, 128);
  for (const [hex, icao, feet] of [
    ['02e19cb02512c3', '0D097E', 45_000],
    ['a0001910204d7075d35820c25c0c', 'AA6F80', 39_000],
    ['80e1969058b5025b9850641d2974', 'AC049E', 35_000],
    ['020007a0d08ff4', 'AB92A2', 10_600],
  ] as const) {
    const reply = decoded(hex);
    assert.ok(reply.kind === 'reply');
    assert.equal(reply.icao, icao);
    assert.equal(reply.altitudeFt, feet);
  }
  const identity = decoded('2a00516d492b80');
  assert.ok(identity.kind === 'reply');
  assert.equal(identity.icao, '510AF9');
  assert.equal(identity.mode3A, '0356');
});

test('a recording of one aircraft decodes whole: 2,000 messages, three type codes', (context) => {
  const file = outsideFile(context, 'adsb/pymodes_adsb_shared.csv');
  if (file === null) return;
  const counts = new Map<number, number>();
  let lines = 0;
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const [, hex, icao, typeCode] = line.replaceAll('"', '').split(',');
    const message = decoded(hex!);
    assert.ok(message.kind !== 'reply');
    assert.equal(message.icao, icao);
    assert.equal(message.typeCode, Number(typeCode));
    counts.set(message.typeCode, (counts.get(message.typeCode) ?? 0) + 1);
    lines += 1;
  }
  assert.ok(lines > 1000, `${lines} lines`);
  assert.deepEqual(
    [...counts.keys()].sort((a, b) => a - b),
    [4, 11, 19],
  );
});
