import {
  coastPredict,
  constantVelocityPredict,
  THRUST_EXTRA,
  thrustPredict,
} from '../motion/index.ts';
import {
  BOOST,
  BOOST_Q,
  COAST,
  COAST_Q,
  CONSTANT_VELOCITY,
  FIRST_THRUST,
  FIRST_THRUST_SIGMA,
  MODEL_COUNT,
  NEGLIGIBLE_WEIGHT,
  SWITCH_RATES,
  THRUST,
  THRUST_Q,
  THRUST_WANDER,
} from './models.ts';
import { MOTION_CLASSES } from './motion-class.ts';
import type { TrackerSettings } from './settings.ts';
import type { TrackStore } from './store.ts';

/**
 * Room for one track's filters while they are predicted and updated. Every use fills it first, so
 * it carries nothing from call to call.
 */
export interface Work {
  readonly state: Float64Array[];
  readonly covariance: Float64Array[];
  readonly weight: Float64Array;
  /** What `thrust` has beside its six states (`motion/thrust.ts`). */
  readonly extra: Float64Array;
}

export function createWork(): Work {
  return {
    state: Array.from({ length: MODEL_COUNT }, () => new Float64Array(6)),
    covariance: Array.from({ length: MODEL_COUNT }, () => new Float64Array(36)),
    weight: new Float64Array(MODEL_COUNT),
    extra: new Float64Array(THRUST_EXTRA),
  };
}

/**
 * Misfit from which process noise is raised: of a track's only filter, and of the one for strong
 * manoeuvres among several, whose averaged misfit speaks sooner; and by how much at most.
 */
const MISFIT_LIMIT = 2.5;
const MANOEUVRE_MISFIT_LIMIT = 1.5;
const LARGEST_INFLATION = 100;

const mixedState = Array.from({ length: MODEL_COUNT }, () => new Float64Array(6));
const mixedCovariance = Array.from({ length: MODEL_COUNT }, () => new Float64Array(36));
const mixedWeight = new Float64Array(MODEL_COUNT);
const joint = new Float64Array(MODEL_COUNT * MODEL_COUNT);

export function loadWork(store: TrackStore, slot: number, work: Work): void {
  for (let m = 0; m < MODEL_COUNT; m++) {
    work.weight[m] = store.weight[slot * MODEL_COUNT + m]!;
    if ((store.models[slot]! & (1 << m)) === 0) continue;
    if (m === THRUST) {
      loadThrust(store.thrusts.get(slot)!, work);
      continue;
    }
    const so = slot * 18 + m * 6;
    const po = slot * 108 + m * 36;
    const x = work.state[m]!;
    const p = work.covariance[m]!;
    for (let i = 0; i < 6; i++) x[i] = store.state[so + i]!;
    for (let i = 0; i < 36; i++) p[i] = store.covariance[po + i]!;
  }
}

function loadThrust(from: Float64Array, work: Work): void {
  for (let i = 0; i < 6; i++) work.state[THRUST]![i] = from[i]!;
  for (let i = 0; i < 36; i++) work.covariance[THRUST]![i] = from[6 + i]!;
  for (let i = 0; i < THRUST_EXTRA; i++) work.extra[i] = from[42 + i]!;
}

function saveThrust(to: Float64Array, work: Work): void {
  to.set(work.state[THRUST]!, 0);
  to.set(work.covariance[THRUST]!, 6);
  to.set(work.extra, 42);
}

/** Numbers of one track's filter `thrust`. */
export const THRUST_LENGTH = 42 + THRUST_EXTRA;

export function saveWork(store: TrackStore, slot: number, work: Work): void {
  for (let m = 0; m < MODEL_COUNT; m++) {
    store.weight[slot * MODEL_COUNT + m] = work.weight[m]!;
    if ((store.models[slot]! & (1 << m)) === 0) continue;
    if (m === THRUST) {
      saveThrust(store.thrusts.get(slot)!, work);
      continue;
    }
    store.state.set(work.state[m]!, slot * 18 + m * 6);
    store.covariance.set(work.covariance[m]!, slot * 108 + m * 36);
  }
}

