/**
 * `width` bits (at most 24) of a message, the first bit of the message being 0. Reads nothing
 * beyond the byte of the last bit.
 */
export function bitsOf(bytes: Uint8Array, first: number, width: number): number {
  const end = first + width;
  let value = 0;
  for (let at = first >> 3; at << 3 < end; at++) value = (value << 8) | bytes[at]!;
  return (value >>> (-end & 7)) & ((1 << width) - 1);
}

/** Bits of the message field (ME), counted from 1 as the standards do, both ends included. */
export function meBits(bytes: Uint8Array, first: number, last: number): number {
  return bitsOf(bytes, 31 + first, last - first + 1);
}

export function meBit(bytes: Uint8Array, bit: number): boolean {
  return (bytes[4 + ((bit - 1) >> 3)]! & (0x80 >> ((bit - 1) & 7))) !== 0;
}

/** The inverse of {@link bitsOf}: ors `value` in, so the bits must be 0 before. */
export function putBits(bytes: Uint8Array, first: number, width: number, value: number): void {
  for (let i = 0; i < width; i++) {
    if (((value >>> (width - 1 - i)) & 1) === 1) {
      bytes[(first + i) >> 3]! |= 0x80 >> ((first + i) & 7);
    }
  }
}

/** The inverse of {@link meBits}. */
export function putMe(bytes: Uint8Array, first: number, last: number, value: number): void {
  putBits(bytes, 31 + first, last - first + 1, value);
}

const HEX = Array.from({ length: 256 }, (_, value) =>
  value.toString(16).toUpperCase().padStart(2, '0'),
);

/** Bytes `from` up to, not including, `to`, upper-case. */
export function hexOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) text += HEX[bytes[i]!]!;
  return text;
}

/** 24 bits as six digits. */
export function hex24(value: number): string {
  return HEX[(value >> 16) & 255]! + HEX[(value >> 8) & 255]! + HEX[value & 255]!;
}
