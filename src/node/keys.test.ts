import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ed25519Verifier } from '../seal/index.ts';
import { createKey, ensureKey, keyNames, readKey, signerOf } from './keys.ts';

function folder(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'bongsu-keys-'));
  context.after(() => rmSync(path, { recursive: true }));
  return path;
}

test('a key is made once, for its owner alone, and read again as the same', (context) => {
  const data = folder(context);
  const made = ensureKey(data, 'exercise', 'node');
  assert.equal(statSync(made.file).mode & 0o777, 0o600);
  const again = ensureKey(data, 'exercise', 'node');
  assert.equal(again.publicKey, made.publicKey);
  const bytes = Buffer.from('words');
  assert.ok(ed25519Verifier().verify(made.publicKey, bytes, signerOf(again).sign(bytes)));
  assert.deepEqual(keyNames(data, 'exercise'), ['node']);
  assert.deepEqual(keyNames(data, 'actual'), [], 'modes have keys of their own');
});

test('a key is never replaced', (context) => {
  const data = folder(context);
  const { file } = createKey(data, 'test', 'officer-1');
  const before = readFileSync(file);
  assert.throws(() => createKey(data, 'test', 'officer-1'), { code: 'BNG_KEY_EXISTS' });
  assert.deepEqual(readFileSync(file), before);
});

test('a key that others can read, or that is none, is refused with what to do', (context) => {
  const data = folder(context);
  const { file } = createKey(data, 'test', 'open');
  chmodSync(file, 0o644);
  assert.throws(() => readKey(data, 'test', 'open'), /chmod 600/);
  chmodSync(file, 0o600);
  writeFileSync(file, 'nothing');
  assert.throws(() => ensureKey(data, 'test', 'open'), { code: 'BNG_KEY_UNREADABLE' });
});

test('demonstration keys stay marked, and mode actual has none', (context) => {
  const data = folder(context);
  createKey(data, 'exercise', 'demo', true);
  assert.equal(readKey(data, 'exercise', 'demo').demonstration, true);
  assert.equal(readKey(data, 'exercise', 'demo').publicKey.length, 43);
  assert.throws(() => createKey(data, 'actual', 'demo', true), { code: 'BNG_KEY_DEMONSTRATION' });
  const text = readFileSync(join(data, 'keys', 'exercise', 'demo.pem'));
  const smuggled = createKey(data, 'actual', 'smuggled');
  writeFileSync(smuggled.file, text);
  assert.throws(() => readKey(data, 'actual', 'smuggled'), { code: 'BNG_KEY_DEMONSTRATION' });
});

test('a name that would be a path is refused', (context) => {
  assert.throws(() => createKey(folder(context), 'test', '../node'), { code: 'BNG_USAGE' });
});
