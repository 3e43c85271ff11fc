import {
  DAY_MS,
  type Instant,
  isInstant,
  type Mode,
  type NodeId,
  type OfficerId,
} from '../mark/index.ts';
import type { Envelope, Verifier } from '../seal/index.ts';
import type { Officer } from '../warn/index.ts';
import { standingStatements } from './allied.ts';
import { mayForward, mayLeave } from './arrangement/choose.ts';
import { isTalk } from './consult.ts';
import { createExchanged } from './exchanged-tree.ts';
import { CHAIN_START, type LinkState } from './link.ts';
import { type ActProblem, actProblem } from './officer-act.ts';
import { offer } from './outbox.ts';
import type { Peer } from './peer.ts';
import { renewProbe } from './probe.ts';
import { isLedgerName } from './read.ts';
import type { ShareState } from './share.ts';
import type { SignedStatement } from './statement.ts';
import { subjectOf } from './subject.ts';
import { createWaiting, waitingIn } from './waiting.ts';

/** Type line of the envelope that carries a {@link LinkAct}. */
export const LINK_ACT_TYPE = 'bongsu/link-act/1';

/** One officer's signed word that a peer has lost its ledger and that the link goes on with its new one. */
export interface LinkAct {
  readonly act: 'accept-ledger';
  readonly mode: Mode;
  readonly peer: NodeId;
  /** The new ledger of the peer, as the link shows it. */
  readonly ledger: string;
  readonly officer: OfficerId;
  readonly atMs: Instant;
}

export type SignedLinkAct = Envelope<LinkAct>;

export type LinkActOutcome =
  | {
      readonly ok: true;
      readonly link: LinkState;
      /** Statements that the peer had not acknowledged, and go again. */
      readonly unacknowledged: number;
      /** Statements that it had acknowledged and lost, that still hold, and go again. */
      readonly standing: number;
    }
  | {
      readonly ok: false;
      readonly reason: 'malformed' | ActProblem['reason'] | 'unknown-peer' | 'not-this-ledger';
      readonly message: string;
    };

/**
 * Judges an officer's word on a new ledger and, where it is good, starts the link's counts anew.
 * A repeated one finds nothing to accept, since it names the ledger. Never throws.
 */
export function acceptLedger(
  state: ShareState,
  officers: readonly Officer[],
  signed: SignedLinkAct,
  verifier: Verifier,
  nowMs: Instant,
): LinkActOutcome {
  const refuse = (
    reason: Extract<LinkActOutcome, { ok: false }>['reason'],
    message: string,
  ): LinkActOutcome => ({ ok: false, reason, message });
  if (!isLinkAct(signed)) return refuse('malformed', 'this is not of the form of a link act');
  const act = signed.body;
  const problem = actProblem(LINK_ACT_TYPE, signed, officers, state.mode, verifier, nowMs);
  if (problem !== null) return refuse(problem.reason, problem.message);
  const link = state.links.get(act.peer);
  const peer = state.peers.find(({ node }) => node === act.peer);
  if (link === undefined || peer === undefined) {
    return refuse('unknown-peer', `there is no link with ${act.peer}`);
  }
  if (link.newLedger !== act.ledger) {
    const now = link.newLedger === null ? 'none waits' : `${link.newLedger} does`;
    return refuse('not-this-ledger', `ledger ${act.ledger} waits for no acceptance, ${now}`);
  }
  return { ok: true, link, ...renew(state, link, peer, nowMs) };
}

/**
 * Both directions count from 1 in the new ledger. What the peer had not acknowledged goes again,
 * and what it had acknowledged with its lost ledger goes again as far as it still holds: the
 * newest word on each warning that has not expired and each hazard that is not over.
 */
