import { ecefToGeodetic, enuRotation } from '../../earth/index.ts';
import type { BearingReport, KinematicReport, PolarReport, Vector3 } from '../../sense/index.ts';

/**
 * A report as independent scalars: places along two or three directions and, of a plot, the range
 * and its rate. Across a line of sight, a milliradian's arc and its chord differ by 1e-7.
 */
export interface Sight {
  timeMs: number;
  /** Directions in use: two across a line of sight, or the three axes of a stated place. */
  count: number;
  /** Unit vectors, 9 numbers. */
  readonly directions: Float64Array;
  /** Measured places along them, m from the centre of the Earth, and their variances, m². */
  readonly places: Float64Array;
  readonly variances: Float64Array;
  hasRange: boolean;
  hasRate: boolean;
  readonly observer: Float64Array;
  range: number;
  rangeVariance: number;
  rate: number;
  rateVariance: number;
}

export function createSight(): Sight {
  return {
    timeMs: 0,
    count: 0,
    directions: new Float64Array(9),
    places: new Float64Array(3),
    variances: new Float64Array(3),
    hasRange: false,
    hasRate: false,
    observer: new Float64Array(3),
    range: 0,
    rangeVariance: 1,
    rate: 0,
    rateVariance: 1,
  };
}

/** Fills `sight` from a report of an object thought to be near `at`; false where it tells no place. */
export function lookAt(
  report: KinematicReport | undefined,
  at: ArrayLike<number>,
  sight: Sight,
): boolean {
  if (report === undefined) return false;
  sight.timeMs = report.timeMs;
  sight.hasRange = false;
  sight.hasRate = false;
  switch (report.kind) {
    case 'polar':
      return fromPlot(report, sight);
    case 'bearing':
      fromLine(report, at, sight);
      return true;
    case 'fix': {
      const { horizontalM, verticalM } = report.sigma;
      const variance = Math.max(horizontalM, verticalM) ** 2;
      fromPlace(report.positionEcefM, [variance, variance, variance], sight);
      return report.heightBasis !== 'surface' && report.heightBasis !== 'unknown';
    }
    case 'estimate': {
      const [x = 0, y = 0, z = 0] = report.stateEcef;
      const p = report.covariance;
      fromPlace([x, y, z], [p[0] ?? 0, p[7] ?? 0, p[14] ?? 0], sight);
      return true;
    }
  }
}

function fromPlot(report: PolarReport, sight: Sight): boolean {
  const { elevationRad, azimuthRad, rangeM, rangeRateMps, sigma } = report;
  if (elevationRad === undefined) return false;
  const [ox, oy, oz] = report.observerEcefM;
  const place = ecefToGeodetic(ox, oy, oz);
  const axes = enuRotation(place.latitudeRad, place.longitudeRad);
  const [sa, ca] = [Math.sin(azimuthRad), Math.cos(azimuthRad)];
  const [se, ce] = [Math.sin(elevationRad), Math.cos(elevationRad)];
  const { directions } = sight;
  for (let k = 0; k < 3; k++) {
    const [e, n, u] = [axes[k]!, axes[3 + k]!, axes[6 + k]!];
    directions[k] = ca * e - sa * n;
    directions[3 + k] = ce * u - se * (sa * e + ca * n);
  }
  sight.variances[0] = (rangeM * Math.max(ce, LEAST_COSINE) * sigma.azimuthRad) ** 2;
  sight.variances[1] = (rangeM * (sigma.elevationRad ?? sigma.azimuthRad)) ** 2;
  along(report.observerEcefM, 2, sight);
  sight.hasRange = true;
  sight.range = rangeM;
  sight.rangeVariance = sigma.rangeM * sigma.rangeM;
  sight.hasRate = rangeRateMps !== undefined && sigma.rangeRateMps !== undefined;
  sight.rate = rangeRateMps ?? 0;
  sight.rateVariance = (sigma.rangeRateMps ?? 1) ** 2;
  return true;
}

/** Turns a plot's range into a place along its own line of sight: of what is seen nothing is bent. */
export function standAt(sight: Sight): void {
  if (!sight.hasRange || sight.count !== 2) return;
  const { directions: d, observer: o } = sight;
  sight.places[2] = sight.range;
  for (let i = 0; i < 3; i++) {
    const [j, k] = [(i + 1) % 3, (i + 2) % 3];
    d[6 + i] = d[3 + j]! * d[k]! - d[3 + k]! * d[j]!;
    sight.places[2] = sight.places[2]! + d[6 + i]! * o[i]!;
  }
  sight.variances[2] = sight.rangeVariance;
  sight.count = 3;
  sight.hasRange = false;
}

/** Near the zenith an azimuth says no more than this cosine of the elevation makes of it. */
const LEAST_COSINE = 0.01;

function fromLine(report: BearingReport, at: ArrayLike<number>, sight: Sight): void {
  const { directions: d } = sight;
  const [ux, uy, uz] = report.losEcef;
  // Any two axes across: the first level, or along x at the pole.
  const level = Math.hypot(ux, uy);
  d[0] = level > 1e-6 ? -uy / level : 1;
  d[1] = level > 1e-6 ? ux / level : 0;
  d[2] = 0;
  d[3] = uy * d[2]! - uz * d[1]!;
  d[4] = uz * d[0]! - ux * d[2]!;
  d[5] = ux * d[1]! - uy * d[0]!;
  let distance2 = 0;
  for (let i = 0; i < 3; i++) distance2 += (at[i]! - report.observerEcefM[i]!) ** 2;
  sight.variances.fill(distance2 * report.sigma.losRad ** 2);
  along(report.observerEcefM, 2, sight);
}

function fromPlace(place: Vector3, variances: Vector3, sight: Sight): void {
  sight.directions.fill(0);
  for (let i = 0; i < 3; i++) {
    sight.directions[4 * i] = 1;
    sight.variances[i] = Math.max(1, variances[i]!);
  }
  along(place, 3, sight);
}

/** A point of the line or plane that was measured, along each direction. */
function along(point: Vector3, count: number, sight: Sight): void {
  const { directions: d, places } = sight;
  sight.count = count;
  sight.observer.set(point);
  for (let m = 0; m < count; m++) {
    const o = 3 * m;
    places[m] = d[o]! * point[0] + d[o + 1]! * point[1] + d[o + 2]! * point[2];
  }
}
