import type { Instant, Label, NodeId, TrackId } from '../../mark/index.ts';
import type { Track } from '../../track/index.ts';
import type { SignedStatement } from '../statement.ts';
import type { AlliedTrack } from './hear.ts';

/** All that a node knows of tracks between nations, as plain data. */
export interface TracksState {
  /** Of each release class that tells tracks. */
  readonly classes: Map<string, TrackClass>;
  /** Counts the batches of this node. */
  revision: number;
  /** What was last decided, by class, peer, kind and marking, so that it is recorded once. */
  readonly decided: Map<string, string>;
  /** Batches that wait for their time, the oldest first. */
  held: HeldBatch[];
  /** Joined markings of all that was heard of each originator: what is made of it bears them. */
  readonly labels: Map<NodeId, Label>;
  /** The newest batch heard, by `origin/class`. */
  readonly newest: Map<string, { readonly timeMs: Instant; readonly revision: number }>;
  /** What was last heard, by `origin/number`, the longest silent first. */
  readonly allied: Map<string, AlliedTrack>;
  /** Updates told, by class; and those of others that came in, by originator. */
  readonly told: Map<string, number>;
  readonly heard: Map<NodeId, number>;
}

/** What a class is about to tell. */
export interface TrackClass {
  /** Newest update of each track since the last batch. */
  waiting: Map<TrackId, Track>;
  /** Tracks that were told: numbered here alone, so that gaps say nothing of others. */
  readonly told: Map<TrackId, ToldTrack>;
  lastNumber: number;
  lastMs: Instant;
}

/** Plain data. */
export interface ToldTrack {
  readonly number: number;
  /** Reports it had taken in; an echo of what was told adds none, and is not told again. */
  readonly reportCount: number;
}

/** Plain data. */
export interface HeldBatch {
  readonly dueMs: Instant;
  readonly peers: readonly NodeId[];
  readonly statement: SignedStatement;
}

export function createTracks(): TracksState {
  return {
    ...{ classes: new Map(), revision: 0, decided: new Map(), held: [], labels: new Map() },
    ...{ newest: new Map(), allied: new Map(), told: new Map(), heard: new Map() },
  };
}
