import { ecefToGeodetic, enuRotation } from '../earth/index.ts';
import type { KinematicReport } from '../sense/index.ts';
import { capVertical } from './height.ts';
import { keptReports } from './lag.ts';
import { lineariseBearing } from './measure/bearing.ts';
import { fixVerticalSigma, lineariseFix } from './measure/fix.ts';
import { blurByTime, type Linearised } from './measure/linear.ts';
import { linearisePolar } from './measure/polar.ts';
import { MOTION_CLASSES, motionClassOf } from './motion-class.ts';
import type { TrackerState } from './state.ts';

/** What analysis after the event takes of the tracker: a track's own reports and what they measure. */

/**
 * The newest reports that a live track has taken in, rising by time: those since it could last do
 * without them. Asked after every batch this gives all of them, but for those too late to be kept and
 * those of which two together began the track. As the tracker took them: constant errors taken off.
 */
export function recentReports(state: TrackerState, id: string): readonly KinematicReport[] {
  const slot = /^t[0-9]{1,15}$/.test(id) ? state.store.slots.get(Number(id.slice(1))) : undefined;
  return slot === undefined ? [] : keptReports(state, slot);
}

/**
 * A report about the state `x` (6 numbers), into `to`, as the tracker's filters take it. False for an
 * estimate of somebody else's, whose errors are not independent: the tracker joins those otherwise.
 */
export function measure(report: KinematicReport, x: Float64Array, to: Linearised): boolean {
  switch (report.kind) {
    case 'polar':
      linearisePolar(report, frameOf(report.observerEcefM), x, 0, to);
      break;
    case 'bearing':
      lineariseBearing(report, x, 0, to);
      break;
    case 'fix':
      lineariseFix(report, frameOf(report.positionEcefM), x, 0, to);
      break;
    case 'estimate':
      return false;
  }
  if (report.timeSigmaS !== undefined) blurByTime(to, x, 0, 0, report.timeSigmaS);
  return true;
}

/** Keeps the height of what nobody measures the height of bounded, as the tracker does: 6×6. */
export function capHeight(report: KinematicReport, covariance: Float64Array): void {
  if (report.kind === 'polar' && report.elevationRad === undefined) {
    capVertical(frameOf(report.observerEcefM), covariance);
  }
  if (report.kind === 'fix' && fixVerticalSigma(report) === Number.POSITIVE_INFINITY) {
    capVertical(frameOf(report.positionEcefM), covariance);
  }
}

/** Power spectral density of acceleration of what such a report tells of, going straight, m²/s³. */
export function straightNoise(report: KinematicReport): number {
  return MOTION_CLASSES[motionClassOf(report)]!.q;
}

function frameOf([x, y, z]: readonly [number, number, number]): Float64Array {
  const at = ecefToGeodetic(x, y, z);
  return enuRotation(at.latitudeRad, at.longitudeRad);
}
