import type { DrainedIntake } from './intake.ts';

/** Sensor input steps for at most this long at a time, then links, officers and ticks have a turn. */
const SLICE_MS = 2;

/**
 * Datagrams taken from one input before the next has its turn, and the time after which its
 * turn is over too, ms: one datagram may hold a single plot or those of a whole sector.
 */
const TURN = 32;
const TURN_MS = 0.5;

export interface Drain {
  /** Something may be there to take. */
  wake(): void;
  stop(): void;
}

/**
 * Carries what waits in the intakes to the watch, in turns so that a flood on one input does
 * not starve another, and only as fast as `ready` says that the ledger follows.
 */
export function startDrain(
  intakes: readonly DrainedIntake[],
  ready: () => boolean,
  take: (source: string, bytes: Uint8Array) => void,
): Drain {
  let scheduled = false;
  let stopped = false;
  let next = 0;

  function wake(): void {
    if (scheduled || stopped) return;
    scheduled = true;
    setImmediate(run);
  }

  function run(): void {
    scheduled = false;
    let now = performance.now();
    const until = now + SLICE_MS;
    let empty = 0;
    while (!stopped && empty < intakes.length && now < until) {
      if (!ready()) return;
      const intake = intakes[next % intakes.length]!;
      next += 1;
      empty = turn(intake, now + TURN_MS) ? 0 : empty + 1;
      now = performance.now();
    }
    if (intakes.some((intake) => intake.queue.length > 0)) wake();
  }

  /** False when there was nothing to take. */
  function turn(intake: DrainedIntake, until: number): boolean {
    for (let taken = 0; taken < TURN; taken++) {
      const bytes = intake.take();
      if (bytes === undefined) return taken > 0;
      take(intake.source, bytes);
      if (performance.now() >= until) break;
    }
    return true;
  }

  return {
    wake,
    stop() {
      stopped = true;
    },
  };
}
