import type { Instant } from '../mark/index.ts';
import { putDraft, putWithdrawal, type WarnChange } from './change.ts';
import { draftWarning } from './draft.ts';
import { heldElsewhere } from './held.ts';
import type { WarnCase, WarnState } from './state.ts';

/**
 * A draft that lets people go is made anew when another warning has come into force for some of
 * its areas, or has ended there: nobody may be told to come out under it, nor to stay for nothing.
 */
export function refreshHeld(state: WarnState, entry: WarnCase, nowMs: Instant): WarnChange[] {
  const { draft, released, requested } = entry;
  if (draft === null || released === null) return [];
  if (draft.becomes === 'cancelled' || draft.becomes === 'all-clear') {
    if (same(entry.held, heldElsewhere(state, entry, draft.areas))) return [];
    return [putWithdrawal(state, entry, released, draft.becomes, nowMs, requested)];
  }
  if (draft.lifted === undefined || draft.becomes !== 'updated') return [];
  if (same(entry.held, heldElsewhere(state, entry, draft.areas))) return [];
  const anew = draftWarning(state, entry, 'updated', draft.areas, draft.polygons, nowMs);
  return [putDraft(entry, anew, requested)];
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((region, index) => region === b[index]);
}
