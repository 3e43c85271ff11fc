import type { Effect } from '../../watch/index.ts';
import { reasonOf } from '../errors.ts';
import type { InputBody } from '../ports.ts';
import type { Sender } from './sender.ts';

export type PublishEffect = Extract<Effect, { kind: 'publish' }>;
export type Receipt = Extract<InputBody, { kind: 'receipt' }>;

/** Documents that wait for one destination; a newer one of a warning takes the older one's place. */
export const MAX_WAITING = 500;
/** Pauses between attempts: the first, doubled each time up to the longest, ms. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** After so long without success a failure is told, once, while it is tried on, ms. */
export const TELL_AFTER_MS = 5000;
/** What could not be handed over for so long is given up; what is in force is repeated, ms. */
const GIVE_UP_MS = 600_000;

/** One document for all destinations of a channel, and how many have it. */
export interface Delivery {
  readonly effect: PublishEffect;
  readonly sinceMs: number;
  open: number;
  told: boolean;
}

export interface DeliveryOptions {
  readonly sender: Sender;
  readonly nowMs: () => number;
  /** What is sent of a document there; empty: nothing any more. */
  readonly pieces: (delivery: Delivery) => readonly Uint8Array[];
  readonly answer: (receipt: Receipt) => void;
}

/** The queue of one destination: in order, one at a time, until it has left or is given up. */
export interface Queue {
  add(delivery: Delivery): void;
  /** Sends what is repeated, if nothing waits; a failure is not told. */
  repeat(pieces: readonly Uint8Array[]): void;
  readonly waiting: number;
  close(): Promise<void>;
}

export function openQueue(options: DeliveryOptions): Queue {
  const { sender, answer, nowMs } = options;
  const waiting: Delivery[] = [];
  let running: Promise<void> | null = null;
  let closed = false;
  let wake: () => void = () => undefined;

  function receipt({ effect }: Delivery, ok: boolean, message: string): Receipt {
    const { channel, name, after: about } = effect;
    return { kind: 'receipt', channel, name, about, ok, message };
  }

  /** It has left, or something newer leaves in its place: no destination waits for it any more. */
  function done(delivery: Delivery, message: string): void {
    delivery.open -= 1;
    if (delivery.open === 0) answer(receipt(delivery, true, message));
  }

  function failed(delivery: Delivery, reason: string): void {
    if (delivery.told) return;
    delivery.told = true;
    answer(receipt(delivery, false, `${sender.name}: ${reason}; it is tried on`));
  }

  async function run(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!closed && waiting.length > 0) {
      const delivery = waiting[0]!;
      try {
        await sender.send(options.pieces(delivery));
        pause = FIRST_PAUSE_MS;
        if (waiting[0] === delivery) waiting.shift();
        done(delivery, 'sent');
      } catch (error) {
        const waited = nowMs() - delivery.sinceMs;
        if (waited >= TELL_AFTER_MS) failed(delivery, reasonOf(error));
        if (waited >= GIVE_UP_MS && waiting[0] === delivery) waiting.shift();
        await rest(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
    running = null;
  }

  function rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    add(delivery) {
      // The first may be on its way already.
      const older = waiting.findIndex(
        (one, index) => index > 0 && one.effect.warning === delivery.effect.warning,
      );
      if (older !== -1) {
        const [replaced] = waiting.splice(older, 1);
        done(replaced!, `${delivery.effect.name} goes in its place`);
      }
      if (waiting.length >= MAX_WAITING) {
        delivery.told = false;
        failed(delivery, `${MAX_WAITING} documents wait already`);
        return;
      }
      waiting.push(delivery);
      running ??= run();
    },
    repeat(pieces) {
      if (waiting.length === 0 && pieces.length > 0) sender.send(pieces).catch(() => undefined);
    },
    get waiting() {
      return waiting.length;
    },
    async close() {
      closed = true;
      wake();
      sender.close();
      await running;
    },
  };
}
