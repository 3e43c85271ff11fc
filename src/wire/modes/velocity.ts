import type { Fault } from '../fault.ts';
import type { SquitterCommon, Velocity } from './message.ts';

/** Largest codes: that or more (DO-260B section 2.2.3.2.6). */
const SPEED_SATURATED = 1023;
const RATE_SATURATED = 511;
const DIFFERENCE_SATURATED = 127;

/**
 * Airborne velocity, type code 19 (DO-260B section 2.2.3.2.6). Null for the subtypes that are
 * reserved.
 */
export function decodeVelocity(
  bytes: Uint8Array,
  common: SquitterCommon,
  faults: Fault[],
): Velocity | null {
  const subtype = bytes[4]! & 7;
  if (subtype < 1 || subtype > 4) return null;
  const relayed = common.origin === 'tis-b';
  const unit = subtype === 2 || subtype === 4 ? 4 : 1;
  const ground = subtype <= 2;
  const firstSign = (bytes[5]! & 0x04) !== 0;
  const first = ((bytes[5]! & 3) << 8) | bytes[6]!;
  const secondSign = (bytes[7]! & 0x80) !== 0;
  const second = ((bytes[7]! & 0x7f) << 3) | (bytes[8]! >> 5);
  const rate = ((bytes[8]! & 7) << 6) | (bytes[9]! >> 2);
  // TIS-B: the difference stands there, or NACv and SIL do (DO-260B section 2.2.17.3.4).
  const flag = (bytes[8]! & 0x10) !== 0;
  const difference = relayed && !flag ? 0 : bytes[10]! & 0x7f;
  const eastKn = ground ? component(first, firstSign, unit, 'east', faults) : null;
  const northKn = ground ? component(second, secondSign, unit, 'north', faults) : null;
  const known = eastKn !== null && northKn !== null;
  return {
    ...common,
    kind: 'velocity',
    subtype,
    intentChange: relayed || common.origin === 'ads-r' ? null : (bytes[5]! & 0x80) !== 0,
    ifrCapable: relayed ? null : (bytes[5]! & 0x40) !== 0,
    nacV: !relayed ? (bytes[5]! >> 3) & 7 : flag ? null : tisbNacV(bytes),
    nacP: relayed ? (bytes[5]! >> 3) & 15 : null,
    sil: relayed && !flag ? (bytes[10]! >> 4) & 3 : null,
    eastKn,
    northKn,
    groundSpeedKn: known ? Math.sqrt(eastKn * eastKn + northKn * northKn) : null,
    trackDeg: known ? direction(eastKn, northKn) : null,
    airspeedKn: ground ? null : magnitude(second, SPEED_SATURATED, unit, 'airspeed', faults),
    airspeedIsTrue: ground ? null : secondSign,
    headingDeg: ground || !firstSign ? null : (first * 360) / 1024,
    verticalRateFtPerMin: signed(
      magnitude(rate, RATE_SATURATED, 64, 'vertical rate', faults),
      (bytes[8]! & 0x08) !== 0,
    ),
    verticalRateSource: relayed || !flag ? 'geometric' : 'barometric',
    geometricMinusBarometricFt: signed(
      magnitude(difference, DIFFERENCE_SATURATED, 25, 'height difference', faults),
      (bytes[10]! & 0x80) !== 0,
    ),
  };
}

/** ME bits 48 to 50. */
function tisbNacV(bytes: Uint8Array): number {
  return ((bytes[9]! & 1) << 2) | (bytes[10]! >> 6);
}

function component(
  code: number,
  negative: boolean,
  unit: number,
  name: string,
  faults: Fault[],
): number | null {
  return signed(magnitude(code, SPEED_SATURATED, unit, `speed ${name}`, faults), negative);
}

/** Codes count from 1 (zero) up; 0 is no information, the largest is "that or more". */
function magnitude(
  code: number,
  largest: number,
  unit: number,
  name: string,
  faults: Fault[],
): number | null {
  if (code === 0) return null;
  if (code === largest) {
    const message = `${name} is ${(largest - 1) * unit} or more`;
    faults.push({ reason: 'saturated', offset: 4, message });
    return null;
  }
  return (code - 1) * unit;
}

function signed(value: number | null, negative: boolean): number | null {
  return value === null || value === 0 || !negative ? value : -value;
}

/** Clockwise from north, 0 to 360. Without motion 0. */
function direction(east: number, north: number): number {
  const degrees = (Math.atan2(east, north) * 180) / Math.PI;
  return degrees < 0 ? degrees + 360 : degrees;
}
