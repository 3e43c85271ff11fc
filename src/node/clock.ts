/** Where a node's time comes from. Everything that is stamped or waited for uses it. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  nowMs(): number;
  /** Clock seconds in one second of real time: above 1, an exercise runs faster. */
  readonly speed: number;
}

/** The machine's own clock. */
export function systemClock(): Clock {
  return { nowMs: () => Date.now(), speed: 1 };
}

/**
 * A clock that stands at `startMs` when it is made and then runs `speed` times as fast as the
 * machine. It follows the monotonic clock: a step of the wall clock does not reach it.
 */
export function scaledClock(startMs: number, speed: number): Clock {
  const from = performance.now();
  return { nowMs: () => startMs + (performance.now() - from) * speed, speed };
}
