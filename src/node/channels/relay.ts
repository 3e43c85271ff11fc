import type { Answers } from './answers.ts';
import {
  type Delivery,
  openQueue,
  type PublishEffect,
  type Queue,
  type QueueHealth,
} from './delivery.ts';
import type { Journal } from './journal.ts';
import type { Line, Proof } from './line.ts';
import type { SelfTest } from './self-test.ts';
import type { Shown } from './shown.ts';
import type { Starter } from './starter.ts';

/** What all channels of a node have in common. */
export interface RelayCommon {
  readonly nowMs: () => number;
  readonly answers: Answers;
  readonly journal: Journal;
  readonly starter: Starter;
}

/** A kind of channel, and whether its documents are said again. */
export interface RelayKind {
  readonly channel: string;
  /** What has a lower one leaves first. */
  readonly rank: number;
  /** The document as it is to be said again now; empty: it is over. Absent: nothing is repeated. */
  readonly again?: (document: string) => string;
  readonly repeatEveryMs?: number;
}

export interface LineHealth extends QueueHealth {
  readonly channel: string;
  readonly receiver: string;
  /** No longer configured: it gets the end of what it was told. */
  readonly retired: boolean;
}

/** A line with its queue. */
export interface OpenLine {
  readonly channel: string;
  readonly receiver: string;
  /** Null: documents wait or leave just now, which tests it enough. */
  probe(test: SelfTest): Promise<Proof | null>;
  /** What would leave for it. */
  show(effect: PublishEffect): Shown;
  health(): LineHealth;
}

/** A channel that hands each document to a number of destinations. */
export interface RelayChannel {
  readonly lines: readonly OpenLine[];
  /** Those that get words on a warning. */
  linesFor(warning: string): readonly OpenLine[];
  /** `leftOver`: an earlier start may have handed it over to some. */
  publish(effect: PublishEffect, unrecorded: boolean, leftOver?: boolean): void;
  /** Goes on repeating what was in force before this start. */
  keepUp(warning: string, document: string): void;
  close(): Promise<void>;
}

/** Warnings that are repeated at once; the newest. */
const MAX_REPEATED = 1000;
/** At the end documents that wait are given so long to leave, ms. */
const LINGER_MS = 2000;

/** `isOwed`: whether a line that is no longer configured gets words on a warning; null: it gets all. */
export interface Configured {
  readonly line: Line;
  readonly isOwed: ((warning: string) => boolean) | null;
}

export function openRelayChannel(
  kind: RelayKind,
  configured: readonly Configured[],
  { nowMs, answers, journal, starter }: RelayCommon,
): RelayChannel {
  const { channel, again } = kind;
  const leftOvers = new WeakSet<PublishEffect>();
  const current = new Map<string, string>();
  const opened = configured.map(({ line, isOwed }) => {
    const { receiver } = line;
    const queue = openQueue({
      ...{ receiver, nowMs, answers },
      attempt: (document, marks) => line.attempt(document, marks),
      doubtful: (effect) => leftOvers.has(effect) && journal.isDoubtful(effect, receiver),
      onBegun: (effect) => journal.begun(effect, receiver),
      onSent: (effect) => journal.sent(effect, receiver),
      close: () => line.close(),
    });
    return { line, isOwed, queue };
  });
  const timer =
    again === undefined || opened.length === 0
      ? null
      : setInterval(() => repeat(again), kind.repeatEveryMs);
  timer?.unref();

  function keep(warning: string, document: string): void {
    current.delete(warning);
    current.set(warning, document);
    if (current.size > MAX_REPEATED) current.delete(current.keys().next().value!);
  }

  function repeat(say: (document: string) => string): void {
    const all = [...current].flatMap(([warning, document]): { warning: string; said: string }[] => {
      const said = say(document);
      if (said === '') current.delete(warning);
      return said === '' ? [] : [{ warning, said }];
    });
    for (const { line, isOwed, queue } of opened) {
      const its = all.filter(({ warning }) => isOwed?.(warning) ?? true);
      queue.repeat(
        its.map(
          ({ said }) =>
            async () =>
              line.again?.(said),
        ),
      );
    }
  }

  const lines = opened.map(({ line, isOwed, queue }) => ({
    ...lineOf(channel, line, isOwed !== null, queue),
    isOwed,
  }));

  return {
    lines,
    linesFor: (warning) => lines.filter(({ isOwed }) => isOwed?.(warning) ?? true),
    publish(effect, unrecorded, leftOver = false) {
      const owed = opened.filter(({ isOwed }) => isOwed?.(effect.warning) ?? true);
      if (owed.length === 0) {
        answers.nobody(effect);
        return;
      }
      if (leftOver) leftOvers.add(effect);
      const open = owed.filter(({ line }) => !(leftOver && journal.isSent(effect, line.receiver)));
      if (again !== undefined) keep(effect.warning, effect.document);
      if (open.length === 0) {
        answers.complete(effect, 'sent before this start');
        return;
      }
      const delivery: Delivery = { effect, sinceMs: nowMs(), unrecorded, open: open.length };
      for (const { queue } of open) starter.start(kind.rank, () => queue.add(delivery));
    },
    keepUp: keep,
    async close() {
      if (timer !== null) clearInterval(timer);
      starter.finish();
      const until = Date.now() + LINGER_MS;
      while (Date.now() < until && opened.some(({ queue }) => queue.waiting > 0)) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await Promise.all(opened.map(({ queue }) => queue.close()));
      answers.flush();
    },
  };
}

function lineOf(channel: string, line: Line, retired: boolean, queue: Queue): OpenLine {
  const { receiver } = line;
  return {
    ...{ channel, receiver },
    async probe(test) {
      let proof: Proof | null = null;
      let failure: unknown = null;
      const idle = await queue.idle(async () => {
        try {
          proof = await line.probe(test);
        } catch (error) {
          failure = error;
        }
      });
      if (failure !== null) throw failure;
      return idle ? proof : null;
    },
    show: (effect) => line.show(effect.document, { effect, unrecorded: false, repeated: false }),
    health: () => ({ channel, receiver, retired, ...queue.health() }),
  };
}
