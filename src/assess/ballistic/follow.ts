import type { HazardId, Instant, SensorId, TrackId } from '../../mark/index.ts';
import type { BearingReport } from '../../sense/index.ts';
import type { Track } from '../../track/index.ts';
import type { BallisticHazard } from '../hazard.ts';
import type { Lightness } from '../space/too-light.ts';
import type { Beginning, Column } from './column.ts';
import type { FirstPlace } from './first-place.ts';
import type { Impact } from './impact.ts';
import type { Burn, Motor } from './motor.ts';
import type { Estimate } from './prediction.ts';
import type { OwnView } from './sensors.ts';

/** What is kept of a track that may be a ballistic object. Plain data, as all state is. */
export interface Candidate {
  readonly motor: Motor;
  readonly lightness: Lightness;
  /** Reports in a row after which the evidence stood. */
  held: number;
  lastReportMs: Instant;
}

/** What the newest report of a track made of it. */
export type Estimated = Pick<
  Track,
  | 'id'
  | 'firstMs'
  | 'timeMs'
  | 'lastReportMs'
  | 'state'
  | 'covariance'
  | 'misfit'
  | 'sensors'
  | 'coast'
  | 'reentry'
>;

/** What came off an object, as it was last seen, and where that comes down. */
export interface Piece {
  readonly track: TrackId;
  seen: Estimated;
  impact: Impact;
  probability: number;
}

/** A hazard that is being followed, with the newest estimate behind it. */
export interface Followed {
  hazard: BallisticHazard;
  /** Every track that has carried it, newest last. */
  readonly tracks: TrackId[];
  readonly sensors: SensorId[];
  /** What came off it, at most {@link MAXIMUM_DEBRIS}. */
  readonly debris: Piece[];
  /** Further pieces, at most {@link MAXIMUM_MORE}: counted, and followed once there is room. */
  readonly more: Set<TrackId>;
  readonly motor: Motor;
  /** ECEF state and 6×6 covariance at `stateMs`. */
  readonly state: Float64Array;
  readonly covariance: Float64Array;
  stateMs: Instant;
  lastReportMs: Instant;
  misfit: number;
  /** What free fall alone makes of it, at `stateMs` too, and how well it fits; null: not told. */
  coast: (Estimate & { readonly misfit: number }) | null;
  /** What each sensor alone makes of it, and when that was last compared. */
  readonly views: Map<SensorId, OwnView>;
  comparedMs: Instant;
  /** Most objects that passed a place on the way of a column (`column.ts`); 0: it is none. */
  column: number;
  /** The surest launch of the first {@link EARLY_MS}: a long ascent traces back ever worse. */
  early: BallisticHazard['launch'] | null;
  /** Null where hardly any motor works. */
  burn: Burn | null;
  probability: number;
  /** Not looked at for a revision before this. */
  nextMs: Instant;
}

/** So soon after the first sight the launch is traced best, ms. */
export const EARLY_MS = 30_000;

/** Told as debris of one object; what is more is counted, and makes no hazards either. */
export const MAXIMUM_DEBRIS = 64;
/** No break-up that radars told apart had so many pieces. */
export const MAXIMUM_MORE = 1_000;
/** Fast tracks watched at once; the longest unseen go first. */
export const MAXIMUM_CANDIDATES = 20_000;
/** Hazards kept at once; the oldest ended ones go first, open ones never. */
export const MAXIMUM_HAZARDS = 5_000;
/** An ended hazard stays readable this long. */
export const ENDED_KEEP_MS = 3_600_000;

export interface BallisticState {
  readonly candidates: Map<TrackId, Candidate>;
  readonly hazards: Map<HazardId, Followed>;
  readonly byTrack: Map<TrackId, HazardId>;
  /** Where tracks that are high up were first seen. */
  readonly firsts: Map<TrackId, FirstPlace>;
  /** Launches one behind the other that stand in a radar's looks, and where tracks began of late. */
  readonly columns: Column[];
  readonly beginnings: Beginning[];
  /** What satellites that watch for plumes saw of late, by rising time of receipt. */
  readonly glows: BearingReport[];
}

export function createBallistic(): BallisticState {
  return {
    ...{ candidates: new Map(), hazards: new Map(), byTrack: new Map() },
    ...{ firsts: new Map(), glows: [], columns: [], beginnings: [] },
  };
}

/** Takes the track's estimate over into what is followed. */
export function takeEstimate(followed: Followed, track: Estimated): void {
  for (let i = 0; i < 6; i++) followed.state[i] = track.state[i]!;
  for (let i = 0; i < 36; i++) followed.covariance[i] = track.covariance[i]!;
  followed.stateMs = track.timeMs;
  followed.lastReportMs = Math.max(followed.lastReportMs, track.lastReportMs);
  followed.misfit = track.misfit;
  followed.coast = coastOf(track);
  for (const sensor of track.sensors) {
    if (!followed.sensors.includes(sensor)) followed.sensors.push(sensor);
  }
  followed.sensors.sort();
}

/** More probable than this, the tracker's fall in the air tells more than its free fall. */
const IN_AIR = 0.5;

/** Null where the track does not tell, or not in finite numbers. */
function coastOf({ coast, reentry, misfit }: Estimated): Followed['coast'] {
  const braked = reentry !== undefined && reentry.probability > IN_AIR ? reentry : undefined;
  const fall = braked ?? coast;
  if (fall === undefined) return null;
  const state = Float64Array.from(fall.state);
  const covariance = Float64Array.from(fall.covariance);
  let sum = state.reduce((a, b) => a + b, 0) + covariance.reduce((a, b) => a + b, 0);
  if (braked === undefined) {
    return Number.isFinite(sum) ? { state, covariance, misfit: coast!.misfit } : null;
  }
  const { logBeta, logBetaSigma, logBetaCross } = braked;
  const drag = Float64Array.of(logBeta, ...logBetaCross, logBetaSigma * logBetaSigma);
  sum += drag.reduce((a, b) => a + b, 0);
  return Number.isFinite(sum) ? { state, covariance, drag, misfit } : null;
}
