import { airDensity } from '../../earth/index.ts';
import type { Instant } from '../../mark/index.ts';
import { radialHeight } from '../../motion/index.ts';
import type { Track } from '../../track/index.ts';
import type { Kinematics } from '../ballistic/evidence.ts';

/**
 * Whether the air takes speed from something that falls faster than it can from any missile: a body
 * of the ballistic coefficient β (kg/m²) loses ρv²/2β a second, so that a warhead of 5,000 kg/m²
 * loses 7 m/s² at 50 km and 8 km/s, and a small meteor a hundred times that. What does is a meteor
 * or light debris, if it does so twice within seconds: once may be a track's own beginning. Plain
 * data.
 */
export interface Lightness {
  /** Null until its speed was seen. */
  last: Seen | null;
  /** Where it last lost too much, and in how many looks it has. */
  lost: Seen | null;
  times: number;
}

interface Seen {
  readonly timeMs: Instant;
  /** Over the turning Earth, m/s, and 1 sigma. */
  readonly speed: number;
  readonly sigma: number;
  /** m, over the ellipsoid. */
  readonly height: number;
}

/**
 * Lighter than anything that is left of a missile, kg/m²: warheads have 1,500 at three sigmas below
 * their classes' means (`drag.ts`), an empty Scud that tumbles 150 to 250 (1 t, 8 m² broadside).
 */
const LIGHTEST = 100;
/** What surely loses less than a body of this is none so light, kg/m². */
const HEAVIER = 300;
const SIGMAS = 3;
/** Less than this in a second, m/s², may be the tracker's doing. Warheads lose so much below 25 km. */
const LEAST_LOSS = 100;
/** Above this height, m, air takes nothing that a radar sees. */
const TOP = 80e3;
/** Looks nearer to each other than this are one, and beyond this tell nothing, ms. */
const SHORTEST_MS = 900;
const LONGEST_MS = 15_000;
/** So long what was seen once, and what was seen again, is held against it, ms. */
const ONCE_MS = 3_000;
const OFTEN_MS = 15_000;
/** m/s²; what falls gains no more. */
const GRAVITY = 9.81;

export function createLightness(): Lightness {
  return { last: null, lost: null, times: 0 };
}

/** Takes in a track's newest estimate; true while nothing of a missile explains what it lost. */
export function isTooLight(own: Lightness, { state, timeMs }: Track, k: Kinematics): boolean {
  const [x, y, z] = [state[0]!, state[1]!, state[2]!];
  const height = radialHeight(x, y, z, Math.hypot(x, y, z));
  const seen = { timeMs, speed: k.speed, sigma: k.speedSigma, height };
  const { last } = own;
  const gapMs = last === null ? 0 : timeMs - last.timeMs;
  const apartMs = Math.abs(gapMs);
  // A look somewhat older than the last is late; of a clock that was set back farther all begins anew.
  if (last !== null && gapMs < SHORTEST_MS && apartMs <= LONGEST_MS) return stands(own, timeMs);
  own.last = seen;
  const falls = k.climb + SIGMAS * k.climbSigma < 0 && height < TOP;
  if (!falls || apartMs > LONGEST_MS) {
    own.lost = null;
    own.times = 0;
  } else if (last !== null && losesTooMuch(last, seen, k.heightSigma)) {
    own.times = stands(own, timeMs) ? own.times + 1 : 1;
    own.lost = seen;
  } else if (own.lost !== null && losesLittle(own.lost, seen)) {
    own.lost = null;
    own.times = 0;
  }
  return stands(own, timeMs);
}

function stands({ lost, times }: Lightness, timeMs: Instant): boolean {
  return lost !== null && Math.abs(timeMs - lost.timeMs) <= (times > 1 ? OFTEN_MS : ONCE_MS);
}

/** By more than the lightest body loses that flew all the while as low and as fast as either end. */
function losesTooMuch(from: Seen, to: Seen, heightSigma: number): boolean {
  const seconds = (to.timeMs - from.timeMs) / 1000;
  const surely = from.speed - to.speed - SIGMAS * Math.hypot(from.sigma, to.sigma);
  const lowest = Math.min(from.height, to.height) - SIGMAS * heightSigma;
  const most = Math.max(LEAST_LOSS, brakes(LIGHTEST, lowest, Math.max(from.speed, to.speed)));
  return surely > most * seconds;
}

/**
 * By less than a body of {@link HEAVIER} loses that flew all the while as slowly. Air grows denser
 * ever faster on a way down, so that midway it is thinner than in the mean.
 */
function losesLittle(from: Seen, to: Seen): boolean {
  const seconds = (to.timeMs - from.timeMs) / 1000;
  const atMost = from.speed - to.speed + SIGMAS * Math.hypot(from.sigma, to.sigma);
  const slowest = Math.min(from.speed, to.speed);
  const least = brakes(HEAVIER, (from.height + to.height) / 2, slowest) - GRAVITY;
  return atMost < least * seconds;
}

/** m/s². */
function brakes(beta: number, height: number, speed: number): number {
  return (airDensity(Math.max(0, height)) * speed * speed) / (2 * beta);
}
