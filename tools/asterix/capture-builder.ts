/** Makes packets and capture files for tests. */

export type ClassicKind = 'little-micro' | 'little-nano' | 'big-micro' | 'big-nano';

function join(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function u16(value: number): number[] {
  return [(value >> 8) & 0xff, value & 0xff];
}

/** A UDP datagram in IPv4 from 192.0.2.1:5000 to 192.0.2.2:8600. */
export function udp4(payload: Uint8Array): Uint8Array {
  const length = payload.length + 8;
  const header = [0x45, 0, ...u16(length + 20), 0, 0, 0, 0, 64, 17, 0, 0];
  const addresses = [192, 0, 2, 1, 192, 0, 2, 2];
  return join(header, addresses, u16(5000), u16(8600), u16(length), [0, 0], payload);
}

/** The same in IPv6 from 2001:db8::1 to 2001:db8::2, behind one hop-by-hop header. */
export function udp6(payload: Uint8Array): Uint8Array {
  const length = payload.length + 8;
  const address = (last: number): number[] => [0x20, 1, 0xd, 0xb8, ...new Array(11).fill(0), last];
  return join(
    [0x60, 0, 0, 0, ...u16(length + 8), 0, 64],
    address(1),
    address(2),
    [17, 0, 1, 4, 0, 0, 0, 0],
    [...u16(5000), ...u16(8600), ...u16(length), 0, 0],
    payload,
  );
}

export function ethernet(packet: Uint8Array, tags: readonly number[] = []): Uint8Array {
  const type = packet[0]! >> 4 === 4 ? 0x0800 : 0x86dd;
  const vlan = tags.flatMap((tag) => [0x81, 0x00, ...u16(tag)]);
  return join(new Array(12).fill(2), vlan, u16(type), packet);
}

export function linuxCooked(packet: Uint8Array): Uint8Array {
  return join(new Array(14).fill(0), u16(packet[0]! >> 4 === 4 ? 0x0800 : 0x86dd), packet);
}

export function loopback(packet: Uint8Array): Uint8Array {
  return join(packet[0]! >> 4 === 4 ? [2, 0, 0, 0] : [30, 0, 0, 0], packet);
}

/** A classic capture file; times in whole microseconds since the epoch. */
export function classicFile(
  kind: ClassicKind,
  linkType: number,
  packets: readonly { readonly microseconds: number; readonly frame: Uint8Array }[],
): Uint8Array {
  const little = kind.startsWith('little');
  const nano = kind.endsWith('nano');
  const size = packets.reduce((sum, { frame }) => sum + 16 + frame.length, 24);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, nano ? 0xa1b23c4d : 0xa1b2c3d4, little);
  view.setUint16(4, 2, little);
  view.setUint16(6, 4, little);
  view.setUint32(16, 262_144, little);
  view.setUint32(20, linkType, little);
  let at = 24;
  for (const { microseconds, frame } of packets) {
    view.setUint32(at, Math.floor(microseconds / 1e6), little);
    view.setUint32(at + 4, (microseconds % 1e6) * (nano ? 1000 : 1), little);
    view.setUint32(at + 8, frame.length, little);
    view.setUint32(at + 12, frame.length, little);
    bytes.set(frame, at + 16);
    at += 16 + frame.length;
  }
  return bytes;
}

export type PacketBlock = 'enhanced' | 'simple' | 'obsolete';

/** A pcapng file of one section and one interface with nanosecond times. */
export function nextGenerationFile(
  little: boolean,
  linkType: number,
  packets: readonly {
    readonly microseconds: number;
    readonly frame: Uint8Array;
    readonly block: PacketBlock;
  }[],
): Uint8Array {
  const number = (value: number, bytes: 2 | 4 | 8): number[] => {
    const view = new DataView(new ArrayBuffer(8));
    if (bytes === 2) view.setUint16(0, value, little);
    else if (bytes === 4) view.setUint32(0, value, little);
    else view.setBigUint64(0, BigInt(value), little);
    return [...new Uint8Array(view.buffer, 0, bytes)];
  };
  const block = (type: number, body: Uint8Array): Uint8Array => {
    const padded = join(body, new Array((4 - (body.length % 4)) % 4).fill(0));
    const length = number(padded.length + 12, 4);
    return join(number(type, 4), length, padded, length);
  };
  const section = join(number(0x1a2b3c4d, 4), number(1, 2), number(0, 2), new Array(8).fill(255));
  const resolution = [...number(9, 2), ...number(1, 2), 9, 0, 0, 0, ...number(0, 4)];
  const description = join(number(linkType, 2), number(0, 2), number(0, 4), resolution);
  const blocks = packets.map(({ microseconds, frame, block: form }) => {
    const length = number(frame.length, 4);
    if (form === 'simple') return block(3, join(length, frame));
    if (form === 'obsolete') return block(2, join(new Array(12).fill(0), length, length, frame));
    const time = BigInt(microseconds) * 1000n;
    const high = number(Number(time >> 32n), 4);
    const low = number(Number(time & 0xffffffffn), 4);
    return block(6, join(number(0, 4), high, low, length, length, frame));
  });
  return join(block(0x0a0d0d0a, section), block(1, description), ...blocks);
}
