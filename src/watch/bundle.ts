import {
  acceptStatement,
  type BundleStream,
  countBundled,
  countRefusal,
  hearWitness,
  judgeBundled,
  keepEarly,
  keysOf,
  type LinkState,
  missingOf,
  noteKeyUsed,
  openBundle,
  rangesText,
  readBundlePiece,
  type SignedBundle,
  type SignedStatement,
  takeEarly,
} from '../share/index.ts';
import { alarm, decide, noteReleases, type Step } from './record.ts';
import type { Stages } from './watch.ts';

/**
 * One piece of a bundle that a peer's statements came in. Gives the statement when it is new and
 * believed. Nothing is answered to the peer: the way goes in one direction.
 */
export function stepBundle(
  current: Step,
  stages: Stages,
  link: LinkState,
  bytes: Uint8Array,
): SignedStatement[] {
  const piece = readBundlePiece(bytes);
  if (typeof piece === 'string') {
    refuse(current, link, 'malformed', piece);
    return [];
  }
  if ('bundle' in piece) {
    stepHeader(current, stages, link, piece.bundle);
    return [];
  }
  const { sequence, statement } = piece.bundled;
  const { share } = stages;
  const taken = judgeBundled(share.bundles, link.peer, sequence, statement);
  if (taken === 'unannounced' || taken === 'changed') {
    refuse(current, link, taken, `statement ${sequence} of a bundle is ${taken} by its header`);
    return [];
  }
  if (taken === 'repeated') return [];
  const verdict = accept(current, stages, link, statement);
  if (verdict !== 'again') countBundled(share.bundles, link.peer, sequence);
  return verdict === 'taken' ? [statement] : [];
}

/** Once a key was announced: what came before that in bundles and is signed with it. */
export function takeWaiting(
  current: Step,
  stages: Stages,
): { readonly link: LinkState; readonly statement: SignedStatement }[] {
  return takeEarly(stages.share, current.atMs).flatMap(({ peer, statement }) => {
    const link = stages.share.links.get(peer);
    if (link === undefined) return [];
    return accept(current, stages, link, statement) === 'taken' ? [{ link, statement }] : [];
  });
}

function stepHeader(current: Step, stages: Stages, link: LinkState, header: SignedBundle): void {
  const { share } = stages;
  const peer = share.peers.find(({ node }) => node === link.peer)!;
  const { verifier } = current.watch.ports;
  // Signed by a key that it has announced to follow its own, a bundle is its as a statement is.
  const keys = keysOf(share, peer.node, peer.statementKey, current.atMs);
  const statementKey = keys.find((key) => key === header.key) ?? peer.statementKey;
  const by = { node: peer.node, statementKey };
  const opened = openBundle(share.bundles, share, by, header, verifier, current.atMs);
  if (!opened.ok) {
    refuse(current, link, opened.reason, `a bundle ${opened.message}`);
    if (opened.reason === 'fork') alarm(current, 'BNG_PEER_FORK', link.peer, opened.message);
    return;
  }
  noteKeyUsed(share, peer.node, header.key, header.body.timeMs);
  const { first, hashes, ledger } = header.body;
  const last = first + hashes.length - 1;
  note(current, link, 'opened', `statements ${first} to ${last} of ledger ${ledger}`);
  if (opened.newLedger) {
    const message = `${link.peer} counts in a ledger that no bundle came from before, ${ledger}: ask it by another way whether it began one`;
    alarm(current, 'BNG_BUNDLE_LEDGER', link.peer, message);
  }
}

/** `again`: refused, and to be handed in again later; `left`: refused for good, known or waiting. */
function accept(
  current: Step,
  stages: Stages,
  link: LinkState,
  statement: SignedStatement,
): 'taken' | 'left' | 'again' {
  const { verifier } = current.watch.ports;
  const { share } = stages;
  const verdict = acceptStatement(share, link.peer, statement, verifier, current.atMs);
  const { id } = statement.body;
  if (verdict.ok) {
    current.records.push({ kind: 'accepted', seq: current.seq, peer: link.peer, body: statement });
    const isWarning = statement.body.content.about === 'warning';
    noteReleases(current, verdict.releases, id, isWarning);
    if (verdict.oddity !== null) alarm(current, 'BNG_STATEMENT_ODD', link.peer, verdict.oddity);
    return 'taken';
  }
  // It came by a link before.
  if (verdict.reason === 'repeated') return 'left';
  if (verdict.reason === 'signature') return early(current, stages, link, statement);
  refuseStatement(current, link, id, verdict.reason, verdict.message);
  return 'left';
}

/** Signed with a key that does not count here: its announcement may stand in another file. */
function early(
  current: Step,
  { share }: Stages,
  link: LinkState,
  statement: SignedStatement,
): 'left' | 'again' {
  const { id, origin } = statement.body;
  const kept = keepEarly(share, link.peer, statement, current.watch.ports.verifier, current.atMs);
  const what = `${id} is not signed by ${origin} with a key that counts here`;
  if (kept !== 'kept') {
    refuseStatement(current, link, id, 'signature', what);
    return kept === 'full' ? 'again' : 'left';
  }
  const message = `${what}: it waits for a file with the announcement of that key`;
  decide(current, { what: 'bundle', subject: link.peer, reason: 'early', message, about: id });
  alarm(current, 'BNG_STATEMENT_REFUSED', link.peer, message);
  return 'left';
}

function refuseStatement(
  current: Step,
  link: LinkState,
  about: string,
  reason: string,
  message: string,
): void {
  countRefusal(link, reason);
  decide(current, { what: 'refused-statement', subject: link.peer, reason, message, about });
  alarm(current, 'BNG_STATEMENT_REFUSED', link.peer, message);
}

/** Once a bundle has had time to come in whole: what of the statements is missing. */
export function tellBundleGaps(current: Step, stages: Stages): void {
  for (const [peer, streams] of stages.share.bundles) {
    for (const stream of streams) {
      if (current.atMs - stream.openedMs < SETTLE_MS || !isGapOpen(stream)) continue;
      const missing = rangesText(missingOf(stream));
      const message = `of ledger ${stream.ledger}, statements ${missing} did not come: import the bundles that hold them, or ask for them ("bongsu bundle export --from")`;
      alarm(current, 'BNG_BUNDLE_GAP', peer, message);
    }
  }
}

/** A bundle is handed in within less than this; what is missing after it is missing, ms. */
const SETTLE_MS = 10_000;

function isGapOpen(stream: BundleStream): boolean {
  return missingOf(stream).length > 0;
}

/** True while something of this peer's bundles is missing. */
export function hasBundleGap({ share }: Stages, peer: string): boolean {
  return share.bundles.get(peer)?.some(isGapOpen) ?? false;
}

/** What a peer states of its ledger, held against what it had stated before. */
export function tellFork(
  current: Step,
  { share }: Stages,
  { peer }: LinkState,
  statement: SignedStatement,
): void {
  const fork = hearWitness(share, peer, statement);
  if (fork !== null) alarm(current, 'BNG_PEER_FORK', peer, fork);
}

function refuse(current: Step, link: LinkState, reason: string, message: string): void {
  countRefusal(link, reason);
  decide(current, { what: 'refused-frame', subject: link.peer, reason, message });
}

function note(current: Step, link: LinkState, reason: string, message: string): void {
  decide(current, { what: 'bundle', subject: link.peer, reason, message });
}
