import type { SampledImpact } from '../../assess/index.ts';
import { DEGREE, polygonArea } from '../../earth/index.ts';

/** `sampled` of `predict --json`: the analytical area beside the samples. */
export function sampledObject(sampled: SampledImpact, seed: number): Record<string, unknown> {
  const { point, samples, timeS, timeSigmaS, inTime, up } = sampled;
  return {
    samples,
    seed,
    neverDown: up,
    impact: {
      latitudeDeg: rounded(point.latitudeRad / DEGREE, 3),
      longitudeDeg: rounded(point.longitudeRad / DEGREE, 3),
    },
    timeToImpactS: Math.round(timeS),
    timeIntervalS: [Math.round(timeS - 1.645 * timeSigmaS), Math.round(timeS + 1.645 * timeSigmaS)],
    heldInTime: rounded(inTime, 4),
    areas: sampled.areas.map(({ containment, polygon, held }) => ({
      containment,
      areaKm2: rounded(polygonArea(polygon) / 1e6, 2),
      held: rounded(held, 4),
    })),
  };
}

/** Lines for a person. */
export function sampledLines(sampled: SampledImpact): string[] {
  const { samples, inTime, areas, up } = sampled;
  const lines = areas.map(
    ({ containment, polygon, held }) =>
      `${percent(containment)} area`.padEnd(19) +
      `${rounded(polygonArea(polygon) / 1e6, 1)} km², holds ${percent(held)} of ${samples} samples`,
  );
  lines.push(`${'90 % of the time'.padEnd(19)}holds ${percent(inTime)} of the samples`);
  if (up > 0) lines.push(`${'Stay up'.padEnd(19)}${up} samples`);
  return lines;
}

function percent(share: number): string {
  return `${rounded(100 * share, 1)} %`;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
