import { ecefToGeodetic, geodeticToEcef, MEAN_RADIUS } from '../../earth/index.ts';
import type { NodeId } from '../../mark/index.ts';
import type { Origin, Track } from '../../track/index.ts';
import { gridPoint } from '../arrangement/coarse.ts';
import { TRACK_KINDS, type TrackIdentity, type TrackKind, type TrackUpdate } from './batch.ts';

/** How a release class tells tracks. Plain JSON. */
export interface TrackRelease {
  /** What of; nothing else ever leaves. */
  readonly kinds: readonly TrackKind[];
  /** Positions by cells of this size, metres; 0: as they are. */
  readonly gridM: number;
  readonly velocity: boolean;
  /** Address, ship's number and callsign that the object itself states. */
  readonly identity: boolean;
  /** Leaves this long after the fact, seconds. */
  readonly delayS: number;
  /** Updates leave at whole multiples of this, seconds; 0: every 50 ms. */
  readonly everyS: number;
  /** Nodes beyond its receivers that may hold what those make of it. */
  readonly onward: readonly NodeId[];
}

/** Longest delay of tracks, seconds: what is told later than an hour is no early warning. */
export const MAX_TRACK_DELAY_S = 3600;

/** What is wrong with a class's way of telling tracks; null when nothing is. */
export function trackReleaseProblem(by: TrackRelease): string | null {
  if (!Array.isArray(by.kinds) || by.kinds.length === 0) return 'it names no kind of track';
  const odd = by.kinds.find((kind) => !TRACK_KINDS.includes(kind));
  if (odd !== undefined)
    return `there is no kind of track ${odd}; there are ${TRACK_KINDS.join(', ')}`;
  const amounts = [by.gridM, by.delayS, by.everyS];
  if (!amounts.every((amount) => Number.isFinite(amount) && amount >= 0)) {
    return 'a size or a time of its tracks is not a number from 0 on';
  }
  if (by.delayS > MAX_TRACK_DELAY_S) return 'its tracks wait longer than an hour';
  if (by.gridM > 0 && by.identity) return 'who says who it is says where: leave identity out';
  return null;
}

/** Above it nothing flies by air, m. */
const AIR_CEILING_M = 30_000;
/** Slower than this nothing flies on wings, m/s. */
const LEAST_AIR_SPEED_MPS = 30;

/**
 * What kind of thing it is for policies: what it says of itself first, then how it moves. What it
 * says may be a lie, so no policy should permit more for a stated identity.
 */
export function kindOf(track: Track): TrackKind {
  const { models, identity, state } = track;
  const [x, y, z, vx, vy, vz] = state as [number, number, number, number, number, number];
  const high =
    Math.hypot(x, y, z) > MEAN_RADIUS + AIR_CEILING_M && heightOf(x, y, z) > AIR_CEILING_M;
  if (high || (models.coast ?? 0) + (models.reentry ?? 0) >= 0.5) return 'ballistic';
  if (identity.mmsi !== undefined) return 'surface';
  if (identity.icao !== undefined || identity.callsign !== undefined) return 'air';
  if ((models.drift ?? 0) >= 0.5) return 'drifting';
  return Math.hypot(vx, vy, vz) > LEAST_AIR_SPEED_MPS ? 'air' : 'unknown';
}

function heightOf(x: number, y: number, z: number): number {
  return ecefToGeodetic(x, y, z).heightM;
}

/**
 * What a class tells of a track, member by member from an allow-list; nothing of models, sensors,
 * counts or misfit. Told by cells, place, velocity and errors come in steps, and times in whole
 * seconds: what is finer is gone, not hidden.
 */
export function projectTrack(
  track: Track,
  kind: TrackKind,
  origins: readonly Origin[],
  by: TrackRelease,
  number: number,
): TrackUpdate {
  const identity = by.identity ? identityOf(track) : {};
  if (by.gridM > 0) return coarse(track, kind, origins, by, number);
  return {
    ...{ status: 'confirmed', number, kind, coarse: false, existence: share(track.existence) },
    timeMs: track.timeMs,
    state: by.velocity ? track.state : track.state.slice(0, 3),
    covariance: by.velocity ? track.covariance : cornerOf(track.covariance),
    ...{ origins, identity },
  };
}

function identityOf({ identity: { icao, mmsi, callsign } }: Track): TrackIdentity {
  return {
    ...(icao === undefined ? {} : { icao }),
    ...(mmsi === undefined ? {} : { mmsi }),
    ...(callsign === undefined ? {} : { callsign }),
  };
}

function share(probability: number): number {
  return Math.max(0, Math.min(1, probability));
}

function cornerOf(covariance: readonly number[]): number[] {
  return [0, 1, 2].flatMap((row) => covariance.slice(row * 6, row * 6 + 3));
}

/** Times of what is told by cells: the phase of a radar's scan is not to be read off, ms. */
const COARSE_MS = 1000;
/** A velocity is told by what crosses a cell in this time, s. */
const CROSSING_S = 60;
/**
 * One sigma in cells: from the middle of a cell to its corner is 0.87, so that up to 1.25 cells²
 * of the estimate's own variance are within it; beyond, it doubles.
 */
const SIGMA_CELLS = 1.5;

function coarse(
  track: Track,
  kind: TrackKind,
  origins: readonly Origin[],
  by: TrackRelease,
  number: number,
): TrackUpdate {
  const { state, covariance } = track;
  const timeMs = Math.floor(track.timeMs / COARSE_MS) * COARSE_MS;
  const backS = (track.timeMs - timeMs) / 1000;
  const at = (i: number): number => state[i]! - state[i + 3]! * backS;
  const place = ecefToGeodetic(at(0), at(1), at(2));
  const cell = gridPoint(place, by.gridM);
  const heightM = (Math.floor(place.heightM / by.gridM) + 0.5) * by.gridM;
  const middle = geodeticToEcef(cell.latitudeRad, cell.longitudeRad, heightM);
  const sideM = by.gridM * (1 + Math.max(0, heightM) / MEAN_RADIUS);
  const sigmaM = sigmaOf(sideM, covariance[0]! + covariance[7]! + covariance[14]!);
  const step = by.gridM / CROSSING_S;
  const speed = by.velocity ? [3, 4, 5].map((i) => Math.round(state[i]! / step) * step) : [];
  const sigmaMps = sigmaOf(step, covariance[21]! + covariance[28]! + covariance[35]!);
  const size = by.velocity ? 6 : 3;
  return {
    ...{
      status: 'confirmed',
      number,
      kind,
      coarse: true,
      existence: tenth(track.existence),
      timeMs,
    },
    state: [middle[0], middle[1], middle[2], ...speed],
    covariance: Array.from({ length: size * size }, (_, i) => {
      if (i % (size + 1) !== 0) return 0;
      return i < 3 * size ? sigmaM * sigmaM : sigmaMps * sigmaMps;
    }),
    origins: origins.map(({ name, newestMs }) => ({
      name,
      newestMs: Math.floor(newestMs / COARSE_MS) * COARSE_MS,
    })),
    identity: {},
  };
}

function tenth(probability: number): number {
  return Math.floor(share(probability) * 10) / 10;
}

/** Doubles until the estimate's own variance is in it too: how good it is shows in doublings. */
function sigmaOf(cell: number, variance: number): number {
  let sigma = SIGMA_CELLS * cell;
  const least = variance + cell * cell;
  for (let i = 0; i < 32 && sigma * sigma < least; i++) sigma *= 2;
  return sigma;
}
