import type { Instant, Mode } from '../mark/index.ts';
import { type Envelope, isSealed, type Verifier } from '../seal/index.ts';
import { MAX_ACT_AGE_S, MAX_ACT_AHEAD_S, type Officer } from '../warn/index.ts';

/** What keeps an act from counting that is well-formed, whatever it is about. */
export interface ActProblem {
  readonly reason:
    | 'unknown-officer'
    | 'wrong-key'
    | 'signature'
    | 'demonstration-key'
    | 'expired-key'
    | 'no-role'
    | 'wrong-mode'
    | 'wrong-time';
  readonly message: string;
}

/** One officer's act on sharing. */
interface OfficerAct {
  readonly officer: string;
  readonly mode: Mode;
  readonly atMs: Instant;
}

/**
 * Judges who signed an act, with what, in which role, for which mode and when; null: all of that
 * is right. The form of the act has been looked at before. Never throws.
 */
export function actProblem(
  type: string,
  signed: Envelope<OfficerAct>,
  officers: readonly Officer[],
  mode: Mode,
  verifier: Verifier,
  nowMs: Instant,
): ActProblem | null {
  const act = signed.body;
  const officer = officers.find(({ id }) => id === act.officer);
  const no = (reason: ActProblem['reason'], message: string): ActProblem => ({ reason, message });
  if (officer === undefined) return no('unknown-officer', 'no such officer here');
  if (officer.key !== signed.key) return no('wrong-key', 'the key is not this officer’s');
  if (!isSealed(type, signed, verifier)) {
    return no('signature', 'the signature does not fit the act');
  }
  if (officer.demonstration && mode === 'actual') {
    return no('demonstration-key', 'a key made for demonstrations cannot act here');
  }
  if (officer.notAfterMs !== null && nowMs > officer.notAfterMs) {
    return no('expired-key', 'the officer’s key has expired');
  }
  if (!officer.roles.includes('release')) return no('no-role', 'the officer may only observe');
  if (act.mode !== mode) return no('wrong-mode', `an act of mode ${act.mode}`);
  if (act.atMs < nowMs - MAX_ACT_AGE_S * 1000 || act.atMs > nowMs + MAX_ACT_AHEAD_S * 1000) {
    return no('wrong-time', 'the time of the act is too far from now: check the clock');
  }
  return null;
}
