import type { Fault } from '../fault.ts';
import { hex24, hexOf, meBit } from './bits.ts';
import { correct } from './correct.ts';
import type { ModesMessage, Origin, SquitterCommon } from './message.ts';
import { parityRemainder } from './parity.ts';
import { decodeAirAir, decodeAllCall, decodeExtendedLength, decodeReply } from './reply.ts';
import { addressBit, decodeSquitter } from './squitter.ts';

export interface ModesResult {
  /** Null, with a fault, for what is no message or is damaged. */
  readonly message: ModesMessage | null;
  /** Also beside a message: values in it that could not be used. */
  readonly faults: readonly Fault[];
}

export interface DecodeOptions {
  /**
   * How many bits of a damaged extended squitter (at most 2) or all-call reply (at most 1) may be
   * changed to make its parity fit. Left out: none, damaged messages are refused. What was changed
   * stands in `correctedBits`; a corrected message is a guess.
   */
  readonly correctBits?: 0 | 1 | 2;
  /** False: damaged messages are read as they are, for looking at them, not for use. */
  readonly checkParity?: boolean;
}

const NO_FAULTS: readonly Fault[] = Object.freeze([]);
const NO_OPTIONS: DecodeOptions = Object.freeze({});

const SHORT_BYTES = 7;
const LONG_BYTES = 14;

/** An interrogator's code takes at most so much of an all-call reply's parity. */
const LARGEST_OVERLAY = 0x7f;

/**
 * Decodes one Mode S message of 7 or 14 bytes. Never throws. Extended squitters (17, 18) and
 * all-call replies (11) must pass their parity; the other formats overlay the address on it and
 * cannot be checked so. `bytes` is not kept.
 */
export function decodeModes(bytes: Uint8Array, options: DecodeOptions = NO_OPTIONS): ModesResult {
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
      return extendedSquitter(bytes, format, options);
    case 11:
      return allCall(bytes, options);
    case 4:
    case 5:
    case 20:
    case 21:
      return { message: decodeReply(bytes, format), faults: NO_FAULTS };
    case 0:
    case 16:
      return { message: decodeAirAir(bytes, format), faults: NO_FAULTS };
    default:
      return format >= 24
        ? { message: decodeExtendedLength(bytes), faults: NO_FAULTS }
        : failed('unknown-type', `downlink format ${format} is reserved or military: not decoded`);
  }
}

function extendedSquitter(
  received: Uint8Array,
  downlinkFormat: 17 | 18,
  options: DecodeOptions,
): ModesResult {
  const remainder = parityRemainder(received);
  let bytes = received;
  let correctedBits = 0;
  if (remainder !== 0 && options.checkParity !== false) {
    const most = options.correctBits ?? 0;
    const corrected = most === 0 ? null : correct(received, remainder, most);
    if (corrected === null) return damaged(remainder);
    bytes = corrected.bytes;
    correctedBits = corrected.bits;
  }
  const control = bytes[0]! & 7;
  const origin = originOf(downlinkFormat, control);
  const typeCode = control === 3 && downlinkFormat === 18 ? 0 : bytes[4]! >> 3;
  const common: SquitterCommon = {
    icao: hexOf(bytes, 1, 4),
    downlinkFormat,
    correctedBits,
    control,
    origin,
    addressIsIcao: addressIsIcao(bytes, origin, control, typeCode),
    typeCode,
  };
  const faults: Fault[] = [];
  const message = decodeSquitter(bytes, common, faults);
  return { message, faults: faults.length === 0 ? NO_FAULTS : faults };
}

/** DO-260B table 2-13 (section 2.2.3.2.1.2). */
const ORIGINS: readonly Origin[] = [
  'non-transponder',
  'non-transponder',
  'tis-b',
  'tis-b',
  'reserved',
  'tis-b',
  'ads-r',
  'reserved',
];

function originOf(downlinkFormat: number, control: number): Origin {
  return downlinkFormat === 17 ? 'transponder' : ORIGINS[control]!;
}

function addressIsIcao(
  bytes: Uint8Array,
  origin: Origin,
  control: number,
  typeCode: number,
): boolean {
  if (origin === 'transponder') return true;
  if (control === 0) return true;
  if (control === 3) return !meBit(bytes, 1);
  if (control !== 2 && control !== 6) return false;
  const bit = addressBit(typeCode, bytes[4]! & 7);
  return bit === 0 || !meBit(bytes, bit);
}

/** Seven bits of interrogator code may be overlaid (Annex 10 volume IV section 3.1.2.3.3.2). */
function allCall(received: Uint8Array, options: DecodeOptions): ModesResult {
  const remainder = parityRemainder(received);
  if (remainder <= LARGEST_OVERLAY || options.checkParity === false) {
    return { message: decodeAllCall(received, remainder & LARGEST_OVERLAY, 0), faults: NO_FAULTS };
  }
  // Only as if nobody had asked: an unknown code and an unknown bit together could be anything.
  const corrected = (options.correctBits ?? 0) === 0 ? null : correct(received, remainder, 1);
  return corrected === null
    ? damaged(remainder)
    : { message: decodeAllCall(corrected.bytes, 0, corrected.bits), faults: NO_FAULTS };
}

function damaged(remainder: number): ModesResult {
  return failed('bad-checksum', `the parity is off by ${hex24(remainder)}: the message is damaged`);
}

function failed(reason: Fault['reason'], message: string): ModesResult {
  return { message: null, faults: [{ reason, offset: 0, message }] };
}
