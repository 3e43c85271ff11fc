import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalBytes } from '../../seal/index.ts';
import { CHAIN_START, type Frame } from '../../share/index.ts';
import { createClaims } from './claims.ts';

const chain = (n: number): string => String(n).repeat(64);
const LEDGER = 'f'.repeat(32);

function hello(received: number, yourLedger: string | null = LEDGER): Frame {
  const [node, mode] = ['kor', 'exercise'] as const;
  const counts = { received, receivedChain: chain(received) };
  return { frame: 'hello', version: 1, node, mode, ...counts, ledger: LEDGER, yourLedger };
}

function read(bytes: Uint8Array): Frame {
  return JSON.parse(Buffer.from(bytes).toString()) as Frame;
}

test('without a ledger a hello claims what was durable last, whatever the watch has received since', () => {
  const held = { received: 2, receivedChain: chain(2), yourLedger: LEDGER };
  const claims = createClaims(new Map([['usa', held]]));
  assert.deepEqual(read(claims.unrecorded('usa', canonicalBytes(hello(7)))), hello(2));
  claims.leaves('usa', canonicalBytes(hello(3)));
  assert.deepEqual(read(claims.unrecorded('usa', canonicalBytes(hello(7)))), hello(3));
  claims.leaves('usa', canonicalBytes({ frame: 'ack', sequence: 5, chain: chain(5) }));
  assert.deepEqual(read(claims.unrecorded('usa', canonicalBytes(hello(7)))), hello(5));
});

test('a claim is of the ledger that it was made in: one that no officer has durably accepted is not named', () => {
  const claims = createClaims(new Map());
  claims.leaves('usa', canonicalBytes(hello(4)));
  const renewed = canonicalBytes(hello(0, 'e'.repeat(32)));
  assert.deepEqual(read(claims.unrecorded('usa', renewed)), hello(4));
});

test('nothing is claimed of a peer that nothing was held of, and other frames leave as they are', () => {
  const claims = createClaims(new Map());
  const nothing = { ...hello(0, null), receivedChain: CHAIN_START };
  assert.deepEqual(read(claims.unrecorded('jpn', canonicalBytes(hello(1)))), nothing);
  const beat = canonicalBytes({ frame: 'heartbeat', sentMs: 1, lastSequence: 2 });
  assert.equal(claims.unrecorded('jpn', beat), beat);
});
