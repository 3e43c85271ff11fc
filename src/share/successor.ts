import { type Instant, isInstant, type Mode, type NodeId } from '../mark/index.ts';
import { type Signer, signedBytes, type Verifier } from '../seal/index.ts';
import { MINIMUM } from './arrangement/arrangement.ts';
import { push } from './lane.ts';
import type { LinkState } from './link.ts';
import type { Release, Shared } from './release.ts';
import type { ShareState } from './share.ts';
import { minimumLabel, sign } from './sign.ts';
import type { SignedStatement } from './statement.ts';

/** A node announces its next key, signed by the one that it has; both are taken for a while. */
export interface KeyContent {
  readonly about: 'key';
  readonly revision: number;
  /** The next Ed25519 key, of statements and of the link, base64url. */
  readonly key: string;
  /** The key that it follows is refused after this. */
  readonly untilMs: Instant;
  /** By the next key: whoever announces it holds it. Signature over {@link Succession}. */
  readonly proof: string;
}

/** What the next key signs. */
export interface Succession {
  readonly node: NodeId;
  readonly mode: Mode;
  readonly from: string;
  readonly key: string;
}

const SUCCESSION_TYPE = 'bongsu/key-succession/1';

/** A key that follows another. Plain data. */
export interface Successor {
  /** The first of a row of keys, which the settings may still name. */
  readonly from: string;
  /** The one that announced it. */
  readonly old: string;
  readonly key: string;
  readonly untilMs: Instant;
}

/** By the next key's signer: that it follows. */
export function proveSuccession(succession: Succession, next: Signer): string {
  return next.sign(signedBytes(SUCCESSION_TYPE, succession));
}

/**
 * The keys that a node's statements and links are taken with now. `configured`: as the settings
 * have it; once they name the next key, the old one counts no more.
 */
export function keysOf(
  state: ShareState,
  node: NodeId,
  configured: string,
  nowMs: Instant,
): readonly string[] {
  const next = state.successors.get(node);
  if (next === undefined || ![next.from, next.old].includes(configured)) return [configured];
  return nowMs <= next.untilMs ? [next.old, next.key] : [next.key];
}

/** Another node's announcement, already verified with a key that counts; true where it is taken. */
export function hearKey(
  state: ShareState,
  statement: SignedStatement,
  verifier: Verifier,
): boolean {
  const { origin: node, content, mode } = statement.body;
  if (content.about !== 'key') return false;
  const { key, untilMs, proof } = content;
  const from = statement.key;
  const succession: Succession = { node, mode, from, key };
  if (key === from || !verifier.verify(key, signedBytes(SUCCESSION_TYPE, succession), proof)) {
    return false;
  }
  const before = state.successors.get(node);
  // The settings name the first of them: a next one follows on the same, and so does one said again.
  const follows = before !== undefined && [before.key, before.old].includes(from);
  const root = follows ? before.from : from;
  state.successors.set(node, { from: root, old: from, key, untilMs });
  return true;
}

/** Tells every peer of our next key; the present one signs. */
export function announceKey(
  state: ShareState,
  next: { readonly key: string; readonly untilMs: Instant; readonly proof: string },
  signer: Signer,
  verifier: Verifier,
  nowMs: Instant,
): Shared | null {
  const { node, mode } = state;
  const bytes = signedBytes(SUCCESSION_TYPE, { node, mode, from: signer.publicKey, key: next.key });
  if (next.key === signer.publicKey || !verifier.verify(next.key, bytes, next.proof)) return null;
  const content = { about: 'key', revision: Math.floor(nowMs), ...next } as const;
  const label = minimumLabel(state, state.label);
  const statement = sign(state, MINIMUM, label, content, signer, nowMs);
  const releases = [...state.links.values()].map((link): Release => {
    const understood = link.speaks.includes('key');
    if (understood) offerKey(link, statement, false);
    return {
      peer: link.peer,
      what: understood ? 'released-to' : 'withheld-from',
      reason: understood ? 'agreed' : 'not-understood',
      message: understood
        ? 'our next key'
        : 'it has not said that it reads these: send an invitation',
    };
  });
  return { statement, releases };
}

/**
 * Among the warnings, in the order in which they were said: one that is signed with the next key is
 * refused by whoever has not heard of that key, and is lost.
 */
export function offerKey(link: LinkState, statement: SignedStatement, relayed: boolean): void {
  link.offered += 1;
  push(relayed ? link.waiting.relayed : link.waiting.warnings, statement);
}

/** What is wrong with the content of an announcement; null when nothing is. */
export function keyProblem(content: Readonly<Record<string, unknown>>): string | null {
  const { revision, key, untilMs, proof } = content;
  const good =
    Object.keys(content).sort().join() === 'about,key,proof,revision,untilMs' &&
    Number.isSafeInteger(revision) &&
    (revision as number) >= 0 &&
    typeof key === 'string' &&
    /^[A-Za-z0-9_-]{43}$/.test(key) &&
    isInstant(untilMs) &&
    typeof proof === 'string' &&
    /^[A-Za-z0-9_-]{1,128}$/.test(proof);
  return good ? null : 'content: a member of an announced key is wrong';
}
