import type { Fault } from '../fault.ts';
import { bitsAt, putBits } from './bits.ts';

/** Bits of a message. */
export const CAMF_BITS = 122;
/** Octets that hold one; the last six bits are zero. */
export const CAMF_BYTES = 16;

/**
 * The Common Alert Message Format of the Emergency Warning Satellite Service (EWSS CAMF 1.0,
 * European Union, January 2024, section 3): every field as the code that is sent. What the codes of
 * places and lengths mean: `ellipse.ts`.
 */
export interface CamfMessage {
  /** A1: see {@link MESSAGE_TYPES}. */
  readonly messageType: number;
  /** A2: country or region of who warns; Japan 111, Republic of Korea 116, United States 239. */
  readonly country: number;
  /** A3: who warns, by the country's own list. */
  readonly provider: number;
  /** A4: see {@link HAZARDS}. */
  readonly hazard: number;
  /** A5: 0 unknown, 1 moderate, 2 severe, 3 extreme. */
  readonly severity: number;
  /** A6: 0 this week, 1 the next. */
  readonly onsetWeek: number;
  /** A7: minute of the week, 1 being Monday 00:00 UTC, to 10080; 0: not said. */
  readonly onsetMinute: number;
  /** A8: 0 unknown, 1 under 6 h, 2 under 12 h, 3 under 24 h. */
  readonly duration: number;
  /** A9: 0 the international library, 1 the country's. */
  readonly library: number;
  /** A10: 0 is the first version. */
  readonly libraryVersion: number;
  /** A11: what to do. International: five bits of list A, five of list B. */
  readonly guidance: number;
  /** A12 to A16: the ellipse. */
  readonly latitude: number;
  readonly longitude: number;
  readonly semiMajor: number;
  readonly semiMinor: number;
  readonly azimuth: number;
  /** A17: what A18 holds: 0 finer ellipse, 1 centre of the hazard, 2 second ellipse, 3 the hazard. */
  readonly subject: number;
  /** A18, 15 bits. */
  readonly specific: number;
}

/** A1. A drill is a test. */
export const MESSAGE_TYPES = ['test', 'alert', 'update', 'all-clear'] as const;

/** Hazards (A4) by name, of those that this project can speak of. */
export const HAZARDS = {
  airStrike: 1,
  attackOnItSystems: 2,
  explosiveHazard: 6,
  missileAttack: 8,
  reentryDebris: 12,
  sirenTest: 13,
  undefinedFlyingObject: 96,
  testAlert: 113,
} as const;

/** Name and width of each field, in the order in which they are sent. */
export const CAMF_FIELDS: readonly (readonly [name: keyof CamfMessage, bits: number])[] = [
  ['messageType', 2],
  ['country', 9],
  ['provider', 5],
  ['hazard', 7],
  ['severity', 2],
  ['onsetWeek', 1],
  ['onsetMinute', 14],
  ['duration', 2],
  ['library', 1],
  ['libraryVersion', 3],
  ['guidance', 10],
  ['latitude', 16],
  ['longitude', 17],
  ['semiMajor', 5],
  ['semiMinor', 5],
  ['azimuth', 6],
  ['subject', 2],
  ['specific', 15],
];

/** The message that begins at bit `at`; the bytes must reach that far. */
export function messageAt(bytes: Uint8Array, at: number): CamfMessage {
  const message: Partial<Record<keyof CamfMessage, number>> = {};
  let bit = at;
  for (const [name, width] of CAMF_FIELDS) {
    message[name] = bitsAt(bytes, bit, width);
    bit += width;
  }
  return message as CamfMessage;
}

/** Writes the message at bit `at`. Each field must be a whole number of its width. */
export function putMessage(bytes: Uint8Array, at: number, message: CamfMessage): void {
  let bit = at;
  for (const [name, width] of CAMF_FIELDS) {
    putBits(bytes, bit, width, message[name]);
    bit += width;
  }
}

/** The first field that is no whole number of its width, as a sentence; null: all are. */
export function messageProblem(message: CamfMessage): string | null {
  for (const [name, width] of CAMF_FIELDS) {
    const value = message[name];
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** width) {
      return `${name} is ${value}, no whole number of ${width} bits`;
    }
  }
  return null;
}

/** 16 octets; throws a `RangeError` that names a field without a code of its width. */
export function encodeCamf(message: CamfMessage): Uint8Array {
  const problem = messageProblem(message);
  if (problem !== null) throw new RangeError(problem);
  const bytes = new Uint8Array(CAMF_BYTES);
  putMessage(bytes, 0, message);
  return bytes;
}

/** The message in 16 octets. Total: what is none comes back as a fault. */
export function decodeCamf(bytes: Uint8Array): CamfMessage | Fault {
  if (bytes.length !== CAMF_BYTES) {
    const message = `${bytes.length} octets, a message has ${CAMF_BYTES}`;
    return { reason: 'bad-length', offset: 0, message };
  }
  const spare = bitsAt(bytes, CAMF_BITS, CAMF_BYTES * 8 - CAMF_BITS);
  if (spare !== 0) {
    const message = `the six bits behind a message are ${spare}, not 0`;
    return { reason: 'reserved-bits', offset: CAMF_BYTES - 1, message };
  }
  return messageAt(bytes, 0);
}
