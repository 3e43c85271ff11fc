import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalBytes, sha256, toHex } from '../seal/index.ts';
import { CHAIN_START, writeBundle } from '../share/index.ts';
import { bundleImport } from './bundles.ts';
import type { NodeConfig } from './config.ts';

const CONFIG = { links: { peers: [{ node: 'kor' }] } } as unknown as NodeConfig;
const decoder = new TextDecoder();
const signer = { publicKey: 'key', sign: () => 'signature' };

function fileOf(first: number, count: number): Uint8Array {
  const bytes = Array.from({ length: count }, (_, i) => canonicalBytes({ number: first + i }));
  const before = first === 1 ? CHAIN_START : toHex(sha256(bytes[0]!));
  const about = { from: 'kor', to: 'jpn', mode: 'exercise', ledger: 'a'.repeat(32) } as const;
  return writeBundle({ ...about, first, before, timeMs: 1 }, bytes, signer);
}

test('files that are handed in at once are taken one after another', async () => {
  const came: string[] = [];
  const importBundle = bundleImport(CONFIG, {
    accept: (body) => {
      const text = decoder.decode((body as { bytes: Uint8Array }).bytes);
      came.push(/^\{"bundle"/.test(text) ? 'header' : /"sequence":(\d+)/.exec(text)![1]!);
      return { seq: came.length, outcome: { records: [], effects: [] } } as never;
    },
    recorded: () => Promise.resolve(true),
  });
  const answers = await Promise.all([importBundle(fileOf(1, 50)), importBundle(fileOf(51, 50))]);
  assert.deepEqual(
    answers.map(({ ok, repeated, recorded }) => [ok, repeated, recorded]),
    [
      [true, 50, true],
      [true, 50, true],
    ],
  );
  const numbers = Array.from({ length: 100 }, (_, i) => `${i + 1}`);
  assert.deepEqual(came, ['header', ...numbers.slice(0, 50), 'header', ...numbers.slice(50)]);
});

test('a file whose recording takes long holds no other one back', async () => {
  let isDone = (_: boolean): void => {};
  const slow = new Promise<boolean>((resolve) => {
    isDone = resolve;
  });
  let seq = 0;
  const importBundle = bundleImport(CONFIG, {
    accept: () => ({ seq: ++seq, outcome: { records: [], effects: [] } }) as never,
    recorded: (last) => (last <= 3 ? slow : Promise.resolve(true)),
  });
  const first = importBundle(fileOf(1, 2));
  assert.equal((await importBundle(fileOf(3, 2))).recorded, true);
  isDone(false);
  const { ok, recorded } = await first;
  assert.deepEqual([ok, recorded], [true, false]);
});
