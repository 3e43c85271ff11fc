import type { Signer, Verifier } from '../../src/seal/index.ts';
import { sha256Of, toBase64Url } from '../../src/seal/index.ts';

const encoder = new TextEncoder();

/**
 * Signatures for simulation: a hash over key and bytes. Deterministic like Ed25519 and thirty
 * times cheaper; whoever knows the public key could forge one, which no simulated node does
 * except where a fault says so.
 */
export function fakeSigner(name: string): Signer {
  const publicKey = `sim-${name}`;
  return { publicKey, sign: (bytes) => fakeSignature(publicKey, bytes) };
}

export const fakeVerifier: Verifier = {
  verify: (publicKey, bytes, signature) => signature === fakeSignature(publicKey, bytes),
};

function fakeSignature(publicKey: string, bytes: Uint8Array): string {
  return toBase64Url(sha256Of(encoder.encode(publicKey), bytes));
}
