import type { Hazard } from '../assess/index.ts';
import type { HazardId, Instant } from '../mark/index.ts';
import type { PublicState, Warning } from '../warn/index.ts';
import { MINIMUM } from './arrangement/arrangement.ts';
import { isProtected } from './arrangement/choose.ts';
import { type Held, letGo } from './held.ts';
import type { Shared } from './release.ts';
import type { ShareState } from './share.ts';

/*
 * What protected sensors alone have shown waits as long as the settings say, so that no moment tells
 * that somebody saw it before any declared sensor could have.
 */

/** The hazard that a warning rests on: one to ships and aircraft is about the zone of a flight, `kor-h3/zone`. */
export function shownBy({ hazard: { id } }: Warning): HazardId {
  const end = id.indexOf('/');
  return end < 0 ? id : (id.slice(0, end) as HazardId);
}

/** How long waits what only protected sensors have shown, s. */
export function protectedS(state: ShareState, hazard: HazardId): number {
  return state.protected.has(hazard) ? state.sharing.protectedDelayS : 0;
}

/**
 * Keeps which hazards only protected sensors have shown; warnings that waited for that go. That one is
 * over lets nothing go: then too nobody else has seen it.
 */
export function noteProtected(
  state: ShareState,
  hazard: Hazard,
  nowMs: Instant,
  shared: Shared[],
): void {
  if (isProtected(state.sharing, hazard)) {
    if (isOver(hazard)) state.protected.delete(hazard.id);
    else state.protected.add(hazard.id);
    return;
  }
  state.protected.delete(hazard.id);
  letGo(state, nowMs, ({ until }) => until === hazard.id, shared);
}

function isOver({ status }: Hazard): boolean {
  return status === 'ended' || status === 'withdrawn';
}

/** When what has still to wait of a hazard for its sensors' sake is told; 0: nothing has. */
export function heldUntilMs({ held }: Pick<ShareState, 'held'>, hazard: HazardId): Instant {
  return held.reduce(
    (last, { until, dueMs }) => (until === hazard ? Math.max(last, dueMs) : last),
    0,
  );
}

/** The earliest that a revision of a hazard may leave for its sensors' sake: behind what still waits of it. */
export function hazardAfterMs(state: ShareState, hazard: Hazard, nowMs: Instant): Instant {
  return behindHeld(state, hazard, nowMs + protectedS(state, hazard.id) * 1000);
}

/** The same of a revision that is not told yet. */
export function hazardWouldLeaveMs(state: ShareState, hazard: Hazard, nowMs: Instant): Instant {
  const { sharing } = state;
  const waits = isProtected(sharing, hazard) && !isOver(hazard);
  return behindHeld(state, hazard, nowMs + (waits ? sharing.protectedDelayS * 1000 : 0));
}

function behindHeld(state: ShareState, hazard: Hazard, waitedMs: Instant): Instant {
  if (!isProtected(state.sharing, hazard)) return waitedMs;
  const isOfIt = ({ statement: { body } }: Held): boolean =>
    body.content.about === 'hazard' && body.content.hazard === hazard.id;
  return state.held.reduce(
    (last, held) => (isOfIt(held) ? Math.max(last, held.dueMs) : last),
    waitedMs,
  );
}

/** By new settings other sensors are protected, or the wait is another one: so at once. */
export function noteProtectedAnew(
  state: ShareState,
  hazardOf: (id: string) => Hazard | null,
  nowMs: Instant,
  shared: Shared[],
): void {
  const known = [...state.told.keys()].map((key) => key.slice(0, key.indexOf('/')));
  for (const id of new Set([...state.protected, ...known])) {
    const hazard = hazardOf(id);
    if (hazard !== null) noteProtected(state, hazard, nowMs, shared);
  }
  // What waits already waits no longer than it would have to by now.
  const waitMs = state.sharing.protectedDelayS * 1000;
  state.held = state.held.map((held) =>
    held.until === null
      ? held
      : { ...held, dueMs: Math.min(held.dueMs, held.statement.body.timeMs + waitMs) },
  );
}

/** States that take a warning back. */
const TAKES_BACK: readonly PublicState[] = ['cancelled', 'ended', 'all-clear'];

/**
 * When a revision of a warning may leave. What takes it back does not keep people in shelters for a
 * sensor's sake: once the warning was told it leaves at once, after what still waited before it. While
 * the warning itself waits, both leave together when that may: earlier would be the moment that is hidden.
 */
export function warningDueMs(
  state: ShareState,
  warning: Warning,
  nowMs: Instant,
  shared: Shared[],
): Instant {
  const id = shownBy(warning);
  if (!(TAKES_BACK as readonly string[]).includes(warning.state)) {
    return Math.max(nowMs + protectedS(state, id) * 1000, heldUntilMs(state, id));
  }
  const isOfIt = ({ statement: { body } }: Held): boolean =>
    body.content.about === 'warning' && body.content.warning === warning.id;
  const first = state.held.find(isOfIt);
  if (first === undefined || state.own.has(`${MINIMUM}/${warning.id}`)) {
    letGo(state, nowMs, isOfIt, shared);
    return nowMs;
  }
  const dueMs = Math.max(nowMs, first.dueMs);
  state.held = state.held.map((held) =>
    isOfIt(held) ? { ...held, dueMs: Math.min(held.dueMs, dueMs) } : held,
  );
  return dueMs;
}
