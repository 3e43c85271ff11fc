import type { Work } from './work.ts';

/** What the writer has been given and has not made durable. */
export interface Posted {
  readonly inputs: number;
  readonly bytes: number;
  readonly lastSeq: number;
  readonly snapshot: boolean;
  /** Root of the checkpoint that went with it, hexadecimal; null: none did. */
  readonly root: string | null;
}

/** From this many times the limit of what may wait on, no input is taken, */
export const REFUSE_AT = 2;
/** and from this many on, not even warnings and statements on their own. */
export const STRAYS_UNTIL = 4;

/** A ledger that is being closed. */
export interface Closing {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
  stage: 'draining' | 'asking' | 'sealing' | 'ending';
}

/** Buffers that a message hands over instead of copying. */
export function movable(work: Work): ArrayBuffer[] {
  return 'bytes' in work ? [work.bytes.buffer as ArrayBuffer] : [];
}
