import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Held, MAX_HELD, splitUrgent } from './urgent.ts';

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

test('a peer that lets much wait for a dead disk loses its own connection, and no other one loses a frame', () => {
  const kor = [ack(1), exchanged, ack(2)].map((frame) => heldOf('kor', frame));
  const rejected = { frame: 'rejected', sequence: 1, reason: 'signature', message: '' };
  const flood = Array.from({ length: MAX_HELD }, () => heldOf('mal', rejected));
  const { leave, stay } = splitUrgent([...kor, ...flood]);
  assert.deepEqual(stay, kor);
  assert.deepEqual(
    leave.map((effect) => ('peer' in effect ? [effect.kind, effect.peer] : null)),
    [['disconnect', 'mal']],
  );
});
