import type { Fault } from '../fault.ts';
import { altitude12 } from './altitude.ts';
import type {
  AirbornePosition,
  Cpr,
  Identification,
  OperationalStatus,
  Squitter,
  SquitterCommon,
  SurfacePosition,
} from './message.ts';
import { decodeVelocity } from './velocity.ts';

/** Six-bit characters of call signs (ICAO Annex 10 volume IV table 3-9); # has none. */
const CHARACTERS = '#ABCDEFGHIJKLMNOPQRSTUVWXYZ##### ###############0123456789######';

/** The message field (ME) is bytes 4 to 10 of an extended squitter. */
export function decodeSquitter(
  bytes: Uint8Array,
  common: SquitterCommon,
  faults: Fault[],
): Squitter {
  const { typeCode } = common;
  if (typeCode >= 1 && typeCode <= 4) return identification(bytes, common, faults);
  if (typeCode >= 5 && typeCode <= 8) return surfacePosition(bytes, common);
  if (typeCode >= 9 && typeCode <= 22 && typeCode !== 19) return airbornePosition(bytes, common);
  if (typeCode === 19) {
    const velocity = decodeVelocity(bytes, common, faults);
    if (velocity !== null) return velocity;
  }
  if (typeCode === 31 && (bytes[4]! & 7) <= 1) return operationalStatus(bytes, common);
  return { ...common, kind: 'other', messageHex: hexOf(bytes, 4, 11) };
}

export function hexOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) text += bytes[i]!.toString(16).padStart(2, '0');
  return text.toUpperCase();
}

function identification(
  bytes: Uint8Array,
  common: SquitterCommon,
  faults: Fault[],
): Identification {
  const high = (bytes[5]! << 16) | (bytes[6]! << 8) | bytes[7]!;
  const low = (bytes[8]! << 16) | (bytes[9]! << 8) | bytes[10]!;
  let callsign = '';
  for (let shift = 18; shift >= 0; shift -= 6) callsign += CHARACTERS[(high >> shift) & 63]!;
  for (let shift = 18; shift >= 0; shift -= 6) callsign += CHARACTERS[(low >> shift) & 63]!;
  const valid = !callsign.includes('#');
  // All zeros: the crew entered none.
  if (!valid && (high !== 0 || low !== 0)) {
    faults.push({
      reason: 'malformed',
      offset: 5,
      message: 'the call sign holds a code that is no character',
    });
  }
  const trimmed = callsign.trimEnd();
  return {
    ...common,
    kind: 'identification',
    category: bytes[4]! & 7,
    callsign: valid && trimmed !== '' ? trimmed : null,
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

function airbornePosition(bytes: Uint8Array, common: SquitterCommon): AirbornePosition {
  const head = bytes[4]!;
  return {
    ...common,
    kind: 'airborne-position',
    surveillanceStatus: (head >> 1) & 3,
    supplementB: (head & 1) === 1,
    latitudeDeg: null,
    longitudeDeg: null,
    cpr: cprOf(bytes),
    altitudeFt: altitude12((bytes[5]! << 4) | (bytes[6]! >> 4)),
    geometric: common.typeCode >= 20,
    timeSynchronised: (bytes[6]! & 0x08) !== 0,
  };
}

function surfacePosition(bytes: Uint8Array, common: SquitterCommon): SurfacePosition {
  const movement = ((bytes[4]! & 7) << 4) | (bytes[5]! >> 4);
  const track = ((bytes[5]! & 7) << 4) | (bytes[6]! >> 4);
  return {
    ...common,
    kind: 'surface-position',
    cpr: cprOf(bytes),
    latitudeDeg: null,
    longitudeDeg: null,
    speedKn: movementKn(movement),
    trackDeg: (bytes[5]! & 8) === 0 ? null : (track * 360) / 128,
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

/** DO-260B section 2.2.3.2.7.2: airborne (subtype 0) and surface (1). */
function operationalStatus(bytes: Uint8Array, common: SquitterCommon): OperationalStatus {
  const subtype = bytes[4]! & 7;
  const airborne = subtype === 0;
  return {
    ...common,
    kind: 'operational-status',
    subtype,
    version: bytes[9]! >> 5,
    nicSupplementA: (bytes[9]! & 0x10) !== 0,
    nacP: bytes[9]! & 0x0f,
    sil: (bytes[10]! >> 4) & 3,
    geometricVerticalAccuracy: airborne ? bytes[10]! >> 6 : null,
    nicBaro: airborne ? (bytes[10]! & 0x08) !== 0 : null,
  };
}
