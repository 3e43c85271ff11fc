import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { endingWords, KEY_DAYS, openTold } from './key-ends.ts';

test('each threshold of a key is told once, however often the node starts; a new key starts anew', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-ends-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const event = fc.record({ end: fc.constantFrom(1e12, 2e12), restart: fc.boolean() });
  let run = 0;
  fc.assert(
    fc.property(fc.array(event, { maxLength: 8 }), (events) => {
      run += 1;
      const path = join(folder, `told-${run}.json`);
      let told = openTold(path);
      let last = '';
      for (const { end, restart } of events) {
        for (const days of KEY_DAYS) {
          if (restart) told = openTold(path);
          const isNew = told.isNew('key', end, days);
          assert.equal(isNew, last !== `${end}/${days}`);
          last = `${end}/${days}`;
          assert.equal(told.isNew('key', end, days), false);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('what stops when a key ends is said with it', () => {
  assert.equal(
    endingWords(7, 'x is refused'),
    'the key ends in less than 7 days; then x is refused',
  );
  assert.equal(endingWords(1, undefined), 'the key ends in less than 1 day');
  assert.equal(endingWords(0, 'x is refused'), 'the key has ended: x is refused');
});
