import type { HazardId, Instant, NodeId } from '../mark/index.ts';
import { mayLeave } from './arrangement/choose.ts';
import { offer } from './outbox.ts';
import type { Release, Shared } from './release.ts';
import type { ShareState } from './share.ts';
import type { SignedStatement } from './statement.ts';
import { subjectOf } from './subject.ts';

/** Statements that may wait for their time; more is let go and said, the oldest first, no warning. */
const MAX_HELD = 4096;
/**
 * Our own newest statements that are kept for a peer that begins anew: the hazards of days, and
 * more warnings than are ever in force.
 */
export const MAX_OWN = 2000;

/** A statement that waits for its time. Plain data. */
export interface Held {
  readonly dueMs: Instant;
  readonly peers: readonly NodeId[];
  readonly statement: SignedStatement;
  /** Leaves sooner once this hazard is seen by a sensor that may be known of; null: never sooner. */
  readonly until: HazardId | null;
}

/** Offers at once or holds. Of too many that wait the one that is let go for it, else null. */
export function put(state: ShareState, held: Held, nowMs: Instant): Held | null {
  if (held.dueMs <= nowMs) {
    offerTo(state, held);
    return null;
  }
  state.held.push(held);
  if (state.held.length <= MAX_HELD) return null;
  // No warning is let go; those of a day are far fewer than this.
  const oldest = state.held.findIndex(({ statement }) => isHazard(statement));
  return oldest < 0 ? null : state.held.splice(oldest, 1)[0]!;
}

function isHazard({ body }: SignedStatement): boolean {
  return body.content.about === 'hazard';
}

export function droppedFor({ statement }: Held): (peer: NodeId) => Release {
  const message = `${statement.body.id}: ${MAX_HELD} statements wait for their time already`;
  return (peer) => withheld(peer, 'too-many-wait', message, statement.body.id);
}

export function offerTo(state: ShareState, { statement, peers }: Held): void {
  for (const peer of peers) {
    const link = state.links.get(peer);
    if (link !== undefined) offer(link, statement);
  }
  const key = `${statement.body.releaseClass}/${subjectOf(statement)}`;
  const before = state.own.get(key);
  const all = before?.statement === statement ? [...before.peers, ...peers] : peers;
  state.own.delete(key);
  state.own.set(key, { statement, peers: [...new Set(all)] });
  if (state.own.size > MAX_OWN) state.own.delete(leastOf(state));
}

/** What a peer that begins anew can best do without: the oldest hazard, then word, then warning. */
function leastOf({ own }: ShareState): string {
  let word: string | null = null;
  for (const [key, { statement }] of own) {
    const { about } = statement.body.content;
    if (about === 'hazard') return key;
    if (about !== 'warning') word ??= key;
  }
  return word ?? own.keys().next().value!;
}

export function letGo(
  state: ShareState,
  nowMs: Instant,
  isOver: (held: Held) => boolean,
  shared: Shared[],
): void {
  const over = state.held.filter(isOver);
  if (over.length === 0) return;
  state.held = state.held.filter((held) => !isOver(held));
  for (const held of over) {
    const waited = Math.round((nowMs - held.statement.body.timeMs) / 1000);
    const { id } = held.statement.body;
    const after = `${id} after ${waited} s`;
    const peers: NodeId[] = [];
    const releases = held.peers.map((peer): Release => {
      const to = state.peers.find(({ node }) => node === peer);
      if (to === undefined)
        return withheld(peer, 'no-arrangement', `${after}: no peer any more`, id);
      const verdict = mayLeave(state.sharing, to, held.statement.body, nowMs);
      if (!verdict.ok) return withheld(peer, verdict.reason, `${after}: ${verdict.message}`, id);
      peers.push(peer);
      return { peer, what: 'released-to', reason: 'delay-over', message: after, about: id };
    });
    if (peers.length > 0) offerTo(state, { ...held, peers });
    shared.push({ statement: null, releases });
  }
}

export function withheld(peer: NodeId, reason: string, message: string, about: string): Release {
  return { peer, what: 'withheld-from', reason, message, about };
}
