import { fromBase64Url, sha256Of } from './hash.ts';
import type { Signer, Verifier } from './signer.ts';

/** Algorithm byte of Ed25519 in key ids (C2SP signed-note, "Signature types"). */
const ED25519 = 1;
const KEY_ID_BYTES = 4;
const SIGNATURE_BYTES = 64;

/**
 * A text with signatures under it, in the form of C2SP signed-note: the text, an empty line, and
 * one line `— name base64(key id ‖ signature)` for each signature. The signatures cover the text
 * alone, its last newline included.
 */
export function noteWith(text: string, name: string, key: string, signature: string): string {
  return notedBy(text, [{ name, key, signature }]);
}

/** One signature under a note: by whom, with which key; base64url. */
export interface NoteSignature {
  readonly name: string;
  readonly key: string;
  readonly signature: string;
}

/** The same with the signatures of several. */
export function notedBy(text: string, signatures: readonly NoteSignature[]): string {
  const lines = signatures.map(({ name, key, signature }) => {
    const raw = fromBase64Url(signature);
    if (raw === null) throw new TypeError('notedBy: the signature is no base64url');
    const blob = Buffer.concat([noteKeyId(name, key), raw]);
    return `— ${name} ${blob.toString('base64')}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/** Signs a text for a note; throws unless it ends in a newline and holds no other control character. */
export function signNote(text: string, signer: Signer): string {
  return signer.sign(noteBytes(text));
}

/** True when `signature` (base64url) is that of `key` over the text. */
export function isNoteSignature(
  text: string,
  key: string,
  signature: string,
  verifier: Verifier,
): boolean {
  return verifier.verify(key, noteBytes(text), signature);
}

/** What a note holds, nothing of it verified. */
export interface OpenNote {
  readonly text: string;
  readonly signatures: readonly {
    readonly name: string;
    readonly keyId: Uint8Array;
    readonly signature: Uint8Array;
  }[];
}

/** Takes a note apart; null for what is none. Signatures of other lengths are left out. */
export function openNote(note: string): OpenNote | null {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) return null;
  const lines = note.slice(split + 2, -1).split('\n');
  const signatures = [];
  for (const line of lines) {
    const match = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line);
    if (match === null) return null;
    const blob = Buffer.from(match[2]!, 'base64');
    if (blob.length !== KEY_ID_BYTES + SIGNATURE_BYTES) continue;
    signatures.push({
      name: match[1]!,
      keyId: blob.subarray(0, KEY_ID_BYTES),
      signature: blob.subarray(KEY_ID_BYTES),
    });
  }
  return { text: note.slice(0, split + 1), signatures };
}

/** First four bytes of SHA-256(name ‖ LF ‖ 0x01 ‖ key), C2SP signed-note. */
export function noteKeyId(name: string, key: string): Uint8Array {
  const raw = fromBase64Url(key);
  if (raw === null) throw new TypeError('noteKeyId: the key is no base64url');
  const head = new TextEncoder().encode(`${name}\n`);
  return sha256Of(head, Uint8Array.of(ED25519), raw).subarray(0, KEY_ID_BYTES);
}

function noteBytes(text: string): Uint8Array {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a note may hold no other one
  if (!text.endsWith('\n') || /[\x00-\x09\x0b-\x1f]/.test(text)) {
    throw new TypeError('a note is lines of text without control characters');
  }
  return new TextEncoder().encode(text);
}
