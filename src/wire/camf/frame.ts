import type { Fault } from '../fault.ts';
import { bitsAt, crc24q, putBits } from './bits.ts';
import { type CamfMessage, messageAt, messageProblem, putMessage } from './message.ts';

/** Bits of a frame of the L1S signal, and octets that hold one; the last six bits are zero. */
export const FRAME_BITS = 250;
export const FRAME_BYTES = 32;

/** Message types of the satellite report: 43 from Japan's weather agency, 44 extended. */
export const DC_REPORT = 43;
export const DCX = 44;

/** One after the other begins the frames of a satellite. */
const PREAMBLES: readonly number[] = [0x53, 0x9a, 0xc6];

/** Where the parts of a frame begin, bits (IS-QZSS-L1S, section 4.1.2; IS-QZSS-DCX-001, 4). */
const AT = { type: 8, mask: 14, camf: 24, extension: 146, version: 214, spare: 220, crc: 226 };
const EXTENSION_DIGITS = (AT.version - AT.extension) / 4;

/** A frame of type 44 (IS-QZSS-DCX-001): a message with what the Japanese service adds to it. */
export interface DcxFrame {
  readonly kind: 'dcx';
  readonly preamble: number;
  /** SDMT: 0: whom the mask says that each satellite speaks to; 1: which satellites send. */
  readonly maskType: number;
  /** SDM, 9 bits, the first for PRN 183. */
  readonly mask: number;
  readonly message: CamfMessage;
  /** EX1 to EX10, 68 bits as 17 hexadecimal digits: see `targetAreas` and `additionalEllipse`. */
  readonly extension: string;
  readonly version: number;
  readonly spare: number;
}

/** A frame of any other type, 43 (weather agency) among them: counted and not read. */
export interface OtherFrame {
  readonly kind: 'other';
  readonly preamble: number;
  readonly messageType: number;
}

/** Reads one frame of 32 octets. Total: what is none comes back as a fault. */
export function decodeFrame(bytes: Uint8Array): DcxFrame | OtherFrame | Fault {
  if (bytes.length !== FRAME_BYTES) {
    const message = `${bytes.length} octets, a frame has ${FRAME_BYTES}`;
    return { reason: 'bad-length', offset: 0, message };
  }
  const preamble = bytes[0]!;
  if (!PREAMBLES.includes(preamble)) {
    const message = `the preamble is ${hex(preamble, 2)}, none of ${PREAMBLES.map((one) => hex(one, 2)).join(', ')}`;
    return { reason: 'bad-header', offset: 0, message };
  }
  const found = bitsAt(bytes, AT.crc, 24);
  const computed = crc24q(bytes, AT.crc);
  if (found !== computed) {
    const message = `the CRC is ${hex(found, 6)}, of these bits it would be ${hex(computed, 6)}`;
    return { reason: 'bad-checksum', offset: AT.crc >> 3, message };
  }
  const behind = bitsAt(bytes, FRAME_BITS, FRAME_BYTES * 8 - FRAME_BITS);
  if (behind !== 0) {
    const message = `the six bits behind a frame are ${behind}, not 0`;
    return { reason: 'reserved-bits', offset: FRAME_BYTES - 1, message };
  }
  const messageType = bitsAt(bytes, AT.type, 6);
  if (messageType !== DCX) return { kind: 'other', preamble, messageType };
  let extension = '';
  for (let digit = 0; digit < EXTENSION_DIGITS; digit++) {
    extension += hex(bitsAt(bytes, AT.extension + digit * 4, 4), 1);
  }
  return {
    kind: 'dcx',
    preamble,
    maskType: bitsAt(bytes, AT.mask, 1),
    mask: bitsAt(bytes, AT.mask + 1, 9),
    message: messageAt(bytes, AT.camf),
    extension,
    version: bitsAt(bytes, AT.version, 6),
    spare: bitsAt(bytes, AT.spare, 6),
  };
}

/** 32 octets with their CRC; throws a `RangeError` that names what does not fit. */
export function encodeFrame(frame: DcxFrame): Uint8Array {
  const problem = messageProblem(frame.message);
  if (problem !== null) throw new RangeError(problem);
  if (!/^[0-9A-F]{17}$/.test(frame.extension)) {
    throw new RangeError(`extension is ${frame.extension}, not 17 hexadecimal digits`);
  }
  const bytes = new Uint8Array(FRAME_BYTES);
  const put = (name: string, at: number, width: number, value: number): void => {
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** width) {
      throw new RangeError(`${name} is ${value}, no whole number of ${width} bits`);
    }
    putBits(bytes, at, width, value);
  };
  put('preamble', 0, 8, frame.preamble);
  put('type', AT.type, 6, DCX);
  put('maskType', AT.mask, 1, frame.maskType);
  put('mask', AT.mask + 1, 9, frame.mask);
  putMessage(bytes, AT.camf, frame.message);
  for (let digit = 0; digit < EXTENSION_DIGITS; digit++) {
    const value = Number.parseInt(frame.extension[digit]!, 16);
    putBits(bytes, AT.extension + digit * 4, 4, value);
  }
  put('version', AT.version, 6, frame.version);
  put('spare', AT.spare, 6, frame.spare);
  putBits(bytes, AT.crc, 24, crc24q(bytes, AT.crc));
  return bytes;
}

/** A frame about a message alone, as the ground segment would fill in the rest. */
export function frameOf(message: CamfMessage): DcxFrame {
  return {
    kind: 'dcx',
    preamble: PREAMBLES[0]!,
    maskType: 0,
    mask: 0,
    message,
    extension: '0'.repeat(EXTENSION_DIGITS),
    version: 1,
    spare: 0,
  };
}

export function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
