import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Held, splitUrgent } from './urgent.ts';

function heldOf(peer: string, frame: object): Held {
  const bytes = new TextEncoder().encode(JSON.stringify(frame));
  return { effect: { kind: 'send', after: 1, peer, bytes }, frame: null };
}

const ack = (sequence: number): object => ({ chain: '0'.repeat(64), frame: 'ack', sequence });
const exchanged = {
  by: 'receiver',
  frame: 'exchanged',
  root: '',
  signature: '',
  size: 1,
  timeMs: 1,
};

test('of acknowledgements that wait for a dead disk the newest is kept, and one that another frame builds on', () => {
  const held = [
    ...[ack(1), ack(2), exchanged, ack(3), ack(4)].map((frame) => heldOf('kor', frame)),
    heldOf('jpn', ack(7)),
  ];
  const { leave, stay } = splitUrgent(held);
  assert.deepEqual(leave, []);
  assert.deepEqual(
    stay,
    [1, 2, 4, 5].map((index) => held[index]),
  );
});
