import type { Fault } from '../fault.ts';
import { altitude12 } from './altitude.ts';
import { hexOf, meBit, meBits } from './bits.ts';
import { callsignOf } from './callsign.ts';
import type {
  AirbornePosition,
  CoarsePosition,
  Cpr,
  Identification,
  Squitter,
  SquitterCommon,
  SurfacePosition,
} from './message.ts';
import { decodeOperationalStatus } from './operational-status.ts';
import { decodeAircraftStatus, decodeTargetState } from './status.ts';
import { decodeVelocity } from './velocity.ts';

/** The message field (ME) is bytes 4 to 10 of an extended squitter. */
export function decodeSquitter(
  bytes: Uint8Array,
  common: SquitterCommon,
  faults: Fault[],
): Squitter {
  const { typeCode } = common;
  if (common.origin === 'reserved') return other(bytes, common);
  if (common.downlinkFormat === 18 && common.control === 3) return coarsePosition(bytes, common);
  if (typeCode >= 9 && typeCode <= 22 && typeCode !== 19) return airbornePosition(bytes, common);
  if (typeCode === 19) return decodeVelocity(bytes, common, faults) ?? other(bytes, common);
  if (typeCode >= 5 && typeCode <= 8) return surfacePosition(bytes, common, faults);
  if (typeCode >= 1 && typeCode <= 4) return identification(bytes, common, faults);
  if (typeCode === 31) return decodeOperationalStatus(bytes, common) ?? other(bytes, common);
  if (typeCode === 29) return decodeTargetState(bytes, common) ?? other(bytes, common);
  if (typeCode === 28) return decodeAircraftStatus(bytes, common) ?? other(bytes, common);
  if (typeCode === 0) {
    return { ...common, kind: 'no-position', altitudeFt: altitudeOf(bytes) };
  }
  return other(bytes, common);
}

function other(bytes: Uint8Array, common: SquitterCommon): Squitter {
  return { ...common, kind: 'other', messageHex: hexOf(bytes, 4, 11) };
}

/**
 * The bit that says in TIS-B and ADS-R that the address is none of ICAO's, by type code (DO-260B
 * sections 2.2.17 and 2.2.18); 0: the message has none.
 */
export function addressBit(typeCode: number, subtype: number): number {
  if (typeCode >= 5 && typeCode <= 8) return 21;
  if (typeCode === 19) return 9;
  if ((typeCode >= 9 && typeCode <= 18) || (typeCode >= 20 && typeCode <= 22)) return 8;
  if (typeCode === 29) return 51;
  if (typeCode === 31 || (typeCode === 28 && subtype === 1)) return 56;
  return 0;
}

/** DO-260B section 2.2.3.2.5.2: type code 4 is set A, 3 B, 2 C, 1 D. */
const SETS = ['', 'D', 'C', 'B', 'A'] as const;

function identification(
  bytes: Uint8Array,
  common: SquitterCommon,
  faults: Fault[],
): Identification {
  const high = (bytes[5]! << 16) | (bytes[6]! << 8) | bytes[7]!;
  const low = (bytes[8]! << 16) | (bytes[9]! << 8) | bytes[10]!;
  const callsign = callsignOf(high, low);
  // All zeros: the crew entered none.
  if (callsign === null && (high !== 0 || low !== 0)) {
    faults.push({
      reason: 'malformed',
      offset: 5,
      message: 'the call sign holds a code that is no character',
    });
  }
  const category = bytes[4]! & 7;
  return {
    ...common,
    kind: 'identification',
    category,
    emitterCategory: SETS[common.typeCode]! + category,
    callsign: callsign === '' ? null : callsign,
  };
}

/** F bit and two times 17 bits at the end of the message field. */
function cprOf(bytes: Uint8Array): Cpr {
  return {
    odd: (bytes[6]! & 0x04) !== 0,
    latitude: ((bytes[6]! & 3) << 15) | (bytes[7]! << 7) | (bytes[8]! >> 1),
    longitude: ((bytes[8]! & 1) << 16) | (bytes[9]! << 8) | bytes[10]!,
  };
}

