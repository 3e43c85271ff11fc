/**
 * Runs the tests and closes with one line that people and machines can read:
 * `412 passed, 0 failed, 3 skipped`.
 *
 *     node tools/test.ts [--long] [PATTERN...]
 *
 * Without patterns: everything but `*.long.test.ts`; with `--long` those alone.
 */
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const args = process.argv.slice(2);
const long = args.includes('--long');
const patterns = args.filter((arg) => !arg.startsWith('--'));
const searched =
  patterns.length > 0 ? patterns : ['src/**/*.test.ts', 'web/src/*.test.ts', 'test/**/*.test.ts'];
const files = searched
  .flatMap((pattern) => globSync(pattern))
  .filter((file) => patterns.length > 0 || file.endsWith('.long.test.ts') === long)
  .sort();
if (files.length === 0) {
  console.error(`No test file matches ${searched.join(' ')}.`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
const skipped: string[] = [];
const stream = run({ files, concurrency: Math.min(2, availableParallelism()) });
stream.on('test:pass', (event) => {
  if (event.details.type === 'suite' || isFile(event)) return;
  if (event.skip !== undefined) skipped.push(`${event.name}: ${String(event.skip)}`);
  else passed += 1;
});
stream.on('test:fail', (event) => {
  if (event.details.type !== 'suite') failed += 1;
});
stream.compose(spec).pipe(process.stdout);
stream.on('end', () => {
  process.exitCode = failed > 0 ? 1 : 0;
  // After the reporter's own closing lines have gone out.
  setTimeout(() => {
    for (const reason of skipped) console.log(`skipped: ${reason}`);
    console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  }, 200);
});

/** A file that ran to its end counts as a test of its own in the runner; it is none. */
function isFile(event: { name: string; nesting: number }): boolean {
  return event.nesting === 0 && event.name.endsWith('.test.ts');
}
