import type { Instant } from '../../mark/index.ts';
import {
  createPositionMemory,
  type PositionMemory,
  type Squitter,
} from '../../wire/modes/index.ts';

/** What is remembered of one aircraft between its messages. Plain data. */
export interface Aircraft {
  readonly position: PositionMemory;
  velocity: TimedVelocity | null;
  /** Height over the ellipsoid less pressure height, m. */
  geometricMinusPressure: TimedLength | null;
  /** By its replies to radars, m. */
  pressureHeight: TimedLength | null;
  callsign: string | null;
  /** Four octal digits. */
  mode3A: string | null;
  /** Of its ADS-B, where it has said one. */
  version: number | null;
  supplementA: boolean | null;
  supplementC: boolean | null;
  nacP: number | null;
  sil: number | null;
  /** GVA: how good its geometric heights are. */
  verticalAccuracy: number | null;
  /** When its last message was received. */
  lastMs: Instant;
}

interface TimedLength {
  readonly metres: number;
  readonly timeMs: Instant;
}

export interface TimedVelocity {
  readonly enuMps: readonly [number, number, number];
  readonly sigmaMps: number;
  /** Whether the climb was told; otherwise it stands at 0. */
  readonly climbs: boolean;
  readonly timeMs: Instant;
}

/** An aircraft not heard for so long is forgotten; it starts again from a pair. */
export const FORGET_AFTER_S = 60;

/** About twice what the busiest airspace holds; the longest known is forgotten beyond it. */
export const MAX_AIRCRAFT = 20_000;

/** Finds the aircraft by its key ({@link aircraftKey}) or begins a new record. */
export function aircraftOf(all: Map<string, Aircraft>, key: string, receivedMs: Instant): Aircraft {
  let aircraft = all.get(key);
  if (aircraft !== undefined && receivedMs - aircraft.lastMs > FORGET_AFTER_S * 1000) {
    all.delete(key);
    aircraft = undefined;
  }
  if (aircraft === undefined) {
    if (all.size >= MAX_AIRCRAFT) {
      for (const oldest of all.keys()) {
        all.delete(oldest);
        break;
      }
    }
    aircraft = {
      position: createPositionMemory(),
      velocity: null,
      geometricMinusPressure: null,
      pressureHeight: null,
      callsign: null,
      mode3A: null,
      version: null,
      supplementA: null,
      supplementC: null,
      nacP: null,
      sil: null,
      verticalAccuracy: null,
      lastMs: receivedMs,
    };
    all.set(key, aircraft);
  }
  aircraft.lastMs = receivedMs;
  return aircraft;
}

/** Drops what has not been heard for {@link FORGET_AFTER_S}. */
export function forgetOldAircraft(all: Map<string, Aircraft>, nowMs: Instant): void {
  for (const [icao, aircraft] of all) {
    if (nowMs - aircraft.lastMs > FORGET_AFTER_S * 1000) all.delete(icao);
  }
}

/**
 * What an aircraft is remembered by. Who relays it and who numbered it belong to it: the places of
 * two relays must not make a pair, and another sender's number is not an aircraft's address.
 */
export function aircraftKey(squitter: Squitter): string {
  const own = squitter.origin === 'transponder' || squitter.origin === 'non-transponder';
  const key = own ? squitter.icao : `${squitter.origin} ${squitter.icao}`;
  return squitter.addressIsIcao ? key : `~${key}`;
}
