import type { GeoPoint, GeoPolygon } from '../earth/index.ts';
import type { HazardId, Instant, Label, Mode, NodeId, SensorId, TrackId } from '../mark/index.ts';

/** Kinds of hazard. `ballistic` is recognised, `space-launch` announced; the others hold the place. */
export const HAZARD_KINDS = [
  'ballistic',
  'airbreathing',
  'space-launch',
  're-entry',
  'detonation',
  'balloon',
  'gnss',
  'maritime',
  'cyber',
  'conjunction',
] as const;
export type HazardKind = (typeof HAZARD_KINDS)[number];

/**
 * A recognised situation: what, where, when, how sure. A new revision replaces the one before
 * it; nothing is edited in place. Plain JSON.
 */
export type Hazard<M extends Mode = Mode> =
  | BallisticHazard<M>
  | SpaceLaunchHazard<M>
  | OtherHazard<M>;

export interface HazardCommon<M extends Mode> {
  readonly id: HazardId;
  /** 1, 2, 3, … */
  readonly revision: number;
  readonly mode: M;
  readonly node: NodeId;
  /** When this revision was made. */
  readonly timeMs: Instant;
  /** When the hazard was first recognised. */
  readonly firstMs: Instant;
  readonly status: HazardStatus;
  /** Probability that the hazard is what `kind` says. */
  readonly probability: number;
  readonly tracks: readonly TrackId[];
  readonly sensors: readonly SensorId[];
  readonly label: Label;
}

/**
 * `open`: being followed. `lost`: the track ended before the outcome was sure and the
 * prediction is unreliable. `ended`: it is over (impact time passed, object gone).
 * `withdrawn`: it was never that.
 */
export type HazardStatus = 'open' | 'lost' | 'ended' | 'withdrawn';

export interface BallisticHazard<M extends Mode = Mode> extends HazardCommon<M> {
  readonly kind: 'ballistic';
  readonly phase: 'boost' | 'coast' | 're-entry' | 'impacted';
  /** Sums to 1. */
  readonly nature: {
    readonly ballistic: number;
    readonly depressedOrManoeuvring: number;
    readonly spaceLaunch: number;
  };
  /**
   * Whether it goes to orbit, with what was announced. It is said beside the prediction: areas,
   * times and probabilities are the same whatever stands here.
   */
  readonly space: SpaceJudgement;
  /** Probability of each class by equivalent maximum range, summing to 1. */
  readonly rangeClass: Readonly<Record<RangeClass, number>>;
  /** 90 % interval of the longest range with this burnout speed on a sphere that stands still. */
  readonly equivalentRangeM: {
    readonly low: number;
    readonly median: number;
    readonly high: number;
  };
  readonly apogeeM: number;
  /** Launch point to predicted impact point over the ground. */
  readonly flownRangeM: number;
  readonly launch: {
    readonly point: GeoPoint;
    /** 1 sigma per axis. */
    readonly sigmaM: number;
    readonly timeMs: Instant;
    readonly timeSigmaS: number;
  };
  readonly impact: {
    readonly point: GeoPoint;
    readonly timeMs: Instant;
    readonly timeSigmaS: number;
  };
  /** Nested areas, each with the probability that it holds the impact point; smallest first. */
  readonly areas: readonly PredictedArea[];
  /** Administrative areas touched, most probable first. */
  readonly arrivals: readonly Arrival[];
  /**
   * Areas that it may fly over once its motor is out, to the side of its most likely way too, in the order in which
   * they are reached. Nothing comes down there, so by itself this warns nobody.
   */
  readonly overflown: readonly Overflight[];
  /**
   * What each sensor alone would say, where at least two see it fall: disagreement is shown and
   * not averaged away. By name of the sensor.
   */
  readonly bySensor: readonly SensorImpact[];
  /**
   * Tracks of what came off it and comes down inside its largest area, so that nobody is to be
   * warned of them apart: stages, covers. Each that may be a missile after all gets a hazard of
   * its own and stands here no more.
   */
  readonly debris?: readonly TrackId[];
  /**
   * Further pieces like those, counted and not followed one by one; absent where there are none. At
   * a thousand: so many and more.
   */
  readonly moreDebris?: number;
  /**
   * There while it no longer seems to come down: impact and areas are those told before, and stand
   * until people take them back.
   */
  readonly staysUp?: true;
  /**
   * There while infrared lines of sight alone have shown it: nobody has measured a distance, and
   * launch, heading and areas rest on a library of ascents. Gone once a track carries it on.
   */
  readonly sighted?: {
    /** Lines of sight that it rests on. */
    readonly looks: number;
    /** Clockwise from north, and 1 sigma. */
    readonly headingRad: number;
    readonly headingSigmaRad: number;
  };
}

