import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rehearsal } from './rehearsal.ts';
import { FLIGHTS } from './rehearsal-flights.ts';

test('a rehearsal goes the whole way for every flight: drafted, released, accepted', () => {
  const play = rehearsal();
  let steps = 0;
  let last = play.next();
  for (; last.done !== true; last = play.next()) steps += 1;
  assert.equal(last.value, FLIGHTS.length);
  assert.ok(steps > 100, 'in small pieces');
});
