import type { Mode, SensorId } from '../mark/index.ts';
import type { Vector3 } from './report.ts';

/** What a source emits, by the names of the sensors file. */
export const SENSOR_KINDS = [
  'polar',
  'bearing',
  'fix',
  'adsb',
  'ais',
  'modes',
  'estimate',
  'notice',
] as const;
export type SensorKind = (typeof SENSOR_KINDS)[number];

export const SENSOR_FORMATS = [
  'asterix',
  'beast',
  'avr',
  'sbs',
  'nmea',
  'tdm',
  'bongsu-report',
  'bongsu-notice',
  'cot',
  'dis',
  'track-table',
] as const;
export type SensorFormat = (typeof SENSOR_FORMATS)[number];

/**
 * A sensor as the core knows it: the sensors file after conversion to SI, radians
 * and ECEF by `sense/settings.ts`.
 */
export interface Sensor {
  readonly id: SensorId;
  readonly kind: SensorKind;
  readonly format: SensorFormat;
  /** `udp://127.0.0.1:8600`, `file:…`: the input that carries it; several sensors may share one. */
  readonly source: string;
  readonly mode: Mode;
  /** ASTERIX edition by three-digit category. */
  readonly editions: Readonly<Record<string, string>>;
  /** Which blocks of a shared stream are this sensor's; null: all. */
  readonly sacSic: readonly [number, number] | null;
  /** Null for feeds that stand nowhere (a network of AIS receivers). */
  readonly site: Site | null;
  /** 1-sigma errors used where the format states none. */
  readonly sigma: SensorSigma;
  readonly scanPeriodS: number | null;
  readonly detectionProbability: number;
  /** Mean false plots a scan over the whole coverage. */
  readonly clutterPerScan: number;
  readonly maximumRangeM: number | null;
  readonly minimumElevationRad: number | null;
  /** Added to the sensor's times to get UTC, seconds. */
  readonly clockOffsetS: number;
  /** 1-sigma error of its times, seconds; absent: what its format resolves. */
  readonly timeSigmaS?: number;
  /**
   * `apparent`: its elevations are those at which bent rays arrive, and are straightened here; absent:
   * it corrects them itself, as most radars do.
   */
  readonly refraction?: 'apparent';
  /** Reports a second that untimed input is taken to have; null: time of reception. */
  readonly assumedRateHz: number | null;
  /** Tag of the one object that carries the sensor, for reports without an identity of their own. */
  readonly carrier?: string;
  /** Column map and units of `track-table`. */
  readonly table: TableLayout | null;
}

export interface Site {
  readonly ecefM: Vector3;
  readonly latitudeRad: number;
  readonly longitudeRad: number;
  readonly heightM: number;
  /** How the position is known; `guessed` is shown wherever it is used. */
  readonly basis: 'published' | 'surveyed' | 'guessed';
}

export interface SensorSigma {
  readonly rangeM: number;
  readonly azimuthRad: number;
  readonly elevationRad: number;
  readonly rangeRateMps: number;
  readonly horizontalM: number;
  readonly verticalM: number;
  readonly losRad: number;
}

/** Which column holds what in a `track-table`, and in which unit. */
export interface TableLayout {
  readonly columns: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<string, string>>;
  readonly delimiter: string;
}
