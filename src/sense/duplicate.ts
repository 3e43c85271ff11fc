import type { Instant } from '../mark/index.ts';

/**
 * Two networks, or two receivers of one broadcast, deliver the same datagram within about this
 * time, milliseconds. Counted twice it would be two looks that agree, and make a track of one.
 */
const DUPLICATE_MS = 2000;

/** Datagrams remembered of one feed: 2 s of a busy one. The oldest go first. */
const MAX_REMEMBERED = 8192;

/** When each of the last datagrams of a feed came, by its bytes' hash. */
export type Recent = Map<string, Instant>;

/** True if the same bytes came on this feed a moment ago; otherwise they are remembered. */
export function isDuplicate(recent: Recent, bytes: Uint8Array, receivedMs: Instant): boolean {
  const key = hashOf(bytes);
  const beforeMs = recent.get(key);
  recent.delete(key);
  recent.set(key, receivedMs);
  if (recent.size > MAX_REMEMBERED) recent.delete(recent.keys().next().value!);
  return beforeMs !== undefined && receivedMs - beforeMs <= DUPLICATE_MS;
}

/**
 * 64 bits out of two 32-bit FNV-1a sums (Fowler, Noll, Vo; IETF draft-eastlake-fnv) with different
 * starts and primes: among 8,192 remembered at 20,000 datagrams a second, two different ones meet
 * once in some thousand years.
 */
function hashOf(bytes: Uint8Array): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < bytes.length; i++) {
    a = Math.imul(a ^ bytes[i]!, 0x01000193);
    b = Math.imul(b ^ bytes[i]!, 0x01000197);
  }
  return `${a}/${b}`;
}
