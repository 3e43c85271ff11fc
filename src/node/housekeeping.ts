import type { Inputs } from './inputs/inputs.ts';
import type { Runner } from './runner.ts';

/** How often the node looks after itself, ms. */
const ROUND_MS = 1000;

/** A wall clock that moves this much against the monotonic one between two rounds was set, ms. */
const CLOCK_STEP_MS = 500;

export interface HousekeepingOptions {
  readonly runner: Runner;
  readonly inputs: Inputs;
  readonly snapshotEveryS: number;
}

/**
 * Once a second: tells the watch of input that was lost and of a clock that was set, and has
 * the state kept every few minutes. What it finds enters as `health` inputs, so that the ledger
 * shows what the node could not see.
 */
export function startHousekeeping(options: HousekeepingOptions): { stop(): void } {
  const { runner, inputs } = options;
  const lostBefore = new Map<string, number>();
  let wallMs = Date.now();
  let steadyMs = performance.now();
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

  const timer = setInterval(() => {
    tellLosses();
    tellClock();
    if (steadyMs >= snapshotAt) {
      snapshotAt = steadyMs + options.snapshotEveryS * 1000;
      runner.snapshot();
    }
  }, ROUND_MS);
  return { stop: () => clearInterval(timer) };
}
