import type { Fault } from '../fault.ts';
import { hex } from './frame.ts';
import { CAMF_BYTES, type CamfMessage, decodeCamf, encodeCamf } from './message.ts';

/** The 122 bits and six zeros as 32 hexadecimal digits: for whatever carries a short line of text. */
export function writeHexLine(message: CamfMessage): string {
  return [...encodeCamf(message)].map((octet) => hex(octet, 2)).join('');
}

/** Reads one line, without its line end. Total. */
export function readHexLine(line: string): CamfMessage | Fault {
  if (!/^[0-9A-Fa-f]{32}$/.test(line)) {
    const message = `no ${CAMF_BYTES * 2} hexadecimal digits`;
    return { reason: 'malformed', offset: 0, message };
  }
  const bytes = Uint8Array.from({ length: CAMF_BYTES }, (_, index) =>
    Number.parseInt(line.slice(index * 2, index * 2 + 2), 16),
  );
  return decodeCamf(bytes);
}
