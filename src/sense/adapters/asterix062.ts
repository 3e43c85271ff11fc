import { DEGREE, enuRotation, fromEnu, geodeticToEcef, WGS84 } from '../../earth/index.ts';
import { admit, type Gather, refuse } from '../gather.ts';
import type { EstimateReport, Identity } from '../report.ts';
import type { Sensor } from '../sensor.ts';
import {
  addressText,
  codeAt,
  FLIGHT_LEVEL_M,
  FOOT_M,
  geometricHeight,
  identityOf,
  isOfAnotherMode,
  NO_HEIGHT,
  placeAt,
  pressureHeight,
  type TargetHeight,
} from './asterix-target.ts';
import { type Items, isSet, numberAt, textAt, valueAt } from './items.ts';
import { timingOf } from './time-of-day.ts';

/** A geometric altitude whose error the record does not state. */
const GEOMETRIC_SIGMA_M = 60;
/** I062/500 AGA and ABA, the largest of 8 bits of 6.25 ft and 1/4 FL: that or beyond. */
const AGA_SATURATED_FT = 255 * 6.25;
const ABA_SATURATED_FL = 255 / 4;
/** A velocity that the record does not state: anything that flies. */
const UNKNOWN_SPEED_MPS = 300;
const UNKNOWN_CLIMB_MPS = 30;
/** A velocity whose error the record does not state. */
const SPEED_SIGMA_MPS = 10;
const CLIMB_SIGMA_MPS = 5;
/** Sources named for one estimate: a fusion centre joins a few dozen sensors at most. */
const MAX_PROVENANCE = 64;

/**
 * A system track of CAT062 (EUROCONTROL-SPEC-0149-9) as an estimate: state and covariance in ECEF,
 * the covariance from I062/500 where it is stated, else from the sensor's settings.
 */
export function readSystemTrack(
  gather: Gather,
  sensor: Sensor,
  items: Items,
  at: number,
  end: number,
): void {
  if (isOfAnotherMode(gather, sensor, items, [['simulated', '080', 'SIM']], at, end)) return;
  // The last message of a track, and tracks of flight plans alone, estimate nothing.
  if (isSet(items, '080', 'TSE') || isSet(items, '080', 'FPLT')) return;
  const place = placeAt(items, '105');
  if (place === null) {
    const message =
      'the record has no I062/105 (I062/100 alone needs the centre of its projection)';
    refuse(gather, sensor, 'no-position', message, at, end);
    return;
  }
  const timing = timingOf(gather, sensor, numberAt(items, '070'), at, end);
  if (timing === null) return;
  const height = heightOf(items);
  const [x, y, z] = geodeticToEcef(place.latitude, place.longitude, height.metres);
  const rotation = enuRotation(place.latitude, place.longitude);
  const motion = motionOf(items);
  const [vx, vy, vz] = fromEnu(rotation, motion.east, motion.north, motion.up);
  const track = numberAt(items, '040');
  const identity = identityIn(items);
  const report: EstimateReport = {
    kind: 'estimate',
    source: sensor.id,
    mode: sensor.mode,
    ...timing,
    ...(identity === null ? {} : { identity }),
    ...(track === null ? {} : { sourceTrack: track }),
    stateEcef: [x, y, z, vx, vy, vz],
    covariance: covarianceEcef(
      rotation,
      horizontalCovariance(sensor, items, place.latitude),
      height.sigmaM,
      motion.sigmas,
    ),
    provenance: provenanceOf(items),
  };
  admit(gather, sensor, report, at, end);
}

/** Calculated geometric altitude, else barometric, else the measured flight level. */
function heightOf(items: Items): TargetHeight {
  const feet = numberAt(items, '130');
  if (feet !== null) {
    const stated = positive(numberAt(items, '500', 'AGA'));
    const sigma = stated === null || stated >= AGA_SATURATED_FT ? null : stated * FOOT_M;
    return geometricHeight(feet * FOOT_M, sigma ?? GEOMETRIC_SIGMA_M);
  }
  const level = numberAt(items, '135', 'CTB') ?? numberAt(items, '136');
  if (level === null) return NO_HEIGHT;
  const height = pressureHeight(level * FLIGHT_LEVEL_M);
  const stated = positive(numberAt(items, '500', 'ABA'));
  if (stated === null || stated >= ABA_SATURATED_FL) return height;
  return { ...height, sigmaM: Math.hypot(height.sigmaM, stated * FLIGHT_LEVEL_M) };
}

interface Motion {
  readonly east: number;
  readonly north: number;
  readonly up: number;
  /** East, north, up, m/s. */
  readonly sigmas: readonly [number, number, number];
}

