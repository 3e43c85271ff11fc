import { parityRemainder } from './parity.ts';

/**
 * Correction of damaged messages by their parity. A corrected message is a guess: of messages
 * that are damaged beyond repair, one bit makes 1 in 156,797 (2^24 over 107 bits) look repaired, two
 * bits 1 in 2,958 (2^24 over 5,671 pairs), with values that nobody sent. It is off unless asked for, and marks what it changed.
 */

/** The bits of the format itself stay: changed ones would make it another kind of message. */
const FIRST_BIT = 5;
const LONG_BITS = 112;

interface Syndromes {
  readonly one: ReadonlyMap<number, number>;
  /** First bit × 256 + second. */
  readonly two: ReadonlyMap<number, number>;
}

const long: { syndromes: Syndromes | null } = { syndromes: null };
const short: { syndromes: Syndromes | null } = { syndromes: null };

/**
 * What flipping bits does to the remainder, made when first needed: it is linear. No two of these
 * patterns share a remainder, since the code's words differ in six bits at least.
 */
function syndromes(bits: number): Syndromes {
  const kept = bits === LONG_BITS ? long : short;
  if (kept.syndromes !== null) return kept.syndromes;
  const of: number[] = [];
  const one = new Map<number, number>();
  for (let bit = 0; bit < bits; bit++) {
    const bytes = new Uint8Array(bits / 8);
    bytes[bit >> 3] = 0x80 >> (bit & 7);
    of.push(parityRemainder(bytes));
    if (bit >= FIRST_BIT) one.set(of[bit]!, bit);
  }
  const two = new Map<number, number>();
  for (let a = FIRST_BIT; a < bits; a++) {
    for (let b = a + 1; b < bits; b++) {
      two.set(of[a]! ^ of[b]!, a * 256 + b);
    }
  }
  return (kept.syndromes = { one, two });
}

/**
 * A copy of `bytes` with at most `most` bits changed so that the remainder becomes 0, and how many
 * were; null where there is no such change.
 */
export function correct(
  bytes: Uint8Array,
  remainder: number,
  most: 1 | 2,
): { readonly bytes: Uint8Array; readonly bits: number } | null {
  const { one, two } = syndromes(bytes.length * 8);
  const copy = bytes.slice();
  const flip = (bit: number): void => {
    copy[bit >> 3]! ^= 0x80 >> (bit & 7);
  };
  const single = one.get(remainder);
  if (single !== undefined) {
    flip(single);
    return { bytes: copy, bits: 1 };
  }
  const pair = most === 2 ? two.get(remainder) : undefined;
  if (pair === undefined) return null;
  flip(pair >> 8);
  flip(pair & 255);
  return { bytes: copy, bits: 2 };
}
