import { canonicalBytes, keepCanonical } from './canonical.ts';
import { sha256Of, toHex } from './hash.ts';
import type { Signer, Verifier } from './signer.ts';

/**
 * A signed thing. What is signed is the canonical JSON of `body` behind a line that names its
 * type, so that a signature over one type can never pass for another.
 */
export interface Envelope<T> {
  /** For example `bongsu/statement/1`. */
  readonly type: string;
  readonly body: T;
  /** Ed25519 public key, base64url. */
  readonly key: string;
  /** Ed25519 signature, base64url. */
  readonly signature: string;
}

const encoder = new TextEncoder();

/** The bytes that a signature covers: type, line feed, canonical JSON of the body. */
export function signedBytes(type: string, body: unknown): Uint8Array {
  const head = encoder.encode(`${type}\n`);
  const json = canonicalBytes(body);
  const bytes = new Uint8Array(head.length + json.length);
  bytes.set(head);
  bytes.set(json, head.length);
  return bytes;
}

/** SHA-256 of {@link signedBytes} as hexadecimal: the name of a body wherever one is referred to. */
export function bodyHash(type: string, body: unknown): string {
  return toHex(sha256Of(signedBytes(type, body)));
}

/** Neither the envelope nor the body may change any more: their canonical texts are kept. */
export function seal<T>(type: string, body: T, signer: Signer): Envelope<T> {
  keepCanonical(body);
  // Before it signs: in a replay the key is that of the recorded signature which comes next.
  const key = signer.publicKey;
  const signature = signer.sign(signedBytes(type, body));
  return keepCanonical({ type, body, key, signature });
}

/** True when the envelope is of this type and its signature is right. Trust in `key` is the caller's. */
export function isSealed(type: string, envelope: Envelope<unknown>, verifier: Verifier): boolean {
  keepCanonical(envelope.body);
  return (
    envelope.type === type &&
    verifier.verify(envelope.key, signedBytes(type, envelope.body), envelope.signature)
  );
}
