import { radialHeight } from '../../motion/index.ts';

/**
 * What steering leaves aside of the path. A motor pushes sideways by no more than its thrust times
 * the sine of the angle between thrust and velocity, so that weak thrust, and the end of a burn,
 * leaves little, whatever the steering. In the air a missile turns by gravity with that angle near
 * nothing, since the air would break it; wind and the departures from its pitch programme remain.
 * Above the air the thrust points where guidance wants it.
 */

/** 1 sigma of that angle in the air and above it, rad, and between which heights, m. Assumed. */
const ANGLES = [0.03, 0.06] as const;
const AIR_ENDS = [40e3, 60e3] as const;
/** For so long it stays as it is, s. Assumed. */
const HELD_S = 5;
/** More is not expected of any, m²/s³. */
const MOST = 100;

/** White acceleration that stands for it, m²/s³: twice variance times correlation time. */
export function asideOf(state: Float64Array, thrust: number): number {
  const height = radialHeight(state[0]!, state[1]!, state[2]!);
  const [low, high] = AIR_ENDS;
  const above = Math.min(1, Math.max(0, (height - low) / (high - low)));
  const angle = ANGLES[0] + above * (ANGLES[1] - ANGLES[0]);
  return Math.min(MOST, 2 * HELD_S * (angle * thrust) ** 2);
}
