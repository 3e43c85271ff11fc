import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../seal/index.ts';
import type { Input } from './input.ts';
import { appendInput, decodeInput, encodeInput, newInputChunk } from './input-codec.ts';

const common = {
  seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  atMs: fc.double({ min: 0, max: 253_402_300_799_999, noNaN: true }),
};
const word = fc.string({ unit: 'binary', maxLength: 40 });
const bytes = fc.uint8Array({ maxLength: 400 });
/** What canonical JSON gives back unchanged. */
const json = fc
  .jsonValue({ maxDepth: 3 })
  .map((value): unknown => JSON.parse(canonicalJson(value)));
const object = fc
  .dictionary(fc.constantFrom('type', 'body', 'key', 'signature', 'node'), json)
  .map((value) => ({ ...value }));

const anyInput = fc
  .oneof(
    fc.record({ ...common, kind: fc.constant('datagram'), source: word, bytes }),
    fc.record({ ...common, kind: fc.constant('peerFrame'), peer: word, bytes }),
    fc.record({ ...common, kind: fc.constant('tick') }),
    fc.record({ ...common, kind: fc.constant('command'), command: object }),
    fc.record({ ...common, kind: fc.constant('settings'), hash: word, value: object }),
    fc.record({
      ...common,
      kind: fc.constant('link'),
      peer: word,
      state: fc.constantFrom('up', 'down'),
    }),
    fc.record({
      ...common,
      ...{ kind: fc.constant('link'), peer: word, state: fc.constant('up'), key: word },
    }),
    fc.record({
      ...common,
      kind: fc.constant('receipt'),
      channel: word,
      name: word,
      about: fc.nat(),
      ok: fc.boolean(),
      message: word,
    }),
    fc.record({ ...common, kind: fc.constant('result'), effect: word, value: json }),
    fc.record({
      ...common,
      kind: fc.constant('health'),
      subject: fc.constantFrom('input', 'disk', 'key', 'clock', 'channel', 'ledger'),
      name: word,
      state: fc.constantFrom('good', 'degraded', 'failed'),
      message: word,
    }),
  )
  .map((input) => ({ ...input })) as unknown as fc.Arbitrary<Input>;

test('every input comes back as it was, alone and in a chunk', () => {
  fc.assert(
    fc.property(fc.array(anyInput, { minLength: 1, maxLength: 8 }), (inputs) => {
      const chunk = newInputChunk(16);
      for (const input of inputs) appendInput(chunk, input);
      const written = chunk.bytes.subarray(0, chunk.length);
      let offset = 0;
      for (const input of inputs) {
        const decoded = decodeInput(written, offset);
        assert.ok('input' in decoded, JSON.stringify(decoded));
        assert.deepEqual(decoded.input, input);
        assert.deepEqual(encodeInput(decoded.input), written.slice(offset, decoded.next));
        offset = decoded.next;
      }
      assert.equal(offset, written.length);
    }),
    { numRuns: 500 },
  );
});

test('100,000 mutated inputs are read or refused, never thrown, never past the end', () => {
  const samples = fc.sample(anyInput, { numRuns: 200, seed: 2026 }).map(encodeInput);
  let state = 20261121;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  let refused = 0;
  for (let run = 0; run < 100_000; run++) {
    const original = samples[run % samples.length]!;
    const cut = random(4) === 0 ? random(original.length + 1) : original.length;
    const mutated = original.slice(0, cut);
    for (let i = random(4); i > 0 && mutated.length > 0; i--) {
      // Half of the changes hit the header, where the lengths are.
      const at = random(2) === 0 ? random(Math.min(24, mutated.length)) : random(mutated.length);
      mutated[at] = random(2) === 0 ? mutated[at]! ^ (1 << random(8)) : random(256);
    }
    const decoded = decodeInput(mutated, 0);
    if ('reason' in decoded) refused += 1;
    else assert.ok(decoded.next > 0 && decoded.next <= mutated.length);
  }
  assert.ok(refused > 20_000 && refused < 100_000, `${refused} refused`);
});
