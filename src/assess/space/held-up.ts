import { fallAcceleration } from '../../earth/index.ts';
import type { Instant } from '../../mark/index.ts';
import type { Track } from '../../track/index.ts';
import type { Kinematics } from '../ballistic/evidence.ts';

/**
 * Whether something so fast and low is held up by lift. A body without lift that is slower than a
 * circular orbit is pulled down by g - u²/r more than it goes round (u: speed across the vertical,
 * inertial); drag takes speed and so makes it fall faster, and holds it up by no more than the speed
 * that it took times the steepness. What falls less than that glides, whatever it came from. Plain
 * data: the surest climb that the fall since is held against.
 */
export interface HeldUp {
  /** m/s, and 1 sigma. */
  climb: number;
  climbSigma: number;
  /** Over the turning Earth, m/s. */
  speed: number;
  /** What an unlifted body has lost of its climb since, m/s; under 0: gained, on a way round. */
  due: number;
  timeMs: Instant;
  /** Once it is told. */
  lifted: boolean;
}

/** Held up more surely than this, sigmas. */
const LIFTED_SIGMAS = 3;
/** What has lost more of its speed than this share is braked as debris is: not judged. */
const BRAKED = 0.1;
/** Longer without a report nothing is added up, ms. */
const LONGEST_GAP_MS = 30_000;

/**
 * Height, m, and the least speed of descent there, m/s, of what falls out of a near-round orbit:
 * computed for ballistic coefficients of 10 to 2,000 kg/m² and orbits with an apogee of 130 to
 * 400 km and any perigee, in the standard atmosphere. Denser bodies and longer orbits may be more
 * level for a moment: they then count as what they look like.
 */
const LEAST_FALL: readonly (readonly [number, number])[] = [
  [50e3, 180],
  [55e3, 140],
  [60e3, 105],
  [65e3, 73],
  [70e3, 46],
  [75e3, 22],
  [80e3, 9],
  [85e3, 2],
];
/** Slower over the Earth, m/s, even debris may be level again at the end. */
const LEAST_FALL_SPEED = 6_500;

export function heldUpFrom(k: Kinematics, timeMs: Instant): HeldUp {
  const { climb, climbSigma, speed } = k;
  return { climb, climbSigma, speed, due: 0, timeMs, lifted: false };
}

/** Takes in a later estimate; true once nothing but lift explains its height. */
export function noteHeldUp(held: HeldUp, { state, timeMs }: Track, k: Kinematics): boolean {
  if (held.lifted || timeMs <= held.timeMs) return held.lifted;
  const gapMs = timeMs - held.timeMs;
  held.timeMs = timeMs;
  const stale = gapMs > LONGEST_GAP_MS;
  if (!stale) held.due += (deficit(state, k) * gapMs) / 1000;
  if (stale || (held.due < held.climbSigma && k.climbSigma < held.climbSigma)) {
    Object.assign(held, heldUpFrom(k, timeMs));
    return false;
  }
  const slowed = Math.max(0, held.speed - k.speed);
  if (slowed > BRAKED * held.speed) return false;
  const steepness = Math.max(-held.climb / held.speed, -k.climb / k.speed, 0);
  const gained = k.climb - held.climb + held.due - steepness * slowed;
  held.lifted = gained > LIFTED_SIGMAS * Math.hypot(held.climbSigma, k.climbSigma);
  return held.lifted;
}

/** True where nothing that falls out of a near-round orbit is so level. */
export function isTooLevel({ height, climb, climbSigma, speed }: Kinematics): boolean {
  const [[lowest]] = LEAST_FALL as [readonly [number, number]];
  if (speed < LEAST_FALL_SPEED || height < lowest) return false;
  for (let i = 1; i < LEAST_FALL.length; i++) {
    const [above, slower] = LEAST_FALL[i]!;
    const [below, faster] = LEAST_FALL[i - 1]!;
    if (height >= above) continue;
    const least = faster + ((height - below) / (above - below)) * (slower - faster);
    return climb - LIFTED_SIGMAS * climbSigma > -least;
  }
  return false;
}

const at = new Float64Array(6);
const fall = new Float64Array(3);

/** g - u²/r, m/s²: by how much free fall without air lessens the climb. */
function deficit(state: readonly number[], { climb, speed }: Kinematics): number {
  const [x, y, z] = [state[0]!, state[1]!, state[2]!];
  const r = Math.hypot(x, y, z);
  at.set(state);
  fallAcceleration(at, fall);
  const down = -(fall[0]! * x + fall[1]! * y + fall[2]! * z) / r;
  return down - (speed * speed - climb * climb) / r;
}
