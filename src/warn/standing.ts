import { type Instant, isInstant, type Mode, type NodeId, type OfficerId } from '../mark/index.ts';
import { bodyHash, type Envelope, isSealed, type Verifier } from '../seal/index.ts';
import type { Officer } from './act.ts';
import {
  MAX_ACT_AGE_S,
  MAX_ACT_AHEAD_S,
  mayAct,
  REASONS,
  type Refusal,
  remember,
} from './approve.ts';
import type { WarnState } from './state.ts';
import type { Approval } from './warning.ts';

/** Type line of the envelope that carries an {@link AuthorityAct}. */
export const AUTHORITY_ACT_TYPE = 'bongsu/authority-act/1';

/**
 * One officer's word on a standing authority: two different people who `grant` the same times let
 * the node say the first *take cover* by itself while nobody has the time to sign
 * (`automatic.ts`). Any one of them, or of the other officers, may `revoke` what is granted for
 * those times.
 */
export interface AuthorityAct {
  readonly act: 'grant' | 'revoke';
  readonly mode: Mode;
  readonly node: NodeId;
  readonly fromMs: Instant;
  readonly untilMs: Instant;
  readonly officer: OfficerId;
  readonly atMs: Instant;
}

export type SignedAuthorityAct = Envelope<AuthorityAct>;

/** No authority outlasts a shift, seconds: whoever sits there now has to have signed it. */
export const LONGEST_STANDING_S = 13 * 3600;
/** This one and the next, one asked for beside each: more are a mistake. */
export const MAX_STANDING = 4;
/** People who have to grant it. It is what the law of two officers rests on: no setting. */
const GRANTS_NEEDED = 2;

/** What was granted, by whom so far, oldest first. In force with {@link GRANTS_NEEDED} people. */
export interface Standing {
  readonly fromMs: Instant;
  readonly untilMs: Instant;
  readonly grants: SignedAuthorityAct[];
}

/** As it is shown: who has granted it, and whether it counts now. */
export interface StandingView {
  readonly fromMs: Instant;
  readonly untilMs: Instant;
  readonly officers: readonly OfficerId[];
  readonly state: 'asked' | 'granted' | 'in-force';
}

export type AuthorityOutcome =
  | { readonly ok: true; readonly message: string }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Takes one officer's word on a standing authority. Refused, with the reason and never by an
 * exception: what is not of its form, of another node or mode, not signed by a known officer who
 * may release, for a time that is over, longer than {@link LONGEST_STANDING_S}, or granted by this
 * person before. What counted once is refused when it comes again, by its age or because it is
 * remembered: grants stand in the ledger, and must not undo a revocation.
 */
export function onAuthorityAct(
  state: WarnState,
  signed: SignedAuthorityAct,
  verifier: Verifier,
  nowMs: Instant,
): AuthorityOutcome {
  if (!isAuthorityAct(signed)) {
    return refused(signed, 'malformed', 'the act is not of the form of an authority act');
  }
  const { body, key } = signed;
  const officer = state.officers.find(({ id }) => id === body.officer);
  if (officer === undefined) return refused(signed, 'unknown-officer', 'no such officer here');
  if (officer.key !== key) {
    return refused(signed, 'wrong-key', 'signed with a key that is not this officer’s');
  }
  if (!isSealed(AUTHORITY_ACT_TYPE, signed, verifier)) {
    return refused(signed, 'signature', 'the signature does not fit the act');
  }
  const why = mayAct(state, officer, nowMs);
  if (why !== null) return refused(signed, why, REASONS[why]);
  if (body.mode !== state.mode || body.node !== state.settings.node) {
    const here = `${state.settings.node} in mode ${state.mode}`;
    return refused(signed, 'wrong-mode', `for ${body.node} in mode ${body.mode}, not ${here}`);
  }
  if (body.atMs < nowMs - MAX_ACT_AGE_S * 1000 || body.atMs > nowMs + MAX_ACT_AHEAD_S * 1000) {
    const message = 'the time of the act is too far from now: check the clock';
    return refused(signed, 'wrong-time', message);
  }
  const outcome =
    body.act === 'grant' ? grant(state, signed, officer, nowMs) : revoke(state, signed, officer);
  if (outcome.ok) remember(state.nonces, nonceOf(body), nowMs);
  return outcome;
}

/** An authority act has no nonce of its own: who says what of which times, and when. */
function nonceOf({ officer, act, fromMs, untilMs, atMs }: AuthorityAct): string {
  return `${officer} authority ${act} ${fromMs} ${untilMs} ${atMs}`;
}

/** Not null for what has counted before. */
function replayed(state: WarnState, signed: SignedAuthorityAct): AuthorityOutcome | null {
  if (!state.nonces.has(nonceOf(signed.body))) return null;
  return refused(signed, 'replayed', 'this act has been received before');
}

