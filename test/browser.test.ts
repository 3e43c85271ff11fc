import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { openBrowser, type TestBrowser, type WatchedPage } from './browser.ts';
import { type Demonstration, startDemonstration } from './demonstration.ts';

/*
 * The page as a watch officer sees it, in a real browser, while the demonstration runs: each
 * test goes on where the one before it stopped.
 */

/** Fast enough to end soon; everything that is waited for then lasts for seconds at least. */
const SPEED = 5;
/** A busy machine draws maps in software slowly. */
const PATIENCE_MS = 90_000;

const opened = await openBrowser();
const skip = 'missing' in opened ? opened.missing : false;
const data = mkdtempSync(join(tmpdir(), 'bongsu-browser-'));
let browser: TestBrowser;
let demonstration: Demonstration;
let watched: WatchedPage;
let drafted: Promise<void>;

before(async () => {
  if ('missing' in opened) return;
  browser = opened;
  watched = await browser.openPage({ width: 1280, height: 720 });
  watched.page.setDefaultTimeout(PATIENCE_MS);
  demonstration = await startDemonstration({ data, speed: SPEED });
  await watched.page.goto(demonstration.pages['kor'] ?? '');
  // A draft stands for some seconds only: it is waited for from the beginning.
  drafted = panel('kor')
    .locator('article[data-state=drafted]')
    .filter({ hasText: /DRAFT\s+NOT RELEASED/ })
    .waitFor();
});

after(async () => {
  if (skip !== false) return;
  await browser.close();
  await demonstration.stop();
  rmSync(data, { recursive: true, force: true });
});

const panel = (node: string): Locator => watched.page.locator(`section[data-node=${node}]`);

test('every screen says EXERCISE in three languages', { skip }, async () => {
  const banner = watched.page.locator('[data-banner]');
  assert.equal(await banner.textContent(), 'EXERCISE · 훈련 · 訓練');
  assert.match(await watched.page.title(), /^EXERCISE – /);
});

test('the page tells what is on watch: sensors, what is known of their errors, allies', {
  skip,
}, async () => {
  const overview = panel('kor').locator('[data-overview]');
  const radar = overview.locator('tr[data-sensor=kor-air-west]');
  await radar.filter({ hasText: /m ± \d+.*° ± \d/ }).waitFor({ state: 'attached' });
  await overview.locator('tr[data-peer=usa]').waitFor({ state: 'attached' });
});

test('both maps are drawn, and tracks appear on the one with sensors', { skip }, async () => {
  await panel('kor').locator('[data-ready]').waitFor();
  await panel('jpn').locator('[data-ready]').waitFor();
  await panel('kor').locator('[data-tracks]:not([data-tracks="0"])').waitFor();
  assert.equal(await panel('kor').locator('canvas').count(), 1);
});

test('a draft is marked as not released, and stays at home', { skip }, async () => {
  await drafted;
  assert.equal(await panel('jpn').locator('article[data-state=drafted]').count(), 0);
});

test('a released warning appears with a countdown that runs', { skip }, async () => {
  const card = panel('kor').locator('article.in-force');
  await card.waitFor();
  const countdown = card.locator('.countdown');
  await countdown.filter({ hasText: /^T−\d\d:\d\d$/ }).waitFor();
  // A sharper prediction may set it back now and then.
  let [last, now] = ['', ''];
  do {
    last = (await countdown.textContent()) ?? '';
    await countdown.filter({ hasNotText: last }).waitFor();
    now = (await countdown.textContent()) ?? '';
  } while (now >= last);
  assert.match((await card.locator('h3').textContent()) ?? '', /^EXERCISE: /);
  assert.ok((await card.locator('tbody tr').count()) > 0);
  assert.ok((await card.locator('[data-inset] polygon').count()) >= 3);
});

test('the ally sees the same warning and from whom it is', { skip }, async () => {
  const card = panel('jpn').locator('article.in-force');
  await card.waitFor();
  assert.match((await card.locator('.issuer').textContent()) ?? '', /ALLY · from KOR/);
  assert.match((await card.locator('h3').textContent()) ?? '', /^EXERCISE: /);
});

test('the language can be switched, the warning with it', { skip }, async () => {
  const headline = panel('jpn').locator('article.in-force h3');
  for (const [name, lang, frame] of [
    ['한국어', 'ko', /^\[훈련\]/],
    ['日本語', 'ja', /^【訓練】/],
    ['English', 'en', /^EXERCISE:/],
  ] as const) {
    await watched.page.getByRole('button', { name }).click();
    await headline.filter({ hasText: frame }).waitFor();
    assert.equal(await watched.page.getAttribute('html', 'lang'), lang);
  }
});

