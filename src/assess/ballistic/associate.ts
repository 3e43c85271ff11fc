import type { Instant } from '../../mark/index.ts';
import { coastPredict } from '../../motion/index.ts';
import type { Track } from '../../track/index.ts';
import type { Followed } from './follow.ts';

/**
 * While nobody sees it an object may do what free fall does not (staging, break-up, a turn):
 * white acceleration of this density, m²/s³: 10 m/s after 10 s, 32 m/s after 100 s.
 */
export const UNSEEN_NOISE = 10;
/** Chi-square of 6 degrees of freedom at 99.9 %. */
const GATE = 22.46;
/** Two tracks of one object do not report from one sensor within this, ms. */
const SAME_TIME_MS = 3_000;
/** A prediction older than this associates nothing, s. */
const LONGEST_GAP_S = 3_600;

const state = new Float64Array(6);
const covariance = new Float64Array(36);

/**
 * The followed hazard that a new track carries on, or null: the one whose state, predicted to
 * the track's time, fits best inside the gate. A hazard that the same sensor still sees under
 * another track is another object.
 */
export function carriedOn(hazards: Iterable<Followed>, track: Track): Followed | null {
  let best: Followed | null = null;
  let least = GATE;
  for (const followed of hazards) {
    if (followed.hazard.status !== 'open' && followed.hazard.status !== 'lost') continue;
    if (sameSensorSeesIt(followed, track)) continue;
    const gapS = (track.timeMs - followed.stateMs) / 1000;
    if (!(Math.abs(gapS) <= LONGEST_GAP_S)) continue;
    predictUnseen(followed, track.timeMs, state, covariance);
    const distance = misfitOf(track.state, track.covariance);
    if (distance < least) {
      least = distance;
      best = followed;
    }
  }
  return best;
}

function sameSensorSeesIt(followed: Followed, track: Track): boolean {
  if (track.lastReportMs - followed.lastReportMs > SAME_TIME_MS) return false;
  return track.sensors.some((sensor) => followed.sensors.includes(sensor));
}

/** A followed object's state and covariance at `atMs`, unseen since its own time. */
export function predictUnseen(
  followed: Followed,
  atMs: Instant,
  intoState: Float64Array,
  intoCovariance: Float64Array,
): void {
  // What burns no more falls: the mixture with a motor would keep its velocity unsure.
  const burns = (followed.burn?.probability ?? 0) >= 0.5;
  const { state: from, covariance: spread } = (burns ? null : followed.coast) ?? followed;
  intoState.set(from);
  intoCovariance.set(spread);
  coastPredict(intoState, intoCovariance, (atMs - followed.stateMs) / 1000, UNSEEN_NOISE);
}

const sum = new Float64Array(36);
const difference = new Float64Array(6);

/** True if two followed objects may be one: alike in place and speed, seen by no common sensor. */
export function fitsBeside(one: Followed, other: Followed): boolean {
  return !one.sensors.some((sensor) => other.sensors.includes(sensor)) && mayBeOne(one, other);
}

/** True if two followed objects are alike in place and speed. */
export function mayBeOne(one: Followed, other: Followed): boolean {
  const [early, late] = one.stateMs <= other.stateMs ? [one, other] : [other, one];
  if (late.stateMs - early.stateMs > LONGEST_GAP_S * 1000) return false;
  predictUnseen(early, late.stateMs, state, covariance);
  return misfitOf(late.state, late.covariance) < GATE;
}

/** Mahalanobis distance squared between the predicted state and another estimate. */
function misfitOf(otherState: ArrayLike<number>, otherCovariance: ArrayLike<number>): number {
  for (let i = 0; i < 6; i++) difference[i] = otherState[i]! - state[i]!;
  for (let i = 0; i < 36; i++) sum[i] = covariance[i]! + otherCovariance[i]!;
  // Cholesky and forward substitution in place; a pivot that is not positive fits nothing.
  let total = 0;
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j <= i; j++) {
      let value = sum[i * 6 + j]!;
      for (let k = 0; k < j; k++) value -= sum[i * 6 + k]! * sum[j * 6 + k]!;
      if (i === j) {
        if (!(value > 0)) return Number.POSITIVE_INFINITY;
        sum[i * 7] = Math.sqrt(value);
      } else {
        sum[i * 6 + j] = value / sum[j * 7]!;
      }
    }
    let y = difference[i]!;
    for (let k = 0; k < i; k++) y -= sum[i * 6 + k]! * difference[k]!;
    y /= sum[i * 7]!;
    difference[i] = y;
    total += y * y;
  }
  return total;
}
