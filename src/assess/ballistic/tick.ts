import { polygonArea } from '../../earth/index.ts';
import type { HazardId, Instant } from '../../mark/index.ts';
import { coastStep, radialHeight } from '../../motion/index.ts';
import type { BallisticHazard } from '../hazard.ts';
import type { AssessState } from '../state.ts';
import { predictUnseen, UNSEEN_NOISE } from './associate.ts';
import { type BallisticState, ENDED_KEEP_MS, type Followed, MAXIMUM_HAZARDS } from './follow.ts';
import { tellPieces } from './pieces.ts';
import { contentOf, differs } from './revise.ts';

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
    const next = unseenContent(assess, followed, nowMs);
    // A fan from the last look is hardly another a little later: nothing is told twice.
    if (burned(followed) && !differs(followed.hazard, next)) continue;
    followed.hazard = next;
    changed.push(next);
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

function burned({ burn }: Followed): boolean {
  return (burn?.probability ?? 0) >= 0.5;
}

/** The prediction from a copy of the last estimate that has aged, unseen, until now. */
function unseenContent(assess: AssessState, followed: Followed, nowMs: Instant): BallisticHazard {
  // A motor that burned at the last look may burn on: its fan from there is all that is known. To
  // let it fall from there would make a small area, and an early end, of what nobody has seen.
  const mayBurn = burned(followed);
  const unseenS = (nowMs - followed.stateMs) / 1000;
  const aged: Followed = mayBurn
    ? {
        ...followed,
        coast: followed.coast && {
          ...followed.coast,
          covariance: loosened(followed.coast.covariance, unseenS),
        },
        covariance: loosened(followed.covariance, unseenS),
      }
    : {
        ...followed,
        coast: null,
        state: new Float64Array(6),
        covariance: new Float64Array(36),
        stateMs: nowMs,
      };
  if (!mayBurn) predictUnseen(followed, nowMs, aged.state, aged.covariance);
  const next = contentOf(assess, aged, 'lost', nowMs);
  const { hazard } = followed;
  if (next !== null && grows(hazard, next)) return next;
  return { ...hazard, revision: hazard.revision + 1, timeMs: nowMs, status: 'lost' };
}

/** True if no area became smaller: of what nobody sees nothing is known better than before. */
function grows(old: BallisticHazard, next: BallisticHazard): boolean {
  return next.areas.every(({ polygon }, i) => {
    const before = old.areas[i];
    return before === undefined || polygonArea(polygon) >= polygonArea(before.polygon);
  });
}

/** Its velocity is known worse the longer nobody has seen what the motor, or its end, did to it. */
function loosened(covariance: Float64Array, seconds: number): Float64Array {
  const looser = covariance.slice();
  for (let i = 3; i < 6; i++) looser[7 * i] = looser[7 * i]! + UNSEEN_NOISE * seconds;
  return looser;
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
