import assert from 'node:assert/strict';
import { test } from 'node:test';
import { altitude13 } from './altitude.ts';
import {
  cprGlobal,
  decodeModes,
  encodeVelocity,
  gnssSecondsOfDay,
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
    correctedBits: 0,
    control: 5,
    origin: 'transponder',
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
  const { message, faults } = decodeModes(bytes, { checkParity: false });
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
    ['@00000000FFXX8D40621D58C382D690C8AC2863A7;', 'malformed'],
    ['*7700;', 'unknown-type'],
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

test('speeds of up to four times the scale have steps of 4 kn', () => {
  const message = decodeModes(
    encodeVelocity('ABCDEF', { eastKn: 1400, northKn: -2000, verticalRateFtPerMin: 0 }),
  ).message;
  assert.ok(message?.kind === 'velocity');
  assert.deepEqual([message.subtype, message.eastKn, message.northKn], [2, 1400, -2000]);
});

test('airspeed: a message of subtype 3 tells heading, speed and which speed it is', () => {
  const message = decoded('8DA05F219B06B6AF189400CBC33F');
  assert.ok(message.kind === 'velocity');
  assert.equal(message.airspeedKn, 375);
  assert.equal(message.airspeedIsTrue, true);
  assert.ok(Math.abs((message.headingDeg ?? -1) - 243.984375) < 1e-9);
  assert.equal(message.groundSpeedKn, null);
});

test('an all-call reply names who asked, by II and SI codes', () => {
  const bytes = bytesOf('5DA039B46D7D81');
  const codeOf = (overlay: number) => {
    const copy = bytes.slice();
    copy[6]! ^= overlay;
    const { message } = decodeModes(copy);
    assert.ok(message?.kind === 'all-call');
    return [message.interrogatorKind, message.interrogatorCode];
  };
  assert.deepEqual(codeOf(0), ['II', 0]);
  assert.deepEqual(codeOf(13), ['II', 13]);
  assert.deepEqual(codeOf(0x11), ['SI', 1]);
  assert.deepEqual(codeOf(0x4f), ['SI', 63]);
  assert.deepEqual(codeOf(0x5f), ['reserved', 15]);
  bytes[5]! ^= 1;
  assert.equal(decodeModes(bytes).faults[0]?.reason, 'bad-checksum');
});

test('one wrong bit is refused, and corrected and marked only where that is asked for', () => {
  const good = bytesOf('8D40621D58C382D690C8AC2863A7');
  for (let bit = 5; bit < 112; bit++) {
    const bytes = good.slice();
    bytes[bit >> 3]! ^= 0x80 >> (bit & 7);
    const refused = decodeModes(bytes);
    assert.equal(refused.message, null, `bit ${bit}`);
    assert.equal(refused.faults[0]?.reason, 'bad-checksum');
    const { message } = decodeModes(bytes, { correctBits: 1 });
    assert.ok(message?.kind === 'airborne-position');
    assert.equal(message.correctedBits, 1);
    assert.equal(message.altitudeFt, 38_000);
  }
});

test('every pair of wrong bits is found again; with one allowed it is refused', () => {
  const good = bytesOf('8D40621D58C382D690C8AC2863A7');
  for (let a = 5; a < 112; a++) {
    for (let b = a + 1; b < 112; b++) {
      const bytes = good.slice();
      bytes[a >> 3]! ^= 0x80 >> (a & 7);
      bytes[b >> 3]! ^= 0x80 >> (b & 7);
      assert.equal(decodeModes(bytes, { correctBits: 1 }).message, null);
      const { message } = decodeModes(bytes, { correctBits: 2 });
      assert.equal(message?.correctedBits, 2, `bits ${a} and ${b}`);
      assert.equal(message.icao, '40621D');
    }
  }
});

test('an all-call reply is corrected by one bit at most, as if nobody had asked', () => {
  const bytes = bytesOf('5DA039B46D7D81');
  bytes[2]! ^= 4;
  const { message } = decodeModes(bytes, { correctBits: 2 });
  assert.ok(message?.kind === 'all-call');
  assert.deepEqual([message.icao, message.correctedBits], ['A039B4', 1]);
  bytes[3]! ^= 4;
  assert.equal(decodeModes(bytes, { correctBits: 2 }).message, null);
});

test('the counter of a receiver on GNSS time gives seconds of the day', () => {
  assert.equal(gnssSecondsOfDay(86_399 * 2 ** 30 + 500_000_000), 86_399.5);
  assert.equal(gnssSecondsOfDay(2 ** 30 - 1), null, 'more than a second of nanoseconds');
  assert.equal(gnssSecondsOfDay(2 ** 47), null);
});
