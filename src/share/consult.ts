import {
  type HazardId,
  type Instant,
  isInstant,
  type NodeId,
  type StatementId,
} from '../mark/index.ts';
import type { Signer } from '../seal/index.ts';
import { heardStatements } from './allied.ts';
import { MINIMUM } from './arrangement/arrangement.ts';
import { oldestPlaceOf, push, shareOf, take } from './lane.ts';
import { mayHold } from './lattice.ts';
import type { LinkState } from './link.ts';
import type { Peer } from './peer.ts';
import type { RecallContent } from './recall.ts';
import type { Release, Shared } from './release.ts';
import type { ShareState } from './share.ts';
import { sign } from './sign.ts';
import type { SignedStatement, StatementContent } from './statement.ts';
import type { KeyContent } from './successor.ts';

/** What nations say to each other on a hazard; none of it ever holds a warning back. */
export const CONSULT_WORDS = [
  ...(['concur', 'differ', 'request-information', 'intend-to-warn', 'answer'] as const),
] as const;

export type ConsultWord = (typeof CONSULT_WORDS)[number];

/** A word of one nation to the others that hold a hazard. */
export interface ConsultContent {
  readonly about: 'consult';
  /** Counts the consultations of its node. */
  readonly revision: number;
  readonly word: ConsultWord;
  readonly hazard: HazardId;
  /** The warning that it intends; null where it is about none. */
  readonly warning: string | null;
  /** The word of another that it answers; null: it answers none. */
  readonly answers: StatementId | null;
  /** As an officer wrote it, translated by nobody. */
  readonly text: string;
  /** By when an answer is asked for; null: none is. */
  readonly dueMs: Instant | null;
}

/** Consultations of one node that are remembered; an incident has some dozens. */
const MAX_CONSULTS = 250;
/** Words of one originator that may wait for a peer; the oldest are let go: they were overtaken. */
const MAX_WAITING = 256;
/** Characters of a text: what is read in the time that there is. */
export const MAX_CONSULT_TEXT = 500;

/** One word, and who has answered it. Plain data. */
export interface Consult {
  readonly id: StatementId;
  readonly origin: NodeId;
  readonly atMs: Instant;
  readonly said: ConsultContent;
  /** Of ours: who was asked. */
  readonly to: readonly NodeId[];
  /** Who has answered, and when. */
  readonly answers: Map<NodeId, Instant>;
  /** That somebody is silent was said. */
  told: boolean;
}

export interface ConsultState {
  revision: number;
  /** By `origin/id`, oldest first. */
  readonly words: Map<string, Consult>;
}

export function createConsult(): ConsultState {
  return { revision: 0, words: new Map() };
}

/** Who is consulted on a hazard: those who were told of it here, or who told of it. */
function audienceOf(state: ShareState, hazard: HazardId): Map<Peer, readonly NodeId[]> {
  const audience = new Map<Peer, readonly NodeId[]>();
  const [owner = ''] = hazard.split('-');
  for (const peer of state.peers) {
    const beyond = peer.origins.map(({ node }) => node);
    if (peer.node === owner || beyond.includes(owner)) {
      if (knows(state, hazard)) audience.set(peer, [peer.node, owner]);
      continue;
    }
    const told = [...state.own.values()].filter(
      ({ statement, peers }) => peers.includes(peer.node) && isOn(statement, hazard),
    );
    if (told.length === 0) continue;
    const named = new Set(told.flatMap(({ statement }) => statement.body.label.releasableTo));
    audience.set(peer, [peer.node, ...beyond.filter((node) => named.has(node))]);
  }
  return audience;
}

function knows(state: ShareState, hazard: HazardId): boolean {
  return heardStatements(state).some((statement) => isOn(statement, hazard));
}

function isOn({ body: { content } }: SignedStatement, hazard: HazardId): boolean {
  return (content.about === 'hazard' || content.about === 'warning') && content.hazard === hazard;
}

export type Consulted =
  | { readonly ok: true; readonly shared: Shared; readonly consult: Consult }
  | { readonly ok: false; readonly reason: string; readonly message: string };

