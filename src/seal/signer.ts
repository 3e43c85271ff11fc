/**
 * The two ports through which the pure core signs and verifies. Both are synchronous: a step
 * that had to wait for a signature could not be replayed.
 *
 * A public key is 32 bytes of Ed25519 (RFC 8032) as base64url; a signature 64 bytes likewise.
 */
export interface Signer {
  readonly publicKey: string;
  /** The signature over exactly these bytes. */
  sign(bytes: Uint8Array): string;
}

export interface Verifier {
  /** False for a wrong signature and for a key or signature that is not well formed. */
  verify(publicKey: string, bytes: Uint8Array, signature: string): boolean;
}
