import { type Covariance2, chartAt, fromChart, type GeoPoint } from '../../earth/index.ts';
import type { BearingReport } from '../../sense/index.ts';
import {
  type AscentFit,
  FIRST_HEIGHT,
  fitAscent,
  groundOf,
  PATH_SHARE,
  PATH_SIGMA,
  UNKNOWNS,
} from './ascent-fit.ts';
import { heightAt, PROFILES, wayAt } from './profile.ts';

/**
 * A launch out of infrared lines of sight alone: from one satellite a direction with a time, so
 * that distance, time and heading come from a library of ascents; two satellites cross. Every
 * ascent is fitted by least squares (Gauss-Newton) and weighed by how well it fits (Laplace's
 * approximation of its evidence); what is told is the mixture of all.
 */
export interface SightedLaunch {
  readonly point: GeoPoint;
  /** m², about `point`. */
  readonly covariance: Covariance2;
  readonly timeMs: number;
  readonly timeSigmaS: number;
  /** Clockwise from north, and 1 sigma. */
  readonly headingRad: number;
  readonly headingSigmaRad: number;
}

/** Everything that lines of sight alone tell of a flight. Plain data. */
export interface SightedFlight {
  readonly launch: SightedLaunch;
  /** The fits place things on a chart about this. */
  readonly origin: GeoPoint;
  /** Their times count from here: the first line's. */
  readonly firstMs: number;
  /** Those that count, with their weights, which sum to 1, and their ascents of the library. */
  readonly ascents: readonly (AscentFit & { readonly weight: number; readonly profile: number })[];
  /** {@link AscentFit.evidence} of the whole library. */
  readonly evidence: number;
}

/**
 * What is off the path is off for long, and a heading comes from nothing but the path: this factor
 * makes its interval hold what it says in simulated flights.
 */
const HEADING_FACTOR = 1.4;
/** And from one satellite by this factor more: steep ascents seem to lean towards or away from it. */
const ALONE_FACTOR = 2;
/** 1 sigma of a heading of which nothing is known, rad. */
const NO_HEADING = Math.PI / Math.sqrt(3);
/** Lines that are used: later ones say little more of the launch. */
const MOST_LINES = 24;
/** A fit this much worse than the best, in logarithms, is left out. */
const WORST = 12;

/** Null for fewer than two lines, or where no ascent of the library is seen along them. */
export function sightedLaunch(lines: readonly BearingReport[]): SightedLaunch | null {
  return sightedFlight(lines)?.launch ?? null;
}

/** As {@link sightedLaunch}, with what the fits say of the flight since. */
export function sightedFlight(lines: readonly BearingReport[]): SightedFlight | null {
  const used = [...lines].sort((a, b) => a.timeMs - b.timeMs).slice(0, MOST_LINES);
  const first = used[0];
  const last = used[used.length - 1];
  if (first === undefined || last === undefined || last.timeMs === first.timeMs) return null;
  const origin = groundOf(first, FIRST_HEIGHT);
  if (origin === null) return null;
  const chart = chartAt(origin);
  const fits: (AscentFit & { profile: number })[] = [];
  PROFILES.forEach((ascent, profile) => {
    const fit = fitAscent(ascent, used, chart);
    if (fit !== null) fits.push({ ...fit, profile });
  });
  if (fits.length === 0) return null;
  const best = Math.max(...fits.map(({ log }) => log));
  const some = fits.filter(({ log }) => log > best - WORST);
  const total = some.reduce((sum, { log }) => sum + Math.exp(log - best), 0);
  const ascents = some.map((fit) => ({ ...fit, weight: Math.exp(fit.log - best) / total }));
  return {
    launch: mixed(ascents, origin, used),
    origin: { latitudeRad: origin.latitudeRad, longitudeRad: origin.longitudeRad },
    firstMs: first.timeMs,
    ascents,
    evidence: logMean(fits.map(({ evidence }) => evidence)),
  };
}

/** Logarithm of the mean over the library of what these are the logarithms of. */
function logMean(logs: readonly number[]): number {
  const top = Math.max(...logs);
  const sum = logs.reduce((total, log) => total + Math.exp(log - top), 0);
  return top + Math.log(sum / PROFILES.length);
}

/** Mean and spread of all fits by their weights; directions about the best one's. */
function mixed(
  fits: SightedFlight['ascents'],
  origin: GeoPoint,
  lines: readonly BearingReport[],
): SightedLaunch {
  const firstMs = lines[0]!.timeMs;
  const best = fits.reduce((a, b) => (b.log > a.log ? b : a));
  const mean = new Float64Array(4);
  const second = new Float64Array(16);
  for (const { x, weight } of fits) {
    for (let i = 0; i < 3; i++) mean[i] = mean[i]! + weight * x[i]!;
    mean[3] = mean[3]! + weight * Math.sin(x[3]! - best.x[3]!);
  }
  for (const { x, covariance, weight } of fits) {
    const d = [x[0]! - mean[0]!, x[1]! - mean[1]!, x[2]! - mean[2]!, 0];
    d[3] = Math.sin(x[3]! - best.x[3]!) - mean[3]!;
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        const value = covariance[i * UNKNOWNS + j]! + d[i]! * d[j]!;
        second[i * 4 + j] = second[i * 4 + j]! + weight * value;
      }
    }
  }
  return {
    point: fromChart(chartAt(origin), mean[0]!, mean[1]!),
    covariance: { northNorth: second[0]!, northEast: second[1]!, eastEast: second[5]! },
    timeMs: firstMs + 1000 * mean[2]!,
    timeSigmaS: Math.sqrt(second[10]!),
    headingRad: best.x[3]! + mean[3]!,
    headingSigmaRad: Math.min(NO_HEADING, headingSigma(second[15]!, fits, lines)),
  };
}

/**
 * From one satellite what rises faster or slower than its ascent seems to go sideways: the error of
 * the height over the way that was covered comes in, and all of it counts more.
 */
function headingSigma(
  variance: number,
  fits: SightedFlight['ascents'],
  lines: readonly BearingReport[],
): number {
  const fitted = HEADING_FACTOR * Math.sqrt(variance);
  const first = lines[0]!;
  const last = lines[lines.length - 1]!;
  if (lines.some(({ source }) => source !== first.source)) return fitted;
  const seconds = (last.timeMs - first.timeMs) / 1000;
  let off = 0;
  let way = 0;
  for (const { x, weight, profile } of fits) {
    const ascent = PROFILES[profile]!;
    const pace = Math.exp(x[4]!);
    const [from, until] = [Math.max(0, -x[2]! * pace), Math.max(0, (seconds - x[2]!) * pace)];
    off += weight * (PATH_SIGMA + PATH_SHARE * heightAt(ascent, until));
    way += weight * (wayAt(ascent, until) - wayAt(ascent, from));
  }
  return ALONE_FACTOR * Math.hypot(fitted, off / Math.max(1, way));
}
