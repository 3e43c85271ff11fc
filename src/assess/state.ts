import type { Instant } from '../mark/index.ts';
import { type BallisticState, createBallistic } from './ballistic/follow.ts';
import type { AssessSettings } from './settings.ts';

/** All that the recognisers remember. Plain data: a snapshot of it restores them exactly. */
export interface AssessState {
  readonly settings: AssessSettings;
  /** Number of the last hazard that was opened here, whatever its kind. */
  lastHazard: number;
  lastTickMs: Instant;
  readonly ballistic: BallisticState;
}

export function createAssess(settings: AssessSettings): AssessState {
  return { settings, lastHazard: 0, lastTickMs: 0, ballistic: createBallistic() };
}
