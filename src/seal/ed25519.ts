import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { fromBase64Url, toBase64Url } from './hash.ts';
import type { Signer, Verifier } from './signer.ts';

/** DER prefix of an Ed25519 SubjectPublicKeyInfo (RFC 8410 section 4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Keys that were read once stay read; bounded, since a peer can name any key it likes. */
const MAX_CACHED_KEYS = 1024;

/** The 32 raw bytes of an Ed25519 key's public half as base64url. Throws for other key types. */
export function publicKeyText(key: KeyObject): string {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('publicKeyText: not Ed25519');
  const spki = (key.type === 'private' ? createPublicKey(key) : key).export({
    type: 'spki',
    format: 'der',
  });
  return toBase64Url(spki.subarray(spki.length - 32));
}

/** A signer over a PKCS #8 PEM or a private key object. Throws unless the key is Ed25519. */
export function ed25519Signer(privateKey: string | KeyObject): Signer {
  const key = typeof privateKey === 'string' ? createPrivateKey(privateKey) : privateKey;
  const publicKey = publicKeyText(key);
  return { publicKey, sign: (bytes) => toBase64Url(sign(null, bytes, key)) };
}

/** A verifier of Ed25519 signatures by raw public key. */
export function ed25519Verifier(): Verifier {
  const keys = new Map<string, KeyObject | null>();
  return {
    verify(publicKey, bytes, signature) {
      let key = keys.get(publicKey);
      if (key === undefined) {
        key = readPublicKey(publicKey);
        if (keys.size >= MAX_CACHED_KEYS) keys.clear();
        keys.set(publicKey, key);
      }
      const raw = fromBase64Url(signature);
      return key !== null && raw !== null && raw.length === 64 && verify(null, bytes, key, raw);
    },
  };
}

function readPublicKey(text: string): KeyObject | null {
  const raw = fromBase64Url(text);
  if (raw === null || raw.length !== 32) return null;
  try {
    return createPublicKey({
      key: Buffer.concat([SPKI_PREFIX, raw]),
      type: 'spki',
      format: 'der',
    });
  } catch {
    return null;
  }
}
