import { DAY_MS, type Instant } from '../mark/index.ts';
import type { Sensor } from './sensor.ts';

/** Input without times of its own, counted from its first report on. Plain data. */
export interface AssumedClock {
  startMs: Instant | null;
  count: number;
}

/**
 * The instant of a time of day: of all days, the one nearest to reception, so that a report of
 * 23:59:59 that arrives after midnight stays on the day before, and one of 00:00:00 that arrives
 * early goes to the day after. `todS` seconds since midnight UTC by the sensor's clock.
 */
export function instantOfDay(todS: number, receivedMs: Instant, clockOffsetS: number): Instant {
  const inDayMs = (todS + clockOffsetS) * 1000;
  const days = Math.round((receivedMs - inDayMs) / DAY_MS);
  return days * DAY_MS + inDayMs;
}

/** The time of the next untimed report: by the declared rate, without one that of reception. */
export function assumeTime(clock: AssumedClock, sensor: Sensor, receivedMs: Instant): Instant {
  if (sensor.assumedRateHz === null) return receivedMs;
  clock.startMs ??= receivedMs;
  const timeMs = clock.startMs + (clock.count * 1000) / sensor.assumedRateHz;
  clock.count += 1;
  return timeMs;
}
