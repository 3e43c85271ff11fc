import type { Instant, Mode, NodeId } from '../mark/index.ts';
import { canonicalBytes, fromHex, sha256, sha256Of, toHex } from '../seal/index.ts';
import type { ExchangedFrame } from './exchanged.ts';
import { createExchanged, type ExchangedState, growPair, keepLeaves } from './exchanged-tree.ts';
import { type Frame, LINK_VERSION, SPEAKS } from './frame.ts';
import {
  createProbe,
  noteProbeFrame,
  noteProbeRejected,
  noteProbeSent,
  type ProbeState,
} from './probe.ts';
import type { SignedStatement } from './statement.ts';
import { mayLeave } from './tracks/queue.ts';
import { createWaiting, forgetKeys, nextIn, takeNext, type Waiting } from './waiting.ts';

/** Statements sent and not yet acknowledged: enough for a second of bursts on a slow link. */
export const MAX_IN_FLIGHT = 256;
/** A heartbeat goes out this often, so that silence means a dead link. */
export const HEARTBEAT_MS = 1000;

/** Chain of a direction in which nothing was said yet. */
export const CHAIN_START = '0'.repeat(64);

/**
 * One end of a link as plain data. Statements wait until they are given a sequence number and
 * sent; they stay `inFlight` until the peer says that it holds them durably.
 */
export interface LinkState {
  readonly peer: NodeId;
  /** The ledger of the peer that all counts here belong to; null until one was met. */
  peerLedger: string | null;
  /** Another one that the peer has now, and that no officer here has accepted. */
  newLedger: string | null;
  /** Why the link was last refused, by us or by the peer; null once it has carried anything since. */
  trouble: { readonly reason: string; readonly message: string } | null;
  up: boolean;
  /** The peer's hello was checked since the link came up. */
  greeted: boolean;
  waiting: Waiting;
  inFlight: { sequence: number; chain: string; statement: SignedStatement }[];
  /** Last sequence number given, and the chain after it. */
  sequenced: number;
  chain: string;
  acknowledged: number;
  acknowledgedChain: string;
  /** Last sequence number accepted from the peer, and the chain after it. */
  received: number;
  receivedChain: string;
  offered: number;
  superseded: number;
  refused: number;
  /** The same by reason. */
  readonly refusals: Map<string, number>;
  /** Statements of ours that the peer holds and does not believe. */
  rejected: number;
  lastHeardMs: Instant | null;
  lastBeatMs: Instant;
  /** What the peer reads beyond hazards, warnings and leads, as its hello says. */
  speaks: readonly string[];
  probe: ProbeState;
  /** The trees of what went over it. */
  exchanged: ExchangedState;
}

export function createLink(peer: NodeId): LinkState {
  return {
    peer,
    peerLedger: null,
    newLedger: null,
    trouble: null,
    up: false,
    greeted: false,
    waiting: createWaiting(),
    inFlight: [],
    sequenced: 0,
    chain: CHAIN_START,
    acknowledged: 0,
    acknowledgedChain: CHAIN_START,
    received: 0,
    receivedChain: CHAIN_START,
    offered: 0,
    superseded: 0,
    refused: 0,
    refusals: new Map(),
    rejected: 0,
    lastHeardMs: null,
    lastBeatMs: 0,
    speaks: [],
    probe: createProbe(),
    exchanged: createExchanged(),
  };
}

/** The chain after one more statement. */
export function nextChain(chain: string, statement: SignedStatement): string {
  return chainAfter(chain, hashOf(statement));
}

function chainAfter(chain: string, hash: Uint8Array): string {
  return toHex(sha256Of(fromHex(chain)!, hash));
}

function hashOf(statement: SignedStatement): Uint8Array {
  return sha256(canonicalBytes(statement));
}

/** The frames that may go out now: waiting statements as far as the window allows. */
export function drain(link: LinkState): Frame[] {
  const frames: Frame[] = [];
  if (!link.up || !link.greeted) return frames;
  while (link.inFlight.length < MAX_IN_FLIGHT) {
    const next = nextIn(link.waiting);
    if (next === null || !mayLeave(link, next)) break;
    const statement = takeNext(link.waiting)!;
    link.sequenced += 1;
    link.chain = nextChain(link.chain, statement);
    const entry = { sequence: link.sequenced, chain: link.chain, statement };
    noteProbeSent(link, statement);
    link.inFlight.push(entry);
    frames.push({ frame: 'statement', ...entry });
  }
  return frames;
}

/** This end as its frames name it. */
export interface LinkSelf {
  readonly node: NodeId;
  readonly mode: Mode;
  /** Name of the ledger in use; empty without one. */
  readonly ledger: string;
}

