import { type CprPlace, cprGlobal, cprGlobalSurface, cprLocal } from './cpr.ts';
import type { Cpr } from './message.ts';

/** What is remembered of one sender to place its compact reports. Plain data. */
export interface PositionMemory {
  even: TimedCpr | null;
  odd: TimedCpr | null;
  /** The last place that was believed. */
  place: (CprPlace & { readonly timeMs: number; readonly surface: boolean }) | null;
  /** Places in a row that did not fit the last one. */
  misfits: number;
}

interface TimedCpr extends Cpr {
  readonly timeMs: number;
  readonly surface: boolean;
  /** On the ground at more than 25 kn, or at an unknown speed. */
  readonly fast: boolean;
}

export function createPositionMemory(): PositionMemory {
  return { even: null, odd: null, place: null, misfits: 0 };
}

/** One compact report and when it was measured. */
export interface PositionReport {
  readonly cpr: Cpr;
  /** Milliseconds on any clock that all reports of the sender share. */
  readonly timeMs: number;
  readonly surface: boolean;
  /** On the ground: decides how long a pair stays one; null where it is not told. */
  readonly speedKn?: number | null;
}

/** Where messages are heard. */
export interface Receiver extends CprPlace {
  /** It hears nothing from farther away, m; left out: {@link FARTHEST_M}. */
  readonly maximumRangeM?: number;
}

/** Line of sight to 18,000 m and a margin for ducting. */
export const FARTHEST_M = 900_000;

/** How a compact position was resolved. */
export type Resolution =
  | {
      readonly kind: 'place';
      readonly place: CprPlace;
      readonly by: 'pair' | 'last-place' | 'receiver';
    }
  /** Only half of a pair, a pair across a border of zones, or no reference: nothing wrong. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'implausible'; readonly message: string };

/** The even and the odd report of a pair may lie this far apart (DO-260B section A.1.7.7, 8). */
export const PAIR_WITHIN_S = { airborne: 10, surfaceFast: 25, surfaceSlow: 50 } as const;
const SLOW_KN = 25;

/**
 * Faster than any aircraft that sends ADS-B, m/s: how far a place may lie from the one before.
 * The fastest airliner flew at 600.
 */
export const FASTEST_MPS = 1100;
/** On the ground: above the fastest rotation speeds. */
const FASTEST_ON_GROUND_MPS = 150;

/** A last place older than this is none: its sender could have flown out of half a zone. */
const PLACE_WITHIN_S = 60;

/** Rounding, delays of reception, times in whole seconds. */
const SLACK_M = 3000;

/** So many places that fit each other and not the last one: the last one was wrong. */
const MAX_MISFITS = 3;

/** Half a zone of a report from the ground, in which the nearest solution is right. */
const HALF_SURFACE_ZONE_M = 45 * 1852;

const WAITING: Resolution = Object.freeze({ kind: 'waiting' });

/**
 * The place of a report. Near a believed place it is the nearest solution to that one, and must be
 * within reach of it at the speed of the fastest aircraft; without one it takes an even and an odd
 * report in time, whose two solutions must be within reach of each other. A report from the ground
 * needs a reference, the last place or the receiver, since its zones repeat every 90°. What does
 * not fit is refused, and believed once it has persisted. Changes `memory`.
 *
 * `receiver`: where the message was heard; null where that is not known. A place that it cannot
 * hear is refused too.
 */
