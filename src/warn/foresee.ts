import type { Instant } from '../mark/index.ts';
import { draftWithdrawal } from './draft.ts';
import type { WarnCase, WarnState } from './state.ts';
import { permits } from './transitions.ts';
import type { Warning } from './warning.ts';

/** What may be looked at before it leaves. */
export const FORESEEN = ['release', 'cancelled', 'all-clear'] as const;
export type Foreseen = (typeof FORESEEN)[number];

/**
 * The revisions that would go out, oldest first, if at `nowMs` the draft were released, or what is in
 * force were taken back: also before that is drafted, and of a draft itself the release that it would
 * take back, and then its withdrawal. Null where there is nothing of the kind. Changes nothing.
 */
export function foresee(
  state: WarnState,
  warning: string,
  as: Foreseen,
  nowMs: Instant,
): Warning[] | null {
  const entry = state.cases.get(warning);
  if (entry === undefined) return null;
  const { draft, released, finished } = entry;
  const issued = draft === null ? null : issuedAt(draft, nowMs);
  if (as === 'release' || issued?.state === as) return issued === null ? null : [issued];
  if (finished) return null;
  const before = released === null ? issued : null;
  const inForce = released ?? issued;
  if (inForce === null || !permits(inForce, { ...inForce, becomes: as }, 'officers')) return null;
  const then: WarnCase = { ...entry, released: inForce, draft: null };
  const imagined: WarnState = { ...state, cases: new Map(state.cases).set(warning, then) };
  const withdrawal = issuedAt(draftWithdrawal(imagined, then, inForce, as, nowMs), nowMs);
  return before === null ? [withdrawal] : [before, withdrawal];
}

function issuedAt(draft: Warning, nowMs: Instant): Warning {
  return { ...draft, state: draft.becomes, issuedMs: nowMs };
}
