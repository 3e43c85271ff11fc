import type { Hazard, Salvo } from '../assess/index.ts';
import type { Instant, Mode, NodeId } from '../mark/index.ts';
import type { FaultCount, SensorView } from '../sense/index.ts';
import type { AlliedTrack, KeyHeld, LinkRed, SignedStatement } from '../share/index.ts';
import type { RegistrationView, Track, TrackerHealth } from '../track/index.ts';
import type {
  AuthorityView,
  Merged,
  ReleasePlan,
  SignedAct,
  StandingView,
  Warning,
} from '../warn/index.ts';
import type { AlarmGroupView } from './alarm-groups.ts';
import type { ConsultView, RecallView } from './consult.ts';
import type { DeskView } from './desk.ts';
import type { ReceiversView } from './receivers.ts';

/**
 * What a person at the node may see at one moment: read from the state, changes nothing, is no
 * part of the fold. The map and `/api/v1` are made of it.
 */
export interface View {
  readonly node: NodeId;
  readonly mode: Mode;
  readonly nowMs: Instant;
  readonly seq: number;
  readonly tracks: readonly Track[];
  /** Newest revision of each. */
  readonly hazards: readonly Hazard[];
  /** Launches that belong together, with how many there are. */
  readonly salvos: readonly Salvo[];
  /** Newest revision of each; a draft beside the released one that it would supersede. */
  readonly warnings: readonly Warning[];
  /** Newest accepted statement on each hazard and warning of others. */
  readonly allied: readonly SignedStatement[];
  /** What allies tell of their tracks, the longest silent first. */
  readonly alliedTracks: readonly AlliedTrack[];
  readonly sensors: readonly SensorView[];
  readonly tracking: TrackingView;
  readonly links: readonly LinkView[];
  readonly faults: readonly FaultCount[];
  readonly alarms: readonly {
    readonly atMs: Instant;
    readonly code: string;
    readonly message: string;
  }[];
  /** The same by cause, safety-critical and unacknowledged first. */
  readonly alarmGroups: readonly AlarmGroupView[];
  /** What is open, who hands the shift over, and whether an exercise stands still. */
  readonly desk: DeskView;
  /** Acts that count towards a release that is not complete yet. */
  readonly pendingActs: readonly SignedAct[];
  /** What each draft still needs, and when it goes out by itself. */
  readonly plans: readonly ReleasePlan[];
  /** Standing authorities asked for, granted and in force. */
  readonly standing: readonly StandingView[];
  /** Who leads where; null where the settings hand nothing over. */
  readonly authority: AuthorityView | null;
  /** What is in force, ours and the allies', merged by hazard. */
  readonly merged: readonly Merged[];
  /** Who was told of each warning and who has confirmed, oldest first. */
  readonly receivers: readonly ReceiversView[];
  /** What nations say to each other on hazards, beside what each tells its public. */
  readonly consultations: readonly ConsultView[];
  /** What we have recalled, and who has confirmed it. */
  readonly recalls: readonly RecallView[];
}

/** What of a {@link View} tells how the node is: no track is built for it. */
export interface Summary
  extends Pick<
    View,
    'nowMs' | 'seq' | 'sensors' | 'tracking' | 'links' | 'faults' | 'alarms' | 'alarmGroups'
  > {
  readonly tracks: number;
  readonly hazards: number;
  readonly warnings: number;
}

/** How the tracker is doing, and what it knows of the radars' constant errors. */
export interface TrackingView {
  readonly health: TrackerHealth;
  /** Of every radar that could be compared with anything. */
  readonly registrations: readonly RegistrationView[];
}

export interface LinkView {
  readonly peer: NodeId;
  readonly state: 'up' | 'down';
  /** Green after a signed round trip through policy and storage at both ends; else why not. */
  readonly light: 'green' | 'red';
  readonly reason: LinkRed | null;
  readonly message: string;
  /** When the peer last said that it holds a probe of ours, and how long that took, s. */
  readonly provenMs: Instant | null;
  readonly roundTripS: number | null;
  /** When a probe of the peer was last verified here. */
  readonly heardMs: Instant | null;
  /** The keys that it is known by now: two while one follows the other. */
  readonly keys: readonly string[];
  /** The key that was last announced to follow ours, and whether the peer knows it; null: none is to come. */
  readonly nextKey: { readonly key: string; readonly held: KeyHeld } | null;
  /** The arrangement that is in force with it; null: the minimum alone. */
  readonly arrangement: string | null;
  /** Statements that the peer does not hold yet, and the age of the oldest, s. */
  readonly lag: number;
  readonly lagS: number;
  /** What statements may be about that its program does not read, so that it gets none; before its first hello, nothing. */
  readonly unread: readonly string[];
  /** `refused` by reason. */
  readonly refusals: Readonly<Record<string, number>>;
  /** How many statements both nodes have signed for, of each direction, and when; null: none yet. */
  readonly agreed: {
    readonly sent: { readonly size: number; readonly timeMs: Instant } | null;
    readonly received: { readonly size: number; readonly timeMs: Instant } | null;
  };
  /** Last statement offered to, sent to, durably held by the peer; and accepted from it. */
  readonly offered: number;
  readonly sent: number;
  readonly acknowledged: number;
  readonly received: number;
  readonly lastHeardMs: Instant | null;
  readonly refused: number;
  /** Ours that the peer holds and does not believe. */
  readonly rejected: number;
  /** Ours that a newer revision took the place of before they were sent. */
  readonly superseded: number;
  /** Another ledger that the peer has begun and that no officer here has accepted yet. */
  readonly newLedger: string | null;
  /** Why it was last refused, by us or by the peer; null once it has carried anything since. */
  readonly trouble: { readonly reason: string; readonly message: string } | null;
}
export type { FaultCount, SensorView } from '../sense/index.ts';
