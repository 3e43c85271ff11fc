import { quantile } from '../row.ts';
import type { Alone } from './alone.ts';
import { THRESHOLDS } from './evidence.ts';
import { GIVE_UP_S, type Injected } from './injected.ts';

/** What one threshold of the evidence buys and costs. */
export interface Point {
  readonly threshold: number;
  /** Share of the flights whose evidence reached it. */
  readonly detected: number;
  /** Objects that were no missile and whose evidence reached it. */
  readonly falsely: number;
  /** First plot to that, 95 % of the flights, s. */
  readonly delayS: number;
  readonly n: number;
}

export function curveOf(flights: readonly Injected[], feeds: readonly Alone[]): Point[] {
  return THRESHOLDS.map((threshold, i) => {
    const times = flights.map(({ reachedS }) => reachedS[i] ?? null);
    return {
      threshold,
      detected: times.filter((s) => s !== null).length / flights.length,
      falsely: feeds
        .flatMap(({ looked }) => looked)
        .filter(({ reachedMs }) => (reachedMs[i] ?? null) !== null).length,
      delayS: quantile(
        times.map((s) => s ?? GIVE_UP_S),
        0.95,
      ),
      n: flights.length,
    };
  });
}
