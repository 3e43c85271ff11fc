/** First and longest pause between attempts: a link is to be back within a second of the line. */
const FIRST_MS = 50;
const LONGEST_MS = 1000;

/** Growing pauses, so that a peer that is away is not called without end. */
export interface Backoff {
  /** The next pause, ms. */
  next(): number;
  reset(): void;
}

export function backoff(): Backoff {
  let pause = FIRST_MS;
  return {
    next() {
      const now = pause;
      pause = Math.min(LONGEST_MS, pause * 2);
      return now;
    },
    reset() {
      pause = FIRST_MS;
    },
  };
}
