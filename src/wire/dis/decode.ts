import type { Fault } from '../fault.ts';
import { readEntityState } from './entity-state.ts';
import { readData, readEmission, readSignal } from './other-pdus.ts';
import type { DisHeader, DisPdu } from './pdu.ts';
import { PduReader, Unreadable } from './reader.ts';
import { PDU_TYPE, PROTOCOL_VERSIONS, pduTypeName } from './types.ts';

export const HEADER_BYTES = 12;

/** PDUs told of one datagram as unread; garbage of any size must not make as many. */
export const MAX_UNREAD = 1000;

/** The time stamp counts so many steps an hour (section 6.2.88). */
export const STEPS_PER_HOUR = 2 ** 31 - 1;
export const HOUR_S = 3600;

/** A PDU and where in the datagram it stood. */
export interface PlacedPdu {
  readonly offset: number;
  readonly length: number;
  readonly pdu: DisPdu;
}

/** Octets that could not be read, and why. */
export interface UnreadPdu {
  readonly offset: number;
  readonly length: number;
  /** Null where it cannot be told. */
  readonly pduType: number | null;
  readonly fault: Fault;
}

export interface DisDatagram {
  readonly pdus: readonly PlacedPdu[];
  /** PDUs that are not read field by field: how many of each type. */
  readonly skipped: ReadonlyMap<number, number>;
  /** At most {@link MAX_UNREAD}. */
  readonly unread: readonly UnreadPdu[];
  /** PDUs beyond that could not be read. */
  readonly unsaid: number;
}

/**
 * Reads a datagram of PDUs, one or several behind one another (section 4.2.8, bundling). Total:
 * nothing is thrown. A PDU whose contents cannot be read loses only itself; where a length lies,
 * nothing behind it can be found.
 */
export function decodeDis(bytes: Uint8Array): DisDatagram {
  const pdus: PlacedPdu[] = [];
  const skipped = new Map<number, number>();
  const unread: UnreadPdu[] = [];
  let unsaid = 0;
  const tell = (one: UnreadPdu): void => {
    if (unread.length < MAX_UNREAD) unread.push(one);
    else unsaid += 1;
  };
  let at = 0;
  while (at < bytes.length) {
    const left = bytes.length - at;
    if (isPadding(bytes, at)) {
      at += 1;
      continue;
    }
    if (left < HEADER_BYTES) {
      const message = `${left} octets are left, a header has ${HEADER_BYTES}`;
      tell({
        offset: at,
        length: left,
        pduType: null,
        fault: { reason: 'truncated', offset: at, message },
      });
      break;
    }
    const length = (bytes[at + 8]! << 8) | bytes[at + 9]!;
    const pduType = bytes[at + 2]!;
    const version = bytes[at]!;
    const broken = lengthFault(at, length, left);
    if (broken !== null) {
      tell({ offset: at, length: left, pduType, fault: broken });
      break;
    }
    if (!PROTOCOL_VERSIONS.includes(version)) {
      const message = `protocol version ${version} is not read, ${PROTOCOL_VERSIONS.join(' and ')} are`;
      tell({
        offset: at,
        length,
        pduType,
        fault: { reason: 'unknown-edition', offset: at, message },
      });
    } else {
      const read = readPdu(bytes, at, length);
      if (read === null) skipped.set(pduType, (skipped.get(pduType) ?? 0) + 1);
      else if ('reason' in read) tell({ offset: at, length, pduType, fault: read });
      else pdus.push({ offset: at, length, pdu: read });
    }
    at += length;
  }
  return { pdus, skipped, unread, unsaid };
}

/** PDUs begin at 64-bit words; behind one of another length up to seven zeros fill the word. */
function isPadding(bytes: Uint8Array, at: number): boolean {
  return at % 8 !== 0 && bytes[at] === 0;
}

function lengthFault(at: number, length: number, left: number): Fault | null {
  if (length < HEADER_BYTES) {
    const message = `the length is ${length}, a header alone has ${HEADER_BYTES}`;
    return { reason: 'bad-length', offset: at + 8, message };
  }
  if (length > left) {
    const message = `the length is ${length}, only ${left} octets are there`;
    return { reason: 'truncated', offset: at + 8, message };
  }
  return null;
}

/** Null for a type that is only counted. */
function readPdu(bytes: Uint8Array, at: number, length: number): DisPdu | Fault | null {
  const reader = new PduReader(bytes, at, at + length);
  try {
    const header = readHeader(reader);
    switch (header.pduType) {
      case PDU_TYPE.entityState:
        return readEntityState(reader, header);
      case PDU_TYPE.setData:
      case PDU_TYPE.data:
        return readData(reader, header);
      case PDU_TYPE.emission:
        return readEmission(reader, header);
      case PDU_TYPE.signal:
        return readSignal(reader, header);
      default:
        return null;
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { reason, offset, message } = error;
    return { reason, offset, message: `${pduTypeName(bytes[at + 2]!)} PDU: ${message}` };
  }
}

function readHeader(reader: PduReader): DisHeader {
  const protocolVersion = reader.u8();
  const exerciseId = reader.u8();
  const pduType = reader.u8();
  const protocolFamily = reader.u8();
  const stamp = reader.u32();
  // The length has been checked.
  reader.skip(2);
  const status = reader.u8();
  reader.skip(1);
  return {
    protocolVersion,
    exerciseId,
    pduType,
    protocolFamily,
    pastHourS: ((stamp >>> 1) * HOUR_S) / STEPS_PER_HOUR,
    absoluteTime: (stamp & 1) === 1,
    status,
  };
}
