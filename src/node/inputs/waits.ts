/** A wait counts as recent for at least this long, and for at most twice as long, s. */
export const RECENT_WAIT_S = 10;

/** How long what was taken lately had waited. */
export interface RecentWaits {
  /** 0 when nothing was taken lately. */
  readonly maximumS: number;
  readonly meanS: number;
}

/**
 * The waits of the last {@link RECENT_WAIT_S} to twice that, in two buckets that take turns: as
 * much memory for one datagram as for a million. Times are ms of a clock that only goes on; they
 * are shown to people and never reach the fold.
 */
export interface Waits {
  note(atMs: number, waitMs: number): void;
  recent(atMs: number): RecentWaits;
}

interface Bucket {
  number: number;
  count: number;
  sumMs: number;
  maximumMs: number;
}

export function createWaits(): Waits {
  const buckets: [Bucket, Bucket] = [emptyBucket(0), emptyBucket(1)];

  return {
    note(atMs, waitMs) {
      const number = Math.floor(atMs / (RECENT_WAIT_S * 1000));
      const bucket = number % 2 === 0 ? buckets[0] : buckets[1];
      if (bucket.number !== number) Object.assign(bucket, emptyBucket(number));
      bucket.count += 1;
      bucket.sumMs += waitMs;
      if (waitMs > bucket.maximumMs) bucket.maximumMs = waitMs;
    },
    recent(atMs) {
      const number = Math.floor(atMs / (RECENT_WAIT_S * 1000));
      let count = 0;
      let sumMs = 0;
      let maximumMs = 0;
      for (const bucket of buckets) {
        if (bucket.number < number - 1) continue;
        count += bucket.count;
        sumMs += bucket.sumMs;
        maximumMs = Math.max(maximumMs, bucket.maximumMs);
      }
      return { maximumS: maximumMs / 1000, meanS: count === 0 ? 0 : sumMs / count / 1000 };
    },
  };
}

function emptyBucket(number: number): Bucket {
  return { number, count: 0, sumMs: 0, maximumMs: 0 };
}