/**
 * Fills `work` with the track's filters predicted by `dtS`. Forward in time the filters are first
 * mixed (interacting multiple models: Blom and Bar-Shalom, IEEE Trans. Automatic Control 33(8),
 * 1988); a small step back, for a late report, moves each on its own. False: not finite.
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
  if ((models & 1) !== 0) {
    const own = q.constantVelocity ?? MOTION_CLASSES[store.motion[slot]!]!.q;
    const m = CONSTANT_VELOCITY;
    constantVelocityPredict(work.state[m]!, work.covariance[m]!, dtS, own * raise);
  }
  if ((models & 2) !== 0) {
    const own = q.boost ?? BOOST_Q;
    constantVelocityPredict(work.state[BOOST]!, work.covariance[BOOST]!, dtS, own * harder);
  }
  if ((models & 4) !== 0) {
    const own = q.coast ?? COAST_Q;
    if (!coastPredict(work.state[COAST]!, work.covariance[COAST]!, dtS, own * raise)) return false;
  }
  if ((models & (1 << THRUST)) !== 0) {
    const own = (q.thrust ?? THRUST_Q) * noise;
    const x = work.state[THRUST]!;
    const wander = THRUST_WANDER * noise;
    if (!thrustPredict(x, work.covariance[THRUST]!, work.extra, dtS, own, wander)) return false;
  }
  return true;
}

/**
 * Mixes the filters for `dtS`. An object passes into `constantVelocity` only inside the envelope
 * of aircraft, and into `coast` mostly outside of it.
 */
function mix(models: number, dtS: number, envelope: number, work: Work): void {
  let total = 0;
  for (let to = 0; to < MODEL_COUNT; to++) mixedWeight[to] = 0;
  for (let from = 0; from < MODEL_COUNT; from++) {
    const weight = work.weight[from]!;
    let stays = 1;
    for (let to = 0; to < MODEL_COUNT; to++) {
      if (to === from || (models & (1 << to)) === 0 || (models & (1 << from)) === 0) continue;
      let p = Math.min(SWITCH_RATES[from * MODEL_COUNT + to]! * dtS, 0.3);
      if (to === CONSTANT_VELOCITY) p *= envelope;
      else if (to === COAST) p *= Math.max(1 - envelope, 0.02);
      // As long as no motor is followed, what would have gone to it goes to any manoeuvre.
      if (from === COAST && (models & (1 << THRUST)) === 0) p *= 2;
      stays -= p;
      joint[from * MODEL_COUNT + to] = p * weight;
    }
    joint[from * MODEL_COUNT + from] = stays * weight;
  }
  for (let to = 0; to < MODEL_COUNT; to++) {
    if ((models & (1 << to)) === 0) continue;
    let sum = 0;
    for (let from = 0; from < MODEL_COUNT; from++) {
      if ((models & (1 << from)) !== 0) sum += joint[from * MODEL_COUNT + to]!;
    }
    mixedWeight[to] = sum;
    total += sum;
    combine(models, to, sum, work, mixedState[to]!, mixedCovariance[to]!);
    if (to === THRUST) mixExtra(sum, work);
  }
  for (let to = 0; to < MODEL_COUNT; to++) {
    if ((models & (1 << to)) === 0) continue;
    work.weight[to] = mixedWeight[to]! / total;
    work.state[to]!.set(mixedState[to]!);
    work.covariance[to]!.set(mixedCovariance[to]!);
  }
}

/**
 * The seventh state of `thrust`, which the others lack: what comes from them brings the thrust of
 * which nothing is known, uncorrelated with the rest. (Unbiased mixing: Yuan, Lian and Han, "Models
 * and algorithms for tracking target with coordinated turn motion", Math. Probl. Eng. 2014.)
 */
