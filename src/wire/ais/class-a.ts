import type { Fault } from '../fault.ts';
import { type AisBits, flagAt, signedAt, textAt, unsignedAt } from './bits.ts';
import {
  below,
  courseAt,
  dimensionsAt,
  headingAt,
  latitudeAt,
  longitudeAt,
  modeAt,
  nonZero,
  radioAt,
  saturated,
  secondAt,
  speedAt,
} from './fields.ts';
import type { AisPositionA, AisStaticA } from './message.ts';

/** Types 1, 2, 3: position of a class A ship (ITU-R M.1371-5 annex 8 section 3.1). */
export function decodePositionA(bits: AisBits, type: 1 | 2 | 3, faults: Fault[]): AisPositionA {
  const turn = signedAt(bits, 42, 8);
  const known = turn > -127 && turn < 127;
  return {
    type,
    repeat: unsignedAt(bits, 6, 2),
    mmsi: unsignedAt(bits, 8, 30),
    navigationStatus: unsignedAt(bits, 38, 4),
    rateOfTurnDegPerMin: known ? Math.sign(turn) * (turn / 4.733) ** 2 : null,
    turningHard: turn === 127 ? 'starboard' : turn === -127 ? 'port' : null,
    speedKn: speedAt(bits, 50, 0.1, faults),
    accurate: flagAt(bits, 60),
    longitudeDeg: longitudeAt(bits, 61, faults),
    latitudeDeg: latitudeAt(bits, 89, faults),
    courseDeg: courseAt(bits, 116, faults),
    headingDeg: headingAt(bits, 128, faults),
    utcSecond: secondAt(bits, 137),
    positionMode: modeAt(bits, 137),
    manoeuvre: unsignedAt(bits, 143, 2),
    raim: flagAt(bits, 148),
    radio: radioAt(bits, 149, 19),
  };
}

/** Type 5: name, voyage and size of a class A ship (section 3.3). */
export function decodeStaticA(bits: AisBits, faults: Fault[]): AisStaticA {
  const draught = unsignedAt(bits, 294, 8);
  if (draught === 255) faults.push(saturated(294, 'draught is 25.5 m or more'));
  return {
    type: 5,
    repeat: unsignedAt(bits, 6, 2),
    mmsi: unsignedAt(bits, 8, 30),
    version: unsignedAt(bits, 38, 2),
    imo: nonZero(unsignedAt(bits, 40, 30)),
    callsign: textAt(bits, 70, 7),
    name: textAt(bits, 112, 20),
    shipType: unsignedAt(bits, 232, 8),
    ...dimensionsAt(bits, 240),
    positionDevice: unsignedAt(bits, 270, 4),
    etaMonth: nonZero(unsignedAt(bits, 274, 4)),
    etaDay: nonZero(unsignedAt(bits, 278, 5)),
    etaHour: below(unsignedAt(bits, 283, 5), 24),
    etaMinute: below(unsignedAt(bits, 288, 6), 60),
    draughtM: draught === 0 || draught === 255 ? null : draught / 10,
    destination: textAt(bits, 302, 20),
    dte: flagAt(bits, 422),
  };
}
