import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matched, work } from './match.ts';
import { forgetTried, keepTried, recallTried } from './tried.ts';

test('a match that was put aside comes back with all that it found', () => {
  const keys = Object.keys(matched) as (keyof typeof matched)[];
  keys.forEach((key, i) => {
    matched[key] = 10 + i;
  });
  work.state[0]![0] = 1;
  const found = { ...matched };
  forgetTried();
  const first = keepTried();
  for (const key of keys) matched[key] = -1;
  work.state[0]![0] = 2;
  keepTried();
  for (const key of keys) matched[key] = -2;
  recallTried(first);
  assert.deepEqual({ ...matched }, found);
  assert.equal(work.state[0]![0], 1);
});
