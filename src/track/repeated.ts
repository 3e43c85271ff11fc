import type { Prepared } from './prepared.ts';

/**
 * A sensor that repeats itself, over two lines or out of a buffer, has looked once: the same
 * measurement of the same time again would make a track surer of what it knows already, or begin a
 * second one beside it. Two generations of fingerprints are kept of each source, each a table with
 * open addressing (0: empty) that is at most half full. Plain data.
 */
export interface Recent {
  newer: Float64Array;
  older: Float64Array;
  /** Fingerprints in the newer one. */
  count: number;
}

/**
 * Reports in a generation: so many at least and twice as many at most are remembered of a source. A
 * scan that comes over two lines comes whole the second time, and a busy radar's has thousands.
 */
const GENERATION = 4_096;

/** Length of a table that nothing stands in yet; tables double, up to twice a generation. */
const FIRST_LENGTH = 64;

/** Weights that no two of a source's reports make the same sum with, but by a rounding in 2^50. */
const [A, B, C, D] = [Math.SQRT2, Math.E, Math.PI, Math.LN10] as const;

/** The fingerprint at hand, and its bits. */
const key = new Float64Array(1);
const bits = new Int32Array(key.buffer);

export function createRecent(): Recent {
  return { newer: new Float64Array(FIRST_LENGTH), older: new Float64Array(FIRST_LENGTH), count: 0 };
}

/** Whether the source has said exactly this already; notes it otherwise. */
export function isRepeated(recent: Recent, z: Prepared): boolean {
  const { report } = z;
  const sum = A * z.x + B * z.y + C * z.z + D * (report.timeMs % 1e8) + detailOf(z);
  key[0] = sum === 0 ? Number.MIN_VALUE : sum;
  const at = placeOf(recent.newer);
  if (recent.newer[at] !== 0 || recent.older[placeOf(recent.older)] !== 0) return true;
  if (recent.count < GENERATION) {
    recent.newer[at] = key[0];
    recent.count++;
    if (2 * recent.count > recent.newer.length) recent.newer = doubled(recent.newer);
    return false;
  }
  const { older } = recent;
  recent.older = recent.newer;
  recent.newer = older.fill(0);
  recent.newer[placeOf(recent.newer)] = key[0];
  recent.count = 1;
  return false;
}

/** Where the fingerprint at hand stands in the table, or the empty place where it would. */
function placeOf(table: Float64Array): number {
  const mask = table.length - 1;
  let at = Math.imul(bits[0]! ^ Math.imul(bits[1]!, MIX), MIX) >>> 8;
  for (at &= mask; table[at] !== 0 && table[at] !== key[0]; ) at = (at + 1) & mask;
  return at;
}

/** An odd number near 2³² over the golden ratio, which spreads neighbours (Knuth 1973, 6.4). */
const MIX = 0x9e3779b1;

function doubled(table: Float64Array): Float64Array {
  const larger = new Float64Array(2 * table.length);
  for (let i = 0; i < table.length; i++) {
    key[0] = table[i]!;
    if (key[0] !== 0) larger[placeOf(larger)] = key[0];
  }
  return larger;
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
