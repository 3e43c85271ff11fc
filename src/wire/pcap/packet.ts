import type { Fault } from '../fault.ts';

/** One captured packet. */
export interface Packet {
  /** Place in the file, from 1, as packet analysers number them. */
  readonly index: number;
  /** When it was captured, epoch milliseconds; null where the file does not say. */
  readonly timeMs: number | null;
  /** Link type as registered at tcpdump.org/linktypes: 1 Ethernet, 113 Linux cooked, … */
  readonly linkType: number;
  /**
   * What the transport carries: a UDP datagram or the data of one TCP segment (segments are not
   * joined). Where `transport` is null, all captured bytes.
   */
  readonly payload: Uint8Array;
  /** Where `payload` starts in the file. */
  readonly offset: number;
  /** Null where no whole IP packet was found. */
  readonly transport: Transport | null;
  /** What is wrong with this packet; offsets are in the file. */
  readonly faults: readonly Fault[];
}

export interface Transport {
  readonly protocol: 'udp' | 'tcp' | 'other';
  /** IP addresses as text. */
  readonly source: string;
  readonly destination: string;
  /** 0 for protocols without ports. */
  readonly sourcePort: number;
  readonly destinationPort: number;
}

export interface Capture {
  readonly packets: readonly Packet[];
  /** What is wrong with the file itself; reading ended there if framing was lost. */
  readonly faults: readonly Fault[];
}

/** Largest packet that capture tools write (libpcap's maximum snapshot length). */
export const MAX_PACKET_BYTES = 262_144;
