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
/** What is being sent at the end is waited for so long, ms. */
const CLOSE_MS = 2000;

/** One document for all destinations of a channel, and how many have it. */
export interface Delivery {
  readonly effect: PublishEffect;
  readonly sinceMs: number;
  open: number;
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
  /**
   * Says again what each gives, one after the other, while nothing new waits; a failure is not told.
   * Nothing while the last time still lasts.
   */
  repeat(all: readonly (() => readonly Uint8Array[])[]): void;
  readonly waiting: number;
  close(): Promise<void>;
}

export function openQueue(options: DeliveryOptions): Queue {
  const { sender, answer, nowMs } = options;
  const waiting: Delivery[] = [];
  const told = new WeakSet<Delivery>();
  let running: Promise<void> | null = null;
  let repeating: Promise<void> | null = null;
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
    if (told.has(delivery)) return;
    told.add(delivery);
    answer(receipt(delivery, false, `${sender.name}: ${reason}; it is tried on`));
  }

  /** Behind what is just being said again: it may be what this takes the place of. */
  async function attempt(delivery: Delivery): Promise<void> {
    const timer = setTimeout(() => failed(delivery, 'it takes nothing yet'), TELL_AFTER_MS);
    try {
      await repeating;
      await sender.send(options.pieces(delivery));
    } finally {
      clearTimeout(timer);
    }
  }

  async function sayAgain(all: readonly (() => readonly Uint8Array[])[]): Promise<void> {
    for (const pieces of all) {
      if (closed || waiting.length > 0) return;
      await sender.send(pieces());
    }
  }

  async function run(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!closed && waiting.length > 0) {
      const delivery = waiting[0]!;
      try {
        await attempt(delivery);
        pause = FIRST_PAUSE_MS;
        if (waiting[0] === delivery) waiting.shift();
        done(delivery, 'sent');
      } catch (error) {
        if (closed) break;
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
        failed(delivery, `${MAX_WAITING} documents wait already`);
        return;
      }
      waiting.push(delivery);
      running ??= run();
    },
    repeat(all) {
      if (waiting.length > 0) return;
      repeating ??= sayAgain(all)
        .catch(() => undefined)
        .finally(() => {
          repeating = null;
        });
    },
    get waiting() {
      return waiting.length;
    },
    async close() {
      closed = true;
      wake();
      sender.close();
      // A file on a disk that hangs answers to nothing.
      const bound = rest(CLOSE_MS);
      await Promise.race([Promise.all([running, repeating]), bound]);
      wake();
    },
  };
}
