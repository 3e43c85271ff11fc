import type { Instant, NodeId, OfficerId } from '../../mark/index.ts';
import type { Envelope } from '../../seal/index.ts';
import type { TrackRelease } from '../tracks/project.ts';

/** Type line of the envelope in which an officer signs an {@link Arrangement}. */
export const ARRANGEMENT_TYPE = 'bongsu/arrangement/1';

/** The class that every peer gets whatever fails: hazard kind, areas, times, action (law 5). */
export const MINIMUM = 'minimum';

/** What a class may hold beyond the minimum. Nothing that is not named here ever leaves. */
export const DETAIL_FIELDS = [
  'phase',
  'nature',
  'rangeClass',
  'equivalentRange',
  'apogee',
  'impact',
  'areas',
  'launch',
  'flownRange',
  'overflown',
  'sensors',
] as const;
export type DetailField = (typeof DETAIL_FIELDS)[number];

/** The finest that a launch point may ever leave in (law 11), metres. */
export const LAUNCH_GRID_M = 10_000;

/**
 * A named way of telling: what leaves in it and how finely. A node signs one statement for each
 * class that somebody may hold, so that all who hold the class hold the same bytes.
 */
export interface ReleaseClass {
  /** 2 to 32 lower-case letters, digits and dashes; not `minimum`. */
  readonly id: string;
  readonly fields: readonly DetailField[];
  /** Positions, heights and distances are told by cells of this size, metres; 0: as they are. */
  readonly gridM: number;
  /** Times are told by steps of this length, seconds; 0: as they are. */
  readonly timeStepS: number;
  /** The launch point by cells of this size, metres; at least {@link LAUNCH_GRID_M}. */
  readonly launchGridM: number;
  /** Nothing of this class leaves before this long after the fact, seconds. */
  readonly delayS: number;
  /** Revisions leave at whole multiples of this, so that their moments tell nothing; 0: at once. */
  readonly everyS: number;
  /** Only flights that reach one of these, metres; 0: all. Once told, a flight stays told. */
  readonly overRangeM: number;
  readonly overApogeeM: number;
  /** How it tells tracks; absent: not at all. The figures above are of hazards alone. */
  readonly tracks?: TrackRelease;
}

/** An agreement with one peer, as code. Plain JSON. */
export interface Arrangement {
  readonly id: string;
  /** 1, 2, 3, …: a later one takes the place of an earlier one. */
  readonly version: number;
  /** The nation that makes it. */
  readonly node: NodeId;
  readonly peer: NodeId;
  readonly validFromMs: Instant;
  readonly validUntilMs: Instant;
  /** `public-safety`: the minimum projection of warnings alone, for wide partners on thin links. */
  readonly tier: 'full' | 'public-safety';
  /** Classes that the peer may hold if the policies say so, the fullest first. */
  readonly classes: readonly string[];
  /** Cedar, every policy named by an `@id`; see {@link POLICY_SCHEMA}. */
  readonly policies: string;
}

/** Signed by one officer who may release. */
export type SignedArrangement = Envelope<Arrangement & { readonly officer: OfficerId }>;

/** All that a node shares by. Plain JSON, part of its settings. */
export interface SharingSettings {
  readonly classes: readonly ReleaseClass[];
  readonly arrangements: readonly SignedArrangement[];
  /** Sensors that nobody may learn of from what is told, or when. */
  readonly protectedSensors: readonly string[];
  /**
   * How long a warning waits that protected sensors alone have shown, seconds: it leaves once a
   * declared sensor has seen the object too, or after this.
   */
  readonly protectedDelayS: number;
}

/** No arrangement: peers that may hold it get the minimum projection, and nothing is delayed. */
export const DEFAULT_SHARING: SharingSettings = {
  classes: [],
  arrangements: [],
  protectedSensors: [],
  protectedDelayS: 0,
};

/** Longer than this a warning is never held for a sensor's sake, seconds. */
export const MAX_PROTECTED_DELAY_S = 60;
