import type { HazardId, Instant } from '../../mark/index.ts';
import type { LaunchNotice } from '../../sense/index.ts';
import type { SpaceLaunchHazard } from '../hazard.ts';
import type { FromAbove } from './from-above.ts';

/** A launch that somebody announced, and the hazard that its drop zones are. */
export interface Announced {
  hazard: SpaceLaunchHazard;
  notice: LaunchNotice;
}

/** Notices kept at once; those whose window is longest over go first. */
export const MAXIMUM_NOTICES = 500;
/** Launches kept to notices by a day: one of November 2023 flew the day before its window. */
export const WINDOW_TOLERANCE_MS = 86_400_000;

export interface SpaceState {
  /** In the order in which they were opened. */
  readonly announced: Map<HazardId, Announced>;
  readonly fromAbove: FromAbove;
}

export function createSpace(): SpaceState {
  return { announced: new Map(), fromAbove: new Map() };
}

/** True while a launch may be the announced one. */
export function inWindow({ fromMs, untilMs, withdrawn }: LaunchNotice, atMs: Instant): boolean {
  return (
    !withdrawn && atMs >= fromMs - WINDOW_TOLERANCE_MS && atMs <= untilMs + WINDOW_TOLERANCE_MS
  );
}
