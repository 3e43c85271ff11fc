import { DEGREE, geodeticToEcef } from '../../earth/index.ts';
import type { Instant } from '../../mark/index.ts';
import {
  type AirbornePosition,
  type CprPlace,
  decodeModes,
  integrityOfType,
  positionBoundM,
  type SurfacePosition,
  type Velocity,
  velocityBoundMps,
} from '../../wire/modes/index.ts';
import { assumeTime, stepSigma } from '../clock.ts';
import { admit, type Gather, refuse, refuseAll } from '../gather.ts';
import type { FixReport, Identity } from '../report.ts';
import type { Sensor } from '../sensor.ts';
import type { Feed } from '../state.ts';
import {
  type Aircraft,
  aircraftOf,
  distanceM,
  FASTEST_MPS,
  resolveAirborne,
  resolveSurface,
} from './aircraft.ts';

const FOOT_M = 0.3048;
const KNOT_MPS = 1852 / 3600;

/** A velocity older than this is not the velocity at the position any more. */
const VELOCITY_WITHIN_S = 5;
/** Pressure and geometric height drift apart by metres a minute. */
const DIFFERENCE_WITHIN_S = 30;

/** Line of sight to 18,000 m and a margin for ducting: the receiver hears nothing beyond. */
const FARTHEST_FROM_RECEIVER_M = 900_000;

/** 95 % of a circular normal distribution lies within 2.448 sigma. */
const SIGMAS_IN_95 = 2.448;
/** A containment radius at 1e-7 (SIL 3) is 5.68 sigma of one. */
const SIGMAS_IN_CONTAINMENT = 5.68;
/** Position steps of 17 bits and the uncompensated delay of the message. */
const LEAST_SIGMA_M = 10;
/** The position type states no integrity (type codes 0, 18, 22): worse than 10 NM is allowed. */
const UNKNOWN_INTEGRITY_SIGMA_M = 2000;

/** Steps of 25 ft and GNSS height. */
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

/**
 * One Mode S message: positions become fixes, everything else is remembered and goes with the
 * next one. `measuredMs` is the time that the source gives; null where it gives none.
 */
export function readModesMessage(
  gather: Gather,
  feed: Feed,
  sensor: Sensor,
  bytes: Uint8Array,
  measuredMs: Instant | null,
  at: number,
  end: number,
): boolean {
  const { message, faults } = decodeModes(bytes);
  refuseAll(gather, sensor, faults, at, end);
  if (message === null) return false;
  const timeMs =
    measuredMs === null
      ? assumeTime(feed.clock, sensor, gather.receivedMs)
      : measuredMs + sensor.clockOffsetS * 1000;
  // Replies carry no position, and most of them an address that one wrong bit makes another.
  if (message.kind === 'reply' || message.kind === 'other') return true;
  const aircraft = aircraftOf(feed.aircraft, message.icao, gather.receivedMs);
  switch (message.kind) {
    case 'identification':
      aircraft.callsign = message.callsign ?? aircraft.callsign;
      return true;
    case 'operational-status':
      aircraft.nacP = message.nacP;
      aircraft.sil = message.sil;
      return true;
    case 'velocity':
      noteVelocity(gather, sensor, aircraft, message, timeMs, at, end);
      return true;
    case 'airborne-position':
    case 'surface-position':
      reportPosition(gather, sensor, feed, aircraft, message, timeMs, measuredMs === null, at, end);
      return true;
  }
}

function noteVelocity(
  gather: Gather,
  sensor: Sensor,
  aircraft: Aircraft,
  message: Velocity,
  timeMs: Instant,
  at: number,
  end: number,
): void {
  if (message.geometricMinusBarometricFt !== null) {
    const metres = message.geometricMinusBarometricFt * FOOT_M;
    aircraft.geometricMinusPressure = { metres, timeMs };
  }
  const { eastKn, northKn, groundSpeedKn } = message;
  if (eastKn === null || northKn === null || groundSpeedKn === null) return;
  if (groundSpeedKn * KNOT_MPS > FASTEST_MPS) {
    const text = `${message.icao} says ${groundSpeedKn.toFixed(0)} kn over the ground: not used`;
    refuse(gather, sensor, 'implausible', text, at, end);
    return;
  }
  const climb = ((message.verticalRateFtPerMin ?? 0) * FOOT_M) / 60;
  const bound = velocityBoundMps(message.nacV);
  aircraft.velocity = {
    enuMps: [eastKn * KNOT_MPS, northKn * KNOT_MPS, climb],
    // NACv 0 says "10 m/s or worse, or unknown".
    sigmaMps: Math.max((bound ?? 10) / SIGMAS_IN_95, 0.5),
    climbs: message.verticalRateFtPerMin !== null,
    timeMs,
  };
}

