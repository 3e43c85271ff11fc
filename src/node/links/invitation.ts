import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  type Instant,
  isInstant,
  isMode,
  isNodeId,
  type Mode,
  type NodeId,
} from '../../mark/index.ts';
import {
  canonicalBytes,
  type Envelope,
  isSealed,
  type Signer,
  seal,
  sha256,
  toHex,
  type Verifier,
} from '../../seal/index.ts';
import { parseAddress } from '../address.ts';

/** What one node writes for another so that both come to know each other's keys. */
export interface Introduction {
  /** An invitation, or the answer to one. */
  readonly about: 'invitation' | 'answer';
  /** Name of the invitation: its answer bears the same. */
  readonly invitation: string;
  readonly node: NodeId;
  /** Whom it is for. */
  readonly peer: NodeId;
  readonly mode: Mode;
  /** Ed25519 key of its statements, base64url. */
  readonly statementKey: string;
  /** SHA-256 of the raw key that it shows in TLS, hexadecimal. */
  readonly tlsFingerprint: string;
  /** `host:port` to call it at; null: it calls. */
  readonly address: string | null;
  readonly expiresMs: Instant;
}

/** The file: signed, and bound to words that were read out, without which it is worth nothing. */
export interface IntroductionFile extends Envelope<Introduction> {
  /** HMAC-SHA-256 (RFC 2104) of the canonical body under the secret, hexadecimal. */
  readonly proof: string;
}

const INTRODUCTION_TYPE = 'bongsu/introduction/1';

/**
 * Letters and digits that are not taken for each other when they are read out (Crockford's base 32:
 * no I, L, O, U). 20 of them are 100 bits, out of reach for whoever holds the file.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_LETTERS = 20;

/** A secret in groups of four, from random bytes (one a letter). */
export function secretText(random: Uint8Array): string {
  const letters = [...random.subarray(0, SECRET_LETTERS)].map((byte) => ALPHABET[byte & 31]!);
  if (letters.length < SECRET_LETTERS) throw new RangeError('secretText: too few bytes');
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** As somebody typed what was read out; null where it is no secret. */
export function readSecret(typed: string): string | null {
  const letters = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const isSecret =
    letters.length === SECRET_LETTERS && [...letters].every((letter) => ALPHABET.includes(letter));
  return isSecret ? letters : null;
}

/** SHA-256 of a raw Ed25519 key, hexadecimal; `key` base64url. */
export function fingerprintOf(key: string): string {
  return toHex(sha256(Buffer.from(key, 'base64url')));
}

/** `secret` as {@link readSecret} gives it. */
export function introduce(
  body: Omit<Introduction, 'statementKey' | 'tlsFingerprint'>,
  secret: string,
  signer: Signer,
): IntroductionFile {
  const statementKey = signer.publicKey;
  const whole = { ...body, statementKey, tlsFingerprint: fingerprintOf(statementKey) };
  return { ...seal(INTRODUCTION_TYPE, whole, signer), proof: proofOf(whole, secret) };
}

function proofOf(body: Introduction, secret: string): string {
  return createHmac('sha256', secret).update(canonicalBytes(body)).digest('hex');
}

/** What is expected of a file by whoever reads it. */
export interface Expected {
  readonly about: Introduction['about'];
  /** This node. */
  readonly node: NodeId;
  readonly mode: Mode;
  readonly secret: string;
  readonly nowMs: Instant;
}

const MEMBERS = 'about,address,expiresMs,invitation,mode,node,peer,statementKey,tlsFingerprint';

/** The introduction in a file, or in words why it is not to be believed. */
export function checkIntroduction(
  file: unknown,
  expected: Expected,
  verifier: Verifier,
): Introduction | string {
  if (!isIntroductionFile(file)) return 'it is not of the form of an invitation or of its answer';
  const { body, key, proof } = file;
  const mine = Buffer.from(proofOf(body, expected.secret), 'hex');
  const theirs = Buffer.from(proof, 'hex');
  if (mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) {
    return 'the secret does not fit it: a letter was misheard, or the file was changed on its way';
  }
  if (key !== body.statementKey || !isSealed(INTRODUCTION_TYPE, file, verifier)) {
    return 'it is not signed by the key that it names';
  }
  if (body.tlsFingerprint !== fingerprintOf(body.statementKey)) {
    return 'the fingerprint for the link is not of the key that it names';
  }
  if (body.about !== expected.about) return `it is an ${body.about}, not an ${expected.about}`;
  if (body.mode !== expected.mode) return `it is for mode ${body.mode}, this is ${expected.mode}`;
  if (body.peer !== expected.node) return `it is for ${body.peer}, this node is ${expected.node}`;
  if (body.node === expected.node) return 'it is our own';
  if (body.expiresMs < expected.nowMs) return 'it has expired: ask for a new one';
  return body;
}

/** True for a file of the right form; whether to believe it is {@link checkIntroduction}'s. */
export function isIntroductionFile(file: unknown): file is IntroductionFile {
  if (!isRecord(file) || !isRecord(file['body'])) return false;
  const { body } = file;
  const texts = [file['key'], file['signature'], file['proof'], file['type']];
  return (
    texts.every((text) => typeof text === 'string') &&
    Object.keys(body).sort().join() === MEMBERS &&
    (body['about'] === 'invitation' || body['about'] === 'answer') &&
    isHex(body['invitation'], 32) &&
    isNodeId(body['node']) &&
    isNodeId(body['peer']) &&
    isMode(body['mode']) &&
    typeof body['statementKey'] === 'string' &&
    /^[A-Za-z0-9_-]{43}$/.test(body['statementKey']) &&
    isHex(body['tlsFingerprint'], 64) &&
    (body['address'] === null || isAddress(body['address'])) &&
    isInstant(body['expiresMs'])
  );
}

function isAddress(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[^/\s]+:[0-9]{1,5}$/.test(value)) return false;
  const { port } = parseAddress(value);
  return port > 0 && port < 65_536;
}

function isHex(value: unknown, digits: number): boolean {
  return typeof value === 'string' && value.length === digits && /^[0-9a-f]+$/.test(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
