import { WGS84 } from '../../earth/index.ts';
import type { TrackId } from '../../mark/index.ts';
import { coastPredict } from '../../motion/index.ts';
import type { PolarReport } from '../../sense/index.ts';
import type { Track } from '../../track/index.ts';
import { updateBy } from './believed.ts';
import type { Estimate } from './prediction.ts';
import { createSight, lookAt, standAt } from './sight.ts';

/**
 * Where a track was first seen. Its own estimate of the velocity leans to that of aircraft, which
 * nearly all new tracks are, for its first seconds; of what turns out to be a missile the first two
 * places alone tell more. Plain data.
 */
export interface FirstPlace {
  readonly timeMs: number;
  /** ECEF, m, and its 3×3 covariance. */
  readonly place: readonly number[];
  readonly covariance: readonly number[];
}

/** Lower than this, m, there are too many tracks to keep their first places, and hardly missiles. */
const LEAST_HEIGHT = 15e3;
/** First places kept; the oldest go first. */
const MOST_FIRSTS = 1_000;
/** Speeds of missiles, 1 sigma per axis, m/s: 8 km/s is at three. */
const SPEED_SIGMA = 2_700;
/** A second place later than this, s, is no beginning. */
const LONGEST_S = 15;
/** What free fall leaves out in the few seconds between, m²/s³: a motor's 40 m/s² within a second. */
const BETWEEN_NOISE = 100;

/** Keeps and returns the place of a track's first report, if it is high up; null: it is not. */
export function noteFirst(firsts: Map<TrackId, FirstPlace>, track: Track): FirstPlace | null {
  if (track.reportCount !== 1 || firsts.has(track.id)) return null;
  const [x, y, z] = track.state;
  if (Math.hypot(x!, y!, z!) < WGS84.a + LEAST_HEIGHT) return null;
  const p = track.covariance;
  const first: FirstPlace = {
    timeMs: track.timeMs,
    place: track.state.slice(0, 3),
    covariance: [0, 1, 2, 6, 7, 8, 12, 13, 14].map((i) => p[i]!),
  };
  firsts.set(track.id, first);
  if (firsts.size > MOST_FIRSTS) firsts.delete(firsts.keys().next().value!);
  return first;
}

const sight = createSight();
/** By this factor a variance is widened of what has been told already. */
const UNTOLD = 1e12;

/** State and covariance at a later plot's time out of the two places; null: they tell none. */
export function fromPlaces(first: FirstPlace | null, plot: PolarReport): Estimate | null {
  const seconds = first === null ? 0 : (plot.timeMs - first.timeMs) / 1000;
  if (first === null || !(seconds > 0 && seconds <= LONGEST_S)) return null;
  const state = new Float64Array(6);
  const covariance = new Float64Array(36);
  state.set(first.place);
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) covariance[i * 6 + j] = first.covariance[i * 3 + j]!;
    covariance[21 + i * 7] = SPEED_SIGMA * SPEED_SIGMA;
  }
  coastPredict(state, covariance, seconds, BETWEEN_NOISE);
  if (!lookAt(plot, state, sight)) return null;
  // Nothing is known of the velocity before: about a state that is kilometres off, a range would
  // be bent by more than its noise. Where the plot stands is taken in as it is, then the range rate.
  const own = { state, covariance, extra: new Float64Array(0) };
  const { rangeVariance } = sight;
  standAt(sight);
  updateBy(own, sight);
  if (sight.hasRate) {
    const rate = { ...sight, count: 0, hasRange: true, rangeVariance: UNTOLD * rangeVariance };
    updateBy(own, rate);
  }
  return { state, covariance };
}
