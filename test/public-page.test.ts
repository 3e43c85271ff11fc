import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fastify from 'fastify';
import { openPublicChannel } from '../src/node/channels/public.ts';
import { addPublicPages } from '../src/node/http/public.ts';
import { ed25519Signer } from '../src/seal/index.ts';
import { hazardOf, LABEL, SETTINGS, START_MS } from '../src/warn/fixture.ts';
import { createWarn, onHazard, renderPublic, type WarnSettings } from '../src/warn/index.ts';
import { openBrowser } from './browser.ts';

const PAGES: WarnSettings = {
  ...SETTINGS,
  channels: ['public'],
  languages: ['en', 'ko', 'ja', 'tl'],
};

test('a browser shows public pages as they are served: on a small phone, in the dark, without a script', async (context) => {
  const browser = await openBrowser();
  if ('missing' in browser) {
    context.skip(browser.missing);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-pages-'));
  const app = fastify();
  context.after(async () => {
    await browser.close();
    await app.close();
    rmSync(folder, { recursive: true });
  });
  const desk = createWarn(PAGES, 'exercise', [], LABEL);
  const expected = ['KR-11', 'JP-13', 'US-HI'].map((region) => [region, 0.4, 380, 430] as const);
  const [draft] = onHazard(desk, hazardOf(1, expected), START_MS);
  const warning = { ...draft!.warning, state: 'released' as const, issuedMs: START_MS };
  const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
  const channel = openPublicChannel(folder, signer, ({ ok, message }) => assert.ok(ok, message));
  for (const page of renderPublic(warning, [], PAGES)) {
    const about = {
      kind: 'publish',
      after: 1,
      channel: 'public',
      warning: 'w',
      revision: 1,
    } as const;
    channel.publish({ ...about, ...page }, false);
  }
  await channel.close();
  addPublicPages(app, folder);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const { page, errors, requests } = await browser.openPage({ width: 320, height: 640 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const file of ['', 'KR-11.html', 'JP-13.html', 'US-HI.html']) {
      await page.goto(`${url}/public/${file}`);
      const width = await page.evaluate('document.documentElement.scrollWidth');
      assert.ok(Number(width) <= 320, `${file} is ${width} wide`);
      const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      assert.equal(ground, colorScheme === 'dark' ? 'rgb(17, 17, 17)' : 'rgb(255, 255, 255)');
      assert.match(await page.title(), /^EXERCISE: /);
    }
  }
  await page.goto(`${url}/public/`);
  await page.click('a[href="KR-11.html"]');
  assert.match(await page.innerText('section[lang="ko"] h2'), /훈련/);
  assert.deepEqual(errors, [], 'the policy lets the style in and refuses nothing else');
  assert.ok(
    requests.every((each) => each.startsWith(`${url}/public/`) || each.endsWith('favicon.ico')),
  );
});
