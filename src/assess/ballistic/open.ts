import { hazardId, type Instant } from '../../mark/index.ts';
import type { BallisticHazard } from '../hazard.ts';
import type { AssessState } from '../state.ts';
import { blankHazard } from './blank.ts';
import { type Estimated, type Followed, takeEstimate } from './follow.ts';
import type { Burn, Motor } from './motor.ts';
import { contentOf } from './revise.ts';

/** What is to be followed of an object from its estimate on; nothing has been told of it yet. */
export function followedFrom(
  assess: AssessState,
  seen: Estimated,
  motor: Motor,
  burn: Burn | null,
  probability: number,
  nowMs: Instant,
): Followed {
  const { settings } = assess;
  const id = hazardId(settings.node, assess.lastHazard + 1);
  const followed: Followed = {
    hazard: blankHazard(assess, id, seen.firstMs, nowMs),
    tracks: [seen.id],
    sensors: [],
    debris: [],
    more: new Set(),
    views: new Map(),
    comparedMs: 0,
    column: 0,
    early: null,
    motor,
    coast: null,
    state: new Float64Array(6),
    covariance: new Float64Array(36),
    stateMs: 0,
    lastReportMs: 0,
    misfit: 1,
    burn,
    probability,
    nextMs: nowMs + settings.ballistic.revisionS * 1000,
  };
  takeEstimate(followed, seen);
  return followed;
}

/** Tells of it for the first time; nothing where it does not come down. */
export function openFollowed(
  assess: AssessState,
  followed: Followed,
  track: Estimated['id'],
  nowMs: Instant,
): BallisticHazard[] {
  const own = assess.ballistic;
  const hazard = contentOf(assess, followed, 'open', nowMs);
  if (hazard === null) return [];
  assess.lastHazard += 1;
  followed.hazard = hazard;
  own.hazards.set(hazard.id, followed);
  own.byTrack.set(track, hazard.id);
  own.candidates.delete(track);
  return [hazard];
}

export function openHazard(
  assess: AssessState,
  seen: Estimated,
  motor: Motor,
  burn: Burn | null,
  probability: number,
  nowMs: Instant,
): BallisticHazard[] {
  const followed = followedFrom(assess, seen, motor, burn, probability, nowMs);
  return openFollowed(assess, followed, seen.id, nowMs);
}
