import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { outsideFile } from '../../../test/outside.ts';
import type { Fault } from '../fault.ts';
import {
  altitude12,
  altitude13,
  codeOfIdentity,
  encodeAltitude12,
  encodeAltitude13,
  identityCode,
} from './altitude.ts';
import {
  cprEncode,
  createBeastState,
  decodeModes,
  encodeAirbornePosition,
  encodeIdentification,
  encodeModes,
  encodeVelocity,
  parityOf,
  readAvr,
  readBeast,
  toAvr,
  toBeast,
} from './index.ts';
import { mutateMessages } from './mutate.fixture.ts';

const place = fc.record({
  latitudeDeg: fc.double({ min: -86.9, max: 86.9, noNaN: true }),
  longitudeDeg: fc.double({ min: -180, max: 179.999, noNaN: true }),
});

const icao = fc
  .integer({ min: 1, max: 0xffffff })
  .map((value) => value.toString(16).toUpperCase().padStart(6, '0'));

/** Any bits with the parity that a message of that format has. */
function withParity(head: number, body: Uint8Array, overlay: number): Uint8Array {
  const length = head >= 16 << 3 ? 14 : 7;
  const bytes = new Uint8Array(length);
  bytes.set(body.subarray(0, length - 3));
  bytes[0] = head;
  const parity = parityOf(bytes, length - 3) ^ overlay;
  bytes.set([parity >> 16, (parity >> 8) & 255, parity & 255], length - 3);
  return bytes;
}

const anyMessage = fc
  .record({
    format: fc.constantFrom(0, 4, 5, 11, 16, 17, 17, 17, 18, 18, 20, 21, 24),
    low: fc.integer({ min: 0, max: 7 }),
    body: fc.uint8Array({ minLength: 11, maxLength: 11 }),
    typeCode: fc.integer({ min: 0, max: 31 }),
    subtype: fc.integer({ min: 0, max: 7 }),
    overlay: fc.integer({ min: 0, max: 0xffffff }),
  })
  .map(({ format, low, body, typeCode, subtype, overlay }) => {
    const own = format === 17 || format === 18;
    if (own) body[4] = (typeCode << 3) | subtype;
    return withParity((format << 3) | low, body, own ? 0 : format === 11 ? overlay & 127 : overlay);
  });

test('whatever the bits: what decodes encodes to bytes that decode to the same message', () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(anyMessage, (bytes) => {
      const { message } = decodeModes(bytes);
      assert.ok(message !== null, toAvr(bytes));
      kinds.add(message.kind);
      const again = encodeModes(message);
      const second = decodeModes(again).message;
      assert.deepEqual(second, message);
      // Canonical bytes stay as they are.
      assert.deepEqual(encodeModes(second!), again);
    }),
    { numRuns: 30_000 },
  );
  assert.equal(kinds.size, 15, [...kinds].join(' '));
});

test('every altitude in steps of 25 ft, every 100 ft beyond, and every code survives', () => {
  for (let feet = -1000; feet <= 50_175; feet += 25) {
    assert.equal(altitude12(encodeAltitude12(feet)), feet);
    assert.equal(altitude13(encodeAltitude13(feet)), feet);
  }
  for (let feet = -1200; feet <= 126_700; feet += feet < 50_200 ? 200 : 100) {
    assert.equal(altitude13(encodeAltitude13(feet)), feet);
  }
  for (let code = 0; code < 4096; code++) {
    const digits = code.toString(8).padStart(4, '0');
    assert.equal(identityCode(codeOfIdentity(digits)), digits);
  }
});

test('position, velocity and call sign survive encoding, framing and decoding', () => {
  fc.assert(
    fc.property(
      icao,
      place,
      fc.integer({ min: -40, max: 2007 }),
      fc.record({
        eastKn: fc.integer({ min: -1021, max: 1021 }),
        northKn: fc.integer({ min: -1021, max: 1021 }),
        climb: fc.integer({ min: -500, max: 500 }),
      }),
      fc.stringMatching(/^[A-Z][A-Z0-9]{0,7}$/),
      (address, at, steps, velocity, callsign) => {
        const altitudeFt = steps * 25;
        const position = decodeText(
          toAvr(encodeAirbornePosition(address, { ...at, altitudeFt }, true)),
        );
        assert.ok(position?.kind === 'airborne-position');
        assert.equal(position.icao, address);
        assert.equal(position.altitudeFt, altitudeFt);
        assert.deepEqual(position.cpr, { odd: true, ...cprEncode(at, true) });
        const moving = decodeText(
          toAvr(
            encodeVelocity(address, {
              eastKn: velocity.eastKn,
              northKn: velocity.northKn,
              verticalRateFtPerMin: velocity.climb * 64,
              geometricMinusBarometricFt: 75,
            }),
          ),
        );
        assert.ok(moving?.kind === 'velocity');
        assert.equal(moving.eastKn, velocity.eastKn);
        assert.equal(moving.northKn, velocity.northKn);
        assert.equal(moving.verticalRateFtPerMin, velocity.climb * 64);
        assert.equal(moving.geometricMinusBarometricFt, 75);
        const named = decodeText(toAvr(encodeIdentification(address, callsign)));
        assert.ok(named?.kind === 'identification');
        assert.equal(named.callsign, callsign);
      },
    ),
    { numRuns: 1000 },
  );
});

test('Beast frames survive being cut at any byte, with escapes inside', () => {
  const frame = Uint8Array.of(0x8d, 26, 26, 0x90, 0x99, 26, 0xde, 0x10, 0, 4, 5, 26, 1, 26);
  const ticks = 0x1a021a041a;
  const short = frame.slice(0, 7);
  const stream = [frame, short, frame].flatMap((one) => [...toBeast(one, ticks, 26)]);
  for (let cut = 0; cut <= stream.length; cut++) {
    const state = createBeastState();
    const first = readBeast(state, Uint8Array.from(stream.slice(0, cut)));
    const second = readBeast(structuredClone(state), Uint8Array.from(stream.slice(cut)));
    const frames = [...first.frames, ...second.frames];
    assert.deepEqual(
      frames.map((one) => [...one.bytes]),
      [[...frame], [...short], [...frame]],
    );
    for (const one of frames) assert.deepEqual([one.ticks, one.signal], [ticks, 26]);
    assert.deepEqual([...first.faults, ...second.faults], []);
  }
});

test('garbage of any size makes a bounded number of faults, and the others are counted', () => {
  const frame = Uint8Array.of(0x8d, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
  const garbage = Array.from({ length: 5000 }, () => [0x1a, 0x99]).flat();
  const bytes = Uint8Array.from([...garbage, ...toBeast(frame, 1, 1)]);
  const { frames, faults, unsaid } = readBeast(createBeastState(), bytes);
  assert.deepEqual([frames.length, faults.length, unsaid], [1, 1000, 4000]);
});

test('50,000 mutated real messages never throw, in any frame and with correction', (context) => {
  const files = ['pymodes_golden_shared.json', 'adsb_deku_tests_shared.json'].map((name) =>
    outsideFile(context, `adsb/${name}`),
  );
  if (files.includes(null)) return;
  const text = files.map((file) => readFileSync(file!, 'utf8')).join('\n');
  const read = mutateMessages(text, 50_000);
  assert.ok(read > 15_000, `${read} were read`);
});

function decodeText(text: string) {
  const faults: Fault[] = [];
  const frame = readAvr(text, faults);
  assert.ok(frame !== null);
  const result = decodeModes(frame.bytes);
  assert.deepEqual(result.faults, []);
  return result.message;
}
