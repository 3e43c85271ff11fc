import { regionByCode } from '../earth/index.ts';
import type { Instant } from '../mark/index.ts';
import type { Verifier } from '../seal/index.ts';
import type { Act, Officer, SignedAct } from './act.ts';
import { checkAct, type Refusal, refuse } from './approve.ts';
import type { WarnChange } from './change.ts';
import { review } from './life.ts';
import { type Done, discard, mismatch, release, withdraw } from './release.ts';
import type { WarnCase, WarnState } from './state.ts';

export interface ActOutcome {
  readonly changes: WarnChange[];
  readonly refusals: Refusal[];
}

/**
 * What an officer's act does. `release` of a draft counts for one person and releases the draft
 * when enough different people have signed exactly its content; the revision keeps its number
 * and hash, and gains its state, time and approvals. `withdraw` and `all-clear` of what is
 * public put the prepared text up for release; whoever asks has not thereby signed it.
 * `discard` drops a draft; `widen` drafts it for more areas. An act that is not done is refused with
 * its reason.
 */
export function onAct(
  state: WarnState,
  signed: SignedAct,
  verifier: Verifier,
  nowMs: Instant,
): ActOutcome {
  const checked = checkAct(state, signed, verifier, nowMs);
  const done = checked.ok ? perform(state, checked.act, checked.officer, signed, nowMs) : checked;
  return done.ok
    ? { changes: done.changes, refusals: [] }
    : { changes: [], refusals: [done.refusal] };
}

function perform(
  state: WarnState,
  act: Act,
  officer: Officer,
  signed: SignedAct,
  nowMs: Instant,
): Done {
  const entry = state.cases.get(act.warning);
  if (entry === undefined) return refuse(act, 'unknown-warning', 'no such warning here');
  switch (act.act) {
    case 'release':
      return release(state, entry, act, officer, signed, nowMs);
    case 'discard':
      return discard(state, entry, act, nowMs);
    case 'withdraw':
      return withdraw(state, entry, act, 'cancelled', nowMs);
    case 'all-clear':
      return withdraw(state, entry, act, 'all-clear', nowMs);
    case 'widen':
      return widen(state, entry, act, nowMs);
  }
}

/**
 * Adds areas to what the warning asks for, for as long as its hazard is open. The program never
 * drops them by itself: they are let go as every area is, by an update that two people sign.
 */
function widen(state: WarnState, entry: WarnCase, act: Act, nowMs: Instant): Done {
  const target = entry.draft ?? entry.released;
  const lives = entry.kind === 'ballistic' && entry.hazard.status === 'open';
  if (target === null || entry.finished || !lives) {
    return refuse(act, 'not-released', 'nothing of this warning can be widened');
  }
  const wrong = mismatch(act, target);
  if (wrong !== null) return wrong;
  const regions = act.regions ?? [];
  const unknown = regions.find((region) => regionByCode(region) === null);
  if (unknown !== undefined) return refuse(act, 'unknown-area', `no area has the code ${unknown}`);
  const added = regions.filter(
    (region) =>
      !entry.added.includes(region) &&
      !target.areas.some((area) => area.region === region && area.stage === 'take-cover'),
  );
  if (added.length === 0) return refuse(act, 'nothing-new', 'it names all of these areas already');
  entry.added = [...entry.added, ...added];
  return { ok: true, changes: review(state, entry, nowMs) };
}
