import type { Fault, FaultReason } from '../fault.ts';
import { ipv4Text, ipv6Text } from './address.ts';
import type { Transport } from './packet.ts';

/** VLAN tags (IEEE 802.1Q, 802.1ad) followed; two are usual in provider networks. */
const MAX_VLAN_TAGS = 4;
/** IPv6 extension headers followed; RFC 8200 lets each kind stand once or twice. */
const MAX_EXTENSION_HEADERS = 8;

const IPV4 = 0x0800;
const IPV6 = 0x86dd;
const VLAN_TYPES: readonly number[] = [0x8100, 0x88a8, 0x9100];
const TCP = 6;
const UDP = 17;
/** Address families of IPv6 on the systems that write loopback captures. */
const LOOPBACK_IPV6: readonly number[] = [10, 23, 24, 28, 30];

export interface Carried {
  readonly transport: Transport | null;
  /** Of what the innermost header that was understood carries. */
  readonly from: number;
  readonly to: number;
}

/** Bytes of one packet within the file. */
interface Frame {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly faults: Fault[];
}

/**
 * Finds what a captured packet carries above IP. Lengths in headers that disagree with the bytes
 * are faults; what is there within them is still given.
 */
export function carriedBy(
  bytes: Uint8Array,
  from: number,
  to: number,
  linkType: number,
  faults: Fault[],
): Carried {
  const frame: Frame = { bytes, from, to, faults };
  const found = aboveLink(frame, linkType);
  const carried =
    found === null
      ? null
      : found.type === IPV4
        ? ipv4(frame, found.at)
        : found.type === IPV6
          ? ipv6(frame, found.at)
          : null;
  return carried ?? { transport: null, from, to };
}

function aboveLink(frame: Frame, linkType: number): { type: number; at: number } | null {
  const { from } = frame;
  switch (linkType) {
    case 1:
      return ethernet(frame);
    case 0: // BSD loopback: address family in the byte order of the machine that captured
    case 108: {
      if (!holds(frame, from, 4, 'loopback')) return null;
      const family = frame.bytes[from]! === 0 ? frame.bytes[from + 3]! : frame.bytes[from]!;
      if (family === 2) return { type: IPV4, at: from + 4 };
      return LOOPBACK_IPV6.includes(family) ? { type: IPV6, at: from + 4 } : null;
    }
    case 113:
      return holds(frame, from, 16, 'Linux cooked')
        ? tagged(frame, u16(frame, from + 14), from + 16)
        : null;
    case 276:
      return holds(frame, from, 20, 'Linux cooked v2')
        ? tagged(frame, u16(frame, from), from + 20)
        : null;
    case 12:
    case 14:
    case 101:
    case 228:
    case 229: {
      if (!holds(frame, from, 1, 'raw IP')) return null;
      const version = frame.bytes[from]! >> 4;
      return version === 4 || version === 6
        ? { type: version === 4 ? IPV4 : IPV6, at: from }
        : null;
    }
    default:
      fault(frame, 'unknown-type', from, `link type ${linkType} is not read`);
      return null;
  }
}

function ethernet(frame: Frame): { type: number; at: number } | null {
  if (!holds(frame, frame.from, 14, 'Ethernet')) return null;
  return tagged(frame, u16(frame, frame.from + 12), frame.from + 14);
}

function tagged(frame: Frame, type: number, at: number): { type: number; at: number } | null {
  let inner = type;
  let offset = at;
  for (let tags = 0; VLAN_TYPES.includes(inner); tags++) {
    if (tags === MAX_VLAN_TAGS) {
      fault(frame, 'bad-header', offset, `more than ${MAX_VLAN_TAGS} VLAN tags`);
      return null;
    }
    if (!holds(frame, offset, 4, 'VLAN')) return null;
    inner = u16(frame, offset + 2);
    offset += 4;
  }
  return { type: inner, at: offset };
}

/** RFC 791. */
function ipv4(frame: Frame, at: number): Carried | null {
  if (!holds(frame, at, 20, 'IPv4')) return null;
  const { bytes } = frame;
  const headerBytes = (bytes[at]! & 0x0f) * 4;
  const totalBytes = u16(frame, at + 2);
  if (bytes[at]! >> 4 !== 4 || headerBytes < 20) {
    fault(frame, 'bad-header', at, 'IPv4 header without version 4 or of under 20 bytes');
    return null;
  }
  if (!holds(frame, at, headerBytes, 'IPv4')) return null;
  // 0 where the network card cuts large packets itself: what was captured counts.
  const end = totalBytes === 0 ? frame.to : within(frame, at, totalBytes, headerBytes, 'IPv4');
  if (end === null) return null;
  const flags = u16(frame, at + 6);
  if ((flags & 0x3fff) !== 0) {
    const message = `IPv4 fragment at ${(flags & 0x1fff) * 8}: fragments are not joined`;
    fault(frame, 'missing-part', at + 6, message);
    return null;
  }
  const addresses = { source: ipv4Text(bytes, at + 12), destination: ipv4Text(bytes, at + 16) };
  return aboveIp(frame, bytes[at + 9]!, at + headerBytes, end, addresses);
}

