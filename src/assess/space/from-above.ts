import type { Instant, TrackId } from '../../mark/index.ts';
import type { Track } from '../../track/index.ts';
import type { Kinematics } from '../ballistic/evidence.ts';
import { type HeldUp, heldUpFrom, isTooLevel, noteHeldUp } from './held-up.ts';

/**
 * Tracks that came from above: a meteor faster than anything that left the ground, or what fell out
 * of orbit. Once the air has slowed them they look like a missile's warhead, so that it is kept in
 * mind. Each with the energy that it had then, J/kg: a body without a motor only loses it. A track
 * that begins where such a one was lost is the same body, or a piece of it, unless it climbs: what
 * rises there is something else, and nothing that was seen before lowers anybody's guard. What
 * keeps its height by lift (`held-up.ts`) glides, and is none of these, however fast and level it is.
 */
export type FromAbove = Map<TrackId, Memory>;

interface Memory {
  readonly energy: number;
  /** Told by its orbit; else by a speed that no orbit has. */
  readonly orbital: boolean;
  readonly held: HeldUp;
  /** ECEF, m, when it was last seen. */
  place: readonly [number, number, number];
  lastMs: Instant;
}

/** Tracks kept in mind at once; the longest unseen go first. */
const MAXIMUM_KEPT = 2_000;
/** Nothing from the ground is faster over it, m/s. */
const MOST_SPEED = 11_500;
/**
 * And nothing that comes down, m/s: missiles have 7.5 km/s, 8.0 from an apogee of 6,700 km. Meteors
 * have 11.2 and more.
 */
const MOST_FALLING_SPEED = 9_500;
/**
 * A perigee as well known as this, m, and no deeper than this tells an orbit that ends: the longest
 * ballistic flights, of 13,000 km, have theirs 2,000 km deep, and lower or steeper ones deeper still.
 */
const PERIGEE_SIGMA = 100e3;
const LEAST_PERIGEE = 6_371e3 - 400e3;
/**
 * What is first seen lower than this, m, was slowed on its way down: that deep its perigee may lie
 * by then. No motor has brought anything to 7 km/s so low, and an arc is not level there.
 */
const SLOWED_HEIGHT = 90e3;
const SLOWED_PERIGEE = 6_371e3 - 1_000e3;
/** Almost level, as what decays does: climb over speed. */
const LEVEL = 0.06;
/** Surely climbing, sigmas. */
const CLIMB_SIGMAS = 3;
/** A velocity as well known as this share of the speed. */
const SPEED_SIGMA = 0.05;
/** More energy than then by this share: a motor, or it was judged wrongly. */
const GAINED = 1.05;

/** A track that begins so soon and so near after another was seen last goes on with it, ms, m, m/s. */
const GOES_ON_MS = 30_000;
const GOES_ON_M = 20_000;
const GOES_ON_MPS = 1_000;

/** What a track came from, as far as has been seen: from above, held up by lift, or not known. */
export type Came = 'from-above' | 'lifted' | null;

/** Takes note of what a track shows. */
export function cameFrom(kept: FromAbove, track: Track, k: Kinematics): Came {
  const { id, timeMs, state } = track;
  const place = [state[0]!, state[1]!, state[2]!] as const;
  const energy = (k.speed * k.speed) / 2 + 9.8 * k.height;
  const known = kept.get(id) ?? before(kept, place, timeMs);
  const climbs = k.climb > CLIMB_SIGMAS * k.climbSigma && k.climb > LEVEL * k.speed;
  if (known !== null && !climbs && energy <= GAINED * known.energy) {
    const held = known.held.lifted || kept.has(id) ? known.held : heldUpFrom(k, timeMs);
    noteHeldUp(held, track, k);
    held.lifted ||= known.orbital && isTooLevel(k);
    keep(kept, id, { energy: known.energy, orbital: known.orbital, held, place, lastMs: timeMs });
    return held.lifted ? 'lifted' : 'from-above';
  }
  kept.delete(id);
  if (k.speedSigma > SPEED_SIGMA * k.speed) return null;
  const falls = k.climb + CLIMB_SIGMAS * k.climbSigma < 0;
  const tooFast = k.speed - 3 * k.speedSigma > (falls ? MOST_FALLING_SPEED : MOST_SPEED);
  if (!tooFast && !fallsOut(k)) return null;
  const held = heldUpFrom(k, timeMs);
  held.lifted = !tooFast && isTooLevel(k);
  keep(kept, id, { energy, orbital: !tooFast, held, place, lastMs: timeMs });
  return held.lifted ? 'lifted' : 'from-above';
}

function keep(kept: FromAbove, id: TrackId, memory: Memory): void {
  kept.set(id, memory);
  if (kept.size > MAXIMUM_KEPT) kept.delete(longestUnseen(kept));
}

/** Of another track that was lost here just now. */
function before(
  kept: FromAbove,
  place: readonly [number, number, number],
  timeMs: Instant,
): Memory | null {
  for (const memory of kept.values()) {
    const gapMs = timeMs - memory.lastMs;
    if (gapMs < 0 || gapMs > GOES_ON_MS) continue;
    const [dx, dy, dz] = [0, 1, 2].map((i) => place[i]! - memory.place[i]!);
    const distance = Math.hypot(dx!, dy!, dz!);
    if (distance <= GOES_ON_M + (GOES_ON_MPS * gapMs) / 1000) return memory;
  }
  return null;
}

/** True for what falls out of orbit, by how it moves now. */
function fallsOut(k: Kinematics): boolean {
  const deepest = k.height < SLOWED_HEIGHT ? SLOWED_PERIGEE : LEAST_PERIGEE;
  const decays = k.perigee - k.perigeeSigma > deepest && k.perigeeSigma < PERIGEE_SIGMA;
  return decays && Math.abs(k.climb) + k.climbSigma < LEVEL * k.speed && k.climb < k.climbSigma;
}

function longestUnseen(kept: FromAbove): TrackId {
  let oldest = '';
  let least = Number.POSITIVE_INFINITY;
  for (const [track, { lastMs }] of kept) {
    if (lastMs < least) [oldest, least] = [track, lastMs];
  }
  return oldest;
}
