import type { SecondView } from '../ledger/index.ts';
import type { Mode, NodeId } from '../mark/index.ts';
import type {
  AlarmGroupView,
  FaultCount,
  LinkView,
  SensorView,
  Summary,
  TrackingView,
  WatchSettings,
} from '../watch/index.ts';
import type { ChannelsHealth } from './channels/channels.ts';
import type { Clock } from './clock.ts';
import type { NodeConfig } from './config.ts';
import type { EndingKey } from './ending-keys.ts';
import type { Inputs } from './inputs/inputs.ts';
import type { IntakeHealth } from './inputs/intake.ts';
import type { Key } from './keys.ts';
import type { UnreadTexts } from './languages.ts';
import type { Links, LinksHealth } from './links/links.ts';
import type { RecoveryStatus } from './recover.ts';
import type { Runner } from './runner.ts';
import { VERSION } from './version.ts';

/** How a node is, in one plain object: what `/health`, `/metrics` and `bongsu doctor` show. */
export interface NodeStatus {
  readonly version: string;
  readonly node: NodeId;
  readonly mode: Mode;
  readonly startedMs: number;
  readonly nowMs: number;
  readonly clockSpeed: number;
  readonly publicKey: string;
  readonly demonstrationKey: boolean;
  readonly seq: number;
  readonly durableSeq: number;
  readonly heldEffects: number;
  readonly stepFailures: number;
  readonly unrecorded: number;
  readonly ledger: {
    readonly path: string;
    readonly failure: string | null;
    /** The record on another disk; null: there is none. */
    readonly second: SecondView | null;
  };
  /** How the state was made again at the start. */
  readonly recovery: RecoveryStatus;
  readonly inputs: readonly IntakeHealth[];
  readonly links: LinksHealth;
  readonly tracks: number;
  readonly hazards: number;
  readonly warnings: number;
  readonly sensors: readonly SensorView[];
  /** Null before the first settings. */
  readonly tracking: TrackingView | null;
  readonly linkViews: readonly LinkView[];
  readonly faults: readonly FaultCount[];
  readonly alarms: readonly Alarm[];
  /** The same by cause, those of the shell first. */
  readonly alarmGroups: readonly AlarmGroupView[];
  readonly officers: readonly OfficerStatus[];
  /** Everything that ends: officers' keys, the node's, certificates, secrets, tokens. */
  readonly keys: readonly EndingKey[];
  readonly channels: ChannelsHealth;
  /** Texts of warnings that no person has read. */
  readonly unreadTexts: readonly UnreadTexts[];
}

export interface Alarm {
  readonly atMs: number;
  readonly code: string;
  readonly message: string;
}

export interface OfficerStatus {
  readonly id: string;
  readonly notAfterMs: number | null;
  readonly demonstration: boolean;
}

export interface StatusSources {
  readonly config: NodeConfig;
  readonly clock: Clock;
  readonly key: Key;
  readonly startedMs: number;
  readonly settings: WatchSettings;
  readonly runner: Runner;
  readonly links: Links;
  readonly inputs: Inputs;
  readonly keys: readonly EndingKey[];
  readonly channels: ChannelsHealth;
  readonly unreadTexts: readonly UnreadTexts[];
  readonly ledgerPath: string;
  readonly second: SecondView | null;
  readonly recovery: RecoveryStatus;
  /** Null before the first settings. */
  readonly summary: Summary | null;
  /** Of the shell; those of the watch are added. */
  readonly alarms: readonly Alarm[];
  readonly alarmGroups: readonly AlarmGroupView[];
}

export function gatherStatus(from: StatusSources): NodeStatus {
  const { config, clock, key, runner, summary } = from;
  return {
    version: VERSION,
    node: config.node,
    mode: config.mode,
    startedMs: from.startedMs,
    nowMs: clock.nowMs(),
    clockSpeed: clock.speed,
    publicKey: key.publicKey,
    demonstrationKey: key.demonstration,
    seq: runner.lastSeq,
    durableSeq: runner.durableSeq,
    heldEffects: runner.heldEffects,
    stepFailures: runner.stepFailures,
    unrecorded: runner.unrecorded,
    ledger: { path: from.ledgerPath, failure: runner.ledgerFailure, second: from.second },
    recovery: from.recovery,
    inputs: from.inputs.health(),
    links: from.links.health(),
    tracks: summary?.tracks ?? 0,
    hazards: summary?.hazards ?? 0,
    warnings: summary?.warnings ?? 0,
    sensors: summary?.sensors ?? [],
    tracking: summary?.tracking ?? null,
    linkViews: summary?.links ?? [],
    faults: summary?.faults ?? [],
    alarms: [...from.alarms, ...(summary?.alarms ?? [])].sort((a, b) => a.atMs - b.atMs),
    alarmGroups: [...from.alarmGroups, ...(summary?.alarmGroups ?? [])],
    keys: from.keys,
    channels: from.channels,
    unreadTexts: from.unreadTexts,
    officers: from.settings.officers.map(({ id, notAfterMs, demonstration }) => ({
      id,
      notAfterMs,
      demonstration,
    })),
  };
}
