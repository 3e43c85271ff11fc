import type { Report } from '../sense/index.ts';
import { hearTracks, type SignedStatement, shareTracks, tickAllied } from '../share/index.ts';
import { type Origin, originsOf, type Track } from '../track/index.ts';
import { noteShared, type Step } from './record.ts';
import type { Stages } from './watch.ts';

/** Tells allies what has changed of the tracks since the last tick, one batch for each class. */
export function stepAlliedTracks(current: Step, stages: Stages): void {
  const { share, tracker } = stages;
  const origins = ({ id }: Track): Origin[] => originsOf(tracker, id);
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
