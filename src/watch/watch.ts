import {
  type AssessState,
  createAssess,
  type Hazard,
  openHazards,
  recentHazards,
  salvosOf,
} from '../assess/index.ts';
import type { Instant, Mode } from '../mark/index.ts';
import { canonicalJson, type Signer, type Verifier } from '../seal/index.ts';
import { createSense, faultCounts, type SenseState, sensorViews } from '../sense/index.ts';
import {
  alliedPicture,
  alliedTracks,
  createShare,
  NO_SHARING,
  reconfigureShare,
  type ShareState,
  type Sharing,
} from '../share/index.ts';
import {
  allTracks,
  createTracker,
  registrations,
  type TrackerState,
  trackCount,
  trackerHealth,
} from '../track/index.ts';
import {
  authorityView,
  createWarn,
  currentWarnings,
  mergeSaid,
  pendingActs,
  reconfigureWarn,
  releasePlans,
  standingViews,
  type WarnState,
} from '../warn/index.ts';
import { type AlarmGroups, alarmGroupViews, createAlarmGroups } from './alarm-groups.ts';
import { leadFacts, saidOf } from './authority.ts';
import { consultViews, recallViews } from './consult.ts';
import { createDesk, type DeskState, deskView } from './desk.ts';
import type { Effect } from './effect.ts';
import { linkViews } from './probe.ts';
import { type ReceiversState, receiversViews } from './receivers.ts';
import type { WatchSettings } from './settings.ts';
import { shapeProblem, WATCH_SHAPE } from './shape.ts';
import type { Summary, TrackingView, View } from './view.ts';

/** Alarms that are kept for the picture; the oldest go first, the ledger has them all. */
const MAX_ALARMS = 200;

/** What a watch needs from outside, all synchronous. */
export interface WatchPorts {
  readonly signer: Signer;
  readonly verifier: Verifier;
}

/** A watch of one mode: its ports and the plain state that the step folds inputs into. */
export interface Watch<M extends Mode = Mode> {
  readonly mode: M;
  readonly ports: WatchPorts;
  readonly state: WatchState;
}

/** Plain data throughout: a structured clone of it is a snapshot. */
export interface WatchState {
  /** {@link WATCH_SHAPE} of the program that made it. */
  readonly shape: number;
  lastSeq: number;
  lastMs: Instant;
  /** Null until the first settings. */
  stages: Stages | null;
  settingsHash: string;
  /** Published documents that no receipt has come for, by channel and name. */
  publishing: Map<string, PendingDocument>;
  /** CAP messages sent so far, by warning: later ones refer to them. */
  published: Map<string, string[]>;
  /** Who was told of each warning, and who has confirmed. */
  receivers: ReceiversState;
  alarms: { atMs: Instant; code: string; message: string }[];
  /** The same by cause: what is heard of, lasts, and was acknowledged. */
  readonly groups: AlarmGroups;
  readonly desk: DeskState;
  /** When a fault or an alarm of a subject and reason was last said, to make no flood of it. */
  saidMs: Map<string, Instant>;
  lastDigestMs: Instant;
}

export type PendingDocument = Omit<Extract<Effect, { kind: 'publish' }>, 'after'>;

export interface Stages {
  settings: WatchSettings;
  sense: SenseState;
  tracker: TrackerState;
  assess: AssessState;
  warn: WarnState;
  share: ShareState;
}

export function createWatch<M extends Mode>(mode: M, ports: WatchPorts): Watch<M> {
  return {
    mode,
    ports,
    state: {
      shape: WATCH_SHAPE,
      lastSeq: 0,
      lastMs: 0,
      stages: null,
      settingsHash: '',
      publishing: new Map(),
      published: new Map(),
      receivers: new Map(),
      alarms: [],
      groups: createAlarmGroups(),
      desk: createDesk(),
      saidMs: new Map(),
      lastDigestMs: 0,
    },
  };
}

/**
 * Puts new settings in force. Warnings, links and whatever the change does not concern are kept.
 * New sensors start the tracks anew, and with them the recognisers, since what those know rests on
 * the sensors as they were described; numbers go on, so that no id ever names two things. What
 * was open then and cannot be followed any more is returned, for its loss to be said.
 */
