import type { Foreseen } from '../warn/index.ts';
import type {
  Effect,
  Input,
  LedgerRecord,
  Outcome,
  PreviewOf,
  ReleasePreview,
  View,
} from '../watch/index.ts';

/** The pure whole as the runner sees it: one fold, and reading from it. */
export interface WatchPort {
  step(input: Input): Outcome;
  /** Null before the first settings. */
  view(nowMs: number): View | null;
  /** What a release or withdrawal would send; null where there is nothing of the kind. */
  preview(warning: string, nowMs: number, as: Foreseen): PreviewOf | null;
  /** Who would get what of a hazard or warning, of all that is open without a name. */
  releases(about: string | null, nowMs: number): ReleasePreview[];
  /** Plain data, complete, for a ledger snapshot; must not be kept across the next step. */
  snapshot(): unknown;
}

/** The ledger as the runner sees it (ledger/ledger.ts). */
export interface LedgerPort {
  /**
   * Takes an input with all records of its step; never waits. `full`: sensor input should wait;
   * `refused`: not kept, nor anything after it until there is a snapshot.
   */
  append(input: Input, records: readonly LedgerRecord[]): 'queued' | 'full' | 'refused';
  /**
   * Counts an input whose append threw as not kept, and says why. What of its records can be
   * written is; nothing after it is taken until there is a snapshot.
   */
  skip(input: Input, records: readonly LedgerRecord[], reason: string): void;
  /** Somebody waits for what was appended: it is not to gather with more. */
  flush(): void;
  /** Called with the highest seq that is durable with all before it. */
  onDurable(listener: (seq: number) => void): void;
  /** Called when a commit fails, when appends begin to be refused, when the reserve is used. */
  onFailure(listener: (error: Error) => void): void;
  /** Why nothing becomes durable at present, or null. */
  readonly failure: Error | null;
  /** False, and not kept, while the ledger has too much to do. */
  snapshot(seq: number, state: unknown): boolean;
  /** Durable to the end and closed. */
  close(): Promise<void>;
}

/** Where effects go. None of these waits or throws. */
export interface Outlets {
  send(effect: Extract<Effect, { kind: 'send' }>, unrecorded: boolean): void;
  disconnect(effect: Extract<Effect, { kind: 'disconnect' }>): void;
  publish(effect: Extract<Effect, { kind: 'publish' }>, unrecorded: boolean): void;
  /** An alarm of the shell itself. */
  alarm(code: string, message: string): void;
  /** What the watch lets a person hear. */
  sound(code: string, message: string): void;
}

/** Looks on, for measurements; takes no part. Neither may throw. */
export interface Observer {
  /** After an input and the records of its step were handed to the ledger. */
  onStep(input: Input, outcome: Outcome): void;
  /** When all inputs up to this one are durable, before their effects are let go. */
  onDurable(seq: number): void;
}

/** An input before the runner has given it its seq and time. */
export type InputBody = WithoutStamp<Input>;
type WithoutStamp<T> = T extends Input ? Omit<T, 'seq' | 'atMs'> : never;
