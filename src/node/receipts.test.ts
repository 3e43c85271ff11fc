import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Effect, Input } from '../watch/index.ts';
import type { LedgerPort } from './ports.ts';
import { createPeerReceipts } from './receipts.ts';
import { createRunner } from './runner.ts';

const encode = (frame: object): Uint8Array => new TextEncoder().encode(JSON.stringify(frame));
const statement = (sequence: number) =>
  encode({ frame: 'statement', sequence, chain: `c${sequence}` });
const ack = (sequence: number, chain = `c${sequence}`) => encode({ frame: 'ack', sequence, chain });

test('what a peer acknowledges of what left unrecorded is counted once, by peer', () => {
  const receipts = createPeerReceipts();
  for (const sequence of [4, 5, 6]) receipts.left('usa', statement(sequence));
  receipts.left('jpn', statement(1));
  receipts.left('usa', statement(5));
  assert.equal(receipts.heard('usa', ack(5)), 2);
  assert.equal(receipts.heard('usa', ack(5)), 0);
  assert.equal(receipts.heard('jpn', ack(9)), 0, 'of none that left so');
  assert.equal(receipts.heard('usa', ack(6)), 1);
  assert.equal(receipts.told(), '3 are held by usa, up to statement 6');
  assert.equal(receipts.told(), '', 'and told once');
  assert.equal(receipts.heard('jpn', ack(1)), 0, 'the ledger has noted the others as unrecorded');
});

/** A runner whose ledger is dead from the start, and what its one step asks for. */
function deadNode(effect: Effect) {
  const alarms: string[] = [];
  const inputs: Input[] = [];
  let durable = (_seq: number): void => undefined;
  const ledger: LedgerPort = {
    failure: new Error('no disk'),
    append(input) {
      inputs.push(input);
      return 'queued';
    },
    ...{ flush: () => undefined, skip: () => undefined, snapshot: () => true },
    onDurable(listener) {
      durable = listener;
    },
    onFailure: (listener) => queueMicrotask(() => listener(new Error('no disk'))),
    close: () => Promise.resolve(),
  };
  const runner = createRunner({
    ...{
      mode: 'exercise',
      clock: { nowMs: () => 1000, speed: 1 },
      ledger,
      lastSeq: 0,
      lastAtMs: 0,
    },
    watch: {
      step: (input) => ({ records: [], effects: input.kind === 'tick' ? [effect] : [] }),
      ...{ view: () => null, preview: () => null, releases: () => [], snapshot: () => ({}) },
    },
    outlets: {
      ...{ send: () => undefined, disconnect: () => undefined, publish: () => undefined },
      ...{ alarm: (code) => alarms.push(code), sound: () => undefined },
    },
  });
  const recover = (): void => {
    Object.assign(ledger, { failure: null });
    durable(inputs.at(-1)?.seq ?? 0);
  };
  return { runner, alarms, inputs, recover };
}

test('with a dead disk a peer’s receipt of a warning is told, and noted once the ledger writes again', async () => {
  const body = { content: { about: 'warning' } };
  const bytes = encode({ frame: 'statement', sequence: 1, chain: 'c1', statement: { body } });
  const node = deadNode({ kind: 'send', after: 1, peer: 'usa', bytes });
  await Promise.resolve();
  node.runner.accept({ kind: 'tick' });
  assert.deepEqual(node.alarms.slice(-1), ['BNG_UNRECORDED'], 'it left at once');
  node.runner.accept({ kind: 'peerFrame', peer: 'usa', bytes: ack(1) });
  assert.deepEqual(node.alarms.slice(-1), ['BNG_RECORDED_AT_PEER']);
  node.recover();
  const last = node.inputs.at(-1);
  assert.ok(last?.kind === 'health');
  assert.match(last.message, /1 left unrecorded \(1 are held by usa, up to statement 1\)/);
});

test('an acknowledgement of another history, of another peer, or one that cannot be read, counts for nothing', () => {
  const receipts = createPeerReceipts();
  receipts.left('usa', statement(1));
  assert.equal(receipts.heard('usa', ack(1, 'other')), 0);
  assert.equal(receipts.heard('jpn', ack(1)), 0);
  assert.equal(receipts.heard('usa', encode({ frame: 'heartbeat', lastSequence: 1 })), 0);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((text) => new TextEncoder().encode(text)),
      ),
      (bytes) => {
        assert.equal(receipts.heard('usa', bytes), 0);
      },
    ),
  );
  assert.equal(receipts.heard('usa', ack(1)), 1);
});
