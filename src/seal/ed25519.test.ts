import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import {
  ed25519Signer,
  ed25519Verifier,
  fromBase64Url,
  fromHex,
  toBase64Url,
  toHex,
} from './index.ts';

/** PKCS #8 of a raw Ed25519 seed (RFC 8410 section 7). */
function keyFromSeed(seedHex: string): ReturnType<typeof createPrivateKey> {
  const der = Buffer.from(`302e020100300506032b657004220420${seedHex}`, 'hex');
  return createPrivateKey({ key: der, type: 'pkcs8', format: 'der' });
}

/** RFC 8032 section 7.1: secret, public, message, signature. */
const VECTORS: [string, string, string, string][] = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
];

test('signatures are those of RFC 8032 section 7.1', () => {
  const verifier = ed25519Verifier();
  for (const [seed, publicKey, message, signature] of VECTORS) {
    const signer = ed25519Signer(keyFromSeed(seed));
    const bytes = fromHex(message)!;
    assert.equal(toHex(fromBase64Url(signer.publicKey)!), publicKey);
    assert.equal(toHex(fromBase64Url(signer.sign(bytes))!), signature);
    assert.equal(verifier.verify(signer.publicKey, bytes, signer.sign(bytes)), true);
  }
});

test('a changed message, signature or key does not verify and never throws', () => {
  const verifier = ed25519Verifier();
  const signer = ed25519Signer(keyFromSeed(VECTORS[0]![0]));
  const bytes = Uint8Array.of(1, 2, 3);
  const signature = signer.sign(bytes);
  assert.equal(verifier.verify(signer.publicKey, Uint8Array.of(1, 2, 4), signature), false);
  for (const wrong of ['', 'AAAA', signature.slice(1), `${signature}AA`, '!'.repeat(86)]) {
    assert.equal(verifier.verify(signer.publicKey, bytes, wrong), false);
    assert.equal(verifier.verify(wrong, bytes, signature), false);
  }
  assert.equal(verifier.verify(toBase64Url(new Uint8Array(32)), bytes, signature), false);
});

test('another kind of key is refused', () => {
  const { privateKey } = generateKeyPairSync('x25519');
  assert.throws(() => ed25519Signer(privateKey), /not Ed25519/);
});

test('hexadecimal and base64url are read strictly', () => {
  assert.equal(fromHex('abc'), null);
  assert.equal(fromHex('zz'), null);
  assert.equal(fromBase64Url('a+b/'), null);
  assert.equal(fromBase64Url('AB'), null, 'bits behind the last byte must be zero');
});
