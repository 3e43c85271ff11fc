import { matched, work } from './match.ts';
import { MODEL_COUNT } from './models.ts';
import { createWork, type Work } from './work.ts';

/**
 * What matches of the present group gave, so that the pair that wins is not matched again. Nothing
 * of it outlives its group.
 */
interface Tried {
  readonly work: Work;
  readonly matched: typeof matched;
}

/** Beyond so many a group's winners are matched again: 64 are some 150 kB, what a cache holds. */
const MOST_TRIED = 64;

const kept: Tried[] = [];
let count = 0;

export function forgetTried(): void {
  count = 0;
}

/** Puts aside what `match` has just left; where, or -1 when there is no room. */
export function keepTried(): number {
  if (count === MOST_TRIED) return -1;
  if (count === kept.length) kept.push({ work: createWork(), matched: { ...matched } });
  exchange(kept[count]!);
  return count++;
}

/** As if that pair had just been matched. What is taken back is no longer there. */
export function recallTried(at: number): void {
  exchange(kept[at]!);
}

function exchange(one: Tried): void {
  const own = one.work;
  for (let m = 0; m < MODEL_COUNT; m++) {
    const state = work.state[m]!;
    work.state[m] = own.state[m]!;
    own.state[m] = state;
    const covariance = work.covariance[m]!;
    work.covariance[m] = own.covariance[m]!;
    own.covariance[m] = covariance;
    const extra = work.extra[m]!;
    work.extra[m] = own.extra[m]!;
    own.extra[m] = extra;
    const weight = work.weight[m]!;
    work.weight[m] = own.weight[m]!;
    own.weight[m] = weight;
  }
  const other = one.matched;
  const { logLikelihood, nis, size, misfit, ruling, rulingNis, logRatio } = matched;
  matched.logLikelihood = other.logLikelihood;
  matched.nis = other.nis;
  matched.size = other.size;
  matched.misfit = other.misfit;
  matched.ruling = other.ruling;
  matched.rulingNis = other.rulingNis;
  matched.logRatio = other.logRatio;
  other.logLikelihood = logLikelihood;
  other.nis = nis;
  other.size = size;
  other.misfit = misfit;
  other.ruling = ruling;
  other.rulingNis = rulingNis;
  other.logRatio = logRatio;
}
