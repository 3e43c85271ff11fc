import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  appendInput,
  decodeInput,
  encodeInput,
  INPUT_HEADER_BYTES,
  newInputChunk,
  resetInputChunk,
} from './input-codec.ts';

const datagram = {
  kind: 'datagram',
  seq: 7,
  atMs: 1_700_000_000_000.25,
  source: 'udp://127.0.0.1:8600',
  bytes: Uint8Array.of(1, 2, 3),
} as const;

test('the layout is the documented one', () => {
  const bytes = encodeInput({ ...datagram, seq: 2 ** 32 + 7 });
  assert.equal(
    Buffer.from(bytes).toString('hex'),
    // version, kind, name length, body length, seq, atMs
    '01' +
      '01' +
      '1400' +
      '03000000' +
      '0700000001000000' +
      f64(datagram.atMs) +
      Buffer.from(datagram.source).toString('hex') +
      '010203',
  );
});

test('a tick takes the header alone', () => {
  assert.equal(encodeInput({ kind: 'tick', seq: 1, atMs: 5 }).length, INPUT_HEADER_BYTES);
});

test('decoded bytes are a copy that outlives the buffer', () => {
  const bytes = encodeInput(datagram);
  const decoded = decodeInput(bytes, 0);
  bytes.fill(0xff);
  assert.ok('input' in decoded);
  assert.deepEqual(decoded.input, datagram);
});

test('a full chunk grows, and is empty again after a reset', () => {
  const chunk = newInputChunk(8);
  for (let seq = 1; seq <= 100; seq++) appendInput(chunk, { ...datagram, seq });
  assert.deepEqual([chunk.count, chunk.firstSeq, chunk.lastSeq], [100, 1, 100]);
  assert.equal(chunk.length, 100 * encodeInput(datagram).length);
  resetInputChunk(chunk);
  appendInput(chunk, datagram);
  assert.deepEqual(chunk.bytes.slice(0, chunk.length), encodeInput(datagram));
});

test('what no reader would take back is refused and leaves the chunk as it was', () => {
  const chunk = newInputChunk(64);
  appendInput(chunk, datagram);
  const before = { ...chunk };
  for (const bad of [
    { ...datagram, seq: 0 },
    { ...datagram, seq: 1.5 },
    { ...datagram, atMs: Number.NaN },
    { ...datagram, source: 'x'.repeat(5000) },
  ]) {
    assert.throws(() => appendInput(chunk, bad), RangeError);
  }
  assert.deepEqual({ ...chunk }, before);
});

test('each way in which bytes can be no input has its own reason', () => {
  const good = encodeInput(datagram);
  const reason = (change: (view: DataView) => void, length = good.length): string => {
    const bytes = good.slice(0, length);
    if (length >= INPUT_HEADER_BYTES) change(new DataView(bytes.buffer));
    const decoded = decodeInput(bytes, 0);
    return 'reason' in decoded ? decoded.reason : 'none';
  };
  assert.equal(
    reason(() => {}, 10),
    'truncated',
  );
  assert.equal(
    reason(() => {}, good.length - 1),
    'truncated',
  );
  assert.equal(
    reason((view) => view.setUint8(0, 9)),
    'unknown-edition',
  );
  assert.equal(
    reason((view) => view.setUint8(1, 0)),
    'unknown-type',
  );
  assert.equal(
    reason((view) => view.setUint16(2, 0xffff, true)),
    'oversized',
  );
  assert.equal(
    reason((view) => view.setUint32(12, 0xffffffff, true)),
    'out-of-range',
  );
  assert.equal(
    reason((view) => view.setFloat64(16, Number.NaN, true)),
    'out-of-range',
  );
  assert.equal(
    reason((view) => view.setUint8(24, 0xff)),
    'malformed',
  );
  assert.ok('reason' in decodeInput(good, -1));
});

function f64(value: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes.toString('hex');
}
