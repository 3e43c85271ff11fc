import { type Instant, isInstant, type Mode, type NodeId } from '../mark/index.ts';
import {
  fromHex,
  isNoteSignature,
  type NoteSignature,
  type Signer,
  signNote,
  type Verifier,
} from '../seal/index.ts';
import { type FreshLeaves, type PairTree, pairRoot, takeFresh } from './exchanged-tree.ts';
import type { Frame } from './frame.ts';
import type { LinkState } from './link.ts';
import { PROBE_MS } from './probe.ts';
import type { ShareState } from './share.ts';
import { keysOf } from './successor.ts';

/*
 * At a fixed cadence whoever receives signs the tree of what came, and whoever sent it signs the
 * same text where it has the same tree. Neither can then say that something else was exchanged, and
 * each can show a stranger that one statement was, without the others.
 */

/** A peer is asked to sign this often, whatever was exchanged: the moment tells nothing. */
export const EXCHANGED_MS = 2 * PROBE_MS;
/** A peer that asks more often is not answered: each answer is a signature and a record here. */
const MIN_PAUSE_MS = EXCHANGED_MS / 2;
/** Leaves that wait for their record; more are written down at once. */
export const MAX_FRESH_LEAVES = 1024;

/** What one end signs of one direction, or signs against the other. */
export type ExchangedFrame = Extract<Frame, { frame: 'exchanged' }>;

/** What the ledger keeps of it. Plain JSON. */
export interface Exchanged {
  /** `asked`: signed by us alone; `disputed`: two signed notes that cannot both be true. */
  readonly what: 'leaves' | 'asked' | 'agreed' | 'disputed';
  readonly direction: 'sent' | 'received';
  /** Statements of this direction that are under the note or the leaves. */
  readonly size: number;
  /** Ours is the last one, and our signature the first under it. */
  readonly notes: readonly SignedNote[];
  /** That signature was made in this step. */
  readonly signed: boolean;
  readonly leaves: RecordedLeaves | null;
}

/** A C2SP tlog-checkpoint and who has signed it, as `notedBy` writes it. */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** {@link FreshLeaves}, in base64; the hashes one behind the other. */
export interface RecordedLeaves {
  readonly first: number;
  readonly peaks: readonly string[];
  readonly hashes: string;
}

/** What comes of one step. */
export interface ExchangedOutcome {
  readonly frames: readonly Frame[];
  readonly records: readonly Exchanged[];
  /** Why the peer's word was passed over; null: it was not. */
  readonly refusal: { readonly reason: string; readonly message: string } | null;
  /** The peer has signed for another history than it told; null: it has not. */
  readonly fork: string | null;
}

const NOTHING: ExchangedOutcome = { frames: [], records: [], refusal: null, fork: null };

/** Asks for a signature when one is due, and writes down leaves that have become many. */
export function tickExchanged(
  state: ShareState,
  link: LinkState,
  signer: Signer,
  nowMs: Instant,
): ExchangedOutcome {
  const { exchanged } = link;
  const records: Exchanged[] = [];
  for (const direction of ['sent', 'received'] as const) {
    const tree = exchanged[direction];
    if ((tree.fresh?.hashes.length ?? 0) < MAX_FRESH_LEAVES) continue;
    records.push({ what: 'leaves', ...rowOf(direction, tree), notes: [], signed: false });
  }
  const tree = exchanged.received;
  const parties = partiesOf(state, link, 'received');
  if (!isDue(link, nowMs) || parties === null) return { ...NOTHING, records };
  // Nothing came yet; or this state was made without what came before, and has no tree of it.
  if (tree.edge.size === 0 || tree.edge.size !== link.received) return { ...NOTHING, records };
  exchanged.askedMs = nowMs;
  exchanged.unanswered = exchanged.asked === null ? 0 : exchanged.unanswered + 1;
  const head = { size: tree.edge.size, root: pairRoot(tree), timeMs: Math.floor(nowMs) };
  const text = exchangedText(parties, head);
  const ours = signAs(parties.to, text, signer);
  exchanged.asked = { ...head, key: ours.key, signature: ours.signature };
  records.push({
    ...{ what: 'asked', ...rowOf('received', tree) },
    ...{ notes: [{ text, signatures: [ours] }], signed: true },
  });
  const { signature } = ours;
  return {
    ...NOTHING,
    frames: [{ frame: 'exchanged', by: 'receiver', ...head, signature }],
    records,
  };
}

