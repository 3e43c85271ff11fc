/**
 * Does what docs/first-warning.md says, line by line, and takes its pictures.
 *
 *     node tools/first-warning.ts
 */
import './build-web.mjs';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../test/browser.ts';
import { follow } from '../test/first-warning.ts';

const root = join(import.meta.dirname, '..');
const SIZE = { width: 1180, height: 760 };
const QUALITY = 55;
/** Six of them on a page that loads quickly. */
const MAX_BYTES = 150_000;
const PATIENCE_MS = 180_000;
/** Maps drawn in software settle. */
const SETTLE_MS = 1500;

const browser = await openBrowser();
if ('missing' in browser) {
  console.error(browser.missing);
  process.exit(1);
}
const data = mkdtempSync(join(tmpdir(), 'bongsu-first-'));
try {
  const { page } = await browser.openPage(SIZE);
  page.setDefaultTimeout(PATIENCE_MS);
  await follow(data, 1, {
    open: async (url) => {
      await page.goto(url);
    },
    until: async (selector, text) => {
      const found = page.locator(selector);
      await (text === null ? found : found.filter({ hasText: text })).first().waitFor();
    },
    picture: async (file) => {
      await page.waitForTimeout(SETTLE_MS);
      await page.screenshot({ path: join(root, file), type: 'jpeg', quality: QUALITY });
      const { size } = statSync(join(root, file));
      console.log(`${file}: ${size} bytes`);
      if (size > MAX_BYTES) throw new Error(`that is more than ${MAX_BYTES} bytes`);
    },
    told: (line) => console.log(line.slice(0, 300)),
  });
} finally {
  await browser.close();
  rmSync(data, { recursive: true, force: true });
}
