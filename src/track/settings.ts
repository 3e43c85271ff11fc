/** What a tracker needs to know besides its sensors. Defaults: {@link DEFAULT_TRACKER}. */
export interface TrackerSettings {
  /** Probability that the right report falls inside a track's gate. */
  readonly gateProbability: number;
  /** Existence at which a tentative track is confirmed. */
  readonly confirmExistence: number;
  /** Existence below which a track is dropped. */
  readonly dropExistence: number;
  /** New objects expected per second in one sensor's coverage: prior of a new track. */
  readonly birthsPerSecond: number;
  /** A track without a report for this long is dropped as `too-old`, seconds. */
  readonly maximumCoastS: number;
  /** Hard bound on live tracks; the least existing are shed beyond it. */
  readonly maximumTracks: number;
}

export const DEFAULT_TRACKER: TrackerSettings = {
  gateProbability: 0.999,
  confirmExistence: 0.95,
  dropExistence: 0.05,
  birthsPerSecond: 0.1,
  maximumCoastS: 60,
  maximumTracks: 200_000,
};
