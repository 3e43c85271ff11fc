import { ecefToGeodetic, pointInPolygon, WGS84 } from '../../earth/index.ts';
import type { Track } from '../../track/index.ts';
import { likelyBeta } from './drag.ts';
import { FALL_SIZE, fallToGround } from './fall.ts';
import type { BallisticState, Followed } from './follow.ts';
import type { Burn } from './motor.ts';

/** A motor more probable than this makes it no debris. */
const BURNS = 0.1;
/**
 * What comes off has no more energy than what it came off: 1 sigma of a missile's own velocity
 * along its path when they part, m/s, from push-off charges and venting. Assumed.
 */
const PART_SPEED = 30;
/** Sigmas by which it may seem faster. */
const FASTER_SIGMAS = 2;

const state = new Float64Array(6);
const end = new Float64Array(FALL_SIZE);

/**
 * The followed hazard that a new track is debris of: it came off that object's track, no motor
 * drives it, it is not the faster one, and it comes down inside the largest area that was told, so
 * that nobody is to be warned of it who is not already. Null where it may be a missile of its own:
 * then it gets a hazard of its own, since a second missile that is missed is the worse mistake.
 */
export function debrisOf(own: BallisticState, track: Track, burn: Burn | null): Followed | null {
  if (track.parent === undefined || (burn?.probability ?? 0) > BURNS) return null;
  const id = own.byTrack.get(track.parent);
  const parent = id === undefined ? undefined : own.hazards.get(id);
  if (parent === undefined) return null;
  const { status, areas } = parent.hazard;
  if (status !== 'open' && status !== 'lost') return null;
  if (isFaster(track, parent)) return null;
  for (let i = 0; i < 6; i++) state[i] = track.state[i]!;
  const beta = likelyBeta(Math.hypot(state[3]!, state[4]!, state[5]!));
  if (!fallToGround(state, 1 / beta, 1, end)) return null;
  const { latitudeRad, longitudeRad } = ecefToGeodetic(end[0]!, end[1]!, end[2]!);
  const largest = areas[areas.length - 1]?.polygon ?? [];
  return pointInPolygon(largest, { latitudeRad, longitudeRad }) ? parent : null;
}

/** Compares speeds at one height: by v²/2 - GM/r, over the speed. */
function isFaster(track: Track, parent: Followed): boolean {
  const [own, other] = [energyOf(track.state), energyOf(parent.state)];
  const speed = Math.hypot(track.state[3]!, track.state[4]!, track.state[5]!);
  let variance = PART_SPEED * PART_SPEED;
  for (const i of [21, 28, 35]) variance += track.covariance[i]! + parent.covariance[i]!;
  return (own - other) / Math.max(1, speed) > FASTER_SIGMAS * Math.sqrt(variance);
}

function energyOf(x: ArrayLike<number>): number {
  const r = Math.hypot(x[0]!, x[1]!, x[2]!);
  return (x[3]! ** 2 + x[4]! ** 2 + x[5]! ** 2) / 2 - WGS84.gm / r;
}
