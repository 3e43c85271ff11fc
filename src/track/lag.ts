import type { KinematicReport } from '../sense/index.ts';
import { copyFall, type FreeFall } from './free-fall.ts';
import { match } from './match.ts';
import { packEstimate, packedLength, unpackEstimate } from './packed.ts';
import { type Prepared, prepare } from './prepared.ts';
import type { TrackerState } from './state.ts';
import type { TrackStore } from './store.ts';

/**
 * What a track has taken in of late, so that a report that comes late is put where it belongs and
 * everything after it is estimated again, as if all had come in order. Two estimates are kept as
 * bases, at least a horizon apart, and the reports since the older one: that covers one horizon
 * always and two at most, and costs next to nothing until a report is late.
 */
export interface Lag {
  /** Rising by time; of those before the older base none, or all from the very first. */
  readonly kept: KinematicReport[];
  /** Of each, the index of its source, and the factor by which the prediction was widened. */
  readonly sources: number[];
  readonly widened: number[];
  /** Reports among them that the newer base has taken in. */
  split: number;
  /** Packed estimates ({@link pack}); null: the first report kept begins the track. */
  older: Float64Array | null;
  newer: Float64Array | null;
  olderFall: FreeFall | null;
  newerFall: FreeFall | null;
}

/** Reports between two bases: at 10 a second on one object that is more than a horizon. */
const MAXIMUM_KEPT = 64;

/** What makes the estimate of a track out of a report: `life.ts`, which imports this file. */
export interface Estimating {
  begin(state: TrackerState, slot: number, z: Prepared): boolean;
  apply(state: TrackerState, slot: number, z: Prepared): void;
}

/** Notes a report that the estimate in the store has just taken in, in order. */
export function keepReport(
  state: TrackerState,
  slot: number,
  report: KinematicReport,
  sensor: number,
  inflate: number,
): void {
  const { store } = state;
  const anew = store.lags[slot] === null;
  const lag = lagOf(store, slot);
  if (anew) {
    const first = store.firsts[slot];
    if (first !== null && first !== undefined) push(lag, first, store.sensors[slot]![0]!, 1);
    store.firsts[slot] = null;
  }
  push(lag, report, sensor, inflate);
  const baseMs = lag.newer?.[0] ?? lag.older?.[0] ?? lag.kept[0]!.timeMs;
  const full = lag.kept.length - lag.split >= MAXIMUM_KEPT;
  if (report.timeMs - baseMs < state.settings.lateHorizonS * 1000 && !full) return;
  if (lag.newer !== null) {
    dropFirst(lag.kept, lag.split);
    dropFirst(lag.sources, lag.split);
    dropFirst(lag.widened, lag.split);
  }
  const spare = lag.older;
  lag.older = lag.newer;
  lag.olderFall = lag.newerFall;
  lag.newer = pack(store, slot, spare);
  lag.newerFall = copyFall(state.falls.get(slot));
  lag.split = lag.kept.length;
}

const NO_BASES = { older: null, newer: null, olderFall: null, newerFall: null } as const;

function lagOf(store: TrackStore, slot: number): Lag {
  const known = store.lags[slot];
  if (known !== null && known !== undefined) return known;
  const lag: Lag = { kept: [], sources: [], widened: [], split: 0, ...NO_BASES };
  store.lags[slot] = lag;
  return lag;
}

function push(lag: Lag, report: KinematicReport, sensor: number, inflate: number): void {
  lag.kept.push(report);
  lag.sources.push(sensor);
  lag.widened.push(inflate);
}

function dropFirst(list: unknown[], count: number): void {
  list.copyWithin(0, count);
  list.length -= count;
}

/** Notes the report with which the track begins: most get no second. */
export function keepFirst(store: TrackStore, slot: number, report: KinematicReport): void {
  store.firsts[slot] = report;
}

/** Forgets what was kept: the estimate in the store is the base from now on. */
export function forgetLag(state: TrackerState, slot: number): void {
  const lag = lagOf(state.store, slot);
  lag.kept.length = 0;
  lag.sources.length = 0;
  lag.widened.length = 0;
  lag.split = 0;
  lag.older = pack(state.store, slot, lag.older);
  lag.olderFall = copyFall(state.falls.get(slot));
  lag.newer = null;
  lag.newerFall = null;
}

/**
 * Takes in a report that is older than the track. False, and nothing changed, where it is older
 * than what is kept or the numbers break on the way.
 */
export function takeLate(
  state: TrackerState,
  slot: number,
  report: KinematicReport,
  sensor: number,
  inflate: number,
  estimating: Estimating,
): boolean {
  const { store } = state;
  const first = store.firsts[slot];
  if (first !== null && first !== undefined) {
    store.firsts[slot] = null;
    keepReport(state, slot, first, store.sensors[slot]![0]!, 1);
  }
  const lag = store.lags[slot];
  if (lag === null || lag === undefined) return false;
  const { timeMs } = report;
  const fromNewer = lag.newer !== null && timeMs >= lag.newer[0]!;
  const base = fromNewer ? lag.newer : lag.older;
  if (base !== null && timeMs < base[0]!) return false;
  const before = pack(store, slot, null);
  const fallBefore = copyFall(state.falls.get(slot));
  let at = lag.kept.length;
  while (at > 0 && lag.kept[at - 1]!.timeMs > timeMs) at--;
  lag.kept.splice(at, 0, report);
  lag.sources.splice(at, 0, sensor);
  lag.widened.splice(at, 0, inflate);
  if (!fromNewer && lag.newer !== null) lag.split++;
  const done = base === null ? 0 : fromNewer ? lag.split : 0;
  if (base !== null) unpack(state, slot, base, fromNewer ? lag.newerFall : lag.olderFall);
  if (replay(state, slot, lag, done, base === null, estimating)) return true;
  unpack(state, slot, before, fallBefore);
  lag.kept.splice(at, 1);
  lag.sources.splice(at, 1);
  lag.widened.splice(at, 1);
  if (!fromNewer && lag.newer !== null) lag.split--;
  return false;
}

function replay(
  state: TrackerState,
  slot: number,
  lag: Lag,
  done: number,
  anew: boolean,
  estimating: Estimating,
): boolean {
  const { store } = state;
  let base: Float64Array | null = null;
  let fall: FreeFall | null = null;
  for (let i = done; i < lag.kept.length; i++) {
    const sensor = lag.sources[i]!;
    const z = prepare(lag.kept[i]!, sensor, state.coverages[sensor]!);
    if (i === 0 && anew) {
      state.falls.delete(slot);
      if (!estimating.begin(state, slot, z)) return false;
    } else {
      if (!match(state, slot, z, lag.widened[i]!)) return false;
      estimating.apply(state, slot, z);
    }
    if (i + 1 === lag.split && lag.newer !== null) {
      base = pack(store, slot, null);
      fall = copyFall(state.falls.get(slot));
    }
  }
  if (base !== null) {
    lag.newer = base;
    lag.newerFall = fall;
  }
  return true;
}

/** The track's estimate in one array, in `into` where that has the right length. */
function pack(store: TrackStore, slot: number, into: Float64Array | null): Float64Array {
  const length = packedLength(store.models[slot]!);
  const to = into !== null && into.length === length ? into : new Float64Array(length);
  packEstimate(store, slot, to, 0);
  return to;
}

function unpack(
  state: TrackerState,
  slot: number,
  from: Float64Array,
  fall: FreeFall | null,
): void {
  unpackEstimate(state.store, slot, from, 0);
  const copy = copyFall(fall ?? undefined);
  if (copy === null) state.falls.delete(slot);
  else state.falls.set(slot, copy);
}
