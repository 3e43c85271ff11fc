import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { completeConfig, readConfig } from './config-read.ts';
import { environmentNames } from './environment.ts';
import { BongsuError } from './errors.ts';
import { toWatchSettings } from './watch-settings.ts';

const KEY = 'A'.repeat(43);

function written(context: TestContext, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-config-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'node.yaml');
  writeFileSync(file, text);
  return file;
}

/** Reads and expects a refusal of that code whose sentence holds all the words. */
function refused(
  context: TestContext,
  text: string,
  code: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): void {
  const file = written(context, text);
  assert.throws(
    () => readConfig(file, environment),
    (error) => {
      assert.ok(error instanceof BongsuError);
      assert.equal(error.code, code);
      for (const word of words) assert.ok(error.message.includes(word), error.message);
      return true;
    },
  );
}

test('without any configuration a node keeps to this machine and calls nobody', () => {
  const config = readConfig(null);
  assert.equal(config.http.host, '127.0.0.1');
  assert.equal(config.links.listen, false);
  assert.deepEqual(config.links.peers, []);
  assert.deepEqual(config.sensors, []);
  assert.equal(config.mode, 'exercise');
  assert.equal(config.data, join(process.cwd(), 'bongsu-data'));
});

test('an empty file is an empty configuration', (context) => {
  const config = readConfig(written(context, ''));
  assert.equal(config.node, 'local');
});

test('mistakes say what, where and what to do', (context) => {
  refused(context, 'nod: kor', 'BNG_CONFIG_INVALID', [
    'at the top',
    '"nod"',
    'Did you mean "node"?',
  ]);
  refused(context, 'node: KOR', 'BNG_CONFIG_INVALID', ['node', '"KOR"', '2 to 16 lower-case']);
  refused(context, 'mode: drill', 'BNG_CONFIG_INVALID', ['mode', 'actual, exercise, test']);
  refused(context, 'http: { port: 99999 }', 'BNG_CONFIG_INVALID', ['http.port', '99999']);
  refused(context, 'links: { peers: [{ node: usa }] }', 'BNG_CONFIG_INVALID', [
    'links.peers.0',
    '"key" is missing',
  ]);
  refused(context, 'warn: { channels: [radio] }', 'BNG_CONFIG_INVALID', ['warn.channels.0', 'cap']);
  refused(context, 'sensors: 7', 'BNG_CONFIG_INVALID', ['sensors']);
  refused(context, 'a: [1', 'BNG_CONFIG_SYNTAX', ['line 1']);
  refused(context, 'sensors: nowhere.yaml', 'BNG_CONFIG_MISSING', ['nowhere.yaml']);
  assert.throws(() => readConfig('/nowhere/node.yaml'), { code: 'BNG_CONFIG_MISSING' });
});

test('a small file cannot make a huge configuration', (context) => {
  const laughs = Array.from(
    { length: 12 },
    (_, i) => `a${i + 1}: &a${i + 1} [${Array.from({ length: 9 }, () => `*a${i}`).join(', ')}]`,
  );
  refused(context, `a0: &a0 x\n${laughs.join('\n')}`, 'BNG_CONFIG_SYNTAX', ['alias']);
});

test('every value can be set by the environment, over the file', (context) => {
  const file = written(context, 'node: kor\nhttp: { port: 1 }');
  const config = readConfig(file, {
    BONGSU_HTTP_PORT: '0',
    BONGSU_NODE: 'jpn',
    BONGSU_LINKS_LISTEN: 'true',
    BONGSU_INPUTS_ALLOW_FROM: '[192.0.2.1]',
    BONGSU_ASSESS_MARGIN_KM: '12.5',
    BONGSU_WARN_ISSUER_NAME: '{ en: A, ko: 가, ja: あ }',
    HOME: '/nowhere',
  });
  assert.equal(config.http.port, 0);
  assert.equal(config.node, 'jpn');
  assert.equal(config.links.listen, true);
  assert.deepEqual(config.inputs.allowFrom, ['192.0.2.1']);
  assert.equal(config.assess.marginKm, 12.5);
  assert.equal(config.warn.issuerName.ko, '가');
  const empty = '';
  refused(context, empty, 'BNG_CONFIG_ENVIRONMENT', ['Did you mean "BONGSU_HTTP_PORT"?'], {
    BONGSU_HTTP_PROT: '1',
  });
  refused(context, empty, 'BNG_CONFIG_INVALID', ['http.port'], { BONGSU_HTTP_PORT: 'many' });
  refused(context, empty, 'BNG_CONFIG_ENVIRONMENT', ['YAML'], { BONGSU_TITLE: '[' });
});

test('an issuer with a character that no channel can carry is refused before it stands in a warning', (context) => {
  for (const bad of ['\\a', '\\0', '\\uFFFF', '\\uFFFE', '\\x85']) {
    const text = `warn: { issuerName: { en: "Centre${bad}" } }`;
    refused(context, text, 'BNG_CONFIG_INVALID', ['warn.issuerName.en']);
  }
});

test('names of variables are one for one', () => {
  const names = [...environmentNames().keys()];
  assert.ok(names.includes('BONGSU_WARN_OFFICERS_TO_RELEASE'));
  assert.equal(new Set(names).size, names.length);
  assert.ok(names.every((name) => /^BONGSU_[A-Z0-9_]+$/.test(name)));
});

test('kilometres become metres, labels are sorted, the minimum class is always there', () => {
  const settings = toWatchSettings(
    completeConfig(
      {
        node: 'kor',
        assess: { marginKm: 12.5 },
        label: { releasableTo: ['usa', 'jpn', 'usa'] },
        links: { peers: [{ node: 'usa', key: KEY, releaseClasses: ['detail'] }] },
        officers: [{ id: 'o1', person: 'p1', key: KEY, notAfter: '2027-01-01T00:00:00Z' }],
      },
      '/tmp',
    ),
    [],
  );
  assert.equal(settings.assess.ballistic.marginM, 12_500);
  assert.equal('marginKm' in settings.assess.ballistic, false);
  assert.deepEqual(settings.label.releasableTo, ['jpn', 'usa']);
  assert.deepEqual(settings.peers[0]?.releaseClasses, ['detail', 'minimum']);
  assert.equal(settings.officers[0]?.notAfterMs, Date.UTC(2027, 0, 1));
});

test('a node is not its own peer, and actual refuses demonstration officers', () => {
  const peers = [{ node: 'kor', key: KEY }];
  assert.throws(
    () => toWatchSettings(completeConfig({ node: 'kor', links: { peers } }, '/'), []),
    /own peer/,
  );
  const officers = [{ id: 'o1', person: 'p1', key: KEY, demonstration: true }];
  assert.throws(() => toWatchSettings(completeConfig({ mode: 'actual', officers }, '/'), []), {
    code: 'BNG_KEY_DEMONSTRATION',
  });
});
