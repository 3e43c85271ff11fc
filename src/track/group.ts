import { blendOf, weighCluster } from './ambiguous.ts';
import { assign } from './assign.ts';
import type { Group } from './batch.ts';
import { findPairs, findSeedPairs } from './candidates.ts';
import { createCluster, createClusters, fillCluster, findClusters } from './clusters.ts';
import { countMiss, coversTrack } from './existence.ts';
import { acceptReport, endTrack, initiate } from './life.ts';
import { match, matched } from './match.ts';
import { mergeSame } from './merge.ts';
import { createPairs, orderPairs } from './pairs.ts';
import { addSlot, byteRoom, type Slots } from './room.ts';
import { matchBlend } from './soft.ts';
import type { TrackerState } from './state.ts';
import { FREE } from './store.ts';
import type { Track } from './track.ts';
import { recallTried } from './tried.ts';
import { showTrack } from './view.ts';

const pairs = createPairs();
const clusters = createClusters();
const cluster = createCluster();

/** Reports, and rows of `pairs`, that are still without the other. */
let openReport: Uint8Array = new Uint8Array(64);
let openRow: Uint8Array = new Uint8Array(64);

/** Reports that plainly belong to a confirmed track: others come after it. */
let later: Uint8Array = new Uint8Array(64);

/**
 * Associates reports of one source of which an object can have caused at most one. First every
 * pair counts with its track's existence, as in JIPDA (Musicki and Evans, IEEE Trans. AES 40(3),
 * 2004): a doubtful track must fit much better to take a report from a sure one. Then what is left
 * goes to the tracks that are left, whatever their existence, and last, where a confirmed track had
 * plainly fitted and took another report, to those of one report; what is left then begins tracks.
 */
export function associateGroup(
  state: TrackerState,
  group: Group,
  touched: Slots,
  ended: Track[],
): void {
  state.lastGroup++;
  const before = touched.count;
  openReport = byteRoom(openReport, group.count).fill(1, 0, group.count);
  later = byteRoom(later, group.count).fill(0, 0, group.count);
  findPairs(state, group, later, pairs);
  assignPairs(state, group.count, touched);
  findSeedPairs(state, group, later, openReport, pairs);
  if (pairs.count > 0) assignPairs(state, group.count, touched);
  for (let r = 0; r < group.count; r++) {
    if (openReport[r] === 0) continue;
    const slot = initiate(state, group.reports[r]!);
    if (slot >= 0) addSlot(touched, slot);
  }
  for (let i = before; i < touched.count; i++) {
    const slot = touched.at[i]!;
    if (state.store.status[slot] === FREE) continue;
    const other = mergeSame(state, slot);
    if (other < 0) continue;
    ended.push(showTrack(state, other, 'merged'));
    endTrack(state, other, 'merged');
  }
  countFrame(state, group, touched);
}

function assignPairs(state: TrackerState, reports: number, touched: Slots): void {
  orderPairs(state, pairs);
  openRow = byteRoom(openRow, pairs.rows).fill(1, 0, pairs.rows);
  assignOpen(state, reports, true, touched);
  assignOpen(state, reports, false, touched);
}

/** Gives open reports to open tracks, cluster by cluster. */
function assignOpen(state: TrackerState, reports: number, weighed: boolean, touched: Slots): void {
  findClusters(pairs, reports, openRow, openReport, clusters);
  for (let c = 0; c < clusters.count; c++) {
    fillCluster(pairs, clusters, c, openReport, weighed, cluster);
    const chosen = assign(cluster);
    const isSoft = weighed && weighCluster(state, pairs, cluster);
    for (let i = 0; i < cluster.rows; i++) {
      if (chosen[i]! >= 0) accept(state, i, chosen[i]!, isSoft, touched);
    }
  }
}

/** Gives a row of the cluster the report of a column. */
function accept(
  state: TrackerState,
  row: number,
  column: number,
  isSoft: boolean,
  touched: Slots,
): void {
  let entry = cluster.start[row]!;
  while (cluster.column[entry] !== column) entry++;
  const pair = cluster.pair[entry]!;
  const slot = pairs.slot[pair]!;
  const z = pairs.z[pair]!;
  const inflate = pairs.inflate[pair]!;
  const blend = isSoft ? blendOf(state, pairs, cluster, row, entry) : null;
  const isBlended = blend !== null && matchBlend(state, slot, z, blend);
  if (!isBlended) {
    if (pairs.tried[pair]! >= 0) recallTried(pairs.tried[pair]!);
    else if (!match(state, slot, z, inflate)) return;
  }
  matched.logRatio = pairs.logRatio[pair]!;
  acceptReport(state, slot, z, inflate, isBlended ? blend : null);
  openRow[cluster.row[row]!] = 0;
  openReport[pairs.report[pair]!] = 0;
  addSlot(touched, slot);
}

/** After a scan that came at once, every track in its coverage that was not seen was missed. */
function countFrame(state: TrackerState, group: Group, touched: Slots): void {
  const first = group.reports[0]!;
  const sensor = state.coverages[first.sensor]!;
  if (!sensor.frame) return;
  const store = state.store;
  const timeMs = first.report.timeMs;
  for (const slot of store.slots.values()) {
    if (store.status[slot] === FREE || store.group[slot] === state.lastGroup) continue;
    if (!coversTrack(state, slot, sensor, timeMs)) continue;
    countMiss(state, slot, sensor, timeMs);
    addSlot(touched, slot);
  }
}