function grant(
  state: WarnState,
  signed: SignedAuthorityAct,
  officer: Officer,
  nowMs: Instant,
): AuthorityOutcome {
  const { fromMs, untilMs } = signed.body;
  if (!(untilMs > nowMs && untilMs > fromMs)) {
    return refused(signed, 'wrong-time', 'it would be over already');
  }
  if (
    untilMs - fromMs > LONGEST_STANDING_S * 1000 ||
    untilMs - nowMs > 2 * LONGEST_STANDING_S * 1000
  ) {
    const hours = LONGEST_STANDING_S / 3600;
    return refused(
      signed,
      'wrong-time',
      `it is longer than a shift of ${hours} h, or begins too far ahead`,
    );
  }
  forgetOver(state, nowMs);
  let entry = state.standing.find((each) => each.fromMs === fromMs && each.untilMs === untilMs);
  if (entry !== undefined && peopleOf(state, entry, nowMs).has(officer.person)) {
    return refused(signed, 'same-person', 'this person has granted it already');
  }
  const again = replayed(state, signed);
  if (again !== null) return again;
  if (entry === undefined) {
    if (state.standing.length >= MAX_STANDING) {
      return refused(signed, 'already-drafted', 'too many are asked for; revoke one first');
    }
    entry = { fromMs, untilMs, grants: [] };
    state.standing.push(entry);
  }
  // Whoever may not act any more has not granted it either.
  const valid = entry.grants.filter((each) => personOf(state, each, nowMs) !== null);
  entry.grants.splice(0, entry.grants.length, ...valid, signed);
  const count = peopleOf(state, entry, nowMs).size;
  return {
    ok: true,
    message:
      count < GRANTS_NEEDED
        ? 'the standing authority waits for a second person’s grant of the same times'
        : 'the standing authority is granted',
  };
}

function revoke(state: WarnState, signed: SignedAuthorityAct, officer: Officer): AuthorityOutcome {
  const { fromMs, untilMs } = signed.body;
  const at = state.standing.findIndex((each) => each.fromMs === fromMs && each.untilMs === untilMs);
  if (at < 0) return refused(signed, 'no-draft', 'no standing authority of these times is here');
  const again = replayed(state, signed);
  if (again !== null) return again;
  state.standing.splice(at, 1);
  return { ok: true, message: `the standing authority is revoked by ${officer.id}` };
}

function forgetOver(state: WarnState, nowMs: Instant): void {
  const kept = state.standing.filter(({ untilMs }) => untilMs > nowMs);
  state.standing.splice(0, state.standing.length, ...kept);
}

/** The authority that counts at `nowMs`, the one that lasts longest; null when there is none. */
export function standingInForce(state: WarnState, nowMs: Instant): Standing | null {
  let best: Standing | null = null;
  for (const entry of state.standing) {
    if (entry.fromMs > nowMs || entry.untilMs <= nowMs) continue;
    if (peopleOf(state, entry, nowMs).size < GRANTS_NEEDED) continue;
    if (best === null || entry.untilMs > best.untilMs) best = entry;
  }
  return best;
}

/** What was asked for and granted, as it stands at `nowMs`. */
export function standingViews(state: WarnState, nowMs: Instant): StandingView[] {
  return state.standing
    .filter(({ untilMs }) => untilMs > nowMs)
    .map((entry) => {
      const granted = peopleOf(state, entry, nowMs).size >= GRANTS_NEEDED;
      return {
        fromMs: entry.fromMs,
        untilMs: entry.untilMs,
        officers: entry.grants.map(({ body }) => body.officer),
        state: !granted ? 'asked' : entry.fromMs > nowMs ? 'granted' : 'in-force',
      };
    });
}

/** The signatures under an authority, as a warning that went out by it names them. */
export function approvalsOf({ grants }: Standing): Approval[] {
  return grants.map(({ body, key, signature }) => ({
    officer: body.officer,
    key,
    signature,
    atMs: body.atMs,
  }));
}

/** A name of the authority that a reader of the ledger finds its grants by. */
export function standingHash(state: WarnState, { fromMs, untilMs }: Standing): string {
  const { mode, settings } = state;
  return bodyHash(AUTHORITY_ACT_TYPE, { mode, node: settings.node, fromMs, untilMs });
}

/** Different people behind the grants who may still act. */
function peopleOf(state: WarnState, entry: Standing, nowMs: Instant): Set<string> {
  const people = new Set<string>();
  for (const each of entry.grants) {
    const person = personOf(state, each, nowMs);
    if (person !== null) people.add(person);
  }
  return people;
}

function personOf(
  state: WarnState,
  { body, key }: SignedAuthorityAct,
  nowMs: Instant,
): string | null {
  const officer = state.officers.find(({ id }) => id === body.officer);
  if (officer === undefined || officer.key !== key) return null;
  return mayAct(state, officer, nowMs) === null ? officer.person : null;
}

function refused(
  signed: SignedAuthorityAct,
  reason: Refusal['reason'],
  message: string,
): { readonly ok: false; readonly refusal: Refusal } {
  const officer: unknown = (signed?.body as Partial<AuthorityAct> | undefined)?.officer;
  return {
    ok: false,
    refusal: { reason, message, officer: typeof officer === 'string' ? officer : '', warning: '' },
  };
}

const MEMBERS = 'act,atMs,fromMs,mode,node,officer,untilMs';
/** Longest text member, characters. */
const MAX_TEXT = 128;

function isAuthorityAct(signed: SignedAuthorityAct): boolean {
  const body: unknown = signed?.body;
  if (typeof body !== 'object' || body === null) return false;
  const act = body as Record<string, unknown>;
  if (Object.keys(act).sort().join() !== MEMBERS) return false;
  if (act['act'] !== 'grant' && act['act'] !== 'revoke') return false;
  const texts = [act['mode'], act['node'], act['officer'], signed.key, signed.signature];
  return (
    texts.every(
      (text) =>
        typeof text === 'string' &&
        text.length > 0 &&
        text.length <= MAX_TEXT &&
        text.isWellFormed(),
    ) && ['fromMs', 'untilMs', 'atMs'].every((name) => isInstant(act[name]))
  );
}
