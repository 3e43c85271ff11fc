import type { Instant, NodeId, SensorId } from '../mark/index.ts';
import type { SignedConsultAct, SignedLinkAct } from '../share/index.ts';
import type { SignedAct, SignedAuthorityAct, SignedDeskAct, SignedLeadAct } from '../warn/index.ts';
import type { WatchSettings } from './settings.ts';

/**
 * Everything that can ever change a watch. The ledger keeps inputs; a watch is the fold of its
 * step over them (law 2). `seq` counts from 1 without gaps; `atMs` never decreases.
 */
export type Input =
  | DatagramInput
  | PeerFrameInput
  | CommandInput
  | TickInput
  | SettingsInput
  | LinkInput
  | ReceiptInput
  | ResultInput
  | HealthInput;

export type InputKind = Input['kind'];

export interface InputCommon {
  readonly seq: number;
  readonly atMs: Instant;
}

/** Bytes of one or more sensors as they came: a UDP datagram, a line, a packet of a capture. */
export interface DatagramInput extends InputCommon {
  readonly kind: 'datagram';
  /** The `source` of the sensors that it may belong to. */
  readonly source: string;
  readonly bytes: Uint8Array;
}

/** One frame of the link protocol (share/frame.ts), without its length prefix. */
export interface PeerFrameInput extends InputCommon {
  readonly kind: 'peerFrame';
  /** The peer as TLS authenticated it. */
  readonly peer: NodeId;
  readonly bytes: Uint8Array;
}

/** What an officer can sign: an act on a warning, a link, a standing authority, or who leads. */
export type SignedCommand =
  | SignedDeskAct
  | SignedAct
  | SignedLinkAct
  | SignedConsultAct
  | SignedAuthorityAct
  | SignedLeadAct;

/** An officer's signed act, as received; the step checks it. */
export interface CommandInput extends InputCommon {
  readonly kind: 'command';
  readonly command: SignedCommand;
}

/** Every {@link TICK_MS}. */
export interface TickInput extends InputCommon {
  readonly kind: 'tick';
}

export const TICK_MS = 50;

/** The first input of every ledger, and each later change. */
export interface SettingsInput extends InputCommon {
  readonly kind: 'settings';
  /** SHA-256 of the canonical JSON of `value`, hexadecimal. */
  readonly hash: string;
  readonly value: WatchSettings;
}

export interface LinkInput extends InputCommon {
  readonly kind: 'link';
  readonly peer: NodeId;
  readonly state: 'up' | 'down';
  /** That the peer has shown to hold, of a link that came up. */
  readonly key?: string;
}

/** A channel's or receiver's answer. */
export interface ReceiptInput extends InputCommon {
  readonly kind: 'receipt';
  readonly channel: string;
  /** Name of the document that it answers, as in the `publish` effect. */
  readonly name: string;
  /** Seq of the input whose effect it answers. */
  readonly about: number;
  readonly ok: boolean;
  readonly message: string;
  /** Who answered, where it is about single receivers: the document still waits for the others. */
  readonly receivers?: ReceiverAnswers;
}

/** What receivers, each by reference, have said to one revision of a warning. */
export interface ReceiverAnswers {
  readonly warning: string;
  readonly revision: number;
  readonly answers: readonly {
    readonly receiver: string;
    /** `doubtful`: it may have got it twice. */
    readonly state: 'sent' | 'confirmed' | 'failed' | 'doubtful';
  }[];
}

/** The result of a pure computation that an effect asked for. */
export interface ResultInput extends InputCommon {
  readonly kind: 'result';
  readonly effect: string;
  readonly value: unknown;
}

/** What the shell notices of itself and its surroundings. */
export interface HealthInput extends InputCommon {
  readonly kind: 'health';
  readonly subject: 'input' | 'disk' | 'key' | 'clock' | 'channel' | 'ledger' | 'actual';
  readonly name: SensorId | string;
  readonly state: 'good' | 'degraded' | 'failed';
  readonly message: string;
}
