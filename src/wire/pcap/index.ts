import type { Fault } from '../fault.ts';
import { classicForm, readClassic } from './classic.ts';
import { isNextGeneration, readNextGeneration } from './next-generation.ts';
import type { Capture, Packet } from './packet.ts';

export type { Capture, Packet, Transport } from './packet.ts';
export { MAX_PACKET_BYTES } from './packet.ts';

/** Whether the bytes start like a pcap or pcapng file. */
export function isCapture(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return classicForm(view) !== null || isNextGeneration(view);
}

/**
 * Reads a capture file: pcap in both byte orders with micro- or nanoseconds, or pcapng. Total: bad
 * bytes give faults, never an exception. Payloads are views of `bytes`, not copies.
 */
export function readPcap(bytes: Uint8Array): Capture {
  const packets: Packet[] = [];
  const faults = eachPacket(bytes, (packet) => packets.push(packet));
  return { packets, faults };
}

/**
 * Hands over one packet after the other, as {@link readPcap} reads them, and keeps none.
 *
 * @returns what is wrong with the file itself
 */
export function eachPacket(bytes: Uint8Array, take: (packet: Packet) => void): readonly Fault[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const form = classicForm(view);
  if (form !== null) return readClassic(bytes, view, form, take);
  if (isNextGeneration(view)) return readNextGeneration(bytes, view, take);
  const message = 'neither pcap nor pcapng: the magic number is missing';
  return [{ reason: 'unknown-format', offset: 0, message }];
}
