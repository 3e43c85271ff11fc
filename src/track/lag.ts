import type { KinematicReport } from '../sense/index.ts';
import { blockOf, placeIn } from './arena.ts';
import { copyFall, type FreeFall } from './free-fall.ts';
import {
  append,
  dropBase,
  dropReports,
  giveBase,
  insert,
  JOINED,
  makeRoom,
  moveFall,
  NEXT,
  noteFall,
  pack,
  preparedAt,
  read,
  remove,
  reportAt,
  SHARE,
  setFall,
  TIME,
  WIDENED,
  write,
} from './lags.ts';
import { match } from './match.ts';
import { MAXIMUM_PACKED, packEstimate, unpackEstimate } from './packed.ts';
import { type Prepared, preparedInUse, releasePrepared } from './prepared.ts';
import { type Blend, createBlend, matchBlend } from './soft.ts';
import type { TrackerState } from './state.ts';

/**
 * A report that comes late is put where it belongs, and everything after it is estimated again, as if
 * all had come in order. What that needs is kept in `lags.ts`.
 */

/** Reports between two bases: at 10 a second on one object that is more than a horizon. */
const MAXIMUM_KEPT = 64;

/**
 * Reports that one late report is estimated again among: what two bases hold in order, and as many
 * that came late. Whoever sends a track's past backwards, thousands of reports in a horizon, would
 * else have each of them estimate all the others again.
 */
const MOST_REPLAYED = 4 * MAXIMUM_KEPT;

/** What makes the estimate of a track out of a report: `life.ts`, which imports this file. */
export interface Estimating {
  begin(state: TrackerState, slot: number, z: Prepared): boolean;
  apply(state: TrackerState, slot: number, z: Prepared): void;
}

/** Notes the report with which the track begins. */
export function keepFirst(
  state: TrackerState,
  slot: number,
  report: KinematicReport,
  sensor: number,
): void {
  makeRoom(state);
  append(state.lags, slot, write(state.lags, report, report.timeMs, sensor, 1, 1, 0));
}

/** Notes a report that the estimate in the store has just taken in, in order. */
export function keepReport(
  state: TrackerState,
  slot: number,
  report: KinematicReport,
  sensor: number,
  inflate: number,
  blend: Blend | null,
): void {
  const { lags } = state;
  const { timeMs } = report;
  append(lags, slot, write(lags, report, timeMs, sensor, inflate, blend?.own ?? 1, 0));
  for (let k = 0; blend !== null && k < blend.count; k++) {
    const other = blend.z[k]!.report;
    append(lags, slot, write(lags, other, timeMs, sensor, 1, blend.share[k]!, 1));
  }
  const base = lags.newer[slot]! >= 0 ? lags.newer[slot]! : lags.older[slot]!;
  const baseMs = base >= 0 ? read(lags, base, 0) : read(lags, lags.first[slot]!, TIME);
  const isFull = lags.since[slot]! >= MAXIMUM_KEPT;
  if (timeMs - baseMs < state.settings.lateHorizonS * 1000 && !isFull) return;
  if (lags.newer[slot]! >= 0) {
    dropReports(lags, slot, lags.split[slot]!);
    dropBase(lags, lags.older, slot);
    lags.older[slot] = lags.newer[slot]!;
    moveFall(lags.newerFalls, lags.olderFalls, slot);
  }
  lags.newer[slot] = pack(state, slot);
  noteFall(state, lags.newerFalls, slot);
  lags.split[slot] = -1;
  lags.since[slot] = 0;
}

/** Forgets what was kept: the estimate in the store is the base from now on. */
export function forgetLag(state: TrackerState, slot: number): void {
  makeRoom(state);
  releaseLag(state, slot);
  state.lags.older[slot] = pack(state, slot);
  noteFall(state, state.lags.olderFalls, slot);
}

/** Forgets all of the slot, whose track ends. */
export function releaseLag(state: TrackerState, slot: number): void {
  const { lags } = state;
  if (slot >= lags.first.length) return;
  dropReports(lags, slot, -1);
  lags.split[slot] = -1;
  lags.since[slot] = 0;
  dropBase(lags, lags.older, slot);
  dropBase(lags, lags.newer, slot);
  lags.olderFalls.delete(slot);
  lags.newerFalls.delete(slot);
}

/** Reports that are kept of the track, rising by time, without names; blended ones are left out. */
export function keptReports(state: TrackerState, slot: number): KinematicReport[] {
  const { lags } = state;
  const reports: KinematicReport[] = [];
  for (let at = lags.first[slot] ?? -1; at >= 0; at = read(lags, at, NEXT)) {
    if (read(lags, at, JOINED) === 0) reports.push(reportAt(state, at));
  }
  return reports;
}

