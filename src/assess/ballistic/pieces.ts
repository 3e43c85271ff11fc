import type { Instant } from '../../mark/index.ts';
import type { Track } from '../../track/index.ts';
import type { BallisticHazard } from '../hazard.ts';
import type { AssessState } from '../state.ts';
import { mayBeOne } from './associate.ts';
import { debrisOf, isUnder } from './debris.ts';
import type { BallisticState, Estimated, Followed, Piece } from './follow.ts';
import { MAXIMUM_DEBRIS, MAXIMUM_MORE } from './follow.ts';
import { type Burn, createMotor } from './motor.ts';
import { followedFrom, openFollowed } from './open.ts';

/**
 * What came off a followed object stands in its hazard while who is told of that is told of the
 * piece too. Where it comes down is kept from its last report until then: if the area shrinks away
 * from there, or the hazard ends before, the piece gets a hazard of its own, seen or unseen.
 */

/** Opened by one look of the clock; each takes some milliseconds, the others wait for the next. */
const OPENED_AT_ONCE = 4;
/** It is down so many sigmas after the time foreseen, and at least so many seconds. */
const DOWN_SIGMAS = 3;
const DOWN_LEAST_S = 5;

/** Asked anew at every report, since what is debris now may yet light a motor or leave the area. */
export function isPiece(
  own: BallisticState,
  track: Track,
  burn: Burn | null,
  probability: number,
): boolean {
  const found = debrisOf(own, track, burn);
  for (const followed of own.hazards.values()) {
    if (followed !== found?.whole) remove(followed, track.id);
  }
  if (found === null) return false;
  const { debris, more } = found.whole;
  const known = debris.find((piece) => piece.track === track.id);
  const newest = { seen: lastSeen(track), impact: found.impact, probability };
  if (known !== undefined) Object.assign(known, newest);
  else if (debris.length < MAXIMUM_DEBRIS) {
    debris.push({ track: track.id, ...newest });
    more.delete(track.id);
  } else if (more.size < MAXIMUM_MORE) more.add(track.id);
  return true;
}

function lastSeen(track: Track): Estimated {
  const { id, firstMs, timeMs, lastReportMs, state, covariance, misfit, sensors } = track;
  return {
    ...{ id, firstMs, timeMs, lastReportMs, misfit, sensors: [...sensors] },
    ...{ state: [...state], covariance: [...covariance] },
  };
}

function remove({ debris, more }: Followed, track: Track['id']): void {
  more.delete(track);
  const at = debris.findIndex((piece) => piece.track === track);
  if (at >= 0) debris.splice(at, 1);
}

/** A track that was another one's is no object of its own. */
export function forgetPiece({ hazards }: BallisticState, { id }: Track): void {
  for (const followed of hazards.values()) remove(followed, id);
}

/** Hazards of the pieces that nobody is told of any more and that nobody sees. */
export function tellPieces(assess: AssessState, nowMs: Instant): BallisticHazard[] {
  const told: BallisticHazard[] = [];
  for (const whole of [...assess.ballistic.hazards.values()]) {
    for (const piece of whole.debris.slice()) {
      if (!isUnsaid(assess, whole, piece, nowMs)) continue;
      if (told.length >= OPENED_AT_ONCE) return told;
      remove(whole, piece.track);
      told.push(...openPiece(assess, whole, piece, nowMs));
    }
  }
  return told;
}

/** What is seen is left to its next report, unless no hazard stands any more that it belongs to. */
function isUnsaid(
  assess: AssessState,
  { hazard }: Followed,
  { seen, impact }: Piece,
  nowMs: Instant,
): boolean {
  const { lostAfterS } = assess.settings.ballistic;
  if (nowMs - seen.lastReportMs < lostAfterS * 1000) return false;
  const lateS = Math.max(DOWN_LEAST_S, DOWN_SIGMAS * impact.timeSigmaS);
  if (nowMs > seen.timeMs + (impact.timeS + lateS) * 1000) return false;
  return !isUnder(seen, impact, hazard);
}

/** Nothing where another hazard is of the same object, found again under another track. */
function openPiece(
  assess: AssessState,
  whole: Followed,
  { seen, probability }: Piece,
  nowMs: Instant,
): BallisticHazard[] {
  const { candidates, hazards } = assess.ballistic;
  const motor = candidates.get(seen.id)?.motor ?? createMotor();
  const followed = followedFrom(assess, seen, motor, null, probability, nowMs);
  for (const other of hazards.values()) {
    const { status } = other.hazard;
    const stands = status === 'open' || status === 'lost';
    if (other !== whole && stands && mayBeOne(followed, other)) return [];
  }
  return openFollowed(assess, followed, seen.id, nowMs);
}
