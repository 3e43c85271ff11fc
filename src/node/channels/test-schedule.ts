import { reasonOf } from '../errors.ts';
import type { InputBody } from '../ports.ts';
import type { Proof } from './line.ts';
import { plain } from './plain.ts';
import type { OpenLine } from './relay.ts';
import { makeSelfTest, type SelfTester } from './self-test.ts';

/** The schedule is looked at this often, ms. */
const ROUND_MS = 1000;
/** The first tests of a start are spread over so long, ms: a thousand are not made at once. */
const SPREAD_MS = 60_000;
/** The first of them after this, ms: links and inputs come up before. */
const FIRST_MS = 2000;
/** No test for so many times the interval is an alarm of its own. */
const OVERDUE = 2;
/** A person may have a channel tested again after this, ms. */
const SOONEST_MS = 1000;

type Health = Extract<InputBody, { kind: 'health' }>;

/** The last self-test of a destination. */
export interface TestResult {
  readonly channel: string;
  readonly receiver: string;
  readonly atMs: number;
  readonly ok: boolean;
  /** How far it got; null: it failed. */
  readonly proof: Proof | null;
  readonly message: string;
  readonly tookMs: number;
}

export interface TestStatus {
  readonly channel: string;
  readonly receiver: string;
  /** Null before the first. */
  readonly last: TestResult | null;
  /** None has come through for more than twice the interval. */
  readonly overdue: boolean;
  /** When one last came through; null: never. */
  readonly goodMs: number | null;
  /** Nothing can be sent there that nobody could take for an alert: only use shows that it works. */
  readonly untestable: boolean;
}

type Testable = Pick<OpenLine, 'channel' | 'receiver' | 'probe'>;

export interface ScheduleOptions extends SelfTester {
  readonly lines: readonly Testable[];
  /** 0: only when a person asks. */
  readonly everyS: number;
  readonly tell: (health: Health) => void;
}

/** Tests every destination to its end on a schedule; what comes of it enters as `health` inputs. */
export interface Schedule {
  /** Of one channel or receiver, or of all; resolves when all have answered. */
  test(name?: string): Promise<TestResult[]>;
  status(): TestStatus[];
  /** For tests: what the timer does. */
  round(): Promise<void>;
  stop(): void;
}

interface Entry {
  readonly line: Testable;
  dueMs: number;
  /** Not to be overdue before twice the interval after this. */
  sinceMs: number;
  goodMs: number | null;
  last: TestResult | null;
  overdue: boolean;
  running: Promise<TestResult> | null;
}

export function startSelfTests(options: ScheduleOptions): Schedule {
  const { lines, everyS, nowMs, tell } = options;
  const startMs = nowMs();
  const everyMs = everyS * 1000;
  const spreadMs = Math.min(SPREAD_MS, everyMs / 2);
  const entries = lines.map((line, i): Entry => {
    const dueMs = startMs + FIRST_MS + (i * spreadMs) / lines.length;
    return {
      line,
      dueMs,
      sinceMs: startMs,
      goodMs: null,
      last: null,
      overdue: false,
      running: null,
    };
  });

  async function run(entry: Entry): Promise<TestResult> {
    const { line } = entry;
    const { channel, receiver } = line;
    const atMs = nowMs();
    const from = performance.now();
    const result = (ok: boolean, proof: Proof | null, message: string): TestResult => ({
      ...{ channel, receiver, atMs, ok, proof, message },
      tookMs: Math.round((performance.now() - from) * 10) / 10,
    });
    try {
      const proof = await line.probe(makeSelfTest(options, channel, receiver));
      if (proof === null) return result(true, null, 'documents wait or leave just now');
      return result(true, proof, WORDS[proof]);
    } catch (error) {
      return result(false, null, plain(reasonOf(error)));
    }
  }

  async function testOne(entry: Entry): Promise<TestResult> {
    const result = await run(entry);
    const { channel, receiver, ok, proof, message } = result;
    entry.last = result;
    entry.dueMs = nowMs() + everyMs;
    if (ok && proof !== null) {
      entry.sinceMs = nowMs();
      entry.overdue = false;
    }
    // What was not tested is neither good nor bad.
    if (proof === 'none') return result;
    if (ok && proof !== null) entry.goodMs = entry.sinceMs;
    const name = `${channel} ${receiver}`;
    const state = ok ? 'good' : 'failed';
    tell({ kind: 'health', subject: 'channel', name, state, message: `self-test: ${message}` });
    return result;
  }

  function start(entry: Entry): Promise<TestResult> {
    entry.running ??= testOne(entry).finally(() => {
      entry.running = null;
    });
    return entry.running;
  }

  async function round(): Promise<void> {
    if (everyMs === 0) return;
    const now = nowMs();
    for (const entry of entries) {
      if (entry.overdue || now - entry.sinceMs <= OVERDUE * everyMs) continue;
      entry.overdue = true;
      const name = `${entry.line.channel} ${entry.line.receiver}`;
      const message = `no self-test has come through for ${Math.round((now - entry.sinceMs) / 1000)} s`;
      tell({ kind: 'health', subject: 'channel', name, state: 'failed', message });
    }
    await Promise.all(entries.filter(({ dueMs }) => dueMs <= now).map(start));
  }

  const timer = setInterval(() => void round(), ROUND_MS);
  timer.unref();
  return {
    async test(name) {
      const wanted = entries.filter(
        ({ line }) => name === undefined || line.channel === name || line.receiver === name,
      );
      return await Promise.all(
        wanted.map((entry) =>
          entry.last !== null && nowMs() - entry.last.atMs < SOONEST_MS ? entry.last : start(entry),
        ),
      );
    },
    status: () =>
      entries.map(({ line: { channel, receiver }, last, overdue, goodMs }) => ({
        ...{ channel, receiver, last, overdue, goodMs, untestable: last?.proof === 'none' },
      })),
    round,
    stop: () => clearInterval(timer),
  };
}

const WORDS: Readonly<Record<Proof, string>> = {
  verified: 'the other end has proven that it read it',
  taken: 'the other end has taken it',
  kept: 'it lies whole on the disk; whether anybody fetches it is not known',
  left: 'it has left this machine; nothing answers there',
  none: 'nothing was sent: there is no word there that nobody could take for an alert',
};
