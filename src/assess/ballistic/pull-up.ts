import { chartAt, fromChart, type GeoPoint, toChart } from '../../earth/index.ts';
import { FAR_SHARE, NEAR_SHARE, TURN_RAD } from './areas.ts';
import type { Strand } from './fan.ts';

/** Points of the strand; an even lattice by the golden ratio and the number that is one less. */
const POINTS = 96;
const GOLDEN = 0.618_033_988_749_895;

/**
 * Gives `share` of every strand to one that glides or pulls up after burnout: what a ballistic arc
 * would cover from `from` times a share of it, even in its logarithm, turned evenly to either side
 * (the figures of the reachable set). It takes longer in proportion.
 */
export function withPullUps(
  strands: readonly Strand[],
  share: number,
  from: GeoPoint,
): readonly Strand[] {
  const chart = chartAt(from);
  const at = new Float64Array(2);
  const points: GeoPoint[] = [];
  const timesS: number[] = [];
  let sum = 0;
  for (const strand of strands) {
    const first = Math.round(sum * POINTS);
    sum += strand.weight;
    const count = Math.round(sum * POINTS) - first;
    for (let k = 0; k < count; k++) {
      const i = Math.min(
        strand.points.length - 1,
        Math.floor(((k + 0.5) / count) * strand.points.length),
      );
      const p = strand.points[i]!;
      const factor = NEAR_SHARE * (FAR_SHARE / NEAR_SHARE) ** (((first + k + 0.5) * GOLDEN) % 1);
      const turn = TURN_RAD * ((2 * (((first + k) % POINTS) + 0.5)) / POINTS - 1);
      toChart(chart, p.latitudeRad, p.longitudeRad, at, 0);
      const [north, east] = [factor * at[0]!, factor * at[1]!];
      const [c, s] = [Math.cos(turn), Math.sin(turn)];
      points.push(fromChart(chart, c * north - s * east, s * north + c * east));
      timesS.push(strand.timesS[i]! * Math.max(1, factor));
    }
  }
  if (points.length === 0) return strands;
  const kept = strands.map((strand) => ({ ...strand, weight: strand.weight * (1 - share) }));
  return [...kept, { weight: share, points, timesS, lnApogees: [] }];
}
