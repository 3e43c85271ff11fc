import type { Hazard } from '../assess/index.ts';
import type { Instant, Label, Mode, NodeId } from '../mark/index.ts';
import { statementId } from '../mark/index.ts';
import { isSealed, type Signer, seal, type Verifier } from '../seal/index.ts';
import type { Warning } from '../warn/index.ts';
import { KNOWN_CAVEATS, mayHold } from './lattice.ts';
import { createLink, type LinkState, offer } from './link.ts';
import type { Peer } from './peer.ts';
import { projectHazard, projectWarning } from './projection.ts';
import { type SignedStatement, STATEMENT_TYPE, type StatementContent } from './statement.ts';

/** Statements of others that are remembered to tell a repeated one; the oldest go first. */
const MAX_SEEN = 100_000;
/** Characters of a signature that tell it from any other: 132 bits. */
const SEEN_SIGNATURE = 22;
/**
 * Hazards, and apart from them warnings, of one originator that are kept for the picture; what was
 * longest not heard of goes first. One originator never pushes out another's.
 */
const MAX_ALLIED = 500;
/** The same of our own, for a peer that begins anew: more than are ever open at once. */
const MAX_OWN = 500;

/** All that a node knows of sharing, as plain data. */
export interface ShareState {
  readonly node: NodeId;
  readonly mode: Mode;
  /** Name of the ledger that this node records in; empty without one. */
  ledger: string;
  label: Label;
  peers: readonly Peer[];
  links: Map<NodeId, LinkState>;
  made: number;
  /** Accepted statements by origin, id and signature: ids begin anew with a new ledger. */
  seen: Set<string>;
  /** Newest own statement on each hazard and warning by id, for a peer that has lost them. */
  own: Map<string, SignedStatement>;
  /** Newest accepted statement on each hazard and warning by id, in pools by `origin/about`. */
  allied: Map<string, Map<string, SignedStatement>>;
}

/** One decision on one receiver: what the ledger keeps and what the dry run shows. */
export interface Release {
  readonly peer: NodeId;
  readonly what: 'released-to' | 'withheld-from' | 'forwarded-to';
  readonly reason: string;
  readonly message: string;
}

export function createShare(
  node: NodeId,
  mode: Mode,
  label: Label,
  peers: readonly Peer[],
  ledger = '',
): ShareState {
  return {
    node,
    mode,
    ledger,
    label,
    peers,
    links: new Map(peers.map((peer) => [peer.node, createLink(peer.node)])),
    made: 0,
    seen: new Set(),
    own: new Map(),
    allied: new Map(),
  };
}

/** New settings: links of peers that stay keep their sequences, those of removed peers go. */
export function reconfigureShare(
  state: ShareState,
  label: Label,
  peers: readonly Peer[],
  ledger = '',
): void {
  state.ledger = ledger;
  state.label = label;
  state.peers = peers;
  state.links = new Map(
    peers.map((peer) => [peer.node, state.links.get(peer.node) ?? createLink(peer.node)]),
  );
}

export interface Shared {
  /** Null when no peer may hold it, so that nothing was signed. */
  readonly statement: SignedStatement | null;
  readonly releases: readonly Release[];
}

/** Builds, signs and offers the minimum projection of a hazard to every peer that may hold it. */
export function shareHazard(
  state: ShareState,
  hazard: Hazard,
  signer: Signer,
  nowMs: Instant,
): Shared {
  return share(state, projectHazard(hazard), hazard.label, false, signer, nowMs);
}

/**
 * The same for a warning. Its minimum projection was agreed on beforehand with every peer, so a
 * label that cannot be read, or that says no, does not hold it back: it goes out and the reason
 * is recorded (law 5, safe for life).
 */
export function shareWarning(
  state: ShareState,
  warning: Warning,
  signer: Signer,
  nowMs: Instant,
): Shared {
  const content = projectWarning(warning);
  if (content === null) return { statement: null, releases: [] };
  return share(state, content, warning.label, true, signer, nowMs);
}

