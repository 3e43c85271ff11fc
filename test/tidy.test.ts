import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { roomViolations } from './rooms.ts';

/** Generated tables aside, a longer file is two things. */
const MAX_LINES = 400;

const sources = globSync('src/**/*.ts').filter((file) => !file.endsWith('.test.ts'));

test('no room imports from a room after it, or past a room’s public face, and pure rooms are pure', () => {
  assert.ok(sources.length > 40, 'the sources were found');
  const violations = sources.flatMap((file) =>
    roomViolations(file.slice('src/'.length), readFileSync(file, 'utf8')),
  );
  assert.deepEqual(
    violations.map(({ file, line, message }) => `src/${file}:${line} ${message}`),
    [],
  );
});

test('planted breaches of the room order are found', () => {
  const found = (file: string, source: string): string =>
    roomViolations(file, source)
      .map((violation) => `${violation.line}: ${violation.message}`)
      .join('; ');
  assert.match(found('track/a.ts', "import { x } from '../warn/index.ts';"), /comes after it/);
  assert.match(found('warn/a.ts', "import type { X } from '../track/track.ts';"), /public face/);
  assert.match(
    found('warn/a.ts', "import {\n  a,\n  b,\n} from '../share/index.ts';"),
    /^4: .*comes after/,
  );
  assert.match(found('wire/ais/a.ts', "import { x } from '../modes/index.ts';"), /formats do not/);
  assert.match(found('node/a.ts', "import '../exercise/index.ts';\n"), /^$/, 'checked apart');
  assert.match(found('odd/a.ts', ''), /not a room/);
  assert.equal(found('warn/a.ts', "import { x } from '../track/index.ts';"), '');
  assert.equal(found('wire/ais/a.ts', "import type { Fault } from '../fault.ts';"), '');
});

test('planted clocks, chance, timers and I/O in a pure room are found', () => {
  const planted = [
    'const now = Date.now();',
    'const now = new Date();',
    'const t = performance.now();',
    'setTimeout(f, 1);',
    'const x = Math.random();',
    "import { randomBytes } from 'node:crypto';",
    'const e = process.env.HOME;',
    "import fs from 'node:fs';",
    'export async function f() {}',
    'const p = Promise.resolve();',
    "fetch('http://x');",
    "console.log('x');",
  ];
  for (const line of planted) {
    assert.equal(roomViolations('assess/a.ts', line).length > 0, true, line);
  }
  assert.deepEqual(roomViolations('assess/a.ts', '// Date.now() is banned\nconst a = 1;'), []);
  assert.deepEqual(roomViolations('node/a.ts', 'const now = Date.now();'), []);
});

test('node and what lies before it never import the exercise', () => {
  const guilty = sources.filter(
    (file) =>
      file.startsWith('src/node/') &&
      /['"]\.\.\/(\.\.\/)?exercise\//.test(readFileSync(file, 'utf8')),
  );
  assert.deepEqual(guilty, []);
});

test(`no source file is longer than ${MAX_LINES} lines`, () => {
  const long = globSync('{src,web/src,test,bench,tools}/**/*.{ts,svelte,mjs}')
    .filter((file) => !file.endsWith('.generated.ts') && !file.endsWith('.test.ts'))
    .map((file) => [file, readFileSync(file, 'utf8').split('\n').length - 1] as const)
    .filter(([, lines]) => lines > MAX_LINES);
  assert.deepEqual(long, []);
});