/** Unanswered so often in a row, a peer does not sign: a connection that is lost costs one answer. */
const MAX_UNANSWERED = 3;

/** True for a peer that takes statements and does not sign for what it sends. */
export function isUnsigned({ up, greeted, speaks, exchanged }: LinkState): boolean {
  if (!up || !greeted || !speaks.includes('exchanged')) return false;
  return exchanged.unanswered >= MAX_UNANSWERED;
}

function isDue({ up, greeted, speaks, exchanged }: LinkState, nowMs: Instant): boolean {
  return up && greeted && speaks.includes('exchanged') && nowMs - exchanged.askedMs >= EXCHANGED_MS;
}

/** Takes in what the peer has signed. */
export function hearExchanged(
  state: ShareState,
  link: LinkState,
  frame: ExchangedFrame,
  ports: { readonly signer: Signer; readonly verifier: Verifier },
  nowMs: Instant,
): ExchangedOutcome {
  const direction = frame.by === 'receiver' ? 'sent' : 'received';
  const parties = partiesOf(state, link, direction);
  if (parties === null) return refuse('no-ledger', 'there is no ledger to sign for');
  const theirText = exchangedText(parties, frame);
  const other = direction === 'sent' ? parties.to : parties.from;
  const peer = state.peers.find(({ node }) => node === link.peer)!;
  const key = keysOf(state, link.peer, peer.statementKey, nowMs).find((one) =>
    isNoteSignature(theirText, one, frame.signature, ports.verifier),
  );
  if (key === undefined) return refuse('signature', `${link.peer} has not signed what it states`);
  const theirs = { name: nameOf(other), key, signature: frame.signature };
  return direction === 'sent'
    ? countersign(link, frame, parties, theirs, ports.signer, nowMs)
    : hearAnswer(link, frame, parties, theirs);
}

/** The peer has signed for what it received of us. */
function countersign(
  link: LinkState,
  frame: ExchangedFrame,
  parties: Parties,
  theirs: NoteSignature,
  signer: Signer,
  nowMs: Instant,
): ExchangedOutcome {
  const { exchanged, acknowledged } = link;
  const tree = exchanged.sent;
  const { size, root, timeMs } = frame;
  const theirText = exchangedText(parties, frame);
  const { answeredMs } = exchanged;
  if (answeredMs !== null && nowMs - answeredMs < MIN_PAUSE_MS) {
    return refuse('too-often', `asks for signatures more often than each ${MIN_PAUSE_MS / 1000} s`);
  }
  exchanged.answeredMs = nowMs;
  if (tree.edge.size !== acknowledged) {
    return refuse('no-tree', 'what was exchanged before is not known here');
  }
  // What it acknowledged before came before this on the same connection: neither more nor less.
  const head = { size: acknowledged, root: pairRoot(tree), timeMs };
  const text = exchangedText(parties, head);
  const ours = signAs(parties.from, text, signer);
  const { signature } = ours;
  const frames = [{ frame: 'exchanged', by: 'sender', ...head, signature } as const];
  const row = rowOf('sent', tree);
  if (size === acknowledged && root === head.root) {
    exchanged.agreedSent = { size, timeMs };
    const notes = [{ text, signatures: [ours, theirs] }];
    return { ...NOTHING, frames, records: [{ what: 'agreed', ...row, notes, signed: true }] };
  }
  const notes = [
    { text: theirText, signatures: [theirs] },
    { text, signatures: [ours] },
  ];
  const records = [{ what: 'disputed', ...row, notes, signed: true } as const];
  return { ...NOTHING, frames, records, fork: differs(link.peer, 'received of us', frame, head) };
}

