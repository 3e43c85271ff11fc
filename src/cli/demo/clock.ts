import type { Clock } from '../../node/index.ts';

/** However long the process stood still, the clock moves on by no more than this, clock seconds. */
const LONGEST_STEP_S = 1;
/** Timers of a healthy process are at most this late, real milliseconds: never taken for a stall. */
const HEALTHY_MS = 25;

/**
 * The one clock of the demonstration: world, sensors, nodes and officers all live by it. It runs
 * `speed` times as fast as the machine's monotonic clock, but stands still while the process
 * does (a sleeping laptop, a busy machine): the sensors of the demonstration stand still then
 * too, and a jump would look to the nodes as if all of them had failed at once.
 */
export function demonstrationClock(startMs: number, speed: number): Clock {
  const longestMs = Math.max(LONGEST_STEP_S * 1000, HEALTHY_MS * speed);
  let lastReal = performance.now();
  let now = startMs;
  return {
    speed,
    nowMs() {
      const real = performance.now();
      now += Math.min((real - lastReal) * speed, longestMs);
      lastReal = real;
      return now;
    },
  };
}