export function configure(
  state: WatchState,
  settings: WatchSettings,
  sharing: Sharing = NO_SHARING,
): Hazard[] {
  const old = state.stages;
  const { node, mode, label, peers, officers, ledger } = settings;
  if (old === null) {
    state.stages = {
      settings,
      sense: createSense(settings.sensors),
      tracker: createTracker(mode, settings.track, settings.sensors, node),
      assess: createAssess(settings.assess),
      warn: createWarn(settings.warn, mode, officers, label),
      share: createShare(node, mode, label, peers, ledger, sharing),
    };
    return [];
  }
  const before = old.settings;
  reconfigureShare(old.share, label, peers, ledger, sharing);
  reconfigureWarn(old.warn, settings.warn, officers, label);
  old.settings = settings;
  const sameSensors =
    isSame(before.sensors, settings.sensors) && isSame(before.track, settings.track);
  if (sameSensors && isSame(before.assess, settings.assess)) return [];
  // Launches were announced by somebody, and rest on no sensor.
  const orphans = openHazards(old.assess).filter(({ kind }) => kind !== 'space-launch');
  old.assess = createAssess(settings.assess, old.assess);
  if (!sameSensors) {
    const { lastNumber } = old.tracker;
    old.sense = createSense(settings.sensors);
    old.tracker = createTracker(mode, settings.track, settings.sensors, node);
    old.tracker.lastNumber = lastNumber;
  }
  return orphans;
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** The state as it is now, for a snapshot: not a copy, so it is to be serialised at once. */
export function snapshotWatch(watch: Watch): WatchState {
  return watch.state;
}

/**
 * A watch that goes on from a snapshot. Throws for one of another shape: whoever restores asks
 * `shapeProblem` first.
 */
export function restoreWatch<M extends Mode>(
  mode: M,
  state: WatchState,
  ports: WatchPorts,
): Watch<M> {
  const problem = shapeProblem(state);
  if (problem !== null) throw new TypeError(`restoreWatch: ${problem}`);
  return { mode, ports, state };
}

/** Remembers an alarm for the picture. */
export function noteAlarm(state: WatchState, atMs: Instant, code: string, message: string): void {
  state.alarms.push({ atMs, code, message });
  if (state.alarms.length > MAX_ALARMS) state.alarms.shift();
}

/** What a person may see now. Null before the first settings. */
export function viewOf(watch: Watch, nowMs: Instant): View | null {
  const { state } = watch;
  const { stages } = state;
  if (stages === null) return null;
  return {
    node: stages.settings.node,
    mode: watch.mode,
    nowMs,
    seq: state.lastSeq,
    tracks: allTracks(stages.tracker),
    hazards: recentHazards(stages.assess),
    salvos: salvosOf(stages.assess),
    warnings: currentWarnings(stages.warn),
    allied: alliedPicture(stages.share),
    alliedTracks: alliedTracks(stages.share),
    sensors: sensorViews(stages.sense, nowMs),
    tracking: trackingView(stages.tracker),
    links: linkViews(stages.share, nowMs, watch.ports.signer.publicKey),
    faults: faultCounts(stages.sense),
    alarms: state.alarms,
    alarmGroups: alarmGroupViews(state.groups),
    desk: deskView(state, stages, nowMs),
    pendingActs: pendingActs(stages.warn),
    plans: releasePlans(stages.warn, nowMs),
    standing: standingViews(stages.warn, nowMs),
    authority: authorityView(stages.warn, leadFacts(stages, nowMs), nowMs),
    merged: mergeSaid(saidOf(stages, nowMs)),
    receivers: receiversViews(state.receivers),
    consultations: consultViews(stages, nowMs),
    recalls: recallViews(stages),
  };
}

/** How many there are of what {@link viewOf} shows, and how the node is. Null before the first settings. */
export function summaryOf({ state, ports }: Watch, nowMs: Instant): Summary | null {
  const { stages } = state;
  if (stages === null) return null;
  return {
    nowMs,
    seq: state.lastSeq,
    tracks: trackCount(stages.tracker),
    hazards: recentHazards(stages.assess).length,
    warnings: currentWarnings(stages.warn).length,
    sensors: sensorViews(stages.sense, nowMs),
    tracking: trackingView(stages.tracker),
    links: linkViews(stages.share, nowMs, ports.signer.publicKey),
    faults: faultCounts(stages.sense),
    alarms: state.alarms,
    alarmGroups: alarmGroupViews(state.groups),
  };
}

function trackingView(tracker: TrackerState): TrackingView {
  return { health: trackerHealth(tracker), registrations: registrations(tracker) };
}
