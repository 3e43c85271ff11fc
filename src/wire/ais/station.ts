import type { Fault } from '../fault.ts';
import { type AisBits, charactersAt, flagAt, unsignedAt } from './bits.ts';
import {
  below,
  coarseLatitudeAt,
  coarseLongitudeAt,
  courseAt,
  dimensionsAt,
  latitudeAt,
  longitudeAt,
  modeAt,
  nonZero,
  radioAt,
  saturated,
  secondAt,
  speedAt,
} from './fields.ts';
import type {
  AisAidToNavigation,
  AisBaseStation,
  AisLongRange,
  AisSarAircraft,
} from './message.ts';

/** Types 4 and 11: time and place of a station (ITU-R M.1371-5 annex 8 section 3.2). */
export function decodeBaseStation(bits: AisBits, type: 4 | 11, faults: Fault[]): AisBaseStation {
  return {
    type,
    repeat: unsignedAt(bits, 6, 2),
    mmsi: unsignedAt(bits, 8, 30),
    year: nonZero(unsignedAt(bits, 38, 14)),
    month: nonZero(unsignedAt(bits, 52, 4)),
    day: nonZero(unsignedAt(bits, 56, 5)),
    hour: below(unsignedAt(bits, 61, 5), 24),
    minute: below(unsignedAt(bits, 66, 6), 60),
    second: below(unsignedAt(bits, 72, 6), 60),
    accurate: flagAt(bits, 78),
    longitudeDeg: longitudeAt(bits, 79, faults),
    latitudeDeg: latitudeAt(bits, 107, faults),
    positionDevice: unsignedAt(bits, 134, 4),
    longRangeRequested: flagAt(bits, 138),
    raim: flagAt(bits, 148),
    radio: radioAt(bits, 149, 19),
  };
}

/** Type 9: aircraft in search and rescue (section 3.7). */
export function decodeSarAircraft(bits: AisBits, faults: Fault[]): AisSarAircraft {
  const altitude = unsignedAt(bits, 38, 12);
  if (altitude === 4094) faults.push(saturated(38, 'altitude is 4,094 m or more'));
  return {
    type: 9,
    repeat: unsignedAt(bits, 6, 2),
    mmsi: unsignedAt(bits, 8, 30),
    altitudeM: below(altitude, 4094),
    speedKn: speedAt(bits, 50, 1, faults),
    accurate: flagAt(bits, 60),
    longitudeDeg: longitudeAt(bits, 61, faults),
    latitudeDeg: latitudeAt(bits, 89, faults),
    courseDeg: courseAt(bits, 116, faults),
    utcSecond: secondAt(bits, 128),
    positionMode: modeAt(bits, 128),
    barometric: flagAt(bits, 134),
    dte: flagAt(bits, 142),
    assigned: flagAt(bits, 146),
    raim: flagAt(bits, 147),
    radio: radioAt(bits, 148, 20),
  };
}

/** Characters of a name within the fields of type 21; what goes beyond stands behind them. */
const NAME = 20;

/** Type 21: buoys, lights and the like (section 3.19). */
export function decodeAidToNavigation(bits: AisBits, faults: Fault[]): AisAidToNavigation {
  const head = charactersAt(bits, 43, NAME);
  const tail = head.length < NAME ? '' : charactersAt(bits, 272, 14);
  const name = (head + tail).trimEnd();
  return {
    type: 21,
    repeat: unsignedAt(bits, 6, 2),
    mmsi: unsignedAt(bits, 8, 30),
    aidType: unsignedAt(bits, 38, 5),
    name: name === '' ? null : name,
    accurate: flagAt(bits, 163),
    longitudeDeg: longitudeAt(bits, 164, faults),
    latitudeDeg: latitudeAt(bits, 192, faults),
    ...dimensionsAt(bits, 219),
    positionDevice: unsignedAt(bits, 249, 4),
    utcSecond: secondAt(bits, 253),
    positionMode: modeAt(bits, 253),
    offPosition: flagAt(bits, 259),
    status: unsignedAt(bits, 260, 8),
    raim: flagAt(bits, 268),
    virtual: flagAt(bits, 269),
    assigned: flagAt(bits, 270),
  };
}

/** Type 27: coarse position for reception from orbit (section 3.25). */
export function decodeLongRange(bits: AisBits, faults: Fault[]): AisLongRange {
  return {
    type: 27,
    repeat: unsignedAt(bits, 6, 2),
    mmsi: unsignedAt(bits, 8, 30),
    accurate: flagAt(bits, 38),
    raim: flagAt(bits, 39),
    navigationStatus: unsignedAt(bits, 40, 4),
    longitudeDeg: coarseLongitudeAt(bits, 44, faults),
    latitudeDeg: coarseLatitudeAt(bits, 62, faults),
    // Six bits of whole knots: 63 not available, 62 is the last value and stands for itself.
    speedKn: below(unsignedAt(bits, 79, 6), 63),
    courseDeg: below(unsignedAt(bits, 85, 9), 360),
    late: flagAt(bits, 94),
  };
}
