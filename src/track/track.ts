import type { Instant, Mode, SensorId, TrackId } from '../mark/index.ts';
import type { Identity, KinematicReport } from '../sense/index.ts';

/** How an object is taken to move. Names are those of `models` in `bongsu track --json`. */
export const MOTION_MODELS = [
  'constantVelocity',
  'turn',
  'boost',
  'coast',
  'reentry',
  'drift',
] as const;
export type MotionModel = (typeof MOTION_MODELS)[number];

export type TrackStatus = 'tentative' | 'confirmed' | 'dropped';

/**
 * The fused estimate of one object at one time. Plain data, made anew for each update that is
 * handed on; inside, the tracker keeps its tracks as structure of arrays.
 */
export interface Track<M extends Mode = Mode> {
  readonly id: TrackId;
  readonly mode: M;
  readonly status: TrackStatus;
  /** Epoch of `state`. */
  readonly timeMs: Instant;
  /** x, y, z, vx, vy, vz: ECEF WGS-84, metres and metres a second. */
  readonly state: readonly number[];
  /** 6×6 row-major, symmetric, positive semi-definite. */
  readonly covariance: readonly number[];
  /**
   * What free fall alone makes of it, at the same time: there while it runs beside other filters
   * and is probable enough ({@link LEAST_COAST}) to be of use; once it is nearly sure, with the
   * radars' biases in its covariance. `state` is the mixture of all.
   */
  readonly coast?: CoastEstimate;
  /**
   * What fall braked by air alone makes of it, at the same time, with the ballistic coefficient that
   * the reports show: there below 100 km, outside of what aircraft do, while it is probable enough
   * ({@link LEAST_COAST}) to be of use, and above as long as something was learned of it. Once free
   * fall is nearly sure it is the estimate in `coast`, radars' biases and all. Until the air has
   * braked it, `logBeta` is what was assumed (`UNKNOWN` in `models.ts`) and its sigma with it.
   */
  readonly reentry?: ReentryEstimate;
  /** Probability that the object exists (IPDA). */
  readonly existence: number;
  /** Probability of each motion model, summing to 1. */
  readonly models: Readonly<Partial<Record<MotionModel, number>>>;
  readonly identity: Identity;
  /** Every source that has contributed, sorted. */
  readonly sensors: readonly SensorId[];
  readonly firstMs: Instant;
  /** Time of the last report that was used; older than `timeMs` while coasting. */
  readonly lastReportMs: Instant;
  readonly reportCount: number;
  /** The newest report that the estimate has taken in: of what may burn or fall, from the second. */
  readonly newest?: KinematicReport;
  /**
   * Normalised innovation squared over its dimension, exponentially averaged: about 1 when the
   * motion model and the stated errors are right, much above when the object manoeuvres.
   */
  readonly misfit: number;
  /** Why it is believed, or was. */
  readonly belief?: Belief;
  /** The confirmed track that it came off: a stage, a cover, debris. */
  readonly parent?: TrackId;
  /** Why a dropped track was dropped. */
  readonly reason?: DropReason;
}

/** What the existence of a track rests on. */
export interface Belief {
  /**
   * Natural logarithm of the odds that all looks together have given it: what found it against what
   * else may have made those reports, less the looks that found nothing. Existence follows from it,
   * from what was thought of the first report, and from fading.
   */
  readonly logOdds: number;
  /** Reports taken in, and looks that should have found it and did not. */
  readonly found: number;
  readonly missed: number;
  /** When it was confirmed; null: it was not. */
  readonly confirmedMs: Instant | null;
}

/** Probability of the coast filter from which its own estimate is shown. */
export const LEAST_COAST = 0.02;

/** ECEF state and 6×6 covariance, row-major, as in {@link Track}. */
export interface CoastEstimate {
  readonly state: readonly number[];
  readonly covariance: readonly number[];
  /** As in {@link Track}, of this filter alone. */
  readonly misfit: number;
}

/** Fall braked by air: `motion/reentry.ts`. */
export interface ReentryEstimate {
  readonly state: readonly number[];
  readonly covariance: readonly number[];
  /**
   * Natural logarithm of the hypersonic ballistic coefficient m/(c A), kg/m², which acts through
   * the drag's shape over Mach (`dragShape` in `motion/drag.ts`), and 1 sigma.
   */
  readonly logBeta: number;
  readonly logBetaSigma: number;
  /** Covariances of `logBeta` with the six of `state`. */
  readonly logBetaCross: readonly number[];
  /** Probability of this filter; where it is the one in `coast`, of all that falls. */
  readonly probability: number;
}

export type DropReason = 'existence' | 'too-old' | 'diverged' | 'merged' | 'shed';
