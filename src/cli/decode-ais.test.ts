import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeAis } from '../wire/ais/index.ts';
import { decodeAis } from './decode-ais.ts';
import type { DecodeRequest } from './decode-request.ts';

function run(
  lines: readonly string[],
  more: Partial<DecodeRequest> = {},
): { code: number; out: Record<string, unknown>[]; err: string[] } {
  const out: Record<string, unknown>[] = [];
  const err: string[] = [];
  const code = decodeAis({
    file: '-',
    bytes: Buffer.from(lines.join('\n')),
    json: true,
    labels: false,
    editions: {},
    ports: [],
    correctBits: 0,
    receiver: null,
    out: (line) => out.push(JSON.parse(line)),
    err: (line) => err.push(line),
    ...more,
  });
  return { code, out, err };
}

test('an object a message with its line, time, station and channel', () => {
  const [line] = encodeAis(
    { type: 14, mmsi: 4_400_001, text: 'GALE' },
    { timeMs: 1_700_000_000_000, station: 'r1', channel: 'B', own: true },
  );
  const { code, out } = run(['# log', line!]);
  assert.equal(code, 0);
  assert.deepEqual(out, [
    {
      line: 2,
      type: 14,
      repeat: 0,
      mmsi: 4_400_001,
      text: 'GALE',
      timeMs: 1_700_000_000_000,
      station: 'r1',
      channel: 'B',
      own: true,
      errors: [],
    },
  ]);
});

test('application messages are printed by field, unknown ones in hex', () => {
  const place = { longitudeDeg: 126.5, latitudeDeg: 37.25 };
  const { out } = run([
    ...encodeAis({
      type: 8,
      mmsi: 1,
      dac: 1,
      fi: 29,
      content: { kind: 'text', linkage: 5, text: 'ICE' },
      data: null,
    }),
    ...encodeAis({ type: 8, mmsi: 1, dac: 440, fi: 2, data: { bits: 16, hex: 'beef' } }),
    ...encodeAis({ type: 21, mmsi: 994_400_001, ...place, name: 'BUOY' }),
  ]);
  assert.deepEqual(out[0]?.['content'], { kind: 'text', linkage: 5, text: 'ICE' });
  assert.deepEqual(out[1]?.['data'], { bits: 16, hex: 'beef' });
  assert.equal(out[2]?.['name'], 'BUOY');
});

test('a message without its last part is told at the end', () => {
  const [first] = encodeAis({ type: 5, mmsi: 1, name: 'A' });
  const { out, err } = run([first!]);
  assert.deepEqual(out, []);
  assert.match(err.join('\n'), /1 message lacks a part/);
});

test('options of other formats are refused, not ignored', () => {
  const given: Partial<DecodeRequest>[] = [
    { editions: { '048': '1.32' } },
    { ports: [8600] },
    { labels: true },
    { correctBits: 1 },
    { receiver: { latitudeDeg: 37, longitudeDeg: 127 } },
  ];
  for (const more of given) {
    const { code, out, err } = run(['!AIVDM'], more);
    assert.deepEqual([code, out], [2, []]);
    assert.match(err[0]!, /^--\w+ is not of AIS/);
  }
});