function motionOf(items: Items): Motion {
  const [east, north] = [numberAt(items, '185', 'VX'), numberAt(items, '185', 'VY')];
  const climb = numberAt(items, '220');
  const moves = east !== null && north !== null;
  const rate = positive(numberAt(items, '500', 'ARC'));
  const sigmaEast = positive(numberAt(items, '500', 'ATV', 'X')) ?? SPEED_SIGMA_MPS;
  const sigmaNorth = positive(numberAt(items, '500', 'ATV', 'Y')) ?? SPEED_SIGMA_MPS;
  const sigmaUp = rate === null ? CLIMB_SIGMA_MPS : (rate * FOOT_M) / 60;
  return {
    east: moves ? east : 0,
    north: moves ? north : 0,
    up: climb === null ? 0 : (climb * FOOT_M) / 60,
    sigmas: [
      moves ? sigmaEast : UNKNOWN_SPEED_MPS,
      moves ? sigmaNorth : UNKNOWN_SPEED_MPS,
      climb === null ? UNKNOWN_CLIMB_MPS : sigmaUp,
    ],
  };
}

/** Variances east and north and their covariance, m². */
type Horizontal = readonly [east: number, north: number, both: number];

/**
 * By the Cartesian accuracy, whose axes are taken as east and north (they turn by the convergence
 * of the system's projection), else by the one in degrees.
 */
function horizontalCovariance(sensor: Sensor, items: Items, latitude: number): Horizontal {
  const [x, y] = [numberAt(items, '500', 'APC', 'X'), numberAt(items, '500', 'APC', 'Y')];
  if (x !== null && y !== null && x > 0 && y > 0) {
    // COV is the root of the covariance with its sign; not beyond what keeps the matrix positive.
    const root = numberAt(items, '500', 'COV') ?? 0;
    const most = 0.99 * x * y;
    return [x * x, y * y, Math.max(-most, Math.min(most, root * Math.abs(root)))];
  }
  const [lat, lon] = [numberAt(items, '500', 'APW', 'LAT'), numberAt(items, '500', 'APW', 'LON')];
  if (lat !== null && lon !== null && lat > 0 && lon > 0) {
    const north = lat * DEGREE * WGS84.a;
    const east = lon * DEGREE * WGS84.a * Math.max(Math.cos(latitude), 1e-3);
    return [east * east, north * north, 0];
  }
  const variance = sensor.sigma.horizontalM ** 2;
  return [variance, variance, 0];
}

/** 6×6 row-major: position and velocity blocks turned from east, north, up. */
function covarianceEcef(
  rotation: Float64Array,
  [east, north, both]: Horizontal,
  verticalM: number,
  [vEast, vNorth, vUp]: readonly [number, number, number],
): number[] {
  const covariance = new Array<number>(36).fill(0);
  const position = [east, both, 0, both, north, 0, 0, 0, verticalM ** 2];
  const velocity = [vEast ** 2, 0, 0, 0, vNorth ** 2, 0, 0, 0, vUp ** 2];
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      for (let k = 0; k < 3; k++) {
        for (let l = 0; l < 3; l++) {
          const turn = rotation[k * 3 + i]! * rotation[l * 3 + j]!;
          covariance[i * 6 + j]! += turn * position[k * 3 + l]!;
          covariance[(i + 3) * 6 + j + 3]! += turn * velocity[k * 3 + l]!;
        }
      }
    }
  }
  return covariance;
}

function identityIn(items: Items): Identity | null {
  const address = numberAt(items, '380', 'ADR');
  return identityOf({
    icao: address === null ? null : addressText(address),
    callsign:
      textAt(items, '380', 'ID') ?? textAt(items, '245', 'CHR') ?? textAt(items, '390', 'CS'),
    mode3A: codeAt(items, '060'),
  });
}

/** The system itself and the sensors that it says it used, as `asterix SAC/SIC`. */
function provenanceOf(items: Items): string[] {
  const found = new Set<string>();
  const add = (holder: unknown): void => {
    if (typeof holder !== 'object' || holder === null || found.size >= MAX_PROVENANCE) return;
    const { SAC, SIC } = holder as { readonly SAC?: unknown; readonly SIC?: unknown };
    if (typeof SAC === 'number' && typeof SIC === 'number') found.add(`asterix ${SAC}/${SIC}`);
  };
  add(valueAt(items, '010'));
  add(valueAt(items, '340', 'SID'));
  for (const name of ['CST', 'CSN']) {
    const list = valueAt(items, 'RE', name);
    if (Array.isArray(list)) list.forEach(add);
  }
  return [...found];
}

function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}
