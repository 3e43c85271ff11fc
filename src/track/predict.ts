import {
  accelerationMove,
  allowForRounding,
  coastMove,
  constantVelocityMove,
  driftPredict,
  type Gusts,
  type ReentryNoise,
  reentryMove,
  thrustMove,
  turnMove,
  vesselPredict,
} from '../motion/index.ts';
import { mix } from './mix.ts';
import {
  ACCELERATION,
  BLOCK_COUNT,
  BOOST,
  BOOST_Q,
  COAST,
  COAST_Q,
  CONSTANT_VELOCITY,
  DRIFT,
  GUSTS,
  LASTING_JERK_Q,
  LASTING_S,
  MODEL_COUNT,
  REENTRY,
  REENTRY_NOISE,
  THRUST,
  THRUST_Q,
  THRUST_WANDER,
  TURN,
  TURN_Q,
  TURN_WANDER,
} from './models.ts';
import { MOTION_CLASSES, SURFACE } from './motion-class.ts';
import type { TrackerSettings } from './settings.ts';
import type { TrackStore } from './store.ts';
import { loadWork, NOISE, SPAN, type Work } from './work.ts';

/**
 * Misfit from which process noise is raised: of a track's only filter, and of the one for strong
 * manoeuvres among several, whose averaged misfit speaks sooner; and by how much at most.
 */
const MISFIT_LIMIT = 2.5;
const MANOEUVRE_MISFIT_LIMIT = 1.5;
const LARGEST_INFLATION = 100;

/** Going forward again after a late report adds no noise. */
const STILL: ReentryNoise = { q: 0, dragQ: 0, liftShare: 0, liftS: 0 };
const CALM: Gusts = { ...GUSTS, sigmaMps: 0, q: 0 };

/**
 * Fills `work` with the track's filters predicted by the span that stands in it. Forward in time the filters are first
 * mixed (`mix.ts`); a small step back, for a late report, moves each on its own. False: not finite.
 */
export function predictTrack(
  store: TrackStore,
  slot: number,
  settings: Required<TrackerSettings>,
  work: Work,
): boolean {
  loadWork(store, slot, work);
  const models = store.models[slot]!;
  const several = (models & (models - 1)) !== 0;
  if (several && work.step[SPAN]! > 0) mix(models, store.envelope, slot, work);
  work.step[NOISE] = 1;
  return moveWork(store, slot, several, settings, work);
}

/**
 * How much process noise is raised because the track has fitted badly: that of its only filter, or
 * of the one for strong manoeuvres among several (30 g are beyond what it allows for).
 */
export function noiseFactor(store: TrackStore, slot: number): number {
  const models = store.models[slot]!;
  const misfit = store.misfit[slot]! / (guarded(models) ? MANOEUVRE_MISFIT_LIMIT : MISFIT_LIMIT);
  if (misfit <= 1) return 1;
  return Math.min(misfit * misfit, LARGEST_INFLATION);
}

/** Whether the filter for strong manoeuvres runs beside others, which then need no more noise. */
function guarded(models: number): boolean {
  return (models & (1 << BOOST)) !== 0 && (models & (models - 1)) !== 0;
}

/** Moves every filter in `work` by the span in it; noise 0 leaves the process noise out. */
export function moveWork(
  store: TrackStore,
  slot: number,
  several: boolean,
  settings: Required<TrackerSettings>,
  work: Work,
): boolean {
  const models = store.models[slot]!;
  const noise = work.step[NOISE]!;
  const harder = noise * noiseFactor(store, slot);
  const raise = several && guarded(models) ? noise : harder;
  for (let m = 0; m < MODEL_COUNT; m++) {
    if ((models & (1 << m)) === 0) continue;
    work.step[NOISE] = m === BOOST ? harder : m < BLOCK_COUNT ? raise : noise;
    if (!moveFilter(m, work, settings, store.motion[slot]!)) return false;
    allowForRounding(work.covariance[m]!, 6, 6);
  }
  work.step[NOISE] = noise;
  return true;
}

/** What a motion is moved by: the span, s, and its noise. */
const moving = new Float64Array(3);

/**
 * Moves filter `m` in `work` by the span in it, with the factor on its process noise; `motion` is the
 * class of the object.
 */
export function moveFilter(
  m: number,
  work: Work,
  settings: Required<TrackerSettings>,
  motion: number,
): boolean {
  const dtS = work.step[SPAN]!;
  const noise = work.step[NOISE]!;
  moving[0] = dtS;
  const q = settings.processNoise;
  const x = work.state[m]!;
  const p = work.covariance[m]!;
  const e = work.extra[m]!;
  switch (m) {
    case CONSTANT_VELOCITY: {
      const own = (q.constantVelocity ?? MOTION_CLASSES[motion]!.q) * noise;
      if (motion === SURFACE) vesselPredict(x, p, dtS, own);
      else {
        moving[1] = own;
        constantVelocityMove(x, p, moving);
      }
      return true;
    }
    case BOOST:
      moving[1] = (q.boost ?? BOOST_Q) * noise;
      constantVelocityMove(x, p, moving);
      return true;
    case COAST:
      moving[1] = (q.coast ?? COAST_Q) * noise;
      return coastMove(x, p, moving);
    case THRUST:
      moving[1] = (q.thrust ?? THRUST_Q) * noise;
      moving[2] = THRUST_WANDER * noise;
      return thrustMove(x, p, e, moving);
    case REENTRY:
      return reentryMove(x, p, e, moving, noise === 0 ? STILL : REENTRY_NOISE, null);
    case TURN:
      moving[1] = (q.turn ?? TURN_Q) * noise;
      moving[2] = TURN_WANDER * noise;
      return turnMove(x, p, e, moving);
    case DRIFT:
      return driftPredict(x, p, e, dtS, noise === 0 ? CALM : GUSTS);
    case ACCELERATION:
      moving[1] = LASTING_S;
      moving[2] = LASTING_JERK_Q * noise;
      return accelerationMove(x, p, e, moving);
    default:
      return false;
  }
}
