import type { BallisticHazard, HazardStatus } from '../../assess/index.ts';
import { DEGREE, ecefToGeodetic, greatCircleAzimuth } from '../../earth/index.ts';
import { formatInstant, type Instant, type Mode, parseInstant } from '../../mark/index.ts';
import type { EstimateReport } from '../../sense/index.ts';
import type { Track } from '../../track/index.ts';
import type { UdlDataMode, UdlLaunchDetection, UdlMissileTrack } from '../../wire/udl/index.ts';
import { type CoarseLaunch, coarseLaunch } from './cot.ts';

/** Who hands a record over, and how it is marked. */
export interface UdlMarking {
  /** In the receiver's own words, for example `U`. */
  readonly classification: string;
  /** The name that the receiver has for us. */
  readonly source: string;
  /** The launch is told within so many metres, at least ten kilometres; absent: not told. */
  readonly launchM?: number;
  /** True: the predicted impact point is told. Otherwise only the time is. */
  readonly impact?: boolean;
}

const MODES: Readonly<Record<Mode, UdlDataMode>> = {
  actual: 'REAL',
  exercise: 'EXERCISE',
  test: 'TEST',
  simulated: 'SIMULATED',
};

const STATUS: Readonly<Record<HazardStatus, string>> = {
  open: 'FLYING',
  lost: 'LOST',
  ended: 'IMPACTED',
  withdrawn: 'STALE',
};

/**
 * A ballistic hazard, with its track where there is one, as a missile track of the Unified Data
 * Library. What may be told of launch and impact is the caller's decision: both are withheld unless
 * `marking` says otherwise.
 */
export function missileTrackOf(
  hazard: BallisticHazard,
  track: Track | null,
  marking: UdlMarking,
): UdlMissileTrack {
  const { launch, impact, areas } = hazard;
  const told = marking.launchM === undefined ? null : coarseLaunch(launch, marking.launchM);
  const widest = areas.at(-1);
  return {
    classificationMarking: marking.classification,
    dataMode: MODES[hazard.mode],
    source: marking.source,
    ts: formatInstant(hazard.timeMs),
    acftSubType: likeliest(hazard.rangeClass),
    boosting: hazard.phase === 'boost',
    ...(widest === undefined ? {} : { containment: widest.containment * 100 }),
    env: hazard.apogeeM > 100_000 && hazard.phase === 'coast' ? 'SPACE' : 'AIR',
    ...(marking.impact === true ? impactFields(hazard) : {}),
    impactTime: formatInstant(impact.timeMs),
    ...(told === null ? {} : launchFields(told)),
    ...(told === null || marking.impact !== true ? {} : wayFields(hazard, told)),
    launchTime: formatInstant(launch.timeMs),
    lostTrkInd: hazard.status === 'lost',
    msgCreateDate: formatInstant(hazard.timeMs),
    msgSubType: hazard.revision === 1 ? 'Initial' : hazard.status === 'open' ? 'Update' : 'Final',
    mslStatus: STATUS[hazard.status],
    muidSrc: hazard.node,
    muidSrcTrk: hazard.id,
    objIdent: 'UNKNOWN',
    objTypeConf: Math.round(hazard.probability * 100),
    trackId: hazard.id,
    ...(track === null ? {} : { trkConf: track.existence, vectors: [vectorOf(track)] }),
  };
}

function likeliest(classes: BallisticHazard['rangeClass']): string {
  const [best] = Object.entries(classes).sort(([, a], [, b]) => b - a);
  return best![0];
}

function impactFields({ impact, probability }: BallisticHazard): Partial<UdlMissileTrack> {
  return {
    impactConf: Math.round(probability * 100),
    impactLat: impact.point.latitudeRad / DEGREE,
    impactLon: impact.point.longitudeRad / DEGREE,
  };
}

/** The circle that the launch lies in. */
function launchFields(told: CoarseLaunch): Partial<UdlMissileTrack> {
  const radiusKm = told.radiusM / 1000;
  return {
    launchAouData: [0, radiusKm, radiusKm],
    launchAouType: 'ELLIPSE',
    launchLat: told.point.latitudeRad / DEGREE,
    launchLon: told.point.longitudeRad / DEGREE,
  };
}

/** The way from its middle to the impact: a line through it, told only where the impact is. */
function wayFields({ impact }: BallisticHazard, told: CoarseLaunch): Partial<UdlMissileTrack> {
  const azimuth = greatCircleAzimuth(told.point, impact.point) / DEGREE;
  return { launchAz: (azimuth + 360) % 360 };
}

/** Nothing is known of the acceleration: 1 sigma, km/s². */
const UNKNOWN_ACCELERATION = 1;
const SIZE = 9;

