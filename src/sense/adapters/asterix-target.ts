/** What target reports of several ASTERIX categories have in common: who, how high, where. */
import { DEGREE } from '../../earth/index.ts';
import { type Gather, refuseMode } from '../gather.ts';
import type { FixReport, Identity } from '../report.ts';
import type { Sensor } from '../sensor.ts';
import { type Items, isSet, numberAt, textAt } from './items.ts';

export const NAUTICAL_MILE_M = 1852;
export const FOOT_M = 0.3048;
/** One flight level is a hundred feet. */
export const FLIGHT_LEVEL_M = 30.48;

/** The weather against the standard atmosphere: see `height.ts`. */
const PRESSURE_SIGMA_M = 80;
const PRESSURE_SIGMA_SHARE = 0.018;
/** No height at all: anywhere an aircraft flies. */
const NO_HEIGHT_SIGMA_M = 5000;
/** On an airfield: its height is not told. */
const SURFACE_SIGMA_M = 500;

/** Height for a fix or an estimate, m, and its 1-sigma error, m. */
export interface TargetHeight {
  readonly metres: number;
  readonly basis: FixReport['heightBasis'];
  readonly sigmaM: number;
}

export function geometricHeight(metres: number, sigmaM: number): TargetHeight {
  return { metres, basis: 'geometric', sigmaM };
}

export function pressureHeight(metres: number): TargetHeight {
  const sigmaM = Math.hypot(PRESSURE_SIGMA_M, PRESSURE_SIGMA_SHARE * metres);
  return { metres, basis: 'pressure', sigmaM };
}

export const SURFACE: TargetHeight = { metres: 0, basis: 'surface', sigmaM: SURFACE_SIGMA_M };
export const NO_HEIGHT: TargetHeight = { metres: 0, basis: 'unknown', sigmaM: NO_HEIGHT_SIGMA_M };

/** A flight level that is validated and not garbled, as pressure height in metres. */
export function levelAt(items: Items, item: string, name: string): number | null {
  const level = numberAt(items, item, name);
  if (level === null || isSet(items, item, 'V') || isSet(items, item, 'G')) return null;
  return level * FLIGHT_LEVEL_M;
}

/** Mode 3/A code that is validated and not garbled: four octal digits. */
export function codeAt(items: Items, item: string): string | null {
  if (isSet(items, item, 'V') || isSet(items, item, 'G')) return null;
  const code = textAt(items, item, 'MODE3A');
  return code !== null && /^[0-7]{4}$/.test(code) ? code : null;
}

/** 24 bits as six upper-case hexadecimal digits. */
export function addressText(address: number): string {
  return address.toString(16).toUpperCase().padStart(6, '0');
}

/** An identity of what is there; null for nothing. */
export function identityOf(told: {
  readonly icao?: string | null;
  readonly tag?: string | null;
  readonly callsign?: string | null;
  readonly mode3A?: string | null;
}): Identity | null {
  const found = Object.entries(told).filter(([, value]) => value !== null);
  return found.length === 0 ? null : (Object.fromEntries(found) as Identity);
}

/** Latitude and longitude of an item in radians; null where it is absent or no place. */
export function placeAt(
  items: Items,
  item: string,
): { readonly latitude: number; readonly longitude: number } | null {
  const latitudeDeg = numberAt(items, item, 'LAT');
  const longitudeDeg = numberAt(items, item, 'LON');
  if (latitudeDeg === null || longitudeDeg === null || Math.abs(latitudeDeg) > 90) return null;
  return { latitude: latitudeDeg * DEGREE, longitude: longitudeDeg * DEGREE };
}

/** True, with a fault, where a simulated or test report came on an actual source (law 3). */
export function isOfAnotherMode(
  gather: Gather,
  sensor: Sensor,
  items: Items,
  bits: readonly (readonly [what: string, item: string, name: string])[],
  at: number,
  end: number,
): boolean {
  if (sensor.mode !== 'actual') return false;
  for (const [what, item, name] of bits) {
    if (!isSet(items, item, name)) continue;
    refuseMode(gather, sensor, `a ${what} report (${item} ${name} is set)`, at, end);
    return true;
  }
  return false;
}