function renew(
  state: ShareState,
  link: LinkState,
  peer: Peer,
  nowMs: Instant,
): { unacknowledged: number; standing: number } {
  const flying = link.inFlight.map(({ statement }) => statement);
  const open = [...flying, ...waitingIn(link.waiting)].filter(
    ({ body }) =>
      body.content.about !== 'probe' &&
      body.content.about !== 'tracks' &&
      // What was under way to the lost ledger is decided anew, as everything that waits is.
      (body.content.about !== 'hazard' || mayStillGo(state, peer, body, nowMs)),
  );
  const known = new Set(open.map(nameOf));
  const standing = [...standingOwn(state, peer, nowMs), ...standingAllied(state, peer, nowMs)]
    .filter((statement) => !known.has(nameOf(statement)))
    .sort((a, b) => a.body.timeMs - b.body.timeMs);
  Object.assign(link, {
    peerLedger: link.newLedger,
    newLedger: null,
    trouble: null,
    greeted: false,
    ...{ waiting: createWaiting(), inFlight: [], sequenced: 0, chain: CHAIN_START },
    ...{ acknowledged: 0, acknowledgedChain: CHAIN_START },
    ...{ received: 0, receivedChain: CHAIN_START, offered: 0, superseded: 0 },
    exchanged: createExchanged(),
  } satisfies Partial<LinkState>);
  renewProbe(link);
  for (const statement of [...standing, ...open]) {
    offer(link, statement, statement.body.origin !== state.node);
  }
  return { unacknowledged: open.length, standing: standing.length };
}

function mayStillGo(
  state: ShareState,
  peer: Peer,
  body: SignedStatement['body'],
  nowMs: Instant,
): boolean {
  if (body.origin === state.node) return mayLeave(state.sharing, peer, body, nowMs).ok;
  const ageS = Math.max(0, (nowMs - body.timeMs) / 1000);
  return mayForward(state.sharing, peer, body, ageS, nowMs).ok;
}

function standingOwn(state: ShareState, peer: Peer, nowMs: Instant): SignedStatement[] {
  return [...state.own.values()]
    .filter(({ statement, peers }) => peers.includes(peer.node) && stands(statement, nowMs))
    .filter(({ statement: { body } }) => mayStillGo(state, peer, body, nowMs))
    .map(({ statement }) => statement);
}

function standingAllied(state: ShareState, peer: Peer, nowMs: Instant): SignedStatement[] {
  if (!peer.relay) return [];
  return standingStatements(state, nowMs)
    .filter(({ body }) => body.origin !== peer.node && mayStillGo(state, peer, body, nowMs))
    .filter((statement) => stands(statement, nowMs));
}

function stands({ body: { content, timeMs } }: SignedStatement, nowMs: Instant): boolean {
  // No lead outlasts a shift, and the newest word on one says whether it is over.
  if (content.about === 'lead') return nowMs - timeMs < DAY_MS;
  // What is said between nations is of its day, and recalls have to reach who comes back.
  if (isTalk(content)) return nowMs - timeMs < DAY_MS;
  if (content.about === 'probe' || content.about === 'tracks') return false;
  if (content.about === 'warning') return content.expiresMs > nowMs;
  const over = content.status === 'ended' || content.status === 'withdrawn';
  return !over && (content.latestMs === null || content.latestMs > nowMs);
}

function nameOf(statement: SignedStatement): string {
  return `${statement.body.origin}/${subjectOf(statement)}/${statement.signature}`;
}

const MEMBERS = 'act,atMs,ledger,mode,officer,peer';

function isLinkAct(signed: SignedLinkAct): boolean {
  const body: unknown = signed.body;
  if (typeof body !== 'object' || body === null) return false;
  const act = body as Record<string, unknown>;
  const texts = [act['mode'], act['peer'], act['officer'], signed.key, signed.signature];
  return (
    Object.keys(act).sort().join() === MEMBERS &&
    act['act'] === 'accept-ledger' &&
    texts.every((text) => typeof text === 'string' && text.length <= 128 && text.isWellFormed()) &&
    isLedgerName(act['ledger']) &&
    isInstant(act['atMs'])
  );
}
