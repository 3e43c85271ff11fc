import type { Fault } from '../fault.ts';
import { type AisBits, flagAt, textAt, unsignedAt } from './bits.ts';
import {
  courseAt,
  dimensionsAt,
  headingAt,
  latitudeAt,
  longitudeAt,
  modeAt,
  nonZero,
  radioAt,
  secondAt,
  speedAt,
} from './fields.ts';
import type { AisPositionB, AisPositionBExtended, AisStaticB } from './message.ts';

/** Type 18: position of a class B ship (ITU-R M.1371-5 annex 8 section 3.16). */
export function decodePositionB(bits: AisBits, faults: Fault[]): AisPositionB {
  return {
    type: 18,
    repeat: unsignedAt(bits, 6, 2),
    mmsi: unsignedAt(bits, 8, 30),
    speedKn: speedAt(bits, 46, 0.1, faults),
    accurate: flagAt(bits, 56),
    longitudeDeg: longitudeAt(bits, 57, faults),
    latitudeDeg: latitudeAt(bits, 85, faults),
    courseDeg: courseAt(bits, 112, faults),
    headingDeg: headingAt(bits, 124, faults),
    utcSecond: secondAt(bits, 133),
    positionMode: modeAt(bits, 133),
    carrierSense: flagAt(bits, 141),
    display: flagAt(bits, 142),
    dsc: flagAt(bits, 143),
    wholeBand: flagAt(bits, 144),
    message22: flagAt(bits, 145),
    assigned: flagAt(bits, 146),
    raim: flagAt(bits, 147),
    radio: radioAt(bits, 148, 20),
  };
}

/** Type 19: the same with name and size (section 3.17). */
export function decodePositionBExtended(bits: AisBits, faults: Fault[]): AisPositionBExtended {
  return {
    type: 19,
    repeat: unsignedAt(bits, 6, 2),
    mmsi: unsignedAt(bits, 8, 30),
    speedKn: speedAt(bits, 46, 0.1, faults),
    accurate: flagAt(bits, 56),
    longitudeDeg: longitudeAt(bits, 57, faults),
    latitudeDeg: latitudeAt(bits, 85, faults),
    courseDeg: courseAt(bits, 112, faults),
    headingDeg: headingAt(bits, 124, faults),
    utcSecond: secondAt(bits, 133),
    positionMode: modeAt(bits, 133),
    name: textAt(bits, 143, 20),
    shipType: unsignedAt(bits, 263, 8),
    ...dimensionsAt(bits, 271),
    positionDevice: unsignedAt(bits, 301, 4),
    raim: flagAt(bits, 305),
    dte: flagAt(bits, 306),
    assigned: flagAt(bits, 307),
  };
}

/** Type 24: name (part A) or vessel (part B) of a class B ship (section 3.22). */
export function decodeStaticB(bits: AisBits, faults: Fault[]): AisStaticB | null {
  const part = unsignedAt(bits, 38, 2);
  const repeat = unsignedAt(bits, 6, 2);
  const mmsi = unsignedAt(bits, 8, 30);
  if (part === 0) return { type: 24, repeat, mmsi, part: 'A', name: textAt(bits, 40, 20) };
  if (part > 1) {
    faults.push({ reason: 'unknown-type', offset: 38, message: `type 24 has no part ${part}` });
    return null;
  }
  if (bits.length < 162) {
    faults.push({
      reason: 'truncated',
      offset: bits.length,
      message: `type 24 part B needs 162 bits, ${bits.length} are there`,
    });
    return null;
  }
  // M.1371-5 section 3.22.2: a craft of a mother ship (MMSI 98…) gives her MMSI for the size.
  const ofMotherShip = Math.floor(mmsi / 10_000_000) === 98;
  return {
    type: 24,
    repeat,
    mmsi,
    part: 'B',
    shipType: unsignedAt(bits, 40, 8),
    vendor: textAt(bits, 48, 3),
    model: unsignedAt(bits, 66, 4),
    serial: unsignedAt(bits, 70, 20),
    callsign: textAt(bits, 90, 7),
    positionDevice: unsignedAt(bits, 162, 4),
    dimensions: ofMotherShip ? null : dimensionsAt(bits, 132),
    motherShipMmsi: ofMotherShip ? nonZero(unsignedAt(bits, 132, 30)) : null,
  };
}
