import type { HazardId, Instant } from '../../mark/index.ts';
import { coastStep, radialHeight } from '../../motion/index.ts';
import type { BallisticHazard } from '../hazard.ts';
import type { AssessState } from '../state.ts';
import { predictUnseen } from './associate.ts';
import { type BallisticState, ENDED_KEEP_MS, type Followed, MAXIMUM_HAZARDS } from './follow.ts';
import { tellPieces } from './pieces.ts';
import { contentOf } from './revise.ts';

/**
 * Falling below this height an object leaves the view of most radars: that its track ends there
 * is no sign that it is lost. At 3° of elevation it is the edge of view at 840 km.
 */
const VIEW_HEIGHT = 100e3;
/** While nobody sees it the prediction is made anew this often, ms. */
const LOST_REVISION_MS = 10_000;
/** It is over this many sigmas after the impact time, and at least so many seconds. */
const END_SIGMAS = 3;
const END_LEAST_S = 5;
/** Hazards are looked at no more often than this between reports, ms. */
const LOOK_MS = 50;
/**
 * Predictions that one look makes. Each takes some milliseconds, in which no new report is taken
 * in; the others have their turn a look later.
 */
const MADE_AT_ONCE = 4;

/** What the passing of time changes: lost, prediction growing, ended. */
export function recogniseBallisticTick(assess: AssessState, nowMs: Instant): BallisticHazard[] {
  const own = assess.ballistic;
  if (own.hazards.size === 0 || nowMs - assess.lastTickMs < LOOK_MS) return [];
  assess.lastTickMs = nowMs;
  const changed = tellPieces(assess, nowMs);
  const due: Followed[] = [];
  for (const [id, followed] of own.hazards) {
    const { status, impact } = followed.hazard;
    if (status === 'ended' || status === 'withdrawn') {
      if (nowMs - followed.hazard.timeMs > ENDED_KEEP_MS) forget(own, id, followed);
      continue;
    }
    const overMs = impact.timeMs + Math.max(END_LEAST_S, END_SIGMAS * impact.timeSigmaS) * 1000;
    if (nowMs >= overMs) {
      followed.hazard = ended(followed, nowMs);
      changed.push(followed.hazard);
    } else if (isDue(assess, followed, nowMs)) due.push(followed);
  }
  // What is newly lost is said first, then what has waited longest.
  if (due.length > MADE_AT_ONCE) due.sort((a, b) => waitsSince(a) - waitsSince(b));
  for (const followed of due.slice(0, MADE_AT_ONCE)) {
    followed.nextMs = nowMs + LOST_REVISION_MS;
    followed.hazard = unseenContent(assess, followed, nowMs);
    changed.push(followed.hazard);
  }
  shed(own);
  return changed;
}

function waitsSince({ hazard, nextMs }: Followed): Instant {
  return hazard.status === 'open' ? 0 : nextMs;
}

function ended(followed: Followed, nowMs: Instant): BallisticHazard {
  const old = followed.hazard;
  return {
    ...old,
    revision: old.revision + 1,
    timeMs: nowMs,
    status: 'ended',
    phase: 'impacted',
  };
}

const state = new Float64Array(6);

/** True when the loss of the track is to be said at once, or its areas have to grow again. */
function isDue(assess: AssessState, followed: Followed, nowMs: Instant): boolean {
  const { lostAfterS } = assess.settings.ballistic;
  if (nowMs - followed.lastReportMs < lostAfterS * 1000) return false;
  if (followed.hazard.status !== 'open' && nowMs < followed.nextMs) return false;
  // In the air nothing is to be made of what nobody has seen for so long: what was said stays.
  return !outOfView(followed, nowMs);
}

/** True if the object, falling freely, is now on its last part and low. */
function outOfView(followed: Followed, nowMs: Instant): boolean {
  state.set(followed.state);
  coastStep(state, (nowMs - followed.stateMs) / 1000);
  const x = state[0]!;
  const y = state[1]!;
  const z = state[2]!;
  const falling = x * state[3]! + y * state[4]! + z * state[5]! < 0;
  return falling && radialHeight(x, y, z, Math.hypot(x, y, z)) < VIEW_HEIGHT;
}

/** The prediction from a copy of the last estimate that has aged, unseen, until now. */
function unseenContent(assess: AssessState, followed: Followed, nowMs: Instant): BallisticHazard {
  // A motor that burned at the last look may burn on: its fan from there is all that is known. To
  // let it fall from there would make a small area, and an early end, of what nobody has seen.
  const burned = (followed.burn?.probability ?? 0) >= 0.5;
  const aged: Followed = burned
    ? followed
    : {
        ...followed,
        coast: null,
        state: new Float64Array(6),
        covariance: new Float64Array(36),
        stateMs: nowMs,
      };
  if (!burned) predictUnseen(followed, nowMs, aged.state, aged.covariance);
  const next = contentOf(assess, aged, 'lost', nowMs);
  const { hazard } = followed;
  return next ?? { ...hazard, revision: hazard.revision + 1, timeMs: nowMs, status: 'lost' };
}

function forget(own: BallisticState, id: HazardId, followed: Followed): void {
  own.hazards.delete(id);
  for (const track of followed.tracks) {
    if (own.byTrack.get(track) === id) own.byTrack.delete(track);
  }
}

/** Ended hazards go first when there are too many; what is open is never shed. */
function shed(own: BallisticState): void {
  if (own.hazards.size <= MAXIMUM_HAZARDS) return;
  for (const [id, followed] of own.hazards) {
    const { status } = followed.hazard;
    if (status === 'ended' || status === 'withdrawn') forget(own, id, followed);
    if (own.hazards.size <= MAXIMUM_HAZARDS) return;
  }
}
