import type { Instant } from '../../mark/index.ts';
import type { Launch } from '../scenario.ts';
import { type Flight, flightAt } from './flight.ts';

/** A launch with its flight. Plain data. */
export interface Missile {
  readonly launch: Launch;
  readonly launchMs: Instant;
  readonly flight: Flight;
}

/** Something else that comes down from space: it is no part of the score. Plain data. */
export interface Faller {
  readonly kind: 'meteor' | 'debris';
  readonly atMs: Instant;
  readonly flight: Flight;
}

/** x, y, z, vx, vy, vz (ECEF) while it is in the air; null before launch and after impact. */
export function missileAt(missile: Missile, timeMs: Instant): Float64Array | null {
  return flightAt(missile.flight, (timeMs - missile.launchMs) / 1000);
}

/** The same of what falls: null before it enters and once it is over. */
export function fallerAt({ flight, atMs }: Faller, timeMs: Instant): Float64Array | null {
  return flightAt(flight, (timeMs - atMs) / 1000);
}