/** The link's socket came up or went down. */
export function setLink(link: LinkState, up: boolean, self: LinkSelf): Frame[] {
  link.up = up;
  link.greeted = false;
  if (!up) return [];
  return [
    {
      frame: 'hello',
      version: LINK_VERSION,
      node: self.node,
      mode: self.mode,
      received: link.received,
      receivedChain: link.receivedChain,
      speaks: SPEAKS,
      ...(self.ledger === '' ? {} : { ledger: self.ledger, yourLedger: link.peerLedger }),
    },
  ];
}

/** A heartbeat when one is due. */
export function beat(link: LinkState, nowMs: Instant): Frame[] {
  if (!link.up || !link.greeted || nowMs - link.lastBeatMs < HEARTBEAT_MS) return [];
  link.lastBeatMs = nowMs;
  return [{ frame: 'heartbeat', sentMs: nowMs, lastSequence: link.sequenced }];
}

/** What one received frame leads to. */
export interface LinkOutcome {
  readonly frames: readonly Frame[];
  /** A statement that is next in its sequence; whether to believe it is the caller's. */
  readonly statement: SignedStatement | null;
  readonly refusal: LinkRefusal | null;
  /** What the peer has signed, for `hearExchanged`. */
  readonly exchanged?: ExchangedFrame;
  /** What waited and does not go after all, for `noteForgotten`. */
  readonly forgotten?: readonly SignedStatement[];
  /** The link is of no use any more and is to be opened anew. */
  readonly disconnect: boolean;
}

export interface LinkRefusal {
  readonly reason:
    | 'malformed'
    | 'wrong-version'
    | 'wrong-node'
    | 'wrong-mode'
    | 'no-hello'
    | 'repeated-hello'
    | 'rejected-by-peer'
    | 'replayed'
    | 'gap'
    | 'chain'
    | 'lost-at-peer'
    | 'lost-here'
    | 'new-ledger'
    | 'old-ledger'
    | 'refused-by-peer';
  readonly message: string;
}

const NOTHING: LinkOutcome = { frames: [], statement: null, refusal: null, disconnect: false };

/** Takes in one frame of the peer. The mode is ours; a peer never sets it. */
export function receiveFrame(
  link: LinkState,
  frame: Frame,
  self: LinkSelf,
  nowMs: Instant,
): LinkOutcome {
  if (frame.frame !== 'hello' && frame.frame !== 'refused' && !link.greeted) {
    return refuse(link, 'no-hello', `${frame.frame} before hello`, true);
  }
  const outcome = dispatch(link, frame, self);
  if (outcome.refusal === null) {
    link.lastHeardMs = nowMs;
    // A hello may still be refused on the other side; whatever comes after it was not.
    if (frame.frame !== 'hello') link.trouble = null;
    else link.probe.sinceMs = nowMs;
    noteProbeFrame(link, nowMs);
  }
  return outcome;
}

function dispatch(link: LinkState, frame: Frame, self: LinkSelf): LinkOutcome {
  switch (frame.frame) {
    case 'hello':
      return receiveHello(link, frame, self);
    case 'statement':
      return receiveStatement(link, frame);
    case 'ack':
      return acknowledge(link, frame.sequence, frame.chain);
    case 'heartbeat':
      return NOTHING;
    case 'exchanged':
      return { ...NOTHING, exchanged: frame };
    case 'rejected':
      if (frame.sequence > link.sequenced) {
        const message = `does not believe ${frame.sequence}, only ${link.sequenced} were sent`;
        return refuse(link, 'gap', message, true);
      }
      link.rejected += 1;
      noteProbeRejected(link, frame.sequence, `${frame.reason}, ${frame.message}`);
      return {
        ...NOTHING,
        refusal: {
          reason: 'rejected-by-peer',
          message: `statement ${frame.sequence}: ${frame.reason}, ${frame.message}`,
        },
      };
    case 'refused':
      return refusedByPeer(link, frame.reason, frame.message);
  }
}

/** What is said about ledgers stands, whichever of the two refusals came last. */
function refusedByPeer(link: LinkState, reason: string, message: string): LinkOutcome {
  const known = link.trouble;
  const outcome = refuse(link, 'refused-by-peer', `${reason}: ${message}`, true, false);
  if (known?.reason === 'new-ledger' || known?.reason === 'old-ledger') link.trouble = known;
  return outcome;
}

