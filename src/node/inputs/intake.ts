import { type BoundedQueue, boundedQueue, MAX_QUEUED, MAX_QUEUED_BYTES } from '../queue.ts';
import { createWaits, type RecentWaits } from './waits.ts';

/** The largest UDP payload over IPv4: nothing that is one datagram can be larger. */
export const MAX_DATAGRAM_BYTES = 65_507;

/** What one input has brought, and what it has lost. */
export interface IntakeHealth {
  readonly source: string;
  /** Where it listens or reads, as bound; null while it does not. */
  readonly address: string | null;
  readonly state: 'good' | 'degraded' | 'failed' | 'ended';
  readonly message: string;
  readonly received: number;
  readonly receivedBytes: number;
  readonly queued: number;
  /** For how long the oldest that waits has waited here, s; 0 when nothing waits. */
  readonly oldestWaitS: number;
  /** How long what was taken lately had waited here before its step. */
  readonly recentWait: RecentWaits;
  /** Lost, by reason: `queue` (we were too slow), `kernel`, `sender`, `oversized`, `framing`. */
  readonly dropped: Readonly<Record<string, number>>;
  /** Clock time of the last arrival; null: nothing yet. */
  readonly lastMs: number | null;
}

/** Where one input leaves its bytes, until the watch takes them. */
export interface Intake {
  readonly source: string;
  readonly queue: BoundedQueue;
  /** Takes one datagram, line or frame in; the oldest waiting one goes where there is no room. */
  push(bytes: Uint8Array): void;
  /** For inputs that can wait: resolves when one more drops nothing. */
  room(byteLength: number): Promise<void>;
  /** Counts a loss. */
  lose(reason: string, count?: number): void;
  /** Says how the input itself is; handed on as a `health` input when it changes. */
  report(state: IntakeHealth['state'], message: string, address?: string | null): void;
  health(): IntakeHealth;
}

export interface IntakeOptions {
  readonly source: string;
  readonly nowMs: () => number;
  /** A clock that only goes on, for waits, ms; default: the machine's. */
  readonly steadyMs?: () => number;
  /** Called when something waits to be taken. */
  readonly onArrival: () => void;
  readonly onState: (state: IntakeHealth['state'], message: string) => void;
  readonly maximum?: number;
}

export interface DrainedIntake extends Intake {
  /** The next piece; wakes an input that waits for room. */
  take(): Uint8Array | undefined;
}

export function createIntake(options: IntakeOptions): DrainedIntake {
  const { source, nowMs, onArrival, onState } = options;
  const queue = boundedQueue(options.maximum ?? MAX_QUEUED, MAX_QUEUED_BYTES);
  const steadyMs = options.steadyMs ?? (() => performance.now());
  const waits = createWaits();
  const lost = new Map<string, number>();
  let received = 0;
  let receivedBytes = 0;
  let lastMs: number | null = null;
  let state: IntakeHealth['state'] = 'good';
  let message = 'opening';
  let address: string | null = null;
  let waiting: { byteLength: number; resolve: () => void }[] = [];

  const lose = (reason: string, count = 1): void => {
    lost.set(reason, (lost.get(reason) ?? 0) + count);
  };

  return {
    source,
    queue,
    push(bytes) {
      received += 1;
      receivedBytes += bytes.byteLength;
      lastMs = nowMs();
      if (bytes.byteLength > MAX_DATAGRAM_BYTES) lose('oversized');
      else queue.push(bytes, steadyMs());
      onArrival();
    },
    room(byteLength) {
      if (queue.hasRoom(byteLength)) return Promise.resolve();
      return new Promise((resolve) => {
        waiting.push({ byteLength, resolve });
      });
    },
    take() {
      const arrivedMs = queue.oldestMs;
      const bytes = queue.shift();
      if (arrivedMs !== null) {
        const now = steadyMs();
        waits.note(now, now - arrivedMs);
      }
      if (waiting.length > 0) {
        const awake = waiting.filter((one) => queue.hasRoom(one.byteLength));
        waiting = waiting.filter((one) => !awake.includes(one));
        for (const one of awake) one.resolve();
      }
      return bytes;
    },
    lose,
    report(nextState, nextMessage, nextAddress) {
      if (nextAddress !== undefined) address = nextAddress;
      const changed = nextState !== state;
      state = nextState;
      message = nextMessage;
      if (changed) onState(nextState, nextMessage);
    },
    health() {
      const dropped = Object.fromEntries(lost);
      const steady = steadyMs();
      if (queue.dropped > 0) dropped['queue'] = queue.dropped;
      return {
        source,
        address,
        state,
        message,
        received,
        receivedBytes,
        queued: queue.length,
        oldestWaitS: queue.oldestMs === null ? 0 : (steady - queue.oldestMs) / 1000,
        recentWait: waits.recent(steady),
        dropped,
        lastMs,
      };
    },
  };
}
