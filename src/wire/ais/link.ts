import type { Fault } from '../fault.ts';
import { type AisBits, flagAt, unsignedAt } from './bits.ts';
import { LATITUDE_17, LONGITUDE_18 } from './content/shared.ts';
import type { Entries } from './layout.ts';
import type {
  AisArea,
  AisChannelManagement,
  AisInterrogation,
  AisLaidOut,
  AisRequest,
} from './message.ts';
import { readEntries } from './read.ts';

/** A type that its table describes wholly. */
export function decodeLaidOut(
  bits: AisBits,
  type: number,
  entries: Entries,
  faults: Fault[],
): AisLaidOut {
  const message: Record<string, unknown> = {
    type,
    repeat: unsignedAt(bits, 6, 2),
    mmsi: unsignedAt(bits, 8, 30),
  };
  readEntries(bits, { at: 38, scale: 0 }, entries, message, faults);
  // The tables of layouts.ts are the type and the reading in one.
  return message as unknown as AisLaidOut;
}

/** Type 15: asks one or two stations for messages (ITU-R M.1371-5 annex 8 section 3.11). */
export function decodeInterrogation(bits: AisBits): AisInterrogation {
  const first = unsignedAt(bits, 40, 30);
  const requests: AisRequest[] = [requestAt(bits, first, 70)];
  if (bits.length >= 108) addRequest(requests, requestAt(bits, first, 90));
  if (bits.length >= 158) {
    addRequest(requests, requestAt(bits, unsignedAt(bits, 110, 30), 140));
  }
  return {
    type: 15,
    repeat: unsignedAt(bits, 6, 2),
    mmsi: unsignedAt(bits, 8, 30),
    requests,
  };
}

function requestAt(bits: AisBits, mmsi: number, at: number): AisRequest {
  return {
    mmsi,
    messageType: unsignedAt(bits, at, 6),
    slotOffset: unsignedAt(bits, at + 6, 12),
  };
}

/** No station or no type: the place of a request that is left free. */
function addRequest(requests: AisRequest[], request: AisRequest): void {
  if (request.mmsi !== 0 && request.messageType !== 0) requests.push(request);
}

/** Type 22: channel management (section 3.20). */
export function decodeChannelManagement(bits: AisBits, faults: Fault[]): AisChannelManagement {
  const addressed = flagAt(bits, 139);
  return {
    type: 22,
    repeat: unsignedAt(bits, 6, 2),
    mmsi: unsignedAt(bits, 8, 30),
    channelA: unsignedAt(bits, 40, 12),
    channelB: unsignedAt(bits, 52, 12),
    txRx: unsignedAt(bits, 64, 4),
    lowPower: flagAt(bits, 68),
    area: addressed ? null : areaAt(bits, 69, faults),
    destinations: addressed ? [unsignedAt(bits, 69, 30), unsignedAt(bits, 104, 30)] : null,
    narrowA: flagAt(bits, 140),
    narrowB: flagAt(bits, 141),
    zoneSize: unsignedAt(bits, 142, 3),
  };
}

/** The corners of an area, 70 bits. */
export const AREA = [
  ['northEastLongitudeDeg', LONGITUDE_18],
  ['northEastLatitudeDeg', LATITUDE_17],
  ['southWestLongitudeDeg', LONGITUDE_18],
  ['southWestLatitudeDeg', LATITUDE_17],
] as const;

function areaAt(bits: AisBits, at: number, faults: Fault[]): AisArea {
  const area: Record<string, unknown> = {};
  readEntries(bits, { at, scale: 0 }, AREA, area, faults);
  return area as unknown as AisArea;
}
