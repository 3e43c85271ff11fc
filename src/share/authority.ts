import { type Instant, isInstant, isNodeId } from '../mark/index.ts';
import type { Signer } from '../seal/index.ts';
import {
  isArea,
  isConditions,
  isKind,
  isLeadId,
  isRegion,
  isSignedLeadAct,
  isTerm,
  type LeadWord,
  MAX_AREAS,
  MAX_GRANTS,
  OVER_REASONS,
} from '../warn/index.ts';
import { inLane, keyOf, push, shareOf, sift, take } from './lane.ts';
import type { LinkState } from './link.ts';
import { type Shared, shareWithAll } from './release.ts';
import type { ShareState } from './share.ts';
import type { LeadContent, SignedStatement } from './statement.ts';

/**
 * Takings back of one originator, and answers to them, that may wait for a peer: one that was not delivered within a
 * lease counts for nothing, so that the oldest are let go.
 */
export const MAX_WAITING_TAKEN = 256;

/** Leads of one originator of which a word may wait: as many as anybody remembers of all. */
export const MAX_WAITING_LEADS = 64;

/** What a lead statement is about: newer words on a lead replace older ones, takings back do not. */
export function leadSubject(content: LeadContent): string {
  return isTaking(content)
    ? `${content.lead}/${content.word}/${content.warning}/${content.warningRevision}`
    : content.lead;
}

function isTaking(
  content: LeadContent,
): content is Extract<LeadContent, { word: 'take-back' | 'answer' }> {
  return content.word === 'take-back' || content.word === 'answer';
}

/**
 * Puts a word on a lead in the queue, behind the warnings and before the hazards. Of one node's
 * words on one lead only the newest waits: each says how things stand by itself.
 */
export function offerLead(link: LinkState, statement: SignedStatement): void {
  const { origin, content } = statement.body;
  if (content.about !== 'lead') return;
  const { leads } = link.waiting;
  const older = leads.places.get(keyOf(statement));
  if (older !== undefined && take(leads, older) !== null) link.superseded += 1;
  push(leads, statement);
  const taking = isTaking(content);
  const most = taking ? MAX_WAITING_TAKEN : MAX_WAITING_LEADS;
  const alike = ({ body }: SignedStatement): boolean =>
    body.origin === origin && body.content.about === 'lead' && isTaking(body.content) === taking;
  if (shareOf(leads, origin).count <= most) return;
  let over = inLane(leads).filter(alike).length - most;
  link.superseded += sift(leads, (each) => !alike(each) || over-- <= 0).length;
}

const COMMON = ['about', 'revision', 'word', 'lead', 'term', 'owner'];
const SCOPE = ['to', 'kinds', 'areas'];
const MEMBERS: Readonly<Record<LeadWord['word'], readonly string[]>> = {
  offer: [...SCOPE, 'endsMs', 'expiresMs', 'conditions', 'grants'],
  accept: ['offer', 'conditions', 'grants'],
  lease: [...SCOPE, 'endsMs', 'untilMs', 'leaseS', 'answers'],
  renew: ['failing', 'holds'],
  return: ['grants'],
  over: [...SCOPE, 'why'],
  'take-back': [
    ...['issuer', 'warning', 'warningRevision', 'kind', 'regions', 'becomes', 'grants'],
  ],
  answer: ['to', 'warning', 'warningRevision', 'done', 'message'],
};

const list =
  (each: (entry: unknown) => boolean, most: number) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.length <= most && value.every(each);

const NAMES = ['links', 'keys', 'evaluation', 'staff'];
/** Characters of an answer's message. */
const MAX_MESSAGE = 4000;

/** What a member has to be, by its name; members of all words have one meaning. */
const CHECKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  about: (value) => value === 'lead',
  revision: isTerm,
  word: (value) => typeof value === 'string',
  lead: isLeadId,
  term: isTerm,
  owner: isNodeId,
  to: isNodeId,
  kind: isKind,
  regions: list(isRegion, MAX_AREAS),
  kinds: list(isKind, MAX_AREAS),
  areas: list(isArea, MAX_AREAS),
  endsMs: isInstant,
  expiresMs: isInstant,
  conditions: isConditions,
  grants: list(isSignedLeadAct, MAX_GRANTS),
  offer: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  untilMs: isInstant,
  leaseS: (value) => typeof value === 'number' && value > 0 && value <= 86_400,
  answers: isTerm,
  failing: list((each) => NAMES.includes(each as string), NAMES.length),
  holds: isTerm,
  why: (value) => (OVER_REASONS as readonly unknown[]).includes(value),
  issuer: isNodeId,
  warning: isLeadId,
  warningRevision: isTerm,
  becomes: (value) => value === 'cancelled' || value === 'all-clear',
  done: (value) => typeof value === 'boolean',
  message: (value) =>
    typeof value === 'string' && value.length <= MAX_MESSAGE && value.isWellFormed(),
};

/** What is wrong with the content of a lead statement; null when nothing is. */
export function leadProblem(content: Readonly<Record<string, unknown>>): string | null {
  const word = content['word'];
  if (typeof word !== 'string' || !Object.hasOwn(MEMBERS, word)) {
    return 'content: the word on a lead is unknown';
  }
  const names = [...COMMON, ...MEMBERS[word as LeadWord['word']]].sort();
  if (Object.keys(content).sort().join() !== names.join()) {
    return `content: the members of a lead's ${word} are wrong`;
  }
  const wrong = names.find((name) => !CHECKS[name]!(content[name]));
  return wrong === undefined ? null : `content: ${wrong} of a lead's ${word} is wrong`;
}

/** A word on who leads where: agreed on with every partner, so every one of them may hold it. */
export function shareLead(
  state: ShareState,
  content: LeadContent,
  signer: Signer,
  nowMs: Instant,
): Shared {
  return shareWithAll(state, content, signer, nowMs);
}
