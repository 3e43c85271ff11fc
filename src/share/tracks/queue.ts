import type { LinkState } from '../link.ts';
import type { SignedStatement } from '../statement.ts';
import { pushBatch } from './lane.ts';

/** Batches that wait for one slow peer: 160 KiB each at most, so 20 MB; the oldest go first. */
const MAX_WAITING_BATCHES = 128;
/** Batches under way and not yet acknowledged, so that a warning is never far behind them. */
const MAX_BATCHES_IN_FLIGHT = 4;

/**
 * Puts a batch behind everything else. Where others wait already, those go of which every track
 * has a newer update behind them: counted, and never the only word on a track while there is room.
 *
 * @param bytes its updates as bytes, where they are at hand; never changed by anybody
 */
export function offerTracks(
  link: LinkState,
  statement: SignedStatement,
  bytes: Uint8Array | null = null,
): void {
  if (!link.speaks.includes('tracks')) return;
  link.offered += 1;
  const { tracks } = link.waiting;
  const room = MAX_BATCHES_IN_FLIGHT - flyingBatches(link) - tracks.lane.count;
  const waits = !link.up || !link.greeted || room <= 0;
  link.superseded += pushBatch(tracks, statement, MAX_WAITING_BATCHES, waits, bytes);
}

function isTracks({ body }: SignedStatement): boolean {
  return body.content.about === 'tracks';
}

/** Whether the statement that is next may go out now, with so many batches under way. */
export function mayLeave(link: LinkState, next: SignedStatement): boolean {
  return !isTracks(next) || flyingBatches(link) < MAX_BATCHES_IN_FLIGHT;
}

function flyingBatches({ inFlight }: LinkState): number {
  let flying = 0;
  for (const { statement } of inFlight) if (isTracks(statement)) flying += 1;
  return flying;
}
