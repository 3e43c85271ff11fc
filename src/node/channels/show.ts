import type { PublishEffect } from './delivery.ts';
import { FOLDER, type Folders } from './folders.ts';
import type { RelayChannel } from './relay.ts';
import { bytesIn, type Shown } from './shown.ts';

/** One document as it would leave for one destination. */
export interface Leaving extends Omit<Shown, 'pieces'> {
  readonly channel: string;
  readonly receiver: string;
  /** Of the document. */
  readonly name: string;
  readonly bytes: number;
  /** Null: beyond {@link MAX_SHOWN_BYTES}; it is shown when that receiver alone is asked for. */
  readonly pieces: Shown['pieces'] | null;
}

/** All that is shown in one answer: a page for each of 47 areas, and some hundred gateways, bytes. */
export const MAX_SHOWN_BYTES = 16 << 20;

/** What would leave, in the order of the documents, of one channel or receiver where that is asked. */
export function showDocuments(
  documents: readonly PublishEffect[],
  channels: ReadonlyMap<string, RelayChannel>,
  folders: Folders,
  only?: string,
): Leaving[] {
  let left = MAX_SHOWN_BYTES;
  return documents.flatMap((effect): Leaving[] => {
    const { channel, name } = effect;
    const relay = channels.get(channel);
    const to =
      relay === undefined
        ? [{ receiver: FOLDER, show: () => folders.of(channel).show(effect) }]
        : relay.linesFor(effect.warning).map((line) => ({
            receiver: line.receiver,
            show: () => line.show(effect),
          }));
    return to
      .filter(({ receiver }) => only === undefined || only === channel || only === receiver)
      .map(({ receiver, show }): Leaving => {
        const { pieces, ...shown } = show();
        const bytes = bytesIn(pieces);
        const room = bytes <= left;
        if (room) left -= bytes;
        return { channel, receiver, name, bytes, ...shown, pieces: room ? pieces : null };
      });
  });
}