function share(
  state: ShareState,
  content: StatementContent,
  label: Label,
  safeForLife: boolean,
  signer: Signer,
  nowMs: Instant,
): Shared {
  const own = { ...label, fidelity: 'minimum' as const };
  const outgoing = safeForLife ? minimumLabel(state, label) : own;
  const releases: Release[] = [];
  const receivers: LinkState[] = [];
  for (const peer of state.peers) {
    const verdict = mayHold(own, 'minimum', peer, false, 0);
    const link = state.links.get(peer.node)!;
    if (verdict.ok || safeForLife) {
      receivers.push(link);
      releases.push({
        peer: peer.node,
        what: 'released-to',
        reason: verdict.ok ? 'lattice' : 'minimum-by-arrangement',
        message: verdict.ok ? 'minimum projection' : `sent all the same, though ${verdict.message}`,
      });
    } else {
      releases.push({
        peer: peer.node,
        what: 'withheld-from',
        reason: verdict.reason,
        message: verdict.message,
      });
    }
  }
  if (receivers.length === 0) return { statement: null, releases };
  state.made += 1;
  const statement = seal(
    STATEMENT_TYPE,
    {
      id: statementId(state.node, state.made),
      origin: state.node,
      mode: state.mode,
      releaseClass: 'minimum',
      timeMs: nowMs,
      label: outgoing,
      content,
    },
    signer,
  );
  for (const link of receivers) offer(link, statement);
  keepOwn(state, statement);
  return { statement, releases };
}

function keepOwn(state: ShareState, statement: SignedStatement): void {
  const id = subjectOf(statement);
  state.own.delete(id);
  state.own.set(id, statement);
  if (state.own.size > MAX_OWN) state.own.delete(state.own.keys().next().value!);
}

/** Id of the hazard or warning that a statement is about. */
export function subjectOf({ body: { content } }: SignedStatement): string {
  return content.about === 'hazard' ? content.hazard : content.warning;
}

/**
 * The label of a warning's minimum projection, as agreed on with every partner beforehand: what
 * the weakest of them may hold, for all of them, whatever the warning's own label says. So it
 * passes every hub on its way too.
 */
function minimumLabel(state: ShareState, label: Label): Label {
  const partners = state.peers.flatMap((peer) => [
    peer.node,
    ...peer.origins.map((origin) => origin.node),
  ]);
  return {
    classification: 'unclassified',
    releasableTo: [...new Set([...label.releasableTo, ...partners])]
      .filter((node) => node !== state.node)
      .sort(),
    caveats: label.caveats.filter(
      (caveat) => KNOWN_CAVEATS.includes(caveat) && caveat !== 'originator-control',
    ),
    delayS: 0,
    fidelity: 'minimum',
  };
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
        | 'wrong-mode'
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
  const peer = state.peers.find((each) => each.node === from);
  const body = statement.body;
  if (body.origin === state.node) {
    return { ok: false, reason: 'own', message: `${body.id} is our own, come back` };
  }
  const key =
    peer === undefined
      ? undefined
      : body.origin === from
        ? peer.statementKey
        : peer.origins.find((origin) => origin.node === body.origin)?.statementKey;
  if (peer === undefined || key === undefined) {
    return {
      ok: false,
      reason: 'unknown-origin',
      message: `${body.origin} is not accepted through ${from}`,
    };
  }
  if (statement.key !== key || !isSealed(STATEMENT_TYPE, statement, verifier)) {
    return {
      ok: false,
      reason: 'signature',
      message: `${body.id} is not signed by ${body.origin}`,
    };
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
  if (state.seen.has(name)) {
    return { ok: false, reason: 'repeated', message: `${body.id} was accepted before` };
  }
  remember(state, name, statement);
  return {
    ok: true,
    releases: forward(state, from, statement, nowMs),
    oddity: early
      ? `warning ${body.id} is ${aheadS} s ahead of our clock: one clock is wrong`
      : null,
  };
}

function remember(state: ShareState, seen: string, statement: SignedStatement): void {
  state.seen.add(seen);
  if (state.seen.size > MAX_SEEN) state.seen.delete(state.seen.values().next().value!);
  const content = statement.body.content;
  const id = subjectOf(statement);
  const name = `${statement.body.origin}/${content.about}`;
  const pool = state.allied.get(name) ?? new Map<string, SignedStatement>();
  state.allied.set(name, pool);
  const known = pool.get(id);
  // Revisions begin anew with a new ledger of the originator; its time goes on.
  const older = known !== undefined && known.body.content.revision > content.revision;
  if (older && known.body.timeMs >= statement.body.timeMs) return;
  pool.delete(id);
  pool.set(id, statement);
  if (pool.size > MAX_ALLIED) pool.delete(pool.keys().next().value!);
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
  for (const peer of state.peers) {
    if (!peer.relay || peer.node === from || peer.node === body.origin) continue;
    const ageS = Math.max(0, (nowMs - body.timeMs) / 1000);
    const verdict = mayHold(body.label, body.releaseClass, peer, true, ageS);
    releases.push({
      peer: peer.node,
      what: verdict.ok ? 'forwarded-to' : 'withheld-from',
      reason: verdict.ok ? 'lattice' : verdict.reason,
      message: verdict.ok ? 'unchanged' : verdict.message,
    });
    if (verdict.ok) offer(state.links.get(peer.node)!, statement);
  }
  return releases;
}
