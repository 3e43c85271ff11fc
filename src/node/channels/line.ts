import type { Marks, Reply } from './delivery.ts';
import type { SelfTest } from './self-test.ts';
import type { Shown } from './shown.ts';

/** One destination, opened: how documents, repetitions and self-tests go there. */
export interface Line {
  /** How people and receipts name it. */
  readonly receiver: string;
  /** Hands a document over; rejects with the reason. */
  attempt(document: string, marks: Marks): Promise<Reply>;
  /** What {@link attempt} would send, made by the same code; sends nothing. */
  show(document: string, marks: Marks): Shown;
  /** Says a document again; absent: nothing is repeated there. */
  again?(document: string): Promise<unknown>;
  /** Sends a self-test and says how far it got; rejects with the reason. */
  probe(test: SelfTest): Promise<Proof>;
  close(): void;
}

/**
 * How far a self-test got: the other end has proven that it read it (`verified`), has taken it
 * (`taken`), it lies whole where others fetch it (`kept`), or it has only left this machine (`left`). `none`: the destination has no words that
 * nobody could take for an alert, and nothing was sent.
 */
export type Proof = 'verified' | 'taken' | 'kept' | 'left' | 'none';
