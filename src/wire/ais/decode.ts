import type { Fault } from '../fault.ts';
import {
  decodeBinaryAddressed,
  decodeBinaryBroadcast,
  decodeBinarySlots,
  decodeDifferential,
} from './binary.ts';
import { type AisBits, unsignedAt } from './bits.ts';
import { decodePositionA, decodeStaticA } from './class-a.ts';
import { decodePositionB, decodePositionBExtended, decodeStaticB } from './class-b.ts';
import { layoutOf } from './layouts.ts';
import { decodeChannelManagement, decodeInterrogation, decodeLaidOut } from './link.ts';
import type { AisMessage } from './message.ts';
import {
  decodeAidToNavigation,
  decodeBaseStation,
  decodeLongRange,
  decodeSarAircraft,
} from './station.ts';

/**
 * Bits that a type must at least have to be of use: some senders leave out spare bits at the end
 * and parts of the communication state, which says nothing of the ship.
 */
const SHORTEST: Readonly<Record<number, number>> = {
  1: 149,
  2: 149,
  3: 149,
  4: 149,
  5: 420,
  6: 88,
  8: 56,
  9: 148,
  11: 149,
  15: 88,
  17: 75,
  18: 148,
  19: 308,
  21: 268,
  22: 145,
  24: 160,
  25: 40,
  26: 64,
  27: 95,
};

/** Type 26 in five slots; a receiver may fill the last six-bit elements (M.1371-5 annex 8 section 3.24). */
const LONGEST = 1064 + 8;

/** The lowest and highest type of M.1371-5. */
const FIRST_TYPE = 1;
const LAST_TYPE = 27;

/** Decodes the bits of one whole message; null, with a fault, when they are none. */
export function decodeBits(bits: AisBits, faults: Fault[]): AisMessage | null {
  if (bits.length < 38) {
    faults.push({
      reason: 'truncated',
      offset: bits.length,
      message: `a message has at least 38 bits, ${bits.length} are there`,
    });
    return null;
  }
  if (bits.length > LONGEST) {
    faults.push({
      reason: 'oversized',
      offset: LONGEST,
      message: `five slots hold ${LONGEST} bits at most, ${bits.length} are there`,
    });
    return null;
  }
  const type = unsignedAt(bits, 0, 6);
  if (type < FIRST_TYPE || type > LAST_TYPE) {
    faults.push({ reason: 'unknown-type', offset: 0, message: `there is no message type ${type}` });
    return null;
  }
  const layout = layoutOf(type);
  const shortest = layout?.least ?? SHORTEST[type];
  if (shortest !== undefined && bits.length < shortest) {
    faults.push({
      reason: 'truncated',
      offset: bits.length,
      message: `type ${type} needs ${shortest} bits, ${bits.length} are there`,
    });
    return null;
  }
  if (layout !== undefined) return decodeLaidOut(bits, type, layout.entries, faults);
  switch (type) {
    case 1:
    case 2:
    case 3:
      return decodePositionA(bits, type, faults);
    case 4:
    case 11:
      return decodeBaseStation(bits, type, faults);
    case 5:
      return decodeStaticA(bits, faults);
    case 6:
      return decodeBinaryAddressed(bits, faults);
    case 8:
      return decodeBinaryBroadcast(bits, faults);
    case 9:
      return decodeSarAircraft(bits, faults);
    case 15:
      return decodeInterrogation(bits);
    case 17:
      return decodeDifferential(bits, faults);
    case 18:
      return decodePositionB(bits, faults);
    case 19:
      return decodePositionBExtended(bits, faults);
    case 21:
      return decodeAidToNavigation(bits, faults);
    case 22:
      return decodeChannelManagement(bits, faults);
    case 24:
      return decodeStaticB(bits, faults);
    case 25:
    case 26:
      return decodeBinarySlots(bits, type, faults);
    case 27:
      return decodeLongRange(bits, faults);
    default:
      return null;
  }
}
