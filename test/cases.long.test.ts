import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { caseFiles } from '../tools/cases.ts';

const root = join(import.meta.dirname, '..');

test('the page of cases and its pictures are what the program does now', () => {
  for (const { file, text } of caseFiles()) {
    const path = join(root, file);
    assert.ok(existsSync(path), `${file}: run "node tools/cases.ts --write"`);
    assert.ok(readFileSync(path, 'utf8') === text, `${file}: run "node tools/cases.ts --write"`);
  }
});
