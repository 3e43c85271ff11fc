import {
  type Delivery,
  openQueue,
  type PublishEffect,
  type Queue,
  type Receipt,
} from './delivery.ts';
import type { Destination } from './destination.ts';
import { openSender } from './sender.ts';

/** How a document goes to a kind of destination, and whether it is said again. */
export interface Carrier {
  readonly channel: string;
  readonly nowMs: () => number;
  /** The pieces of a document for one destination: datagrams, messages of a stream, or text. */
  pieces(document: string, to: Destination, unrecorded: boolean): readonly Uint8Array[];
  /** The document as it is to be said again now; empty: it is over. Absent: nothing is repeated. */
  readonly again?: (document: string) => string;
  readonly repeatEveryMs?: number;
}

/** A channel that hands each document to a number of destinations. */
export interface RelayChannel {
  publish(effect: PublishEffect, unrecorded: boolean): void;
  /** Goes on repeating what was in force before this start. */
  keepUp(warning: string, document: string): void;
  close(): Promise<void>;
}

/** Warnings that are repeated at once; the newest. */
const MAX_REPEATED = 1000;
/** At the end documents that wait are given so long to leave, ms. */
const LINGER_MS = 2000;

export function openRelayChannel(
  carrier: Carrier,
  destinations: readonly Destination[],
  answer: (receipt: Receipt) => void,
): RelayChannel {
  const { channel, nowMs } = carrier;
  const unrecorded = new WeakSet<Delivery>();
  const current = new Map<string, string>();
  const queues: { readonly to: Destination; readonly queue: Queue }[] = destinations.map((to) => ({
    to,
    queue: openQueue({
      sender: openSender(to),
      nowMs,
      answer,
      pieces: (delivery) => carrier.pieces(delivery.effect.document, to, unrecorded.has(delivery)),
    }),
  }));
  const timer =
    carrier.again === undefined || queues.length === 0
      ? null
      : setInterval(() => repeat(carrier.again!), carrier.repeatEveryMs);
  timer?.unref();

  function keep(warning: string, document: string): void {
    current.delete(warning);
    current.set(warning, document);
    if (current.size > MAX_REPEATED) current.delete(current.keys().next().value!);
  }

  function repeat(again: (document: string) => string): void {
    const all = [...current].flatMap(([warning, document]): string[] => {
      const said = again(document);
      if (said === '') current.delete(warning);
      return said === '' ? [] : [said];
    });
    for (const { to, queue } of queues) {
      queue.repeat(all.map((said) => () => carrier.pieces(said, to, false)));
    }
  }

  return {
    publish(effect, isUnrecorded) {
      if (queues.length === 0) {
        const { name, after: about } = effect;
        const message = `channels.${channel} names no destination`;
        answer({ kind: 'receipt', channel, name, about, ok: false, message });
        return;
      }
      const delivery: Delivery = {
        effect,
        sinceMs: nowMs(),
        open: queues.length,
      };
      if (isUnrecorded) unrecorded.add(delivery);
      if (carrier.again !== undefined) keep(effect.warning, effect.document);
      for (const { queue } of queues) queue.add(delivery);
    },
    keepUp: keep,
    async close() {
      if (timer !== null) clearInterval(timer);
      const until = Date.now() + LINGER_MS;
      while (Date.now() < until && queues.some(({ queue }) => queue.waiting > 0)) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await Promise.all(queues.map(({ queue }) => queue.close()));
    },
  };
}
