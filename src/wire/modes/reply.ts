import { altitude13, identityCode } from './altitude.ts';
import { hex24, hexOf } from './bits.ts';
import type { AirAir, AllCall, ExtendedLength, Reply } from './message.ts';
import { parityRemainder } from './parity.ts';

/** The replies that are no extended squitter (ICAO Annex 10 volume IV section 3.1.2). */

/** By flight status (section 3.1.2.6.5.1): alert, ident, on the ground. Null: not told. */
const FLIGHT_STATUS: readonly (readonly [boolean | null, boolean | null, boolean | null])[] = [
  [false, false, false],
  [false, false, true],
  [true, false, false],
  [true, false, true],
  [true, true, null],
  [false, true, null],
  [null, null, null],
  [null, null, null],
];

/** Formats 4, 5, 20, 21. */
export function decodeReply(bytes: Uint8Array, downlinkFormat: number): Reply {
  const code = ((bytes[2]! & 0x1f) << 8) | bytes[3]!;
  const identity = downlinkFormat === 5 || downlinkFormat === 21;
  const flightStatus = bytes[0]! & 7;
  const [alert, ident, onGround] = FLIGHT_STATUS[flightStatus]!;
  return {
    kind: 'reply',
    icao: hex24(parityRemainder(bytes)),
    downlinkFormat,
    correctedBits: 0,
    flightStatus,
    alert,
    ident,
    onGround,
    downlinkRequest: bytes[1]! >> 3,
    utility: ((bytes[1]! & 7) << 3) | (bytes[2]! >> 5),
    altitudeFt: identity ? null : altitude13(code),
    mode3A: identity ? identityCode(code) : null,
    messageHex: downlinkFormat >= 20 ? hexOf(bytes, 4, 11) : null,
  };
}

/** Formats 0 and 16 (section 4.3.8.4.2). */
export function decodeAirAir(bytes: Uint8Array, downlinkFormat: number): AirAir {
  return {
    kind: 'air-air',
    icao: hex24(parityRemainder(bytes)),
    downlinkFormat,
    correctedBits: 0,
    onGround: (bytes[0]! & 4) !== 0,
    crosslink: downlinkFormat === 0 ? (bytes[0]! & 2) !== 0 : null,
    sensitivityLevel: bytes[1]! >> 5,
    replyInformation: ((bytes[1]! & 7) << 1) | (bytes[2]! >> 7),
    altitudeFt: altitude13(((bytes[2]! & 0x1f) << 8) | bytes[3]!),
    messageHex: downlinkFormat === 16 ? hexOf(bytes, 4, 11) : null,
  };
}

/**
 * Format 11. `overlay` is what remains of the parity, at most seven bits: the code label (0: II,
 * 1 to 4: SI, 16 codes each) and the code (section 3.1.2.5.2.1.2).
 */
export function decodeAllCall(bytes: Uint8Array, overlay: number, correctedBits: number): AllCall {
  const label = (overlay >> 4) & 7;
  const code = overlay & 15;
  return {
    kind: 'all-call',
    icao: hexOf(bytes, 1, 4),
    downlinkFormat: 11,
    correctedBits,
    capability: bytes[0]! & 7,
    interrogatorKind: label === 0 ? 'II' : label <= 4 ? 'SI' : 'reserved',
    interrogatorCode: label >= 1 && label <= 4 ? code + 16 * (label - 1) : code,
  };
}

/** Two ones, a spare bit, KE, ND, 80 bits (section 3.1.2.7.3). */
export function decodeExtendedLength(bytes: Uint8Array): ExtendedLength {
  return {
    kind: 'extended-length',
    icao: hex24(parityRemainder(bytes)),
    downlinkFormat: 24,
    correctedBits: 0,
    acknowledges: (bytes[0]! & 0x10) !== 0,
    segment: bytes[0]! & 0x0f,
    messageHex: hexOf(bytes, 1, 11),
  };
}
