/** `count` bits from bit `at`, the first bit of an octet being its highest; at most 32. */
export function bitsAt(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let bit = at; bit < at + count; bit++) {
    value = value * 2 + ((bytes[bit >> 3]! >> (7 - (bit & 7))) & 1);
  }
  return value;
}

/** Puts the lowest `count` bits of a whole number at bit `at`. */
export function putBits(bytes: Uint8Array, at: number, count: number, value: number): void {
  let rest = value;
  for (let bit = at + count - 1; bit >= at; bit--) {
    const mask = 0x80 >> (bit & 7);
    if (rest % 2 === 1) bytes[bit >> 3]! |= mask;
    else bytes[bit >> 3]! &= ~mask;
    rest = Math.floor(rest / 2);
  }
}

/** Generator of CRC-24Q (RTCA DO-229, appendix A; IS-QZSS-L1S section 4.1.2). */
const POLYNOMIAL = 0x1864cfb;

/** CRC-24Q over the first `count` bits, starting from 0. */
export function crc24q(bytes: Uint8Array, count: number): number {
  let crc = 0;
  for (let bit = 0; bit < count; bit++) {
    const input = (bytes[bit >> 3]! >> (7 - (bit & 7))) & 1;
    crc = (crc << 1) | input;
    if (crc & 0x1000000) crc ^= POLYNOMIAL;
  }
  // The remainder of the message times x^24.
  for (let bit = 0; bit < 24; bit++) {
    crc <<= 1;
    if (crc & 0x1000000) crc ^= POLYNOMIAL;
  }
  return crc & 0xffffff;
}
