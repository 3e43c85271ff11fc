import type { Effect } from '../../watch/index.ts';
import { reasonOf } from '../errors.ts';
import type { InputBody } from '../ports.ts';
import type { Answers } from './answers.ts';
import { plain } from './plain.ts';

export type PublishEffect = Extract<Effect, { kind: 'publish' }>;
export type Receipt = Extract<InputBody, { kind: 'receipt' }>;

/**
 * Documents that wait for one destination. A newer revision takes the place of an older one of its
 * warning, so that what waits is the newest word on each; as many as the watch itself remembers.
 */
export const MAX_WAITING = 10_000;
/** Pauses between attempts: the first, doubled each time up to the longest, ms. No chance in it. */
export const FIRST_PAUSE_MS = 250;
export const LONGEST_PAUSE_MS = 10_000;
/** A receiver may ask for a longer pause, but no longer than this, ms. */
export const LONGEST_ASKED_MS = 60_000;
/** After so long without success a failure is told, once, while it is tried on, ms. */
export const TELL_AFTER_MS = 5000;
/** What could not be handed over for so long is given up: longer than a warning stands, ms. */
export const GIVE_UP_MS = 7_200_000;
/** What is being sent at the end is waited for so long, ms. */
const CLOSE_MS = 2000;

/** One document for all destinations of a channel, and how many have not got it. */
export interface Delivery {
  readonly effect: PublishEffect;
  readonly sinceMs: number;
  /** It left before it could be recorded. */
  readonly unrecorded: boolean;
  open: number;
}

/** What a line is told beside the document. */
export interface Marks {
  readonly effect: PublishEffect;
  readonly unrecorded: boolean;
  /** It may have been handed over before: the same key, said to be a repetition. */
  readonly repeated: boolean;
}

/** How a destination took a document. */
export interface Reply {
  /** In words, for the receipt. */
  readonly message?: string;
  /** Receivers behind it that have confirmed, by reference. */
  readonly confirmed?: readonly string[];
}

/** Why a document was not taken. */
export class Refused extends Error {
  override readonly name = 'Refused';
  /** It may have arrived all the same: no answer came, or one that makes no sense. */
  readonly arrived: boolean;
  /** The destination wants to be left alone for so long, ms. */
  readonly pauseMs: number | null;

  constructor(reason: string, arrived: boolean, pauseMs: number | null = null) {
    super(reason);
    this.arrived = arrived;
    this.pauseMs = pauseMs;
  }
}

export interface QueueOptions {
  /** The destination, as people are told of it. */
  readonly receiver: string;
  readonly nowMs: () => number;
  /** Hands one document over; rejects with the reason, a {@link Refused} where more is known. */
  readonly attempt: (document: string, marks: Marks) => Promise<Reply>;
  readonly answers: Answers;
  /** True: an earlier start may have handed it over already. */
  readonly doubtful?: (effect: PublishEffect) => boolean;
  /** Written down before an attempt, and when the destination has it. */
  readonly onBegun?: (effect: PublishEffect) => void;
  readonly onSent?: (effect: PublishEffect) => void;
  readonly close: () => void;
}

export interface QueueHealth {
  readonly waiting: number;
  readonly oldestMs: number | null;
  readonly sent: number;
  readonly lastSentMs: number | null;
  /** Why the last attempt failed; null after one that did not. */
  readonly failure: string | null;
  /** Documents that a newer revision took the place of. */
  readonly superseded: number;
  readonly givenUp: number;
}

/**
 * The queue of one destination: in order, one at a time, until it has left or is given up. What
 * fails gives way to words on other warnings before it is tried again.
 */
export interface Queue {
  add(delivery: Delivery): void;
  /**
   * Says again what each gives, one after the other, while nothing new waits; a failure is not told.
   * Nothing while the last time still lasts.
   */
  repeat(all: readonly (() => Promise<unknown>)[]): void;
  /** Runs a test while nothing is to be sent; false at once when it is not idle. What comes meanwhile does not wait for it. */
  idle(work: () => Promise<void>): Promise<boolean>;
  readonly waiting: number;
  health(): QueueHealth;
  close(): Promise<void>;
}

