import { geodeticOf } from '../earth/index.ts';
import { capVertical } from './height.ts';
import { lineariseBearing } from './measure/bearing.ts';
import { estimateEvidence, fuseEstimate } from './measure/estimate.ts';
import { lineariseFix } from './measure/fix.ts';
import { blurByTime, createLinearised } from './measure/linear.ts';
import { linearisePolar } from './measure/polar.ts';
import {
  BOOST,
  CONSTANT_VELOCITY,
  EXTRA_STATES,
  insideEnvelope,
  normalCdf,
  setUnknown,
  THRUST,
  TURN,
} from './models.ts';
import type { Prepared } from './prepared.ts';
import { type Evidence, update } from './update.ts';
import type { Work } from './work.ts';

const linear = createLinearised();

/** What an update of one filter found, and of how many components. */
export interface FilterEvidence extends Evidence {
  size: number;
}

/** Updates filter `m` in `work` with the report; false where the numbers break. */
export function updateFilter(
  z: Prepared,
  work: Work,
  m: number,
  evidence: FilterEvidence,
): boolean {
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
      evidence.size = 6;
      forgetCrosses(work, m);
      return estimateEvidence(report, x, 0, p, 0, evidence) && fuseEstimate(report, x, 0, p, 0);
  }
  evidence.size = linear.size;
  if (report.timeSigmaS !== undefined) {
    blurByTime(linear, x, 0, (p[21]! + p[28]! + p[35]!) / 3, report.timeSigmaS);
  }
  const count = EXTRA_STATES[m]!;
  if (!update(linear, x, 0, p, 0, evidence, work.extra[m]!, count)) return false;
  if (z.heightless) {
    capVertical(z.rotation, p);
    forgetCrosses(work, m);
  }
  return true;
}

/** Multiplies the covariance of filter `m` by `factor`. */
export function widen(work: Work, m: number, factor: number): void {
  const p = work.covariance[m]!;
  for (let i = 0; i < 36; i++) p[i] = p[i]! * factor;
  const extra = work.extra[m]!;
  for (let i = EXTRA_STATES[m]!; i < extra.length; i++) extra[i] = extra[i]! * factor;
}

/**
 * Begins filter `m` of those in `models`, whose numbers have broken, anew: out of the widest of the
 * others.
 */
export function restart(work: Work, m: number, models: number): void {
  const out = (models & (1 << BOOST)) !== 0 ? BOOST : CONSTANT_VELOCITY;
  work.state[m]!.set(work.state[out]!);
  work.covariance[m]!.set(work.covariance[out]!);
  setUnknown(work.extra[m]!, 0, m);
}

/** Where the covariance is made smaller from outside, what the extra states share with it goes. */
function forgetCrosses(work: Work, m: number): void {
  const count = EXTRA_STATES[m]!;
  work.extra[m]!.fill(0, count, count * 7);
}

/**
 * Adds to `logs[m]` the logarithm of how probable it is, beside the report, that the object moves as
 * the filter's own estimate now says. An aircraft, straight or turning, keeps within the envelope of aircraft; what
 * hardly turns flies straight; and a motor pushes: what brakes is air.
 */
export function addOwnEvidence(work: Work, m: number, logs: Float64Array): void {
  told[OTHER] = 1;
  switch (m) {
    case CONSTANT_VELOCITY:
      envelopeOf(work.state[m]!, work.covariance[m]!, told, ONE);
      break;
    case TURN:
      envelopeOf(work.state[m]!, work.covariance[m]!, told, ONE);
      noteTurn(work);
      break;
    case THRUST:
      told[ONE] = normalCdf(work.extra[m]![0]! / Math.sqrt(work.extra[m]![7]!));
      break;
    default:
      return;
  }
  const one = Math.log(Math.max(told[ONE]!, LEAST_PROBABILITY));
  const other = Math.log(Math.max(told[OTHER]!, LEAST_PROBABILITY));
  logs[m] = logs[m]! + (one + other);
}

/** Probabilities that pass between the functions here. */
const ONE = 0;
const OTHER = 1;
const told = new Float64Array(2);

/** The other one: that the turn is more than straight flight's own noise holds. */
function noteTurn(work: Work): void {
  const x = work.state[TURN]!;
  const e = work.extra[TURN]!;
  const speed = Math.sqrt(x[3]! * x[3]! + x[4]! * x[4]! + x[5]! * x[5]!);
  const pull = e[0]! * speed;
  const sigma = Math.sqrt(e[7]!) * speed;
  told[OTHER] = normalCdf((pull - SLIGHT_MPS2) / sigma) + normalCdf((-pull - SLIGHT_MPS2) / sigma);
}

/** Less than this is straight flight, m/s²: what its noise of 10 m²/s³ holds over a second. */
const SLIGHT_MPS2 = 3;

const LEAST_PROBABILITY = 1e-6;

const geodetic = new Float64Array(3);
const up = new Float64Array(3);
const ahead = new Float64Array(3);
const motion = new Float64Array(6);

/**
 * Writes to `to[at]` the probability of being inside the envelope of aircraft for a state and its
 * covariance, 6×6.
 */
export function envelopeOf(x: Float64Array, p: Float64Array, to: Float64Array, at: number): void {
  const speed = Math.sqrt(x[3]! * x[3]! + x[4]! * x[4]! + x[5]! * x[5]!);
  geodeticOf(x, 0, geodetic);
  const cosLat = Math.cos(geodetic[0]!);
  up[0] = cosLat * Math.cos(geodetic[1]!);
  up[1] = cosLat * Math.sin(geodetic[1]!);
  up[2] = Math.sin(geodetic[0]!);
  const s = Math.max(speed, 1);
  for (let i = 0; i < 3; i++) ahead[i] = x[3 + i]! / s;
  motion[0] = speed;
  motion[2] = geodetic[2]!;
  motion[4] = up[0]! * x[3]! + up[1]! * x[4]! + up[2]! * x[5]!;
  noteVariance(p, 21, ahead, 1);
  noteVariance(p, 0, up, 3);
  noteVariance(p, 21, up, 5);
  to[at] = insideEnvelope(motion);
}

/** Variance of the 3×3 block that begins at `o` of a 6×6 matrix along a direction. */
function noteVariance(p: Float64Array, o: number, along: Float64Array, to: number): void {
  const ux = along[0]!;
  const uy = along[1]!;
  const uz = along[2]!;
  motion[to] = Math.max(
    p[o]! * ux * ux +
      p[o + 7]! * uy * uy +
      p[o + 14]! * uz * uz +
      2 * (p[o + 1]! * ux * uy + p[o + 2]! * ux * uz + p[o + 8]! * uy * uz),
    0,
  );
}
