import type { BearingReport } from '../../sense/index.ts';
import type { Burnout } from './burnout.ts';

/**
 * Satellites that watch for plumes see a missile as long as its motor burns, look after look. That
 * one sees it speaks for a motor; that the next looks bring nothing, against it. Plain data.
 */
export interface Plume {
  readonly source: string;
  lastMs: number;
  /** Time between its looks, ms; 0: only one was seen. */
  periodMs: number;
  /** Looks that brought nothing since. */
  missed: number;
}

/** From this far out only plumes are seen, m from the centre of the Earth: half of the way to GEO. */
export const WATCH_RADIUS = 20_000e3;
/** Satellites followed; each looks by itself. */
export const MOST_PLUMES = 4;
/** How much more probably a look sees a plume than what glows after burnout: assumed. */
const SEEN = 20;
/** A plume is missed so often: assumed, as much for what keeps a satellite from reporting. */
const MISSED = 0.15;
/** Silence says no more after so many looks, and nothing of satellites that look this seldom, ms. */
const MOST_MISSED = 3;
const LONGEST_PERIOD_MS = 15_000;
/** A look may come late by this share of the period. */
const LATENESS = 0.5;

/** A line of sight of the object has come: weighs it, and keeps it in `plumes`. */
export function notePlume(own: Burnout, plumes: Plume[], report: BearingReport): void {
  const { source, timeMs, observerEcefM } = report;
  if (Math.hypot(...observerEcefM) < WATCH_RADIUS) return;
  const plume = plumes.find((each) => each.source === source);
  if (plume !== undefined && timeMs <= plume.lastMs) return;
  weighMotor(own, SEEN);
  if (plume === undefined) {
    if (plumes.length < MOST_PLUMES) {
      plumes.push({ source, lastMs: timeMs, periodMs: 0, missed: 0 });
    }
    return;
  }
  plume.periodMs = timeMs - plume.lastMs;
  plume.lastMs = timeMs;
  plume.missed = 0;
}

/** Any other report has come: looks that should have been by now are missed. */
export function noteDark(own: Burnout, plumes: readonly Plume[], timeMs: number): void {
  for (const plume of plumes) {
    const { periodMs, lastMs } = plume;
    if (periodMs === 0 || periodMs > LONGEST_PERIOD_MS) continue;
    const due = Math.floor((timeMs - lastMs) / periodMs - LATENESS);
    while (plume.missed < Math.min(due, MOST_MISSED)) {
      plume.missed += 1;
      weighMotor(own, MISSED);
    }
  }
}

function weighMotor({ on, lit, falls }: Burnout, factor: number): void {
  on.weight *= factor;
  lit.weight *= factor;
  let sum = on.weight + lit.weight;
  for (const { weight } of falls) sum += weight;
  on.weight /= sum;
  lit.weight /= sum;
  for (const fall of falls) fall.weight /= sum;
}
