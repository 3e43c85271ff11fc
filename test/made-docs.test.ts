import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { generatedLife } from '../tools/life.ts';
import { generatedTexts } from '../tools/texts.ts';

const root = join(import.meta.dirname, '..');

test('the example texts in the documentation are those of the program', () => {
  for (const { file, text } of generatedTexts()) {
    const same = readFileSync(join(root, file), 'utf8') === text;
    assert.ok(same, `${file} is out of date: run "node tools/texts.ts --write"`);
  }
});

test('the life of a warning in the documentation is the one that the program permits', () => {
  for (const { file, text } of generatedLife()) {
    const same = readFileSync(join(root, file), 'utf8') === text;
    assert.ok(same, `${file} is out of date: run "node tools/life.ts --write"`);
  }
});
