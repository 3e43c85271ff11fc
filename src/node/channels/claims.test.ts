import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeClaims } from './claims.ts';

test('where a mode sends is for its owner alone to read, also in a file of an earlier version', (context) => {
  const data = mkdtempSync(join(tmpdir(), 'bongsu-claims-'));
  context.after(() => rmSync(data, { recursive: true }));
  const file = join(data, 'exercise', 'channels.json');
  mkdirSync(join(data, 'exercise'));
  writeFileSync(file, '{}\n');
  chmodSync(file, 0o644);
  writeClaims({ mode: 'exercise', data }, []);
  assert.equal(statSync(file).mode & 0o777, 0o600);
});
