import { setTimeout as pause } from 'node:timers/promises';

/** Pieces that go out together at most: pacing in steps this small looks even to a person. */
const STEP_MS = 20;

/** Waits so that pieces keep to their times. */
export interface Pace {
  /** Resolves when `offsetMs` after the first call has come. */
  until(offsetMs: number): Promise<void>;
  stop(): void;
}

export function startPace(): Pace {
  const stopped = new AbortController();
  let start: number | null = null;
  return {
    async until(offsetMs) {
      start ??= performance.now();
      const ahead = offsetMs - (performance.now() - start);
      if (ahead < STEP_MS || stopped.signal.aborted) return;
      await pause(ahead, undefined, { signal: stopped.signal }).catch(() => undefined);
    },
    stop() {
      stopped.abort();
    },
  };
}