/** The peer answers to what we have signed for. */
function hearAnswer(
  link: LinkState,
  frame: ExchangedFrame,
  parties: Parties,
  theirs: NoteSignature,
): ExchangedOutcome {
  const { exchanged } = link;
  const { asked } = exchanged;
  if (asked === null || asked.timeMs !== frame.timeMs) {
    return refuse('unasked', 'a signature that was not asked for');
  }
  exchanged.asked = null;
  exchanged.unanswered = 0;
  const text = exchangedText(parties, asked);
  const ours = { name: nameOf(parties.to), key: asked.key, signature: asked.signature };
  const common = { direction: 'received', size: asked.size, leaves: null, signed: false } as const;
  if (frame.size === asked.size && frame.root === asked.root) {
    exchanged.agreedReceived = { size: asked.size, timeMs: asked.timeMs };
    const notes = [{ text, signatures: [ours, theirs] }];
    return { ...NOTHING, records: [{ what: 'agreed', ...common, notes }] };
  }
  const notes = [
    { text: exchangedText(parties, frame), signatures: [theirs] },
    { text, signatures: [ours] },
  ];
  const records = [{ what: 'disputed', ...common, notes } as const];
  return { ...NOTHING, records, fork: differs(link.peer, 'sent to us', frame, asked) };
}

function rowOf(direction: 'sent' | 'received', tree: PairTree) {
  const size = tree.edge.size;
  return { direction, size, leaves: recorded(takeFresh(tree)) };
}

function recorded(fresh: FreshLeaves | null): RecordedLeaves | null {
  if (fresh === null) return null;
  const { first, peaks, hashes } = fresh;
  return { first, peaks: peaks.map(base64), hashes: base64(Buffer.concat(hashes)) };
}

function differs(
  peer: NodeId,
  what: string,
  theirs: { readonly size: number; readonly root: string },
  ours: { readonly size: number; readonly root: string },
): string {
  return (
    `${peer} has signed that what it ${what} is ${theirs.size} statements of root ${theirs.root}; ` +
    `here it is ${ours.size} of root ${ours.root}: both signed notes are in the ledger`
  );
}

function refuse(reason: string, message: string): ExchangedOutcome {
  return { ...NOTHING, refusal: { reason, message } };
}

interface Party {
  readonly node: NodeId;
  readonly mode: Mode;
  readonly ledger: string;
}

/** One direction: who sends, who receives, and the ledgers that its count belongs to. */
interface Parties {
  readonly from: Party;
  readonly to: Party;
}

function partiesOf(
  { node, mode, ledger }: ShareState,
  { peer, peerLedger }: LinkState,
  direction: 'sent' | 'received',
): Parties | null {
  if (ledger === '' || peerLedger === null) return null;
  const self = { node, mode, ledger };
  const other = { node: peer, mode, ledger: peerLedger };
  return direction === 'sent' ? { from: self, to: other } : { from: other, to: self };
}

function nameOf({ node, mode, ledger }: Party): string {
  return `bongsu/${node}/${mode}/${ledger}`;
}

function signAs(party: Party, text: string, signer: Signer): NoteSignature {
  // Before it signs: in a replay the key is that of the recorded signature which comes next.
  const key = signer.publicKey;
  return { name: nameOf(party), key, signature: signNote(text, signer) };
}

/** What is signed: the direction, how many statements, the root in base64, and the time. */
function exchangedText(
  { from, to }: Parties,
  { size, root, timeMs }: { readonly size: number; readonly root: string; readonly timeMs: number },
): string {
  const origin = `bongsu/exchanged/${from.mode}/${from.node}/${from.ledger}/${to.node}/${to.ledger}`;
  return `${origin}\n${size}\n${base64(fromHex(root)!)}\ntimeMs ${timeMs}\n`;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** What is wrong with the form of such a frame; null when nothing is. */
export function exchangedProblem(frame: Readonly<Record<string, unknown>>): string | null {
  const { by, size, root, timeMs, signature } = frame;
  const good =
    (by === 'receiver' || by === 'sender') &&
    Number.isSafeInteger(size) &&
    (size as number) >= 0 &&
    typeof root === 'string' &&
    /^[0-9a-f]{64}$/.test(root) &&
    isInstant(timeMs) &&
    Number.isInteger(timeMs) &&
    typeof signature === 'string' &&
    /^[A-Za-z0-9_-]{43,128}$/.test(signature);
  return good ? null : 'exchanged: a member is wrong';
}
