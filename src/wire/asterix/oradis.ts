import type { Fault } from '../fault.ts';

/** One piece of a datagram that recorders of the ORADIS system wrap around ASTERIX blocks. */
export interface OradisFrame {
  /** Where the wrapped blocks start, from the start of the bytes given. */
  readonly offset: number;
  /** The four bytes of time as one number; its unit is not publicly documented. */
  readonly time: number;
  /** The wrapped blocks: a view, not a copy. */
  readonly payload: Uint8Array;
}

/** A count of bytes, itself and all of this header included, then four bytes of time. */
const HEADER_BYTES = 6;

/**
 * Takes the frames apart. Their form is known from the open decoder of Croatia Control alone, which
 * reads them and passes over the time; it is untested here on recorded bytes. Total: a count that
 * lies ends the reading with a fault at its place.
 */
export function unwrapOradis(bytes: Uint8Array): { frames: OradisFrame[]; faults: Fault[] } {
  const frames: OradisFrame[] = [];
  const faults: Fault[] = [];
  for (let at = 0; at < bytes.length; ) {
    const left = bytes.length - at;
    const count = left < HEADER_BYTES ? 0 : (bytes[at]! << 8) | bytes[at + 1]!;
    if (count < HEADER_BYTES || count > left) {
      const message =
        left < HEADER_BYTES
          ? `${left} bytes are no ORADIS header`
          : `an ORADIS frame says ${count} bytes, ${left} are there`;
      const reason = count > left || left < HEADER_BYTES ? 'truncated' : 'bad-length';
      faults.push({ reason, offset: at, message });
      break;
    }
    const time =
      ((bytes[at + 2]! << 24) | (bytes[at + 3]! << 16) | (bytes[at + 4]! << 8) | bytes[at + 5]!) >>>
      0;
    const offset = at + HEADER_BYTES;
    frames.push({ offset, time, payload: bytes.subarray(offset, at + count) });
    at += count;
  }
  return { frames, faults };
}