function reportPosition(
  gather: Gather,
  sensor: Sensor,
  feed: Feed,
  aircraft: Aircraft,
  message: AirbornePosition | SurfacePosition,
  timeMs: Instant,
  assumed: boolean,
  at: number,
  end: number,
): void {
  const receiver = receiverPlace(sensor);
  const airborne = message.kind === 'airborne-position';
  const found = airborne
    ? resolveAirborne(aircraft, message.cpr, timeMs)
    : resolveSurface(aircraft, message.cpr, receiver, timeMs);
  if (found.kind === 'waiting') return;
  if (found.kind === 'implausible') {
    refuse(gather, sensor, 'implausible', `${message.icao}: ${found.message}`, at, end);
    return;
  }
  if (receiver !== null && distanceM(receiver, found.place) > farthestM(sensor)) {
    aircraft.place = null;
    const km = (distanceM(receiver, found.place) / 1000).toFixed(0);
    const text = `${message.icao} says a place ${km} km from the receiver, which cannot hear so far`;
    refuse(gather, sensor, 'implausible', text, at, end);
    return;
  }
  const height = airborne ? heightOf(aircraft, message, timeMs) : GROUND;
  const integrity = integrityOfType(message.typeCode);
  const velocity =
    airborne && aircraft.velocity !== null
      ? Math.abs(timeMs - aircraft.velocity.timeMs) <= VELOCITY_WITHIN_S * 1000
        ? aircraft.velocity
        : null
      : null;
  const report: FixReport = {
    kind: 'fix',
    source: sensor.id,
    mode: sensor.mode,
    timeMs,
    receivedMs: gather.receivedMs,
    ...(assumed ? { timeAssumed: true } : {}),
    identity: identityOf(aircraft, message),
    positionEcefM: geodeticToEcef(
      found.place.latitudeDeg * DEGREE,
      found.place.longitudeDeg * DEGREE,
      height.metres,
    ),
    heightBasis: height.basis,
    ...(assumed ? {} : stepSigma(feed, sensor)),
    ...(velocity === null ? {} : { velocityEnuMps: velocity.enuMps }),
    ...(velocity === null || velocity.climbs ? {} : { climbStated: false }),
    sigma: {
      horizontalM: horizontalSigma(aircraft, integrity, sensor, message.typeCode),
      verticalM: height.sigmaM,
      ...(velocity === null ? {} : { velocityMps: velocity.sigmaMps }),
    },
    integrity: {
      nic: integrity?.nic ?? 0,
      ...(aircraft.nacP === null ? {} : { nacP: aircraft.nacP }),
      ...(aircraft.sil === null ? {} : { sil: aircraft.sil }),
    },
  };
  admit(gather, sensor, report, at, end);
}

interface Height {
  readonly metres: number;
  readonly basis: FixReport['heightBasis'];
  readonly sigmaM: number;
}

/** On an airfield: its height is not told. */
const GROUND: Height = { metres: 0, basis: 'surface', sigmaM: 500 };

function heightOf(aircraft: Aircraft, message: AirbornePosition, timeMs: Instant): Height {
  const feet = message.altitudeFt;
  if (feet === null || feet > HIGHEST_FT) {
    return { metres: 0, basis: 'unknown', sigmaM: NO_HEIGHT_SIGMA_M };
  }
  const metres = feet * FOOT_M;
  if (message.geometric) return { metres, basis: 'geometric', sigmaM: GEOMETRIC_SIGMA_M };
  const difference = aircraft.geometricMinusPressure;
  if (difference !== null && Math.abs(timeMs - difference.timeMs) <= DIFFERENCE_WITHIN_S * 1000) {
    return { metres: metres + difference.metres, basis: 'geometric', sigmaM: GEOMETRIC_SIGMA_M };
  }
  return {
    metres,
    basis: 'pressure',
    sigmaM: Math.hypot(PRESSURE_SIGMA_M, PRESSURE_SIGMA_SHARE * metres),
  };
}

/** NACp is the accuracy itself; else the containment radius; else what the settings say. */
function horizontalSigma(
  aircraft: Aircraft,
  integrity: { readonly radiusM: number } | null,
  sensor: Sensor,
  typeCode: number,
): number {
  const bound = aircraft.nacP === null ? null : positionBoundM(aircraft.nacP);
  if (bound !== null) return Math.max(bound / SIGMAS_IN_95, LEAST_SIGMA_M);
  if (integrity !== null) return Math.max(integrity.radiusM / SIGMAS_IN_CONTAINMENT, LEAST_SIGMA_M);
  return typeCode >= 9
    ? Math.max(sensor.sigma.horizontalM, UNKNOWN_INTEGRITY_SIGMA_M)
    : sensor.sigma.horizontalM;
}

function identityOf(aircraft: Aircraft, message: AirbornePosition | SurfacePosition): Identity {
  return {
    // Another sender's number is no aircraft address: it must not join two objects.
    ...(message.addressIsIcao ? { icao: message.icao } : { tag: `tis-b ${message.icao}` }),
    ...(aircraft.callsign === null ? {} : { callsign: aircraft.callsign }),
  };
}

function receiverPlace(sensor: Sensor): CprPlace | null {
  if (sensor.site === null) return null;
  return {
    latitudeDeg: sensor.site.latitudeRad / DEGREE,
    longitudeDeg: sensor.site.longitudeRad / DEGREE,
  };
}

function farthestM(sensor: Sensor): number {
  return sensor.maximumRangeM ?? FARTHEST_FROM_RECEIVER_M;
}
