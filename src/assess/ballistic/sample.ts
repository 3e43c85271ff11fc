import {
  ecefToGeodetic,
  type GeoPoint,
  type GeoPolygon,
  pointInPolygon,
} from '../../earth/index.ts';
import { BALLISTIC_COEFFICIENT, classOfRange, dragSigmaOf } from './drag.ts';
import { FALL_SIZE, FALL_TIME, fallToGround } from './fall.ts';
import {
  choleskyRoot,
  likelyDrag,
  predictImpact,
  WIND_SIGMA_EAST,
  WIND_SIGMA_NORTH,
  westerly,
} from './impact.ts';
import { estimateLaunch } from './launch.ts';
import { normalQuantile } from './normal.ts';
import { skewedPolygons } from './skewed.ts';

/** A free fall whose impact is to be sampled. Plain data: it goes to other threads as it is. */
export interface SampledFall {
  /** ECEF, 6, and 6×6 row-major. */
  readonly state: Float64Array;
  readonly covariance: Float64Array;
  readonly seed: number;
}

/** Numbers of one sample: latitude and longitude, rad; seconds to the impact. NaN: stays up. */
export const SAMPLE_SIZE = 3;
/** More samples than this say nothing more. */
export const MAXIMUM_SAMPLES = 1_000_000;

const root = new Float64Array(36);
const moved = new Float64Array(6);
const end = new Float64Array(FALL_SIZE);

/**
 * Samples `from` to before `from + count` into `out`, {@link SAMPLE_SIZE} numbers each: state, drag
 * and wind drawn from what the analytical area is made of, each followed to the ground in full.
 * What is drawn for a sample depends on the seed and its number alone, so that any partition into
 * parts gives the same samples.
 */
export function sampleImpacts(
  fall: SampledFall,
  from: number,
  count: number,
  out: Float64Array,
): void {
  const { state, covariance, seed } = fall;
  choleskyRoot(covariance, root);
  const drag = likelyDragOf(state, covariance);
  const lnBetaSigma = Math.sqrt(drag[7]!);
  const mean = westerly(state);
  for (let k = 0; k < count; k++) {
    const i = from + k;
    moved.set(state);
    for (let d = 0; d < 6; d++) {
      const z = normal(seed, i, d);
      for (let r = d; r < 6; r++) moved[r] = moved[r]! + root[r * 6 + d]! * z;
    }
    const inverseBeta = Math.exp(-drag[0]! - lnBetaSigma * normal(seed, i, 6));
    const wind = {
      east: mean.east + WIND_SIGMA_EAST * normal(seed, i, 7),
      north: mean.north + WIND_SIGMA_NORTH * normal(seed, i, 8),
    };
    const o = SAMPLE_SIZE * k;
    if (!fallToGround(moved, inverseBeta, 1, end, 0, wind)) {
      out.fill(Number.NaN, o, o + SAMPLE_SIZE);
      continue;
    }
    const place = ecefToGeodetic(end[0]!, end[1]!, end[2]!);
    out[o] = place.latitudeRad;
    out[o + 1] = place.longitudeRad;
    out[o + 2] = end[FALL_TIME]!;
  }
}

/** What many samples say beside the analytical area. */
export interface SampledImpact {
  readonly samples: number;
  /** Samples that never came down. */
  readonly up: number;
  readonly point: GeoPoint;
  readonly timeS: number;
  readonly timeSigmaS: number;
  /** Share of the samples that came down inside the analytical 90 % interval of time. */
  readonly inTime: number;
  readonly areas: readonly {
    readonly containment: number;
    readonly polygon: GeoPolygon;
    /** Share of all samples inside. */
    readonly held: number;
  }[];
}

/** Sigmas on either side of a 90 % interval. */
const INTERVAL_SIGMAS = 1.645;

/** Holds samples against the analytical prediction; null where that has none. */
export function sampledImpact(
  fall: SampledFall,
  samples: Float64Array,
  containments: readonly number[],
): SampledImpact | null {
  const { state, covariance } = fall;
  const impact = predictImpact(state, covariance, likelyDragOf(state, covariance));
  if (impact === null) return null;
  const { point, timeS, timeSigmaS } = impact;
  const count = samples.length / SAMPLE_SIZE;
  const polygons = skewedPolygons(impact.skewed, containments);
  const inside = containments.map(() => 0);
  let up = 0;
  let inTime = 0;
  for (let k = 0; k < count; k++) {
    const latitudeRad = samples[SAMPLE_SIZE * k]!;
    if (Number.isNaN(latitudeRad)) {
      up += 1;
      continue;
    }
    const place = { latitudeRad, longitudeRad: samples[SAMPLE_SIZE * k + 1]! };
    polygons.forEach((polygon, i) => {
      if (pointInPolygon(polygon, place)) inside[i] = inside[i]! + 1;
    });
    const off = Math.abs(samples[SAMPLE_SIZE * k + 2]! - timeS);
    if (off <= INTERVAL_SIGMAS * timeSigmaS) inTime += 1;
  }
  return {
    samples: count,
    up,
    point,
    timeS,
    timeSigmaS,
    inTime: inTime / count,
    areas: containments.map((containment, i) => ({
      containment,
      polygon: polygons[i]!,
      held: inside[i]! / count,
    })),
  };
}

function likelyDragOf(state: Float64Array, covariance: Float64Array): Float64Array {
  const launch = estimateLaunch(state, covariance, 1 / BALLISTIC_COEFFICIENT.SRBM);
  const name = classOfRange(launch?.equivalentRangeM ?? 12_000e3);
  return likelyDrag(BALLISTIC_COEFFICIENT[name], dragSigmaOf(name));
}

/** Standard normal number `d` of sample `i`: two rounds of the finaliser of MurmurHash3. */
function normal(seed: number, i: number, d: number): number {
  const word = mixed(mixed(seed ^ Math.imul(i + 1, 0x9e3779b1)) + Math.imul(d + 1, 0x85ebca77));
  return normalQuantile((word + 0.5) / 4_294_967_296);
}

function mixed(word: number): number {
  let w = word | 0;
  w = Math.imul(w ^ (w >>> 16), 0x85ebca6b);
  w = Math.imul(w ^ (w >>> 13), 0xc2b2ae35);
  return (w ^ (w >>> 16)) >>> 0;
}
