import { DEGREE, geodeticToEcef } from '../../earth/index.ts';
import type { Instant } from '../../mark/index.ts';
import {
  type AirbornePosition,
  type CoarsePosition,
  decodeModes,
  FASTEST_MPS,
  type Integrity,
  integrityOf,
  type OperationalStatus,
  positionBoundM,
  positionBoundOfType,
  resolvePosition,
  type SurfacePosition,
  type TargetState,
  type Velocity,
  velocityBoundMps,
} from '../../wire/modes/index.ts';
import { assumeTime, stepSigma } from '../clock.ts';
import { admit, type Gather, refuse, refuseAll } from '../gather.ts';
import type { FixReport, Identity } from '../report.ts';
import type { Sensor } from '../sensor.ts';
import type { Feed } from '../state.ts';
import { type Aircraft, aircraftKey, aircraftOf } from './aircraft.ts';
import { GROUND, heightOf, receiverPlace } from './height.ts';
import { noteReply } from './modes-reply.ts';

const FOOT_M = 0.3048;
const KNOT_MPS = 1852 / 3600;

/** A velocity older than this is not the velocity at the position any more. */
const VELOCITY_WITHIN_S = 5;

/** 95 % of a circular normal distribution lies within 2.448 sigma. */
const SIGMAS_IN_95 = 2.448;
/**
 * Sigmas of a circular normal distribution in a containment radius, by SIL: sqrt(-2 ln p) of the
 * probability 1e-3, 1e-5, 1e-7 to lie outside. SIL 0 promises nothing, and one that was not heard
 * neither: the radius counts as the 95 % that NUCp meant by it at least.
 */
const SIGMAS_IN_CONTAINMENT = [SIGMAS_IN_95, 3.717, 4.799, 5.678] as const;
/** Position steps of 17 bits and the uncompensated delay of the message. */
const LEAST_SIGMA_M = 10;
/** The position type states no integrity (type codes 0, 18, 22): worse than 10 NM is allowed. */
const UNKNOWN_INTEGRITY_SIGMA_M = 2000;
/** Twelve bits of a zone of 6°: 163 m a step, and the radar's own error. */
const COARSE_SIGMA_M = 500;

type Position = AirbornePosition | SurfacePosition | CoarsePosition;

/**
 * One Mode S message: positions become fixes, everything else is remembered and goes with the
 * next one. `measuredMs` is the time that the source gives; null where it gives none. Damaged
 * messages are refused, never corrected.
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
  switch (message.kind) {
    case 'all-call':
    case 'air-air':
    case 'extended-length':
    case 'other':
      return true;
    case 'reply':
      noteReply(feed.aircraft, message, timeMs);
      return true;
  }
  const aircraft = aircraftOf(feed.aircraft, aircraftKey(message), gather.receivedMs);
  switch (message.kind) {
    case 'identification':
      aircraft.callsign = message.callsign ?? aircraft.callsign;
      return true;
    case 'operational-status':
      noteStatus(aircraft, message);
      return true;
    case 'target-state':
      noteTargetState(aircraft, message);
      return true;
    case 'emergency':
      aircraft.mode3A = message.mode3A ?? aircraft.mode3A;
      return true;
    case 'velocity':
      noteVelocity(gather, sensor, aircraft, message, timeMs, at, end);
      return true;
    case 'airborne-position':
    case 'surface-position':
    case 'coarse-position':
      reportPosition(gather, sensor, feed, aircraft, message, timeMs, measuredMs === null, at, end);
      return true;
    case 'no-position':
    case 'acas-advisory':
      return true;
  }
}

function noteStatus(aircraft: Aircraft, message: OperationalStatus): void {
  aircraft.version = message.version;
  aircraft.supplementA = message.nicSupplementA;
  // Only the surface's status tells it.
  aircraft.supplementC = message.nicSupplementC ?? aircraft.supplementC;
  aircraft.nacP = message.nacP;
  aircraft.sil = message.sil;
  aircraft.verticalAccuracy = message.geometricVerticalAccuracy ?? aircraft.verticalAccuracy;
}

/** It repeats two figures of the operational status, and comes twice as often. */
function noteTargetState(aircraft: Aircraft, message: TargetState): void {
  aircraft.version = Math.max(aircraft.version ?? 0, message.subtype + 1);
  aircraft.nacP = message.nacP;
  aircraft.sil = message.sil;
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
  if (message.nacP !== null) aircraft.nacP = message.nacP;
  if (message.sil !== null) aircraft.sil = message.sil;
  const { eastKn, northKn, groundSpeedKn } = message;
  if (eastKn === null || northKn === null || groundSpeedKn === null) return;
  if (groundSpeedKn * KNOT_MPS > FASTEST_MPS) {
    const text = `${message.icao} says ${groundSpeedKn.toFixed(0)} kn over the ground: not used`;
    refuse(gather, sensor, 'implausible', text, at, end);
    return;
  }
  const climb = ((message.verticalRateFtPerMin ?? 0) * FOOT_M) / 60;
  const bound = message.nacV === null ? null : velocityBoundMps(message.nacV);
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
  message: Position,
  timeMs: Instant,
  assumed: boolean,
  at: number,
  end: number,
): void {
  const surface = message.kind === 'surface-position';
  const found = resolvePosition(
    aircraft.position,
    { cpr: message.cpr, timeMs, surface, speedKn: surface ? message.speedKn : null },
    receiverPlace(sensor),
  );
  if (found.kind === 'waiting') return;
  if (found.kind === 'implausible') {
    refuse(gather, sensor, 'implausible', `${message.icao}: ${found.message}`, at, end);
    return;
  }
  const height = surface ? GROUND : heightOf(aircraft, message, timeMs);
  const { typeCode } = message;
  const stated = integrityOf(typeCode, {
    version: aircraft.version,
    a: aircraft.supplementA,
    b: message.kind === 'airborne-position' && message.supplementB,
    c: aircraft.supplementC,
  });
  const velocity = surface ? null : velocityAt(aircraft, timeMs);
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
      horizontalM: horizontalSigma(aircraft, stated, sensor, message),
      verticalM: height.sigmaM,
      ...(velocity === null ? {} : { velocityMps: velocity.sigmaMps }),
    },
    ...(message.origin === 'tis-b' ? {} : { integrity: integrityIn(aircraft, stated) }),
  };
  admit(gather, sensor, report, at, end);
}

