/** Bytes that grow while bits are appended, most significant first. */
export interface BitWriter {
  bytes: Uint8Array;
  /** Bits written. */
  bits: number;
}

/** Most records are shorter; the array doubles when one is not. */
const FIRST_BYTES = 256;

export function bitWriter(): BitWriter {
  return { bytes: new Uint8Array(FIRST_BYTES), bits: 0 };
}

/** Appends the low `count` bits of a whole number from 0 to 2^53 - 1. */
export function writeBits(writer: BitWriter, value: number, count: number): void {
  reserve(writer, count);
  let left = count;
  while (left > 0) {
    const free = 8 - (writer.bits & 7);
    const take = Math.min(free, left);
    const piece = Math.floor(value / 2 ** (left - take)) % 2 ** take;
    writer.bytes[writer.bits >> 3]! |= piece << (free - take);
    writer.bits += take;
    left -= take;
  }
}

export function writtenBytes(writer: BitWriter): Uint8Array {
  return writer.bytes.slice(0, (writer.bits + 7) >> 3);
}

function reserve(writer: BitWriter, count: number): void {
  const needed = (writer.bits + count + 7) >> 3;
  if (needed <= writer.bytes.length) return;
  const grown = new Uint8Array(Math.max(needed, writer.bytes.length * 2));
  grown.set(writer.bytes);
  writer.bytes = grown;
}
