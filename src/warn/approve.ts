import { type Instant, isInstant } from '../mark/index.ts';
import { isSealed, type Verifier } from '../seal/index.ts';
import { ACT_TYPE, ACTS, type Act, MAX_WIDENED, type Officer, type SignedAct } from './act.ts';
import type { WarnState } from './state.ts';

/**
 * Signatures that are remembered so that none counts twice. An older one is refused by its time
 * long before this many officers' acts have come in.
 */
export const MAX_NONCES = 10_000;

/** How old an act may be on receipt; longer than any queue in a centre, shorter than a shift. */
export const MAX_ACT_AGE_S = 300;
/** How far ahead of ours an officer's clock may be. */
export const MAX_ACT_AHEAD_S = 60;

export type RefusalReason =
  | 'malformed'
  | 'unknown-officer'
  | 'wrong-key'
  | 'signature'
  | 'wrong-mode'
  | 'demonstration-key'
  | 'expired-key'
  | 'no-role'
  | 'wrong-time'
  | 'replayed'
  | 'unknown-warning'
  | 'no-draft'
  | 'draft-expired'
  | 'stale-revision'
  | 'other-content'
  | 'same-person'
  | 'not-released'
  | 'already-drafted'
  | 'unknown-area'
  | 'nothing-new'
  | 'not-permitted'
  | 'no-withdrawal'
  | 'not-holder';

/** Why an act was not done. `officer` and `warning` are as the act named them. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly message: string;
  readonly officer: string;
  readonly warning: string;
}

export type Checked =
  | { readonly ok: true; readonly act: Act; readonly officer: Officer }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Everything about an act that can be judged without the warning: its form, its signature, the
 * officer, the mode, the time, and that it was not seen before. An act that passes is
 * remembered. Never throws, whatever comes in.
 */
export function checkAct(
  state: WarnState,
  signed: SignedAct,
  verifier: Verifier,
  nowMs: Instant,
): Checked {
  const act = readAct(signed);
  if (act === null) return refuse(null, 'malformed', 'the act is not of the form of an act');
  const officer = state.officers.find(({ id }) => id === act.officer);
  if (officer === undefined) return refuse(act, 'unknown-officer', 'no such officer here');
  if (officer.key !== signed.key) {
    return refuse(act, 'wrong-key', 'signed with a key that is not this officer’s');
  }
  if (!isSealed(ACT_TYPE, signed, verifier)) {
    return refuse(act, 'signature', 'the signature does not fit the act');
  }
  const why = mayAct(state, officer, nowMs);
  if (why !== null) return refuse(act, why, REASONS[why]);
  if (act.mode !== state.mode) {
    return refuse(act, 'wrong-mode', `an act of mode ${act.mode} in mode ${state.mode}`);
  }
  if (act.atMs < nowMs - MAX_ACT_AGE_S * 1000 || act.atMs > nowMs + MAX_ACT_AHEAD_S * 1000) {
    return refuse(act, 'wrong-time', 'the time of the act is too far from now: check the clock');
  }
  const nonce = `${act.officer} ${act.nonce}`;
  if (state.nonces.has(nonce)) return refuse(act, 'replayed', 'this act has been received before');
  remember(state.nonces, nonce, nowMs);
  return { ok: true, act, officer };
}

/** Why an officer may not act now, null when nothing stands against it. */
export function mayAct(
  state: WarnState,
  officer: Officer,
  nowMs: Instant,
): 'demonstration-key' | 'expired-key' | 'no-role' | null {
  if (officer.demonstration && state.mode === 'actual') return 'demonstration-key';
  if (officer.notAfterMs !== null && nowMs > officer.notAfterMs) return 'expired-key';
  return officer.roles.includes('release') ? null : 'no-role';
}

export const REASONS = {
  'demonstration-key': 'a key made for demonstrations cannot act on actual warnings',
  'expired-key': 'the officer’s key has expired',
  'no-role': 'the officer may observe but not release',
} as const;

export function refuse(
  act: Act | null,
  reason: RefusalReason,
  message: string,
): { readonly ok: false; readonly refusal: Refusal } {
  const officer = act?.officer ?? '';
  return { ok: false, refusal: { reason, message, officer, warning: act?.warning ?? '' } };
}

/** Forgets what its time alone would refuse now, and beyond the bound the oldest. */
export function remember(nonces: Map<string, Instant>, nonce: string, nowMs: Instant): void {
  for (const [old, receivedMs] of nonces) {
    const gone = nowMs - receivedMs > (MAX_ACT_AGE_S + MAX_ACT_AHEAD_S) * 1000;
    if (!gone && nonces.size < MAX_NONCES) break;
    nonces.delete(old);
  }
  nonces.set(nonce, nowMs);
}

const MEMBERS = 'act,atMs,contentHash,mode,nonce,officer,revision,warning';
const WIDEN_MEMBERS = 'act,atMs,contentHash,mode,nonce,officer,regions,revision,warning';
/** Longest text member of an act, characters: hashes have 64. */
const MAX_TEXT = 128;

/** The body when it has exactly the form of an {@link Act}; it may come from anywhere. */
function readAct(signed: SignedAct): Act | null {
  const body: unknown = signed?.body;
  if (typeof body !== 'object' || body === null) return null;
  const act = body as Record<string, unknown>;
  const widens = act['act'] === 'widen';
  if (Object.keys(act).sort().join() !== (widens ? WIDEN_MEMBERS : MEMBERS)) return null;
  if (widens && !isRegions(act['regions'])) return null;
  const texts = [act['mode'], act['warning'], act['contentHash'], act['officer'], act['nonce']];
  if (![...texts, signed.key, signed.signature].every(isText)) return null;
  if (!ACTS.includes(act['act'] as Act['act'])) return null;
  if (!Number.isSafeInteger(act['revision']) || !isInstant(act['atMs'])) return null;
  return body as Act;
}

function isText(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= MAX_TEXT &&
    value.isWellFormed()
  );
}

function isRegions(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length > 0 && value.length <= MAX_WIDENED && value.every(isText)
  );
}
