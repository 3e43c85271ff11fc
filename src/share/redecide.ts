import type { Hazard } from '../assess/index.ts';
import type { Instant, Label, NodeId } from '../mark/index.ts';
import { canonicalJson, type Signer } from '../seal/index.ts';
import { MINIMUM } from './arrangement/arrangement.ts';
import { isProtected, mayForward, mayLeave } from './arrangement/choose.ts';
import type { Sharing } from './arrangement/load.ts';
import { type Held, withheld } from './held.ts';
import type { Peer } from './peer.ts';
import { noteProtectedAnew } from './protected.ts';
import { type Release, retellHazard, type Shared } from './release.ts';
import type { ShareState } from './share.ts';
import type { SignedStatement } from './statement.ts';
import { subjectOf } from './subject.ts';
import { siftWaiting } from './waiting.ts';

/** What of the rules has changed, so that what waits by the old ones is decided again. Plain data. */
export interface Undecided {
  /** Peers of which the arrangement, the clearance or what it may hold is another. */
  readonly peers: Set<NodeId>;
  /** Classes that tell other things than before. */
  readonly classes: Set<string>;
  /** Other sensors are protected, or what they have shown waits otherwise. */
  protection: boolean;
  /** When the next arrangement ends; 0: not looked at yet. */
  endsMs: Instant;
}

export function createUndecided(): Undecided {
  return { peers: new Set(), classes: new Set(), protection: false, endsMs: 0 };
}

/** Notes what new settings change, before they are put in force. */
export function noteChanges(
  state: ShareState,
  label: Label,
  peers: readonly Peer[],
  sharing: Sharing,
): void {
  const { undecided, sharing: before } = state;
  const isProtectedElse = !isSame(before.protectedSensors, sharing.protectedSensors);
  const everybody = !isSame(state.label, label) || isProtectedElse;
  const isOtherWait = before.protectedDelayS !== sharing.protectedDelayS;
  if (isProtectedElse || isOtherWait) undecided.protection = true;
  for (const peer of peers) {
    const known = state.peers.find(({ node }) => node === peer.node);
    const arrangements = [before, sharing].map(
      ({ arrangements: all }) => all.get(peer.node)?.arrangement ?? null,
    );
    const same = isSame(known ?? null, peer) && isSame(arrangements[0], arrangements[1]);
    if (everybody || !same) undecided.peers.add(peer.node);
  }
  for (const by of before.classes) {
    const now = sharing.classes.find(({ id }) => id === by.id);
    if (!isSame(by, now ?? null)) undecided.classes.add(by.id);
  }
  undecided.endsMs = 0;
}

/** Arrangements that have ended since are looked at again too. */
function noteEnded({ undecided, sharing }: ShareState, nowMs: Instant): void {
  if (nowMs <= undecided.endsMs) return;
  let endsMs = Number.POSITIVE_INFINITY;
  for (const [peer, { arrangement }] of sharing.arrangements) {
    if (nowMs > arrangement.validUntilMs) undecided.peers.add(peer);
    else endsMs = Math.min(endsMs, arrangement.validUntilMs);
  }
  undecided.endsMs = endsMs;
}

/**
 * What waits on links or for its time and may not leave by what holds now does not leave; of a
 * hazard the peer gets what it may hold instead, the minimum where that is all. Warnings stay:
 * their minimum was agreed on. What waits has no number yet, so that the peer's sequence has no gap.
 *
 * @param hazardOf what is known here of a hazard now; null: nothing any more
 */
