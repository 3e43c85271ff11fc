import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openCapChannel } from './cap.ts';
import { verifyCap } from './cap-signature.ts';

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
