import { DEGREE, ecefToGeodetic, enuRotation, toEnu } from '../../earth/index.ts';
import type { Belief, Track } from '../../track/index.ts';
import type { SmoothedMoment } from './smooth.ts';

/** One line of `bongsu track --json`: degrees, metres, metres a second. */
export function trackLine(track: Track): string {
  const [x = 0, y = 0, z = 0, vx = 0, vy = 0, vz = 0] = track.state;
  const { latitudeRad, longitudeRad, heightM } = ecefToGeodetic(x, y, z);
  const rotation = enuRotation(latitudeRad, longitudeRad);
  return JSON.stringify({
    timeMs: track.timeMs,
    track: track.id,
    status: track.status,
    existence: round(track.existence, 4),
    latitudeDeg: round(latitudeRad / DEGREE, 7),
    longitudeDeg: round(longitudeRad / DEGREE, 7),
    heightM: round(heightM, 1),
    velocityEnuMps: toEnu(rotation, vx, vy, vz).map((value) => round(value, 2)),
    positionSigmaM: sigmaEnu(rotation, track.covariance).map((value) => round(value, 1)),
    models: Object.fromEntries(
      Object.entries(track.models).map(([model, share]) => [model, round(share, 4)]),
    ),
    identity: track.identity,
    sensors: track.sensors,
    ...believed(track),
    ...(track.parent === undefined ? {} : { parent: track.parent }),
    ...(track.reason === undefined ? {} : { reason: track.reason }),
  });
}

/** Why it is believed, or was. */
function believed({ belief }: Track): { readonly belief?: Belief } {
  return belief === undefined ? {} : { belief: { ...belief, logOdds: round(belief.logOdds, 2) } };
}

/** One line of `bongsu track --smooth --json`: as above, and the estimate whole in ECEF. */
export function smoothedLine(track: Track, moment: SmoothedMoment): string {
  const { mean, covariance } = moment.smoothed;
  const [x = 0, y = 0, z = 0, vx = 0, vy = 0, vz = 0] = mean;
  const { latitudeRad, longitudeRad, heightM } = ecefToGeodetic(x, y, z);
  const rotation = enuRotation(latitudeRad, longitudeRad);
  const sigma = (of: ArrayLike<number>): number[] =>
    sigmaEnu(rotation, of).map((value) => round(value, 2));
  return JSON.stringify({
    timeMs: moment.timeMs,
    track: track.id,
    status: 'smoothed',
    latitudeDeg: round(latitudeRad / DEGREE, 8),
    longitudeDeg: round(longitudeRad / DEGREE, 8),
    heightM: round(heightM, 2),
    velocityEnuMps: toEnu(rotation, vx, vy, vz).map((value) => round(value, 3)),
    positionSigmaM: sigma(covariance),
    filteredSigmaM: sigma(moment.filtered.covariance),
    models: Object.fromEntries(
      Object.entries(moment.models).map(([model, share]) => [model, round(share, 4)]),
    ),
    stateEcef: Array.from(mean),
    covarianceEcef: Array.from(covariance),
    identity: track.identity,
    sensors: track.sensors,
  });
}

/** 1 sigma east, north and up out of the position's part of a 6×6 covariance. */
function sigmaEnu(rotation: Float64Array, covariance: ArrayLike<number>): number[] {
  return [0, 1, 2].map((axis) => {
    let variance = 0;
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        variance += rotation[axis * 3 + i]! * covariance[i * 6 + j]! * rotation[axis * 3 + j]!;
      }
    }
    return Math.sqrt(Math.max(0, variance));
  });
}

function round(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
