import { enuRotation } from '../earth/index.ts';
import type { Instant, SensorId } from '../mark/index.ts';
import type { Sensor } from '../sense/index.ts';
import { type Births, createBirths } from './births.ts';
import { type Clutter, createClutter } from './clutter.ts';
import { asterixName } from './provenance.ts';
import { createRecent, type Recent } from './repeated.ts';
import type { TrackerSettings } from './settings.ts';

/** What the tracker keeps of a sensor: what it would see, what it makes up, when it was heard. */
export interface Coverage {
  readonly id: SensorId;
  /** States identities and positions itself and makes up nothing: ADS-B, AIS, a partner. */
  readonly cooperative: boolean;
  /** Its whole scan comes at once. */
  readonly frame: boolean;
  readonly detectionProbability: number;
  /** Time between looks at one object, seconds; null: it promises none. */
  readonly periodS: number | null;
  /** Time after which its next report of an object is expected, seconds; 0: it declares none. */
  readonly expectS: number;
  /** Antenna in ECEF and rows east, north, up there; null: it stands nowhere. */
  readonly siteEcefM: readonly [number, number, number] | null;
  readonly rotation: Float64Array | null;
  readonly maximumRangeM: number;
  readonly minimumElevationRad: number;
  /** False plots and new objects together, per scan and m³, and per scan and m². */
  readonly volumeDensity: number;
  readonly areaDensity: number;
  /** Of lines of sight, per scan and steradian. */
  readonly angleDensity: number;
  /** Share of new objects among unexplained plots: first existence of a track. */
  readonly birthExistence: number;
  readonly births: Births;
  /** Plots a scan that nothing explains, as declared: the densities and `clutter` refer to it. */
  readonly unexplainedPerScan: number;
  readonly clutter: Clutter;
  /** A radar whose constant errors can be estimated, and its 1-sigma range, m, azimuth, elevation. */
  readonly registrable: boolean;
  readonly noise: readonly [number, number, number];
  /** Hands on what others estimate: what it says is made of their sensors. */
  readonly relays: boolean;
  /** By which others' provenance calls it, null where it has no address. */
  readonly address: string | null;
  /** Its place among the biases (`biases.ts`), -1: it has not been compared with anything. */
  registered: number;
  lastHeardMs: Instant;
  /** Its newest reports, and those before them: what comes twice is one look (`repeated.ts`). */
  readonly recent: Recent;
  /** The last time that it said nothing at all for longer than a look takes, ms. */
  quietFromMs: Instant;
  quietUntilMs: Instant;
}

/** Reach of a sensor that states none, m: that of an en-route radar. */
const DEFAULT_RANGE_M = 470_000;

/** Lowest elevation of a sensor that states none: ships below a radar on a hill are seen. */
const UNSTATED_ELEVATION_RAD = -0.1;

/** Where lines of sight come from: the Earth's disk from a geostationary orbit, sr. */
const LINES_SOLID_ANGLE = 0.07;

/** Periods without any report after which a sensor is not known to have been looking. */
const QUIET_PERIODS = 1.5;

/** A track begins with no more certainty than this, whoever reports it. */
const HIGHEST_BIRTH = 0.9;

/**
 * Densities take false plots as spread evenly over the coverage: the sphere's sector above the
 * lowest elevation, V = 2π/3 R³ (1 - sin ε), but no more than the cylinder π R² · ceiling, since
 * birds, weather and ground traffic stay low; over the ground A = π R².
 */