function vectorOf(track: Track): NonNullable<UdlMissileTrack['vectors']>[number] {
  const km = track.state.map((value) => value / 1000);
  const cov: number[] = [];
  for (let row = 0; row < SIZE; row++) {
    for (let column = row; column < SIZE; column++) {
      const known = row < 6 && column < 6;
      const alone = row === column ? UNKNOWN_ACCELERATION ** 2 : 0;
      cov.push(known ? track.covariance[row * 6 + column]! / 1e6 : alone);
    }
  }
  return {
    epoch: formatInstant(track.timeMs),
    cov,
    covReferenceFrame: 'ECR/ECEF',
    pos: km.slice(0, 3),
    propagated: track.lastReportMs < track.timeMs,
    referenceFrame: 'ECEF',
    spd: Math.hypot(km[3]!, km[4]!, km[5]!),
    type: 'STATE',
    vel: km.slice(3, 6),
  };
}

/**
 * The same as a launch detection: launched where that may be told, and seen no more exactly than that
 * (a place seconds after launch is the launch's, law 11): in the same grid, at the height to 10 km.
 * `sequence` counts the messages about the hazard, from 1.
 */
export function launchDetectionOf(
  hazard: BallisticHazard,
  track: Track,
  marking: UdlMarking,
  sequence: number,
): UdlLaunchDetection {
  const [x, y, z] = track.state as readonly [number, number, number];
  const { latitudeRad, longitudeRad, heightM } = ecefToGeodetic(x, y, z);
  const { launchM } = marking;
  const told = launchM === undefined ? null : coarseLaunch(hazard.launch, launchM);
  const place = { ...hazard.launch, point: { latitudeRad, longitudeRad } };
  const seen = coarseLaunch(place, launchM ?? 0).point;
  return {
    classificationMarking: marking.classification,
    dataMode: MODES[hazard.mode],
    source: marking.source,
    messageType: 'LAUNCH',
    observationLatitude: seen.latitudeRad / DEGREE,
    observationLongitude: seen.longitudeRad / DEGREE,
    observationTime: formatInstant(track.timeMs),
    sequenceNumber: sequence,
    eventId: hazard.id,
    ...(told === null
      ? {}
      : {
          launchLatitude: told.point.latitudeRad / DEGREE,
          launchLongitude: told.point.longitudeRad / DEGREE,
        }),
    launchTime: formatInstant(hazard.launch.timeMs),
    observationAltitude: Math.round(heightM / ALTITUDE_STEP_M) * (ALTITUDE_STEP_M / 1000),
    stereoFlag: hazard.sensors.length > 1,
  };
}

const ALTITUDE_STEP_M = 10_000;

/** Why a record gives no estimate here. */
export type NoEstimate = 'mode' | 'no-vector' | 'no-covariance' | 'frame' | 'time';

/**
 * The newest state vector of a record as somebody else's estimate, for the tracker to weigh. A
 * record of another mode than the node's never comes in (docs/lifecycle.md, law 3); one without an
 * uncertainty, or in a frame that does not turn with the Earth, is none. Times have milliseconds.
 */
export function estimateOf(
  record: UdlMissileTrack,
  source: string,
  mode: Mode,
  receivedMs: Instant,
): EstimateReport | NoEstimate {
  if (record.dataMode !== MODES[mode]) return 'mode';
  let newest: { readonly timeMs: Instant; readonly vector: Vector } | null = null;
  for (const vector of record.vectors ?? []) {
    if (vector.pos?.length !== 3 || vector.vel?.length !== 3) continue;
    const timeMs = parseInstant(cutToMs(vector.epoch));
    if (timeMs === null) return 'time';
    if (newest === null || timeMs > newest.timeMs) newest = { timeMs, vector };
  }
  if (newest === null) return 'no-vector';
  const { vector, timeMs } = newest;
  if ((vector.referenceFrame ?? 'ECEF') !== 'ECEF') return 'frame';
  if (vector.cov?.length !== (SIZE * (SIZE + 1)) / 2) return 'no-covariance';
  if (vector.covReferenceFrame !== 'ECR/ECEF') return 'frame';
  const covariance = new Array<number>(36).fill(0);
  for (let row = 0, at = 0; row < SIZE; row++) {
    for (let column = row; column < SIZE; column++, at++) {
      if (column >= 6) continue;
      const value = vector.cov[at]! * 1e6;
      covariance[row * 6 + column] = value;
      covariance[column * 6 + row] = value;
    }
  }
  for (let axis = 0; axis < 6; axis++) if (!(covariance[axis * 7]! > 0)) return 'no-covariance';
  return {
    kind: 'estimate',
    source,
    mode,
    timeMs,
    receivedMs,
    stateEcef: [...vector.pos!, ...vector.vel!].map((value) => value * 1000),
    covariance,
    provenance: [`${record.origin ?? record.source}:${record.trackId ?? record.id ?? ''}`],
  };
}

type Vector = NonNullable<UdlMissileTrack['vectors']>[number];

/** Microseconds are more than an instant is told in. */
function cutToMs(time: string): string {
  return time.replace(/(\.\d{3})\d*Z$/, '$1Z');
}
