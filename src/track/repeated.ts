import type { Prepared } from './prepared.ts';

/**
 * A sensor that repeats itself, over two lines or out of a buffer, has looked once: the same
 * measurement of the same time again would make a track surer of what it knows already, or begin a
 * second one beside it. Two generations of fingerprints are kept of each source. Plain data.
 */
export interface Recent {
  newer: Set<number>;
  older: Set<number>;
}

/**
 * Reports in a generation: so many at least and twice as many at most are remembered of a source. A
 * scan that comes over two lines comes whole the second time, and a busy radar's has thousands.
 */
const GENERATION = 4_096;

/** Weights that no two of a source's reports make the same sum with, but by a rounding in 2^50. */
const [A, B, C, D] = [Math.SQRT2, Math.E, Math.PI, Math.LN10] as const;

export function createRecent(): Recent {
  return { newer: new Set(), older: new Set() };
}

/** Whether the source has said exactly this already; notes it otherwise. */
export function isRepeated(recent: Recent, z: Prepared): boolean {
  const { report } = z;
  const key = A * z.x + B * z.y + C * z.z + D * (report.timeMs % 1e8) + detailOf(z);
  if (recent.newer.has(key) || recent.older.has(key)) return true;
  if (recent.newer.size >= GENERATION) {
    recent.older = recent.newer;
    recent.newer = new Set();
  }
  recent.newer.add(key);
  return false;
}

/** What else sets reports of one place and time apart. */
function detailOf({ report }: Prepared): number {
  const track = report.sourceTrack ?? 0;
  switch (report.kind) {
    case 'polar':
      return track + (report.rangeRateMps ?? 0) / 7;
    case 'bearing':
      return track + 1e5 * (A * report.losEcef[0] + B * report.losEcef[1] + C * report.losEcef[2]);
    case 'fix':
      return track + nameNumber(report.identity?.icao) + (report.identity?.mmsi ?? 0) / 3;
    case 'estimate':
      return track + report.covariance[0]! / 7 + report.stateEcef[3]! / 3;
  }
}

function nameNumber(icao: string | undefined): number {
  return icao === undefined ? 0 : Number.parseInt(icao, 16) / 11 || 0;
}
