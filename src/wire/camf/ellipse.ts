import type { CamfMessage } from './message.ts';

/** An area about a place; the azimuth is that of the longer axis, clockwise from north. */
export interface CamfEllipse {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly semiMajorKm: number;
  readonly semiMinorKm: number;
  /** From -90 to below 90. */
  readonly azimuthDeg: number;
}

/** The codes that say an ellipse: A12 to A16, and A18 where A17 is 0 (C1 to C4, 3 bits each). */
export type EllipseCodes = Pick<
  CamfMessage,
  'latitude' | 'longitude' | 'semiMajor' | 'semiMinor' | 'azimuth' | 'subject' | 'specific'
>;

const LATITUDE_STEP = 180 / (2 ** 16 - 1);
const LONGITUDE_STEP = 360 / (2 ** 17 - 1);
const AZIMUTH_STEP = 180 / 2 ** 6;
/** A step is cut into so many by C1 to C4 (sections 3.7.1.1 to 3.7.1.4). */
const FINER = 8;

/** Shortest and longest semi-axis, km, and the steps between them (A14, A15). */
const SHORTEST_KM = 0.2162;
const LONGEST_KM = 2500;
const AXIS_CODES = 32;

/** Length of a semi-axis by its code: steps of one ratio, about 1.35. */
function axisKm(code: number): number {
  return SHORTEST_KM * (LONGEST_KM / SHORTEST_KM) ** (code / (AXIS_CODES - 1));
}

/** With C3 or C4: that many eighths of the way down to the code below; below the first lies 0. */
function finerAxisKm(code: number, eighths: number): number {
  const below = code === 0 ? 0 : axisKm(code - 1);
  return axisKm(code) - ((axisKm(code) - below) * eighths) / FINER;
}

/** Whether A12 to A16 say an ellipse: all zeros say that there is none. */
export function hasEllipse(codes: EllipseCodes): boolean {
  const { latitude, longitude, semiMajor, semiMinor, azimuth } = codes;
  return latitude + longitude + semiMajor + semiMinor + azimuth > 0;
}

/** The ellipse as sent, refined by B1 where the message has that. */
export function ellipseOf(codes: EllipseCodes): CamfEllipse {
  const { specific } = codes;
  const finer = (shift: number): number => (codes.subject === 0 ? (specific >> shift) & 7 : 0);
  return {
    latitudeDeg: -90 + LATITUDE_STEP * (codes.latitude + finer(12) / FINER),
    longitudeDeg: -180 + LONGITUDE_STEP * (codes.longitude + finer(9) / FINER),
    semiMajorKm: finerAxisKm(codes.semiMajor, finer(6)),
    semiMinorKm: finerAxisKm(codes.semiMinor, finer(3)),
    azimuthDeg: -90 + AZIMUTH_STEP * codes.azimuth,
  };
}

/** Every semi-axis that can be sent, km, the shortest first, and its codes. */
export const SEMI_AXES: readonly {
  readonly km: number;
  readonly code: number;
  readonly eighths: number;
}[] = Array.from({ length: AXIS_CODES * FINER }, (_, index) => {
  const code = Math.floor(index / FINER);
  const eighths = FINER - 1 - (index % FINER);
  return { km: finerAxisKm(code, eighths), code, eighths };
});

/** Index in {@link SEMI_AXES} of the shortest that is at least `km`; null: none is so long. */
export function axisAtLeast(km: number): number | null {
  let low = 0;
  let high = SEMI_AXES.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (SEMI_AXES[middle]!.km >= km) high = middle;
    else low = middle + 1;
  }
  return low === SEMI_AXES.length ? null : low;
}

/** The code of the azimuth nearest to one in degrees, whatever its turn. */
export function azimuthCode(azimuthDeg: number): number {
  const code = Math.round((azimuthDeg + 90) / AZIMUTH_STEP) % 2 ** 6;
  return code < 0 ? code + 2 ** 6 : code;
}

/**
 * The codes of an ellipse with the centre nearest to a place and axes by their index in
 * {@link SEMI_AXES}, refined by B1. An ellipse about a place that is off by half a step (19 m)
 * must be checked as sent: {@link ellipseOf}.
 */
export function ellipseCodes(
  latitudeDeg: number,
  longitudeDeg: number,
  major: number,
  minor: number,
  azimuth: number,
): EllipseCodes {
  const latitude = eighthsOf((latitudeDeg + 90) / LATITUDE_STEP, 2 ** 16);
  const longitude = eighthsOf((longitudeDeg + 180) / LONGITUDE_STEP, 2 ** 17);
  const a = SEMI_AXES[major]!;
  const b = SEMI_AXES[minor]!;
  return {
    latitude: latitude.code,
    longitude: longitude.code,
    semiMajor: a.code,
    semiMinor: b.code,
    azimuth,
    subject: 0,
    specific:
      (latitude.eighths << 12) | (longitude.eighths << 9) | (a.eighths << 6) | (b.eighths << 3),
  };
}

/** The last code of a scale is its end: nothing is added to it. */
function eighthsOf(steps: number, codes: number): { code: number; eighths: number } {
  const whole = Math.min(Math.max(Math.round(steps * FINER), 0), (codes - 1) * FINER);
  return { code: Math.floor(whole / FINER), eighths: whole % FINER };
}
