import type { View } from '../../src/watch/index.ts';
import type { Window } from './times.ts';

/** What is known now of a hazard that a warning is about. */
export interface Prediction {
  /** Null where no time has been given, or none that is known yet. */
  readonly window: Window | null;
  readonly regions: ReadonlyMap<string, Window | null>;
}

/** How many standard deviations of the arrival time are shown on either side. */
const SIGMAS = 2;

/** The newest prediction of a hazard of this node or of an ally; null once it is over. */
export function predictionOf(view: View, origin: string, hazardId: string): Prediction | null {
  const own = origin === view.node ? view.hazards.find((hazard) => hazard.id === hazardId) : null;
  if (own) {
    if (own.status !== 'open') return null;
    return {
      window:
        own.kind === 'ballistic'
          ? around(own.impact)
          : own.kind === 'space-launch'
            ? { earliestMs: own.fromMs, latestMs: own.untilMs }
            : spanOf(own.arrivals),
      regions: new Map(own.arrivals.map((arrival) => [arrival.region, arrival])),
    };
  }
  for (const { body } of view.allied) {
    const { content } = body;
    if (body.origin !== origin || content.about !== 'hazard' || content.hazard !== hazardId)
      continue;
    if (content.status !== 'open') return null;
    const windows = content.arrivals.map((arrival) => ({
      region: arrival.region,
      window: windowOf(arrival),
    }));
    return {
      window: windowOf(content) ?? spanOf(windows.flatMap((each) => each.window ?? [])),
      regions: new Map(windows.map((each) => [each.region, each.window])),
    };
  }
  return null;
}

function windowOf(times: {
  readonly earliestMs: number | null;
  readonly latestMs: number | null;
}): Window | null {
  const { earliestMs, latestMs } = times;
  return earliestMs === null || latestMs === null ? null : { earliestMs, latestMs };
}

function around(impact: { readonly timeMs: number; readonly timeSigmaS: number }): Window {
  const spreadMs = SIGMAS * impact.timeSigmaS * 1000;
  return { earliestMs: impact.timeMs - spreadMs, latestMs: impact.timeMs + spreadMs };
}

function spanOf(windows: readonly Window[]): Window | null {
  if (windows.length === 0) return null;
  return {
    earliestMs: Math.min(...windows.map((window) => window.earliestMs)),
    latestMs: Math.max(...windows.map((window) => window.latestMs)),
  };
}
