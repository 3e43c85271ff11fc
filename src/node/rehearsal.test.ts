import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rehearsal } from './rehearsal.ts';
import { FLIGHTS } from './rehearsal-flights.ts';

test('a rehearsal goes the whole way for most flights: drafted, released, accepted', () => {
  const play = rehearsal();
  let steps = 0;
  let last = play.next();
  for (; last.done !== true; last = play.next()) steps += 1;
  // One that is soon seen to come down in the open sea needs no warning.
  assert.ok(last.value > FLIGHTS.length / 2, `${last.value} of ${FLIGHTS.length}`);
  assert.ok(steps > 100, 'in small pieces');
});