/**
 * As broadcast. TIS-B has none here: its figures are those of a ground radar, and would be taken
 * for the aircraft's satellite navigation.
 */
function integrityIn(
  { nacP, sil }: Aircraft,
  { nic }: Integrity,
): NonNullable<FixReport['integrity']> {
  return { nic, ...(nacP === null ? {} : { nacP }), ...(sil === null ? {} : { sil }) };
}

/** That of the last velocity message, while it is fresh. */
function velocityAt(
  { velocity }: Aircraft,
  timeMs: Instant,
): NonNullable<Aircraft['velocity']> | null {
  if (velocity === null) return null;
  return Math.abs(timeMs - velocity.timeMs) <= VELOCITY_WITHIN_S * 1000 ? velocity : null;
}

/**
 * NACp is the accuracy itself, in version 0 the type code; else the containment radius, as far as
 * SIL promises it; else what the settings say.
 */
function horizontalSigma(
  aircraft: Aircraft,
  stated: Integrity,
  sensor: Sensor,
  message: Position,
): number {
  if (message.kind === 'coarse-position') return COARSE_SIGMA_M;
  const { nacP, sil, version } = aircraft;
  const ofType = version === 0 ? positionBoundOfType(message.typeCode) : null;
  const bound = nacP === null ? ofType : positionBoundM(nacP);
  if (bound !== null) return Math.max(bound / SIGMAS_IN_95, LEAST_SIGMA_M);
  if (stated.radiusM !== null) {
    const sigmas = SIGMAS_IN_CONTAINMENT[sil ?? 0] ?? SIGMAS_IN_95;
    return Math.max(stated.radiusM / sigmas, LEAST_SIGMA_M);
  }
  return message.kind === 'surface-position'
    ? sensor.sigma.horizontalM
    : Math.max(sensor.sigma.horizontalM, UNKNOWN_INTEGRITY_SIGMA_M);
}

function identityOf(aircraft: Aircraft, message: Position): Identity {
  const { icao, origin, addressIsIcao } = message;
  // Another sender's number is no aircraft address: it must not join two objects.
  const name = addressIsIcao
    ? { icao }
    : { tag: `${origin === 'non-transponder' ? 'ads-b' : origin} ${icao}` };
  return {
    ...name,
    ...(aircraft.callsign === null ? {} : { callsign: aircraft.callsign }),
    ...(aircraft.mode3A === null ? {} : { mode3A: aircraft.mode3A }),
  };
}