function mixExtra(sum: number, work: Work): void {
  const e = work.extra;
  const own = sum > 0 ? joint[THRUST * MODEL_COUNT + THRUST]! / sum : 1;
  const other = 1 - own;
  if (other < NEGLIGIBLE_WEIGHT) return;
  const a = e[0]!;
  const mean = own * a + other * FIRST_THRUST;
  for (let i = 0; i < 6; i++) {
    const moved = work.state[THRUST]![i]! - mixedState[THRUST]![i]!;
    e[i + 1] = own * (e[i + 1]! + moved * (a - FIRST_THRUST));
  }
  const first = FIRST_THRUST_SIGMA * FIRST_THRUST_SIGMA + (FIRST_THRUST - mean) ** 2;
  e[7] = own * (e[7]! + (a - mean) ** 2) + other * first;
  e[0] = mean;
}

/** Moment-matched mixture of what comes to filter `to`, into `x` and `p`. */
function combine(
  models: number,
  to: number,
  sum: number,
  work: Work,
  x: Float64Array,
  p: Float64Array,
): void {
  x.fill(0);
  p.fill(0);
  if (!(sum > 0)) {
    x.set(work.state[to]!);
    p.set(work.covariance[to]!);
    return;
  }
  for (let from = 0; from < MODEL_COUNT; from++) {
    if ((models & (1 << from)) === 0) continue;
    const share = joint[from * MODEL_COUNT + to]! / sum;
    if (share < NEGLIGIBLE_WEIGHT) continue;
    for (let i = 0; i < 6; i++) x[i] = x[i]! + share * work.state[from]![i]!;
  }
  let used = 0;
  for (let from = 0; from < MODEL_COUNT; from++) {
    if ((models & (1 << from)) === 0) continue;
    const share = joint[from * MODEL_COUNT + to]! / sum;
    if (share >= NEGLIGIBLE_WEIGHT) used += share;
  }
  for (let i = 0; i < 6; i++) x[i] = x[i]! / used;
  for (let from = 0; from < MODEL_COUNT; from++) {
    if ((models & (1 << from)) === 0) continue;
    const share = joint[from * MODEL_COUNT + to]! / sum;
    if (share < NEGLIGIBLE_WEIGHT) continue;
    addSpread(p, share / used, work.state[from]!, work.covariance[from]!, x);
  }
}

/** p += share · (covariance + (state - mean)(state - mean)ᵀ), symmetric. */
export function addSpread(
  p: Float64Array,
  share: number,
  state: Float64Array,
  covariance: Float64Array,
  mean: Float64Array,
): void {
  for (let i = 0; i < 6; i++) {
    const di = state[i]! - mean[i]!;
    for (let j = i; j < 6; j++) {
      const value = p[i * 6 + j]! + share * (covariance[i * 6 + j]! + di * (state[j]! - mean[j]!));
      p[i * 6 + j] = value;
      p[j * 6 + i] = value;
    }
  }
}

/** Mean and covariance of the mixture of filters in `work`: what a track shows. */
export function combinedEstimate(
  models: number,
  work: Work,
  mean: Float64Array,
  covariance: Float64Array,
): void {
  if ((models & (models - 1)) === 0) {
    const only = models === 1 << BOOST ? BOOST : models === 1 << COAST ? COAST : CONSTANT_VELOCITY;
    for (let i = 0; i < 6; i++) mean[i] = work.state[only]![i]!;
    for (let i = 0; i < 36; i++) covariance[i] = work.covariance[only]![i]!;
    return;
  }
  mean.fill(0);
  covariance.fill(0);
  for (let m = 0; m < MODEL_COUNT; m++) {
    if ((models & (1 << m)) === 0) continue;
    const x = work.state[m]!;
    for (let i = 0; i < 6; i++) mean[i] = mean[i]! + work.weight[m]! * x[i]!;
  }
  for (let m = 0; m < MODEL_COUNT; m++) {
    if ((models & (1 << m)) === 0 || work.weight[m]! === 0) continue;
    addSpread(covariance, work.weight[m]!, work.state[m]!, work.covariance[m]!, mean);
  }
}
