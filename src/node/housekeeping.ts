import { PROBE_MS, ROOT } from '../share/index.ts';
import type { EndingKey } from './ending-keys.ts';
import type { Inputs } from './inputs/inputs.ts';
import { endingWords, KEY_DAYS, openTold } from './key-ends.ts';
import type { Runner } from './runner.ts';

/** How often the node looks after itself, ms. */
const ROUND_MS = 1000;

/** A wall clock that moves this much against the monotonic one between two rounds was set, ms. */
const CLOCK_STEP_MS = 500;

/**
 * To keep the state holds the node up, by half a second where thousands of tracks are followed: it
 * waits until nothing was said of a hazard or a warning for this long, ms,
 */
const QUIET_MS = 10_000;
/** but not longer than this, ms: what came since is folded again at the next start. */
const LONGEST_WAIT_MS = 900_000;

const DAY_MS = 86_400_000;

/** The root of the ledger is handed to the watch as often as a probe may state it, ms. */
const ROOT_MS = PROBE_MS;

export interface HousekeepingOptions {
  readonly runner: Pick<Runner, 'accept' | 'snapshot' | 'quietMs'>;
  readonly inputs: Pick<Inputs, 'health'>;
  /** Those of officers, of channels and of receivers. */
  readonly keys: readonly EndingKey[];
  /** Where it is kept what was told of them, so that a restart tells nothing twice. */
  readonly toldFile?: string;
  /** The node's clock: keys end by it. */
  readonly nowMs: () => number;
  readonly snapshotEveryS: number;
  /** Root of the ledger's newest durable checkpoint; null: none yet. */
  readonly root?: () => string | null;
}

/**
 * Once a second: tells the watch of input that was lost and of a clock that was set, and has
 * the state kept every few minutes. What it finds enters as `health` inputs, so that the ledger
 * shows what the node could not see.
 */
export function startHousekeeping(options: HousekeepingOptions): {
  round(): void;
  stop(): void;
} {
  const { runner, inputs } = options;
  const lostBefore = new Map<string, number>();
  const keyDaysSaid = openTold(options.toldFile ?? null);
  let wallMs = Date.now();
  let steadyMs = performance.now();
  let rootAt = 0;
  let snapshotAt = steadyMs + options.snapshotEveryS * 1000;

  function tellLosses(): void {
    for (const input of inputs.health()) {
      // Foreign senders are a matter for the counters: they must not fill the ledger.
      const { sender: _, ...losses } = input.dropped;
      const lost = Object.values(losses).reduce((sum, count) => sum + count, 0);
      const before = lostBefore.get(input.source) ?? 0;
      if (lost === before) continue;
      lostBefore.set(input.source, lost);
      runner.accept({
        kind: 'health',
        subject: 'input',
        name: input.source,
        state: 'degraded',
        message: `${lost - before} pieces were dropped`,
      });
    }
  }

  function tellClock(): void {
    const wall = Date.now();
    const steady = performance.now();
    const stepMs = wall - wallMs - (steady - steadyMs);
    wallMs = wall;
    steadyMs = steady;
    if (Math.abs(stepMs) < CLOCK_STEP_MS) return;
    const message = `the clock was set by ${(stepMs / 1000).toFixed(1)} s`;
    runner.accept({ kind: 'health', subject: 'clock', name: 'system', state: 'degraded', message });
  }

  function tellKeys(): void {
    const ending = new Set<string>();
    for (const { id, notAfterMs, stops } of options.keys) {
      if (notAfterMs === null) continue;
      const days = (notAfterMs - options.nowMs()) / DAY_MS;
      const stage = KEY_DAYS.filter((limit) => days <= limit).at(-1);
      if (stage === undefined) continue;
      ending.add(id);
      if (!keyDaysSaid.isNew(id, notAfterMs, stage)) continue;
      const state = stage === 0 ? 'failed' : 'degraded';
      const message = endingWords(stage, stops);
      runner.accept({ kind: 'health', subject: 'key', name: id, state, message });
    }
    for (const name of keyDaysSaid.mended(ending)) {
      const message = 'the key was exchanged or is no longer used';
      runner.accept({ kind: 'health', subject: 'key', name, state: 'good', message });
    }
  }

  /** At a fixed cadence, whatever has happened: what peers are told of it tells nothing. */
  function tellRoot(): void {
    if (steadyMs < rootAt) return;
    rootAt = steadyMs + ROOT_MS;
    const value = options.root?.() ?? null;
    if (value !== null) runner.accept({ kind: 'result', effect: ROOT, value });
  }

  function round(): void {
    tellRoot();
    tellLosses();
    tellClock();
    tellKeys();
    const overdueMs = steadyMs - snapshotAt;
    if (overdueMs >= 0 && (runner.quietMs >= QUIET_MS || overdueMs >= LONGEST_WAIT_MS)) {
      snapshotAt = steadyMs + options.snapshotEveryS * 1000;
      runner.snapshot();
    }
  }

  const timer = setInterval(round, ROUND_MS);
  return { round, stop: () => clearInterval(timer) };
}
