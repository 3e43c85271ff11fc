import type { Instant } from '../mark/index.ts';
import { decide, leftDecided } from './decided.ts';
import { draftWithdrawal, dropMark, statement } from './draft.ts';
import type { WarnCase, WarnState } from './state.ts';
import { type Drop, releaserOf, transitionTo } from './transitions.ts';
import type { Warning } from './warning.ts';

/** A revision that was made or released. `leaves`: it goes out to allies and channels. */
export interface WarnChange {
  readonly warning: Warning;
  readonly leaves: boolean;
}

/** Puts a draft up for release in place of any other; approvals of the other are void. */
export function putDraft(entry: WarnCase, draft: Warning, requested: boolean): WarnChange {
  if (entry.draft === null) entry.waitsMs = draft.draftedMs;
  entry.draft = draft;
  entry.discardTold = false;
  entry.requested = requested;
  entry.acts = [];
  entry.escalated = false;
  return { warning: draft, leaves: false };
}

/** Drops the draft, which leaves a mark; nothing when there is none. */
export function dropDraft(
  state: WarnState,
  entry: WarnCase,
  nowMs: Instant,
  dropped: Drop = 'overtaken',
): WarnChange[] {
  const { draft } = entry;
  if (draft === null) return [];
  entry.draft = null;
  entry.heldTold = false;
  entry.requested = false;
  entry.acts = [];
  entry.escalated = false;
  return [{ warning: dropMark(state, entry, draft, dropped, nowMs), leaves: false }];
}

/**
 * Makes a revision public, and says by which step. Whoever calls this has asked whether the step is
 * permitted; that it is not is a mistake of the program.
 */
function putOut(entry: WarnCase, said: Warning): WarnChange {
  const step = transitionTo(entry.released, said);
  const by = releaserOf(said);
  if (step === null || !step.by.includes(by)) {
    const from = entry.released?.state ?? 'nothing';
    throw new Error(`${said.id}: no step leads from ${from} to ${said.state} by ${by}`);
  }
  const warning: Warning = { ...said, transition: step.id };
  entry.released = warning;
  const { state, areas } = warning;
  if (state === 'released' || state === 'updated' || state === 'lost') entry.announced = areas;
  return { warning, leaves: true };
}

/** Makes the draft public as `warning`: nothing waits any more. */
export function putReleased(state: WarnState, entry: WarnCase, warning: Warning): WarnChange {
  entry.draft = null;
  entry.heldTold = false;
  entry.requested = false;
  entry.acts = [];
  entry.escalated = false;
  if (warning.state === 'cancelled' || warning.state === 'all-clear') {
    entry.settled = warning.state === 'cancelled' ? decide(state, entry, entry.announced) : [];
    entry.finished = true;
  } else {
    entry.settled = leftDecided(state, entry, warning);
  }
  return putOut(entry, warning);
}

/** Puts a draft up that takes the released warning back. */
export function putWithdrawal(
  state: WarnState,
  entry: WarnCase,
  released: Warning,
  becomes: 'cancelled' | 'all-clear',
  nowMs: Instant,
  requested: boolean,
): WarnChange {
  return putDraft(entry, draftWithdrawal(state, entry, released, becomes, nowMs), requested);
}

/**
 * Says `lost` or `ended` at once. A draft that waits rests on what the public had before: an
 * update is dropped, a withdrawal is put up anew on the new revision. But an all-clear that the
 * prediction alone asked for does not outlive the track: what is not seen any more is not known to
 * touch nobody.
 */
export function putStatement(
  state: WarnState,
  entry: WarnCase,
  released: Warning,
  becomes: 'lost' | 'ended',
  nowMs: Instant,
): WarnChange[] {
  const { draft, requested } = entry;
  const withdrawal = withdrawalThatStays(draft, requested, becomes);
  const changes = dropDraft(state, entry, nowMs);
  const out = putOut(entry, statement(state, entry, released, becomes, nowMs));
  const said = out.warning;
  changes.push(out);
  if (withdrawal !== null) {
    changes.push(putWithdrawal(state, entry, said, withdrawal, nowMs, requested));
  } else if (becomes === 'ended') {
    changes.push(putWithdrawal(state, entry, said, 'all-clear', nowMs, false));
  }
  return changes;
}

function withdrawalThatStays(
  draft: Warning | null,
  requested: boolean,
  becomes: 'lost' | 'ended',
): 'cancelled' | 'all-clear' | null {
  if (draft?.becomes === 'cancelled') return 'cancelled';
  if (draft?.becomes !== 'all-clear') return null;
  return requested || becomes === 'ended' ? 'all-clear' : null;
}