export function redecide(
  state: ShareState,
  hazardOf: (id: string) => Hazard | null,
  signer: Signer,
  nowMs: Instant,
): Shared[] {
  noteEnded(state, nowMs);
  const { peers, classes } = state.undecided;
  const shared: Shared[] = [];
  if (state.undecided.protection) noteProtectedAnew(state, hazardOf, nowMs, shared);
  state.undecided.protection = false;
  if (peers.size === 0 && classes.size === 0) return shared;
  const untold = new Map<string, Set<NodeId>>();
  for (const peer of state.peers) {
    const changed = peers.has(peer.node);
    const releases: Release[] = [];
    const mayNot = (statement: SignedStatement): boolean => {
      const why = whyNot(state, peer, statement, changed, hazardOf, nowMs);
      if (why === null) return false;
      const { id } = statement.body;
      releases.push(withheld(peer.node, why.reason, `${id} still waited: ${why.message}`, id));
      return true;
    };
    const { waiting } = state.links.get(peer.node)!;
    for (const statement of siftWaiting(waiting, (each) => !mayNot(each))) {
      forget(state, peer.node, statement, false, untold);
    }
    const delayed: SignedStatement[] = [];
    state.held = siftHeld(state.held, peer.node, mayNot, delayed);
    state.tracks.held = siftHeld(state.tracks.held, peer.node, mayNot, delayed);
    for (const statement of delayed) forget(state, peer.node, statement, true, untold);
    if (releases.length > 0) shared.push({ statement: null, releases });
  }
  peers.clear();
  classes.clear();
  for (const [id, nodes] of untold) {
    const hazard = hazardOf(id);
    if (hazard !== null) shared.push(...retellHazard(state, hazard, nodes, signer, nowMs));
  }
  return shared;
}

/** Takes a peer from what waits for its time and may not go there any more. */
function siftHeld<H extends Pick<Held, 'peers' | 'statement'>>(
  held: readonly H[],
  peer: NodeId,
  mayNot: (statement: SignedStatement) => boolean,
  gone: SignedStatement[],
): H[] {
  return held.flatMap((each): H[] => {
    if (!each.peers.includes(peer) || !mayNot(each.statement)) return [each];
    gone.push(each.statement);
    const peers = each.peers.filter((node) => node !== peer);
    return peers.length > 0 ? [{ ...each, peers }] : [];
  });
}

/** Why a statement that waits may not leave any more; null: it may. */
function whyNot(
  state: ShareState,
  peer: Peer,
  { body }: SignedStatement,
  changed: boolean,
  hazardOf: (id: string) => Hazard | null,
  nowMs: Instant,
): { readonly reason: string; readonly message: string } | null {
  const { content, origin, releaseClass, timeMs } = body;
  if (content.about !== 'hazard' && content.about !== 'tracks') return null;
  const own = origin === state.node;
  if (own && releaseClass !== MINIMUM && state.undecided.classes.has(releaseClass)) {
    return { reason: 'release-class', message: `class ${releaseClass} tells other things now` };
  }
  if (!changed) return null;
  if (!own) {
    const verdict = mayForward(state.sharing, peer, body, (nowMs - timeMs) / 1000, nowMs);
    return verdict.ok ? null : verdict;
  }
  if (content.about === 'tracks') {
    // Of which kinds a batch is was decided when it was made; what comes next is by the new rules.
    return { reason: 'no-arrangement', message: 'the arrangement is another one now' };
  }
  if (releaseClass !== MINIMUM && isProtected(state.sharing, hazardOf(content.hazard))) {
    return { reason: 'protected-sensor', message: 'no declared sensor has seen it yet' };
  }
  const verdict = mayLeave(state.sharing, peer, body, nowMs);
  return verdict.ok ? null : verdict;
}

/** It was not told after all: a peer that begins anew does not get it, and it may be told again. */
function forget(
  state: ShareState,
  peer: NodeId,
  statement: SignedStatement,
  delayed: boolean,
  untold: Map<string, Set<NodeId>>,
): void {
  const { content, releaseClass, origin } = statement.body;
  if (content.about !== 'hazard' || origin !== state.node) return;
  const nodes = untold.get(content.hazard) ?? new Set<NodeId>();
  untold.set(content.hazard, nodes.add(peer));
  const key = `${releaseClass}/${subjectOf(statement)}`;
  const own = state.own.get(key);
  if (own?.statement === statement) {
    const peers = own.peers.filter((node) => node !== peer);
    if (peers.length > 0) {
      state.own.set(key, { statement, peers });
      return;
    }
    state.own.delete(key);
  } else if (!delayed || state.held.some((each) => each.statement === statement)) return;
  const told = state.told.get(`${content.hazard}/${releaseClass}`);
  if (told !== undefined) told.hash = '';
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
