import type { Instant, Mode, NodeId, SensorId } from '../mark/index.ts';
import type { Agenda } from './agenda.ts';
import type { Biases } from './biases.ts';
import type { Consistency } from './consistency.ts';
import type { Coverage } from './coverage.ts';
import type { WaitingLine } from './crossing.ts';
import type { FreeFall } from './free-fall.ts';
import type { Grid } from './grid.ts';
import type { Lags } from './lags.ts';
import type { Refusal } from './refuse.ts';
import type { Seeds } from './seeds.ts';
import type { TrackerSettings } from './settings.ts';
import type { Sighting } from './sighting.ts';
import type { TrackStore } from './store.ts';
import type { Twin } from './twins.ts';

/** Everything that a tracker knows. Plain data: it can be serialised and restored exactly. */
export interface TrackerState {
  readonly mode: Mode;
  readonly settings: Required<TrackerSettings>;
  readonly store: TrackStore;
  /** Where tracks of two and more reports are, and those of one. */
  readonly grid: Grid;
  readonly seeds: Seeds;
  readonly agenda: Agenda;
  readonly coverages: Coverage[];
  readonly coverageOf: Map<SensorId, number>;
  /** Name of an object (`prepared.ts`) to the slots that bear it. */
  readonly names: Map<string, number[]>;
  /** Slots of tracks that may be missiles: what lines of sight are compared with. */
  readonly fast: Set<number>;
  /** Lines of sight that wait for another to cross. */
  readonly lines: WaitingLine[];
  /** Newest plots and stated places by slot, of objects that several sources see. */
  readonly references: Map<number, Sighting[]>;
  /** Whose tracker it is: its sensors are `<node>/<number>` in what others make of them. */
  readonly node: NodeId;
  /** Other names of its own sensors, with their index. */
  readonly ownNames: Map<string, number>;
  /** By slot, what estimates of others in the track are made of, and how new (`provenance.ts`). */
  readonly origins: Map<number, Map<string, Instant>>;
  /** What they tell of the radars' constant errors. */
  readonly biases: Biases;
  /** What tracks have taken in of late. */
  readonly lags: Lags;
  /** Tracks that may be one with another, by slot, and those that came off another. */
  readonly twins: Map<number, Twin>;
  readonly parents: Map<number, number>;
  /** Free falls by slot, of tracks that hardly do anything else. */
  readonly falls: Map<number, FreeFall>;
  /** Where in the health's `consistency` a sensor's and filter's row stands. */
  readonly consistencyOf: Map<number, number>;
  /** Gates by number of components, NIS; index 0 is unused. */
  readonly gates: Float64Array;
  /** Counts tracks for their ids. */
  lastNumber: number;
  /** Counts groups of reports that were associated together. */
  lastGroup: number;
  /** Newest time of measurement of an anonymous report, ms. */
  latestMs: Instant;
  /** Newest `nowMs`. */
  nowMs: Instant;
  readonly health: TrackerHealth;
}

/** Counters since the tracker was made. */
export interface TrackerHealth {
  /** Reports that moved or began a track. */
  used: number;
  /** Reports older than the track that they moved. */
  reordered: number;
  /** Reports that moved no track, by reason. */
  readonly refused: Record<Refusal, number>;
  /** Reports that lay outside of every gate or lost in assignment, and so began a track. */
  begun: number;
  /** Reports that would have begun a track and had to wait for room or their sector's turn (`births.ts`). */
  putOff: number;
  /** Tracks ended, by reason. */
  readonly dropped: Record<'existence' | 'too-old' | 'diverged' | 'merged' | 'shed', number>;
  /** Estimates of others that bear a track's name and contradict it beyond any correlation. */
  inconsistent: number;
  /** Estimates of others that are made of nothing but what the track has already. */
  echoes: number;
  /** Reports with a name that was far from every track of that name. */
  nameConflicts: number;
  /** Whether stated errors and motion agree with the reports, by sensor and filter. */
  readonly consistency: Consistency[];
}
