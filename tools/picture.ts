/**
 * Takes the picture that the README shows: the demonstration shortly after the release, the
 * predicted area shrunk, the countdown running.
 *
 *     node tools/picture.ts [FILE.png]
 */
import './build-web.mjs';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../test/browser.ts';
import { startDemonstration } from '../test/demonstration.ts';

const SIZE = { width: 1600, height: 1000 };
/** Slow enough for maps drawn in software to show the whole trail. */
const SPEED = 4;
/** A README that loads quickly. */
const MAX_BYTES = 600_000;
const PATIENCE_MS = 120_000;
/** The trail is long enough by then, and the first countdown has settled. */
const COUNTDOWN = /^T−0[0-6]:\d\d$/;

const file =
  process.argv[2] ?? fileURLToPath(new URL('../docs/images/demonstration.png', import.meta.url));
const browser = await openBrowser();
if ('missing' in browser) {
  console.error(browser.missing);
  process.exit(1);
}
const data = mkdtempSync(join(tmpdir(), 'bongsu-picture-'));
try {
  const demonstration = await startDemonstration({ data, speed: SPEED });
  const { page, errors } = await browser.openPage(SIZE);
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(demonstration.pages['kor'] ?? '');
  const own = page.locator('section[data-node=kor] article.in-force');
  await own.locator('.countdown').filter({ hasText: COUNTDOWN }).waitFor();
  await page.locator('section[data-node=jpn] article.in-force').waitFor();
  await page.screenshot({ path: file });
  await demonstration.stop();
  for (const error of errors) console.error(error);
} finally {
  await browser.close();
  rmSync(data, { recursive: true, force: true });
}
const { size } = statSync(file);
console.log(`${file}: ${size} bytes`);
if (size > MAX_BYTES) {
  console.error(`That is more than ${MAX_BYTES} bytes.`);
  process.exit(1);
}
