import type { Instant, NodeId, StatementId } from '../mark/index.ts';
import type { Signer } from '../seal/index.ts';
import { forgetHeard } from './allied.ts';
import { MINIMUM } from './arrangement/arrangement.ts';
import { offerConsult } from './consult.ts';
import { mayHold } from './lattice.ts';
import type { LinkState } from './link.ts';
import type { Release, Shared } from './release.ts';
import type { ShareState } from './share.ts';
import { sign } from './sign.ts';
import type { SignedStatement } from './statement.ts';
import { siftWaiting } from './waiting.ts';

/** A statement is taken back by its originator, or that it was taken back is confirmed. */
export type RecallContent = RecallWord | RecallConfirmation;

export interface RecallWord {
  readonly about: 'recall';
  readonly word: 'recall';
  readonly revision: number;
  /** The statement that is recalled. */
  readonly statement: StatementId;
  readonly why: string;
}

/** What whoever held it has done: it is shown no more. The record of it stands. */
export interface RecallConfirmation {
  readonly about: 'recall';
  readonly word: 'confirm';
  readonly revision: number;
  readonly statement: StatementId;
  /** It was held there. */
  readonly known: boolean;
  /** It was handed on to others, who are asked by the same recall. */
  readonly handedOn: boolean;
}

/** Recalls that are remembered, ours and others'; more than anybody makes in a year. */
const MAX_RECALLS = 1000;
const MAX_WHY = 500;

/** One recall of ours and who has confirmed it. Plain data. */
export interface Recall {
  readonly statement: StatementId;
  readonly atMs: Instant;
  readonly why: string;
  readonly to: readonly NodeId[];
  /** Who had not been sent it yet, and now never is. */
  readonly neverLeft: readonly NodeId[];
  readonly confirmed: Map<
    NodeId,
    { readonly atMs: Instant; readonly known: boolean; readonly handedOn: boolean }
  >;
}

export interface RecallState {
  revision: number;
  readonly ours: Map<StatementId, Recall>;
  /** What others have recalled, by `origin/id`: a copy that comes late is not shown. */
  readonly theirs: Set<string>;
}

export function createRecall(): RecallState {
  return { revision: 0, ours: new Map(), theirs: new Set() };
}

export type Recalled =
  | { readonly ok: true; readonly shared: Shared; readonly recall: Recall }
  | { readonly ok: false; readonly reason: string; readonly message: string };

/**
 * Takes back our newest statement on a thing from all who got it. A warning is never recalled: it
 * is cancelled, which people hear.
 */
export function recall(
  state: ShareState,
  id: StatementId,
  why: string,
  signer: Signer,
  nowMs: Instant,
): Recalled {
  const entry = [...state.own].find(([, { statement }]) => statement.body.id === id);
  if (entry === undefined) {
    const message = `${id} is not the newest that was said here of anything`;
    return { ok: false, reason: 'unknown-statement', message };
  }
  const [key, { statement, peers }] = entry;
  if (statement.body.content.about !== 'hazard') {
    const { about } = statement.body.content;
    const message = `a statement on a ${about} is not recalled; a warning is cancelled`;
    return { ok: false, reason: 'not-recallable', message };
  }
  state.own.delete(key);
  const neverLeft: NodeId[] = [];
  const withheld: Release[] = [];
  for (const peer of peers) {
    const link = state.links.get(peer);
    if (link === undefined) continue;
    if (siftWaiting(link.waiting, (each) => each !== statement).length === 0) continue;
    withheld.push({
      ...({ peer, what: 'withheld-from', reason: 'recalled' } as const),
      ...{ message: `${id} still waited`, about: id },
    });
    if (!isByFile(link)) neverLeft.push(peer);
  }
  const left = peers.filter((peer) => !neverLeft.includes(peer));
  state.recall.revision += 1;
  const content = {
    ...({ about: 'recall', word: 'recall' } as const),
    ...{ revision: state.recall.revision, statement: id, why },
  };
  const label = { ...statement.body.label, delayS: 0 };
  const signed = sign(state, statement.body.releaseClass, label, content, signer, nowMs);
  const told = left.map((peer): Release => {
    const link = state.links.get(peer);
    if (link !== undefined && isByFile(link)) {
      return { peer, what: 'released-to', reason: 'recall', message: `recall of ${id}, in files` };
    }
    const understood = link?.speaks.includes('recall') ?? false;
    if (understood) offerConsult(link!, signed);
    return {
      peer,
      what: understood ? 'released-to' : 'withheld-from',
      reason: understood ? 'recall' : 'not-understood',
      message: understood ? `recall of ${id}` : 'it has not said that it reads recalls: ask it',
    };
  });
  const made: Recall = {
    statement: id,
    atMs: nowMs,
    why,
    to: left,
    neverLeft,
    confirmed: new Map(),
  };
  state.recall.ours.set(id, made);
  if (state.recall.ours.size > MAX_RECALLS) {
    state.recall.ours.delete(state.recall.ours.keys().next().value!);
  }
  return {
    ok: true,
    shared: { statement: signed, releases: [...withheld, ...told] },
    recall: made,
  };
}

