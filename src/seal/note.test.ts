import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { ed25519Signer, ed25519Verifier } from './ed25519.ts';
import { toBase64Url } from './hash.ts';
import { isNoteSignature, noteKeyId, noteWith, openNote, signNote } from './note.ts';

const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const other = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const verifier = ed25519Verifier();
const line = fc.string({ unit: fc.constantFrom(...'ab c—+/한=') });
const noteText = fc.array(line, { minLength: 1 }).map((lines) => `${lines.join('\n')}\n`);

test('a note opens to the text that was signed, whatever lines it has', () => {
  fc.assert(
    fc.property(noteText, (text) => {
      const signature = signNote(text, signer);
      const opened = openNote(noteWith(text, 'kor', signer.publicKey, signature));
      assert.equal(opened?.text, text);
      assert.equal(opened.signatures.length, 1);
      const found = opened.signatures[0]!;
      assert.equal(toBase64Url(found.signature), signature);
      assert.deepEqual([...found.keyId], [...noteKeyId('kor', signer.publicKey)]);
      assert.ok(isNoteSignature(text, signer.publicKey, signature, verifier));
      assert.ok(!isNoteSignature(text, other.publicKey, signature, verifier));
      assert.ok(!isNoteSignature(`x${text}`, signer.publicKey, signature, verifier));
    }),
  );
});

test('the note and key id of a published example are read as published', () => {
  // C2SP signed-note, the vkey and note of its example of the Go package golang.org/x/mod/sumdb/note.
  const key = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const note =
    'If you think cryptography is the answer to your problem,\n' +
    "then you don't know what your problem is.\n" +
    '\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
  const raw = Buffer.from(key.slice(key.lastIndexOf('+') + 1), 'base64').subarray(1);
  const opened = openNote(note)!;
  assert.equal(
    Buffer.from(noteKeyId('PeterNeumann', toBase64Url(raw))).toString('hex'),
    'c74f20a3',
  );
  assert.equal(Buffer.from(opened.signatures[0]!.keyId).toString('hex'), 'c74f20a3');
  const signature = toBase64Url(opened.signatures[0]!.signature);
  assert.ok(isNoteSignature(opened.text, toBase64Url(raw), signature, verifier));
});

test('what is no note is none', () => {
  for (const bad of [
    '',
    'text\n',
    'text\n\n',
    'text\n\nkor abc\n',
    'text\n\n— kor x y\n',
    'a\n\n— kor AAAA',
  ]) {
    assert.equal(openNote(bad), null, JSON.stringify(bad));
  }
});

test('a text that could not be told from another is not signed', () => {
  for (const bad of ['no newline', 'a\rb\n', 'a\tb\n', '\0\n']) {
    assert.throws(() => signNote(bad, signer), TypeError, JSON.stringify(bad));
  }
});
