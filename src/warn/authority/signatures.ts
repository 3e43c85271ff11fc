import { HAZARD_KINDS } from '../../assess/index.ts';
import { type Instant, isInstant, isNodeId, type Mode, type NodeId } from '../../mark/index.ts';
import { isSealed, type Verifier } from '../../seal/index.ts';
import type { Officer } from '../act.ts';
import { MAX_ACT_AGE_S, MAX_ACT_AHEAD_S, mayAct, REASONS, remember } from '../approve.ts';
import type { WarnState } from '../state.ts';
import {
  CONDITIONS,
  LEAD_ACT_TYPE,
  LEAD_ACTS,
  type LeadAct,
  type LeadSettings,
  type SignedLeadAct,
} from './lead.ts';
import { subjectOfAct } from './scope.ts';

/** What passes authority, or takes back, needs this many different people. No setting. */
export const SIGNATURES_NEEDED = 2;
/** A first signature waits this long for its second, seconds. */
export const PENDING_S = 900;
/** Words that wait for a second signature; the oldest go first. */
export const MAX_PENDING = 32;
/** Areas of one lead: more than a country has of the first level. */
export const MAX_AREAS = 100;
/** Signatures under one word. */
export const MAX_GRANTS = 8;

export interface LeadRefusal {
  readonly reason: string;
  readonly message: string;
  readonly officer: string;
}

export type CheckedLeadAct =
  | { readonly ok: true; readonly act: LeadAct; readonly officer: Officer }
  | { readonly ok: false; readonly refusal: LeadRefusal };

/**
 * Everything about an officer's word that can be judged by itself: form, signature, person, mode,
 * node, time, and that it was not handed in before. What passes is remembered.
 */
export function checkLeadAct(
  state: WarnState,
  signed: SignedLeadAct,
  verifier: Verifier,
  nowMs: Instant,
): CheckedLeadAct {
  const refuse = (reason: string, message: string): CheckedLeadAct => {
    const officer: unknown = (signed?.body as Partial<LeadAct> | undefined)?.officer;
    const named = typeof officer === 'string' ? officer : '';
    return { ok: false, refusal: { reason, message, officer: named } };
  };
  if (!isSignedLeadAct(signed)) return refuse('malformed', 'this is not of the form of a lead act');
  const act = signed.body;
  const officer = state.officers.find(({ id }) => id === act.officer);
  if (officer === undefined) return refuse('unknown-officer', 'no such officer here');
  if (officer.key !== signed.key) {
    return refuse('wrong-key', 'signed with a key that is not this officer’s');
  }
  if (!isSealed(LEAD_ACT_TYPE, signed, verifier)) {
    return refuse('signature', 'the signature does not fit the act');
  }
  const why = mayAct(state, officer, nowMs);
  if (why !== null) return refuse(why, REASONS[why]);
  const { node } = state.settings;
  if (act.mode !== state.mode || act.node !== node) {
    const here = `${node} in mode ${state.mode}`;
    return refuse('wrong-mode', `for ${act.node} in mode ${act.mode}, not ${here}`);
  }
  if (act.atMs < nowMs - MAX_ACT_AGE_S * 1000 || act.atMs > nowMs + MAX_ACT_AHEAD_S * 1000) {
    return refuse('wrong-time', 'the time of the act is too far from now: check the clock');
  }
  const nonce = `${act.officer} lead ${act.atMs} ${subjectOfAct(act)}`;
  if (state.nonces.has(nonce)) return refuse('replayed', 'this act has been received before');
  remember(state.nonces, nonce, nowMs);
  return { ok: true, act, officer };
}

/** The same words by as many different people as are needed, or how many there are by now. */
export function gather(
  state: WarnState,
  signed: SignedLeadAct,
  officer: Officer,
  nowMs: Instant,
): { readonly full: readonly SignedLeadAct[] } | { readonly people: number } | 'same-person' {
  const { pending } = state.lead;
  for (const [subject, acts] of pending) {
    const lastMs = acts[acts.length - 1]?.body.atMs ?? 0;
    if (nowMs - lastMs > PENDING_S * 1000) pending.delete(subject);
  }
  const subject = subjectOfAct(signed.body);
  // Whoever may not act any more has not signed either.
  const known = (pending.get(subject) ?? []).filter(
    (each) => personOf(state, each, nowMs) !== null,
  );
  if (known.some((each) => personOf(state, each, nowMs) === officer.person)) return 'same-person';
  const acts = [...known, signed];
  pending.delete(subject);
  if (acts.length >= SIGNATURES_NEEDED) return { full: acts };
  pending.set(subject, acts);
  if (pending.size > MAX_PENDING) pending.delete(pending.keys().next().value!);
  return { people: acts.length };
}

/** The person behind a signed word, null when that officer may not act now. */
function personOf(state: WarnState, { body, key }: SignedLeadAct, nowMs: Instant): string | null {
  const officer = state.officers.find(({ id }) => id === body.officer);
  if (officer === undefined || officer.key !== key) return null;
  return mayAct(state, officer, nowMs) === null ? officer.person : null;
}

