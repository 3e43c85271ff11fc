import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { bodyHash, ed25519Signer, ed25519Verifier, isSealed, seal } from './index.ts';

const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
const verifier = ed25519Verifier();

test('what was sealed opens after a way through JSON, whatever the order of members', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (body) => {
      const envelope = seal('bongsu/test/1', body, signer);
      const shuffled = Object.fromEntries(Object.entries(body).reverse());
      assert.ok(isSealed('bongsu/test/1', { ...envelope, body: shuffled }, verifier));
      assert.equal(bodyHash('bongsu/test/1', shuffled), bodyHash('bongsu/test/1', body));
    }),
    { numRuns: 50 },
  );
});

test('a signature over one type is none over another', () => {
  const envelope = seal('bongsu/act/1', { a: 1 }, signer);
  assert.equal(isSealed('bongsu/statement/1', envelope, verifier), false);
  assert.equal(
    isSealed('bongsu/statement/1', { ...envelope, type: 'bongsu/statement/1' }, verifier),
    false,
  );
});

test('a changed body does not open', () => {
  const envelope = seal('bongsu/test/1', { region: 'JP-17' }, signer);
  assert.equal(
    isSealed('bongsu/test/1', { ...envelope, body: { region: 'JP-15' } }, verifier),
    false,
  );
});
