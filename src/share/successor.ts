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

/** An announcement may be so far ahead of the clock of whoever hears it, ms, as any statement may. */
const MAX_AHEAD_MS = 60_000;
/** And the clock of its node may be as far behind; farther apart than that, clocks are an alarm, ms. */
const MAX_BEHIND_MS = 60_000;

/** One change of a node's key, as it was announced. Plain data. */
export interface Successor {
  /** The key that announced the next one, */
  readonly from: string;
  readonly key: string;
  /** and is refused after this. */
  readonly untilMs: Instant;
  /** Of the announcement: what the same key said before it counts no more. */
  readonly revision: number;
  /** The next key has signed something since that was accepted here: the node has it now. */
  readonly used: boolean;
}

/**
 * Changes of one node that are remembered, in the order in which they were taken. With more of them a
 * key in the middle is left out that no settings name: one that has ended, where there is one.
 */
const MAX_CHANGES = 16;

/** By the next key's signer: that it follows. */
export function proveSuccession(succession: Succession, next: Signer): string {
  return next.sign(signedBytes(SUCCESSION_TYPE, succession));
}

/**
 * The keys that a node's statements and links are taken with now: of the row that begins with the one
 * `configured`, as the settings have it, those that have not ended. What came before it counts no more.
 */
export function keysOf(
  state: ShareState,
  node: NodeId,
  configured: string,
  nowMs: Instant,
): readonly string[] {
  const changes = state.successors.get(node);
  if (changes === undefined) return [configured];
  return rowFrom(changes, configured).filter((key) => endOf(changes, key) >= nowMs);
}

/** When a key ended that others of the row followed; null where it counts still, or was never known. */
export function endedMs(
  state: ShareState,
  node: NodeId,
  configured: string,
  key: string,
  nowMs: Instant,
): Instant | null {
  const changes = state.successors.get(node) ?? [];
  const end = endOf(changes, key);
  return end < nowMs && rowFrom(changes, configured).includes(key) ? end : null;
}

function rowFrom(changes: readonly Successor[], configured: string): readonly string[] {
  const keys = new Set([configured]);
  // What is added to a set while it is gone through comes up too.
  for (const key of keys) {
    for (const change of changes) if (change.from === key) keys.add(change.key);
  }
  return [...keys];
}

/** Until when a key is taken; a node that goes back to a key takes it up again. */
function endOf(changes: readonly Successor[], key: string): Instant {
  const last = changes.findLast((change) => change.from === key || change.key === key);
  return last?.from === key ? last.untilMs : Number.POSITIVE_INFINITY;
}

/**
 * Another node's announcement, already verified with a key that counts. `ends-as-before`: known, and the
 * time that the old key asks for is not given to it; false: not taken.
 */
export function hearKey(
  state: ShareState,
  statement: SignedStatement,
  verifier: Verifier,
  nowMs: Instant,
): 'taken' | 'ends-as-before' | false {
  const { origin: node, content, mode } = statement.body;
  if (content.about !== 'key') return false;
  const { key, untilMs, proof, revision } = content;
  const from = statement.key;
  const succession: Succession = { node, mode, from, key };
  if (key === from || !verifier.verify(key, signedBytes(SUCCESSION_TYPE, succession), proof)) {
    return false;
  }
  // What is signed with the next key counts from here on, so that nobody may put that off.
  if (revision > nowMs + MAX_AHEAD_MS) return false;
  const changes = state.successors.get(node) ?? [];
  const next = withChange(changes, { from, key, untilMs, revision, used: false });
  if (next === null) return false;
  const named = keysInSettings(state, node);
  state.successors.set(node, next.length > MAX_CHANGES ? shortened(next, named, nowMs) : next);
  const given = next.findLast((change) => change.from === from && change.key === key);
  return given !== undefined && given.untilMs < untilMs ? 'ends-as-before' : 'taken';
}

