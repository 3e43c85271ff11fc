import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toBase64Url } from '../../seal/index.ts';
import {
  createBatchWriter,
  decodeBatch,
  hasRoom,
  MAX_BATCH_BYTES,
  TRACK_KINDS,
  type TrackUpdate,
  takeBatch,
  writeEnd,
  writeUpdate,
} from './batch.ts';
import { numbersIn, numbersInText } from './numbers.ts';

const BASE_MS = 1_800_000_000_000;

/** A covariance of a random factor, positive definite. */
const covariance = (size: number): fc.Arbitrary<number[]> =>
  fc
    .array(fc.double({ min: -1000, max: 1000, noNaN: true }), {
      minLength: size * size,
      maxLength: size * size,
    })
    .map((factor) =>
      Array.from({ length: size * size }, (_, i) => {
        const [row, column] = [Math.floor(i / size), i % size];
        let sum = row === column ? 100 : 0;
        for (let k = 0; k < size; k++) sum += factor[row * size + k]! * factor[column * size + k]!;
        return sum;
      }),
    );

const place = fc
  .tuple(
    fc.double({ min: 6.36e6, max: 4.9e7, noNaN: true }),
    fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    fc.double({ min: -1.5, max: 1.5, noNaN: true }),
  )
  .map(([r, a, b]) => [
    r * Math.cos(a) * Math.cos(b),
    r * Math.sin(a) * Math.cos(b),
    r * Math.sin(b),
  ]);

const speed = fc.float({ min: -6000, max: 6000, noNaN: true });

const update = (number: number): fc.Arbitrary<TrackUpdate> =>
  fc.constantFrom(3, 6).chain((size) =>
    fc.record(
      {
        status: fc.constant('confirmed' as const),
        number: fc.constant(number),
        kind: fc.constantFrom(...TRACK_KINDS),
        coarse: fc.boolean(),
        existence: fc.nat(255).map((n) => n / 255),
        timeMs: fc.integer({ min: -5_000_000, max: 5_000_000 }).map((us) => BASE_MS + us / 1000),
        state: fc
          .tuple(place, speed, speed, speed)
          .map(([at, x, y, z]) => (size === 6 ? [...at, x, y, z] : at)),
        covariance: covariance(size),
        origins: fc.uniqueArray(
          fc.record(
            {
              name: fc.stringMatching(/^[!-~]{1,20}$/),
              newestMs: fc.integer({ min: BASE_MS - 100_000, max: BASE_MS }),
            },
            { noNullPrototype: true },
          ),
          { selector: ({ name }) => name, maxLength: 8 },
        ),
        identity: fc.record(
          {
            icao: fc.constantFrom('71BF01', '000001', 'FFFFFF'),
            mmsi: fc.nat(999_999_999),
            callsign: fc.stringMatching(/^[A-Z0-9]{1,8}$/),
          },
          { requiredKeys: [], noNullPrototype: true },
        ),
      },
      { noNullPrototype: true },
    ),
  );

const updates = fc
  .nat(12)
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => update(i * 16 + 3))));

function bytesOf(entries: readonly TrackUpdate[], ends: readonly number[]): Uint8Array {
  const writer = createBatchWriter(BASE_MS + 0.7);
  for (const entry of entries) assert.ok(writeUpdate(writer, entry));
  for (const number of ends) writeEnd(writer, number);
  return takeBatch(writer);
}

test('what is told comes out as it was, errors never smaller', () => {
  fc.assert(
    fc.property(updates, fc.uniqueArray(fc.integer({ min: 1e6, max: 2e6 })), (entries, ends) => {
      const read = decodeBatch(bytesOf(entries, ends));
      assert.ok(read.ok, read.ok ? '' : read.message);
      assert.equal(read.batch.baseMs, BASE_MS);
      assert.deepEqual(
        read.batch.entries.map(({ number }) => number),
        [...entries.map(({ number }) => number), ...ends],
      );
      entries.forEach((entry, i) => {
        const back = read.batch.entries[i]!;
        assert.ok(back.status === 'confirmed');
        assert.ok(Math.abs(back.timeMs - entry.timeMs) <= 0.001);
        const exact = ({ kind, coarse, origins, identity, number }: TrackUpdate) => {
          return { kind, coarse, origins, identity, number };
        };
        assert.deepEqual(exact(back), exact(entry));
        assert.ok(back.existence <= entry.existence && back.existence > entry.existence - 0.004);
        assert.deepEqual(back.state.slice(0, 3), entry.state.slice(0, 3));
        const size = entry.state.length;
        for (let k = 0; k < size; k++) {
          const [told, had] = [back.covariance[k * (size + 1)]!, entry.covariance[k * (size + 1)]!];
          assert.ok(told >= had && told < had * 1.0001, `${told} for ${had}`);
        }
      });
    }),
  );
});

test('whatever bytes come, reading says what is wrong and throws nothing', () => {
  const damaged = fc
    .tuple(updates, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }), fc.nat(2000))
    .map(([entries, edits, cut]) => {
      const bytes = bytesOf(entries, [7]);
      for (const [at, value] of edits) bytes[at % bytes.length] = value;
      return cut % 3 === 0 ? bytes.subarray(0, cut % (bytes.length + 1)) : bytes;
    });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), damaged), (bytes) => {
      assert.deepEqual(numbersInText(toBase64Url(bytes)), numbersIn(bytes));
      const read = decodeBatch(bytes);
      if (!read.ok) {
        assert.ok(read.message.length > 0);
        return;
      }
      for (const entry of read.batch.entries) {
        if (entry.status === 'ended') continue;
        for (const value of [...entry.state, ...entry.covariance, entry.timeMs, entry.existence]) {
          assert.ok(Number.isFinite(value));
        }
        for (let i = 0; i < entry.state.length; i++) {
          assert.ok(entry.covariance[i * (entry.state.length + 1)]! > 0);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('a batch takes what has room and stays within its bound', () => {
  const [entry] = fc.sample(update(1), { seed: 1, numRuns: 1 });
  const writer = createBatchWriter(BASE_MS);
  let count = 0;
  while (hasRoom(writer, 255)) {
    const names = Array.from({ length: 40 }, (_, i) => `kor/${(count * 7 + i) % 700}`);
    const origins = names.map((name) => ({ name, newestMs: BASE_MS }));
    assert.ok(writeUpdate(writer, { ...entry!, number: count++, origins }));
  }
  const bytes = takeBatch(writer);
  assert.ok(bytes.length <= MAX_BATCH_BYTES);
  assert.ok(decodeBatch(bytes).ok);
  assert.ok(count > 100, `${count} tracks`);
});

test('what has no covariance, or a time far off, is not told', () => {
  const [entry] = fc.sample(update(1), { seed: 1, numRuns: 1 });
  const writer = createBatchWriter(BASE_MS);
  const size = entry!.state.length;
  const none = Array.from({ length: size * size }, () => 0);
  assert.equal(writeUpdate(writer, { ...entry!, covariance: none }), false);
  assert.equal(writeUpdate(writer, { ...entry!, covariance: none.map(() => Number.NaN) }), false);
  assert.equal(writeUpdate(writer, { ...entry!, timeMs: 0 }), false);
  assert.equal(writer.numbers.length, 0);
});
