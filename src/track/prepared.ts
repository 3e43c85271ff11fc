import { ecefToGeodetic, enuRotation, WGS84 } from '../earth/index.ts';
import type { KinematicReport, PolarReport } from '../sense/index.ts';
import type { Coverage } from './coverage.ts';
import { fixVerticalSigma, velocityAxes } from './measure/fix.ts';
import { PRESSURE_HEIGHT_SIGMA_M } from './measure/polar.ts';

/** A report with what is computed once for all tracks that may match it. */
export interface Prepared {
  readonly report: KinematicReport;
  /** Index of its source in the tracker's coverages. */
  readonly sensor: number;
  /** Polar: frame of the antenna. Fix: frame of the place. Rows east, north, up. */
  readonly rotation: Float64Array;
  /** About where it is, ECEF, m; a line of sight has no place and gives the observer's. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** How far the object can be from there, m (about 4 sigma). */
  readonly extentM: number;
  /** Volume of one unit of measurement space: what turns densities per m³ or m² into its own. */
  readonly cell: number;
  /** The density of false reports is one over the ground, not over the volume. */
  readonly flat: boolean;
  /** It says nothing about the height. */
  readonly heightless: boolean;
  readonly keys: readonly string[];
}

/** Height that is assumed of an object which a radar sees without height, m, 1 sigma. */
export const ASSUMED_HEIGHT_M = 8_000;
export const ASSUMED_HEIGHT_SIGMA_M = 5_000;

/** Stated velocities of false reports are taken as even over ±300 m/s, range rates over ±2,000. */
const VELOCITY_CELL = 1 / 600;
const RANGE_RATE_CELL = 1 / 4_000;

const NO_ROTATION = new Float64Array(9);
const NO_KEYS: readonly string[] = [];

export function prepare(report: KinematicReport, sensor: number, coverage: Coverage): Prepared {
  const keys =
    report.identity === undefined && report.sourceTrack === undefined
      ? NO_KEYS
      : identityKeys(report);
  switch (report.kind) {
    case 'polar':
      return preparePolar(report, sensor, coverage, keys);
    case 'bearing': {
      const [x, y, z] = report.observerEcefM;
      const rotation = NO_ROTATION;
      const none = { extentM: 0, cell: 1, flat: false, heightless: false };
      return { report, sensor, rotation, x, y, z, ...none, keys };
    }
    case 'fix': {
      const [x, y, z] = report.positionEcefM;
      const at = ecefToGeodetic(x, y, z);
      const rotation = enuRotation(at.latitudeRad, at.longitudeRad);
      const vertical = fixVerticalSigma(report);
      const heightless = vertical === Number.POSITIVE_INFINITY;
      const surface = report.heightBasis === 'surface';
      const axes = velocityAxes(report);
      return {
        report,
        sensor,
        rotation,
        x,
        y,
        z,
        extentM:
          4 * Math.max(report.sigma.horizontalM, heightless ? 10_000 : vertical) + travelM(report),
        // False reports from the surface have its height too.
        cell: VELOCITY_CELL ** axes * (surface ? 1 / (Math.sqrt(2 * Math.PI) * vertical) : 1),
        flat: heightless || surface,
        heightless,
        keys,
      };
    }
    case 'estimate': {
      const [x, y, z] = report.stateEcef as [number, number, number];
      const c = report.covariance;
      const extentM = 4 * Math.sqrt(c[0]! + c[7]! + c[14]!);
      return {
        report,
        sensor,
        rotation: NO_ROTATION,
        x,
        y,
        z,
        extentM,
        cell: VELOCITY_CELL ** 3,
        flat: false,
        heightless: false,
        keys,
      };
    }
  }
}

/** The same report without the velocity that it states: it may be wrong where the place is not. */
export function withoutVelocity(z: Prepared, coverage: Coverage): Prepared | null {
  if (z.report.kind !== 'fix' || z.report.velocityEnuMps === undefined) return null;
  const { velocityEnuMps: _, ...report } = z.report;
  return prepare(report, z.sensor, coverage);
}

