import {
  formatInstant,
  type HazardId,
  type Instant,
  type Label,
  type Mode,
  type NodeId,
} from '../mark/index.ts';
import { isSealed, type Verifier } from '../seal/index.ts';
import { type Allied, keepHeard } from './allied.ts';
import type { Announced } from './announced.ts';
import { mayForward } from './arrangement/choose.ts';
import { NO_SHARING, type Sharing } from './arrangement/load.ts';
import type { BundleState } from './bundle-take.ts';
import { type ConsultState, createConsult } from './consult.ts';
import { type Early, keyOf } from './early.ts';
import type { Held } from './held.ts';
import { createLink, type LinkState } from './link.ts';
import { offer } from './outbox.ts';
import type { Peer } from './peer.ts';
import { createRecall, type RecallState } from './recall.ts';
import { createUndecided, noteChanges, type Undecided } from './redecide.ts';
import type { Release, Told } from './release.ts';
import { hasSeen, noteSeen, type Seen } from './seen.ts';
import { type SignedStatement, STATEMENT_TYPE } from './statement.ts';
import { endedMs, keysOf, noteKeyUsed, readsKeys, type Successor } from './successor.ts';
import { readsTracks } from './tracks/choose.ts';
import { isOldBatch } from './tracks/hear.ts';
import { createTracks, type TracksState } from './tracks/state.ts';
import type { Witnessed } from './witness.ts';

/** Characters of a signature that tell it from any other: 132 bits. */
const SEEN_SIGNATURE = 22;
/** All that a node knows of sharing, as plain data. */
export interface ShareState {
  readonly node: NodeId;
  readonly mode: Mode;
  /** Name of the ledger that this node records in; empty without one. */
  ledger: string;
  label: Label;
  peers: readonly Peer[];
  links: Map<NodeId, LinkState>;
  /** What is shared by: release classes, arrangements and their policies. */
  sharing: Sharing;
  /** What was last told of each hazard in each class, by `hazard/class`. */
  told: Map<string, Told>;
  /** How many of them have something newer that waits for the class's next moment. */
  cadenced: number;
  /** Statements that wait for their time. */
  held: Held[];
  /** What new rules may forbid of what waits. */
  readonly undecided: Undecided;
  /** Hazards that only protected sensors have shown. */
  protected: Set<HazardId>;
  /** Accepted statements by origin, id and signature: ids begin anew with a new ledger. */
  readonly seen: Seen;
  /** Newest own statement by `class/subject` and who got it, for a peer that has lost them. */
  own: Map<string, { readonly statement: SignedStatement; readonly peers: readonly NodeId[] }>;
  /** What others have said. */
  readonly allied: Allied;
  /** Words between nations, and what was recalled. */
  readonly consult: ConsultState;
  readonly recall: RecallState;
  /** Keys that nodes have announced to follow theirs, in the order in which that was heard. */
  readonly successors: Map<NodeId, readonly Successor[]>;
  /** Our own next key. */
  announced: Announced | null;
  /** What came in bundles before the announcement of the key that it is signed with. */
  early: Early[];
  /** Officers' acts on these that were received. */
  readonly acts: Set<string>;
  /** Root of this node's ledger as last handed in; null: none yet. */
  root: string | null;
  /** What peers have stated of theirs. */
  witnessed: Map<NodeId, readonly Witnessed[]>;
  /** What came in bundles. */
  bundles: BundleState;
  /** Tracks, told and heard. */
  readonly tracks: TracksState;
}

export function createShare(
  node: NodeId,
  mode: Mode,
  label: Label,
  peers: readonly Peer[],
  ledger = '',
  sharing: Sharing = NO_SHARING,
): ShareState {
  return {
    node,
    mode,
    ledger,
    label,
    peers,
    links: new Map(peers.map((peer) => [peer.node, createLink(peer.node)])),
    sharing,
    told: new Map(),
    cadenced: 0,
    held: [],
    undecided: createUndecided(),
    protected: new Set(),
    seen: new Map(),
    own: new Map(),
    allied: new Map(),
    consult: createConsult(),
    recall: createRecall(),
    successors: new Map(),
    announced: null,
    early: [],
    acts: new Set(),
    root: null,
    witnessed: new Map(),
    bundles: new Map(),
    tracks: createTracks(),
  };
}

/**
 * New settings: links of peers that stay keep their sequences, those of removed peers go. What
 * waits is decided anew by {@link redecide}.
 */
export function reconfigureShare(
  state: ShareState,
  label: Label,
  peers: readonly Peer[],
  ledger = '',
  sharing: Sharing = NO_SHARING,
): void {
  noteChanges(state, label, peers, sharing);
  state.sharing = sharing;
  state.ledger = ledger;
  state.label = label;
  state.peers = peers;
  state.early = state.early.filter((early) => peers.some(({ node }) => node === early.peer));
  state.links = new Map(
    peers.map((peer) => [peer.node, state.links.get(peer.node) ?? createLink(peer.node)]),
  );
}

export type Acceptance =
  | {
      readonly ok: true;
      readonly releases: readonly Release[];
      /** Something about it that a person has to know; null when nothing is. */
      readonly oddity: string | null;
    }
  | {
      readonly ok: false;
      readonly reason:
        | 'signature'
        | 'key-ended'
        | 'wrong-mode'
        | 'foreign-id'
        | 'unknown-origin'
        | 'own'
        | 'repeated'
        | 'future';
      readonly message: string;
    };

/** How far ahead of our clock a statement's time may be before it is refused, ms. */
const MAX_AHEAD_MS = 60_000;