function countKept({ lags }: TrackerState, slot: number): number {
  let count = 0;
  for (let at = lags.first[slot]!; at >= 0; at = read(lags, at, NEXT)) count++;
  return count;
}

/** The newest report that is kept of the track, as {@link keptReports} gives it. */
export function newestReport(state: TrackerState, slot: number): KinematicReport | undefined {
  const { lags } = state;
  let newest = -1;
  for (let at = lags.first[slot] ?? -1; at >= 0; at = read(lags, at, NEXT)) {
    if (read(lags, at, JOINED) === 0) newest = at;
  }
  return newest < 0 ? undefined : reportAt(state, newest);
}

const before = new Float64Array(MAXIMUM_PACKED);

/**
 * Takes in a report that is older than the track. False, and nothing changed, where it is older
 * than what is kept, where too much is kept, or the numbers break on the way.
 */
export function takeLate(
  state: TrackerState,
  slot: number,
  report: KinematicReport,
  sensor: number,
  inflate: number,
  estimating: Estimating,
): boolean {
  const { lags, store } = state;
  const { timeMs } = report;
  const newer = lags.newer[slot]!;
  const older = lags.older[slot]!;
  const fromNewer = newer >= 0 && timeMs >= read(lags, newer, 0);
  if (!fromNewer && older >= 0 && timeMs < read(lags, older, 0)) return false;
  if (countKept(state, slot) >= MOST_REPLAYED) return false;
  packEstimate(store, slot, before, 0);
  const fallBefore = copyFall(state.falls.get(slot));
  const late = write(lags, report, timeMs, sensor, inflate, 1, 0);
  const ahead = insert(lags, slot, late, fromNewer);
  const inUse = preparedInUse();
  const isReplayed = replay(state, slot, fromNewer, estimating);
  releasePrepared(inUse);
  if (isReplayed) return true;
  unpackEstimate(store, slot, before, 0);
  setFall(state, slot, fallBefore);
  remove(lags, slot, late, ahead);
  if (fromNewer) lags.since[slot] = lags.since[slot]! - 1;
  return false;
}

/** Estimates again from a base, or from the first report on. */
function replay(
  state: TrackerState,
  slot: number,
  fromNewer: boolean,
  estimating: Estimating,
): boolean {
  const { lags } = state;
  const base = fromNewer ? lags.newer[slot]! : lags.older[slot]!;
  const falls = fromNewer ? lags.newerFalls : lags.olderFalls;
  let at = fromNewer ? lags.split[slot]! : lags.first[slot]!;
  if (base >= 0) {
    unpackEstimate(state.store, slot, blockOf(lags.arena, base), placeIn(base));
    setFall(state, slot, falls.get(slot) ?? null);
  } else {
    state.falls.delete(slot);
    if (!estimating.begin(state, slot, preparedAt(state, at))) return false;
    at = read(lags, at, NEXT);
  }
  const renews = !fromNewer && lags.newer[slot]! >= 0;
  let newer = -1;
  let newerFall: FreeFall | null = null;
  for (;;) {
    if (renews && newer < 0 && at === lags.split[slot]) {
      newer = pack(state, slot);
      newerFall = copyFall(state.falls.get(slot));
    }
    if (at < 0) break;
    const z = preparedAt(state, at);
    const next = fillBlend(state, at);
    const isTaken =
      blend.count === 0 && blend.own === 1
        ? match(state, slot, z, read(lags, at, WIDENED))
        : matchBlend(state, slot, z, blend);
    if (!isTaken) {
      if (newer >= 0) giveBase(lags, newer);
      return false;
    }
    estimating.apply(state, slot, z);
    at = next;
  }
  if (newer < 0) return true;
  dropBase(lags, lags.newer, slot);
  lags.newer[slot] = newer;
  if (newerFall === null) lags.newerFalls.delete(slot);
  else lags.newerFalls.set(slot, newerFall);
  return true;
}

const blend = createBlend();

/** What was blended with the report in `at`; the handle of the report after all of it. */
function fillBlend(state: TrackerState, at: number): number {
  const { lags } = state;
  blend.own = read(lags, at, SHARE);
  blend.count = 0;
  let next = read(lags, at, NEXT);
  while (next >= 0 && read(lags, next, JOINED) === 1) {
    blend.z[blend.count] = preparedAt(state, next);
    blend.share[blend.count++] = read(lags, next, SHARE);
    next = read(lags, next, NEXT);
  }
  return next;
}
