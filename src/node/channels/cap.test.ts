import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { LONGEST_SIGN_PAUSE_MS, openCapChannel } from './cap.ts';
import { verifyCap } from './cap-signature.ts';
import { until } from './channel.fixture.ts';

function folder(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'bongsu-cap-'));
  context.after(() => rmSync(path, { recursive: true }));
  return path;
}

const document = (name: string, text: string) => ({
  kind: 'publish' as const,
  after: 5,
  channel: 'cap',
  name,
  document: text,
  warning: 'kor-w1',
  revision: 1,
});

test('a document is written whole and answered by a receipt', async (context) => {
  const at = join(folder(context), 'cap');
  const receipts: unknown[] = [];
  const cap = openCapChannel(at, (receipt) => receipts.push(receipt));
  cap.publish(document('kor-w1-2', '<alert/>'), false);
  await cap.close();
  assert.equal(readFileSync(join(at, 'kor-w1-2.xml'), 'utf8'), '<alert/>');
  assert.deepEqual(readdirSync(at), ['kor-w1-2.xml'], 'nothing is left aside');
  assert.deepEqual(receipts, [
    { kind: 'receipt', channel: 'cap', name: 'kor-w1-2', about: 5, ok: true, message: 'written' },
  ]);
  assert.equal((await cap.list())[0]?.unrecorded, false);
});

test('what left before it was recorded says so beside the document', async (context) => {
  const cap = openCapChannel(folder(context), () => undefined);
  cap.publish(document('w.xml', '<alert/>'), true);
  await cap.close();
  assert.deepEqual(
    (await cap.list()).map(({ name, unrecorded }) => ({ name, unrecorded })),
    [{ name: 'w.xml', unrecorded: true }],
  );
});

test('a name that is a path, and a folder that is none, give a receipt that says so', async (context) => {
  const at = folder(context);
  const receipts: { ok: boolean; message: string }[] = [];
  const cap = openCapChannel(at, (receipt) => receipts.push(receipt));
  cap.publish(document('../escape', 'x'), false);
  await cap.close();
  writeFileSync(join(at, 'file'), '');
  const blocked = openCapChannel(join(at, 'file'), (receipt) => receipts.push(receipt));
  blocked.publish(document('w', 'x'), false);
  await blocked.close();
  assert.deepEqual(
    receipts.map((receipt) => receipt.ok),
    [false, false],
  );
  assert.match(receipts[0]?.message ?? '', /no file name/);
});

test('with a key a message is signed; what cannot be signed goes out all the same and is told', async (context) => {
  const at = folder(context);
  const receipts: { ok: boolean; message: string }[] = [];
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { privateKey, certificate: null };
  const cap = openCapChannel(at, (receipt) => receipts.push(receipt), key);
  const alert = '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><note>n</note></alert>';
  cap.publish(document('a', alert), false);
  cap.publish(document('b', 'no message'), false);
  await cap.close();
  const { state } = verifyCap(readFileSync(join(at, 'a.xml'), 'utf8'), [publicKey]);
  assert.equal(state, 'trusted');
  assert.equal(readFileSync(join(at, 'b.xml'), 'utf8'), 'no message');
  assert.deepEqual(
    receipts.map(({ ok }) => ok),
    [true, false],
  );
  assert.match(receipts[1]!.message, /without its signature/);
});

test('what lies there unsigned is told once, left as it is, and signed once when that can be done', async (context) => {
  const at = folder(context);
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let broken = true;
  let tried = 0;
  const key = {
    certificate: null,
    get privateKey() {
      tried += 1;
      if (broken) throw new Error('the key does not answer');
      return privateKey;
    },
  };
  const receipts: { ok: boolean; message: string }[] = [];
  let now = Date.now();
  const cap = openCapChannel(
    at,
    (receipt) => receipts.push(receipt),
    key,
    () => now,
  );
  context.after(() => cap.close());
  const alert = '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><note>n</note></alert>';
  cap.publish(document('a', alert), false);
  await until(() => receipts.length === 1);
  assert.match(receipts[0]!.message, /without its signature: the key does not answer/);
  assert.equal(cap.health().waiting, 1);
  const written = statSync(join(at, 'a.xml'), { bigint: true });
  // Each time the queue is woken it looks at all that waits.
  const others = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) {
      const before = receipts.length;
      cap.publish(document('../no file', alert), false);
      await until(() => receipts.length > before);
    }
  };
  await others(5);
  assert.equal(tried, 1, 'not at each look');
  const begunMs = now;
  for (const [second, attempts] of [
    ...[[9, 1] as const, [10, 2] as const, [29, 2] as const, [30, 3] as const],
    ...[[69, 3] as const, [70, 4] as const, [6000, 5] as const],
  ]) {
    now = begunMs + second * 1000;
    await others(1);
    assert.equal(tried, attempts, `${second} s`);
  }
  const now1 = statSync(join(at, 'a.xml'), { bigint: true });
  assert.deepEqual([now1.ino, now1.mtimeNs], [written.ino, written.mtimeNs], 'nothing written');
  assert.equal(receipts.filter(({ message }) => /signature/.test(message)).length, 1);
  broken = false;
  now += LONGEST_SIGN_PAUSE_MS;
  await others(1);
  await until(() => receipts.some(({ ok }) => ok));
  assert.equal(verifyCap(readFileSync(join(at, 'a.xml'), 'utf8'), [publicKey]).state, 'trusted');
  assert.equal(receipts.filter(({ ok }) => ok).length, 1);
  assert.deepEqual(readdirSync(at), ['a.xml']);
});
