import { encodeAltitude12 } from './altitude.ts';
import { type CprPlace, cprEncode } from './cpr.ts';
import { parityOf } from './parity.ts';

/** Extended squitters (downlink format 17) for simulated aircraft: 14 bytes with parity. */

/** Type codes 1 to 4; 4 is the set of fixed-wing aircraft. */
export function encodeIdentification(icao: string, callsign: string, category = 0): Uint8Array {
  const bytes = startSquitter(icao, (4 << 3) | (category & 7));
  const text = callsign.toUpperCase().padEnd(8, ' ').slice(0, 8);
  for (let i = 0; i < 8; i++) {
    const code = text.charCodeAt(i);
    // Letters, digits and the blank: six bits of their ASCII code are the code.
    const known = (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
    putBits(bytes, 40 + i * 6, 6, known ? code & 63 : 32);
  }
  return close(bytes);
}

/** Pressure altitude in 25 ft steps; `typeCode` 9 to 18 states the integrity (integrity.ts). */
export function encodeAirbornePosition(
  icao: string,
  place: CprPlace & { readonly altitudeFt: number | null },
  odd: boolean,
  typeCode = 11,
): Uint8Array {
  const bytes = startSquitter(icao, typeCode << 3);
  const cpr = cprEncode(place, odd);
  putBits(bytes, 40, 12, place.altitudeFt === null ? 0 : encodeAltitude12(place.altitudeFt));
  putBits(bytes, 53, 1, odd ? 1 : 0);
  putBits(bytes, 54, 17, cpr.latitude);
  putBits(bytes, 71, 17, cpr.longitude);
  return close(bytes);
}

/** Speed over the ground (subtype 1, or 2 where a component is beyond 1,021 kn) and climb. */
export function encodeVelocity(
  icao: string,
  velocity: {
    readonly eastKn: number;
    readonly northKn: number;
    readonly verticalRateFtPerMin: number;
    readonly geometricMinusBarometricFt?: number;
  },
  nacV = 1,
): Uint8Array {
  const fast = Math.max(Math.abs(velocity.eastKn), Math.abs(velocity.northKn)) > 1021;
  const bytes = startSquitter(icao, (19 << 3) | (fast ? 2 : 1));
  putBits(bytes, 42, 3, nacV);
  putMagnitude(bytes, 45, 10, velocity.eastKn / (fast ? 4 : 1));
  putMagnitude(bytes, 56, 10, velocity.northKn / (fast ? 4 : 1));
  putBits(bytes, 67, 1, 1);
  putMagnitude(bytes, 68, 9, velocity.verticalRateFtPerMin / 64);
  const difference = velocity.geometricMinusBarometricFt;
  if (difference !== undefined) putMagnitude(bytes, 80, 7, difference / 25);
  return close(bytes);
}

/** `*8D…;`, the text form of receivers. */
export function toAvr(bytes: Uint8Array): string {
  let text = '*';
  for (const byte of bytes) text += byte.toString(16).toUpperCase().padStart(2, '0');
  return `${text};`;
}

function startSquitter(icao: string, head: number): Uint8Array {
  const bytes = new Uint8Array(14);
  const address = Number.parseInt(icao, 16);
  // Capability 5: level 2 or above, in the air.
  bytes[0] = (17 << 3) | 5;
  bytes[1] = (address >> 16) & 255;
  bytes[2] = (address >> 8) & 255;
  bytes[3] = address & 255;
  bytes[4] = head;
  return bytes;
}

function close(bytes: Uint8Array): Uint8Array {
  const parity = parityOf(bytes, 11);
  bytes[11] = parity >> 16;
  bytes[12] = (parity >> 8) & 255;
  bytes[13] = parity & 255;
  return bytes;
}

/** Sign and magnitude counted from 1, kept below the code for "that or more". */
function putMagnitude(bytes: Uint8Array, bit: number, width: number, value: number): void {
  const code = Math.min(2 ** width - 2, Math.round(Math.abs(value)) + 1);
  putBits(bytes, bit, 1, value < 0 ? 1 : 0);
  putBits(bytes, bit + 1, width, code);
}

/** Bits of the whole message, the first being 0. */
function putBits(bytes: Uint8Array, bit: number, width: number, value: number): void {
  for (let i = 0; i < width; i++) {
    if (Math.floor(value / 2 ** (width - 1 - i)) % 2 === 1) {
      bytes[(bit + i) >> 3]! |= 0x80 >> ((bit + i) & 7);
    }
  }
}
