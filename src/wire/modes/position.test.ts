import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type CprPlace,
  cprEncode,
  cprGlobal,
  cprGlobalSurface,
  cprLocal,
  createPositionMemory,
  distanceM,
  type PositionMemory,
  type Receiver,
  type Resolution,
  resolvePosition,
} from './index.ts';

const place = fc.record({
  latitudeDeg: fc.double({ min: -86.9, max: 86.9, noNaN: true }),
  longitudeDeg: fc.double({ min: -180, max: 179.999, noNaN: true }),
});
const newest = fc.constantFrom('even' as const, 'odd' as const);

/** Half a step of 17 bits in the widest zone, degrees. */
const HALF_STEP = { latitude: 360 / 59 / 131_072 / 2 + 1e-9, longitude: 360 / 131_072 / 2 + 1e-9 };

function longitudeError(a: number, b: number): number {
  return Math.abs(((a - b + 540) % 360) - 180);
}

function near(found: CprPlace | null, at: CprPlace, share = 1): void {
  assert.ok(found !== null);
  assert.ok(Math.abs(found.latitudeDeg - at.latitudeDeg) <= HALF_STEP.latitude * share);
  assert.ok(longitudeError(found.longitudeDeg, at.longitudeDeg) <= HALF_STEP.longitude * share);
}

function offset(at: CprPlace, north: number, east: number): CprPlace {
  const cosine = Math.max(Math.cos((at.latitudeDeg * Math.PI) / 180), 0.05);
  return { latitudeDeg: at.latitudeDeg + north, longitudeDeg: at.longitudeDeg + east / cosine };
}

test('a place survives coding in two frames and global decoding, and hardly any is refused', () => {
  let refused = 0;
  fc.assert(
    fc.property(place, newest, (at, last) => {
      const found = cprGlobal(cprEncode(at, false), cprEncode(at, true), last);
      // Null only beside a border of zones, where the two frames fall on different sides.
      if (found === null) refused += 1;
      else near(found, at);
    }),
    { numRuns: 5000 },
  );
  assert.ok(refused <= 20, `${refused} of 5000 were refused`);
});

test('a place on the ground survives it too, with a reference within 40°', () => {
  let refused = 0;
  const away = fc.record({
    north: fc.double({ min: -40, max: 40, noNaN: true }),
    east: fc.double({ min: -40, max: 40, noNaN: true }),
  });
  fc.assert(
    fc.property(place, newest, away, (at, last, { north, east }) => {
      const reference = {
        latitudeDeg: Math.max(-90, Math.min(90, at.latitudeDeg + north)),
        longitudeDeg: at.longitudeDeg + east,
      };
      const even = cprEncode(at, false, true);
      const found = cprGlobalSurface(even, cprEncode(at, true, true), last, reference);
      if (found === null) refused += 1;
      else near(found, at, 0.25);
    }),
    { numRuns: 5000 },
  );
  assert.ok(refused <= 20, `${refused} of 5000 were refused`);
});

test('a place survives local decoding within 150 NM in the air, 30 NM on the ground', () => {
  const direction = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
  fc.assert(
    fc.property(place, direction, fc.boolean(), fc.boolean(), (at, angle, odd, surface) => {
      const away = (surface ? 30 : 150) / 60;
      const reference = offset(at, away * Math.cos(angle), away * Math.sin(angle));
      // Beyond, a place east or west of the pole is not near in longitude.
      fc.pre(Math.abs(at.latitudeDeg) < 80);
      near(cprLocal(reference, { ...cprEncode(at, odd, surface), odd }, surface), at);
    }),
    { numRuns: 5000 },
  );
});

/** Sends places at times, even and odd by turns. */
function send(
  memory: PositionMemory,
  at: CprPlace,
  timeS: number,
  odd: boolean,
  more: { surface?: boolean; speedKn?: number; receiver?: Receiver } = {},
): Resolution {
  const surface = more.surface === true;
  return resolvePosition(
    memory,
    {
      cpr: { ...cprEncode(at, odd, surface), odd },
      timeMs: timeS * 1000,
      surface,
      speedKn: more.speedKn ?? null,
    },
    more.receiver ?? null,
  );
}

const SEOUL = { latitudeDeg: 37.46, longitudeDeg: 126.44 };

test('a pair makes a place, later reports need none', () => {
  const memory = createPositionMemory();
  assert.equal(send(memory, SEOUL, 0, false).kind, 'waiting');
  const pair = send(memory, SEOUL, 1, true);
  assert.ok(pair.kind === 'place' && pair.by === 'pair');
  const next = send(memory, offset(SEOUL, 0.002, 0), 2, true);
  assert.ok(next.kind === 'place' && next.by === 'last-place');
});