/** Where one sensor alone sees an object come down. */
export interface SensorImpact {
  readonly sensor: SensorId;
  readonly looks: number;
  readonly point: GeoPoint;
  /** 1 sigma along the longer axis, with an ordinary bias of the sensor. */
  readonly sigmaM: number;
  readonly timeMs: Instant;
  readonly timeSigmaS: number;
  /** Distance to the farthest of the other sensors' points, in sigmas of both. */
  readonly apartSigmas: number;
}

/** Sums to 1. */
export interface SpaceJudgement {
  readonly spaceLaunch: number;
  readonly ballistic: number;
  /** What only the rest of the ascent can tell. */
  readonly undecided: number;
  /** The launch notice that fits: the hazard of its drop zones, who announced it, its name. */
  readonly notice: {
    readonly hazard: HazardId;
    readonly issuer: string;
    readonly id: string;
  } | null;
}

/**
 * An announced launch: the drop zones that ships and aircraft are to keep out of. Nobody has seen
 * it; whoever is seen later is judged by itself.
 */
export interface SpaceLaunchHazard<M extends Mode = Mode> extends HazardCommon<M> {
  readonly kind: 'space-launch';
  readonly issuer: string;
  /** The issuer's name for its notice. */
  readonly notice: string;
  readonly site: GeoPoint | null;
  /** The window as announced. */
  readonly fromMs: Instant;
  readonly untilMs: Instant;
  /** Names of the zones, as `areas` has them. */
  readonly zones: readonly string[];
  /** The drop zones as announced; a containment of 1 is their issuer's word, not a computed one. */
  readonly areas: readonly PredictedArea[];
  /** Administrative areas in or near a zone; the probability is the share of its ground. */
  readonly arrivals: readonly Arrival[];
}

/** One administrative area under the way of an object. */
export interface Overflight {
  readonly region: string;
  readonly passesMs: Instant;
  readonly leavesMs: Instant;
  /** Least height over it. */
  readonly lowestM: number;
  /** That it passes over it, by how far the way may lie to the side; 0 to 1. */
  readonly probability: number;
}

export const RANGE_CLASSES = ['CRBM', 'SRBM', 'MRBM', 'IRBM', 'ICBM'] as const;
export type RangeClass = (typeof RANGE_CLASSES)[number];

export interface PredictedArea {
  readonly containment: number;
  readonly polygon: GeoPolygon;
}

/** When something reaches an administrative area, 99 %, given that it comes down there. */
export interface Arrival {
  /** Code of the area in `earth/regions`, ISO 3166-2 where there is one. */
  readonly region: string;
  /** Probability that the impact point is inside. */
  readonly probability: number;
  readonly earliestMs: Instant;
  readonly latestMs: Instant;
}

/** Kinds that have their place but no recogniser of their own yet. */
export interface OtherHazard<M extends Mode = Mode> extends HazardCommon<M> {
  readonly kind: Exclude<HazardKind, 'ballistic' | 'space-launch'>;
  readonly areas: readonly PredictedArea[];
  readonly arrivals: readonly Arrival[];
}
