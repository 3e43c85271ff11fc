import type { Fault } from '../fault.ts';
import { FRAME_BYTES, hex } from './frame.ts';

/** Digits of a frame in a sentence: 250 bits and two that are zero. */
const DIGITS = 63;

/** A `$QZQSM` sentence of a receiver: a frame and the satellite it came from. */
export interface QzqsmSentence {
  /** Low octet of the satellite's number as the receiver says it: 55 is PRN 183. */
  readonly satellite: number;
  /** The frame, 32 octets: `decodeFrame`. */
  readonly frame: Uint8Array;
}

const SENTENCE = /^\$QZQSM,(\d{1,3}),([0-9A-Fa-f]*)\*([0-9A-Fa-f]{2})$/;

/** Reads one line, without its line end. Total. */
export function readSentence(line: string): QzqsmSentence | Fault {
  const match = SENTENCE.exec(line);
  if (match === null) {
    return { reason: 'malformed', offset: 0, message: 'no $QZQSM sentence' };
  }
  const [, satellite, digits, checksum] = match as unknown as [string, string, string, string];
  const computed = checksumOf(line.slice(1, line.lastIndexOf('*')));
  if (computed !== checksum.toUpperCase()) {
    const message = `the checksum is ${checksum}, of this line it would be ${computed}`;
    return { reason: 'bad-checksum', offset: line.length - 2, message };
  }
  if (digits.length !== DIGITS) {
    const message = `${digits.length} digits, a frame has ${DIGITS}`;
    return { reason: 'bad-length', offset: 0, message };
  }
  const frame = Uint8Array.from({ length: FRAME_BYTES }, (_, index) =>
    Number.parseInt(`${digits}0`.slice(index * 2, index * 2 + 2), 16),
  );
  return { satellite: Number(satellite), frame };
}

/** The line, without a line end. */
export function writeSentence({ satellite, frame }: QzqsmSentence): string {
  const digits = [...frame].map((octet) => hex(octet, 2)).join('');
  const body = `QZQSM,${satellite},${digits.slice(0, DIGITS)}`;
  return `$${body}*${checksumOf(body)}`;
}

/** NMEA 0183: all characters between `$` and `*`, by exclusive or. */
function checksumOf(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) sum ^= body.charCodeAt(i);
  return hex(sum & 0xff, 2);
}
