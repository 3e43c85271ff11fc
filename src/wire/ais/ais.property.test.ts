import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { outsideFile } from '../../../test/outside.ts';
import { createAisState, decodeBits, decodeSentence, encodeAis, encodeBits } from './index.ts';
import { APPLIED, asMessage, PLAIN } from './messages.fixture.ts';
import { mutateSentences } from './mutate.fixture.ts';

for (const [name, arbitrary] of [...Object.entries(PLAIN), ...Object.entries(APPLIED)]) {
  test(`what is encoded decodes to the same message: ${name}`, () => {
    fc.assert(
      fc.property(
        arbitrary,
        fc.constantFrom('A' as const, 'B' as const, null),
        fc.integer({ min: 0, max: 9 }),
        (value, channel, sequence) => {
          const message = asMessage(value);
          const sentences = encodeAis(message, { channel, sequence, timeMs: 1_700_000_000_123 });
          const state = createAisState();
          const results = sentences.map((sentence) => decodeSentence(state, sentence, 'property'));
          for (const sentence of sentences) {
            assert.ok(sentence.slice(sentence.indexOf('!')).length <= 80, sentence);
          }
          const last = results.at(-1)!;
          assert.deepEqual(
            results.flatMap((result) => result.faults),
            [],
          );
          assert.deepEqual(last.message, JSON.parse(JSON.stringify(value)));
          assert.equal(last.timeMs, 1_700_000_000_123);
          assert.equal(last.channel, channel);
          assert.equal(state.pending.size, 0);
          const bits = encodeBits(message);
          assert.deepEqual(encodeBits(asMessage(decodeBits(bits, []))), bits);
        },
      ),
      { numRuns: 200 },
    );
  });
}

test('any bits decode to a message or a fault, and what is encoded from it stays as it is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 28 }),
      fc.uint8Array({ maxLength: 180 }),
      fc.integer({ min: 0, max: 5 }),
      (type, octets, fill) => {
        const sixbit = octets.map((octet) => octet & 63);
        if (sixbit.length > 0) sixbit[0] = type;
        const length = Math.max(0, sixbit.length * 6 - fill);
        const faults: Parameters<typeof decodeBits>[1] = [];
        const message = decodeBits({ sixbit, length }, faults);
        if (message === null) return assert.ok(faults.length > 0);
        const once = decodeBits(encodeBits(asMessage(message)), []);
        const twice = decodeBits(encodeBits(asMessage(once)), []);
        assert.deepEqual(twice, once);
      },
    ),
    { numRuns: 5000 },
  );
});

test('100,000 mutated real sentences never throw, with a right checksum in half of them', (context) => {
  const file = outsideFile(context, 'ais/gpsd_sample.aivdm');
  if (file === null) return;
  const { messages, pending } = mutateSentences(readFileSync(file, 'utf8'), 100_000);
  assert.ok(messages > 5000, `${messages} were still messages`);
  assert.ok(pending <= 1000);
});