/** RFC 8200. */
function ipv6(frame: Frame, at: number): Carried | null {
  if (!holds(frame, at, 40, 'IPv6')) return null;
  const { bytes } = frame;
  if (bytes[at]! >> 4 !== 6) {
    fault(frame, 'bad-header', at, 'IPv6 header without version 6');
    return null;
  }
  const payloadBytes = u16(frame, at + 4);
  const end = payloadBytes === 0 ? frame.to : within(frame, at, 40 + payloadBytes, 40, 'IPv6');
  if (end === null) return null;
  const addresses = { source: ipv6Text(bytes, at + 8), destination: ipv6Text(bytes, at + 24) };
  let next = bytes[at + 6]!;
  let offset = at + 40;
  for (let headers = 0; ; headers++) {
    // Hop-by-hop, routing, fragment, authentication, destination options.
    if (![0, 43, 44, 51, 60].includes(next)) break;
    if (headers === MAX_EXTENSION_HEADERS) {
      fault(frame, 'bad-header', offset, `more than ${MAX_EXTENSION_HEADERS} IPv6 extensions`);
      return null;
    }
    if (!holds(frame, offset, 8, 'IPv6 extension')) return null;
    if (next === 44 && (u16(frame, offset + 2) & 0xfff9) !== 0) {
      fault(frame, 'missing-part', offset, 'IPv6 fragment: fragments are not joined');
      return null;
    }
    const units = bytes[offset + 1]!;
    const length = next === 44 ? 8 : next === 51 ? (units + 2) * 4 : (units + 1) * 8;
    next = bytes[offset]!;
    offset += length;
  }
  return aboveIp(frame, next, offset, end, addresses);
}

function aboveIp(
  frame: Frame,
  protocol: number,
  at: number,
  end: number,
  addresses: { readonly source: string; readonly destination: string },
): Carried | null {
  if (at > end) {
    fault(frame, 'truncated', at, 'headers pass the end of the packet');
    return null;
  }
  if (protocol !== UDP && protocol !== TCP) {
    return {
      transport: { protocol: 'other', ...addresses, sourcePort: 0, destinationPort: 0 },
      from: at,
      to: end,
    };
  }
  const name = protocol === UDP ? 'UDP' : 'TCP';
  const leastBytes = protocol === UDP ? 8 : 20;
  if (end - at < leastBytes) {
    fault(frame, 'truncated', at, `${name} header of ${leastBytes} bytes, ${end - at} are there`);
    return null;
  }
  const ports = { sourcePort: u16(frame, at), destinationPort: u16(frame, at + 2) };
  if (protocol === TCP) {
    const headerBytes = (frame.bytes[at + 12]! >> 4) * 4;
    if (headerBytes < 20 || headerBytes > end - at) {
      fault(frame, 'bad-length', at + 12, `TCP header says ${headerBytes} bytes`);
      return null;
    }
    return {
      transport: { protocol: 'tcp', ...addresses, ...ports },
      from: at + headerBytes,
      to: end,
    };
  }
  const length = u16(frame, at + 4);
  // 0 in jumbograms (RFC 2675) and where the network card fills it in.
  const last = length === 0 ? end : within({ ...frame, to: end }, at, length, 8, 'UDP');
  if (last === null) return null;
  return { transport: { protocol: 'udp', ...addresses, ...ports }, from: at + 8, to: last };
}

/** Where something ends that says its length itself; as far as bytes are there. */
function within(
  frame: Frame,
  at: number,
  length: number,
  leastBytes: number,
  name: string,
): number | null {
  if (length < leastBytes) {
    fault(frame, 'bad-length', at, `${name} says ${length} bytes, its header has ${leastBytes}`);
    return null;
  }
  if (length <= frame.to - at) return at + length;
  fault(frame, 'truncated', at, `${name} says ${length} bytes, ${frame.to - at} are there`);
  return frame.to;
}

function holds(frame: Frame, at: number, length: number, name: string): boolean {
  if (at + length <= frame.to) return true;
  fault(frame, 'truncated', Math.min(at, frame.to), `${name} header of ${length} bytes is cut`);
  return false;
}

function fault(frame: Frame, reason: FaultReason, offset: number, message: string): void {
  frame.faults.push({ reason, offset, message });
}

function u16(frame: Frame, at: number): number {
  return (frame.bytes[at]! << 8) | frame.bytes[at + 1]!;
}
