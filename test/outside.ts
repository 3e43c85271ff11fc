import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/**
 * A file of the outside test data named by `BONGSU_TEST_DATA`. Unset: the test is skipped with
 * the reason and null comes back. Set and missing: an error, since a test that silently tests
 * nothing is worse than none.
 */
export function outsideFile(context: TestContext, path: string): string | null {
  const root = process.env['BONGSU_TEST_DATA'];
  if (root === undefined || root === '') {
    context.skip(`BONGSU_TEST_DATA is not set: ${path} was not read`);
    return null;
  }
  const file = join(root, path);
  if (!existsSync(file)) throw new Error(`BONGSU_TEST_DATA is set but ${file} does not exist`);
  return file;
}

/** {@link outsideFile}, read. */
export function outsideBytes(context: TestContext, path: string): Uint8Array | null {
  const file = outsideFile(context, path);
  return file === null ? null : new Uint8Array(readFileSync(file));
}
