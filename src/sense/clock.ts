import { DAY_MS, type Instant } from '../mark/index.ts';
import type { Sensor } from './sensor.ts';
import type { Feed } from './state.ts';

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

/** Whole seconds are the coarsest step that a column is taken to have, milliseconds the finest. */
const COARSEST_STEP_S = 1;
const FINEST_STEP_DIGITS = 3;

/** A time cut off to a step is early by up to a step: the root mean square of that, in steps. */
const SIGMA_OF_STEP = 1 / Math.sqrt(3);

/** Notes how finely the column resolves time: by the last decimal that was ever not 0. */
export function noteStep(feed: Feed, unit: string, text: string): void {
  let digits = 0;
  if (unit === 'ms') {
    const trailing = /0*$/.exec(text.split('.')[0]!)![0].length;
    digits = 3 - Math.min(trailing, 3);
  } else {
    digits = (/\.(\d*[1-9])/.exec(text)?.[1] ?? '').length;
  }
  const stepS = COARSEST_STEP_S * 10 ** -Math.min(digits, FINEST_STEP_DIGITS);
  if (feed.timeStepS === null || stepS < feed.timeStepS) feed.timeStepS = stepS;
}

/** 1-sigma error of a row's time as its column resolves it, where that matters. */
export function stepSigma(feed: Feed, sensor: Sensor): { readonly timeSigmaS?: number } {
  if (sensor.timeSigmaS !== undefined || feed.timeStepS === null) return {};
  return feed.timeStepS < 0.01 ? {} : { timeSigmaS: feed.timeStepS * SIGMA_OF_STEP };
}
