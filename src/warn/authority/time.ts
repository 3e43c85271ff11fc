import type { Instant } from '../../mark/index.ts';
import type { Lead, LeadSettings, LeadState } from './lead.ts';

/**
 * More than this between two ticks is a clock that was set, or a node that stood still, ms: the
 * owner, who must not believe too soon that a lease is over, counts no more of it. Of a clock that
 * was set back it counts the ticks.
 */
export const STALL_MS = 1000;

/** Lets time pass: `tickMs` is what one tick stands for. */
export function passTime(state: LeadState, nowMs: Instant, tickMs: number): number {
  const sinceMs = state.lastMs === 0 ? 0 : Math.max(0, nowMs - state.lastMs);
  const passedMs = Math.max(Math.min(sinceMs, STALL_MS), state.lastMs === 0 ? 0 : tickMs);
  state.lastMs = nowMs;
  state.steadyMs += passedMs;
  state.tickedMs += tickMs;
  return passedMs;
}

/**
 * How long the holder may still believe in its lease, ms; 0 or less: not any more. It ends by the
 * bound on clocks before the owner ends it, and is reckoned in two ways of which the shorter counts:
 * to the end that the owner stated, by our clock; and from the moment when we asked, which was before
 * the owner answered, by whichever went faster of our clock and the ticks. The first holds while the
 * clocks keep the bound however they are set; the second whatever the owner's clock shows.
 */
export function heldFor(
  state: LeadState,
  lead: Lead,
  settings: LeadSettings,
  nowMs: Instant,
): number {
  if (lead.state !== 'held' || lead.lease === null) return 0;
  const { leaseMs, untilMs, from } = lead.lease;
  const skewMs = settings.skewS * 1000;
  const passedMs = Math.max(nowMs - from.atMs, state.tickedMs - from.tickedMs);
  return Math.min(leaseMs - passedMs - skewMs, untilMs - nowMs - skewMs, lead.endsMs - nowMs);
}

/**
 * A node without a past may have lent its authority in a ledger that it lost: so long it believes
 * in no right of its own to take back, ms. It warns meanwhile as ever.
 */
export function youngFor(state: LeadState, settings: LeadSettings): number {
  return settings.leaseS * 1000 - state.steadyMs;
}
