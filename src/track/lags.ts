import type { KinematicReport } from '../sense/index.ts';
import { type Arena, blockOf, createArena, giveRecord, placeIn, takeRecord } from './arena.ts';
import { copyFall, type FreeFall } from './free-fall.ts';
import { keptLength, readReport, writeReport, writtenLength } from './kept.ts';
import { packEstimate, packedLength } from './packed.ts';
import { type Prepared, takePrepared } from './prepared.ts';
import { intRoom } from './room.ts';
import type { TrackerState } from './state.ts';

/**
 * What tracks have taken in of late, so that a report that comes late can be put where it belongs
 * (`lag.ts`). Of each track two estimates are
 * kept as bases, at least a horizon apart, and the reports since the older one: that covers one
 * horizon always and two at most, and costs next to nothing until a report is late. Numbers of all
 * tracks lie in one {@link Arena}; -1 is no handle.
 */
export interface Lags {
  readonly arena: Arena;
  /** By slot: the first report that is kept and the last; each leads to the next, rising by time. */
  first: Int32Array;
  last: Int32Array;
  /** The first report that the newer base has not taken in, and how many there are. */
  split: Int32Array;
  since: Int32Array;
  /** Packed estimates (`packed.ts`). Without the older one, the first report begins the track. */
  older: Int32Array;
  newer: Int32Array;
  /** Free falls at the bases, where there were any. */
  readonly olderFalls: Map<number, FreeFall>;
  readonly newerFalls: Map<number, FreeFall>;
}

/**
 * A kept report: handle of the next one, time by which it stands in its row, index of its source,
 * factor by which the prediction was widened, probability with which it was taken in, then the
 * report. A report that is joined was blended with the one before it.
 */
export const NEXT = 0;
export const TIME = 1;
const SOURCE = 2;
export const WIDENED = 3;
export const SHARE = 4;
export const JOINED = 5;
const REPORT = 6;

export function createLags(): Lags {
  const none = (): Int32Array => new Int32Array(0);
  return {
    arena: createArena(),
    first: none(),
    last: none(),
    split: none(),
    since: none(),
    older: none(),
    newer: none(),
    olderFalls: new Map(),
    newerFalls: new Map(),
  };
}

/** Puts a kept report where its time belongs, after all of the same; the one before it, or -1. */
export function insert(lags: Lags, slot: number, late: number, fromNewer: boolean): number {
  const timeMs = read(lags, late, TIME);
  let ahead = -1;
  let next = lags.first[slot]!;
  while (next >= 0 && read(lags, next, TIME) <= timeMs) {
    ahead = next;
    next = read(lags, next, NEXT);
  }
  set(lags, late, NEXT, next);
  if (ahead < 0) lags.first[slot] = late;
  else set(lags, ahead, NEXT, late);
  if (next < 0) lags.last[slot] = late;
  if (fromNewer) {
    if (next === lags.split[slot]) lags.split[slot] = late;
    lags.since[slot] = lags.since[slot]! + 1;
  }
  return ahead;
}

export function remove(lags: Lags, slot: number, late: number, ahead: number): void {
  const next = read(lags, late, NEXT);
  if (ahead < 0) lags.first[slot] = next;
  else set(lags, ahead, NEXT, next);
  if (next < 0) lags.last[slot] = ahead;
  if (lags.split[slot] === late) lags.split[slot] = next;
  giveReport(lags, late);
}

export function append(lags: Lags, slot: number, handle: number): void {
  const last = lags.last[slot]!;
  if (last < 0) lags.first[slot] = handle;
  else set(lags, last, NEXT, handle);
  lags.last[slot] = handle;
  if (lags.split[slot]! < 0) lags.split[slot] = handle;
  lags.since[slot] = lags.since[slot]! + 1;
}

/** Gives back the reports before the one in `until`; -1: all of them. */
export function dropReports(lags: Lags, slot: number, until: number): void {
  let at = lags.first[slot]!;
  while (at >= 0 && at !== until) {
    const next = read(lags, at, NEXT);
    giveReport(lags, at);
    at = next;
  }
  lags.first[slot] = at;
  if (at < 0) lags.last[slot] = -1;
}

export function write(
  lags: Lags,
  report: KinematicReport,
  timeMs: number,
  sensor: number,
  inflate: number,
  share: number,
  joined: number,
): number {
  const handle = takeRecord(lags.arena, REPORT + keptLength(report.kind));
  const to = blockOf(lags.arena, handle);
  const at = placeIn(handle);
  to[at + NEXT] = -1;
  to[at + TIME] = timeMs;
  to[at + SOURCE] = sensor;
  to[at + WIDENED] = inflate;
  to[at + SHARE] = share;
  to[at + JOINED] = joined;
  writeReport(report, to, at + REPORT);
  return handle;
}

function giveReport(lags: Lags, handle: number): void {
  const from = blockOf(lags.arena, handle);
  giveRecord(lags.arena, handle, REPORT + writtenLength(from, placeIn(handle) + REPORT));
}

export function reportAt(state: TrackerState, handle: number): KinematicReport {
  const { lags } = state;
  const { id } = state.coverages[read(lags, handle, SOURCE)]!;
  return readReport(blockOf(lags.arena, handle), placeIn(handle) + REPORT, id, state.mode);
}

export function preparedAt(state: TrackerState, handle: number): Prepared {
  const sensor = read(state.lags, handle, SOURCE);
  return takePrepared(reportAt(state, handle), sensor, state.coverages[sensor]!);
}

export function read(lags: Lags, handle: number, member: number): number {
  return blockOf(lags.arena, handle)[placeIn(handle) + member]!;
}

function set(lags: Lags, handle: number, member: number, value: number): void {
  blockOf(lags.arena, handle)[placeIn(handle) + member] = value;
}

export function pack(state: TrackerState, slot: number): number {
  const { arena } = state.lags;
  const handle = takeRecord(arena, packedLength(state.store.models[slot]!));
  packEstimate(state.store, slot, blockOf(arena, handle), placeIn(handle));
  return handle;
}

/** The bit mask of its filters stands second in a packed estimate. */
export function giveBase(lags: Lags, handle: number): void {
  giveRecord(lags.arena, handle, packedLength(read(lags, handle, 1)));
}

export function dropBase(lags: Lags, bases: Int32Array, slot: number): void {
  if (bases[slot]! >= 0) giveBase(lags, bases[slot]!);
  bases[slot] = -1;
}

export function noteFall(state: TrackerState, falls: Map<number, FreeFall>, slot: number): void {
  const fall = copyFall(state.falls.get(slot));
  if (fall === null) falls.delete(slot);
  else falls.set(slot, fall);
}

export function moveFall(
  from: Map<number, FreeFall>,
  to: Map<number, FreeFall>,
  slot: number,
): void {
  const fall = from.get(slot);
  if (fall === undefined) to.delete(slot);
  else to.set(slot, fall);
}

export function setFall(state: TrackerState, slot: number, fall: FreeFall | null): void {
  const copy = copyFall(fall ?? undefined);
  if (copy === null) state.falls.delete(slot);
  else state.falls.set(slot, copy);
}

export function makeRoom(state: TrackerState): void {
  const { lags } = state;
  const { capacity } = state.store;
  const had = lags.first.length;
  if (had >= capacity) return;
  for (const name of ['first', 'last', 'split', 'since', 'older', 'newer'] as const) {
    lags[name] = intRoom(lags[name], capacity).fill(name === 'since' ? 0 : -1, had);
  }
}