/** Speed that a time error is weighed with where the report states none, m/s: a missile's. */
const UNSTATED_SPEED_MPS = 3_000;

/** How far the object may have gone within the error of the report's time, m. */
function travelM(report: KinematicReport): number {
  if (report.timeSigmaS === undefined) return 0;
  const speed =
    report.kind === 'fix' && report.velocityEnuMps !== undefined
      ? Math.hypot(...report.velocityEnuMps)
      : UNSTATED_SPEED_MPS;
  return 4 * report.timeSigmaS * speed;
}

function preparePolar(
  report: PolarReport,
  sensor: number,
  coverage: Coverage,
  keys: readonly string[],
): Prepared {
  const [ox, oy, oz] = report.observerEcefM;
  const rotation = antennaFrame(report, coverage);
  const r = report.rangeM;
  const sigma = report.sigma;
  const elevation = report.elevationRad ?? assumedElevation(report);
  const ground = r * Math.cos(elevation);
  const e = ground * Math.sin(report.azimuthRad);
  const n = ground * Math.cos(report.azimuthRad);
  const u = r * Math.sin(elevation);
  const flat = report.elevationRad === undefined;
  const across = flat
    ? 2 * assumedHeightSigma(report)
    : Math.max(r * sigma.azimuthRad, r * sigma.elevationRad!);
  return {
    report,
    sensor,
    rotation,
    x: ox + rotation[0]! * e + rotation[3]! * n + rotation[6]! * u,
    y: oy + rotation[1]! * e + rotation[4]! * n + rotation[7]! * u,
    z: oz + rotation[2]! * e + rotation[5]! * n + rotation[8]! * u,
    extentM: 4 * Math.max(sigma.rangeM, r * sigma.azimuthRad, across) + travelM(report),
    cell:
      (flat ? r : r * r * Math.max(Math.cos(elevation), 1e-3)) *
      (report.rangeRateMps === undefined ? 1 : RANGE_RATE_CELL),
    flat,
    heightless: flat,
    keys,
  };
}

/** Rows east, north, up at the antenna: the sensor's own where the report comes from its site. */
function antennaFrame(report: PolarReport, coverage: Coverage): Float64Array {
  const [x, y, z] = report.observerEcefM;
  const site = coverage.siteEcefM;
  if (coverage.rotation !== null && site !== null) {
    if (site[0] === x && site[1] === y && site[2] === z) return coverage.rotation;
  }
  const at = ecefToGeodetic(x, y, z);
  return enuRotation(at.latitudeRad, at.longitudeRad);
}

/** Elevation at which the range meets the told or assumed height, on a sphere of WGS-84's size. */
export function assumedElevation(report: PolarReport): number {
  const site = WGS84.a + ecefToGeodetic(...report.observerEcefM).heightM;
  const object = WGS84.a + (report.pressureHeightM ?? ASSUMED_HEIGHT_M);
  const r = report.rangeM;
  const sine = (object * object - site * site - r * r) / (2 * site * r);
  return Math.asin(Math.min(Math.max(sine, -1), 1));
}

export function assumedHeightSigma(report: PolarReport): number {
  return report.pressureHeightM === undefined ? ASSUMED_HEIGHT_SIGMA_M : PRESSURE_HEIGHT_SIGMA_M;
}

/**
 * Names under which the object may be known: a letter for the kind of name, then the name. The
 * source's own track number is one of them, for that source.
 */
function identityKeys(report: KinematicReport): readonly string[] {
  const keys: string[] = [];
  const identity = report.identity;
  if (identity !== undefined) {
    if (identity.icao !== undefined) keys.push(`i${identity.icao}`);
    if (identity.mmsi !== undefined) keys.push(`m${identity.mmsi}`);
    if (identity.tag !== undefined) keys.push(`t${identity.tag}`);
  }
  if (report.sourceTrack !== undefined) keys.push(`s${report.source}:${report.sourceTrack}`);
  return keys;
}
