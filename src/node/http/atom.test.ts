import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fastify, { type FastifyInstance } from 'fastify';
import { XmlDocument } from 'libxml2-wasm';
import { type CapAlert, capXml, readCap } from '../../wire/cap/index.ts';
import { openCapChannel } from '../channels/cap.ts';
import { addCapFeed, PAGE_ENTRIES, RECENT_MS } from './atom.ts';

const START_MS = 1_795_219_200_000;
const ATOM = { a: 'http://www.w3.org/2005/Atom' };

function alertOf(number: number, changes: Partial<CapAlert> = {}, expiresMs = START_MS): CapAlert {
  return {
    ...{ identifier: `w-${number}`, sender: 'c<&>', sentMs: START_MS + number * 1000 },
    ...{ status: 'Exercise', msgType: 'Alert', scope: 'Public', note: 'n' },
    info: [
      {
        ...{ category: ['Safety'], event: 'e', urgency: 'Immediate', severity: 'Extreme' },
        ...{ certainty: 'Likely', headline: `훈련 <${number}> & "more"`, expiresMs },
      },
    ],
    ...changes,
  };
}

function open(context: TestContext, nowMs = START_MS): { app: FastifyInstance; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-atom-'));
  const app = fastify();
  const cap = openCapChannel(folder, () => undefined);
  addCapFeed(app, { cap, title: () => 'Korea & <co>', nowMs: () => nowMs });
  context.after(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });
  return { app, folder };
}

/** What RFC 4287 section 4.1 asks of a feed and of each entry. */
function judge(xml: string): XmlDocument {
  const document = XmlDocument.fromString(xml);
  const one = (path: string): string => {
    const found = document.find(path, ATOM);
    assert.equal(found.length, 1, path);
    return found[0]!.content;
  };
  const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
  for (const at of [
    '/a:feed',
    ...document.find('//a:entry', ATOM).map((_, i) => `//a:entry[${i + 1}]`),
  ]) {
    assert.ok(URL.canParse(one(`${at}/a:id`)), 'an absolute IRI');
    assert.match(one(`${at}/a:updated`), DATE);
    assert.notEqual(one(`${at}/a:title`), '');
  }
  assert.notEqual(one('/a:feed/a:author/a:name'), '');
  assert.equal(document.find('//a:link[@rel="self"]', ATOM).length, 1);
  const ids = document.find('//a:entry/a:id', ATOM).map(({ content }) => content);
  assert.equal(new Set(ids).size, ids.length, 'each entry has an id of its own');
  return document;
}

test('messages stand in the feed, newest first, and each behind its link', async (context) => {
  const { app, folder } = open(context);
  judge((await app.inject('/cap')).body);
  for (const number of [1, 3, 2])
    writeFileSync(join(folder, `w-${number}.xml`), capXml(alertOf(number)));
  writeFileSync(join(folder, 'w-3.xml.unrecorded'), '');
  writeFileSync(join(folder, 'broken.xml'), '<alert');
  const answer = await app.inject('/cap');
  assert.match(String(answer.headers['content-type']), /^application\/atom\+xml/);
  using document = judge(answer.body);
  const titles = document.find('//a:entry/a:title', ATOM).map(({ content }) => content);
  assert.deepEqual(
    titles,
    [3, 2, 1].map((number) => `훈련 <${number}> & "more"`),
  );
  assert.equal(document.find('//a:category[@term="unrecorded"]', ATOM).length, 1);
  const [link] = document.find('//a:entry/a:link/@href', ATOM);
  const read = readCap((await app.inject(link!.content)).body);
  assert.deepEqual('reason' in read ? read : read[0]!.alert, alertOf(3));
});

test('the same feed is not sent twice to who has it', async (context) => {
  const { app, folder } = open(context);
  writeFileSync(join(folder, 'w-1.xml'), capXml(alertOf(1)));
  const { etag } = (await app.inject('/cap')).headers;
  const again = await app.inject({ url: '/cap', headers: { 'if-none-match': String(etag) } });
  assert.deepEqual([again.statusCode, again.body], [304, '']);
  writeFileSync(join(folder, 'w-2.xml'), capXml(alertOf(2)));
  const news = await app.inject({ url: '/cap', headers: { 'if-none-match': String(etag) } });
  assert.equal(news.statusCode, 200);
});

test('pages are bounded and lead to each other; what is long over is not told', async (context) => {
  const { app, folder } = open(context, START_MS + 2 * RECENT_MS);
  const inForce = START_MS + 3 * RECENT_MS;
  for (let number = 0; number < 2 * PAGE_ENTRIES + 1; number++) {
    writeFileSync(join(folder, `w-${number}.xml`), capXml(alertOf(number, {}, inForce)));
  }
  writeFileSync(join(folder, 'old.xml'), capXml(alertOf(999)));
  const seen: string[] = [];
  for (let url: string | undefined = '/cap'; url !== undefined; ) {
    using document: XmlDocument = judge((await app.inject(url)).body);
    const entries = document.find('//a:entry/a:id', ATOM).map(({ content }) => content);
    assert.ok(entries.length <= PAGE_ENTRIES);
    seen.push(...entries);
    url = document.find('//a:link[@rel="next"]/@href', ATOM)[0]?.content;
  }
  assert.equal(new Set(seen).size, 2 * PAGE_ENTRIES + 1);
  for (const page of ['0', '4', 'x', '1.5']) {
    assert.equal((await app.inject(`/cap?page=${page}`)).statusCode, 404, page);
  }
});