test('who hears the page is told what is in force; everything that is worked with has a name', {
  skip,
}, async () => {
  const spoken = panel('jpn').getByRole('status');
  await spoken.filter({ hasText: /ALLY · from KOR\. EXERCISE: / }).waitFor({ state: 'attached' });
  const { page } = watched;
  for (const name of ['Republic of Korea', 'Japan'])
    assert.equal(await page.getByRole('region', { name, exact: true }).count(), 1);
  await page.getByRole('button', { name: '한국어' }).click();
  await page.getByRole('button', { name: '확대' }).first().waitFor();
  const nameless = await page.evaluate<string[]>(`[...document.querySelectorAll(
    'button, select, summary, canvas, a, [tabindex]'
  )].filter((each) => (each.getAttribute('aria-label') ?? each.textContent).trim() === '')
    .map((each) => each.outerHTML.slice(0, 100))`);
  assert.deepEqual(nameless, []);
  await page.getByRole('button', { name: 'English' }).click();
});

test('letters stand out from what is behind them', { skip }, async () => {
  // WCAG 2.2, 1.4.3: 4.5 to 1, relative luminance as defined there.
  const dull = await watched.page.evaluate<string[]>(`(() => {
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const linear = (v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
    const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    const behind = (element) => {
      for (let each = element; each !== null; each = each.parentElement) {
        const colour = parts(getComputedStyle(each).backgroundColor);
        if ((colour[3] ?? 1) > 0.5) return colour;
      }
      return [255, 255, 255];
    };
    const lettered = [...document.querySelectorAll('nav *, section *')].filter((each) =>
      [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''));
    return lettered.flatMap((each) => {
      const style = getComputedStyle(each);
      if (style.visibility === 'hidden' || each.closest('svg') !== null) return [];
      const [a, b] = [luminance(parts(style.color)), luminance(behind(each))].sort((x, y) => y - x);
      const ratio = (a + 0.05) / (b + 0.05);
      return ratio < 4.5 ? [ratio.toFixed(1) + ' ' + each.outerHTML.slice(0, 80)] : [];
    });
  })()`);
  assert.deepEqual(dull, []);
});

test('on a phone one panel is below the other, and nothing runs off sideways', {
  skip,
}, async () => {
  const { page } = watched;
  await page.setViewportSize({ width: 390, height: 844 });
  const [kor, jpn] = await Promise.all([panel('kor').boundingBox(), panel('jpn').boundingBox()]);
  assert.ok(kor !== null && jpn !== null);
  assert.ok(jpn.y >= kor.y + kor.height);
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  assert.ok(width <= 390, `${width} px`);
  await page.setViewportSize({ width: 1280, height: 720 });
});

test('nothing has gone wrong, and nothing was asked of any other machine', { skip }, () => {
  assert.deepEqual(watched.errors, []);
  assert.deepEqual(browser.outside, []);
  assert.ok(watched.requests.length > 0);
  const own = new Set(Object.values(demonstration.pages).map((url) => new URL(url).host));
  for (const request of watched.requests) {
    const url = new URL(request);
    assert.ok(url.protocol === 'blob:' || url.protocol === 'data:' || own.has(url.host), request);
  }
});

test('the content security policy keeps a planted picture and script out', { skip }, async () => {
  const { page, errors } = watched;
  const refused = page.evaluate<string[]>(`new Promise((resolve) => {
    const directives = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      directives.push(event.effectiveDirective);
      if (directives.length === 2) resolve(directives.sort());
    });
    const picture = new Image();
    picture.src = 'http://192.0.2.1/planted.png';
    const script = document.createElement('script');
    script.textContent = 'window.planted = true';
    document.body.append(picture, script);
  })`);
  assert.deepEqual(await refused, ['img-src', 'script-src-elem']);
  assert.equal(await page.evaluate('window.planted'), undefined);
  assert.deepEqual(browser.outside, []);
  assert.equal(errors.length, 2);
});

test('when the nodes stop, the page says that it is not live', { skip }, async () => {
  assert.equal(await demonstration.stop(), 0);
  for (const node of ['kor', 'jpn']) {
    const alert = panel(node).getByRole('alert');
    await alert.waitFor();
    assert.match((await alert.textContent()) ?? '', /not live: last heard \d\d:\d\d:\d\dZ/);
  }
});
