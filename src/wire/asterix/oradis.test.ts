import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeBlocks, encodeBlock, unwrapOradis } from './index.ts';

function wrapped(block: Uint8Array, time: number): number[] {
  const count = block.length + 6;
  return [
    count >> 8,
    count & 255,
    time >>> 24,
    (time >> 16) & 255,
    (time >> 8) & 255,
    time & 255,
  ].concat([...block]);
}

test('blocks come out of their frames, several in a datagram', () => {
  const block = encodeBlock(34, '1.29', [{ '010': { SAC: 1, SIC: 2 }, '000': 1 }]);
  const bytes = Uint8Array.from([...wrapped(block, 1), ...wrapped(block, 0xfffffffe)]);
  const { frames, faults } = unwrapOradis(bytes);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    frames.map(({ offset, time }) => [offset, time]),
    [
      [6, 1],
      [block.length + 12, 0xfffffffe],
    ],
  );
  for (const { payload } of frames) {
    assert.equal(decodeBlocks(payload, { '034': '1.29' }).records.length, 1);
  }
});

test('counts that lie end the reading at their place, and nothing is read past the end', () => {
  assert.deepEqual(unwrapOradis(Uint8Array.of(0, 5, 0, 0, 0, 0)).faults[0]?.reason, 'bad-length');
  assert.deepEqual(unwrapOradis(Uint8Array.of(0, 9, 0, 0, 0, 0)).faults[0]?.reason, 'truncated');
  assert.deepEqual(unwrapOradis(Uint8Array.of(0, 6, 0)).faults[0]?.offset, 0);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const { frames, faults } = unwrapOradis(bytes);
      const read = frames.reduce((sum, { payload }) => sum + payload.length + 6, 0);
      assert.equal(read === bytes.length, faults.length === 0);
      assert.ok(read <= bytes.length);
    }),
  );
});
