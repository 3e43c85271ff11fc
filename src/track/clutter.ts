import type { Coverage } from './coverage.ts';

/**
 * How many plots of a scan nothing explains, as the sensor declares it and as it was seen: the
 * density of false plots and new objects against which every association is weighed. A Poisson
 * rate with a gamma prior: the declared number counts as much as {@link PRIOR_SCANS} scans, what
 * was seen is forgotten over {@link MEMORY_SCANS}. A plot that a track took counts as far as that
 * track may be false (Musicki and Evans, IEEE Trans. AES 40(3), 2004, section III).
 */
export interface Clutter {
  /** Unexplained plots, and scans in which they came, both with weights that fade. */
  plots: number;
  scans: number;
  /** Tracks that were confirmed, with the same weights. */
  born: number;
  atMs: number;
}

const PRIOR_SCANS = 2;
const MEMORY_SCANS = 8;

export function createClutter(): Clutter {
  return { plots: 0, scans: 0, born: 0, atMs: Number.NEGATIVE_INFINITY };
}

/** Notes a plot of the sensor, of which `share` is unexplained. */
export function noteUnexplained(sensor: Coverage, timeMs: number, share: number): void {
  if (sensor.periodS === null) return;
  const clutter = sensor.clutter;
  const span = (timeMs - clutter.atMs) / (sensor.periodS * 1000);
  if (span > 0) {
    if (span < 2 * MEMORY_SCANS) {
      const left = Math.exp(-span / MEMORY_SCANS);
      clutter.plots *= left;
      clutter.born *= left;
      clutter.scans = clutter.scans * left + MEMORY_SCANS * (1 - left);
    } else {
      clutter.plots = 0;
      clutter.born = 0;
      clutter.scans = 0;
    }
    clutter.atMs = timeMs;
  }
  clutter.plots += share;
}

/** Unexplained plots a scan over those that the sensor's record tells of. */
export function clutterFactor(sensor: Coverage): number {
  const { plots, scans } = sensor.clutter;
  const declared = sensor.unexplainedPerScan;
  return (PRIOR_SCANS * declared + plots) / ((PRIOR_SCANS + scans) * declared);
}

/** Notes that a track has been confirmed by the sensor: an object that was new to it. */
export function noteBorn(sensor: Coverage): void {
  if (sensor.periodS !== null) sensor.clutter.born++;
}

/**
 * New objects a scan over those that the settings expect, never less: where little has happened so
 * far, what comes next must not be doubted more for it.
 */
export function birthFactor(sensor: Coverage, expected: number): number {
  const { born, scans } = sensor.clutter;
  return Math.max((PRIOR_SCANS * expected + born) / ((PRIOR_SCANS + scans) * expected), 1);
}
