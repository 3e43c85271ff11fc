import {
  acceptStatement,
  countRefusal,
  isBundlePiece,
  type LinkState,
  noteForgotten,
  noteRejected,
  readFrame,
  receiveFrame,
  type SignedStatement,
} from '../share/index.ts';
import { hearAllied } from './allied-tracks.ts';
import { hearLead } from './authority.ts';
import { stepBundle, takeWaiting, tellFork } from './bundle.ts';
import { flush, follow, warn } from './chain.ts';
import { hearNextKey, hearTalk } from './consult.ts';
import { stepExchanged } from './exchanged.ts';
import type { PeerFrameInput } from './input.ts';
import { alarm, decide, disconnect, noteReleases, type Step, send } from './record.ts';
import type { Stages } from './watch.ts';

/** A link that stands still for these until a person has done something. */
const LEDGER_REASONS: readonly string[] = ['new-ledger', 'old-ledger', 'lost-at-peer', 'lost-here'];

/** What a peer sent: a frame of the link, or a piece of a bundle that stands for one. */
export function stepPeerFrame(current: Step, stages: Stages, input: PeerFrameInput): void {
  const link = stages.share.links.get(input.peer);
  if (link === undefined) {
    disconnect(current, input.peer, 'no arrangement with this peer');
    return;
  }
  if (isBundlePiece(input.bytes)) {
    for (const statement of stepBundle(current, stages, link, input.bytes)) {
      heard(current, stages, link, statement);
    }
    return;
  }
  const read = readFrame(input.bytes);
  if (!read.ok) {
    countRefusal(link, 'malformed');
    refuseFrame(current, link, 'malformed', read.message);
    disconnect(current, link.peer, read.message);
    return;
  }
  const { frame } = read;
  if (frame.frame === 'rejected') noteRejected(stages.share, link, frame.sequence);
  const outcome = receiveFrame(link, frame, stages.share, current.atMs);
  if (outcome.refusal !== null) {
    refuseFrame(current, link, outcome.refusal.reason, outcome.refusal.message);
    if (outcome.refusal.reason === 'rejected-by-peer') {
      alarm(current, 'BNG_STATEMENT_REJECTED', link.peer, outcome.refusal.message);
    }
    if (outcome.refusal.reason === 'chain') {
      alarm(current, 'BNG_PEER_FORK', link.peer, outcome.refusal.message);
    }
    if (LEDGER_REASONS.includes(outcome.refusal.reason)) {
      alarm(current, 'BNG_LINK_LEDGER', link.peer, outcome.refusal.message);
    }
  }
  const forgotten = noteForgotten(stages.share, link.peer, outcome.forgotten ?? []);
  noteReleases(current, forgotten, link.peer, false);
  if (outcome.statement !== null) accept(current, stages, link, outcome.statement);
  if (outcome.exchanged !== undefined) stepExchanged(current, stages, link, outcome.exchanged);
  send(current, link.peer, outcome.frames);
  if (outcome.disconnect) disconnect(current, link.peer, outcome.refusal?.message ?? 'refused');
  flush(current, stages);
}

function accept(current: Step, stages: Stages, link: LinkState, statement: SignedStatement): void {
  const { verifier } = current.watch.ports;
  const verdict = acceptStatement(stages.share, link.peer, statement, verifier, current.atMs);
  if (verdict.ok) {
    current.records.push({ kind: 'accepted', seq: current.seq, peer: link.peer, body: statement });
    const isWarning = statement.body.content.about === 'warning';
    noteReleases(current, verdict.releases, statement.body.id, isWarning);
    if (verdict.oddity !== null) alarm(current, 'BNG_STATEMENT_ODD', link.peer, verdict.oddity);
    const message = heard(current, stages, link, statement);
    // Its node must not change to a key that counts for nothing here.
    if (message !== null && statement.body.origin === link.peer) {
      const { received: sequence } = link;
      send(current, link.peer, [{ frame: 'rejected', sequence, reason: 'key', message }]);
    }
    return;
  }
  const { id } = statement.body;
  const { reason, message } = verdict;
  countRefusal(link, reason);
  decide(current, { what: 'refused-statement', subject: link.peer, reason, message, about: id });
  alarm(current, 'BNG_STATEMENT_REFUSED', link.peer, message);
  send(current, link.peer, [{ frame: 'rejected', sequence: link.received, reason, message }]);
}

/** What a statement that is new and believed leads to; why the key that it announces is not taken, or null. */
function heard(
  current: Step,
  stages: Stages,
  link: LinkState,
  statement: SignedStatement,
): string | null {
  tellFork(current, stages, link, statement);
  warn(current, stages, hearLead(current, stages, statement));
  hearTalk(current, stages, link.peer, statement);
  follow(current, stages, hearAllied(current, stages, statement));
  const key = hearNextKey(current, stages, link, statement);
  if (key === 'taken') hearWaiting(current, stages);
  return key === null || key === 'taken' ? null : key.refused;
}

/** What came in bundles and is signed with a key that counts by now: one was announced, or configured. */
export function hearWaiting(current: Step, stages: Stages): void {
  for (const early of takeWaiting(current, stages)) {
    heard(current, stages, early.link, early.statement);
  }
}

function refuseFrame(current: Step, link: LinkState, reason: string, message: string): void {
  decide(current, { what: 'refused-frame', subject: link.peer, reason, message });
}
