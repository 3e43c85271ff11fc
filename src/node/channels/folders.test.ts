import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ed25519Signer } from '../../seal/index.ts';
import { until } from './channel.fixture.ts';
import { openFolders } from './folders.ts';

const SIGNER = ed25519Signer(generateKeyPairSync('ed25519').privateKey);

function folderOf(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'bongsu-folders-'));
  context.after(() => rmSync(path, { recursive: true }));
  return path;
}

test('drafts for pilots and mariners lie in a folder of their own, each with its receipt', async (context) => {
  const at = folderOf(context);
  const receipts: { channel: string; ok: boolean }[] = [];
  const folders = openFolders(
    at,
    { capKey: null, signer: SIGNER, keepFilesDays: 0 },
    ({ channel, ok }) => receipts.push({ channel, ok }),
  );
  for (const channel of ['notam', 'navwarn', 'cap']) {
    const name = channel === 'cap' ? 'w1' : `w1-${channel}.txt`;
    const effect = {
      kind: 'publish',
      after: 1,
      channel,
      name,
      warning: 'w1',
      revision: 1,
    } as const;
    folders.of(channel).publish({ ...effect, document: channel }, channel === 'notam');
  }
  const about = {
    kind: 'publish',
    after: 1,
    channel: 'notam',
    warning: 'w1',
    revision: 1,
  } as const;
  folders.of('notam').publish({ ...about, name: '../x', document: '' }, false);
  await folders.close();
  assert.deepEqual(readdirSync(join(at, 'notices')).sort(), [
    'w1-navwarn.txt',
    'w1-notam.txt',
    'w1-notam.txt.unrecorded',
  ]);
  assert.equal(readFileSync(join(at, 'notices/w1-notam.txt'), 'utf8'), 'notam');
  assert.deepEqual(readdirSync(join(at, 'cap')), ['w1.xml']);
  assert.deepEqual(receipts.map(({ channel, ok }) => `${channel} ${ok}`).sort(), [
    'cap true',
    'navwarn true',
    'notam false',
    'notam true',
  ]);
});

test('what the disk does not take is told once, tried again, and done when the disk works', async (context) => {
  const at = folderOf(context);
  writeFileSync(join(at, 'notices'), 'in the way');
  const receipts: boolean[] = [];
  const folders = openFolders(
    at,
    { capKey: null, signer: SIGNER, keepFilesDays: 0 },
    ({ ok }) => void receipts.push(ok),
  );
  const about = { kind: 'publish', after: 5, warning: 'kor-w1', revision: 1 } as const;
  const document = { ...about, channel: 'notam', name: 'a-notam.txt', document: 'DRAFT' };
  folders.of('notam').publish(document, false);
  await until(() => folders.health()[1]!.failure !== null);
  assert.deepEqual(receipts, [false]);
  assert.equal(folders.health()[1]!.waiting, 1);
  rmSync(join(at, 'notices'));
  await until(() => receipts.length === 2);
  assert.deepEqual(receipts, [false, true]);
  assert.equal(readFileSync(join(at, 'notices', 'a-notam.txt'), 'utf8'), 'DRAFT');
  const { waiting, failure, sent } = folders.health()[1]!;
  assert.deepEqual([waiting, failure, sent], [0, null, 1]);
  await folders.close();
});
