/**
 * Parity of Mode S messages: the 24-bit cyclic redundancy check with generator 0x1FFF409 (ICAO
 * Annex 10 volume IV section 3.1.2.3.3). It is checked, never used to correct: a "corrected"
 * message is a guess, and a warning must not stand on one.
 */
const GENERATOR = 0xfff409;

const TABLE = makeTable();

function makeTable(): Int32Array {
  const table = new Int32Array(256);
  for (let i = 0; i < 256; i++) {
    let value = i << 16;
    for (let bit = 0; bit < 8; bit++) {
      value = (value & 0x800000) !== 0 ? ((value << 1) ^ GENERATOR) & 0xffffff : value << 1;
    }
    table[i] = value;
  }
  return table;
}

/** The parity of the first `length` bytes, 24 bits. */
export function parityOf(bytes: Uint8Array, length: number): number {
  let value = 0;
  for (let i = 0; i < length; i++) {
    value = ((value << 8) & 0xffffff) ^ TABLE[((value >> 16) ^ bytes[i]!) & 0xff]!;
  }
  return value;
}

/**
 * What is left when the received parity is taken off the computed one: 0 for an undamaged
 * extended squitter, the interrogator code for an all-call reply, the aircraft's address for
 * replies that overlay it.
 */
export function parityRemainder(bytes: Uint8Array): number {
  const body = bytes.length - 3;
  const received = (bytes[body]! << 16) | (bytes[body + 1]! << 8) | bytes[body + 2]!;
  return parityOf(bytes, body) ^ received;
}