/** True while as many different people as are needed stand behind the words and may act. */
export function stillSigned(
  state: WarnState,
  grants: readonly SignedLeadAct[],
  nowMs: Instant,
): boolean {
  const people = new Set(grants.map((each) => personOf(state, each, nowMs)));
  people.delete(null);
  return people.size >= SIGNATURES_NEEDED;
}

/**
 * True where two officers of another node signed words that `fits` finds right. That they are two
 * people, and officers there, that node vouches for by its own signature; where the settings list
 * its officers' keys, only they count.
 */
export function grantedBy(
  settings: LeadSettings,
  node: NodeId,
  mode: Mode,
  grants: readonly SignedLeadAct[],
  verifier: Verifier,
  fits: (act: LeadAct) => boolean,
): boolean {
  const keys = settings.owners.find((owner) => owner.node === node)?.officerKeys;
  const good = grants.filter(
    (each) =>
      each.body.node === node &&
      each.body.mode === mode &&
      fits(each.body) &&
      (keys === undefined || keys.includes(each.key)) &&
      isSealed(LEAD_ACT_TYPE, each, verifier),
  );
  const subjects = new Set(good.map(({ body }) => subjectOfAct(body)));
  return (
    subjects.size === 1 &&
    new Set(good.map(({ key }) => key)).size >= SIGNATURES_NEEDED &&
    new Set(good.map(({ body }) => body.officer)).size >= SIGNATURES_NEEDED
  );
}

const COMMON = ['act', 'atMs', 'mode', 'node', 'officer'];
const MEMBERS: Readonly<Record<LeadAct['act'], readonly string[]>> = {
  offer: ['lead', 'term', 'to', 'kinds', 'areas', 'endsMs', 'conditions'],
  accept: ['lead', 'term', 'offer', 'conditions'],
  return: ['lead', 'term'],
  recall: ['lead', 'term'],
  'take-back': ['lead', 'term', 'warning', 'revision', 'kind', 'regions', 'becomes'],
  'on-shift': ['untilMs'],
  evaluated: ['passed', 'heldMs'],
};

/** Longest text member, characters. */
const MAX_TEXT = 128;
const ID = /^[a-z][a-z0-9]{1,15}-[a-z]\d{1,15}$/;

/** What a member has to be, by its name. */
const CHECKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  act: (value) => LEAD_ACTS.includes(value as LeadAct['act']),
  atMs: isInstant,
  mode: isText,
  node: isNodeId,
  officer: isText,
  lead: isLeadId,
  term: isTerm,
  to: isNodeId,
  kinds: (value) => isList(value, isKind, HAZARD_KINDS.length),
  areas: (value) => isList(value, isArea, MAX_AREAS),
  endsMs: isInstant,
  conditions: isConditions,
  offer: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  warning: isLeadId,
  revision: isTerm,
  kind: isKind,
  regions: (value) => isList(value, isRegion, MAX_AREAS),
  becomes: (value) => value === 'cancelled' || value === 'all-clear',
  untilMs: isInstant,
  passed: (value) => typeof value === 'boolean',
  heldMs: isInstant,
};

/** True for what has exactly the form of a signed {@link LeadAct}, wherever it comes from. */
export function isSignedLeadAct(value: unknown): value is SignedLeadAct {
  if (typeof value !== 'object' || value === null) return false;
  const { body, key, signature, type, ...rest } = value as Record<string, unknown>;
  if (![key, signature, type].every(isText) || Object.keys(rest).length > 0) return false;
  if (typeof body !== 'object' || body === null) return false;
  const act = body as Record<string, unknown>;
  const more = MEMBERS[act['act'] as LeadAct['act']];
  if (more === undefined || !Object.hasOwn(MEMBERS, act['act'] as string)) return false;
  const names = [...COMMON, ...more].sort();
  return (
    Object.keys(act).sort().join() === names.join() &&
    names.every((name) => CHECKS[name]!(act[name]))
  );
}

export function isLeadId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

export function isTerm(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function isKind(value: unknown): boolean {
  return (HAZARD_KINDS as readonly unknown[]).includes(value);
}

/** A code of `earth/regions`, or the beginning of one. */
export function isArea(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Z]{2}(-[A-Z0-9]{1,6})?$/.test(value);
}

/** The code of an area as a warning names it. */
export function isRegion(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z0-9-]{1,16}$/.test(value);
}

/** A record of exactly {@link CONDITIONS}. */
export function isConditions(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length === CONDITIONS.length &&
    value.every(
      (each, i) =>
        typeof each === 'object' &&
        each !== null &&
        Object.keys(each).sort().join() === 'name,state' &&
        each.name === CONDITIONS[i] &&
        ['good', 'failed', 'waived'].includes(each.state),
    )
  );
}

function isText(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= MAX_TEXT &&
    value.isWellFormed()
  );
}

function isList(value: unknown, each: (entry: unknown) => boolean, most: number): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= most &&
    new Set(value).size === value.length &&
    value.every(each)
  );
}
