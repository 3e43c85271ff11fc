import type { Fault } from '../fault.ts';
import { type AisBits, unsignedAt } from './bits.ts';
import { decodePositionA, decodeStaticA } from './class-a.ts';
import { decodePositionB, decodePositionBExtended, decodeStaticB } from './class-b.ts';
import type { AisMessage, AisOther } from './message.ts';
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
  5: 422,
  9: 148,
  11: 149,
  18: 148,
  19: 308,
  21: 271,
  24: 160,
  27: 95,
};

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
  const type = unsignedAt(bits, 0, 6);
  if (type < FIRST_TYPE || type > LAST_TYPE) {
    faults.push({ reason: 'unknown-type', offset: 0, message: `there is no message type ${type}` });
    return null;
  }
  const shortest = SHORTEST[type];
  if (shortest !== undefined && bits.length < shortest) {
    faults.push({
      reason: 'truncated',
      offset: bits.length,
      message: `type ${type} needs ${shortest} bits, ${bits.length} are there`,
    });
    return null;
  }
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
    case 9:
      return decodeSarAircraft(bits, faults);
    case 18:
      return decodePositionB(bits, faults);
    case 19:
      return decodePositionBExtended(bits, faults);
    case 21:
      return decodeAidToNavigation(bits, faults);
    case 24:
      return decodeStaticB(bits, faults);
    case 27:
      return decodeLongRange(bits, faults);
    default:
      return decodeOther(bits, type);
  }
}

function decodeOther(bits: AisBits, type: number): AisOther {
  let bitsHex = '';
  for (let at = 0; at < bits.length; at += 8) {
    bitsHex += unsignedAt(bits, at, 8).toString(16).padStart(2, '0');
  }
  return {
    type,
    other: true,
    repeat: unsignedAt(bits, 6, 2),
    mmsi: unsignedAt(bits, 8, 30),
    bitsHex,
    bitLength: bits.length,
  };
}
