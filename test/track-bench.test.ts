/** The yardsticks of the tracker's benchmark: what they measure with must be right itself. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { positionBound } from '../bench/track/bound.ts';
import { readMessagePack } from '../bench/track/real/messagepack.ts';
import { runPeer } from '../bench/track-peer.ts';
import type { Scenario } from '../bench/track-scenario.ts';

function freeFall(context: TestContext): Scenario | null {
  const root = process.env['BONGSU_BENCH'];
  if (root === undefined || root === '') {
    context.skip('BONGSU_BENCH is not set: scenario S1 was not read');
    return null;
  }
  const file = join(root, 'tracking', 'data', 'S1.json');
  if (!existsSync(file)) throw new Error(`BONGSU_BENCH is set but ${file} does not exist`);
  return JSON.parse(readFileSync(file, 'utf8')) as Scenario;
}

test('the bound of a free fall is what the outside script says of it', (context) => {
  const scenario = freeFall(context);
  if (scenario === null) return;
  assert.ok(Math.abs(positionBound(scenario, 0) - 67.86) < 0.01);
  assert.ok(Math.abs(positionBound(scenario, 1e-4) - 70.1) < 0.01);
});

test('the plain filter has the error that others measured of such a filter', (context) => {
  const scenario = freeFall(context);
  if (scenario === null) return;
  const got = runPeer(scenario);
  assert.ok(Math.abs(got['rmsePosition']! - 67.903) < 0.001, String(got['rmsePosition']));
  assert.ok(Math.abs(got['anees']! - 4.31) < 0.01, String(got['anees']));
});

test('MessagePack is read as its specification writes it', () => {
  // {"a": [1, -1, 200, -70000, 1.5, null, true, "é" as one byte], "b": {}}, then 7.
  const bytes = Uint8Array.of(
    ...[0x82, 0xa1, 0x61, 0x98, 1, 0xff, 0xcc, 200, 0xd2, 0xff, 0xfe, 0xee, 0x90],
    ...[0xcb, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0, 0xc0, 0xc3, 0xa1, 0xe9, 0xa1, 0x62, 0x80, 7],
  );
  assert.deepEqual(readMessagePack(bytes), [
    { a: [1, -1, 200, -70_000, 1.5, null, true, 'é'], b: {} },
    7,
  ]);
  assert.throws(() => readMessagePack(Uint8Array.of(0xc1)), /0xc1/);
});
