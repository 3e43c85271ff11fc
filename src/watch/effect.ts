import type { Hazard } from '../assess/index.ts';
import type { Instant, NodeId } from '../mark/index.ts';
import type { Exchanged, SignedStatement } from '../share/index.ts';
import type { AcceptedShift, HandOver, Warning } from '../warn/index.ts';

/** What one step decided (to be recorded) and what it asks of the shell (after that). */
export interface Outcome {
  readonly records: readonly LedgerRecord[];
  readonly effects: readonly Effect[];
}

/**
 * What the ledger keeps in full beside the inputs. Recomputing a ledger's inputs must give
 * exactly these, byte for byte in canonical JSON, in this order.
 */
export type LedgerRecord =
  | { readonly kind: 'hazard'; readonly seq: number; readonly body: Hazard }
  | { readonly kind: 'warning'; readonly seq: number; readonly body: Warning }
  /** Made here and signed here. */
  | { readonly kind: 'statement'; readonly seq: number; readonly body: SignedStatement }
  /** Received from a peer, verified and accepted. */
  | {
      readonly kind: 'accepted';
      readonly seq: number;
      readonly peer: NodeId;
      readonly body: SignedStatement;
    }
  | { readonly kind: 'decision'; readonly seq: number; readonly body: Decision }
  /** What one officer wrote down for the next, and that it was accepted. */
  | {
      readonly kind: 'shift';
      readonly seq: number;
      readonly body: { readonly handOver: HandOver } | { readonly accepted: AcceptedShift };
    }
  /** What both ends of a link have signed of what went over it, and the leaves under it. */
  | {
      readonly kind: 'exchanged';
      readonly seq: number;
      readonly peer: NodeId;
      readonly body: Exchanged;
    }
  /** SHA-256 over the state of all tracks, at each full second of ticks. */
  | {
      readonly kind: 'tracks';
      readonly seq: number;
      readonly digest: string;
      readonly count: number;
    };

/** Something that was decided or refused, with its reason: release, refusal, quarantine. */
export interface Decision {
  readonly what:
    | 'released-to'
    | 'withheld-from'
    | 'held-for'
    | 'forwarded-to'
    | 'refused-statement'
    | 'refused-frame'
    | 'refused-act'
    | 'accepted-act'
    | 'bundle'
    | 'quarantined'
    | 'lead'
    | 'settings'
    | 'alarm';
  readonly atMs: Instant;
  /** Peer, officer, sensor or subject that it is about. */
  readonly subject: string;
  /** Stable code or reason word. */
  readonly reason: string;
  readonly message: string;
  /** Id of the statement, warning or hazard concerned. */
  readonly about?: string;
}

/**
 * What the shell must do once the input with seq `after` is durable together with all records
 * of its step (law 1).
 */
export type Effect =
  | {
      readonly kind: 'send';
      readonly after: number;
      readonly peer: NodeId;
      readonly bytes: Uint8Array;
    }
  | {
      readonly kind: 'disconnect';
      readonly after: number;
      readonly peer: NodeId;
      readonly reason: string;
    }
  | {
      readonly kind: 'publish';
      readonly after: number;
      /** A key of `CHANNELS` in `publish.ts`. */
      readonly channel: string;
      /** File name or address within the channel. */
      readonly name: string;
      readonly document: string;
      readonly warning: string;
      readonly revision: number;
    }
  | {
      readonly kind: 'alarm';
      readonly after: number;
      readonly code: string;
      readonly message: string;
    };
