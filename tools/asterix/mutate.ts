/** Damages real messages for tests: bit flips, cuts, splices, overwritten bytes. */

/** Numbers below 2^32 from a seed (Marsaglia 2003, Xorshift RNGs, 32-bit form). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

/** One damaged copy, of one to three kinds of damage at once. */
export function damaged(
  messages: readonly Uint8Array[],
  random: (below: number) => number,
): Uint8Array {
  let bytes = messages[random(messages.length)]!.slice();
  for (let left = 1 + random(3); left > 0 && bytes.length > 0; left--) {
    switch (random(5)) {
      case 0:
        bytes[random(bytes.length)]! ^= 1 << random(8);
        break;
      case 1:
        bytes[random(bytes.length)] = random(256);
        break;
      case 2:
        bytes = bytes.slice(0, random(bytes.length + 1));
        break;
      case 3:
        bytes = bytes.slice(random(bytes.length));
        break;
      default: {
        const other = messages[random(messages.length)]!;
        const head = bytes.subarray(0, random(bytes.length));
        const tail = other.subarray(random(other.length));
        bytes = Uint8Array.from([...head, ...tail]);
      }
    }
  }
  return bytes;
}
