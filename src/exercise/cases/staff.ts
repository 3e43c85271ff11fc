import type { Instant } from '../../mark/index.ts';
import { type Signer, seal } from '../../seal/index.ts';
import {
  ACT_TYPE,
  type Act,
  AUTHORITY_ACT_TYPE,
  type AuthorityAct,
  type SignedAct,
  type SignedAuthorityAct,
  type Warning,
} from '../../warn/index.ts';

/** Who releases: an authority signed for the shift, or people at the time. */
export const STAFFINGS = ['automatic', 'one officer', 'two officers'] as const;
/** Two officers, and the authority where they have no time: a node as it is shipped. */
export const AS_SHIPPED = 'as shipped';
export type Staffing = (typeof STAFFINGS)[number] | typeof AS_SHIPPED;

/** From the moment a warning waits to the first officer's signature, seconds. Assumed. */
export const FIRST_SIGNS_S = 20;
/** From the first signature to the second person's, seconds. Assumed. */
export const SECOND_SIGNS_S = 20;
/** A draft that took another's place is looked at this long before it is signed, seconds. */
export const CHANGED_S = 5;

/** A shift of the standing authority, seconds. */
const SHIFT_S = 8 * 3600;

/** An officer's desk. */
export interface Desk {
  readonly id: string;
  readonly signer: Signer;
}

/** What the people of one node have seen and signed. Plain data but for the keys. */
export interface Staff {
  readonly staffing: Staffing;
  readonly desks: readonly [Desk, Desk];
  /** Since when a warning has waited for them, by warning; gone once nothing waits. */
  readonly waits: Map<string, Instant>;
  /** Content that each officer has signed, `officer contentHash`. */
  readonly signed: Set<string>;
  /** When what each warning said first went out, where it is to be taken back. */
  readonly regrets: Map<string, Instant>;
  acts: number;
}

export function createStaff(staffing: Staffing, desks: readonly [Desk, Desk]): Staff {
  return { staffing, desks, waits: new Map(), signed: new Set(), regrets: new Map(), acts: 0 };
}

/** The standing authority by both officers, for the staffing that works by it. */
export function grants(
  staff: Staff,
  node: string,
  mode: Act['mode'],
  nowMs: Instant,
): SignedAuthorityAct[] {
  if (staff.staffing !== 'automatic' && staff.staffing !== AS_SHIPPED) return [];
  return staff.desks.map(({ id, signer }) => {
    const act: AuthorityAct = {
      ...{ act: 'grant', mode, node, officer: id },
      ...{ fromMs: nowMs, untilMs: nowMs + SHIFT_S * 1000, atMs: nowMs },
    };
    return seal(AUTHORITY_ACT_TYPE, act, signer);
  });
}

/**
 * What the officers sign now of the drafts that wait. The first signs when a warning has waited
 * for {@link FIRST_SIGNS_S}, the second {@link SECOND_SIGNS_S} later, and neither a draft that has
 * only just changed. Under `automatic` nobody signs a release or a widening: the standing
 * authority alone says them; what takes something back always needs both.
 */
export function signatures(
  staff: Staff,
  drafts: readonly Warning[],
  released: Iterable<string>,
  nowMs: Instant,
): SignedAct[] {
  const told = new Set(released);
  const waiting = new Set(drafts.map(({ id }) => id));
  for (const id of staff.waits.keys()) if (!waiting.has(id)) staff.waits.delete(id);
  return drafts.flatMap((draft) => {
    const sinceMs = staff.waits.get(draft.id) ?? nowMs;
    staff.waits.set(draft.id, sinceMs);
    if (nowMs < draft.draftedMs + CHANGED_S * 1000 && draft.draftedMs > sinceMs) return [];
    return desksFor(staff, draft, told.has(draft.id)).flatMap((desk, i) => {
      const dueMs = sinceMs + (FIRST_SIGNS_S + i * SECOND_SIGNS_S) * 1000;
      const key = `${desk.id} ${draft.contentHash}`;
      if (nowMs < dueMs || staff.signed.has(key)) return [];
      staff.signed.add(key);
      return [sign(staff, desk, 'release', draft, nowMs)];
    });
  });
}

function desksFor(staff: Staff, draft: Warning, isPublic: boolean): readonly Desk[] {
  const [first] = staff.desks;
  const takesBack = draft.becomes === 'cancelled' || draft.becomes === 'all-clear';
  if (takesBack) return staff.staffing === 'one officer' ? [first] : staff.desks;
  if (staff.staffing === 'automatic') return isPublic && letsGo(draft) ? staff.desks : [];
  return staff.staffing === 'one officer' ? [first] : staff.desks;
}

/** True for an update that lets areas go. */
function letsGo({ areas }: Warning): boolean {
  return areas.some(({ stage }) => stage === 'all-clear');
}

/** One officer's signed act on a revision. */
export function sign(
  staff: Staff,
  { id, signer }: Desk,
  act: Act['act'],
  { mode, id: warning, revision, contentHash }: Warning,
  atMs: Instant,
): SignedAct {
  staff.acts += 1;
  const nonce = `${id}-${staff.acts}`;
  const body: Act = { act, mode, warning, revision, contentHash, officer: id, atMs, nonce };
  return seal(ACT_TYPE, body, signer);
}
