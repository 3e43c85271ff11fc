import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'yaml';
import { readSensors } from '../src/sense/index.ts';
import { examplesOf, sourceHooks } from './examples.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'bongsu-examples-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const hooks = join(folder, 'hooks.mjs');
writeFileSync(hooks, sourceHooks(root));
writeFileSync(join(folder, 'package.json'), '{"type":"module"}');

function run(code: string): string {
  const file = join(folder, 'example.ts');
  writeFileSync(file, code);
  return execFileSync(process.execPath, ['--import', hooks, file], { encoding: 'utf8' }).trimEnd();
}

const pages = globSync('docs/codecs/*.md', { cwd: root }).sort();

test('there are pages of codecs with examples', () => {
  assert.ok(pages.length >= 4);
});

for (const page of pages) {
  const examples = examplesOf(readFileSync(join(root, page), 'utf8'));
  test(`${page}: ${examples.length} examples run and print what they say`, () => {
    assert.ok(examples.length > 0);
    for (const { line, code, prints } of examples) {
      assert.ok(prints.length > 0, `${page}:${line} says nothing that could be wrong`);
      assert.equal(run(code), prints.join('\n'), `${page}:${line}`);
    }
  });
}

test('sensors that the pages show are valid settings', () => {
  let shown = 0;
  for (const page of pages) {
    const text = readFileSync(join(root, page), 'utf8');
    for (const [, block] of text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)) {
      const { sensors, problems } = readSensors(parse(block!));
      assert.deepEqual(problems, [], page);
      shown += sensors.length;
    }
  }
  assert.ok(shown > 0);
});

test('an example that prints something else is found', () => {
  const [example] = examplesOf('```ts\nconsole.log(1 + 1); // 3\n```');
  assert.deepEqual(example, { line: 2, code: 'console.log(1 + 1); // 3\n', prints: ['3'] });
  assert.notEqual(run(example!.code), '3');
});
