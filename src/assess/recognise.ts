import type { Instant } from '../mark/index.ts';
import type { BearingReport, Report } from '../sense/index.ts';
import type { Track } from '../track/index.ts';
import { noteLines, tickTrails } from './ballistic/alone.ts';
import { recogniseBallisticTick, recogniseBallisticTrack } from './ballistic/index.ts';
import type { Hazard } from './hazard.ts';
import { recogniseNotice, tickNotices } from './space/notice.ts';
import type { AssessState } from './state.ts';

/**
 * One hazard family: what it makes of a track's newest estimate and of the passing of time.
 * Returns new revisions, in order; changes nothing but its own part of the state.
 */
interface Recogniser {
  readonly track?: (state: AssessState, track: Track, nowMs: Instant) => readonly Hazard[];
  readonly tick: (state: AssessState, nowMs: Instant) => readonly Hazard[];
}

/** In the order in which their hazards are raised. */
const RECOGNISERS: readonly Recogniser[] = [
  { tick: tickTrails },
  { track: recogniseBallisticTrack, tick: recogniseBallisticTick },
  { tick: tickNotices },
];

const NONE: Hazard[] = [];

/** New revisions of hazards that this update of a track (or its end) gives rise to. */
export function recogniseTrack(state: AssessState, track: Track, nowMs: Instant): Hazard[] {
  let all = NONE;
  for (const recogniser of RECOGNISERS) {
    const some = recogniser.track?.(state, track, nowMs) ?? NONE;
    if (some.length > 0) all = all.length === 0 ? [...some] : [...all, ...some];
  }
  return all;
}

/** Takes in lines of sight that no track has taken; what comes of them, the next tick tells. */
export function recogniseLines(state: AssessState, lines: readonly BearingReport[]): void {
  if (lines.length > 0) noteLines(state, lines);
}

/** New revisions that a launch notice gives rise to. */
export function recogniseReport(state: AssessState, report: Report, nowMs: Instant): Hazard[] {
  return report.kind === 'notice' && report.about === 'launch'
    ? recogniseNotice(state, report, nowMs)
    : NONE;
}

/** New revisions that the passing of time gives rise to: lost, grown, ended. */
export function recogniseTick(state: AssessState, nowMs: Instant): Hazard[] {
  let all = NONE;
  for (const recogniser of RECOGNISERS) {
    const some = recogniser.tick(state, nowMs);
    if (some.length > 0) all = all.length === 0 ? [...some] : [...all, ...some];
  }
  return all;
}

/** Newest revision of every hazard that is not over (open or lost), in order of opening. */
export function openHazards(state: AssessState): Hazard[] {
  return recentHazards(state).filter(({ status }) => status === 'open' || status === 'lost');
}

/** {@link openHazards}, and those that ended within the last hour. */
export function recentHazards(state: AssessState): Hazard[] {
  return [
    ...[...state.ballistic.hazards.values()].map(({ hazard }) => hazard),
    ...[...state.space.announced.values()].map(({ hazard }) => hazard),
  ];
}
