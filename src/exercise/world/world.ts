import type { Instant } from '../../mark/index.ts';
import type { Launch } from '../scenario.ts';
import { type Flight, flightAt } from './flight.ts';

/** A launch with its flight. Plain data. */
export interface Missile {
  readonly launch: Launch;
  readonly launchMs: Instant;
  readonly flight: Flight;
}

/** x, y, z, vx, vy, vz (ECEF) while it is in the air; null before launch and after impact. */
export function missileAt(missile: Missile, timeMs: Instant): Float64Array | null {
  return flightAt(missile.flight, (timeMs - missile.launchMs) / 1000);
}
