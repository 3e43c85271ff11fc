import type { PublishEffect, Receipt } from './delivery.ts';
import { plain } from './plain.ts';

/** Answers of single receivers are gathered for so long into one receipt, ms. */
const GATHER_MS = 50;
/** So many reasons are told in one receipt; the receivers are all named. */
const REASONS = 3;
/** Receivers in one receipt. */
const MAX_TOGETHER = 1000;

type State = NonNullable<Receipt['receivers']>['answers'][number]['state'];

/** What becomes of documents, as receipts for the watch: few, each about many receivers. */
export interface Answers {
  sent(effect: PublishEffect, receiver: string, message: string): void;
  failed(effect: PublishEffect, receiver: string, reason: string): void;
  doubtful(effect: PublishEffect, receiver: string, reason: string): void;
  confirmed(effect: PublishEffect, receiver: string): void;
  /** Every destination of the channel has it. */
  complete(effect: PublishEffect, message: string): void;
  /** The channel has no destination. */
  nobody(effect: PublishEffect): void;
  /** Hands over what has been gathered. */
  flush(): void;
}

interface Gathered {
  readonly effect: PublishEffect;
  readonly state: State;
  readonly receivers: string[];
  readonly reasons: string[];
}

/** The channel that confirmations stand under (watch/receivers.ts). */
export function openAnswers(answer: (receipt: Receipt) => void, confirming: string): Answers {
  const gathered = new Map<string, Gathered>();
  let timer: NodeJS.Timeout | null = null;

  function note(effect: PublishEffect, state: State, receiver: string, reason: string): void {
    const key = `${state}/${effect.channel}/${effect.name}`;
    let one = gathered.get(key);
    if (one === undefined) {
      one = { effect, state, receivers: [], reasons: [] };
      gathered.set(key, one);
    }
    one.receivers.push(receiver);
    if (one.reasons.length < REASONS) one.reasons.push(`${receiver}: ${plain(reason)}`);
    if (one.receivers.length >= MAX_TOGETHER) flush();
    else timer ??= setTimeout(flush, GATHER_MS);
  }

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const all = [...gathered.values()];
    gathered.clear();
    for (const one of all) answer(receiptOf(one, confirming));
  }

  return {
    sent: (effect, receiver, message) => note(effect, 'sent', receiver, message),
    failed: (effect, receiver, reason) => note(effect, 'failed', receiver, reason),
    doubtful: (effect, receiver, reason) => note(effect, 'doubtful', receiver, reason),
    confirmed: (effect, receiver) => note(effect, 'confirmed', receiver, 'confirmed'),
    complete(effect, message) {
      flush();
      const { channel, name, after: about } = effect;
      answer({ kind: 'receipt', channel, name, about, ok: true, message });
    },
    nobody({ channel, name, after: about }) {
      const message = `channels in the configuration names no destination for ${channel}`;
      answer({ kind: 'receipt', channel, name, about, ok: false, message });
    },
    flush,
  };
}

function receiptOf({ effect, state, receivers, reasons }: Gathered, confirming: string): Receipt {
  const { name, after: about, warning, revision } = effect;
  const more = receivers.length - reasons.length;
  return {
    kind: 'receipt',
    channel: state === 'confirmed' ? confirming : effect.channel,
    name,
    about,
    ok: state !== 'failed',
    message: more > 0 ? `${reasons.join('; ')}; and ${more} more` : reasons.join('; '),
    receivers: { warning, revision, answers: receivers.map((receiver) => ({ receiver, state })) },
  };
}
