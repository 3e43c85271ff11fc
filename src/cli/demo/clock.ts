import type { Clock } from '../../node/index.ts';

/**
 * However long one turn of the event loop takes, the clock moves on by no more in it, clock
 * milliseconds: half the period of the fastest radar, so that no sensor seems silent.
 */
const LONGEST_TURN_MS = 500;

/**
 * The one clock of the demonstration: world, sensors, nodes and officers all live by it. It runs
 * `speed` times as fast as the machine's monotonic clock, but stands still while the process
 * does (a sleeping laptop), and goes slower where the machine cannot keep up: the sensors of the
 * demonstration are held up too, and time that ran ahead of them would look to the nodes as if
 * all of them had failed at once.
 *
 * @param nextTurn calls back once the event loop has come round
 */
export function demonstrationClock(
  startMs: number,
  speed: number,
  nextTurn: (callback: () => void) => void = setImmediate,
): Clock {
  let lastReal = performance.now();
  let now = startMs;
  /** By how much it may still move on in this turn; a new turn is waited for where it is less. */
  let leftMs = LONGEST_TURN_MS;
  return {
    speed,
    nowMs() {
      const real = performance.now();
      const stepMs = Math.min((real - lastReal) * speed, leftMs);
      lastReal = real;
      if (leftMs === LONGEST_TURN_MS && stepMs > 0) {
        nextTurn(() => {
          leftMs = LONGEST_TURN_MS;
        });
      }
      leftMs -= stepMs;
      now += stepMs;
      return now;
    },
  };
}
