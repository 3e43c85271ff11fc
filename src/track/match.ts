import {
  addOwnEvidence,
  envelopeOf,
  type FilterEvidence,
  restart,
  updateFilter,
  widen,
} from './filters.ts';
import { BLOCK_COUNT, MODEL_COUNT } from './models.ts';
import { moveWork, predictTrack } from './predict.ts';
import type { Prepared } from './prepared.ts';
import type { TrackerState } from './state.ts';
import { combinedEstimate, createWork, NOISE, SPAN } from './work.ts';

/** The one track that is being predicted and updated; filled anew by each {@link match}. */
export const work = createWork();

const evidence: FilterEvidence = { logLikelihood: Number.NaN, nis: Number.NaN, size: 0 };
const logs = new Float64Array(MODEL_COUNT);
const mean = new Float64Array(6);
const covariance = new Float64Array(36);

/** A filter with a smaller share than this cannot bring a report into the gate on its own. */
const SMALL_WEIGHT = 1e-4;

/** What {@link match} found, beside what it left in {@link work}. */
export const matched = {
  /** Natural logarithm of the mixture's likelihood in measurement units. */
  logLikelihood: Number.NaN,
  /** Smallest normalised innovation squared of a filter that matters. */
  nis: Number.NaN,
  /** Components of the report. */
  size: 0,
  /** Misfit of this report: NIS over size, averaged over the filters. */
  misfit: Number.NaN,
  /** The filter that was the likeliest before the report, and its NIS. */
  ruling: 0,
  rulingNis: Number.NaN,
  /** ln(L / λ) of the pair at hand: how much likelier the report is from it than from anything else. */
  logRatio: Number.NaN,
};

/**
 * Predicts the track in `slot` to the report's time and updates every filter with it, in
 * {@link work}; the store stays as it is. `inflate` multiplies the predicted covariances. False
 * where the numbers break. A report older than the track is used at its own time and the track
 * brought forward again (the error of its correlation with later noise is neglected, as in the
 * first-order methods of Bar-Shalom, IEEE Trans. AES 38(3), 2002).
 */
export function match(state: TrackerState, slot: number, z: Prepared, inflate: number): boolean {
  const store = state.store;
  const dtS = (z.report.timeMs - store.timeMs[slot]!) / 1000;
  work.step[SPAN] = dtS;
  if (!predictTrack(store, slot, state.settings, work)) return false;
  const models = store.models[slot]!;
  const several = (models & (models - 1)) !== 0;
  let best = Number.NEGATIVE_INFINITY;
  matched.nis = Number.POSITIVE_INFINITY;
  matched.misfit = 0;
  let ruling = -1;
  for (let m = 0; m < MODEL_COUNT; m++) {
    if ((models & (1 << m)) === 0) continue;
    if (inflate > 1) widen(work, m, inflate);
    if (!updateFilter(z, work, m, evidence)) {
      // Place and velocity stand on the others; what has extra states may begin anew.
      if (m < BLOCK_COUNT || !several) return false;
      restart(work, m, models);
      logs[m] = Number.NEGATIVE_INFINITY;
      continue;
    }
    matched.size = evidence.size;
    const weight = work.weight[m]!;
    logs[m] = weight > 0 ? Math.log(weight) + evidence.logLikelihood : Number.NEGATIVE_INFINITY;
    if (several) addOwnEvidence(work, m, logs);
    if (logs[m]! > best) best = logs[m]!;
    if (weight > ruling) {
      ruling = weight;
      matched.ruling = m;
      matched.rulingNis = evidence.nis;
    }
    if (weight > SMALL_WEIGHT && evidence.nis < matched.nis) matched.nis = evidence.nis;
    matched.misfit += (weight * evidence.nis) / matched.size;
  }
  let sum = 0;
  for (let m = 0; m < MODEL_COUNT; m++) {
    if ((models & (1 << m)) !== 0) sum += Math.exp(logs[m]! - best);
  }
  if (!(sum > 0)) return false;
  for (let m = 0; m < MODEL_COUNT; m++) {
    work.weight[m] = (models & (1 << m)) === 0 ? 0 : Math.exp(logs[m]! - best) / sum;
  }
  matched.logLikelihood = best + Math.log(sum);
  if (dtS < 0) {
    work.step[SPAN] = -dtS;
    work.step[NOISE] = 0;
    if (!moveWork(store, slot, several, state.settings, work)) return false;
  }
  return Number.isFinite(matched.logLikelihood);
}

/** Writes to `to[at]` the probability of being inside the envelope of aircraft by {@link work}. */
export function noteEnvelope(models: number, to: Float64Array, at: number): void {
  to[at] = 1;
  if ((models & (models - 1)) === 0) return;
  combinedEstimate(models, work, mean, covariance);
  envelopeOf(mean, covariance, to, at);
}
