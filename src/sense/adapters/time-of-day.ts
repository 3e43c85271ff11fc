import type { Instant } from '../../mark/index.ts';
import { instantOfDay } from '../clock.ts';
import { type Gather, refuse } from '../gather.ts';
import type { Sensor } from '../sensor.ts';

/** The time fields of a report. */
export interface Timing {
  readonly timeMs: Instant;
  readonly receivedMs: Instant;
  readonly timeAssumed?: true;
}

/**
 * The instant that a record's time of day means, that of reception where it has none. Null, with
 * a fault, for a time of day that no day has.
 */
export function timingOf(
  gather: Gather,
  sensor: Sensor,
  todS: number | null,
  at: number,
  end: number,
): Timing | null {
  const { receivedMs } = gather;
  if (todS === null) return { timeMs: receivedMs, receivedMs, timeAssumed: true };
  if (todS >= 86_400) {
    const message = `its time of day is ${todS} s, a day has 86,400`;
    refuse(gather, sensor, 'out-of-range', message, at, end);
    return null;
  }
  return { timeMs: instantOfDay(todS, receivedMs, sensor.clockOffsetS), receivedMs };
}
