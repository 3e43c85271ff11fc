import type { Fault } from '../fault.ts';
import { altitude13, identityCode } from './altitude.ts';
import type { ModesMessage, Reply, SquitterCommon } from './message.ts';
import { parityRemainder } from './parity.ts';
import { decodeSquitter, hexOf } from './squitter.ts';

export interface ModesResult {
  /** Null, with a fault, for what is no message or is damaged. */
  readonly message: ModesMessage | null;
  readonly faults: readonly Fault[];
}

const NO_FAULTS: readonly Fault[] = Object.freeze([]);

const SHORT_BYTES = 7;
const LONG_BYTES = 14;

const HEX = Array.from({ length: 256 }, (_, value) =>
  value.toString(16).toUpperCase().padStart(2, '0'),
);

/**
 * Decodes one Mode S message of 7 or 14 bytes. Extended squitters (17, 18) and all-call replies
 * (11) must pass their parity, without correction; the other formats overlay the address on it
 * and cannot be checked so.
 */
export function decodeModes(bytes: Uint8Array): ModesResult {
  return decode(bytes, true);
}

/** The same without asking for the parity: for looking at damaged messages, not for use. */
export function decodeModesUnchecked(bytes: Uint8Array): ModesResult {
  return decode(bytes, false);
}

function decode(bytes: Uint8Array, checked: boolean): ModesResult {
  if (bytes.length !== SHORT_BYTES && bytes.length !== LONG_BYTES) {
    return failed('bad-length', `a message has 7 or 14 bytes, this has ${bytes.length}`);
  }
  const format = bytes[0]! >> 3;
  if (format >= 16 !== (bytes.length === LONG_BYTES)) {
    return failed(
      'bad-length',
      `downlink format ${format} has ${format >= 16 ? 14 : 7} bytes, this has ${bytes.length}`,
    );
  }
  switch (format) {
    case 17:
    case 18:
      return extendedSquitter(bytes, format, checked);
    case 11:
      return allCall(bytes, checked);
    case 0:
    case 4:
    case 5:
    case 16:
    case 20:
    case 21:
      return { message: overlaidReply(bytes, format), faults: NO_FAULTS };
    default:
      return failed('unknown-type', `downlink format ${format} is not decoded`);
  }
}

function extendedSquitter(bytes: Uint8Array, format: 17 | 18, checked: boolean): ModesResult {
  const remainder = parityRemainder(bytes);
  if (checked && remainder !== 0) {
    return failed(
      'bad-checksum',
      `the parity is off by ${hex24(remainder)}: the message is damaged`,
    );
  }
  const control = bytes[0]! & 7;
  const common: SquitterCommon = {
    icao: HEX[bytes[1]!]! + HEX[bytes[2]!]! + HEX[bytes[3]!]!,
    downlinkFormat: format,
    control,
    // DO-260B section 2.2.3.2.1.2: format 18 with control 0, 2 and 6 carries an ICAO address
    // (2 and 6 unless a bit of the message says otherwise), 1 and 5 do not, 3 and 4 are others.
    addressIsIcao: format === 17 || control === 0 || control === 2 || control === 6,
    typeCode: bytes[4]! >> 3,
  };
  if (format === 18 && (control === 3 || control === 4 || control === 7)) {
    // Coarse TIS-B, management and reserved: other layouts.
    return {
      message: { ...common, kind: 'other', messageHex: hexOf(bytes, 4, 11) },
      faults: NO_FAULTS,
    };
  }
  const faults: Fault[] = [];
  const message = decodeSquitter(bytes, common, faults);
  return { message, faults: faults.length === 0 ? NO_FAULTS : faults };
}

/** Seven bits of interrogator code may be overlaid (Annex 10 volume IV section 3.1.2.3.3.2). */
function allCall(bytes: Uint8Array, checked: boolean): ModesResult {
  const remainder = parityRemainder(bytes);
  if (checked && remainder > 0x7f) {
    return failed(
      'bad-checksum',
      `the parity is off by ${hex24(remainder)}: the message is damaged`,
    );
  }
  const message: Reply = {
    kind: 'reply',
    icao: HEX[bytes[1]!]! + HEX[bytes[2]!]! + HEX[bytes[3]!]!,
    downlinkFormat: 11,
    addressFromParity: false,
    altitudeFt: null,
    mode3A: null,
    messageHex: null,
  };
  return { message, faults: NO_FAULTS };
}

function overlaidReply(bytes: Uint8Array, format: number): Reply {
  const code = ((bytes[2]! & 0x1f) << 8) | bytes[3]!;
  const identity = format === 5 || format === 21;
  return {
    kind: 'reply',
    icao: hex24(parityRemainder(bytes)),
    downlinkFormat: format,
    addressFromParity: true,
    altitudeFt: identity ? null : altitude13(code),
    mode3A: identity ? identityCode(code) : null,
    messageHex: format >= 20 ? hexOf(bytes, 4, 11) : null,
  };
}

function hex24(value: number): string {
  return HEX[(value >> 16) & 255]! + HEX[(value >> 8) & 255]! + HEX[value & 255]!;
}

function failed(reason: Fault['reason'], message: string): ModesResult {
  return { message: null, faults: [{ reason, offset: 0, message }] };
}
