import { DAY_MS, type Instant, type SensorId } from '../../mark/index.ts';
import type { RandomState } from '../random.ts';
import type { Traffic } from '../world/traffic.ts';
import type { Faller, Missile } from '../world/world.ts';
import type { Antenna } from './look.ts';

/** Bytes of a simulated sensor, to be sent to `source` at `timeMs`. Plain data. */
export interface Emission {
  readonly timeMs: Instant;
  readonly sensor: SensorId;
  /** `udp://127.0.0.1:8600`. */
  readonly source: string;
  readonly bytes: Uint8Array;
}

/** What a simulated sensor remembers. Plain data. */
export interface EmitterState {
  readonly random: RandomState;
  readonly antenna: Antenna | null;
  /** Scans, sectors or seconds done since the start. */
  steps: number;
  /** Share of the period in [0, 1): of each missile, then of each mover, in the world's order. */
  readonly phases: Float64Array;
  /** When each missile of the world gave its first plot here; null: not yet. */
  readonly firstPlotMs: (Instant | null)[];
}

/** What there is to see. */
export interface World {
  readonly startMs: Instant;
  readonly traffic: Traffic;
  readonly missiles: readonly Missile[];
  /** Meteors and re-entering debris. */
  readonly fallers: readonly Faller[];
}

/** Unit of ASTERIX times of day: 1/128 s, in milliseconds. */
const TICK_MS = 1000 / 128;

/** The last time the format can say at or before `timeMs`: radars measure at such times. */
export function tickBefore(timeMs: Instant): Instant {
  return Math.floor(timeMs / TICK_MS) * TICK_MS;
}

/** The first time the format can say at or after `timeMs`. */
export function tickAfter(timeMs: Instant): Instant {
  return Math.ceil(timeMs / TICK_MS) * TICK_MS;
}

/** Seconds since midnight UTC. */
export function timeOfDayS(timeMs: Instant): number {
  return (timeMs % DAY_MS) / 1000;
}

/** Degrees in [0, 360), on a step of 360/2^16: what would round up to 360 is 0. */
export function azimuthOf16Bits(azimuthRad: number): number {
  const turns = azimuthRad / (2 * Math.PI);
  return (Math.round((turns - Math.floor(turns)) * 65_536) % 65_536) * (360 / 65_536);
}
