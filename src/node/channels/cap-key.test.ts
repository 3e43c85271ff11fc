import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Mode } from '../../mark/index.ts';
import type { NodeConfig } from '../config.ts';
import { readCapKey } from './cap-key.ts';

const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

function dataOf(context: TestContext): string {
  const data = mkdtempSync(join(tmpdir(), 'bongsu-cap-key-'));
  context.after(() => rmSync(data, { recursive: true }));
  return data;
}

function put(data: string, mode: Mode, key: KeyObject, name = 'cap'): string {
  const folder = join(data, 'keys', mode);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.key`);
  writeFileSync(file, key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return file;
}

function read(data: string, signatureKey?: string): ReturnType<typeof readCapKey> {
  const cap = signatureKey === undefined ? {} : { cap: { signatureKey } };
  return readCapKey({ data, mode: 'exercise', channels: cap } as unknown as NodeConfig);
}

test('a node signs by the key that it is told of, and by none when it is told of none', (context) => {
  const data = dataOf(context);
  assert.equal(read(data), null);
  put(data, 'exercise', RSA);
  assert.ok(read(data, 'cap')?.privateKey.equals(RSA));
});

test('a key that is not there, open to others, weak or of another kind keeps the node from starting', (context) => {
  const data = dataOf(context);
  assert.throws(() => read(data, 'cap'), { code: 'BNG_KEY_UNREADABLE' });
  chmodSync(put(data, 'exercise', RSA, 'open'), 0o644);
  assert.throws(() => read(data, 'open'), /chmod 600/);
  put(data, 'exercise', generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey, 'weak');
  assert.throws(() => read(data, 'weak'), /2048 bits/);
  put(data, 'exercise', generateKeyPairSync('ed25519').privateKey, 'other');
  assert.throws(() => read(data, 'other'), /2048 bits/);
});

test('a key of one mode signs in no other', (context) => {
  const data = dataOf(context);
  put(data, 'exercise', RSA);
  put(data, 'actual', RSA, 'elsewhere');
  assert.throws(() => read(data, 'cap'), { code: 'BNG_CHANNEL_SHARED' });
});

test('a certificate goes with its key, and with no other', (context) => {
  const data = dataOf(context);
  const file = put(data, 'exercise', RSA);
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-key', file, '-out', join(data, 'keys/exercise/cap.crt'), '-days', '30'],
    ...['-subj', '/CN=Warning Centre'],
  ]);
  if (made.status !== 0) {
    context.skip('openssl is not installed here');
    return;
  }
  assert.equal(read(data, 'cap')?.certificate?.subject, 'CN=Warning Centre');
  put(data, 'exercise', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
  assert.throws(() => read(data, 'cap'), /of another key/);
});
