import { createLane, type Lane, oldestPlaceOf, push, take } from '../lane.ts';
import type { SignedStatement } from '../statement.ts';
import { numbersInText } from './batch.ts';

/** Batches that wait, and which of them is the newest word on each track. Plain data. */
export interface TrackLane {
  readonly lane: Lane;
  /** By originator and class, for each number of a track the place of the newest batch on it. */
  readonly newest: Map<string, Map<number, number>>;
  /** By place of a batch: of how many tracks it is the newest word. */
  readonly fresh: Map<number, number>;
}

export function createTrackLane(): TrackLane {
  return { lane: createLane(), newest: new Map(), fresh: new Map() };
}

/**
 * Puts a batch at the end; those go of which every track has a newer update behind them, and then
 * while there are more than `most` the oldest of the originator that has most of them.
 * Returns how many went. Costs what is in the batches that come and go.
 */
export function pushBatch(tracks: TrackLane, statement: SignedStatement, most: number): number {
  const { lane, newest, fresh } = tracks;
  const name = nameOf(statement);
  const numbers = newest.get(name) ?? new Map<number, number>();
  const place = push(lane, statement);
  let gone = 0;
  let mine = 0;
  for (const number of numbersOf(statement)) {
    const before = numbers.get(number);
    if (before === place) continue;
    numbers.set(number, place);
    mine += 1;
    if (before === undefined) continue;
    const left = fresh.get(before)! - 1;
    fresh.set(before, left);
    if (left > 0) continue;
    fresh.delete(before);
    take(lane, before);
    gone += 1;
  }
  if (mine === 0) {
    take(lane, place);
    return 1;
  }
  newest.set(name, numbers);
  fresh.set(place, mine);
  while (lane.count > most) {
    const oldest = oldestPlaceOf(lane, crowdedBy(lane))!;
    forgetBatch(tracks, take(lane, oldest)!, oldest);
    gone += 1;
  }
  return gone;
}

function crowdedBy({ origins }: Lane): string {
  return [...origins].reduce((most, each) => (each[1].count > most[1].count ? each : most))[0];
}

/** A batch at a place has left the lane. */
export function forgetBatch(tracks: TrackLane, statement: SignedStatement, place: number): void {
  const name = nameOf(statement);
  const numbers = tracks.newest.get(name);
  for (const number of numbersOf(statement)) {
    if (numbers?.get(number) === place) numbers.delete(number);
  }
  if (numbers?.size === 0) tracks.newest.delete(name);
  tracks.fresh.delete(place);
}

function nameOf({ body }: SignedStatement): string {
  return `${body.origin}/${body.releaseClass}`;
}

function numbersOf({ body: { content } }: SignedStatement): number[] {
  return content.about === 'tracks' ? numbersInText(content.batch) : [];
}
