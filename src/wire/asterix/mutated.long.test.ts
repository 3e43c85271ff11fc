import assert from 'node:assert/strict';
import { test } from 'node:test';
import { damageAll } from '../../../tools/asterix/reference.ts';

const MUTATIONS = 1_000_000;

test(`${MUTATIONS} damaged messages of every category: no exception, faults located, generated code as by plan`, (context) => {
  const seed = Date.now() >>> 0;
  context.diagnostic(`seed ${seed}`);
  const { records, unread } = damageAll(MUTATIONS, seed, []);
  context.diagnostic(`${records} records read, ${unread} pieces not`);
  assert.ok(unread > MUTATIONS / 10 && records > MUTATIONS / 10);
});
