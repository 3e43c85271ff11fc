import type { Instant } from '../mark/index.ts';
import type { Act, Officer, SignedAct } from './act.ts';
import { mayAct, type Refusal, refuse } from './approve.ts';
import { covers } from './areas.ts';
import { beyondRight } from './authority/right.ts';
import { dropDraft, putReleased, putWithdrawal, type WarnChange } from './change.ts';
import { decide } from './decided.ts';
import type { WarnCase, WarnState } from './state.ts';
import { permits, transitionTo } from './transitions.ts';
import type { Approval, Warning } from './warning.ts';
import { withdrawalProblem } from './withdrawal.ts';

export type Done =
  | { readonly ok: true; readonly changes: WarnChange[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** What is wrong with the revision that an act names, null when it is exactly `target`. */
export function mismatch(act: Act, target: Warning): Done | null {
  if (act.revision !== target.revision) {
    return refuse(
      act,
      'stale-revision',
      `the act is about revision ${act.revision}; now it is ${target.revision}`,
    );
  }
  if (act.contentHash !== target.contentHash) {
    return refuse(act, 'other-content', 'the act approves other content than this revision has');
  }
  return null;
}

/** Counts the act, and releases the draft when enough different people have signed it. */
export function release(
  state: WarnState,
  entry: WarnCase,
  act: Act,
  officer: Officer,
  signed: SignedAct,
  nowMs: Instant,
): Done {
  const { draft } = entry;
  if (draft === null) return refuse(act, 'no-draft', 'nothing waits for release here');
  const wrong = mismatch(act, draft);
  if (wrong !== null) return wrong;
  const other = beyondRight(state, entry.released, draft, nowMs);
  if (other !== null) return refuse(act, 'not-holder', other.message);
  if (!permits(entry.released, draft, 'officers')) {
    const from = entry.released?.state ?? 'nothing';
    return refuse(act, 'not-permitted', `no step leads from ${from} to ${draft.becomes}`);
  }
  const missing = withdrawalProblem(draft);
  if (missing !== null) return refuse(act, 'no-withdrawal', missing);
  const lives = entry.kind !== 'ballistic';
  if (!lives && nowMs >= draft.draftedMs + state.settings.draftLifeS * 1000) {
    return refuse(act, 'draft-expired', 'the draft has expired');
  }
  entry.acts = validActs(state, entry, nowMs);
  if (entry.acts.some((other) => personOf(state, other, nowMs) === officer.person)) {
    return refuse(act, 'same-person', 'this person has signed this revision already');
  }
  entry.acts.push(signed);
  entry.actMs = nowMs;
  const people = new Set(entry.acts.map((other) => personOf(state, other, nowMs)));
  if (people.size < officersNeeded(state, entry.id)) return { ok: true, changes: [] };
  const warning: Warning = {
    ...draft,
    state: draft.becomes,
    issuedMs: nowMs,
    approvals: entry.acts.map(approvalOf),
  };
  return { ok: true, changes: [putReleased(state, entry, warning)] };
}

/** True for a first release, and for an update that says all that was said, and more. */
function saysMore({ released }: WarnCase, draft: Warning): boolean {
  return released === null || transitionTo(released, draft)?.takesBack === false;
}

/** Drops the draft. What takes something back is only not taken back; what says more is decided. */
export function discard(state: WarnState, entry: WarnCase, act: Act, nowMs: Instant): Done {
  const { draft } = entry;
  if (draft === null) return refuse(act, 'no-draft', 'no draft waits here');
  const wrong = mismatch(act, draft);
  if (wrong !== null) return wrong;
  if (saysMore(entry, draft)) {
    const said = entry.released?.areas ?? [];
    const more = draft.areas.filter((area) => !covers(said, [area]));
    entry.settled = decide(state, entry, more);
  }
  return { ok: true, changes: dropDraft(state, entry, nowMs, 'discarded') };
}

/** Puts the prepared correction or all-clear up for release. */
export function withdraw(
  state: WarnState,
  entry: WarnCase,
  act: Act,
  becomes: 'cancelled' | 'all-clear',
  nowMs: Instant,
): Done {
  const { released, draft } = entry;
  if (released === null || entry.finished) {
    return refuse(act, 'not-released', 'nothing of this warning is in force');
  }
  const wrong = mismatch(act, released);
  if (wrong !== null) return wrong;
  const other = beyondRight(state, released, { ...released, becomes }, nowMs);
  if (other !== null) return refuse(act, 'not-holder', other.message);
  if (!permits(released, { ...released, becomes }, 'officers')) {
    return refuse(act, 'not-permitted', `no step leads from ${released.state} to ${becomes}`);
  }
  if (draft?.becomes === becomes) {
    return refuse(act, 'already-drafted', 'it waits for release already');
  }
  return { ok: true, changes: [putWithdrawal(state, entry, released, becomes, nowMs, true)] };
}

/**
 * Different people whose release the draft of a warning needs: one for an update that takes
 * nothing back, otherwise as many as the settings say. 0 when no draft waits.
 */
export function officersNeeded(state: WarnState, warning: string): number {
  const entry = state.cases.get(warning);
  if (entry === undefined || entry.draft === null) return 0;
  const { released, draft } = entry;
  if (transitionTo(released, draft)?.officers === 'one') return 1;
  return Math.max(1, Math.floor(state.settings.officersToRelease));
}

/** The acts under a draft that still count: officers may have left, or their keys have expired. */
export function validActs(state: WarnState, entry: WarnCase, nowMs: Instant): SignedAct[] {
  return entry.acts.filter((act) => personOf(state, act, nowMs) !== null);
}

/** The person behind an act, null when that officer may not act now. */
function personOf(state: WarnState, signed: SignedAct, nowMs: Instant): string | null {
  const officer = state.officers.find(({ id }) => id === signed.body.officer);
  if (officer === undefined || officer.key !== signed.key) return null;
  return mayAct(state, officer, nowMs) === null ? officer.person : null;
}

export function approvalOf(signed: SignedAct): Approval {
  const { body, key, signature } = signed;
  return { officer: body.officer, key, signature, atMs: body.atMs };
}
