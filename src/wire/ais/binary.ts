import type { Fault } from '../fault.ts';
import type { AisRaw } from './bits.ts';
import { type AisBits, flagAt, rawAt, unsignedAt } from './bits.ts';
import { LATITUDE_17, LONGITUDE_18 } from './content/shared.ts';
import { type AisContent, contentPlans } from './contents.ts';
import type {
  AisBinaryAddressed,
  AisBinaryBroadcast,
  AisBinarySlot,
  AisBinarySlots,
  AisCorrections,
  AisDifferential,
} from './message.ts';
import { readEntries } from './read.ts';

/** Type 6: application data to one station (ITU-R M.1371-5 annex 8 section 3.4). */
export function decodeBinaryAddressed(bits: AisBits, faults: Fault[]): AisBinaryAddressed {
  const dac = unsignedAt(bits, 72, 10);
  const fi = unsignedAt(bits, 82, 6);
  return {
    type: 6,
    repeat: unsignedAt(bits, 6, 2),
    mmsi: unsignedAt(bits, 8, 30),
    sequence: unsignedAt(bits, 38, 2),
    destinationMmsi: unsignedAt(bits, 40, 30),
    retransmitted: flagAt(bits, 70),
    dac,
    fi,
    ...applicationAt(bits, 88, 6, dac, fi, faults),
  };
}

/** Type 8: application data to all (section 3.6). */
export function decodeBinaryBroadcast(bits: AisBits, faults: Fault[]): AisBinaryBroadcast {
  const dac = unsignedAt(bits, 40, 10);
  const fi = unsignedAt(bits, 50, 6);
  return {
    type: 8,
    repeat: unsignedAt(bits, 6, 2),
    mmsi: unsignedAt(bits, 8, 30),
    dac,
    fi,
    ...applicationAt(bits, 56, 8, dac, fi, faults),
  };
}

/** Bits that senders add to come to whole six-bit elements and octets. */
const MAX_PADDING = 8;

function applicationAt(
  bits: AisBits,
  at: number,
  type: 6 | 8,
  dac: number,
  fi: number,
  faults: Fault[],
): { content: AisContent | null; data: AisRaw | null } {
  const have = Math.max(0, bits.length - at);
  const plans = contentPlans(type, dac, fi);
  for (const { kind, entries, blank, span } of plans) {
    if (have < span.least || have > span.most + MAX_PADDING) continue;
    const content: Record<string, unknown> = { ...blank, kind };
    readEntries(bits, { at, scale: 0 }, entries, content, faults);
    // The tables of contents.ts are the type and the reading in one.
    return { content: content as unknown as AisContent, data: null };
  }
  if (plans.length > 0) {
    const wanted = plans.map(({ span }) => `${span.least} to ${span.most}`).join(' or ');
    faults.push({
      reason: 'bad-length',
      offset: at,
      message: `DAC ${dac} FI ${fi} has ${have} bits of data, its document says ${wanted}`,
    });
  }
  return { content: null, data: rawAt(bits, at, have) };
}

/** Type 17: differential corrections (section 3.15). */
export function decodeDifferential(bits: AisBits, faults: Fault[]): AisDifferential {
  const place: Record<string, unknown> = {};
  readEntries(bits, { at: 40, scale: 0 }, PLACE, place, faults);
  return {
    type: 17,
    repeat: unsignedAt(bits, 6, 2),
    mmsi: unsignedAt(bits, 8, 30),
    longitudeDeg: place['longitudeDeg'] as number | null,
    latitudeDeg: place['latitudeDeg'] as number | null,
    corrections: bits.length < 120 ? null : correctionsAt(bits, faults),
  };
}

const PLACE = [
  ['longitudeDeg', LONGITUDE_18],
  ['latitudeDeg', LATITUDE_17],
] as const;

function correctionsAt(bits: AisBits, faults: Fault[]): AisCorrections {
  const words = unsignedAt(bits, 112, 5);
  const data = rawAt(bits, 120, bits.length);
  if (data.bits < words * 24) {
    faults.push({
      reason: 'truncated',
      offset: bits.length,
      message: `${words} words of 24 bits are stated, ${data.bits} bits are there`,
    });
  }
  return {
    messageType: unsignedAt(bits, 80, 6),
    stationId: unsignedAt(bits, 86, 10),
    zCount: unsignedAt(bits, 96, 13),
    sequence: unsignedAt(bits, 109, 3),
    words,
    health: unsignedAt(bits, 117, 3),
    data,
  };
}

/**
 * Types 25 and 26: data in one slot or several (sections 3.23, 3.24). Two spare bits follow a
 * destination since M.1371-4, and four come before the communication state of type 26.
 */
export function decodeBinarySlots(
  bits: AisBits,
  type: 25 | 26,
  faults: Fault[],
): AisBinarySlot | AisBinarySlots | null {
  const addressed = flagAt(bits, 38);
  const structured = flagAt(bits, 39);
  const at = 40 + (addressed ? 32 : 0);
  const start = at + (structured ? 16 : 0);
  const end = type === 25 ? bits.length : bits.length - 24;
  if (start > end) {
    faults.push({
      reason: 'truncated',
      offset: bits.length,
      message: `type ${type} ends before its data at bit ${start}`,
    });
    return null;
  }
  const common = {
    repeat: unsignedAt(bits, 6, 2),
    mmsi: unsignedAt(bits, 8, 30),
    destinationMmsi: addressed ? unsignedAt(bits, 40, 30) : null,
    application: structured
      ? { dac: unsignedAt(bits, at, 10), fi: unsignedAt(bits, at + 10, 6) }
      : null,
    data: rawAt(bits, start, end - start),
  };
  return type === 25
    ? { type, ...common }
    : { type, ...common, radio: unsignedAt(bits, bits.length - 20, 20) };
}
