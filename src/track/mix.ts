import {
  BOOST,
  COAST,
  CONSTANT_VELOCITY,
  EXTRA_STATES,
  MODEL_COUNT,
  NEGLIGIBLE_WEIGHT,
  REENTRY,
  SWITCH_RATES,
  THRUST,
  TURN,
  UNKNOWN,
} from './models.ts';
import { addSpread, SPAN, type Work } from './work.ts';

const mixedState = Array.from({ length: MODEL_COUNT }, () => new Float64Array(6));
const mixedCovariance = Array.from({ length: MODEL_COUNT }, () => new Float64Array(36));
const mixedWeight = new Float64Array(MODEL_COUNT);
const joint = new Float64Array(MODEL_COUNT * MODEL_COUNT);
const means = new Float64Array(Math.max(...EXTRA_STATES));

/** No object passes from one filter to another with more than this probability in one step. */
const LARGEST_SWITCH = 0.3;

/**
 * What stays with its filter at least: where many run, a long step would take more from one of them
 * than it has.
 */
const LEAST_STAYING = 0.1;

/**
 * Mixes the filters of `models` in `work` for the time it is to be moved by (interacting multiple models: Blom and
 * Bar-Shalom, IEEE Trans. Automatic Control 33(8), 1988), whatever extra states they have. An
 * object passes into `constantVelocity` only inside the envelope of aircraft, of which the probability
 * stands in `envelope` at `at`, and into `coast` mostly outside of it.
 */
export function mix(models: number, envelope: Float64Array, at: number, work: Work): void {
  const dtS = work.step[SPAN]!;
  const inside = envelope[at]!;
  let total = 0;
  for (let to = 0; to < MODEL_COUNT; to++) mixedWeight[to] = 0;
  for (let from = 0; from < MODEL_COUNT; from++) {
    const weight = work.weight[from]!;
    let stays = 1;
    for (let to = 0; to < MODEL_COUNT; to++) {
      if (to === from || (models & (1 << to)) === 0 || (models & (1 << from)) === 0) continue;
      const p = switchProbability(models, from, to, dtS, inside);
      stays -= p;
      joint[from * MODEL_COUNT + to] = p * weight;
    }
    if (stays < LEAST_STAYING) {
      const part = (1 - LEAST_STAYING) / (1 - stays);
      for (let to = 0; to < MODEL_COUNT; to++) {
        const at = from * MODEL_COUNT + to;
        joint[at] = joint[at]! * part;
      }
      stays = LEAST_STAYING;
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
    combine(models, to, work, mixedState[to]!, mixedCovariance[to]!);
    if (EXTRA_STATES[to] !== 0) mixExtra(to, work);
  }
  for (let to = 0; to < MODEL_COUNT; to++) {
    if ((models & (1 << to)) === 0) continue;
    work.weight[to] = mixedWeight[to]! / total;
    work.state[to]!.set(mixedState[to]!);
    work.covariance[to]!.set(mixedCovariance[to]!);
  }
}

function switchProbability(
  models: number,
  from: number,
  to: number,
  dtS: number,
  envelope: number,
): number {
  let p = Math.min(SWITCH_RATES[from * MODEL_COUNT + to]! * dtS, LARGEST_SWITCH);
  if (to === CONSTANT_VELOCITY || to === TURN) p *= envelope;
  else if (to === COAST || to === REENTRY) p *= Math.max(1 - envelope, 0.02);
  const falls = from === COAST || from === REENTRY;
  // As long as no motor is followed, what would have gone to it goes to any manoeuvre.
  if (falls && to === BOOST && (models & (1 << THRUST)) === 0) p *= 2;
  // In the air what falls may be braked or hardly so: half of what burns out goes to each.
  if (!falls && (to === COAST || to === REENTRY) && (models & (1 << REENTRY)) !== 0) p /= 2;
  return p;
}

/**
 * The extra states e of filter `to`, which the others lack: what comes from them brings what is
 * assumed of the unknown, uncorrelated with the rest. (Unbiased mixing: Yuan, Lian and Han, "Models
 * and algorithms for tracking target with coordinated turn motion", Math. Probl. Eng. 2014.)
 */
function mixExtra(to: number, work: Work): void {
  const sum = mixedWeight[to]!;
  const own = sum > 0 ? joint[to * MODEL_COUNT + to]! / sum : 1;
  const other = 1 - own;
  if (other < NEGLIGIBLE_WEIGHT) return;
  const e = work.extra[to]!;
  const x = work.state[to]!;
  const mixed = mixedState[to]!;
  const count = EXTRA_STATES[to]!;
  const { mean: unknown, sigma } = UNKNOWN[to]!;
  const square = count * 7;
  for (let k = 0; k < count; k++) {
    means[k] = own * e[k]! + other * unknown;
    const from = e[k]! - unknown;
    for (let i = 0; i < 6; i++) {
      const at = count + k * 6 + i;
      e[at] = own * (e[at]! + (x[i]! - mixed[i]!) * from);
    }
  }
  for (let k = 0; k < count; k++) {
    for (let l = k; l < count; l++) {
      const at = square + k * count + l;
      const spread = (e[k]! - means[k]!) * (e[l]! - means[l]!);
      const beyond = (unknown - means[k]!) * (unknown - means[l]!) + (k === l ? sigma * sigma : 0);
      e[at] = own * (e[at]! + spread) + other * beyond;
      e[square + l * count + k] = e[at]!;
    }
  }
  for (let k = 0; k < count; k++) e[k] = means[k]!;
}

/** Moment-matched mixture of what comes to filter `to`, into `x` and `p`. */
function combine(models: number, to: number, work: Work, x: Float64Array, p: Float64Array): void {
  const sum = mixedWeight[to]!;
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
