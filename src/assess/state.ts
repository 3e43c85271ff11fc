import type { Instant, TrackId } from '../mark/index.ts';
import { type BallisticState, createBallistic } from './ballistic/follow.ts';
import { createTrails, type TrailState } from './ballistic/trails.ts';
import type { AssessSettings } from './settings.ts';
import { createSpace, type SpaceState } from './space/announced.ts';

/** All that the recognisers remember. Plain data: a snapshot of it restores them exactly. */
export interface AssessState {
  readonly settings: AssessSettings;
  /** Number of the last hazard that was opened here, whatever its kind. */
  lastHazard: number;
  lastTickMs: Instant;
  readonly ballistic: BallisticState;
  readonly trails: TrailState;
  /** Slow tracks higher than anything that flies slowly, with their newest reports' times. */
  readonly standing: Map<TrackId, Instant>;
  readonly space: SpaceState;
}

/** `before`: what is numbered on from, and whose launch notices, which no sensor made, stay. */
export function createAssess(settings: AssessSettings, before?: AssessState): AssessState {
  return {
    settings,
    lastHazard: before?.lastHazard ?? 0,
    lastTickMs: 0,
    ballistic: createBallistic(),
    trails: createTrails(),
    standing: new Map(),
    space: before?.space ?? createSpace(),
  };
}