function altitudeOf(bytes: Uint8Array): number | null {
  return altitude12((bytes[5]! << 4) | (bytes[6]! >> 4));
}

function airbornePosition(bytes: Uint8Array, common: SquitterCommon): AirbornePosition {
  const head = bytes[4]!;
  // In TIS-B and ADS-R this bit tells what the address is.
  const own = common.origin === 'transponder' || common.origin === 'non-transponder';
  return {
    ...common,
    kind: 'airborne-position',
    surveillanceStatus: (head >> 1) & 3,
    supplementB: own && (head & 1) === 1,
    latitudeDeg: null,
    longitudeDeg: null,
    cpr: cprOf(bytes),
    altitudeFt: altitudeOf(bytes),
    geometric: common.typeCode >= 20,
    timeSynchronised: (bytes[6]! & 0x08) !== 0,
  };
}

function surfacePosition(
  bytes: Uint8Array,
  common: SquitterCommon,
  faults: Fault[],
): SurfacePosition {
  const movement = ((bytes[4]! & 7) << 4) | (bytes[5]! >> 4);
  const track = ((bytes[5]! & 7) << 4) | (bytes[6]! >> 4);
  if (movement === 124) {
    faults.push({ reason: 'saturated', offset: 4, message: 'speed is 175 kn or more' });
  }
  const own = common.origin === 'transponder' || common.origin === 'non-transponder';
  return {
    ...common,
    kind: 'surface-position',
    cpr: cprOf(bytes),
    latitudeDeg: null,
    longitudeDeg: null,
    movement,
    speedKn: movementKn(movement),
    trackDeg: (bytes[5]! & 8) === 0 ? null : (track * 360) / 128,
    timeSynchronised: own && (bytes[6]! & 0x08) !== 0,
  };
}

/** Lower ends of the steps of DO-260B table A-10 (section A.1.4.3.2): code, knots, step. */
const MOVEMENT: readonly (readonly [number, number, number])[] = [
  [2, 0.125, 0.125],
  [9, 1, 0.25],
  [13, 2, 0.5],
  [39, 15, 1],
  [94, 70, 2],
  [109, 100, 5],
];

/** Null: no information, or 175 kn and more, or reserved. */
function movementKn(code: number): number | null {
  if (code === 1) return 0;
  if (code < 1 || code > 123) return null;
  for (let i = MOVEMENT.length - 1; i >= 0; i--) {
    const [first, knots, step] = MOVEMENT[i]!;
    if (code >= first) return knots + (code - first) * step;
  }
  return null;
}

/** The code whose step holds a speed; 124 from 175 kn on. */
export function movementCode(speedKn: number): number {
  let code = 1;
  while (code < 123 && movementKn(code + 1)! <= speedKn) code += 1;
  return speedKn >= 175 ? 124 : code;
}

/** Latitude and longitude have 12 bits here: the 17 of other reports without the last five. */
function coarsePosition(bytes: Uint8Array, common: SquitterCommon): CoarsePosition {
  const speed = meBits(bytes, 26, 31);
  return {
    ...common,
    kind: 'coarse-position',
    surveillanceStatus: meBits(bytes, 2, 3),
    serviceVolume: meBits(bytes, 4, 7),
    latitudeDeg: null,
    longitudeDeg: null,
    cpr: {
      odd: meBit(bytes, 32),
      latitude: meBits(bytes, 33, 44) << 5,
      longitude: meBits(bytes, 45, 56) << 5,
    },
    altitudeFt: altitude12(meBits(bytes, 8, 19)),
    trackDeg: meBit(bytes, 20) ? (meBits(bytes, 21, 25) * 360) / 32 : null,
    // 1 is below 16 kn, 2 from there to 48, …; 63 has no upper end (DO-260B table 2-107).
    groundSpeedKn: speed === 0 || speed === 63 ? null : (speed - 1) * 32,
  };
}
