import type { Fault, FaultReason } from '../fault.ts';
import { carriedBy } from './link.ts';
import { MAX_PACKET_BYTES, type Packet } from './packet.ts';

const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const SIMPLE_PACKET = 3;
const ENHANCED_PACKET = 6;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
/** Type and length before a block's body, length again after it. */
const FRAME_BYTES = 12;
/** Options of an interface: resolution of its times, offset of its clock. */
const IF_TSRESOL = 9;
const IF_TSOFFSET = 14;
/** Options read of one interface; the draft defines under 20. */
const MAX_OPTIONS = 64;

interface Interface {
  readonly linkType: number;
  readonly snapBytes: number;
  readonly unitsPerSecond: bigint;
  readonly offsetS: bigint;
}

interface Reading {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly take: (packet: Packet) => void;
  /** Packets taken so far. */
  count: number;
  readonly faults: Fault[];
  littleEndian: boolean;
  /** Of the present section. */
  interfaces: Interface[];
}

export function isNextGeneration(view: DataView): boolean {
  return view.byteLength >= 4 && view.getUint32(0, false) === SECTION_HEADER;
}

/**
 * Reads a pcapng file (draft-ietf-opsawg-pcapng): section headers, interfaces, enhanced and simple
 * packets. Other blocks, the obsolete packet block among them, are passed by their length.
 */
export function readNextGeneration(
  bytes: Uint8Array,
  view: DataView,
  take: (packet: Packet) => void,
): Fault[] {
  const reading: Reading = {
    bytes,
    view,
    take,
    count: 0,
    faults: [],
    littleEndian: true,
    interfaces: [],
  };
  let at = 0;
  while (at < bytes.length) {
    const length = blockLength(reading, at);
    if (length === null) break;
    readBlock(reading, at, length);
    at += length;
  }
  return reading.faults;
}

/** Length of the block at `at`; null where framing is lost. */
function blockLength(reading: Reading, at: number): number | null {
  const { view } = reading;
  const left = view.byteLength - at;
  if (left < FRAME_BYTES) {
    fault(reading, 'truncated', at, `${left} bytes are no block`);
    return null;
  }
  if (view.getUint32(at, false) === SECTION_HEADER) {
    const magic = view.getUint32(at + 8, true);
    if (magic !== BYTE_ORDER_MAGIC && view.getUint32(at + 8, false) !== BYTE_ORDER_MAGIC) {
      fault(reading, 'bad-header', at + 8, 'section header without byte-order magic');
      return null;
    }
    reading.littleEndian = magic === BYTE_ORDER_MAGIC;
    reading.interfaces = [];
  }
  const length = view.getUint32(at + 4, reading.littleEndian);
  if (length < FRAME_BYTES || length % 4 !== 0) {
    fault(reading, 'bad-length', at + 4, `block says ${length} bytes`);
    return null;
  }
  if (length > left) {
    fault(reading, 'truncated', at + 4, `block says ${length} bytes, ${left} are there`);
    return null;
  }
  const again = view.getUint32(at + length - 4, reading.littleEndian);
  if (again !== length) {
    const message = `block says ${length} bytes before and ${again} after`;
    fault(reading, 'bad-length', at + length - 4, message);
    return null;
  }
  return length;
}

function readBlock(reading: Reading, at: number, length: number): void {
  const { view, littleEndian } = reading;
  const body = at + 8;
  const end = at + length - 4;
  switch (view.getUint32(at, littleEndian)) {
    case INTERFACE_DESCRIPTION:
      if (end - body < 8) fault(reading, 'truncated', at, 'interface description is cut');
      else reading.interfaces.push(describeInterface(reading, body, end));
      return;
    case ENHANCED_PACKET: {
      if (end - body < 20) {
        fault(reading, 'truncated', at, 'enhanced packet is cut');
        return;
      }
      const number = view.getUint32(body, littleEndian);
      const source = reading.interfaces[number];
      const high = BigInt(view.getUint32(body + 4, littleEndian));
      const time = (high << 32n) | BigInt(view.getUint32(body + 8, littleEndian));
      const captured = view.getUint32(body + 12, littleEndian);
      const original = view.getUint32(body + 16, littleEndian);
      if (source === undefined) {
        fault(reading, 'bad-header', body, `packet of interface ${number}, which is not described`);
        return;
      }
      addPacket(reading, source, millisecondsOf(time, source), captured, original, body + 20, end);
      return;
    }
    case SIMPLE_PACKET: {
      const [source] = reading.interfaces;
      if (end - body < 4 || source === undefined) {
        fault(reading, 'bad-header', at, 'simple packet is cut or has no interface');
        return;
      }
      const original = view.getUint32(body, littleEndian);
      const most = source.snapBytes === 0 ? original : Math.min(original, source.snapBytes);
      addPacket(reading, source, null, most, original, body + 4, end);
      return;
    }
    default:
      return;
  }
}

function describeInterface(reading: Reading, body: number, end: number): Interface {
  const { view, littleEndian } = reading;
  let unitsPerSecond = 1_000_000n;
  let offsetS = 0n;
  let at = body + 8;
  for (let options = 0; options < MAX_OPTIONS && at + 4 <= end; options++) {
    const code = view.getUint16(at, littleEndian);
    const length = view.getUint16(at + 2, littleEndian);
    const value = at + 4;
    if (code === 0) break;
    if (value + length > end) {
      fault(reading, 'bad-length', at, `option ${code} passes the end of its block`);
      break;
    }
    if (code === IF_TSRESOL && length === 1) {
      const exponent = view.getUint8(value);
      unitsPerSecond =
        (exponent & 0x80) !== 0 ? 2n ** BigInt(exponent & 0x7f) : 10n ** BigInt(exponent);
    } else if (code === IF_TSOFFSET && length === 8) {
      offsetS = view.getBigInt64(value, littleEndian);
    }
    at = value + Math.ceil(length / 4) * 4;
  }
  return {
    linkType: view.getUint16(body, littleEndian),
    snapBytes: view.getUint32(body + 4, littleEndian),
    unitsPerSecond,
    offsetS,
  };
}

/** Whole seconds and the rest apart, since nanoseconds since 1970 are beyond exact numbers. */
function millisecondsOf(time: bigint, { unitsPerSecond, offsetS }: Interface): number {
  const seconds = Number(time / unitsPerSecond + offsetS);
  return seconds * 1000 + (Number(time % unitsPerSecond) / Number(unitsPerSecond)) * 1000;
}

function addPacket(
  reading: Reading,
  source: Interface,
  timeMs: number | null,
  captured: number,
  original: number,
  from: number,
  end: number,
): void {
  if (captured > MAX_PACKET_BYTES) {
    const message = `a packet of ${captured} bytes is more than ${MAX_PACKET_BYTES}`;
    fault(reading, 'oversized', from, message);
    return;
  }
  const own: Fault[] = [];
  const there = Math.min(captured, end - from);
  if (there < captured || original > there) {
    const message = `${there} of ${original} bytes were captured`;
    own.push({ reason: 'truncated', offset: from, message });
  }
  const carried = carriedBy(reading.bytes, from, from + there, source.linkType, own);
  reading.count += 1;
  reading.take({
    index: reading.count,
    timeMs,
    linkType: source.linkType,
    payload: reading.bytes.subarray(carried.from, carried.to),
    offset: carried.from,
    transport: carried.transport,
    faults: own,
  });
}

function fault(reading: Reading, reason: FaultReason, offset: number, message: string): void {
  reading.faults.push({ reason, offset, message });
}
