import type { Instant, Mode, NodeId } from '../mark/index.ts';
import type { SignedStatement } from './statement.ts';

/** What statements and frames may be about that a peer of an earlier program would not read. */
export const SPEAKS: readonly string[] = [
  'consult',
  'exchanged',
  'key',
  'probe',
  'recall',
  'tracks',
];

/** Version of the link protocol; peers of another one are refused with a reason. */
export const LINK_VERSION = 1;

/** A frame on the wire is a 4-byte big-endian length and that many bytes of canonical JSON. */
export const MAX_FRAME_BYTES = 1 << 20;

/**
 * A frame's canonical JSON is at most this long: a warning in three languages with its outlines is
 * some 20 kB, and a hub must be able to hand on whatever it has accepted.
 */
export const MAX_STATEMENT_BYTES = 256 * 1024;

/**
 * What two nodes say to each other on a link that TLS has already authenticated. Sequence
 * numbers count the statements of one direction of one pair from 1 without gaps; `chain` is
 * SHA-256(previous chain || SHA-256 of the statement's canonical envelope), hexadecimal, from 64
 * zeros.
 */
export type Frame =
  | {
      readonly frame: 'hello';
      readonly version: number;
      readonly node: NodeId;
      readonly mode: Mode;
      /** The last statement of yours that I hold durably; you go on after it. */
      readonly received: number;
      readonly receivedChain: string;
      /** Name of the ledger that I record in: a new one means that I have lost what I held. */
      readonly ledger?: string;
      /** The ledger of yours that `received` counts in; null when I have met none yet. */
      readonly yourLedger?: string | null;
      /** What statements may be about beyond hazards, warnings and leads; others are not sent. */
      readonly speaks?: readonly string[];
    }
  | {
      readonly frame: 'statement';
      readonly sequence: number;
      readonly chain: string;
      readonly statement: SignedStatement;
    }
  | { readonly frame: 'ack'; readonly sequence: number; readonly chain: string }
  /** The statement is held, and acknowledged, but not believed; its originator has to know. */
  | {
      readonly frame: 'rejected';
      readonly sequence: number;
      readonly reason: string;
      readonly message: string;
    }
  /**
   * A signature over the tree of one direction (`exchanged.ts`), by whoever received it, and in
   * answer by whoever sent it. Only to a peer that says it reads these.
   */
  | {
      readonly frame: 'exchanged';
      readonly by: 'receiver' | 'sender';
      readonly size: number;
      readonly root: string;
      readonly timeMs: Instant;
      readonly signature: string;
    }
  | { readonly frame: 'heartbeat'; readonly sentMs: Instant; readonly lastSequence: number }
  | { readonly frame: 'refused'; readonly reason: string; readonly message: string };
