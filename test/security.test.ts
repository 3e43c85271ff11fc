import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');

test('every test that the page on security names stands in the file that it names', () => {
  const rows = page.split('\n').filter((line) => /^\| [^t-]/.test(line));
  assert.ok(rows.length >= 18, `${rows.length} threats`);
  for (const row of rows) {
    const shown = row.split(' | ')[2]!.replace(/ \|$/, '').split('<br>');
    assert.ok(shown.length > 0, row);
    for (const each of shown) {
      const match = /^`([^`]+\.test\.ts)`(?:: (.+))?$/.exec(each);
      assert.ok(match !== null, each);
      const file = join(root, match[1]!);
      assert.ok(existsSync(file), `${match[1]} is not there`);
      assert.ok(readFileSync(file, 'utf8').includes(match[2] ?? 'test('), each);
    }
  }
});
