import { ecefToGeodetic, enuRotation } from '../earth/index.ts';
import type { FixReport, PolarReport } from '../sense/index.ts';
import { type Biases, type Comparison, ERRORS } from './biases.ts';
import type { Coverage } from './coverage.ts';
import { PRESSURE_HEIGHT_SIGMA_M } from './measure/polar.ts';
import { assumedElevation } from './prepared.ts';

/**
 * Two plots of one radar and between them one of another, or a place that the object states itself:
 * the middle one against the straight line between the others. That needs no estimate of the
 * object's motion, which would carry the very errors that are sought, and each plot is used once,
 * so that the noise of one comparison is not in the next.
 */
export interface Sighting {
  /** Index into the tracker's coverages. */
  readonly sensor: number;
  readonly report: PolarReport | FixReport;
  /** What had been taken off the report: range, azimuth, elevation, time; null: nothing. */
  readonly applied: readonly number[] | null;
  /** A plot that has been compared; a stated place serves as often as it can. */
  used: boolean;
}

/** Acceleration of what flies straight on, m/s², 1 sigma. */
const ACCELERATION_SIGMA = 3;

/** Pressure heights err by the same from plot to plot, so each counts a ninth (`measure/polar.ts`). */
const HEIGHT_ERROR_M = 3 * PRESSURE_HEIGHT_SIGMA_M;
const UNKNOWN_HEIGHT_ERROR_M = 10_000;

/** A plot or a stated place in space. */
interface Placed {
  timeS: number;
  readonly at: Float64Array;
  /** Covariance, 3×3, m². */
  readonly r: Float64Array;
}

function createPlaced(): Placed {
  return { timeS: 0, at: new Float64Array(3), r: new Float64Array(9) };
}

const first = createPlaced();
const middle = createPlaced();
const last = createPlaced();
const place = new Float64Array(3);
const axes = new Float64Array(9);

/**
 * Fills `to` with what the three say of their radars' errors, about the errors as they are
 * estimated; false where a plot has no height or the times are not in order.
 */
export function compareSightings(
  biases: Biases,
  coverages: readonly Coverage[],
  of: readonly [Sighting, Sighting, Sighting],
  to: Comparison,
): boolean {
  const sinceMs = of[0].report.timeMs;
  if (!placeSighting(biases, coverages, of[0], sinceMs, first)) return false;
  if (!placeSighting(biases, coverages, of[1], sinceMs, middle)) return false;
  if (!placeSighting(biases, coverages, of[2], sinceMs, last)) return false;
  const span = last.timeS - first.timeS;
  const w = (middle.timeS - first.timeS) / span;
  if (!(w > 0 && w < 1)) return false;
  const [f, m, l] = [first, middle, last];
  const sag = 0.5 * ACCELERATION_SIGMA * w * (1 - w) * span * span;
  for (let i = 0; i < 3; i++) {
    const between = (1 - w) * f.at[i]! + w * l.at[i]!;
    to.y[i] = m.at[i]! - between;
    place[i] = (m.at[i]! + between) / 2;
    for (let k = 0; k < 3; k++) {
      const o = i * 3 + k;
      to.r[o] = m.r[o]! + (1 - w) ** 2 * f.r[o]! + w * w * l.r[o]! + (i === k ? sag * sag : 0);
    }
  }
  // Both radars' errors are drawn at one place: taken at each one's own plot, the plots' noise
  // would seem to tell two radars that stand together from each other.
  fillSide(coverages, of[1], 1, span, to, 0);
  fillSide(coverages, of[0], -1, span, to, 1);
  return true;
}

/** How the residual moves with the errors of one of the two sources. */
function fillSide(
  coverages: readonly Coverage[],
  { sensor, report }: Sighting,
  sign: number,
  span: number,
  to: Comparison,
  side: 0 | 1,
): void {
  to.radars[side] = -1;
  if (report.kind !== 'polar') return;
  const coverage = coverages[sensor]!;
  to.radars[side] = coverage.registered;
  frameOf(report, coverage);
  const d = [0, 1, 2].map((i) => place[i]! - report.observerEcefM[i]!);
  const [e, n, u] = [0, 3, 6].map(
    (o) => toEcef[o]! * d[0]! + toEcef[o + 1]! * d[1]! + toEcef[o + 2]! * d[2]!,
  ) as [number, number, number];
  drawAxes(Math.hypot(e, n, u), Math.atan2(e, n), Math.atan2(u, Math.hypot(e, n)));
  // A height that a transponder tells is no measurement of the radar's elevation.
  const isFlat = report.elevationRad === undefined;
  const h = to.h[side];
  for (let i = 0; i < 3; i++) {
    for (let k = 0; k < 3; k++) h[i * ERRORS + k] = sign * axes[i * 3 + k]!;
    if (isFlat) h[i * ERRORS + 2] = 0;
    // A stamp that is late by t puts the plot v t too early on its way.
    h[i * ERRORS + 3] = (-sign * (last.at[i]! - first.at[i]!)) / span;
  }
}