/** Nothing was ever heard of it by a link: what waits for it can have gone in a file, which is not known here. */
function isByFile({ lastHeardMs }: LinkState): boolean {
  return lastHeardMs === null;
}

export type HeardRecall =
  | {
      readonly word: 'recall';
      readonly shared: Shared;
      readonly known: boolean;
      readonly why: string;
    }
  | { readonly word: 'confirm'; readonly recall: Recall };

/** Another's recall: what it names is shown no more, and that is confirmed. Null for all else. */
export function hearRecall(
  state: ShareState,
  from: NodeId,
  { body }: SignedStatement,
  signer: Signer,
  nowMs: Instant,
): HeardRecall | null {
  const { content, origin } = body;
  if (content.about !== 'recall') return null;
  if (content.word === 'confirm') {
    const ours = state.recall.ours.get(content.statement);
    if (ours === undefined) return null;
    const { known, handedOn } = content;
    ours.confirmed.set(origin, { atMs: body.timeMs, known, handedOn });
    return { word: 'confirm', recall: ours };
  }
  const known = forget(state, origin, content.statement);
  const handedOn =
    known &&
    state.peers.some(
      (peer) =>
        peer.relay &&
        peer.node !== from &&
        peer.node !== origin &&
        mayHold(body.label, body.releaseClass, peer, true, 0).ok,
    );
  state.recall.revision += 1;
  const answer = {
    ...({ about: 'recall', word: 'confirm' } as const),
    ...{ revision: state.recall.revision, statement: content.statement, known, handedOn },
  };
  const label = { ...body.label, releasableTo: [...new Set([origin, from])].sort(), delayS: 0 };
  const signed = sign(state, MINIMUM, label, answer, signer, nowMs);
  offerConsult(state.links.get(from)!, signed);
  const message = `confirms the recall of ${content.statement}`;
  const releases = [{ peer: from, what: 'released-to', reason: 'recall', message } as const];
  return { word: 'recall', shared: { statement: signed, releases }, known, why: content.why };
}

function forget(state: ShareState, origin: NodeId, id: StatementId): boolean {
  const { theirs } = state.recall;
  theirs.add(`${origin}/${id}`);
  if (theirs.size > MAX_RECALLS) theirs.delete(oldestOf(theirs, origin));
  return forgetHeard(state, origin, id);
}

/** The oldest of an originator's own: who recalls much forgets its own, and nobody else's. */
function oldestOf(names: ReadonlySet<string>, origin: NodeId): string {
  for (const name of names) if (name.startsWith(`${origin}/`)) return name;
  return '';
}

const MEMBERS = {
  recall: 'about,revision,statement,why,word',
  confirm: 'about,handedOn,known,revision,statement,word',
};

/** What is wrong with the content of a recall; null when nothing is. */
export function recallProblem(content: Readonly<Record<string, unknown>>): string | null {
  const { word, revision, statement, why, known, handedOn } = content;
  const isWord = word === 'recall' || word === 'confirm';
  const good =
    isWord &&
    Object.keys(content).sort().join() === MEMBERS[word] &&
    Number.isSafeInteger(revision) &&
    (revision as number) > 0 &&
    typeof statement === 'string' &&
    /^[a-z][a-z0-9]{1,15}-s\d{1,15}$/.test(statement) &&
    (word === 'recall'
      ? typeof why === 'string' && why.length <= MAX_WHY && why.isWellFormed()
      : typeof known === 'boolean' && typeof handedOn === 'boolean');
  return good ? null : 'content: a member of a recall is wrong';
}
