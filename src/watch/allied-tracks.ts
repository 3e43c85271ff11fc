import type { Report } from '../sense/index.ts';
import {
  hearTracks,
  originOf,
  type SignedStatement,
  shareTracks,
  tickAllied,
} from '../share/index.ts';
import { type Origin, originsOf, type Track, type TrackerState } from '../track/index.ts';
import { noteShared, type Step } from './record.ts';
import type { Stages } from './watch.ts';

/** Tells allies what has changed of the tracks since the last tick, one batch for each class. */
export function stepAlliedTracks(current: Step, stages: Stages): void {
  const { share, tracker } = stages;
  const origins = (track: Track): Origin[] => madeOf(tracker, track);
  const { signer } = current.watch.ports;
  for (const shared of shareTracks(share, origins, signer, current.atMs)) {
    noteShared(current, shared.statement, shared.releases, 'tracks');
  }
  tickAllied(share, current.atMs);
}

/** What an ally tells of its tracks, as estimates for the tracker; of anything else nothing. */
export function hearAllied(current: Step, stages: Stages, statement: SignedStatement): Report[] {
  if (statement.body.content.about !== 'tracks') return [];
  return hearTracks(stages.share, statement, current.atMs);
}

/**
 * What a track is made of: whoever hands on an ally's estimate has seen nothing himself, and would
 * be heard as one who has.
 */
function madeOf(tracker: TrackerState, { id }: Track): Origin[] {
  const own = `${tracker.node}/`;
  return originsOf(tracker, id).filter(({ name }) => {
    if (!name.startsWith(own)) return true;
    const sensor = tracker.coverages[Number(name.slice(own.length))];
    return sensor === undefined || originOf(sensor.id) === null;
  });
}
