import { type Instant, isInstant, type Mode, type NodeId, type OfficerId } from '../mark/index.ts';
import { type Envelope, isSealed, type Verifier } from '../seal/index.ts';
import type { Officer } from './act.ts';
import { MAX_ACT_AGE_S, MAX_ACT_AHEAD_S, mayAct, REASONS, remember } from './approve.ts';
import type { WarnState } from './state.ts';

/** Type line of the envelope that carries a {@link DeskAct}. */
export const DESK_ACT_TYPE = 'bongsu/desk-act/1';

/** What an officer may do at the desk that is about no single warning. */
export const DESK_ACTS = ['acknowledge', 'hand-over', 'accept-shift', 'resume'] as const;

/**
 * One officer's signed word at the desk: `acknowledge` an alarm, `hand-over` the shift (what is open
 * is written down), `accept-shift` of exactly what was written down, `resume` an exercise that an
 * actual hazard had suspended.
 */
export interface DeskAct {
  readonly act: (typeof DESK_ACTS)[number];
  readonly mode: Mode;
  readonly node: NodeId;
  /** The alarm, or the hand-over; empty where there is none. */
  readonly about: string;
  /** `contentHash` of the hand-over that is accepted; otherwise empty. */
  readonly contentHash: string;
  readonly officer: OfficerId;
  readonly atMs: Instant;
  /** Unique per officer; a repeated one is refused. */
  readonly nonce: string;
}

export type SignedDeskAct = Envelope<DeskAct>;

export type DeskChecked =
  | { readonly ok: true; readonly act: DeskAct; readonly officer: Officer }
  | {
      readonly ok: false;
      readonly officer: string;
      readonly reason: string;
      readonly message: string;
    };

/**
 * Everything about a desk act that can be judged by itself: form, signature, officer, node, mode,
 * time, and that it was not seen before. Never throws, whatever comes in; one that passes is
 * remembered.
 */
export function checkDeskAct(
  state: WarnState,
  signed: SignedDeskAct,
  verifier: Verifier,
  nowMs: Instant,
): DeskChecked {
  const act = readDeskAct(signed);
  if (act === null) return refused('', 'malformed', 'the act is not of the form of a desk act');
  const no = (reason: string, message: string): DeskChecked =>
    refused(act.officer, reason, message);
  const officer = state.officers.find(({ id }) => id === act.officer);
  if (officer === undefined) return no('unknown-officer', 'no such officer here');
  if (officer.key !== signed.key) {
    return no('wrong-key', 'signed with a key that is not this officer’s');
  }
  if (!isSealed(DESK_ACT_TYPE, signed, verifier)) {
    return no('signature', 'the signature does not fit the act');
  }
  const why = mayAct(state, officer, nowMs);
  if (why !== null) return no(why, REASONS[why]);
  if (act.mode !== state.mode || act.node !== state.settings.node) {
    const here = `${state.settings.node} in mode ${state.mode}`;
    return no('wrong-mode', `for ${act.node} in mode ${act.mode}, not ${here}`);
  }
  if (act.atMs < nowMs - MAX_ACT_AGE_S * 1000 || act.atMs > nowMs + MAX_ACT_AHEAD_S * 1000) {
    return no('wrong-time', 'the time of the act is too far from now: check the clock');
  }
  const nonce = `${act.officer} desk ${act.nonce}`;
  if (state.nonces.has(nonce)) return no('replayed', 'this act has been received before');
  remember(state.nonces, nonce, nowMs);
  return { ok: true, act, officer };
}

function refused(officer: string, reason: string, message: string): DeskChecked {
  return { ok: false, officer, reason, message };
}

const MEMBERS = 'about,act,atMs,contentHash,mode,node,nonce,officer';
/** Longest text member, characters: hashes have 64. */
const MAX_TEXT = 128;

/** The body when it has exactly the form of a {@link DeskAct}; it may come from anywhere. */
function readDeskAct(signed: SignedDeskAct): DeskAct | null {
  const body: unknown = signed?.body;
  if (typeof body !== 'object' || body === null) return null;
  const act = body as Record<string, unknown>;
  if (Object.keys(act).sort().join() !== MEMBERS) return null;
  const texts = [act['mode'], act['node'], act['officer'], act['nonce'], signed.key];
  if (![...texts, signed.signature].every((text) => isText(text) && text !== '')) return null;
  if (![act['about'], act['contentHash']].every(isText)) return null;
  const known = DESK_ACTS.some((name) => name === act['act']);
  return known && isInstant(act['atMs']) ? (body as DeskAct) : null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT && value.isWellFormed();
}
