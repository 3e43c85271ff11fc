import type { BearingReport } from '../../sense/index.ts';
import { type Plume, WATCH_RADIUS } from './plume.ts';
import { across } from './trails.ts';

/**
 * What satellites that watch for plumes saw of late, whether a track took it or not. A radar's track
 * that begins after burnout had a plume before: these lines tell when it was last seen.
 */

/** Lines kept, and for how long, ms: one that is older says nothing of a motor that ends now. */
const MOST_GLOWS = 64;
const GLOW_LIFE_MS = 30_000;
/** A line may pass a place traced back by so many sigmas, m besides, and what motors gain, m/s². */
const NEAR_SIGMAS = 3;
const NEAR_M = 1_500;
const MAY_GAIN = 40;
/** Looks of one satellite are this far apart at least, ms. */
const LEAST_PERIOD_MS = 300;

/** Notes a line; what a track has taken and what was left over may be the same one. */
export function noteGlow(glows: BearingReport[], line: BearingReport): void {
  if (Math.hypot(...line.observerEcefM) < WATCH_RADIUS) return;
  const known = glows.some(
    ({ source, timeMs, losEcef }) =>
      source === line.source && timeMs === line.timeMs && losEcef[0] === line.losEcef[0],
  );
  if (known) return;
  glows.push(line);
  while (glows.length > MOST_GLOWS || line.timeMs - glows[0]!.timeMs > GLOW_LIFE_MS) glows.shift();
}

/**
 * What each satellite saw of an object that at `timeMs` is where `state` (ECEF, 6) says, within its
 * covariance (6×6), before.
 */
export function plumesOf(
  glows: readonly BearingReport[],
  timeMs: number,
  state: ArrayLike<number>,
  covariance: ArrayLike<number>,
): Plume[] {
  const plumes: Plume[] = [];
  const place = covariance[0]! + covariance[7]! + covariance[14]!;
  const velocity = covariance[21]! + covariance[28]! + covariance[35]!;
  for (const line of glows) {
    const ago = (timeMs - line.timeMs) / 1000;
    if (ago < 0 || ago > GLOW_LIFE_MS / 1000) continue;
    const at = [0, 1, 2].map((i) => state[i]! - ago * state[i + 3]!) as [number, number, number];
    const gate = NEAR_SIGMAS * Math.sqrt(place + velocity * ago * ago) + NEAR_M;
    if (across(line, at) > gate + (MAY_GAIN / 2) * ago * ago) continue;
    const plume = plumes.find(({ source }) => source === line.source);
    if (plume === undefined) {
      plumes.push({ source: line.source, lastMs: line.timeMs, periodMs: 0, missed: 0 });
      continue;
    }
    const since = Math.abs(line.timeMs - plume.lastMs);
    if (since < LEAST_PERIOD_MS) continue;
    plume.periodMs = plume.periodMs === 0 ? since : Math.min(since, plume.periodMs);
    plume.lastMs = Math.max(plume.lastMs, line.timeMs);
  }
  return plumes;
}