function placeSighting(
  biases: Biases,
  coverages: readonly Coverage[],
  sighting: Sighting,
  sinceMs: number,
  to: Placed,
): boolean {
  const { report } = sighting;
  const coverage = coverages[sighting.sensor]!;
  to.timeS = (report.timeMs - sinceMs) / 1000;
  if (report.kind === 'fix') {
    placeFix(report, to);
    return true;
  }
  return placePlot(report, coverage, biases, sighting.applied, to);
}

function placeFix(fix: FixReport, to: Placed): void {
  to.at.set(fix.positionEcefM);
  const [x, y, z] = fix.positionEcefM;
  const { latitudeRad, longitudeRad } = ecefToGeodetic(x, y, z);
  const c = Math.cos(latitudeRad);
  const up = [c * Math.cos(longitudeRad), c * Math.sin(longitudeRad), Math.sin(latitudeRad)];
  const across = fix.sigma.horizontalM ** 2;
  const error =
    fix.heightBasis === 'geometric'
      ? fix.sigma.verticalM
      : fix.heightBasis === 'pressure'
        ? HEIGHT_ERROR_M
        : UNKNOWN_HEIGHT_ERROR_M;
  for (let i = 0; i < 3; i++) {
    for (let k = 0; k < 3; k++) {
      to.r[i * 3 + k] = (i === k ? across : 0) + (error * error - across) * up[i]! * up[k]!;
    }
  }
}

const toEcef = new Float64Array(9);

/** The plot without the errors as they are estimated now; false where nothing tells its height. */
function placePlot(
  report: PolarReport,
  coverage: Coverage,
  biases: Biases,
  applied: readonly number[] | null,
  to: Placed,
): boolean {
  const bias = coverage.registered * ERRORS;
  const off = (i: number): number => (applied?.[i] ?? 0) - biases.bias[bias + i]!;
  const isFlat = report.elevationRad === undefined;
  if (isFlat && report.pressureHeightM === undefined) return false;
  to.timeS += off(3);
  const range = report.rangeM + off(0);
  if (!(range > 1)) return false;
  const elevation = isFlat ? assumedElevation(report) : report.elevationRad! + off(2);
  frameOf(report, coverage);
  drawAxes(range, report.azimuthRad + off(1), elevation);
  const errors = [
    report.sigma.rangeM,
    report.sigma.azimuthRad,
    isFlat
      ? HEIGHT_ERROR_M / (range * Math.max(Math.cos(elevation), 0.1))
      : report.sigma.elevationRad!,
  ];
  for (let i = 0; i < 3; i++) {
    to.at[i] = report.observerEcefM[i]! + range * axes[i * 3]!;
    for (let k = 0; k < 3; k++) {
      let sum = 0;
      for (let a = 0; a < 3; a++) {
        sum += axes[i * 3 + a]! * axes[k * 3 + a]! * errors[a]! * errors[a]!;
      }
      to.r[i * 3 + k] = sum;
    }
  }
  return true;
}

/** How a place in the frame `toEcef` moves with range, azimuth and elevation: columns of `axes`. */
function drawAxes(range: number, azimuth: number, elevation: number): void {
  const [se, ce] = [Math.sin(elevation), Math.cos(elevation)];
  const [sa, ca] = [Math.sin(azimuth), Math.cos(azimuth)];
  for (let i = 0; i < 3; i++) {
    const [e, n, u] = [toEcef[i]!, toEcef[3 + i]!, toEcef[6 + i]!];
    axes[i * 3] = ce * (e * sa + n * ca) + u * se;
    axes[i * 3 + 1] = range * ce * (e * ca - n * sa);
    axes[i * 3 + 2] = range * (-se * (e * sa + n * ca) + u * ce);
  }
}

/** Rows east, north, up at the antenna. */
function frameOf(report: PolarReport, coverage: Coverage): void {
  const [x, y, z] = report.observerEcefM;
  const site = coverage.siteEcefM;
  if (coverage.rotation !== null && site !== null) {
    if (site[0] === x && site[1] === y && site[2] === z) {
      toEcef.set(coverage.rotation);
      return;
    }
  }
  const at = ecefToGeodetic(x, y, z);
  toEcef.set(enuRotation(at.latitudeRad, at.longitudeRad));
}
