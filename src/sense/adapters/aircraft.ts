import type { Instant } from '../../mark/index.ts';
import { type Cpr, type CprPlace, cprGlobal, cprLocal } from '../../wire/modes/index.ts';

/** What is remembered of one aircraft between its messages. Plain data. */
export interface Aircraft {
  even: TimedCpr | null;
  odd: TimedCpr | null;
  /** The last place that was believed. */
  place: (CprPlace & { readonly timeMs: Instant }) | null;
  /** Places in a row that did not fit the last one. */
  misfits: number;
  velocity: TimedVelocity | null;
  /** Height over the ellipsoid less pressure height, m. */
  geometricMinusPressure: { readonly metres: number; readonly timeMs: Instant } | null;
  callsign: string | null;
  nacP: number | null;
  sil: number | null;
  /** When its last message was received. */
  lastMs: Instant;
}

export interface TimedCpr extends Cpr {
  readonly timeMs: Instant;
}

export interface TimedVelocity {
  readonly enuMps: readonly [number, number, number];
  readonly sigmaMps: number;
  /** Whether the climb was told; otherwise it stands at 0. */
  readonly climbs: boolean;
  readonly timeMs: Instant;
}

/** The even and the odd report of a pair may lie this far apart (DO-260B section A.1.7.7). */
export const PAIR_WITHIN_S = 10;

/** An aircraft not heard for so long is forgotten; it starts again from a pair. */
export const FORGET_AFTER_S = 60;

/** About twice what the busiest airspace holds; the longest known is forgotten beyond it. */
export const MAX_AIRCRAFT = 20_000;

/**
 * Faster than any aircraft that sends ADS-B, m/s: how far a place may lie from the one before.
 * The fastest airliner flew at 600.
 */
export const FASTEST_MPS = 1100;

/** Rounding, delays of reception, times in whole seconds. */
const SLACK_M = 3000;

/** So many places that fit each other and not the last one: the last one was wrong. */
const MAX_MISFITS = 3;

const EARTH_RADIUS_M = 6_371_000;
const RADIAN = Math.PI / 180;

/** Finds the aircraft or begins a new record. */
export function aircraftOf(
  all: Map<string, Aircraft>,
  icao: string,
  receivedMs: Instant,
): Aircraft {
  let aircraft = all.get(icao);
  if (aircraft !== undefined && receivedMs - aircraft.lastMs > FORGET_AFTER_S * 1000) {
    all.delete(icao);
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
      even: null,
      odd: null,
      place: null,
      misfits: 0,
      velocity: null,
      geometricMinusPressure: null,
      callsign: null,
      nacP: null,
      sil: null,
      lastMs: receivedMs,
    };
    all.set(icao, aircraft);
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

/** How a compact position was resolved. */
export type Resolution =
  | { readonly kind: 'place'; readonly place: CprPlace }
  /** Only half of a pair, or a pair across a border of zones: nothing wrong. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'implausible'; readonly message: string };

/**
 * The place of an airborne report. With a believed place it is the nearest solution to that, and
 * must be within reach of it; without one it takes a pair, whose two solutions must be within
 * reach of each other.
 */
export function resolveAirborne(aircraft: Aircraft, cpr: Cpr, timeMs: Instant): Resolution {
  const timed: TimedCpr = { ...cpr, timeMs };
  if (cpr.odd) aircraft.odd = timed;
  else aircraft.even = timed;
  const before = aircraft.place;
  const sinceS = before === null ? 0 : Math.abs(timeMs - before.timeMs) / 1000;
  // Beyond, it could have flown out of the half zone within which the nearest solution is right.
  if (before !== null && sinceS <= FORGET_AFTER_S) {
    const near = cprLocal(before, cpr);
    if (near !== null && distanceM(before, near) <= FASTEST_MPS * sinceS + SLACK_M) {
      return believe(aircraft, near, timeMs);
    }
    aircraft.misfits += 1;
    if (aircraft.misfits < MAX_MISFITS) {
      return {
        kind: 'implausible',
        message: `a place ${near === null ? 'beyond the pole' : `${(distanceM(before, near) / 1000).toFixed(0)} km from the last one`} after ${sinceS.toFixed(1)} s`,
      };
    }
  }
  aircraft.place = null;
  return resolvePair(aircraft, cpr.odd, timeMs);
}

function resolvePair(aircraft: Aircraft, newestIsOdd: boolean, timeMs: Instant): Resolution {
  const { even, odd } = aircraft;
  if (even === null || odd === null) return { kind: 'waiting' };
  const apartS = Math.abs(even.timeMs - odd.timeMs) / 1000;
  if (apartS > PAIR_WITHIN_S) return { kind: 'waiting' };
  const byEven = cprGlobal(even, odd, 'even');
  const byOdd = cprGlobal(even, odd, 'odd');
  if (byEven === null || byOdd === null) return { kind: 'waiting' };
  const apartM = distanceM(byEven, byOdd);
  if (apartM > FASTEST_MPS * apartS + SLACK_M) {
    return {
      kind: 'implausible',
      message: `its even and odd reports, ${apartS.toFixed(1)} s apart, give places ${(apartM / 1000).toFixed(0)} km apart`,
    };
  }
  return believe(aircraft, newestIsOdd ? byOdd : byEven, timeMs);
}

/** The place of a report from the ground, near the last place or the receiver (45 NM at most). */
export function resolveSurface(
  aircraft: Aircraft,
  cpr: Cpr,
  receiver: CprPlace | null,
  timeMs: Instant,
): Resolution {
  const reference = aircraft.place ?? receiver;
  if (reference === null) return { kind: 'waiting' };
  const near = cprLocal(reference, cpr, true);
  return near === null ? { kind: 'waiting' } : believe(aircraft, near, timeMs);
}

function believe(aircraft: Aircraft, place: CprPlace, timeMs: Instant): Resolution {
  aircraft.place = { ...place, timeMs };
  aircraft.misfits = 0;
  return { kind: 'place', place };
}

/** Great circle on a sphere (haversine): good to half a percent, enough for a sanity check. */
export function distanceM(a: CprPlace, b: CprPlace): number {
  const lat = (b.latitudeDeg - a.latitudeDeg) * RADIAN;
  const lon = (b.longitudeDeg - a.longitudeDeg) * RADIAN;
  const h =
    Math.sin(lat / 2) ** 2 +
    Math.cos(a.latitudeDeg * RADIAN) * Math.cos(b.latitudeDeg * RADIAN) * Math.sin(lon / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}
