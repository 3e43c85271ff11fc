import { encodeCamf, readHexLine } from '../../wire/camf/index.ts';
import type { CamfDestination } from '../config.ts';
import type { Receipt } from './delivery.ts';
import { camfDestination } from './destination.ts';
import { openRelayChannel, type RelayChannel } from './relay.ts';

/**
 * The channel to thin links: each CAMF message as 16 octets in a datagram, or as a line of
 * hexadecimal digits at the end of a file, for whatever carries it on.
 */
export function openCamfChannel(
  given: readonly CamfDestination[],
  nowMs: () => number,
  answer: (receipt: Receipt) => void,
): RelayChannel {
  return openRelayChannel(
    {
      channel: 'camf',
      nowMs,
      pieces(document, to, unrecorded) {
        if (to.kind === 'file') {
          const mark = unrecorded ? '# left before it could be recorded\n' : '';
          return [new TextEncoder().encode(mark + document)];
        }
        return document.split('\n').flatMap((line): Uint8Array[] => {
          const message = readHexLine(line);
          return 'reason' in message ? [] : [encodeCamf(message)];
        });
      },
    },
    given.map(camfDestination),
    answer,
  );
}
