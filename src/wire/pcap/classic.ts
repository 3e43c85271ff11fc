import type { Fault } from '../fault.ts';
import { carriedBy } from './link.ts';
import { MAX_PACKET_BYTES, type Packet } from './packet.ts';

const FILE_HEADER_BYTES = 24;
const PACKET_HEADER_BYTES = 16;

/** How a classic capture file is written: byte order, and fractions of a second in its times. */
export interface ClassicForm {
  readonly littleEndian: boolean;
  readonly fractionsPerSecond: number;
}

/** Null where the bytes do not start with one of the four magic numbers. */
export function classicForm(view: DataView): ClassicForm | null {
  if (view.byteLength < 4) return null;
  switch (view.getUint32(0, false)) {
    case 0xa1b2c3d4:
      return { littleEndian: false, fractionsPerSecond: 1e6 };
    case 0xa1b23c4d:
      return { littleEndian: false, fractionsPerSecond: 1e9 };
    case 0xd4c3b2a1:
      return { littleEndian: true, fractionsPerSecond: 1e6 };
    case 0x4d3cb2a1:
      return { littleEndian: true, fractionsPerSecond: 1e9 };
    default:
      return null;
  }
}

/** Reads a file in the first capture format of libpcap (draft-ietf-opsawg-pcap). */
export function readClassic(
  bytes: Uint8Array,
  view: DataView,
  form: ClassicForm,
  take: (packet: Packet) => void,
): Fault[] {
  const faults: Fault[] = [];
  let index = 0;
  if (bytes.length < FILE_HEADER_BYTES) {
    faults.push({ reason: 'truncated', offset: 0, message: 'the capture file header is cut' });
    return faults;
  }
  const { littleEndian, fractionsPerSecond } = form;
  // The upper bits may say how many bytes of frame check sequence follow each packet.
  const linkType = view.getUint32(20, littleEndian) & 0xffff;
  let at = FILE_HEADER_BYTES;
  while (at < bytes.length) {
    const left = bytes.length - at - PACKET_HEADER_BYTES;
    if (left < 0) {
      faults.push({ reason: 'truncated', offset: at, message: 'the last packet header is cut' });
      break;
    }
    const fraction = view.getUint32(at + 4, littleEndian);
    const timeMs = view.getUint32(at, littleEndian) * 1000 + fraction / (fractionsPerSecond / 1000);
    const captured = view.getUint32(at + 8, littleEndian);
    const original = view.getUint32(at + 12, littleEndian);
    if (captured > MAX_PACKET_BYTES) {
      const message = `a packet of ${captured} bytes is more than ${MAX_PACKET_BYTES}`;
      faults.push({ reason: 'oversized', offset: at + 8, message });
      break;
    }
    const own: Fault[] = [];
    if (fraction >= fractionsPerSecond) {
      own.push({
        reason: 'out-of-range',
        offset: at + 4,
        message: 'more than a second of fraction',
      });
    }
    if (captured > left || original > captured) {
      const message = `${Math.min(captured, left)} of ${original} bytes were captured`;
      own.push({ reason: 'truncated', offset: at + 8, message });
    }
    const from = at + PACKET_HEADER_BYTES;
    const to = from + Math.min(captured, left);
    const carried = carriedBy(bytes, from, to, linkType, own);
    index += 1;
    take({
      index,
      timeMs,
      linkType,
      payload: bytes.subarray(carried.from, carried.to),
      offset: carried.from,
      transport: carried.transport,
      faults: own,
    });
    at = from + captured;
  }
  return faults;
}
