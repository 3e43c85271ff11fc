import { DEGREE } from '../../earth/index.ts';
import type { Instant } from '../../mark/index.ts';
import {
  type AirbornePosition,
  type CoarsePosition,
  type Receiver,
  verticalBoundM,
} from '../../wire/modes/index.ts';
import type { FixReport } from '../report.ts';
import type { Sensor } from '../sensor.ts';
import type { Aircraft } from './aircraft.ts';

const FOOT_M = 0.3048;

/** Pressure and geometric height drift apart by metres a minute. */
const DIFFERENCE_WITHIN_S = 30;
/** The height told to a radar stands in for one that the position lacks: at 20 m/s, 100 m. */
const HEIGHT_WITHIN_S = 5;

/** 95 % of a normal distribution lies within 1.96 sigma. */
const SIGMAS_IN_95 = 1.96;
/** Steps of 25 ft and GNSS height, where the aircraft does not say better. */
const GEOMETRIC_SIGMA_M = 30;
/**
 * The weather against the standard atmosphere: 10 hPa at the ground are 80 m, 5 K in the column
 * are 1.8 % of the height.
 */
const PRESSURE_SIGMA_M = 80;
const PRESSURE_SIGMA_SHARE = 0.018;
/** No height at all: anywhere an aircraft flies. */
const NO_HEIGHT_SIGMA_M = 5000;
/** The highest code of an altitude, ft. */
const HIGHEST_FT = 126_750;

/** Height for a fix, m, by what it is known, and its 1-sigma error, m. */
export interface Height {
  readonly metres: number;
  readonly basis: FixReport['heightBasis'];
  readonly sigmaM: number;
}

/** On an airfield: its height is not told. */
export const GROUND: Height = { metres: 0, basis: 'surface', sigmaM: 500 };

/** The height of an airborne position: its own, or that of a fresh reply to a radar. */
export function heightOf(
  aircraft: Aircraft,
  message: AirbornePosition | CoarsePosition,
  timeMs: Instant,
): Height {
  const feet = message.altitudeFt;
  if (feet === null || feet > HIGHEST_FT) return heightByPressure(aircraft, timeMs);
  const metres = feet * FOOT_M;
  if (message.kind === 'airborne-position' && message.geometric) {
    return { metres, basis: 'geometric', sigmaM: geometricSigma(aircraft) };
  }
  return ofPressure(aircraft, metres, timeMs);
}

/** The height by the last pressure height that the aircraft told, while that is fresh. */
export function heightByPressure(aircraft: Aircraft, timeMs: Instant): Height {
  const told = aircraft.pressureHeight;
  return told !== null && fresh(told.timeMs, timeMs, HEIGHT_WITHIN_S)
    ? ofPressure(aircraft, told.metres, timeMs)
    : { metres: 0, basis: 'unknown', sigmaM: NO_HEIGHT_SIGMA_M };
}

function ofPressure(aircraft: Aircraft, metres: number, timeMs: Instant): Height {
  const difference = aircraft.geometricMinusPressure;
  if (difference !== null && fresh(difference.timeMs, timeMs, DIFFERENCE_WITHIN_S)) {
    const above = metres + difference.metres;
    return { metres: above, basis: 'geometric', sigmaM: geometricSigma(aircraft) };
  }
  return {
    metres,
    basis: 'pressure',
    sigmaM: Math.hypot(PRESSURE_SIGMA_M, PRESSURE_SIGMA_SHARE * metres),
  };
}

function fresh(toldMs: Instant, nowMs: Instant, withinS: number): boolean {
  return Math.abs(nowMs - toldMs) <= withinS * 1000;
}

/** GVA states it from version 2 on. */
function geometricSigma({ verticalAccuracy }: Aircraft): number {
  const bound = verticalAccuracy === null ? null : verticalBoundM(verticalAccuracy);
  return bound === null ? GEOMETRIC_SIGMA_M : bound / SIGMAS_IN_95;
}

/** Where the sensor stands and how far it hears; null for a feed that stands nowhere. */
export function receiverPlace(sensor: Sensor): Receiver | null {
  if (sensor.site === null) return null;
  return {
    latitudeDeg: sensor.site.latitudeRad / DEGREE,
    longitudeDeg: sensor.site.longitudeRad / DEGREE,
    ...(sensor.maximumRangeM === null ? {} : { maximumRangeM: sensor.maximumRangeM }),
  };
}