test('halves more than 10 s apart in the air are no pair', () => {
  const kind = (apartS: number): string => {
    const memory = createPositionMemory();
    send(memory, SEOUL, 0, false);
    return send(memory, SEOUL, apartS, true).kind;
  };
  assert.equal(kind(9.9), 'place');
  assert.equal(kind(10.1), 'waiting');
});

test('pairs of reports from the ground last by the speed', () => {
  const kind = (apartS: number, speedKn?: number): string => {
    const even = cprEncode(SEOUL, false, true);
    const memory = createPositionMemory();
    // No receiver: a reference only from the memory, set between the two halves.
    resolvePosition(memory, {
      cpr: { ...even, odd: false },
      timeMs: 0,
      surface: true,
      ...(speedKn === undefined ? {} : { speedKn }),
    });
    memory.place = { latitudeDeg: 30, longitudeDeg: 120, timeMs: -1e7, surface: false };
    return resolvePosition(memory, {
      cpr: { ...cprEncode(SEOUL, true, true), odd: true },
      timeMs: apartS * 1000,
      surface: true,
      ...(speedKn === undefined ? {} : { speedKn }),
    }).kind;
  };
  assert.equal(kind(24), 'place');
  assert.equal(kind(26), 'waiting');
  assert.equal(kind(49, 20), 'place');
  assert.equal(kind(51, 20), 'waiting');
});

test('without a reference a report from the ground waits; a receiver nearby decides it', () => {
  const memory = createPositionMemory();
  assert.equal(send(memory, SEOUL, 0, false, { surface: true }).kind, 'waiting');
  assert.equal(send(memory, SEOUL, 1, true, { surface: true }).kind, 'waiting');
  const receiver = offset(SEOUL, 0.1, 0.1);
  const found = send(createPositionMemory(), SEOUL, 0, false, { surface: true, receiver });
  assert.ok(found.kind === 'place' && found.by === 'receiver');
  assert.ok(distanceM(found.place, SEOUL) < 2);
});

test('reports from the air and from the ground never make a pair', () => {
  const memory = createPositionMemory();
  send(memory, SEOUL, 0, false);
  assert.equal(send(memory, SEOUL, 1, true, { surface: true }).kind, 'waiting');
});

test('halves on both sides of a border of zones wait, whatever the longitude', () => {
  // The number of zones falls from 59 to 58 at 10.47047130° N.
  for (let longitudeDeg = -180; longitudeDeg < 180; longitudeDeg += 7) {
    const memory = createPositionMemory();
    send(memory, { latitudeDeg: 10.4703, longitudeDeg }, 0, false);
    const found = send(memory, { latitudeDeg: 10.4707, longitudeDeg }, 1, true);
    assert.equal(found.kind, 'waiting');
  }
});

test('a jump that nothing can fly is refused twice and then believed', () => {
  const memory = createPositionMemory();
  const away = offset(SEOUL, 1, 0);
  send(memory, SEOUL, 0, false);
  send(memory, SEOUL, 0.5, true);
  const kinds = [1, 1.5, 2, 2.5].map(
    (time, index) => send(memory, away, time, index % 2 === 1).kind,
  );
  assert.deepEqual(kinds, ['implausible', 'implausible', 'place', 'place']);
});

test('a place beyond what the receiver hears is refused', () => {
  const receiver = { ...offset(SEOUL, 5, 0), maximumRangeM: 400_000 };
  const memory = createPositionMemory();
  send(memory, SEOUL, 0, false, { receiver });
  const found = send(memory, SEOUL, 1, true, { receiver });
  assert.ok(found.kind === 'implausible');
  assert.match(found.message, /cannot hear so far/);
});

test('a flight is followed wherever on Earth, without a refusal', () => {
  fc.assert(
    fc.property(place, fc.double({ min: 0, max: 6.28, noNaN: true }), (start, heading) => {
      fc.pre(Math.abs(start.latitudeDeg) < 84);
      const memory = createPositionMemory();
      let placed = 0;
      for (let i = 0; i < 30; i++) {
        const away = (250 * 0.5 * i) / 111_195;
        const at = offset(start, away * Math.cos(heading), away * Math.sin(heading));
        const found = send(memory, at, 0.5 * i, i % 2 === 1);
        assert.notEqual(found.kind, 'implausible');
        if (found.kind !== 'place') continue;
        placed += 1;
        near(found.place, at);
      }
      assert.ok(placed >= 20, `${placed} places`);
    }),
    { numRuns: 300 },
  );
});
