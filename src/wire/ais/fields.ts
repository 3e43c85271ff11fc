import type { Fault } from '../fault.ts';
import { type AisBits, signedAt, unsignedAt } from './bits.ts';
import type { AisDimensions, AisPositionMode } from './message.ts';

/** Field codings shared by the position messages (ITU-R M.1371-5 annex 8). */

/** Units in one degree: positions are sent in 1/10,000 minute. */
const PER_DEGREE = 600_000;
/** Type 27: 1/10 minute. */
const LONG_RANGE_PER_DEGREE = 600;

/** A position in hundred-millionths of a degree keeps the sent value exactly and prints short. */
function degrees(raw: number, perDegree: number): number {
  return Math.round((raw / perDegree) * 1e8) / 1e8;
}

export function longitudeAt(bits: AisBits, start: number, faults: Fault[]): number | null {
  return inRange(signedAt(bits, start, 28), PER_DEGREE, 180, start, 'longitude', faults);
}

export function latitudeAt(bits: AisBits, start: number, faults: Fault[]): number | null {
  return inRange(signedAt(bits, start, 27), PER_DEGREE, 90, start, 'latitude', faults);
}

export function coarseLongitudeAt(bits: AisBits, start: number, faults: Fault[]): number | null {
  return inRange(signedAt(bits, start, 18), LONG_RANGE_PER_DEGREE, 180, start, 'longitude', faults);
}

export function coarseLatitudeAt(bits: AisBits, start: number, faults: Fault[]): number | null {
  return inRange(signedAt(bits, start, 17), LONG_RANGE_PER_DEGREE, 90, start, 'latitude', faults);
}

/** One degree beyond the range means "not available"; anything else beyond it is wrong. */
function inRange(
  raw: number,
  perDegree: number,
  limit: number,
  start: number,
  name: string,
  faults: Fault[],
): number | null {
  if (raw >= -limit * perDegree && raw <= limit * perDegree) return degrees(raw, perDegree);
  if (raw !== (limit + 1) * perDegree) {
    faults.push({
      reason: 'out-of-range',
      offset: start,
      message: `${name} ${raw / perDegree} degrees at bit ${start} is beyond ${limit}`,
    });
  }
  return null;
}

/** Ten bits: 1023 not available, 1022 that or more. `unit` is what one step means in knots. */
export function speedAt(
  bits: AisBits,
  start: number,
  unit: number,
  faults: Fault[],
): number | null {
  const raw = unsignedAt(bits, start, 10);
  if (raw < 1022) return unit === 1 ? raw : raw / 10;
  if (raw === 1022) faults.push(saturated(start, `speed is ${unit * 1022} kn or more`));
  return null;
}

/** Twelve bits in tenths of a degree: 3600 not available. */
export function courseAt(bits: AisBits, start: number, faults: Fault[]): number | null {
  const raw = unsignedAt(bits, start, 12);
  if (raw < 3600) return raw / 10;
  if (raw > 3600) {
    faults.push({
      reason: 'out-of-range',
      offset: start,
      message: `course ${raw / 10} degrees at bit ${start} is beyond 359.9`,
    });
  }
  return null;
}

/** Nine bits of degrees: 511 not available. */
export function headingAt(bits: AisBits, start: number, faults: Fault[]): number | null {
  const raw = unsignedAt(bits, start, 9);
  if (raw < 360) return raw;
  if (raw !== 511) {
    faults.push({
      reason: 'out-of-range',
      offset: start,
      message: `heading ${raw} degrees at bit ${start} is beyond 359`,
    });
  }
  return null;
}

/** Six bits: 60 to 63 say why there is none. */
export function secondAt(bits: AisBits, start: number): number | null {
  const raw = unsignedAt(bits, start, 6);
  return raw < 60 ? raw : null;
}

/** The same six bits where they say why there is no second. */
export function modeAt(bits: AisBits, start: number): AisPositionMode {
  const sent = unsignedAt(bits, start, 6);
  return sent <= 60 ? 'normal' : sent === 61 ? 'manual' : sent === 62 ? 'estimated' : 'inoperative';
}

/** A field whose value `none` (or beyond) stands for "not available". */
export function below(value: number, none: number): number | null {
  return value < none ? value : null;
}

/** A field in which 0 stands for "not available". */
export function nonZero(value: number): number | null {
  return value === 0 ? null : value;
}

/** 9, 9, 6, 6 bits. */
export function dimensionsAt(bits: AisBits, start: number): AisDimensions {
  return {
    toBowM: unsignedAt(bits, start, 9),
    toSternM: unsignedAt(bits, start + 9, 9),
    toPortM: unsignedAt(bits, start + 18, 6),
    toStarboardM: unsignedAt(bits, start + 24, 6),
  };
}

/** Communication state; null where the message ends before it does. */
export function radioAt(bits: AisBits, start: number, width: number): number | null {
  return bits.length < start + width ? null : unsignedAt(bits, start, width);
}

export function saturated(start: number, message: string): Fault {
  return { reason: 'saturated', offset: start, message: `${message} (bit ${start})` };
}
