import type { SensorId } from '../mark/index.ts';

/** What a tracker needs to know besides its sensors. Defaults: {@link DEFAULT_TRACKER}. */
export interface TrackerSettings {
  /** Probability that the right report falls inside a track's gate. */
  readonly gateProbability: number;
  /** Existence at which a tentative track is confirmed. */
  readonly confirmExistence: number;
  /**
   * Existence below which a confirmed track is dropped; a tentative one is dropped below this
   * share of the highest existence that it ever had.
   */
  readonly dropExistence: number;
  /** New objects expected per second in one sensor's coverage: prior of a new track. */
  readonly birthsPerSecond: number;
  /** A track without a report for this long is dropped as `too-old`, seconds (see motion-class). */
  readonly maximumCoastS: number;
  /** Hard bound on live tracks; the least existing are shed beyond it. */
  readonly maximumTracks: number;
  /** Tracks that a scanning sensor may begin in one scan; beyond it its plots wait their turn. */
  readonly birthsPerScan?: number;
  /** Mean time that an object stays in a scanning sensor's coverage, seconds. */
  readonly meanLifeS?: number;
  /** Reports older than a track's newest by up to this are used, older ones counted, seconds. */
  readonly lateHorizonS?: number;
  /** False plots of a radar are taken to lie below this height, metres. */
  readonly clutterCeilingM?: number;
  /** Filters that run side by side on an object whose height is measured. */
  readonly models?: readonly FilterModel[];
  /** Power spectral density of acceleration, m²/s³, where it is not the object class's own. */
  readonly processNoise?: { readonly [model in FilterModel]?: number };
  /** 1-sigma of the first velocity per axis, m/s; null: that of the object's class. */
  readonly initialSpeedSigma?: {
    readonly horizontalMps: number;
    readonly verticalMps: number;
  } | null;
  /** Sensors whose whole scan has one time and comes in one batch: a look at all at once. */
  readonly frameSensors?: readonly SensorId[];
}

/**
 * Filters that a track can run: `boost` is a strong manoeuvre of any kind, `thrust` a motor that
 * pushes along the velocity, `reentry` free fall braked by air, `turn` a level turn, `drift` what
 * goes with a gusty wind, `acceleration` one that lasts.
 */
export const FILTER_MODELS = [
  'constantVelocity',
  'boost',
  'coast',
  'thrust',
  'reentry',
  'turn',
  'drift',
  'acceleration',
] as const;
export type FilterModel = (typeof FILTER_MODELS)[number];

export const DEFAULT_TRACKER: Required<TrackerSettings> = {
  gateProbability: 0.999,
  confirmExistence: 0.95,
  dropExistence: 0.05,
  birthsPerSecond: 0.1,
  maximumCoastS: 60,
  maximumTracks: 200_000,
  // A long-range radar that is switched on amid dense traffic sees some thousand aircraft.
  birthsPerScan: 2_000,
  meanLifeS: 300,
  lateHorizonS: 5,
  clutterCeilingM: 30_000,
  models: FILTER_MODELS,
  processNoise: {},
  initialSpeedSigma: null,
  frameSensors: [],
};
