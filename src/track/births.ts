import type { Coverage } from './coverage.ts';
import type { Prepared } from './prepared.ts';

/**
 * How many tracks a scanning sensor may begin in one scan. Weather, chaff or a broken extractor
 * bring thousands of plots a second that nothing explains; each would become a track. Beyond the
 * bound a sensor's sky takes turns: a sector of it may begin tracks in one scan, the next sector in
 * the next, so that an object that keeps coming is begun within {@link MOST_TURNS} scans of the one
 * in which the crowd began. What has to wait is counted (`putOff` in the health).
 */

/** Sectors at most. */
export const MOST_TURNS = 8;

/**
 * Sectors overlap by this, rad: nothing slips from one that is to come into one that has been, if
 * its bearing changes by less in a scan.
 */
const OVERLAP_RAD = Math.PI / 12;

/** Waves across space that stand in for the bearing where a sensor has no place, m. */
const WAVE_M = 100_000;

/** What a sensor's births need to remember. Plain data. */
export interface Births {
  /** When the present scan began, ms. */
  scanMs: number;
  /** Plots in it that nothing explained, and in the one before. */
  unexplained: number;
  unexplainedBefore: number;
  /** Tracks begun in it. */
  begun: number;
  /** Sectors into which the sky is cut in it, and where the present one begins, rad. */
  turns: number;
  fromRad: number;
  /** Plots that had to wait, in all. */
  putOff: number;
}

export function createBirths(): Births {
  const nothing = { unexplained: 0, unexplainedBefore: 0, begun: 0, putOff: 0 };
  return { scanMs: Number.NEGATIVE_INFINITY, ...nothing, turns: 1, fromRad: 0 };
}

/** Whether a plot that nothing explains may begin a track now; counts it either way. */
export function mayBegin(sensor: Coverage, z: Prepared, bound: number): boolean {
  if (sensor.periodS === null) return true;
  const births = sensor.births;
  const sinceMs = z.report.timeMs - births.scanMs;
  if (sinceMs >= sensor.periodS * 1000) nextScan(births, z.report.timeMs, sensor.periodS, bound);
  births.unexplained++;
  const most =
    births.turns === 1 ? bound : 2 * Math.max(bound, births.unexplainedBefore / births.turns);
  if (births.begun + 1 > most || !hasTurn(births, sensor, z)) {
    births.putOff++;
    return false;
  }
  births.begun++;
  return true;
}

function nextScan(births: Births, timeMs: number, periodS: number, bound: number): void {
  const recent = timeMs - births.scanMs < 2.5 * periodS * 1000;
  births.fromRad = (births.fromRad + (2 * Math.PI) / births.turns) % (2 * Math.PI);
  births.unexplainedBefore = recent ? births.unexplained : 0;
  births.turns = Math.min(Math.max(Math.ceil(births.unexplainedBefore / bound), 1), MOST_TURNS);
  births.unexplained = 0;
  births.begun = 0;
  births.scanMs = timeMs;
}

function hasTurn(births: Births, sensor: Coverage, z: Prepared): boolean {
  if (births.turns === 1) return true;
  const full = 2 * Math.PI;
  const past = (bearingOf(sensor, z) - births.fromRad + OVERLAP_RAD + 2 * full) % full;
  return past < full / births.turns + OVERLAP_RAD;
}

/** Into [-π, 2π): the direction over the ground, or where in a wave across space it is. */
function bearingOf(sensor: Coverage, z: Prepared): number {
  if (z.report.kind === 'polar') return z.report.azimuthRad;
  const site = sensor.siteEcefM;
  const r = sensor.rotation;
  if (site === null || r === null) {
    const wave = (z.x + z.y + z.z) / WAVE_M;
    return 2 * Math.PI * (wave - Math.floor(wave));
  }
  const [dx, dy, dz] = [z.x - site[0], z.y - site[1], z.z - site[2]];
  return Math.atan2(r[0]! * dx + r[1]! * dy + r[2]! * dz, r[3]! * dx + r[4]! * dy + r[5]! * dz);
}