function receiveHello(
  link: LinkState,
  frame: Extract<Frame, { frame: 'hello' }>,
  self: LinkSelf,
): LinkOutcome {
  if (link.greeted) {
    return refuse(link, 'repeated-hello', 'said hello twice on one connection', true);
  }
  if (frame.version !== LINK_VERSION) {
    return refuse(link, 'wrong-version', `version ${frame.version}, ours is ${LINK_VERSION}`, true);
  }
  if (frame.node !== link.peer) {
    return refuse(link, 'wrong-node', `says it is ${frame.node}, the key is ${link.peer}'s`, true);
  }
  if (frame.mode !== self.mode) {
    return refuse(link, 'wrong-mode', `is in mode ${frame.mode}, this watch in ${self.mode}`, true);
  }
  const ledgers = compareLedgers(link, frame, self);
  if (ledgers !== null) return ledgers;
  if (frame.received < link.acknowledged) {
    return refuse(
      link,
      'lost-at-peer',
      `holds ${frame.received} of ours but had acknowledged ${link.acknowledged}`,
      true,
    );
  }
  if (frame.received > link.sequenced) {
    return refuse(
      link,
      'lost-here',
      `holds ${frame.received} of ours, our ledger knows of ${link.sequenced}`,
      true,
    );
  }
  const settled = acknowledge(link, frame.received, frame.receivedChain);
  if (settled.refusal !== null) return settled;
  link.greeted = true;
  link.speaks = frame.speaks ?? [];
  const forgotten = link.speaks.includes('key') ? [] : forgetKeys(link.waiting);
  if (link.speaks.includes('exchanged')) keepLeaves(link.exchanged);
  link.peerLedger ??= frame.ledger ?? null;
  const again = link.inFlight.map((entry): Frame => ({ frame: 'statement', ...entry }));
  return { ...NOTHING, frames: [...again, ...drain(link)], forgotten };
}

/**
 * Counts belong to a pair of ledgers. Where one of them is new, what the other side had
 * acknowledged is gone with the old one: an officer there decides that it goes on.
 */
function compareLedgers(
  link: LinkState,
  frame: Extract<Frame, { frame: 'hello' }>,
  self: LinkSelf,
): LinkOutcome | null {
  const { ledger, yourLedger } = frame;
  if (ledger !== undefined && link.peerLedger !== null) {
    link.newLedger = ledger === link.peerLedger ? null : ledger;
    if (link.newLedger !== null) {
      const message = `has begun a new ledger, ${ledger}: an officer here has to accept it`;
      return refuse(link, 'new-ledger', message, true);
    }
  }
  if (yourLedger != null && self.ledger !== '' && yourLedger !== self.ledger) {
    const message = `counts in an earlier ledger of ours: its officer has to accept the new one, ${self.ledger}`;
    return refuse(link, 'old-ledger', message, true);
  }
  return null;
}

function receiveStatement(
  link: LinkState,
  frame: Extract<Frame, { frame: 'statement' }>,
): LinkOutcome {
  if (frame.sequence <= link.received) {
    const message = `sequence ${frame.sequence} was received before`;
    // Its acknowledgement may have gone with the connection before, while the disk stood still.
    return { ...refuse(link, 'replayed', message, false), frames: [ackOf(link)] };
  }
  if (frame.sequence > link.received + 1) {
    const message = `sequence ${frame.sequence} came where ${link.received + 1} was due`;
    return refuse(link, 'gap', message, true);
  }
  const hash = hashOf(frame.statement);
  const chain = chainAfter(link.receivedChain, hash);
  if (chain !== frame.chain) {
    return refuse(link, 'chain', `the hash chain breaks at sequence ${frame.sequence}`, true);
  }
  link.received = frame.sequence;
  link.receivedChain = chain;
  growPair(link.exchanged.received, hash);
  return { ...NOTHING, frames: [ackOf(link)], statement: frame.statement };
}

const ackOf = ({ received, receivedChain: chain }: LinkState): Frame => {
  return { frame: 'ack', sequence: received, chain };
};

function acknowledge(link: LinkState, sequence: number, chain: string): LinkOutcome {
  if (sequence > link.sequenced) {
    return refuse(link, 'gap', `acknowledges ${sequence}, only ${link.sequenced} were sent`, true);
  }
  if (sequence < link.acknowledged) return NOTHING;
  const known =
    sequence === link.acknowledged
      ? link.acknowledgedChain
      : link.inFlight.find((entry) => entry.sequence === sequence)!.chain;
  if (known !== chain) {
    return refuse(link, 'chain', `the peer's hash chain differs at sequence ${sequence}`, true);
  }
  link.acknowledged = sequence;
  link.acknowledgedChain = chain;
  for (const entry of link.inFlight) {
    if (entry.sequence <= sequence) growPair(link.exchanged.sent, hashOf(entry.statement));
  }
  link.inFlight = link.inFlight.filter((entry) => entry.sequence > sequence);
  return { ...NOTHING, frames: drain(link) };
}

/** Counts what was refused on a link; reasons are words of this program, some twenty. */
export function countRefusal(link: LinkState, reason: string): void {
  link.refused += 1;
  link.refusals.set(reason, (link.refusals.get(reason) ?? 0) + 1);
}

/** Counts the refusal and, where it ends the link, tells the peer why. */
function refuse(
  link: LinkState,
  reason: LinkRefusal['reason'],
  message: string,
  disconnect: boolean,
  tell = true,
): LinkOutcome {
  countRefusal(link, reason);
  if (disconnect) link.trouble = { reason, message };
  return {
    frames: disconnect && tell ? [{ frame: 'refused', reason, message }] : [],
    statement: null,
    refusal: { reason, message },
    disconnect,
  };
}
