import { ecefToGeodetic } from '../earth/index.ts';
import { capVertical } from './height.ts';
import { lineariseBearing } from './measure/bearing.ts';
import { estimateEvidence, fuseEstimate } from './measure/estimate.ts';
import { lineariseFix } from './measure/fix.ts';
import { blurByTime, createLinearised } from './measure/linear.ts';
import { linearisePolar } from './measure/polar.ts';
import { CONSTANT_VELOCITY, insideEnvelope, MODEL_COUNT, normalCdf, THRUST } from './models.ts';
import { combinedEstimate, createWork, moveWork, predictTrack } from './predict.ts';
import type { Prepared } from './prepared.ts';
import type { TrackerState } from './state.ts';
import { type Evidence, update } from './update.ts';

/** The one track that is being predicted and updated; filled anew by each {@link match}. */
export const work = createWork();

const linear = createLinearised();
const evidence: Evidence = { logLikelihood: 0, nis: 0 };
const logs = new Float64Array(MODEL_COUNT);
const mean = new Float64Array(6);
const covariance = new Float64Array(36);

/** What {@link match} found, beside what it left in {@link work}. */
export const matched = {
  /** Natural logarithm of the mixture's likelihood in measurement units. */
  logLikelihood: 0,
  /** Smallest normalised innovation squared of a filter that matters. */
  nis: 0,
  /** Components of the report. */
  size: 0,
  /** Misfit of this report: NIS over size, averaged over the filters. */
  misfit: 0,
  /** Probability of being inside the envelope of aircraft after the update. */
  envelope: 1,
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
  if (!predictTrack(store, slot, dtS, state.settings, work)) return false;
  const models = store.models[slot]!;
  const several = (models & (models - 1)) !== 0;
  let best = Number.NEGATIVE_INFINITY;
  matched.nis = Number.POSITIVE_INFINITY;
  matched.misfit = 0;
  for (let m = 0; m < MODEL_COUNT; m++) {
    if ((models & (1 << m)) === 0) continue;
    if (inflate > 1) {
      const p = work.covariance[m]!;
      for (let i = 0; i < 36; i++) p[i] = p[i]! * inflate;
      if (m === THRUST) for (let i = 1; i < 8; i++) work.extra[i] = work.extra[i]! * inflate;
    }
    if (!updateFilter(z, m)) return false;
    const weight = work.weight[m]!;
    logs[m] = weight > 0 ? Math.log(weight) + evidence.logLikelihood : Number.NEGATIVE_INFINITY;
    if (several && m === CONSTANT_VELOCITY) logs[m] = logs[m]! + envelopeEvidence(m);
    if (m === THRUST) logs[m] = logs[m]! + motorEvidence();
    if (logs[m]! > best) best = logs[m]!;
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
  if (dtS < 0 && !moveWork(store, slot, -dtS, several, state.settings, work, 0)) return false;
  if (several) {
    combinedEstimate(models, work, mean, covariance);
    matched.envelope = envelopeOf(mean, covariance);
  } else {
    matched.envelope = 1;
  }
  return Number.isFinite(matched.logLikelihood);
}

/** A filter with a smaller share than this cannot bring a report into the gate on its own. */
const SMALL_WEIGHT = 1e-4;

function updateFilter(z: Prepared, m: number): boolean {
  const x = work.state[m]!;
  const p = work.covariance[m]!;
  const report = z.report;
  switch (report.kind) {
    case 'polar':
      linearisePolar(report, z.rotation, x, 0, linear);
      break;
    case 'bearing':
      lineariseBearing(report, x, 0, linear);
      break;
    case 'fix':
      lineariseFix(report, z.rotation, x, 0, linear);
      break;
    case 'estimate':
      matched.size = 6;
      if (m === THRUST) forgetExtra();
      return estimateEvidence(report, x, 0, p, 0, evidence) && fuseEstimate(report, x, 0, p, 0);
  }
  matched.size = linear.size;
  if (report.timeSigmaS !== undefined) {
    blurByTime(linear, x, 0, (p[21]! + p[28]! + p[35]!) / 3, report.timeSigmaS);
  }
  if (!update(linear, x, 0, p, 0, evidence, m === THRUST ? work.extra : null)) return false;
  if (z.heightless) {
    capVertical(z.rotation, p);
    if (m === THRUST) forgetExtra();
  }
  return true;
}

/** Where the covariance is made smaller from outside, what the thrust had in common with it goes. */
function forgetExtra(): void {
  for (let i = 1; i < 7; i++) work.extra[i] = 0;
}

/** Logarithm of the probability that the filter's own state is one that an aircraft can have. */
function envelopeEvidence(m: number): number {
  return Math.log(Math.max(envelopeOf(work.state[m]!, work.covariance[m]!), 1e-6));
}

/** Logarithm of the probability that the estimated thrust pushes: what brakes is air, no motor. */
function motorEvidence(): number {
  const e = work.extra;
  return Math.log(Math.max(normalCdf(e[0]! / Math.sqrt(e[7]!)), 1e-6));
}

function envelopeOf(x: Float64Array, p: Float64Array): number {
  const speed = Math.sqrt(x[3]! * x[3]! + x[4]! * x[4]! + x[5]! * x[5]!);
  const at = ecefToGeodetic(x[0]!, x[1]!, x[2]!);
  const cosLat = Math.cos(at.latitudeRad);
  const ux = cosLat * Math.cos(at.longitudeRad);
  const uy = cosLat * Math.sin(at.longitudeRad);
  const uz = Math.sin(at.latitudeRad);
  const climb = ux * x[3]! + uy * x[4]! + uz * x[5]!;
  const s = Math.max(speed, 1);
  return insideEnvelope(
    speed,
    Math.sqrt(along(p, 21, x[3]! / s, x[4]! / s, x[5]! / s)),
    at.heightM,
    Math.sqrt(along(p, 0, ux, uy, uz)),
    climb,
    Math.sqrt(along(p, 21, ux, uy, uz)),
  );
}

/** Variance of the 3×3 block that begins at `o` of a 6×6 matrix along a direction. */
function along(p: Float64Array, o: number, ux: number, uy: number, uz: number): number {
  return Math.max(
    p[o]! * ux * ux +
      p[o + 7]! * uy * uy +
      p[o + 14]! * uz * uz +
      2 * (p[o + 1]! * ux * uy + p[o + 2]! * ux * uz + p[o + 8]! * uy * uz),
    0,
  );
}
