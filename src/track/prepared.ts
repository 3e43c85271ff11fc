import { enuRotationAt, geodeticOf, WGS84 } from '../earth/index.ts';
import type { FixReport, KinematicReport, PolarReport, Vector3 } from '../sense/index.ts';
import type { Coverage } from './coverage.ts';
import { fixVerticalSigma, velocityAxes } from './measure/fix.ts';
import { PRESSURE_HEIGHT_SIGMA_M } from './measure/polar.ts';

/** A report with what is computed once for all tracks that may match it. */
export interface Prepared {
  report: KinematicReport;
  /** Index of its source in the tracker's coverages. */
  sensor: number;
  /** Polar: frame of the antenna. Fix: frame of the place. Rows east, north, up. Bearing: the line first. */
  rotation: Float64Array;
  /** Room for a frame of its own. */
  readonly frame: Float64Array;
  /** About where it is, ECEF, m; a line of sight has no place and gives the observer's. */
  x: number;
  y: number;
  z: number;
  /** How far the object can be from there, m (about 4 sigma). */
  extentM: number;
  /** The same over the ground alone, of a fix without a height, m. */
  overGroundM: number;
  /** Volume of one unit of measurement space: what turns densities per m³ or m² into its own. */
  cell: number;
  /** The density of false reports is one over the ground, not over the volume. */
  flat: boolean;
  /** It says nothing about the height. */
  heightless: boolean;
  keys: readonly string[];
}

/** Height that is assumed of an object which a radar sees without height, m, 1 sigma. */
export const ASSUMED_HEIGHT_M = 8_000;
export const ASSUMED_HEIGHT_SIGMA_M = 5_000;

/** Stated velocities of false reports are taken as even over ±300 m/s, range rates over ±2,000. */
const VELOCITY_CELL = 1 / 600;
const RANGE_RATE_CELL = 1 / 4_000;

const NO_ROTATION = new Float64Array(9);
const NO_KEYS: readonly string[] = [];

function createPrepared(report: KinematicReport): Prepared {
  return {
    report,
    sensor: 0,
    rotation: NO_ROTATION,
    frame: new Float64Array(9),
    x: Number.NaN,
    y: Number.NaN,
    z: Number.NaN,
    extentM: Number.NaN,
    overGroundM: Number.NaN,
    cell: Number.NaN,
    flat: false,
    heightless: false,
    keys: NO_KEYS,
  };
}

/**
 * Records that are filled anew for each batch. Beyond so many they are made and thrown away: what is
 * kept holds on to the newest reports of the largest batch.
 */
const MOST_POOLED = 4_096;
const pool: Prepared[] = [];
let used = 0;

/** From now on every record of {@link takePrepared} may be filled with another report. */
export function releasePrepared(until: number): void {
  used = Math.min(until, pool.length);
}

/** How many are in use: what {@link releasePrepared} goes back to. */
export function preparedInUse(): number {
  return used;
}

/** As {@link prepare}, into a record that is used again once it is released. */
export function takePrepared(
  report: KinematicReport,
  sensor: number,
  coverage: Coverage,
): Prepared {
  if (used === MOST_POOLED) return prepare(report, sensor, coverage);
  if (used === pool.length) pool.push(createPrepared(report));
  const z = pool[used++]!;
  fill(z, report, sensor, coverage);
  return z;
}

export function prepare(report: KinematicReport, sensor: number, coverage: Coverage): Prepared {
  const z = createPrepared(report);
  fill(z, report, sensor, coverage);
  return z;
}

function fill(z: Prepared, report: KinematicReport, sensor: number, coverage: Coverage): void {
  z.report = report;
  z.sensor = sensor;
  z.keys =
    report.identity === undefined && report.sourceTrack === undefined
      ? NO_KEYS
      : identityKeys(report);
  z.rotation = NO_ROTATION;
  z.flat = false;
  z.heightless = false;
  switch (report.kind) {
    case 'polar':
      fillPolar(z, report, coverage);
      return;
    case 'bearing':
      place(z, report.observerEcefM);
      for (let i = 0; i < 3; i++) z.frame[i] = report.losEcef[i]!;
      z.rotation = z.frame;
      z.extentM = 0;
      z.cell = 1;
      return;
    case 'fix':
      fillFix(z, report);
      return;
    case 'estimate': {
      place(z, report.stateEcef);
      const c = report.covariance;
      z.extentM = 4 * Math.sqrt(c[0]! + c[7]! + c[14]!);
      z.cell = VELOCITY_CELL ** 3;
      return;
    }
  }
}

function place(z: Prepared, at: readonly number[]): void {
  z.x = at[0]!;
  z.y = at[1]!;
  z.z = at[2]!;
}

function fillFix(z: Prepared, report: FixReport): void {
  place(z, report.positionEcefM);
  frameAt(z, report.positionEcefM);
  const vertical = fixVerticalSigma(report);
  const surface = report.heightBasis === 'surface';
  z.heightless = vertical === Number.POSITIVE_INFINITY;
  z.flat = z.heightless || surface;
  z.extentM =
    4 * Math.max(report.sigma.horizontalM, z.heightless ? 10_000 : vertical) + travelM(report);
  z.overGroundM = z.heightless ? 4 * report.sigma.horizontalM + travelM(report) : z.extentM;
  // False reports from the surface have its height too.
  z.cell =
    VELOCITY_CELL ** velocityAxes(report) * (surface ? 1 / (Math.sqrt(2 * Math.PI) * vertical) : 1);
}

const given = new Float64Array(3);
const geodetic = new Float64Array(3);

/** The record's own frame becomes that of a place. */
function frameAt(z: Prepared, at: Vector3): void {
  given[0] = at[0];
  given[1] = at[1];
  given[2] = at[2];
  geodeticOf(given, 0, geodetic);
  enuRotationAt(geodetic, z.frame);
  z.rotation = z.frame;
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

function fillPolar(z: Prepared, report: PolarReport, coverage: Coverage): void {
  const o = report.observerEcefM;
  takeAntennaFrame(z, report, coverage);
  const rotation = z.rotation;
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
  z.x = o[0] + rotation[0]! * e + rotation[3]! * n + rotation[6]! * u;
  z.y = o[1] + rotation[1]! * e + rotation[4]! * n + rotation[7]! * u;
  z.z = o[2] + rotation[2]! * e + rotation[5]! * n + rotation[8]! * u;
  z.extentM = 4 * Math.max(sigma.rangeM, r * sigma.azimuthRad, across) + travelM(report);
  z.cell =
    (flat ? r : r * r * Math.max(Math.cos(elevation), 1e-3)) *
    (report.rangeRateMps === undefined ? 1 : RANGE_RATE_CELL);
  z.flat = flat;
  z.heightless = flat;
}

/** Rows east, north, up at the antenna: the sensor's own where the report comes from its site. */
function takeAntennaFrame(z: Prepared, report: PolarReport, coverage: Coverage): void {
  const at = report.observerEcefM;
  const site = coverage.siteEcefM;
  if (coverage.rotation !== null && site !== null) {
    if (site[0] === at[0] && site[1] === at[1] && site[2] === at[2]) {
      z.rotation = coverage.rotation;
      return;
    }
  }
  frameAt(z, at);
}

/** Elevation at which the range meets the told or assumed height, on a sphere of WGS-84's size. */
export function assumedElevation(report: PolarReport): number {
  given[0] = report.observerEcefM[0];
  given[1] = report.observerEcefM[1];
  given[2] = report.observerEcefM[2];
  geodeticOf(given, 0, geodetic);
  const site = WGS84.a + geodetic[2]!;
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
