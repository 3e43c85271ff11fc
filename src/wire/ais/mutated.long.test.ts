import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { outsideFile } from '../../../test/outside.ts';
import { MAX_PENDING } from './index.ts';
import { mutateSentences } from './mutate.fixture.ts';

test('1,000,000 mutated real sentences never throw and what waits stays bounded', (context) => {
  const file = outsideFile(context, 'ais/gpsd_sample.aivdm');
  if (file === null) return;
  const { messages, pending, groups } = mutateSentences(readFileSync(file, 'utf8'), 1_000_000);
  context.diagnostic(
    `${messages} were still messages; at most ${pending} waited, ${groups} groups`,
  );
  assert.ok(messages > 50_000);
  assert.ok(pending <= MAX_PENDING && groups <= 201);
});
