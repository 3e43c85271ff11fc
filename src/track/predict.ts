import {
  coastPredict,
  constantVelocityPredict,
  type ReentryNoise,
  reentryPredict,
  thrustPredict,
} from '../motion/index.ts';
import { mix } from './mix.ts';
import {
  BOOST,
  BOOST_Q,
  COAST,
  COAST_Q,
  CONSTANT_VELOCITY,
  REENTRY,
  REENTRY_NOISE,
  THRUST,
  THRUST_Q,
  THRUST_WANDER,
} from './models.ts';
import { MOTION_CLASSES } from './motion-class.ts';
import type { TrackerSettings } from './settings.ts';
import type { TrackStore } from './store.ts';
import { loadWork, type Work } from './work.ts';

/**
 * Misfit from which process noise is raised: of a track's only filter, and of the one for strong
 * manoeuvres among several, whose averaged misfit speaks sooner; and by how much at most.
 */
const MISFIT_LIMIT = 2.5;
const MANOEUVRE_MISFIT_LIMIT = 1.5;
const LARGEST_INFLATION = 100;

const NO_NOISE: ReentryNoise = { q: 0, dragQ: 0, liftShare: 0, liftS: 0 };

/**
 * Fills `work` with the track's filters predicted by `dtS`. Forward in time the filters are first
 * mixed (`mix.ts`); a small step back, for a late report, moves each on its own. False: not finite.
 */
export function predictTrack(
  store: TrackStore,
  slot: number,
  dtS: number,
  settings: Required<TrackerSettings>,
  work: Work,
): boolean {
  loadWork(store, slot, work);
  const models = store.models[slot]!;
  const several = (models & (models - 1)) !== 0;
  if (several && dtS > 0) mix(models, dtS, store.envelope[slot]!, work);
  return moveWork(store, slot, dtS, several, settings, work, 1);
}

/**
 * How much process noise is raised because the track has fitted badly: that of its only filter, or
 * of the one for strong manoeuvres among several (30 g are beyond what it allows for).
 */
export function noiseFactor(store: TrackStore, slot: number): number {
  const models = store.models[slot]!;
  const alone = (models & (models - 1)) === 0;
  const misfit = store.misfit[slot]! / (alone ? MISFIT_LIMIT : MANOEUVRE_MISFIT_LIMIT);
  if (misfit <= 1) return 1;
  return Math.min(misfit * misfit, LARGEST_INFLATION);
}

/** Moves every filter in `work` by `dtS`; `noise` 0 leaves the process noise out. */
export function moveWork(
  store: TrackStore,
  slot: number,
  dtS: number,
  several: boolean,
  settings: Required<TrackerSettings>,
  work: Work,
  noise: number,
): boolean {
  const models = store.models[slot]!;
  const raise = noise * (several ? 1 : noiseFactor(store, slot));
  const harder = noise * noiseFactor(store, slot);
  const q = settings.processNoise;
  const { state, covariance, extra } = work;
  if ((models & 1) !== 0) {
    const own = q.constantVelocity ?? MOTION_CLASSES[store.motion[slot]!]!.q;
    const m = CONSTANT_VELOCITY;
    constantVelocityPredict(state[m]!, covariance[m]!, dtS, own * raise);
  }
  if ((models & 2) !== 0) {
    const own = q.boost ?? BOOST_Q;
    constantVelocityPredict(state[BOOST]!, covariance[BOOST]!, dtS, own * harder);
  }
  if ((models & 4) !== 0) {
    const own = q.coast ?? COAST_Q;
    if (!coastPredict(state[COAST]!, covariance[COAST]!, dtS, own * raise)) return false;
  }
  if ((models & (1 << THRUST)) !== 0) {
    const own = (q.thrust ?? THRUST_Q) * noise;
    const wander = THRUST_WANDER * noise;
    const m = THRUST;
    if (!thrustPredict(state[m]!, covariance[m]!, extra[m]!, dtS, own, wander)) return false;
  }
  if ((models & (1 << REENTRY)) !== 0) {
    const m = REENTRY;
    const own = noise === 0 ? NO_NOISE : REENTRY_NOISE;
    if (!reentryPredict(state[m]!, covariance[m]!, extra[m]!, dtS, own)) return false;
  }
  return true;
}
