import type { Instant } from '../mark/index.ts';
import {
  keyHeldBy,
  keysOf,
  type LinkState,
  linkLight,
  oldestWaitingMs,
  PROBE_STALE_MS,
  type ShareState,
  SPEAKS,
  tickProbes,
  waitingCount,
} from '../share/index.ts';
import { tickConsult } from './consult.ts';
import { tickExchange } from './exchanged.ts';
import { alarm, noteShared, type Step } from './record.ts';
import type { LinkView } from './view.ts';
import type { Stages } from './watch.ts';

/** Probes that are due, and links that are connected and prove nothing. */
export function stepProbes(current: Step, stages: Stages): void {
  const { share } = stages;
  const shared = tickProbes(share, current.watch.ports.signer, current.atMs);
  if (shared !== null) noteShared(current, shared.statement, shared.releases, 'probe');
  tickConsult(current, stages);
  tickExchange(current, stages);
  for (const link of share.links.values()) {
    if (!isUnproven(link, current.atMs)) continue;
    alarm(current, 'BNG_LINK_UNPROVEN', link.peer, linkLight(link, current.atMs).message);
  }
}

/**
 * Connected for longer than it takes to prove that statements pass, and not proven. A link that is
 * refused or down is told of elsewhere.
 */
export function isUnproven(link: LinkState | undefined, nowMs: Instant): boolean {
  if (link === undefined || !link.up || !link.greeted) return false;
  if (link.trouble !== null || nowMs - link.probe.sinceMs < PROBE_STALE_MS) return false;
  return linkLight(link, nowMs).light === 'red';
}

/** How each link is. */
export function linkViews(share: ShareState, nowMs: Instant, ownKey: string): LinkView[] {
  return [...share.links.values()].map((link) => {
    const { light, reason, message } = linkLight(link, nowMs);
    const { provenMs, roundTripS, heardMs } = link.probe;
    const { agreedSent, agreedReceived } = link.exchanged;
    return {
      peer: link.peer,
      state: link.up && link.greeted ? 'up' : 'down',
      ...{ light, reason, message, provenMs, roundTripS, heardMs },
      keys: keysOfPeer(share, link, nowMs),
      nextKey: keyHeldBy(share, link, ownKey),
      arrangement: arrangementOf(share, link),
      lag: link.inFlight.length + waitingCount(link.waiting),
      lagS: lagOf(link, nowMs),
      unread: link.lastHeardMs === null ? [] : SPEAKS.filter((each) => !link.speaks.includes(each)),
      refusals: Object.fromEntries(link.refusals),
      agreed: { sent: agreedSent, received: agreedReceived },
      offered: link.offered,
      sent: link.sequenced,
      acknowledged: link.acknowledged,
      received: link.received,
      lastHeardMs: link.lastHeardMs,
      refused: link.refused,
      rejected: link.rejected,
      superseded: link.superseded,
      newLedger: link.newLedger,
      trouble: link.trouble,
    };
  });
}

function keysOfPeer(share: ShareState, { peer: node }: LinkState, nowMs: Instant) {
  const peer = share.peers.find((each) => each.node === node);
  return peer === undefined ? [] : keysOf(share, node, peer.statementKey, nowMs);
}

function arrangementOf({ sharing }: ShareState, { peer }: LinkState): string | null {
  const loaded = sharing.arrangements.get(peer);
  return loaded === undefined
    ? null
    : `${loaded.arrangement.id} version ${loaded.arrangement.version}`;
}

/** Age of the oldest statement that the peer does not hold, s. */
function lagOf({ inFlight, waiting }: LinkState, nowMs: Instant): number {
  const oldest = inFlight.reduce(
    (least, { statement }) => Math.min(least, statement.body.timeMs),
    Math.min(nowMs, oldestWaitingMs(waiting) ?? nowMs),
  );
  return (nowMs - oldest) / 1000;
}