export function resolvePosition(
  memory: PositionMemory,
  report: PositionReport,
  receiver: Receiver | null = null,
): Resolution {
  const { cpr, timeMs, surface } = report;
  const fast = !(typeof report.speedKn === 'number' && report.speedKn <= SLOW_KN);
  const timed: TimedCpr = { ...cpr, timeMs, surface, fast };
  if (cpr.odd) memory.odd = timed;
  else memory.even = timed;
  const before = memory.place;
  const sinceS = before === null ? 0 : Math.abs(timeMs - before.timeMs) / 1000;
  if (before !== null && sinceS <= PLACE_WITHIN_S) {
    const near = cprLocal(before, cpr, surface);
    const away = near === null ? Number.POSITIVE_INFINITY : distanceM(before, near);
    if (near !== null && away <= reachM(surface && before.surface, sinceS)) {
      return believe(memory, near, report, 'last-place', receiver);
    }
    memory.misfits += 1;
    if (memory.misfits < MAX_MISFITS) {
      const where = near === null ? 'beyond the pole' : `${kilometres(away)} km from the last one`;
      return { kind: 'implausible', message: `a place ${where} after ${sinceS.toFixed(1)} s` };
    }
  }
  memory.place = null;
  const found = resolvePair(memory, report, before ?? receiver, receiver);
  // On the ground a single report is enough where the receiver is known and cannot be far.
  if (found.kind !== 'waiting' || !surface || receiver === null) return found;
  const near = cprLocal(receiver, cpr, true);
  return near === null || distanceM(receiver, near) > HALF_SURFACE_ZONE_M
    ? WAITING
    : believe(memory, near, report, 'receiver', receiver);
}

function resolvePair(
  memory: PositionMemory,
  report: PositionReport,
  reference: CprPlace | null,
  receiver: Receiver | null,
): Resolution {
  const { even, odd } = memory;
  const { surface } = report;
  if (even === null || odd === null || even.surface !== odd.surface) return WAITING;
  const apartS = Math.abs(even.timeMs - odd.timeMs) / 1000;
  if (apartS > pairWithinS(even, odd)) return WAITING;
  if (surface && reference === null) return WAITING;
  const byEven = surface
    ? cprGlobalSurface(even, odd, 'even', reference!)
    : cprGlobal(even, odd, 'even');
  const byOdd = surface
    ? cprGlobalSurface(even, odd, 'odd', reference!)
    : cprGlobal(even, odd, 'odd');
  if (byEven === null || byOdd === null) return WAITING;
  const apartM = distanceM(byEven, byOdd);
  if (apartM > reachM(surface, apartS)) {
    return {
      kind: 'implausible',
      message: `its even and odd reports, ${apartS.toFixed(1)} s apart, give places ${kilometres(apartM)} km apart`,
    };
  }
  return believe(memory, report.cpr.odd ? byOdd : byEven, report, 'pair', receiver);
}

function pairWithinS(even: TimedCpr, odd: TimedCpr): number {
  if (!even.surface) return PAIR_WITHIN_S.airborne;
  return even.fast || odd.fast ? PAIR_WITHIN_S.surfaceFast : PAIR_WITHIN_S.surfaceSlow;
}

function reachM(onGround: boolean, seconds: number): number {
  return (onGround ? FASTEST_ON_GROUND_MPS : FASTEST_MPS) * seconds + SLACK_M;
}

function believe(
  memory: PositionMemory,
  place: CprPlace,
  report: PositionReport,
  by: 'pair' | 'last-place' | 'receiver',
  receiver: Receiver | null,
): Resolution {
  const away = receiver === null ? 0 : distanceM(receiver, place);
  if (away > (receiver?.maximumRangeM ?? FARTHEST_M)) {
    memory.place = null;
    return {
      kind: 'implausible',
      message: `a place ${kilometres(away)} km from the receiver, which cannot hear so far`,
    };
  }
  memory.place = { ...place, timeMs: report.timeMs, surface: report.surface };
  memory.misfits = 0;
  return { kind: 'place', place, by };
}

function kilometres(metres: number): string {
  return (metres / 1000).toFixed(0);
}

const EARTH_RADIUS_M = 6_371_000;
const RADIAN = Math.PI / 180;

/** Great circle on a sphere (haversine): good to half a percent, enough for a sanity check. */
export function distanceM(a: CprPlace, b: CprPlace): number {
  const lat = (b.latitudeDeg - a.latitudeDeg) * RADIAN;
  const lon = (b.longitudeDeg - a.longitudeDeg) * RADIAN;
  const h =
    Math.sin(lat / 2) ** 2 +
    Math.cos(a.latitudeDeg * RADIAN) * Math.cos(b.latitudeDeg * RADIAN) * Math.sin(lon / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}
