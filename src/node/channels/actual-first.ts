import type { NodeConfig } from '../config.ts';
import { claimedBy, claimsOfOthers } from './claims.ts';
import type { Destination } from './destination.ts';

/** How often a node of another mode looks what the actual node of its installation uses, ms. */
const LOOKS_EVERY_MS = 1000;

/** A destination by the channel that it stands in. */
interface Placed {
  readonly channel: string;
  readonly destination: Destination;
}

export interface Yielding {
  /** Looks now: before anything goes out, since a second is long enough to send much. */
  look(): void;
  stop(): void;
}

/**
 * An actual node takes what it is configured for, whatever another mode has claimed (law 3). That
 * mode, should it run, gives up each channel that has such a destination, once and for good:
 * `yielded` is told the channel and what of it. Does nothing in mode `actual`.
 */
export function yieldToActual(
  config: Pick<NodeConfig, 'mode' | 'data'>,
  placed: readonly Placed[],
  yielded: (channel: string, what: string) => void,
): Yielding {
  if (config.mode === 'actual' || placed.length === 0) {
    return { look: () => undefined, stop: () => undefined };
  }
  const off = new Set<string>();
  const look = (): void => {
    const actual = claimsOfOthers(config).get('actual');
    if (actual === undefined) return;
    const only = new Map([['actual' as const, actual]]);
    for (const { channel, destination } of placed) {
      const taken = off.has(channel) ? null : claimedBy(only, destination);
      if (taken === null) continue;
      off.add(channel);
      yielded(channel, taken.what);
    }
  };
  const timer = setInterval(look, LOOKS_EVERY_MS);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
}
