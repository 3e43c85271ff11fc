import { encodeCamf, readHexLine } from '../../wire/camf/index.ts';
import type { CamfDestination } from '../config.ts';
import { camfDestination } from './destination.ts';
import { openLasting } from './lasting.ts';
import type { Line } from './line.ts';

/**
 * A line to a thin link: each CAMF message as 16 octets in a datagram, or as a line of hexadecimal
 * digits at the end of a file, for whatever carries it on.
 */
export function openCamfLine(given: CamfDestination): Line {
  return openLasting(camfDestination(given), {
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
    isText: (to) => to.kind === 'file',
    // The 122 bits have no message that is not an alert: a file gets a remark, and a datagram who has
    // promised to know it, by its length too, and to send it back.
    question(test, to) {
      if (to.kind !== 'file' && given.answersSelfTest !== true) return null;
      const remark = `# self-test ${JSON.stringify(test)}\n`;
      return {
        pieces: [new TextEncoder().encode(remark)],
        isAnswer: (text) => text.endsWith(remark),
        proof: to.kind === 'file' ? 'kept' : 'verified',
        promised: true,
      };
    },
  });
}
