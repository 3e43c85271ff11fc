import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { outsideFile } from '../../../test/outside.ts';
import { mutateMessages } from './mutate.fixture.ts';

test('1,000,000 mutated real messages never throw, in any frame and with correction', (context) => {
  const files = [
    'pymodes_golden_shared.json',
    'adsb_deku_tests_shared.json',
    'pymodes_adsb_shared.csv',
  ].map((name) => outsideFile(context, `adsb/${name}`));
  if (files.includes(null)) return;
  const text = files.map((file) => readFileSync(file!, 'utf8')).join('\n');
  const read = mutateMessages(text, 1_000_000);
  context.diagnostic(`${read} were still read`);
  assert.ok(read > 300_000);
});