/**
 * Judges a statement that a link delivered: known origin, right key, right mode, not seen before,
 * and not from the future; only a warning is believed even so, since a wrong clock somewhere must
 * not cost the time to take cover.
 * What is accepted is remembered and, where this node is a hub, offered on unchanged.
 */
export function acceptStatement(
  state: ShareState,
  from: NodeId,
  statement: SignedStatement,
  verifier: Verifier,
  nowMs: Instant,
): Acceptance {
  const body = statement.body;
  if (body.origin === state.node) {
    return { ok: false, reason: 'own', message: `${body.id} is our own, come back` };
  }
  const key = keyOf(state, from, body.origin);
  if (key === undefined) {
    return {
      ok: false,
      reason: 'unknown-origin',
      message: `${body.origin} is not accepted through ${from}`,
    };
  }
  const keys = keysOf(state, body.origin, key, nowMs);
  if (!keys.includes(statement.key) || !isSealed(STATEMENT_TYPE, statement, verifier)) {
    return notSigned(state, statement, key, verifier, nowMs);
  }
  const { content } = body;
  const named = content.about === 'warning' ? content.warning : '';
  if (named !== '' && !named.startsWith(`${body.origin}-`)) {
    const message = `${body.id} is about ${named}, which is not a warning of ${body.origin}`;
    return { ok: false, reason: 'foreign-id', message };
  }
  if (body.mode !== state.mode) {
    return {
      ok: false,
      reason: 'wrong-mode',
      message: `${body.id} is in mode ${body.mode}, this watch in ${state.mode}`,
    };
  }
  const aheadS = Math.round((body.timeMs - nowMs) / 1000);
  const early = body.timeMs > nowMs + MAX_AHEAD_MS;
  if (early && body.content.about !== 'warning') {
    return { ok: false, reason: 'future', message: `${body.id} is ${aheadS} s ahead of our clock` };
  }
  const name = `${body.origin}/${body.id}/${statement.signature.slice(0, SEEN_SIGNATURE)}`;
  if (body.content.about === 'tracks' && isOldBatch(state, statement)) {
    return { ok: false, reason: 'repeated', message: `${body.id} is older than what was heard` };
  }
  if (hasSeen(state.seen, body.origin, name)) {
    return { ok: false, reason: 'repeated', message: `${body.id} was accepted before` };
  }
  remember(state, name, statement, nowMs);
  noteKeyUsed(state, body.origin, statement.key, body.timeMs);
  if (body.content.about === 'probe' && body.origin === from)
    state.links.get(from)!.probe.heardMs = nowMs;
  return {
    ok: true,
    releases: forward(state, from, statement, nowMs),
    oddity: early
      ? `warning ${body.id} is ${aheadS} s ahead of our clock: one clock is wrong`
      : null,
  };
}

/** No announcement helps what is signed with a key that has ended: it waits for none. */
function notSigned(
  state: ShareState,
  statement: SignedStatement,
  configured: string,
  verifier: Verifier,
  nowMs: Instant,
): Acceptance {
  const { id, origin } = statement.body;
  const ended = endedMs(state, origin, configured, statement.key, nowMs);
  if (ended === null || !isSealed(STATEMENT_TYPE, statement, verifier)) {
    return { ok: false, reason: 'signature', message: `${id} is not signed by ${origin}` };
  }
  const message = `${id} is signed with a key of ${origin} that ended at ${formatInstant(ended)}`;
  return { ok: false, reason: 'key-ended', message };
}

function remember(
  state: ShareState,
  seen: string,
  statement: SignedStatement,
  nowMs: Instant,
): void {
  const { origin, id, content } = statement.body;
  // Batches are told apart by their times; as many as there are, they would push out all else.
  if (content.about === 'tracks') return;
  noteSeen(state.seen, origin, seen);
  if (content.about === 'probe') return;
  // It was recalled before it came by this way.
  if (state.recall.theirs.has(`${origin}/${id}`)) return;
  keepHeard(state, statement, nowMs);
}

function letGoOf(peer: NodeId, { body }: SignedStatement): Release {
  const message = `${body.id} of ${body.origin}: more of its words wait than any nation has`;
  return { peer, what: 'withheld-from', reason: 'too-many-wait', message, about: body.id };
}

const NOT_UNDERSTOOD = {
  ok: false,
  reason: 'not-understood',
  message: 'it has not said that it reads these',
} as const;

/** A key or tracks for a peer whose program does not read these: nothing of it would leave. */
function isUnread(link: LinkState, { body: { content } }: SignedStatement): boolean {
  if (content.about === 'tracks') return !readsTracks(link);
  return content.about === 'key' && !readsKeys(link);
}

/** Hands a statement on, byte for byte, to the peers for which this node is a hub. */
function forward(
  state: ShareState,
  from: NodeId,
  statement: SignedStatement,
  nowMs: Instant,
): Release[] {
  const releases: Release[] = [];
  const body = statement.body;
  // A probe is of the link that it came by.
  if (body.content.about === 'probe') return [];
  for (const peer of state.peers) {
    if (!peer.relay || peer.node === from || peer.node === body.origin) continue;
    const ageS = Math.max(0, (nowMs - body.timeMs) / 1000);
    const link = state.links.get(peer.node)!;
    const verdict = isUnread(link, statement)
      ? NOT_UNDERSTOOD
      : mayForward(state.sharing, peer, body, ageS, nowMs);
    releases.push({
      peer: peer.node,
      what: verdict.ok ? 'forwarded-to' : 'withheld-from',
      reason: verdict.ok ? 'lattice' : verdict.reason,
      message: verdict.ok ? 'unchanged' : verdict.message,
    });
    const gone = verdict.ok ? offer(link, statement, true) : null;
    if (gone !== null) releases.push(letGoOf(peer.node, gone));
  }
  return releases;
}
