import { DEGREE } from '../earth/index.ts';
import type { SensorKind, SensorSigma } from './sensor.ts';

/** What is taken for a sensor of a kind where its settings are silent. */
export interface SensorDefaults {
  readonly sigma: SensorSigma;
  readonly detectionProbability: number;
  readonly clutterPerScan: number;
}

/**
 * Monopulse secondary radar: 70 m and 0.08° are the random errors that the EUROCONTROL standard
 * for en-route radar surveillance allows (edition 1.0, 1997, section 6). Elevation is set to the
 * order of a three-dimensional surveillance radar, the range rate to one Doppler cell of it.
 */
const RADAR: SensorSigma = {
  rangeM: 70,
  azimuthRad: 0.08 * DEGREE,
  elevationRad: 0.2 * DEGREE,
  rangeRateMps: 2,
  horizontalM: 30,
  verticalM: 100,
  losRad: 1e-3,
};

/** A satellite-navigation fix without stated accuracy: 10 m, and twice as much upwards. */
const FIX: SensorSigma = { ...RADAR, horizontalM: 10, verticalM: 20 };

/**
 * ADS-B without integrity figures: the position of version 0 aircraft may be an inertial one,
 * 100 m; height is a pressure height against which the weather works (adapters/adsb.ts).
 */
const ADSB: SensorSigma = { ...RADAR, horizontalM: 100, verticalM: 100 };

/**
 * A ship whose accuracy flag is not set states only that it is worse than 10 m. Its height is put
 * on the ellipsoid, from which the sea surface is some tens of metres off (geoid).
 */
const AIS: SensorSigma = { ...RADAR, horizontalM: 30, verticalM: 40 };

export const SENSOR_DEFAULTS: Readonly<Record<SensorKind, SensorDefaults>> = {
  // 0.9: what the same standard asks of primary radar; clutter is a matter of the place, 10 a scan
  // keeps a tracker from believing every lone plot.
  polar: { sigma: RADAR, detectionProbability: 0.9, clutterPerScan: 10 },
  bearing: { sigma: RADAR, detectionProbability: 0.9, clutterPerScan: 1 },
  // Objects that say where they are: a message may be lost, none is made up by noise.
  fix: { sigma: FIX, detectionProbability: 0.95, clutterPerScan: 0 },
  adsb: { sigma: ADSB, detectionProbability: 0.95, clutterPerScan: 0 },
  modes: { sigma: ADSB, detectionProbability: 0.95, clutterPerScan: 0 },
  ais: { sigma: AIS, detectionProbability: 0.9, clutterPerScan: 0 },
  estimate: { sigma: FIX, detectionProbability: 0.95, clutterPerScan: 0 },
  // Words, and no measurement.
  notice: { sigma: FIX, detectionProbability: 0.95, clutterPerScan: 0 },
};
