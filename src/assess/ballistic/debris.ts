import { chartAt, pointInPolygon, toChart, WGS84 } from '../../earth/index.ts';
import type { Track } from '../../track/index.ts';
import type { BallisticHazard } from '../hazard.ts';
import { likelyBeta } from './drag.ts';
import type { BallisticState, Followed } from './follow.ts';
import { type Impact, likelyDrag, predictImpact } from './impact.ts';
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
/** Lower than this, m, a young track's errors hide a second missile, and stages still light. */
const LEAST_HEIGHT = 400e3;
/** Launches nearer than this to each other, ms: a salvo, in which what is new is a missile. */
const SALVO_MS = 120_000;
/**
 * Chi-square of two degrees of freedom, and sigmas, at 99.9 %, since it is asked at every
 * report: so far from its parent's a young track's impact may seem by its own errors.
 */
const PLACE_GATE = 13.8;
const TIME_SIGMAS = 3.3;

/**
 * The followed hazard that a new track is debris of: it came off that object's track, no motor
 * drives it, it is not the faster one, and it comes down inside the largest area that was told, or
 * where and when its parent does as far as its own errors tell. Null where it may be a missile of
 * its own: then it gets a hazard of its own, since a second missile that is missed is the worse
 * mistake. In a salvo all get one, and below 400 km nearly all: nothing tells parts from missiles there.
 */
export function debrisOf(
  own: BallisticState,
  track: Track,
  burn: Burn | null,
): { readonly whole: Followed; readonly impact: Impact } | null {
  if (track.parent === undefined || (burn?.probability ?? 0) > BURNS) return null;
  const id = own.byTrack.get(track.parent);
  const parent = id === undefined ? undefined : own.hazards.get(id);
  if (parent === undefined) return null;
  if (isFaster(track, parent) || isInSalvo(own, parent)) return null;
  const state = Float64Array.from(track.state);
  const beta = likelyBeta(Math.hypot(state[3]!, state[4]!, state[5]!));
  const impact = predictImpact(state, Float64Array.from(track.covariance), likelyDrag(beta));
  if (impact === null) return null;
  return isUnder(track, impact, parent.hazard) ? { whole: parent, impact } : null;
}

/** True while who is told of the hazard is told of this piece too. */
export function isUnder(
  { state, timeMs }: Pick<Track, 'state' | 'timeMs'>,
  impact: Impact,
  hazard: BallisticHazard,
): boolean {
  const { status, areas } = hazard;
  if (status !== 'open' && status !== 'lost') return false;
  if (pointInPolygon(areas[areas.length - 1]?.polygon ?? [], impact.point)) return true;
  const low = Math.hypot(state[0]!, state[1]!, state[2]!) - WGS84.a < LEAST_HEIGHT;
  return !low && fitsImpact(impact, timeMs, hazard);
}

function isInSalvo({ hazards }: BallisticState, parent: Followed): boolean {
  for (const other of hazards.values()) {
    const apartMs = Math.abs(other.hazard.launch.timeMs - parent.hazard.launch.timeMs);
    if (other !== parent && apartMs < SALVO_MS) return true;
  }
  return false;
}

const flat = new Float64Array(2);

/** While the parent's motor may work, its own impact is a fan, and no point to be compared with. */
function fitsImpact(own: Impact, atMs: number, { phase, impact }: BallisticHazard): boolean {
  if (phase === 'boost') return false;
  const apartS = Math.abs(atMs + 1000 * own.timeS - impact.timeMs) / 1000;
  if (apartS > TIME_SIGMAS * Math.hypot(own.timeSigmaS, impact.timeSigmaS)) return false;
  toChart(chartAt(own.point), impact.point.latitudeRad, impact.point.longitudeRad, flat, 0);
  const [north, east] = [flat[0]!, flat[1]!];
  const { northNorth, northEast, eastEast } = own.covariance;
  const determinant = northNorth * eastEast - northEast * northEast;
  const square = eastEast * north * north - 2 * northEast * north * east + northNorth * east * east;
  return square <= PLACE_GATE * determinant;
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
