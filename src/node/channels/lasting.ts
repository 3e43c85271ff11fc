import type { Lasting } from './destination.ts';
import type { Line } from './line.ts';
import type { SelfTest } from './self-test.ts';
import { openSender } from './sender.ts';

/** How the documents of a channel become pieces: datagrams, messages of a stream, or text. */
export interface Pieces {
  pieces(document: string, to: Lasting, unrecorded: boolean): readonly Uint8Array[];
  /** A question that shows nothing, and how its answer is known; null: there is none. */
  question(test: SelfTest, to: Lasting): Question | null;
}

export interface Question {
  readonly pieces: readonly Uint8Array[];
  readonly isAnswer: (text: string) => boolean;
}

/** A line to a destination that takes pieces and says nothing about them. */
export function openLasting(to: Lasting, how: Pieces): Line {
  const sender = openSender(to);
  return {
    receiver: to.name,
    async attempt(document, { unrecorded }) {
      await sender.send(how.pieces(document, to, unrecorded));
      return {};
    },
    again: (document) => sender.send(how.pieces(document, to, false)),
    async probe(test) {
      const question = how.question(test, to);
      if (question === null) return 'none';
      return (await sender.ask(question.pieces, question.isAnswer)) ? 'verified' : 'left';
    },
    close: () => sender.close(),
  };
}
