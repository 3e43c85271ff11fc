import type { OpenRing } from './simplify.ts';

/** The other way of `decodeRing`. */
export function encodeRing(ring: OpenRing): string {
  let text = '';
  let last: readonly [number, number] = [0, 0];
  for (const point of ring) {
    text += encodeNumber(point[0] - last[0]) + encodeNumber(point[1] - last[1]);
    last = point;
  }
  return text;
}

/** `value` in whole steps, below 2^30. */
function encodeNumber(value: number): string {
  let rest = ((value << 1) ^ (value >> 31)) >>> 0;
  let text = '';
  for (; rest >= 32; rest >>>= 5) text += String.fromCharCode(63 + 32 + (rest & 31));
  return text + String.fromCharCode(63 + rest);
}
