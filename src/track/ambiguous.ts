import type { Cluster } from './clusters.ts';
import { likeliest } from './existence.ts';
import { createMarginals, enumerate, isCountable, propagate } from './marginals.ts';
import type { Pairs } from './pairs.ts';
import { type Blend, createBlend, LONGEST_APART_S, MOST_BLENDED } from './soft.ts';
import type { TrackerState } from './state.ts';

/**
 * When a track takes in more than the report that it was given. The best assignment settles which
 * track a report is (name, existence, births); where its probability is not clear, the state takes in
 * all reports in question by theirs.
 *
 * Tracks that will part again, since their velocities differ, get the mean over all assignments: it
 * keeps each one's direction through the crossing. Of tracks that fly alike that mean would make
 * one (coalescence: Blom and Bloem, IEEE Trans. Automatic Control 45(2), 2000); they get the messages'
 * result, which in a loop of two and two keeps to the better pairing.
 */

/** A report that is the track's with this probability is its alone. */
const CLEAR = 0.95;

/** Reports of less probability are left out. */
const LEAST_SHARE = 0.01;

/** Square of the difference of two velocities, in variances, that 90 % stay below: chi-square, 3. */
const ALIKE = 6.25;

const shares = createMarginals();
const blend = createBlend();

/** Works out the marginals of a cluster; false where every report is clear or nothing may blend. */
export function weighCluster(state: TrackerState, pairs: Pairs, cluster: Cluster): boolean {
  if (cluster.start[cluster.rows] === 1 || !hasBlendable(state, pairs, cluster)) return false;
  if (isCountable(cluster) && !hasAlike(state, pairs, cluster)) enumerate(cluster, shares);
  else propagate(cluster, shares);
  return true;
}

/** What the row's track takes in beside the report of `entry`; null: nothing. */
export function blendOf(
  state: TrackerState,
  pairs: Pairs,
  cluster: Cluster,
  row: number,
  entry: number,
): Blend | null {
  const pair = cluster.pair[entry]!;
  const slot = pairs.slot[pair]!;
  if (!(shares.share[entry]! < CLEAR) || !mayBlend(state, slot)) return null;
  const z = pairs.z[pair]!;
  blend.own = shares.share[entry]!;
  blend.count = 0;
  for (let e = cluster.start[row]!; e < cluster.start[row + 1]!; e++) {
    const other = pairs.z[cluster.pair[e]!]!;
    const { kind, timeMs } = other.report;
    if (pairs.inflate[cluster.pair[e]!]! !== 1 || kind === 'estimate') return null;
    if (timeMs < state.store.timeMs[slot]!) return null;
    if (e === entry || shares.share[e]! < LEAST_SHARE) continue;
    if (Math.abs(timeMs - z.report.timeMs) > LONGEST_APART_S * 1000) return null;
    if (blend.count === MOST_BLENDED) return null;
    blend.z[blend.count] = other;
    blend.share[blend.count++] = shares.share[e]!;
  }
  return blend;
}

/**
 * A track of one report has no velocity that could be blended, and free fall with the radars' biases
 * is followed report by report.
 */
function mayBlend(state: TrackerState, slot: number): boolean {
  return state.store.reports[slot]! >= 2 && !state.falls.has(slot);
}

function hasBlendable(state: TrackerState, pairs: Pairs, cluster: Cluster): boolean {
  for (let i = 0; i < cluster.rows; i++) {
    if (mayBlend(state, pairs.row[cluster.row[i]!]!)) return true;
  }
  return false;
}

/** Whether two of the cluster's tracks want one report and fly alike. */
function hasAlike(state: TrackerState, pairs: Pairs, cluster: Cluster): boolean {
  for (let i = 0; i < cluster.rows; i++) {
    for (let k = i + 1; k < cluster.rows; k++) {
      if (!compete(cluster, i, k)) continue;
      if (flyAlike(state, pairs.row[cluster.row[i]!]!, pairs.row[cluster.row[k]!]!)) return true;
    }
  }
  return false;
}

function compete(cluster: Cluster, i: number, k: number): boolean {
  for (let e = cluster.start[i]!; e < cluster.start[i + 1]!; e++) {
    for (let f = cluster.start[k]!; f < cluster.start[k + 1]!; f++) {
      if (cluster.column[e] === cluster.column[f]) return true;
    }
  }
  return false;
}

const sum = new Float64Array(9);
const apart = new Float64Array(3);

/** Whether the velocities of the likeliest filters differ by no more than their errors. */
function flyAlike(state: TrackerState, a: number, b: number): boolean {
  const { store } = state;
  const ma = likeliest(store, a);
  const mb = likeliest(store, b);
  const s = store.state;
  const c = store.covariance;
  for (let i = 0; i < 3; i++) {
    apart[i] = s[a * 18 + ma * 6 + 3 + i]! - s[b * 18 + mb * 6 + 3 + i]!;
    for (let j = 0; j < 3; j++) {
      const at = (3 + i) * 6 + 3 + j;
      sum[i * 3 + j] = c[a * 108 + ma * 36 + at]! + c[b * 108 + mb * 36 + at]!;
    }
  }
  // One axis after another, each given those before it.
  let square = 0;
  for (let i = 0; i < 3; i++) {
    const variance = sum[i * 4]!;
    if (!(variance > 0)) return true;
    square += (apart[i]! * apart[i]!) / variance;
    for (let k = i + 1; k < 3; k++) {
      const factor = sum[k * 3 + i]! / variance;
      apart[k] = apart[k]! - factor * apart[i]!;
      for (let j = i + 1; j < 3; j++) sum[k * 3 + j] = sum[k * 3 + j]! - factor * sum[i * 3 + j]!;
    }
  }
  return square <= ALIKE;
}
