import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MAX_FRAME_BYTES } from '../../share/index.ts';
import { frameOnWire, frameReader } from './transport.ts';

const frames = fc.array(
  fc.record({
    bytes: fc.uint8Array({ minLength: 1, maxLength: 300 }),
    unrecorded: fc.boolean(),
  }),
  { maxLength: 20 },
);

test('frames come out as they went in, however the stream is cut', () => {
  fc.assert(
    fc.property(frames, fc.infiniteStream(fc.integer({ min: 1, max: 64 })), (sent, sizes) => {
      const stream = Buffer.concat(sent.map((one) => frameOnWire(one.bytes, one.unrecorded)));
      const reader = frameReader();
      const got: { bytes: Uint8Array; unrecorded: boolean }[] = [];
      for (let at = 0; at < stream.length; ) {
        const size = sizes.next().value;
        const piece = stream.subarray(at, at + size);
        assert.ok(reader.push(piece, (bytes, unrecorded) => got.push({ bytes, unrecorded })));
        at += size;
      }
      assert.deepEqual(
        got.map((one) => ({ ...one, bytes: Buffer.from(one.bytes).toString('hex') })),
        sent.map((one) => ({ ...one, bytes: Buffer.from(one.bytes).toString('hex') })),
      );
    }),
  );
});

test('noise never throws, and a length out of bounds ends the stream', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
      frameReader().push(noise, (bytes) => assert.ok(bytes.length <= MAX_FRAME_BYTES));
    }),
  );
  const tooLong = Uint8Array.of(0, 0xff, 0xff, 0xff);
  assert.equal(
    frameReader().push(tooLong, () => assert.fail()),
    false,
  );
  assert.equal(
    frameReader().push(new Uint8Array(4), () => assert.fail()),
    false,
  );
});

test('a frame of the largest size passes', () => {
  const whole = frameOnWire(new Uint8Array(MAX_FRAME_BYTES).fill(7), true);
  let length = 0;
  assert.ok(frameReader().push(whole, (bytes) => (length = bytes.length)));
  assert.equal(length, MAX_FRAME_BYTES);
});
