import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import fastify from 'fastify';
import { ed25519Signer } from '../../seal/index.ts';
import { addPublicPages } from '../http/public.ts';
import { openPublicChannel } from './public.ts';
import { MAX_SIGNED_BYTES, signPage, verifyPage } from './public-signature.ts';

const SIGNER = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const OTHER = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const KEY = SIGNER.publicKey;
const LATER = 4_000_000_000_000;

function page(atMs: number, words = '서울', untilMs = LATER): string {
  const facts = `page=KR-11.html mode=exercise at=${atMs} until=${untilMs}`;
  return `<!doctype html>\n<html>\n<meta name="bongsu" content="${facts}">\n<p>${words}</p>\n</html>\n`;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function folderOf(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'bongsu-public-'));
  context.after(() => rmSync(path, { recursive: true }));
  return path;
}

const effect = (name: string, document: string) => ({
  ...{ kind: 'publish' as const, after: 5, channel: 'public', name, document },
  ...{ warning: 'kor-w1', revision: 1 },
});

test('the newest page of an area lies in the folder, signed; an older one never takes its place', async (context) => {
  const at = folderOf(context);
  const receipts: { ok: boolean; message: string }[] = [];
  const channel = openPublicChannel(at, SIGNER, (receipt) => receipts.push(receipt));
  channel.publish(effect('kor-w1-2/KR-11.html', page(2000, 'new')), false);
  channel.publish(effect('kor-w9-1/KR-11.html', page(1000, 'old')), false);
  channel.publish(effect('kor-w1-2/../x.html', page(3000)), false);
  channel.publish(effect('kor-w1-2/index.html', page(3000)), true);
  await channel.close();
  assert.deepEqual(readdirSync(at).sort(), ['KR-11.html', 'index.html', 'index.html.unrecorded']);
  const file = readFileSync(join(at, 'KR-11.html'));
  assert.match(file.toString(), /<p>new<\/p>/);
  const check = verifyPage(new Uint8Array(file), KEY);
  assert.deepEqual(check, {
    ...{ ok: true, key: KEY, page: 'KR-11.html', mode: 'exercise', atMs: 2000, untilMs: LATER },
  });
  assert.deepEqual(
    receipts.map(({ ok }) => ok),
    [true, true, false, true],
  );
});

test('which page is newer is told by the clock of the node, also when people have another', async (context) => {
  const at = folderOf(context);
  const channel = openPublicChannel(at, SIGNER, () => undefined);
  const moved = (order: number, words: string): string =>
    page(1000, words).replace(`until=${LATER}`, `until=${LATER} order=${order}`);
  channel.publish(effect('kor-w1-1/KR-11.html', page(2000, 'before sensors were moved')), false);
  channel.publish(effect('kor-w1-2/KR-11.html', moved(3000, 'moved')), false);
  channel.publish(effect('kor-w1-1/KR-11.html', moved(2500, 'late')), false);
  await channel.close();
  const file = readFileSync(join(at, 'KR-11.html'));
  assert.match(file.toString(), /<p>moved<\/p>/);
  const check = verifyPage(new Uint8Array(file), KEY);
  assert.deepEqual(check.ok && check.atMs, 1000);
});

test('whatever is changed, cut off or added, at whatever byte, is found', () => {
  const signed = bytesOf(signPage(page(1000), SIGNER));
  assert.ok(verifyPage(signed, KEY).ok);
  fc.assert(
    fc.property(fc.nat(signed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const wrong = signed.slice();
      wrong[at] = wrong[at]! ^ change;
      assert.ok(!verifyPage(wrong, KEY).ok, `byte ${at}`);
      assert.ok(!verifyPage(signed.slice(0, at), KEY).ok);
    }),
  );
  const text = signPage(page(1000), SIGNER);
  const others: readonly string[] = [
    `${text}<p>more</p>\n`,
    `${text}\n`,
    text.trimEnd(),
    `<p>before</p>\n${text}`,
    signPage(page(1000), OTHER),
    signPage(text, OTHER),
    page(1000),
    '',
    signPage('bongsu/statement/1\n{}', SIGNER),
    signPage('<!doctype html>\n<p>no facts</p>\n', SIGNER),
    signPage(page(1000, 'x'.repeat(MAX_SIGNED_BYTES)), SIGNER),
  ];
  for (const [i, other] of others.entries()) assert.ok(!verifyPage(bytesOf(other), KEY).ok, `${i}`);
});

test('the way that the docs tell works with openssl alone', (context) => {
  const docs = readFileSync(new URL('../../../docs/public-page.md', import.meta.url), 'utf8');
  const script = /```sh\n(#!\/bin\/sh[\s\S]*?)```/.exec(docs)?.[1] ?? assert.fail('no script');
  assert.ok(script.split('\n').length <= 31, 'thirty lines at most');
  if (spawnSync('openssl', ['version']).status !== 0) {
    context.skip('openssl is not installed here');
    return;
  }
  const at = folderOf(context);
  writeFileSync(join(at, 'check.sh'), script);
  writeFileSync(join(at, 'good.html'), signPage(page(1000), SIGNER));
  writeFileSync(join(at, 'bad.html'), signPage(page(1000), SIGNER).replace('서울', '부산'));
  const run = (file: string, key: string) =>
    spawnSync('sh', ['check.sh', file, key], { cwd: at, encoding: 'utf8' });
  const good = run('good.html', KEY);
  assert.equal(good.status, 0, good.stderr);
  assert.notEqual(run('bad.html', KEY).status, 0);
  assert.notEqual(run('good.html', OTHER.publicKey).status, 0);
});

test('pages are served as they lie there, with a policy that lets nothing in, and nothing else is', async (context) => {
  const at = folderOf(context);
  const app = fastify();
  addPublicPages(app, at);
  context.after(() => app.close());
  assert.equal((await app.inject('/public/')).statusCode, 404);
  writeFileSync(join(at, 'index.html'), 'index');
  writeFileSync(join(at, '.hidden.html.part'), 'x');
  writeFileSync(join(at, 'secret.txt'), 'x');
  const index = await app.inject('/public/');
  assert.equal(index.body, 'index');
  assert.match(
    String(index.headers['content-security-policy']),
    /^default-src 'none'; style-src 'sha256-/,
  );
  const again = {
    url: '/public/index.html',
    headers: { 'if-none-match': String(index.headers.etag) },
  };
  assert.equal((await app.inject(again)).statusCode, 304);
  assert.equal((await app.inject('/public')).headers.location, '/public/');
  for (const path of [
    'secret.txt',
    '.hidden.html.part',
    '..%2Findex.html',
    '%2e%2e/x.html',
    'a/b.html',
  ]) {
    assert.equal((await app.inject(`/public/${path}`)).statusCode, 404, path);
  }
});
