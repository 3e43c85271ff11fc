import type { Instant } from '../mark/index.ts';
import { latestOf } from './areas.ts';
import { heldBack } from './automatic.ts';
import { officersNeeded, validActs } from './release.ts';
import { standingInForce } from './standing.ts';
import type { WarnCase, WarnState } from './state.ts';

/** What people must hear about the making of warnings: the watch makes alarms of it. */
export interface Concern {
  readonly about:
    | 'no-standing'
    | 'standing-ends'
    | 'second-silent'
    | 'draft-held'
    | 'draft-discarded';
  readonly subject: string;
  readonly message: string;
}

/** A standing authority that ends within this, with none to follow, is told of, seconds. */
export const ENDING_S = 900;
/** A node that has just begun gives its officers this long to grant one, seconds. */
export const FIRST_GRANT_S = 60;

const HELD = {
  decided: 'people have decided against areas of it, and these wait for people',
  'no-withdrawal': 'its correction or all-clear is missing, so nobody can release it',
  'no-standing': 'no standing authority is in force, so it waits for two officers',
} as const;

/**
 * What is wrong now and was not said yet: each once, until it was good again. A node that may
 * never act by itself (`automaticUnderS` 0) wants no standing authority.
 */
export function concerns(state: WarnState, nowMs: Instant): Concern[] {
  const found: Concern[] = [];
  const { node, automaticUnderS, escalateAfterS } = state.settings;
  state.told.sinceMs ??= nowMs;
  const begun = nowMs >= state.told.sinceMs + FIRST_GRANT_S * 1000;
  const now = standingState(state, nowMs);
  if (begun && automaticUnderS > 0 && now !== state.told.standing && now !== 'good') {
    found.push({
      about: now === 'none' ? 'no-standing' : 'standing-ends',
      subject: node,
      message:
        now === 'none'
          ? 'no standing authority is in force: no warning goes out before two officers sign it'
          : `the standing authority ends within ${ENDING_S / 60} minutes and none follows`,
    });
  }
  if (begun) state.told.standing = now;
  for (const entry of state.cases.values()) {
    const held = entry.heldTold ? null : heldBack(state, entry, nowMs);
    if (held !== null && entry.draft !== null) {
      entry.heldTold = true;
      found.push({
        about: 'draft-held',
        subject: entry.id,
        message: `revision ${entry.draft.revision}: ${HELD[held]}`,
      });
    }
    if (!entry.discardTold && isDiscarded(entry, nowMs)) {
      entry.discardTold = true;
      found.push({
        about: 'draft-discarded',
        subject: entry.id,
        message: 'its first draft was discarded, and what it warned of is still on its way',
      });
    }
    if (entry.draft === null || entry.finished || entry.escalated) continue;
    const silentS = (nowMs - entry.actMs) / 1000;
    const signed = validActs(state, entry, nowMs).length;
    if (signed === 0 || silentS < escalateAfterS) continue;
    entry.escalated = true;
    const needed = officersNeeded(state, entry.id);
    found.push({
      about: 'second-silent',
      subject: entry.id,
      message:
        `revision ${entry.draft.revision} has waited ${Math.round(silentS)} s for another ` +
        `signature; ${signed} of ${needed} are there`,
    });
  }
  return found;
}

/** True while nothing is said or drafted of what still comes, because somebody discarded it. */
export function isDiscarded(
  { draft, released, settled, hazard, finished }: WarnCase,
  nowMs: Instant,
): boolean {
  if (draft !== null || released !== null || finished || hazard.status !== 'open') return false;
  return !hazard.staysUp && settled !== null && (latestOf(settled) ?? 0) > nowMs;
}

function standingState(state: WarnState, nowMs: Instant): 'good' | 'ending' | 'none' {
  if (standingInForce(state, nowMs) === null) return 'none';
  return standingInForce(state, nowMs + ENDING_S * 1000) === null ? 'ending' : 'good';
}
