import { MAX_FRAME_BYTES } from '../../share/index.ts';

/**
 * Frames on a stream: four bytes big-endian, then the frame. The low 24 bits of the four are
 * the length; the high 8 are the outer marks, which the shell sets and reads and which nothing
 * signed ever covers. Marks that are not known are ignored.
 */
export const PREFIX_BYTES = 4;

/** The frame left its sender before it could be recorded there (law 1). */
const MARK_UNRECORDED = 0x01;

/** One frame with its prefix. Throws for one over {@link MAX_FRAME_BYTES}: ours are never. */
export function frameOnWire(bytes: Uint8Array, unrecorded: boolean): Uint8Array {
  if (bytes.length === 0 || bytes.length > MAX_FRAME_BYTES) {
    throw new RangeError(`frameOnWire: ${bytes.length} bytes`);
  }
  const wire = new Uint8Array(PREFIX_BYTES + bytes.length);
  wire[0] = unrecorded ? MARK_UNRECORDED : 0;
  wire[1] = bytes.length >>> 16;
  wire[2] = (bytes.length >>> 8) & 0xff;
  wire[3] = bytes.length & 0xff;
  wire.set(bytes, PREFIX_BYTES);
  return wire;
}

/** Takes pieces of a stream apart into frames; holds at most one unfinished frame. */
export interface FrameReader {
  /**
   * Hands each finished frame to the callback, in order. False when a length is 0 or over the
   * bound: the stream cannot be followed any further and must be closed.
   */
  push(piece: Uint8Array, onFrame: (bytes: Uint8Array, unrecorded: boolean) => void): boolean;
}

export function frameReader(): FrameReader {
  let rest: Uint8Array = new Uint8Array(0);
  return {
    push(piece, onFrame) {
      const buffer = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      let at = 0;
      while (buffer.length - at >= PREFIX_BYTES) {
        const length = (buffer[at + 1]! << 16) | (buffer[at + 2]! << 8) | buffer[at + 3]!;
        if (length === 0 || length > MAX_FRAME_BYTES) return false;
        if (buffer.length - at - PREFIX_BYTES < length) break;
        const from = at + PREFIX_BYTES;
        const unrecorded = (buffer[at]! & MARK_UNRECORDED) !== 0;
        at = from + length;
        onFrame(buffer.slice(from, at), unrecorded);
      }
      rest = buffer.slice(at);
      return true;
    },
  };
}
