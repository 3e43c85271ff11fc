/** Scores what a tracker shows of a scenario (S2, S3 and their like) against the scenario's truth. */
import {
  beginPictures,
  comparePicture,
  type PictureSummary,
  type ShownTrack,
  summarisePictures,
} from '../src/exercise/index.ts';

/** A scenario as far as scoring needs it. */
export interface TrueScenario {
  readonly id: string;
  readonly metric: { readonly c: number; readonly p: number };
  /** `x` holds a state for each scan from `k0` on: position, then velocity. */
  readonly truth: readonly {
    readonly id: number;
    readonly k0: number;
    readonly x: readonly (readonly number[])[];
  }[];
}

export interface Scans {
  readonly scans: readonly { readonly k: number; readonly tracks: readonly ShownTrack[] }[];
}

export function scoreScenario(scenario: TrueScenario, { scans }: Scans): PictureSummary {
  const dimensions = scenario.truth[0]?.x[0]?.length === 4 ? 2 : 3;
  const record = beginPictures({
    dimensions,
    cutOff: scenario.metric.c,
    order: scenario.metric.p,
  });
  for (const { k, tracks } of scans) {
    const live = scenario.truth.flatMap(({ id, k0, x }) => {
      const state = x[k - k0];
      return state === undefined ? [] : [{ id, x: state }];
    });
    comparePicture(record, live, tracks);
  }
  return summarisePictures(record);
}
