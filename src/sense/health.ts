import type { Instant, SensorId } from '../mark/index.ts';
import type { StatusReport } from './report.ts';
import type { Sensor } from './sensor.ts';

/** What is known of one sensor's health. Plain data. */
export interface SensorHealth {
  lastHeardMs: Instant | null;
  /** When it was last heard or first listened for: what silence is counted from. */
  silentSinceMs: Instant | null;
  /** True once its silence was said, until it is heard again. */
  silent: boolean;
  reports: number;
  faults: number;
  /** The last thing that it said of itself. */
  event: StatusReport['event'] | null;
  /** The second that each of the ten buckets stands for, and what came in it. */
  readonly second: number[];
  readonly reportsIn: number[];
  readonly faultsIn: number[];
}

/** Seconds over which a rate is taken. */
const BUCKETS = 10;

/** Missing three scans in a row is no chance: at 0.9 a scan, one in a thousand for one object. */
export const SILENT_SCANS = 3;

/**
 * Silence of a source without a scan period. AIS and ADS-B stations in any traffic are heard
 * several times a second; a quiet station at sea may wait for half a minute.
 */
export const SILENT_AFTER_S = 30;

/** More than one bad record in twenty over ten seconds and the sensor is shown as degraded. */
const DEGRADED_SHARE = 0.05;

/** Shape of what a person sees of a sensor. */
export interface SensorView {
  readonly id: SensorId;
  readonly format: string;
  readonly latitudeRad: number | null;
  readonly longitudeRad: number | null;
  readonly basis: 'published' | 'surveyed' | 'guessed' | null;
  readonly lastHeardMs: Instant | null;
  readonly reports: number;
  /** Reports a second over the last 10 s. */
  readonly rateHz: number;
  readonly faults: number;
  readonly state: 'silent' | 'good' | 'degraded';
}

export function createHealth(): SensorHealth {
  return {
    lastHeardMs: null,
    silentSinceMs: null,
    silent: false,
    reports: 0,
    faults: 0,
    event: null,
    second: new Array<number>(BUCKETS).fill(-1),
    reportsIn: new Array<number>(BUCKETS).fill(0),
    faultsIn: new Array<number>(BUCKETS).fill(0),
  };
}

/** Something of the sensor came that could be read. */
export function noteHeard(health: SensorHealth, atMs: Instant): void {
  health.lastHeardMs = atMs;
  health.silentSinceMs = atMs;
  health.silent = false;
}

export function noteReport(health: SensorHealth, atMs: Instant): void {
  health.reports += 1;
  health.reportsIn[bucket(health, atMs)]! += 1;
}

export function noteFault(health: SensorHealth, atMs: Instant): void {
  health.faults += 1;
  health.faultsIn[bucket(health, atMs)]! += 1;
}

function bucket(health: SensorHealth, atMs: Instant): number {
  const second = Math.floor(atMs / 1000);
  const index = ((second % BUCKETS) + BUCKETS) % BUCKETS;
  if (health.second[index] !== second) {
    health.second[index] = second;
    health.reportsIn[index] = 0;
    health.faultsIn[index] = 0;
  }
  return index;
}

/** Seconds of silence after which the sensor counts as silent. */
export function silentAfterS(sensor: Sensor): number {
  // Somebody who announces launches has mostly nothing to say.
  if (sensor.kind === 'notice') return Number.POSITIVE_INFINITY;
  return sensor.scanPeriodS === null
    ? SILENT_AFTER_S
    : Math.max(SILENT_SCANS * sensor.scanPeriodS, 1);
}

export function viewOf(sensor: Sensor, health: SensorHealth, nowMs: Instant): SensorView {
  const second = Math.floor(nowMs / 1000);
  let reports = 0;
  let faults = 0;
  for (let i = 0; i < BUCKETS; i++) {
    if (second - health.second[i]! >= BUCKETS) continue;
    reports += health.reportsIn[i]!;
    faults += health.faultsIn[i]!;
  }
  const silent =
    (health.lastHeardMs === null && sensor.kind !== 'notice') ||
    nowMs - (health.lastHeardMs ?? nowMs) > silentAfterS(sensor) * 1000;
  const degraded =
    faults > DEGRADED_SHARE * (reports + faults) ||
    health.event === 'degraded' ||
    health.event === 'failed';
  return {
    id: sensor.id,
    format: sensor.format,
    latitudeRad: sensor.site?.latitudeRad ?? null,
    longitudeRad: sensor.site?.longitudeRad ?? null,
    basis: sensor.site?.basis ?? null,
    lastHeardMs: health.lastHeardMs,
    reports: health.reports,
    rateHz: reports / BUCKETS,
    faults: health.faults,
    state: silent ? 'silent' : degraded ? 'degraded' : 'good',
  };
}