/**
 * Something that a key has signed was accepted from its node, which has gone on to it: from now on
 * the key before it names no other. What was signed before the change was announced, in a file that
 * comes late or sent again by anybody, says nothing of that: the node may have gone back since.
 *
 * An announcement is at most a minute ahead of the clock here, and the node's own clock a minute behind; so
 * much earlier counts too: whoever has stolen the old key and announces the same change all the time puts
 * nothing off that is signed after the last time that this was heard.
 *
 * @param timeMs when it was signed, as it says itself; of a link, when that was made
 */
export function noteKeyUsed(state: ShareState, node: NodeId, key: string, timeMs: Instant): void {
  const isNews = (change: Successor): boolean =>
    change.key === key && !change.used && timeMs >= change.revision - MAX_AHEAD_MS - MAX_BEHIND_MS;
  const changes = state.successors.get(node);
  if (changes?.some(isNews) !== true) return;
  const noted = changes.map((change) => (isNews(change) ? { ...change, used: true } : change));
  state.successors.set(node, noted);
}

/**
 * The row with one change more. A key says again what follows it, or that another one does (an officer
 * may have announced the wrong one), only while that one was not used and has not announced a key
 * itself: whoever still holds the old key cannot turn the row aside.
 */
function withChange(changes: readonly Successor[], change: Successor): Successor[] | null {
  const before = changes.findLast(({ from }) => from === change.from);
  if (before === undefined) return [...changes, change];
  if (before.revision >= change.revision) return null;
  const others = changes.filter((each) => each !== before);
  // The node has gone back to this key, and goes on from it once more.
  if (endOf(changes, change.from) === Number.POSITIVE_INFINITY) {
    const again = before.key === change.key;
    return [...(again ? others : changes), change];
  }
  const isNewest = endOf(changes, before.key) === Number.POSITIVE_INFINITY;
  if (isNewest && !before.used) return [...others, change];
  if (before.key !== change.key) return null;
  // The node has gone on: its old key ends no later for what whoever still holds that says.
  const untilMs = Math.min(before.untilMs, change.untilMs);
  const { used } = before;
  return changes.map((each) => (each === before ? { ...change, untilMs, used } : each));
}

function keysInSettings({ peers }: ShareState, node: NodeId): Set<string> {
  const all = peers.flatMap((peer) => [peer, ...peer.origins]);
  return new Set(all.flatMap((each) => (each.node === node ? [each.statementKey] : [])));
}

function shortened(
  changes: readonly Successor[],
  named: ReadonlySet<string>,
  nowMs: Instant,
): Successor[] {
  const inTheMiddle = changes.filter(
    ({ key }) =>
      !named.has(key) &&
      endOf(changes, key) !== Number.POSITIVE_INFINITY &&
      changes.filter((each) => each.key === key).length === 1,
  );
  const ended = inTheMiddle.find(({ key }) => endOf(changes, key) < nowMs);
  const out = ended ?? inTheMiddle[0];
  if (out === undefined) return changes.slice(1);
  const { from, untilMs, key } = out;
  return changes
    .filter((change) => change !== out)
    .map((change) => (change.from === key ? { ...change, from, untilMs } : change))
    .filter((change) => change.from !== change.key);
}

/**
 * Whether the peer’s program reads announcements. One that no link was ever made with gets them too:
 * in files it may hold them all the same, and on a link they are taken out where it does not read them.
 */
export function readsKeys({ speaks, lastHeardMs }: LinkState): boolean {
  return lastHeardMs === null || speaks.includes('key');
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
    const understood = readsKeys(link);
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
  const to = releases.filter(({ what }) => what === 'released-to').map(({ peer }) => peer);
  state.announced = { key: next.key, id: statement.body.id, to, refusedBy: [] };
  return { statement, releases };
}

/**
 * Among the warnings, in the order in which they were said: one that is signed with the next key is
 * refused by whoever has not heard of that key, and is lost.
 */
export function offerKey(link: LinkState, statement: SignedStatement, relayed: boolean): void {
  if (!readsKeys(link)) return;
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