export function coverageOf(sensor: Sensor, settings: Required<TrackerSettings>): Coverage {
  const range = sensor.maximumRangeM ?? DEFAULT_RANGE_M;
  const elevation = sensor.minimumElevationRad ?? UNSTATED_ELEVATION_RAD;
  const area = Math.PI * range * range;
  const sector = ((2 * Math.PI) / 3) * range ** 3 * Math.max(1 - Math.sin(elevation), 1e-3);
  const volume = Math.min(sector, area * settings.clutterCeilingM);
  const births = settings.birthsPerSecond * (sensor.scanPeriodS ?? 1);
  const unexplained = Math.max(births + sensor.clutterPerScan, 1e-9);
  const cooperative =
    sensor.kind === 'adsb' ||
    sensor.kind === 'ais' ||
    sensor.kind === 'estimate' ||
    (sensor.kind === 'fix' && sensor.clutterPerScan === 0);
  return {
    id: sensor.id,
    cooperative,
    frame: settings.frameSensors.includes(sensor.id),
    detectionProbability: Math.min(Math.max(sensor.detectionProbability, 0.01), 0.999),
    periodS: cooperative ? null : sensor.scanPeriodS,
    expectS: sensor.scanPeriodS ?? 0,
    siteEcefM: sensor.site === null ? null : sensor.site.ecefM,
    rotation:
      sensor.site === null ? null : enuRotation(sensor.site.latitudeRad, sensor.site.longitudeRad),
    maximumRangeM: range,
    minimumElevationRad: elevation,
    volumeDensity: unexplained / volume,
    areaDensity: unexplained / area,
    angleDensity: unexplained / LINES_SOLID_ANGLE,
    birthExistence: Math.min(births / unexplained, HIGHEST_BIRTH),
    births: createBirths(),
    unexplainedPerScan: unexplained,
    clutter: createClutter(),
    registrable: sensor.kind === 'polar',
    relays: sensor.kind === 'estimate',
    address: sensor.sacSic === null ? null : asterixName(sensor.sacSic),
    noise: [sensor.sigma.rangeM, sensor.sigma.azimuthRad, sensor.sigma.elevationRad],
    registered: -1,
    lastHeardMs: 0,
    recent: createRecent(),
    quietFromMs: 0,
    quietUntilMs: 0,
  };
}

/** A source that no sensor record describes is taken as a cooperative feed without a site. */
export function unknownCoverage(
  id: SensorId,
  relays: boolean,
  settings: Required<TrackerSettings>,
): Coverage {
  const area = Math.PI * DEFAULT_RANGE_M * DEFAULT_RANGE_M;
  const births = Math.max(settings.birthsPerSecond, 1e-9);
  return {
    id,
    cooperative: true,
    frame: false,
    detectionProbability: 0.9,
    periodS: null,
    expectS: 0,
    siteEcefM: null,
    rotation: null,
    maximumRangeM: DEFAULT_RANGE_M,
    minimumElevationRad: 0,
    volumeDensity: births / (area * settings.clutterCeilingM),
    areaDensity: births / area,
    angleDensity: births / LINES_SOLID_ANGLE,
    birthExistence: 0.5,
    births: createBirths(),
    unexplainedPerScan: births,
    clutter: createClutter(),
    registrable: false,
    relays,
    address: null,
    noise: [0, 0, 0],
    registered: -1,
    lastHeardMs: 0,
    recent: createRecent(),
    quietFromMs: 0,
    quietUntilMs: 0,
  };
}

/** Notes a report of the sensor. */
export function noteHeard(sensor: Coverage, timeMs: Instant): void {
  if (!(timeMs > sensor.lastHeardMs)) return;
  if (timeMs - sensor.lastHeardMs > QUIET_PERIODS * (sensor.periodS ?? 0) * 1000) {
    sensor.quietFromMs = sensor.lastHeardMs;
    sensor.quietUntilMs = timeMs;
  }
  sensor.lastHeardMs = timeMs;
}

/**
 * Whether the sensor should see an object at this place: within range, and above its lowest elevation
 * if it stands higher by `heightSigmaM`. The height of an object that nothing has measured is assumed,
 * and no reason to take it for hidden from the very radar that saw it.
 */
export function covers(
  sensor: Coverage,
  x: number,
  y: number,
  z: number,
  heightSigmaM = 0,
): boolean {
  if (sensor.siteEcefM === null || sensor.rotation === null) return true;
  const dx = x - sensor.siteEcefM[0];
  const dy = y - sensor.siteEcefM[1];
  const dz = z - sensor.siteEcefM[2];
  const range = Math.sqrt(dx * dx + dy * dy + dz * dz);
  if (range > sensor.maximumRangeM) return false;
  const r = sensor.rotation;
  const up = r[6]! * dx + r[7]! * dy + r[8]! * dz;
  return up + heightSigmaM >= Math.sin(sensor.minimumElevationRad) * range;
}
