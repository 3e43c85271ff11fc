import type { Lasting } from './destination.ts';
import type { Line, Proof } from './line.ts';
import type { SelfTest } from './self-test.ts';
import { openSender } from './sender.ts';
import { pieceOf } from './shown.ts';

/** How the documents of a channel become pieces: datagrams, messages of a stream, or text. */
export interface Pieces {
  pieces(document: string, to: Lasting, unrecorded: boolean): readonly Uint8Array[];
  /** Whether its pieces are text, to be shown as such. */
  isText(to: Lasting): boolean;
  /** A question that shows nothing, and how its answer is known; null: there is none. */
  question(test: SelfTest, to: Lasting): Question | null;
}

export interface Question {
  readonly pieces: readonly Uint8Array[];
  readonly isAnswer: (text: string) => boolean;
  /** What an answer proves. */
  readonly proof: Proof;
  /** Who is there has promised to answer. */
  readonly promised: boolean;
}

const HOW: Readonly<Record<Lasting['kind'], (name: string) => string>> = {
  udp: (name) => `datagrams to ${name}`,
  tcp: (name) => `on the connection to ${name}`,
  tls: (name) => `on the connection to ${name}`,
  file: (name) => `at the end of ${name}`,
};

/** A line to a destination that takes pieces and says nothing about them. */
export function openLasting(to: Lasting, how: Pieces): Line {
  const sender = openSender(to);
  return {
    receiver: to.name,
    async attempt(document, { unrecorded }) {
      await sender.send(how.pieces(document, to, unrecorded));
      return {};
    },
    show: (document, { unrecorded }) => ({
      how: HOW[to.kind](to.name),
      pieces: how.pieces(document, to, unrecorded).map((piece) => pieceOf(piece, how.isText(to))),
    }),
    again: (document) => sender.send(how.pieces(document, to, false)),
    async probe(test) {
      const question = how.question(test, to);
      if (question === null) return 'none';
      const answered = await sender.ask(question);
      if (!answered && question.promised) throw new Error('no answer to the self-test');
      return answered ? question.proof : 'left';
    },
    close: () => sender.close(),
  };
}
