import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { generatedDocs } from '../tools/docs.ts';

const root = join(import.meta.dirname, '..');

test('generated pages are what the program says now', () => {
  for (const { file, text } of generatedDocs()) {
    assert.equal(readFileSync(join(root, file), 'utf8'), text, `${file}: run "node tools/docs.ts"`);
  }
});

test('every code in the sources stands in the error table', () => {
  const table = readFileSync(join(root, 'docs/errors.md'), 'utf8');
  const used = new Set<string>();
  for (const file of globSync('{src,bin}/**/*.{ts,js}', { cwd: root })) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [code] of text.matchAll(/BNG_[A-Z]+(?:_[A-Z]+)*/g)) used.add(code);
  }
  assert.ok(used.size > 20);
  const missing = [...used].filter((code) => !table.includes(`\`${code}\``));
  assert.deepEqual(missing, []);
});

test('links between pages lead somewhere', () => {
  const broken: string[] = [];
  for (const page of globSync('{*,docs/**/*}.md', { cwd: root })) {
    const text = readFileSync(join(root, page), 'utf8');
    for (const [, target] of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
      if (/^[a-z]+:/.test(target!)) continue;
      if (!existsSync(join(root, dirname(page), target!))) broken.push(`${page}: ${target}`);
    }
  }
  assert.deepEqual(broken, []);
});

test('files that pages name are there', () => {
  const pages = globSync('{*,docs/**/*}.md', { cwd: root });
  const named = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    return [...text.matchAll(/`((?:src|docs|test|web|bench|tools|examples)\/[\w./-]+)`/g)].map(
      (match) => match[1]!,
    );
  });
  assert.ok(named.length > 40);
  assert.deepEqual(
    named.filter((file) => !existsSync(join(root, file))),
    [],
  );
});
