import type { Instant, Mode, NodeId } from '../mark/index.ts';
import type { KinematicReport, Sensor } from '../sense/index.ts';
import { admit, admitted } from './admit.ts';
import { createAgenda, takeDue } from './agenda.ts';
import { groupReports } from './batch.ts';
import { createBiases } from './biases.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { createGrid } from './grid.ts';
import { associateGroup } from './group.ts';
import { createLags } from './lags.ts';
import { endTrack, reasonToDrop, reviewTrack } from './life.ts';
import { MAXIMUM_COMPONENTS } from './measure/linear.ts';
import { chiSquareQuantile } from './models.ts';
import { sortByNumber } from './pairs.ts';
import { releasePrepared } from './prepared.ts';
import { createSlots, type Slots } from './room.ts';
import { createSeeds } from './seeds.ts';
import { DEFAULT_TRACKER, type TrackerSettings } from './settings.ts';
import type { TrackerHealth, TrackerState } from './state.ts';
import { createStore, FREE } from './store.ts';
import type { Track } from './track.ts';
import { showTrack } from './view.ts';

/** Share of tracks that are shed at once when the bound is reached: so that it costs little. */
const SHED_SHARE = 0.01;

export function createTracker(
  mode: Mode,
  settings: TrackerSettings,
  sensors: readonly Sensor[],
  node: NodeId = '',
): TrackerState {
  const full: Required<TrackerSettings> = { ...DEFAULT_TRACKER, ...settings };
  const coverages = sensors.map((sensor) => coverageOf(sensor, full));
  const gates = new Float64Array(MAXIMUM_COMPONENTS + 1);
  for (let i = 1; i <= MAXIMUM_COMPONENTS; i++) {
    gates[i] = chiSquareQuantile(full.gateProbability, i);
  }
  return {
    mode,
    settings: full,
    store: createStore(),
    grid: createGrid(),
    seeds: createSeeds(),
    agenda: createAgenda(),
    coverages,
    coverageOf: new Map(coverages.map((coverage, index) => [coverage.id, index])),
    names: new Map(),
    fast: new Set(),
    lines: [],
    references: new Map(),
    biases: createBiases(),
    node,
    ownNames: namesOfSensors(coverages),
    origins: new Map(),
    lags: createLags(),
    twins: new Map(),
    parents: new Map(),
    falls: new Map(),
    consistencyOf: new Map(),
    gates,
    lastNumber: 0,
    lastGroup: 0,
    latestMs: 0,
    nowMs: 0,
    health: {
      used: 0,
      reordered: 0,
      refused: {
        'not-a-number': 0,
        absurd: 0,
        'wrong-mode': 0,
        future: 0,
        late: 0,
        repeated: 0,
        'unplaced-bearing': 0,
      },
      begun: 0,
      putOff: 0,
      dropped: { existence: 0, 'too-old': 0, diverged: 0, merged: 0, shed: 0 },
      inconsistent: 0,
      echoes: 0,
      nameConflicts: 0,
      consistency: [],
    },
  };
}

/** Addresses by which others know the sensors that measure: not those that hand on. */
function namesOfSensors(coverages: readonly Coverage[]): Map<string, number> {
  const names = new Map<string, number>();
  coverages.forEach(({ address, relays }, index) => {
    if (address !== null && !relays && !names.has(address)) names.set(address, index);
  });
  return names;
}

/**
 * Takes in one batch of reports (a datagram, a scan), in any order. Returns the tracks that it
 * changed or that ended by `nowMs`, by rising number; one that ended has status `dropped`.
 */
export function associate(
  state: TrackerState,
  reports: readonly KinematicReport[],
  nowMs: Instant,
): Track[] {
  releasePrepared(0);
  const ended = advance(state, nowMs);
  const before = state.lastGroup;
  touched.count = 0;
  const { count, groups } = groupReports(state, admitted, admit(state, reports));
  for (let i = 0; i < count; i++) {
    const group = groups[i]!;
    if (state.store.count + group.count > state.settings.maximumTracks) shed(state, ended);
    associateGroup(state, group, touched, ended);
  }
  showTouched(state, before, ended);
  return ended;
}

/** Slots that the batch at hand has touched, some more than once. */
const touched: Slots = createSlots();

/** Adds to `shown` the touched tracks by rising number, and ends those that are over. */
function showTouched(state: TrackerState, before: number, shown: Track[]): void {
  const { store } = state;
  sortByNumber(touched.at, touched.count, store.number);
  for (let i = 0; i < touched.count; i++) {
    const slot = touched.at[i]!;
    if (store.status[slot] === FREE || (i > 0 && touched.at[i - 1] === slot)) continue;
    const reason = reasonToDrop(state, slot);
    // Looks that brought nothing change no track that lives on.
    if (reason === null && store.group[slot]! <= before) continue;
    shown.push(showTrack(state, slot, reason));
    if (reason !== null) endTrack(state, slot, reason);
  }
}

/** Slots that are due: only as many as the call at hand has counted. */
const due: number[] = [];

/** Lets time pass: counts missed looks and returns the tracks that ended, by rising number. */
export function advance(state: TrackerState, nowMs: Instant): Track[] {
  if (!(nowMs > state.nowMs)) return [];
  state.nowMs = nowMs;
  const count = takeDue(state.agenda, nowMs, due);
  if (count === 0) return [];
  let shown: Map<number, Track> | null = null;
  for (let i = 0; i < count; i++) {
    const slot = due[i]!;
    const reason = reviewTrack(state, slot);
    if (reason === null) continue;
    shown ??= new Map();
    shown.set(state.store.number[slot]!, showTrack(state, slot, reason));
    endTrack(state, slot, reason);
  }
  return shown === null ? [] : byNumber(shown);
}

/** Null for a track that is not alive. */
export function trackById(state: TrackerState, id: string): Track | null {
  const slot = /^t[0-9]{1,15}$/.test(id) ? state.store.slots.get(Number(id.slice(1))) : undefined;
  return slot === undefined ? null : showTrack(state, slot, null);
}

/** All live tracks by rising number, each at its own time or predicted to `atMs`. */
export function allTracks(state: TrackerState, atMs?: Instant): Track[] {
  const tracks: Track[] = [];
  for (const slot of state.store.slots.values()) tracks.push(showTrack(state, slot, null, atMs));
  return tracks;
}

export function trackCount(state: TrackerState): number {
  return state.store.count;
}

export function trackerHealth(state: TrackerState): TrackerHealth {
  return structuredClone(state.health);
}

/** Ends the least existing tracks, so that there is room again. */
function shed(state: TrackerState, ended: Track[]): void {
  const store = state.store;
  const slots = [...store.slots.values()];
  slots.sort(
    (a, b) => store.existence[a]! - store.existence[b]! || store.number[b]! - store.number[a]!,
  );
  const room = Math.ceil(state.settings.maximumTracks * SHED_SHARE);
  const excess = Math.max(store.count - state.settings.maximumTracks, 0) + room;
  for (const slot of slots.slice(0, excess)) {
    ended.push(showTrack(state, slot, 'shed'));
    endTrack(state, slot, 'shed');
  }
}

function byNumber(shown: Map<number, Track>): Track[] {
  return [...shown.keys()].sort((a, b) => a - b).map((number) => shown.get(number)!);
}
