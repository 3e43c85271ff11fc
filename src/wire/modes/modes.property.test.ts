import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { outsideFile } from '../../../test/outside.ts';
import type { Fault } from '../fault.ts';
import { altitude12, encodeAltitude12 } from './altitude.ts';
import {
  cprEncode,
  cprGlobal,
  cprLocal,
  createBeastState,
  decodeModes,
  decodeModesUnchecked,
  encodeAirbornePosition,
  encodeIdentification,
  encodeVelocity,
  readAvr,
  readBeast,
  toAvr,
} from './index.ts';

/** Airborne latitude zones are 6° and more: half a step of 17 bits, and the same in longitude. */
const HALF_STEP_LATITUDE = 360 / 59 / 131_072 / 2 + 1e-9;

const place = fc.record({
  latitudeDeg: fc.double({ min: -86.9, max: 86.9, noNaN: true }),
  longitudeDeg: fc.double({ min: -180, max: 179.999, noNaN: true }),
});

const icao = fc
  .integer({ min: 1, max: 0xffffff })
  .map((value) => value.toString(16).toUpperCase().padStart(6, '0'));

function longitudeError(a: number, b: number): number {
  return Math.abs(((a - b + 540) % 360) - 180);
}

test('a position survives coding in two frames and global decoding', () => {
  fc.assert(
    fc.property(place, fc.constantFrom('even' as const, 'odd' as const), (at, newest) => {
      const found = cprGlobal(cprEncode(at, false), cprEncode(at, true), newest);
      // Null only beside a border of zones, where the two frames fall on different sides.
      if (found === null) return;
      assert.ok(Math.abs(found.latitudeDeg - at.latitudeDeg) <= HALF_STEP_LATITUDE);
      const stepDeg = 360 / 131_072 / 2 + 1e-9;
      assert.ok(longitudeError(found.longitudeDeg, at.longitudeDeg) <= stepDeg);
    }),
    { numRuns: 5000 },
  );
});

test('global decoding refuses hardly any place', () => {
  let refused = 0;
  fc.assert(
    fc.property(place, (at) => {
      if (cprGlobal(cprEncode(at, false), cprEncode(at, true), 'odd') === null) refused += 1;
    }),
    { numRuns: 5000 },
  );
  assert.ok(refused <= 20, `${refused} of 5000 were refused`);
});

test('a position survives coding and local decoding within 170 NM of the reference', () => {
  const offset = fc.record({
    north: fc.double({ min: -2, max: 2, noNaN: true }),
    east: fc.double({ min: -2, max: 2, noNaN: true }),
  });
  fc.assert(
    fc.property(place, offset, fc.boolean(), (at, away, odd) => {
      const cosine = Math.cos((at.latitudeDeg * Math.PI) / 180);
      const reference = {
        latitudeDeg: at.latitudeDeg + away.north,
        longitudeDeg: at.longitudeDeg + away.east / Math.max(cosine, 0.5),
      };
      const found = cprLocal(reference, { ...cprEncode(at, odd), odd });
      assert.ok(found !== null);
      assert.ok(Math.abs(found.latitudeDeg - at.latitudeDeg) <= HALF_STEP_LATITUDE);
      assert.ok(longitudeError(found.longitudeDeg, at.longitudeDeg) <= 360 / 131_072 / 2 + 1e-9);
    }),
    { numRuns: 5000 },
  );
});

test('every altitude in steps of 25 ft survives its code', () => {
  for (let feet = -1000; feet <= 50_175; feet += 25) {
    assert.equal(altitude12(encodeAltitude12(feet)), feet);
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
        assert.equal(moving.eastKn, velocity.eastKn === 0 ? 0 : velocity.eastKn);
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

test('one flipped bit never passes the parity of an extended squitter', () => {
  const frame = encodeAirbornePosition(
    'ABCDEF',
    { latitudeDeg: 37, longitudeDeg: 127, altitudeFt: 30_000 },
    false,
  );
  for (let bit = 5; bit < 112; bit++) {
    const bytes = frame.slice();
    bytes[bit >> 3]! ^= 0x80 >> (bit & 7);
    const result = decodeModes(bytes);
    assert.equal(result.message, null, `bit ${bit}`);
    assert.equal(result.faults.length, 1);
  }
});

test('Beast frames survive being cut at any byte, with escapes inside', () => {
  const frame = Uint8Array.of(
    0x8d,
    0x1a,
    0x1a,
    0x90,
    0x99,
    0x1a,
    0xde,
    0x10,
    0,
    4,
    5,
    0x1a,
    1,
    0x1a,
  );
  const stream = [...beast(frame), ...beast(frame.slice(0, 7)), ...beast(frame)];
  for (let cut = 0; cut <= stream.length; cut++) {
    const state = createBeastState();
    const first = readBeast(state, Uint8Array.from(stream.slice(0, cut)));
    const second = readBeast(structuredClone(state), Uint8Array.from(stream.slice(cut)));
    const frames = [...first.frames, ...second.frames].map((one) => [...one.bytes]);
    assert.deepEqual(frames, [[...frame], [...frame.slice(0, 7)], [...frame]]);
    assert.deepEqual([...first.faults, ...second.faults], []);
  }
});

test('150,000 mutated real messages never throw, as lines, bytes and Beast frames', (context) => {
  const file = outsideFile(context, 'adsb/pymodes_golden_shared.json');
  if (file === null) return;
  const real = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>).map(
    (hex) => new Uint8Array(Buffer.from(hex, 'hex')),
  );
  const random = xorshift(0x2545f491);
  const state = createBeastState();
  let kept = 0;
  for (let i = 0; i < 150_000; i++) {
    const bytes = mutate(real[random() % real.length]!, random);
    // The mutated bits pass the parity only by chance: read them without it too.
    if (decodeModesUnchecked(bytes).message !== null) kept += 1;
    decodeModes(bytes);
    readBeast(state, Uint8Array.from([...beast(bytes)].slice(0, 1 + (random() % 26))));
    const text = toAvr(bytes);
    readAvr(text.slice(0, random() % (text.length + 1)), []);
  }
  assert.ok(kept > 50_000, `${kept} were read`);
});

function decodeText(text: string) {
  const faults: Fault[] = [];
  const frame = readAvr(text, faults);
  assert.ok(frame !== null);
  const result = decodeModes(frame.bytes);
  assert.deepEqual(result.faults, []);
  return result.message;
}

function beast(bytes: Uint8Array): number[] {
  const body = [0, 1, 0x1a, 3, 4, 5, 200, ...bytes];
  const type = bytes.length === 7 ? 0x32 : 0x33;
  return [0x1a, type, ...body.flatMap((value) => (value === 0x1a ? [0x1a, 0x1a] : [value]))];
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
  const copy = bytes.slice();
  switch (random() % 4) {
    case 0:
      for (let i = 0; i < 3; i++) copy[random() % copy.length]! ^= 1 << (random() % 8);
      return copy;
    case 1:
      return copy.slice(0, random() % (copy.length + 1));
    case 2:
      copy[4] = random() & 255;
      return copy;
    default:
      copy[0] = random() & 255;
      return random() % 2 === 0 ? copy.slice(0, 7) : copy;
  }
}
