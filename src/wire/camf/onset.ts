import type { CamfMessage } from './message.ts';

const MINUTE_MS = 60_000;
const WEEK_MINUTES = 7 * 24 * 60;
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY_MS = 4 * 24 * 60 * MINUTE_MS;

/** Start of the week, Monday 00:00 UTC, that an instant is in. */
function weekStart(ms: number): number {
  const weekMs = WEEK_MINUTES * MINUTE_MS;
  return Math.floor((ms - FIRST_MONDAY_MS) / weekMs) * weekMs + FIRST_MONDAY_MS;
}

type Onset = Pick<CamfMessage, 'onsetWeek' | 'onsetMinute'>;

/**
 * A6 and A7 of an onset, as said at `nowMs`: the minute it is in. Before this week or after the next
 * it cannot be said: 0.
 */
export function onsetCodes(onsetMs: number, nowMs: number): Onset {
  const minute = Math.floor((onsetMs - weekStart(nowMs)) / MINUTE_MS);
  if (minute < 0 || minute >= 2 * WEEK_MINUTES) return { onsetWeek: 0, onsetMinute: 0 };
  return {
    onsetWeek: minute >= WEEK_MINUTES ? 1 : 0,
    onsetMinute: (minute % WEEK_MINUTES) + 1,
  };
}

/** The minute's beginning, by the week in which it was received; null: not said, or no minute. */
export function onsetMs({ onsetWeek, onsetMinute }: Onset, receivedMs: number): number | null {
  if (onsetMinute < 1 || onsetMinute > WEEK_MINUTES) return null;
  return weekStart(receivedMs) + (onsetWeek * WEEK_MINUTES + onsetMinute - 1) * MINUTE_MS;
}
