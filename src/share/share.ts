import type { Hazard } from '../assess/index.ts';
import type { Instant, Label, Mode, NodeId } from '../mark/index.ts';
import { isClassification, statementId } from '../mark/index.ts';
import { isSealed, type Signer, seal, type Verifier } from '../seal/index.ts';
import type { Warning } from '../warn/index.ts';
import { mayHold } from './lattice.ts';
import { createLink, type LinkState, offer } from './link.ts';
import type { Peer } from './peer.ts';
import { projectHazard, projectWarning } from './projection.ts';
import { type SignedStatement, STATEMENT_TYPE, type StatementContent } from './statement.ts';

/** Statements of others that are remembered to tell a repeated one; the oldest go first. */
const MAX_SEEN = 100_000;
/** Hazards and warnings of others that are kept for the picture; the oldest go first. */
const MAX_ALLIED = 10_000;

/** All that a node knows of sharing, as plain data. */
export interface ShareState {
  readonly node: NodeId;
  readonly mode: Mode;
  label: Label;
  peers: readonly Peer[];
  links: Map<NodeId, LinkState>;
  made: number;
  /** Ids of accepted statements. */
  seen: Set<string>;
  /** Newest accepted statement on each hazard and warning, by `origin/about/id`. */
  allied: Map<string, SignedStatement>;
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
): ShareState {
  return {
    node,
    mode,
    label,
    peers,
    links: new Map(peers.map((peer) => [peer.node, createLink(peer.node)])),
    made: 0,
    seen: new Set(),
    allied: new Map(),
  };
}

/** New settings: links of peers that stay keep their sequences, those of removed peers go. */
export function reconfigureShare(state: ShareState, label: Label, peers: readonly Peer[]): void {
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
  const outgoing = safeForLife
    ? minimumLabel(state, label)
    : { ...label, fidelity: 'minimum' as const };
  const releases: Release[] = [];
  const receivers: LinkState[] = [];
  for (const peer of state.peers) {
    const verdict = mayHold(outgoing, 'minimum', peer, false, 0);
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
  return { statement, releases };
}

/** A label under which a warning's minimum projection can go to all partners, whatever its own says. */
function minimumLabel(state: ShareState, label: Label): Label {
  const partners = state.peers.flatMap((peer) => [
    peer.node,
    ...peer.origins.map((origin) => origin.node),
  ]);
  return {
    classification: isClassification(label.classification) ? label.classification : 'unclassified',
    releasableTo: [...new Set([...label.releasableTo, ...partners])]
      .filter((node) => node !== state.node)
      .sort(),
    caveats: label.caveats,
    delayS: 0,
    fidelity: 'minimum',
  };
}

export type Acceptance =
  | { readonly ok: true; readonly releases: readonly Release[] }
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
 * Judges a statement that a link delivered: known origin, right key, right mode, not seen before.
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
  if (body.timeMs > nowMs + MAX_AHEAD_MS) {
    return { ok: false, reason: 'future', message: `${body.id} is from the future` };
  }
  const name = `${body.origin}/${body.id}`;
  if (state.seen.has(name)) {
    return { ok: false, reason: 'repeated', message: `${body.id} was accepted before` };
  }
  remember(state, name, statement);
  return { ok: true, releases: forward(state, from, statement, nowMs) };
}

function remember(state: ShareState, name: string, statement: SignedStatement): void {
  state.seen.add(name);
  if (state.seen.size > MAX_SEEN) state.seen.delete(state.seen.values().next().value!);
  const content = statement.body.content;
  const id = content.about === 'hazard' ? content.hazard : content.warning;
  const key = `${statement.body.origin}/${content.about}/${id}`;
  const known = state.allied.get(key);
  if (known !== undefined && known.body.content.revision > content.revision) return;
  state.allied.set(key, statement);
  if (state.allied.size > MAX_ALLIED) state.allied.delete(state.allied.keys().next().value!);
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