/** Signs one word for all who hold the hazard, and starts the clock of the answer. */
export function consult(
  state: ShareState,
  said: Omit<ConsultContent, 'about' | 'revision'>,
  signer: Signer,
  nowMs: Instant,
): Consulted {
  const audience = audienceOf(state, said.hazard);
  if (audience.size === 0) {
    const message = `no peer holds ${said.hazard}, or it is not known here`;
    return { ok: false, reason: 'nobody-to-consult', message };
  }
  const label = { ...state.label, delayS: 0, fidelity: 'minimum' as const };
  const links: LinkState[] = [];
  const to = new Set<NodeId>();
  const releases: Release[] = [];
  for (const [peer, nodes] of audience) {
    const link = state.links.get(peer.node)!;
    const verdict = mayHold(label, MINIMUM, peer, false, 0);
    const understood = link.speaks.includes('consult');
    if (verdict.ok && understood) {
      links.push(link);
      for (const node of nodes) to.add(node);
    }
    releases.push({
      peer: peer.node,
      what: verdict.ok && understood ? 'released-to' : 'withheld-from',
      reason: verdict.ok ? (understood ? 'lattice' : 'not-understood') : verdict.reason,
      message: verdict.ok
        ? `${said.word} on ${said.hazard}${understood ? '' : ': it has not said that it reads these'}`
        : verdict.message,
    });
  }
  if (links.length === 0) {
    const why = releases.map(({ peer, message }) => `${peer}: ${message}`).join('; ');
    return { ok: false, reason: 'nobody-to-consult', message: why };
  }
  const revision = state.consult.revision + 1;
  const content = { about: 'consult', revision, ...said } as const;
  // A peer refuses a frame that it cannot read, and the link with it, each time it is sent again.
  const problem = consultProblem(content);
  if (problem !== null) {
    const message = 'a hazard, warning or word is not named as the lists name it (kor-h3, kor-s12)';
    return { ok: false, reason: 'malformed', message };
  }
  state.consult.revision = revision;
  const marked = { ...label, releasableTo: [...to].sort() };
  const statement = sign(state, MINIMUM, marked, content, signer, nowMs);
  for (const link of links) offerConsult(link, statement);
  return { ok: true, shared: { statement, releases }, consult: note(state, statement, [...to]) };
}

/** Another's word came in: kept, and where it answers one, that one is answered. */
export function hearConsult(state: ShareState, statement: SignedStatement): Consult | null {
  return statement.body.content.about === 'consult' ? note(state, statement, []) : null;
}

function note(state: ShareState, { body }: SignedStatement, to: readonly NodeId[]): Consult {
  const { words } = state.consult;
  const said = body.content as ConsultContent;
  const entry: Consult = {
    ...{ id: body.id, origin: body.origin, atMs: body.timeMs, said, to },
    ...{ answers: new Map(), told: false },
  };
  words.set(`${body.origin}/${body.id}`, entry);
  const theirs = [...words.keys()].filter((key) => key.startsWith(`${body.origin}/`));
  if (theirs.length > MAX_CONSULTS) words.delete(theirs[0]!);
  if (said.answers === null) return entry;
  for (const asked of words.values()) {
    const isAsked = asked.id === said.answers && asked.origin !== body.origin;
    if (isAsked && asked.said.hazard === said.hazard) asked.answers.set(body.origin, body.timeMs);
  }
  return entry;
}

/** Who has not answered a word of ours that is due; empty where nobody is awaited. */
export function silentOf({ said, to, answers }: Consult, nowMs: Instant): readonly NodeId[] {
  if (said.dueMs === null || nowMs < said.dueMs) return [];
  return to.filter((node) => !answers.has(node));
}

/** Behind the warnings and before the hazards. Of too many one originator's oldest goes. */
export function offerConsult(link: LinkState, statement: SignedStatement): void {
  const { talk } = link.waiting;
  const { origin } = statement.body;
  link.offered += 1;
  push(talk, statement);
  if (shareOf(talk, origin).count <= MAX_WAITING) return;
  const oldest = oldestPlaceOf(talk, origin);
  if (oldest !== null && take(talk, oldest) !== null) link.superseded += 1;
}

const MEMBERS = 'about,answers,dueMs,hazard,revision,text,warning,word';
const ID = /^[a-z][a-z0-9]{1,15}-[a-z]\d{1,15}$/;

const isId = (value: unknown): boolean => typeof value === 'string' && ID.test(value);

/** What is wrong with the content of a consultation; null when nothing is. */
export function consultProblem(content: Readonly<Record<string, unknown>>): string | null {
  const { revision, word, hazard, warning, answers, text, dueMs } = content;
  const good =
    Object.keys(content).sort().join() === MEMBERS &&
    Number.isSafeInteger(revision) &&
    (revision as number) > 0 &&
    CONSULT_WORDS.includes(word as ConsultWord) &&
    isId(hazard) &&
    (warning === null || isId(warning)) &&
    (answers === null || isId(answers)) &&
    typeof text === 'string' &&
    text.length <= MAX_CONSULT_TEXT &&
    text.isWellFormed() &&
    (dueMs === null || isInstant(dueMs));
  return good ? null : 'content: a member of a consultation is wrong';
}

/** True for what nations say to each other, which the picture of hazards leaves out. */
export function isTalk(
  content: StatementContent,
): content is ConsultContent | RecallContent | KeyContent {
  return content.about === 'consult' || content.about === 'recall' || content.about === 'key';
}
