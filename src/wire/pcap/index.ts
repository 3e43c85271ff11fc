import { classicForm, readClassic } from './classic.ts';
import { isNextGeneration, readNextGeneration } from './next-generation.ts';
import type { Capture } from './packet.ts';

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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const form = classicForm(view);
  if (form !== null) return readClassic(bytes, view, form);
  if (isNextGeneration(view)) return readNextGeneration(bytes, view);
  const message = 'neither pcap nor pcapng: the magic number is missing';
  return { packets: [], faults: [{ reason: 'unknown-format', offset: 0, message }] };
}
