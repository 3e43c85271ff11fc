import { setTimeout as pause } from 'node:timers/promises';
import type { Intake } from './intake.ts';
import type { OpenInput } from './open.ts';
import type { Recording } from './recordings.ts';

/** A clock may be led or stepped while a long pause lasts: it is looked at this often, ms. */
const LONGEST_PAUSE_MS = 1000;
/** Pieces that go out together at most: pacing in steps this small looks even to a person. */
const STEP_MS = 20;

/** The node's clock, as far as it paces recordings. */
export interface PlayClock {
  readonly nowMs: () => number;
  /** Clock seconds in one second of real time. */
  readonly speed: number;
}

/**
 * Plays a recording into an intake, each piece when the clock shows its time moved to `startMs`,
 * and never ahead of room.
 */
export function playRecording(
  recording: Recording,
  intake: Intake,
  startMs: number,
  clock: PlayClock,
): OpenInput {
  const closing = new AbortController();
  const { signal } = closing;

  async function until(instantMs: number): Promise<void> {
    while (!signal.aborted) {
      const ahead = (instantMs - clock.nowMs()) / clock.speed;
      if (ahead < STEP_MS) return;
      const forMs = Math.min(ahead, LONGEST_PAUSE_MS);
      await pause(forMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async function run(): Promise<void> {
    for (const { bytes, afterMs } of recording.pieces) {
      await until(startMs + afterMs);
      await intake.room(bytes.byteLength);
      if (signal.aborted) return;
      intake.push(bytes.slice());
    }
    intake.report('ended', 'the end of the recording was reached');
  }

  if (recording.lost > 0) intake.lose('framing', recording.lost);
  intake.report('good', recording.message, `file:${recording.path}`);
  const done = run();
  return {
    async close() {
      closing.abort();
      // An intake that nobody drains any more never has room again: do not wait for it.
      await Promise.race([done, new Promise((resolve) => setImmediate(resolve))]);
    },
  };
}
