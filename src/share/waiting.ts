import type { Instant } from '../mark/index.ts';
import { createLane, first, inLane, type Lane, sift, takeFirst } from './lane.ts';
import type { SignedStatement } from './statement.ts';
import { createTrackLane, forgetBatch, type TrackLane, takeBatch } from './tracks/lane.ts';

/** What waits for a peer, in lanes: each goes before all that stand behind it. Plain data. */
export interface Waiting {
  /** Of this node's warnings. Nothing is in front of them. */
  readonly warnings: Lane;
  /** Of others' warnings, which this node hands on. */
  readonly relayed: Lane;
  readonly probes: Lane;
  /** What nations say to each other. */
  readonly talk: Lane;
  /** On who leads where. */
  readonly leads: Lane;
  readonly hazards: Lane;
  readonly tracks: TrackLane;
}

export function createWaiting(): Waiting {
  return {
    ...{ warnings: createLane(), relayed: createLane(), probes: createLane() },
    ...{ talk: createLane(), leads: createLane(), hazards: createLane() },
    tracks: createTrackLane(),
  };
}

function lanesOf(waiting: Waiting): readonly Lane[] {
  const { warnings, relayed, probes, talk, leads, hazards, tracks } = waiting;
  return [warnings, relayed, probes, talk, leads, hazards, tracks.lane];
}

/** How many wait. */
export function waitingCount(waiting: Waiting): number {
  return lanesOf(waiting).reduce((sum, { count }) => sum + count, 0);
}

/** All that wait, in the order in which they would leave; batches of tracks may lack their updates. */
export function waitingIn(waiting: Waiting): SignedStatement[] {
  return lanesOf(waiting).flatMap(inLane);
}

/** Of a lane so many are looked at for the oldest: no nation's hazards are more that wait. */
const MAX_LOOKED_AT = 4096;

/**
 * When what waits longest was signed; null: nothing does. Of a lane in which more than
 * {@link MAX_LOOKED_AT} wait, those that were put there first are looked at: mostly the oldest.
 */
export function oldestWaitingMs(waiting: Waiting): Instant | null {
  let oldest: Instant | null = null;
  for (const { items, head } of lanesOf(waiting)) {
    const end = Math.min(items.length, head + MAX_LOOKED_AT);
    for (let index = head; index < end; index++) {
      const timeMs = items[index]?.body.timeMs;
      if (timeMs !== undefined && (oldest === null || timeMs < oldest)) oldest = timeMs;
    }
  }
  return oldest;
}

/** What leaves next; null: nothing waits. A batch of tracks may lack its updates. */
export function nextIn(waiting: Waiting): SignedStatement | null {
  const lane = lanesOf(waiting).find(({ count }) => count > 0);
  return lane === undefined ? null : first(lane);
}

/** Takes out what leaves next. */
export function takeNext(waiting: Waiting): SignedStatement | null {
  const lane = lanesOf(waiting).find(({ count }) => count > 0);
  if (lane === undefined) return null;
  return lane === waiting.tracks.lane ? takeBatch(waiting.tracks) : takeFirst(lane);
}

/** Takes out all that are not kept; returns them. Batches of tracks may lack their updates. */
export function siftWaiting(
  waiting: Waiting,
  keeps: (statement: SignedStatement) => boolean,
): SignedStatement[] {
  return lanesOf(waiting).flatMap((lane) =>
    sift(lane, (statement, place) => {
      if (keeps(statement)) return true;
      if (lane === waiting.tracks.lane) forgetBatch(waiting.tracks, statement, place);
      return false;
    }),
  );
}

/** Takes out announcements of keys, for a peer whose program does not read them; returns them. */
export function forgetKeys(waiting: Waiting): SignedStatement[] {
  return siftWaiting(waiting, ({ body }) => body.content.about !== 'key');
}