export function openQueue(options: QueueOptions): Queue {
  const { answers, nowMs, receiver } = options;
  const waiting: Delivery[] = [];
  const told = new WeakSet<Delivery>();
  const doubted = new WeakSet<Delivery>();
  let running: Promise<void> | null = null;
  let repeating: Promise<void> | null = null;
  let testing: Promise<void> | null = null;
  let closed = false;
  let wake: () => void = () => undefined;
  let [sent, superseded, givenUp] = [0, 0, 0];
  let lastSentMs: number | null = null;
  let failure: string | null = null;

  function isLast(delivery: Delivery): boolean {
    delivery.open -= 1;
    return delivery.open === 0;
  }

  function done(delivery: Delivery, reply: Reply): void {
    sent += 1;
    lastSentMs = nowMs();
    failure = null;
    options.onSent?.(delivery.effect);
    answers.sent(delivery.effect, receiver, reply.message ?? 'sent');
    for (const one of reply.confirmed ?? []) answers.confirmed(delivery.effect, one);
    if (isLast(delivery)) answers.complete(delivery.effect, 'sent');
  }

  /** Something newer leaves in its place: this destination waits for it no more. */
  function replaced(delivery: Delivery, name: string): void {
    superseded += 1;
    if (isLast(delivery)) answers.complete(delivery.effect, `${name} goes in its place`);
  }

  function failed(delivery: Delivery, reason: string): void {
    if (told.has(delivery)) return;
    told.add(delivery);
    answers.failed(delivery.effect, receiver, `${reason}; it is tried on`);
  }

  function doubt(delivery: Delivery, reason: string): void {
    if (doubted.has(delivery)) return;
    doubted.add(delivery);
    answers.doubtful(delivery.effect, receiver, reason);
  }

  /** Behind what is just being said again: it may be what this takes the place of. */
  async function attempt(delivery: Delivery): Promise<Reply> {
    const { effect, unrecorded } = delivery;
    const timer = setTimeout(() => failed(delivery, 'it takes nothing yet'), TELL_AFTER_MS);
    try {
      await repeating;
      const before = options.doubtful?.(effect) ?? false;
      if (before) doubt(delivery, 'this node stopped while it was being sent');
      options.onBegun?.(effect);
      const repeated = before || doubted.has(delivery);
      return await options.attempt(effect.document, { effect, unrecorded, repeated });
    } finally {
      clearTimeout(timer);
    }
  }

  async function run(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!closed && waiting.length > 0) {
      const delivery = waiting[0]!;
      try {
        const reply = await attempt(delivery);
        pause = FIRST_PAUSE_MS;
        if (waiting[0] === delivery) waiting.shift();
        done(delivery, reply);
      } catch (error) {
        if (closed) break;
        const reason = plain(reasonOf(error));
        failure = reason;
        const known = error instanceof Refused ? error : null;
        if (known?.arrived) doubt(delivery, reason);
        const waited = nowMs() - delivery.sinceMs;
        if (waited >= TELL_AFTER_MS) failed(delivery, reason);
        if (isOutOfDate(delivery, waited)) continue;
        await rest(Math.max(pause, Math.min(known?.pauseMs ?? 0, LONGEST_ASKED_MS)));
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        giveWay(delivery);
      }
    }
    running = null;
  }

  /** What failed is not tried on when something newer waits on its warning, or for ever. */
  function isOutOfDate(delivery: Delivery, waitedMs: number): boolean {
    if (waiting[0] !== delivery) return false;
    const { warning } = delivery.effect;
    const newer = waiting.find((one, i) => i > 0 && one.effect.warning === warning);
    if (newer !== undefined) {
      waiting.shift();
      replaced(delivery, newer.effect.name);
      return true;
    }
    if (waitedMs >= GIVE_UP_MS) {
      waiting.shift();
      givenUp += 1;
    }
    return false;
  }

  /**
   * What failed goes behind what waits on other warnings: a document that a destination never takes
   * must not keep the others from it. Of its own warning nothing newer waits then.
   */
  function giveWay(delivery: Delivery): void {
    if (isOutOfDate(delivery, nowMs() - delivery.sinceMs)) return;
    if (waiting[0] === delivery && waiting.length > 1) waiting.push(waiting.shift()!);
  }

  async function sayAgain(all: readonly (() => Promise<unknown>)[]): Promise<void> {
    for (const say of all) {
      if (closed || waiting.length > 0) return;
      await say();
    }
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

  function onlyRepeat(work: () => Promise<void>): Promise<void> {
    repeating = work()
      .catch(() => undefined)
      .finally(() => {
        repeating = null;
      });
    return repeating;
  }

  return {
    add(delivery) {
      // The first may be on its way already.
      const older = waiting.findIndex(
        (one, index) => index > 0 && one.effect.warning === delivery.effect.warning,
      );
      if (older !== -1) replaced(waiting.splice(older, 1)[0]!, delivery.effect.name);
      // As many warnings as this never are; then the one that waits longest is let go, and told of.
      if (waiting.length >= MAX_WAITING) {
        const [oldest] = waiting.splice(1, 1);
        givenUp += 1;
        failed(oldest!, `${MAX_WAITING} documents wait already`);
      }
      waiting.push(delivery);
      // What is new deserves an attempt of its own at once.
      wake();
      running ??= run();
    },
    repeat(all) {
      if (waiting.length > 0 || repeating !== null) return;
      void onlyRepeat(() => sayAgain(all));
    },
    async idle(work) {
      if (closed || waiting.length > 0 || repeating !== null || testing !== null) return false;
      testing = work().finally(() => {
        testing = null;
      });
      await testing;
      return true;
    },
    get waiting() {
      return waiting.length;
    },
    health: () => ({
      ...{ waiting: waiting.length, oldestMs: oldestOf(waiting) },
      ...{ sent, lastSentMs, failure, superseded, givenUp },
    }),
    async close() {
      closed = true;
      wake();
      options.close();
      // A file on a disk that hangs answers to nothing.
      const bound = rest(CLOSE_MS);
      await Promise.race([Promise.all([running, repeating, testing]), bound]);
      wake();
    },
  };
}

function oldestOf(waiting: readonly Delivery[]): number | null {
  return waiting.reduce<number | null>(
    (oldest, { sinceMs }) => (oldest === null || sinceMs < oldest ? sinceMs : oldest),
    null,
  );
}
