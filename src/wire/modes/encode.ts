import { encodeAltitude12 } from './altitude.ts';
import { putBits } from './bits.ts';
import { callsignCodes } from './callsign.ts';
import { type CprPlace, cprEncode } from './cpr.ts';
import { parityOf } from './parity.ts';

/** Extended squitters (downlink format 17) for simulated aircraft: 14 bytes with parity. */

/** Type codes 1 to 4; 4 is the set of fixed-wing aircraft. */
export function encodeIdentification(icao: string, callsign: string, category = 0): Uint8Array {
  const bytes = startSquitter(icao, (4 << 3) | (category & 7));
  const [high, low] = callsignCodes(callsign);
  putBits(bytes, 40, 24, high);
  putBits(bytes, 64, 24, low);
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

/** Writes a Beast frame: escape, type, counter at 12 MHz, signal, message, escapes doubled. */
export function toBeast(bytes: Uint8Array, ticks = 0, signal = 0): Uint8Array {
  const frame = [0x1a, bytes.length === 7 ? 0x32 : 0x33];
  const put = (value: number): void => {
    frame.push(value);
    if (value === 0x1a) frame.push(value);
  };
  for (let i = 5; i >= 0; i--) put(Math.floor(ticks / 256 ** i) % 256);
  put(signal & 255);
  for (const byte of bytes) put(byte);
  return Uint8Array.from(frame);
}

function startSquitter(icao: string, head: number): Uint8Array {
  const bytes = new Uint8Array(14);
  // Capability 5: level 2 or above, in the air.
  bytes[0] = (17 << 3) | 5;
  putBits(bytes, 8, 24, Number.parseInt(icao, 16));
  bytes[4] = head;
  return bytes;
}

/** Fills in the last 24 bits: the parity, with `overlay` (address, interrogator) on it. */
export function close(bytes: Uint8Array, overlay = 0): Uint8Array {
  const body = bytes.length - 3;
  const parity = parityOf(bytes, body) ^ overlay;
  bytes[body] = parity >> 16;
  bytes[body + 1] = (parity >> 8) & 255;
  bytes[body + 2] = parity & 255;
  return bytes;
}

/** Sign and magnitude counted from 1, kept below the code for "that or more". */
export function putMagnitude(bytes: Uint8Array, bit: number, width: number, value: number): void {
  const code = Math.min(2 ** width - 2, Math.round(Math.abs(value)) + 1);
  putBits(bytes, bit, 1, value < 0 ? 1 : 0);
  putBits(bytes, bit + 1, width, code);
}
