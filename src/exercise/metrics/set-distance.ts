import { assignPairs } from './assignment.ts';

/** One true object and the track that is paired with it, by their places in the two lists. */
export interface Pair {
  readonly truth: number;
  readonly track: number;
  readonly distance: number;
}

/** How far one picture is from the truth at one time. */
export interface SetDistance {
  /** Pairs nearer than the cut-off, by rising place of the truth. */
  readonly pairs: readonly Pair[];
  readonly missed: number;
  readonly false: number;
  /** GOSPA, alpha = 2, and its parts to the power `order`: they add up to `gospa ** order`. */
  readonly gospa: number;
  readonly localisation: number;
  readonly missedCost: number;
  readonly falseCost: number;
  readonly ospa: number;
}

/**
 * Generalised optimal sub-pattern assignment of order p with alpha = 2 (Rahmathullah, García-
 * Fernández, Svensson, FUSION 2017, equation 1 and proposition 1): (Σ d^p over pairs nearer than c
 * + c^p/2 · (missed + false))^(1/p). And OSPA (Schuhmacher, Vo, Vo, IEEE Trans. SP 56(8), 2008,
 * equation 3): ((Σ min(d, c)^p + c^p · ||n - m||) / max(n, m))^(1/p). Both by the same pairs.
 *
 * `truths` and `tracks` begin with the position, `dimensions` numbers of it, metres.
 */
export function setDistance(
  truths: readonly (readonly number[])[],
  tracks: readonly (readonly number[])[],
  dimensions: number,
  cutOff: number,
  order: number,
): SetDistance {
  const n = truths.length;
  const m = tracks.length;
  const distance = new Float64Array(n * m);
  const cost = new Float64Array(n * m);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      const d = distanceOf(truths[i]!, tracks[j]!, dimensions);
      distance[i * m + j] = d;
      cost[i * m + j] = Math.min(d, cutOff) ** order;
    }
  }
  const trackOf = n > 0 && m > 0 ? assignPairs(cost, n, m) : new Int32Array(n).fill(-1);
  const pairs: Pair[] = [];
  let clipped = 0;
  let localisation = 0;
  for (let i = 0; i < n; i++) {
    const j = trackOf[i]!;
    if (j < 0) continue;
    clipped += cost[i * m + j]!;
    const d = distance[i * m + j]!;
    if (d >= cutOff) continue;
    localisation += cost[i * m + j]!;
    pairs.push({ truth: i, track: j, distance: d });
  }
  const whole = cutOff ** order;
  const missed = n - pairs.length;
  const spurious = m - pairs.length;
  const most = Math.max(n, m);
  const unequal = whole * (most - Math.min(n, m));
  return {
    pairs,
    missed,
    false: spurious,
    gospa: (localisation + (whole / 2) * (missed + spurious)) ** (1 / order),
    localisation,
    missedCost: (whole / 2) * missed,
    falseCost: (whole / 2) * spurious,
    ospa: most === 0 ? 0 : ((clipped + unequal) / most) ** (1 / order),
  };
}

function distanceOf(a: readonly number[], b: readonly number[], dimensions: number): number {
  let sum = 0;
  for (let i = 0; i < dimensions; i++) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(sum);
}
