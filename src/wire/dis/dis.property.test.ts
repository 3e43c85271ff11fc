import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { entityState } from './dis.fixture.ts';
import { decodeDis, encodeEntityState } from './index.ts';

test('an entity state reads back as it was written, alone and among others', () => {
  fc.assert(
    fc.property(fc.array(entityState, { minLength: 1, maxLength: 4 }), (states) => {
      const bytes = Buffer.concat(states.map(encodeEntityState));
      const { pdus, skipped, unread } = decodeDis(bytes);
      assert.deepEqual(unread, []);
      assert.equal(skipped.size, 0);
      assert.deepEqual(
        pdus.map(({ pdu }) => pdu),
        states,
      );
    }),
  );
});

test('what decodes encodes to the same octets', () => {
  fc.assert(
    fc.property(entityState, (state) => {
      const bytes = encodeEntityState(state);
      const [placed] = decodeDis(bytes).pdus;
      assert.ok(placed?.pdu.kind === 'entity-state');
      assert.deepEqual(encodeEntityState(placed.pdu), bytes);
    }),
  );
});

test('mutated datagrams never throw, and every octet is accounted for', () => {
  const change = fc.tuple(fc.nat(1000), fc.nat(255));
  fc.assert(
    fc.property(
      fc.array(entityState, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(1, 2, 19, 20, 23, 26, 67, 200),
      fc.array(change, { maxLength: 12 }),
      fc.nat(600),
      (states, pduType, changes, length) => {
        const bytes = new Uint8Array(Buffer.concat(states.map(encodeEntityState)));
        bytes[2] = pduType;
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const cut = bytes.subarray(0, length);
        const { pdus, unread } = decodeDis(cut);
        for (const { offset, length: octets } of [...pdus, ...unread]) {
          assert.ok(octets > 0 && offset + octets <= cut.length);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test('any octets at all are read without an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      decodeDis(bytes);
    }),
    { numRuns: 2000 },
  );
});
