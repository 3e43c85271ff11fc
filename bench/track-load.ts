/**
 * What the tracker costs under load: bursts of objects that nobody has seen before, and cost per
 * report as the number of live tracks grows. Through `associate`, in batches as datagrams bring
 * them, in simulated time; every setting as shipped. Costs are processor time, the engine's own threads
 * in it.
 */
import { geodeticToEcef } from '../src/earth/index.ts';
import type { PolarReport, Sensor, Vector3 } from '../src/sense/index.ts';
import {
  associate,
  createTracker,
  DEFAULT_TRACKER,
  type TrackerState,
  trackCount,
  trackerHealth,
} from '../src/track/index.ts';
import { type BenchRow, quantile, row } from './row.ts';
import { cpuUs } from './track-scenario.ts';

export const EPOCH_MS = 1_700_000_000_000;
const DEGREE = Math.PI / 180;

/** Plots that a datagram brings. */
export const BATCH = 50;

/** Seeded uniform numbers: mulberry32. */
export function uniforms(seed: number): () => number {
  let s = seed >>> 0;
  return () => {
    s = (s + 0x6d2b79f5) >>> 0;
    let t = s;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
}

export function radarAt(id: string, lat: number, lon: number, rangeM: number): Sensor {
  return {
    id,
    kind: 'polar',
    format: 'asterix',
    source: 'udp://127.0.0.1:1',
    mode: 'simulated',
    editions: {},
    sacSic: null,
    site: {
      ecefM: geodeticToEcef(lat * DEGREE, lon * DEGREE, 200),
      latitudeRad: lat * DEGREE,
      longitudeRad: lon * DEGREE,
      heightM: 200,
      basis: 'surveyed',
    },
    sigma: {
      rangeM: 50,
      azimuthRad: 1e-3,
      elevationRad: 1e-3,
      rangeRateMps: 1,
      horizontalM: 30,
      verticalM: 30,
      losRad: 1e-4,
    },
    scanPeriodS: 4,
    detectionProbability: 0.9,
    clutterPerScan: 20,
    maximumRangeM: rangeM,
    minimumElevationRad: 0,
    clockOffsetS: 0,
    assumedRateHz: null,
    table: null,
  };
}

/** An aircraft in the plane of one radar: place and velocity, east and north, and height, m. */
interface Aircraft {
  readonly e: number;
  readonly n: number;
  readonly ve: number;
  readonly vn: number;
  readonly heightM: number;
}

export function aircraft(uniform: () => number, rangeM: number): Aircraft {
  const r = rangeM * (0.1 + 0.8 * Math.sqrt(uniform()));
  const at = 2 * Math.PI * uniform();
  const heading = 2 * Math.PI * uniform();
  const speed = 150 + 150 * uniform();
  return {
    e: r * Math.sin(at),
    n: r * Math.cos(at),
    ve: speed * Math.sin(heading),
    vn: speed * Math.cos(heading),
    heightM: 6_000 + 6_000 * uniform(),
  };
}

export function plotOf(sensor: Sensor, object: Aircraft, timeMs: number, noise: () => number) {
  const tS = (timeMs - EPOCH_MS) / 1000;
  const e = object.e + object.ve * tS;
  const n = object.n + object.vn * tS;
  const ground = Math.hypot(e, n);
  const u = object.heightM - (ground * ground) / 12_742_000;
  const sigma = sensor.sigma;
  const report: PolarReport = {
    kind: 'polar',
    source: sensor.id,
    mode: 'simulated',
    timeMs,
    receivedMs: timeMs,
    observerEcefM: sensor.site!.ecefM as Vector3,
    rangeM: Math.hypot(ground, u) + sigma.rangeM * noise(),
    azimuthRad: Math.atan2(e, n) + sigma.azimuthRad * noise(),
    elevationRad: Math.atan2(u, ground) + sigma.elevationRad * noise(),
    sigma: {
      rangeM: sigma.rangeM,
      azimuthRad: sigma.azimuthRad,
      elevationRad: sigma.elevationRad,
    },
  };
  return report;
}

/** Cost of a stream in which `perSecond` new objects appear each second, and how it ended. */
export function burst(
  perSecond: number,
  seconds: number,
  persist: boolean,
): { reports: number; spentMs: number; worstMs: number; state: TrackerState } {
  const uniform = uniforms(7);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const sensor = radarAt('burst', 37, 127, 400_000);
  const state = createTracker('simulated', DEFAULT_TRACKER, [sensor]);
  const seen: PolarReport[] = [];
  for (let i = 0; i < perSecond * seconds; i++) {
    const object = aircraft(uniform, 400_000);
    const firstMs = EPOCH_MS + (i * 1000) / perSecond;
    const lastMs = persist ? EPOCH_MS + seconds * 1000 : firstMs;
    for (let t = firstMs; t <= lastMs; t += 4000) seen.push(plotOf(sensor, object, t, normal));
  }
  seen.sort((a, b) => a.timeMs - b.timeMs);
  const costs: number[] = [];
  for (let i = 0; i < seen.length; i += BATCH) {
    const batch = seen.slice(i, i + BATCH);
    const nowMs = batch[batch.length - 1]!.timeMs;
    const began = cpuUs();
    associate(state, batch, nowMs);
    const spent = (cpuUs() - began) / 1000;
    const second = Math.floor((nowMs - EPOCH_MS) / 1000);
    costs[second] = (costs[second] ?? 0) + spent;
  }
  const spentMs = costs.reduce((sum, cost) => sum + cost, 0);
  return { reports: seen.length, spentMs, worstMs: Math.max(...costs), state };
}

/** Tracks in the coverage of one radar of the growing picture. */
const PER_RADAR = 1_000;

/** Microseconds a report, with so many live tracks spread over radars that stand far apart. */
export function growth(tracks: number): { median: number; live: number; bytesPerTrack: number } {
  const uniform = uniforms(11);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const radars = Math.ceil(tracks / PER_RADAR);
  const side = Math.ceil(Math.sqrt(radars));
  const sensors: Sensor[] = [];
  const skies: Aircraft[][] = [];
  for (let i = 0; i < radars; i++) {
    const lat = -60 + (120 * Math.floor(i / side)) / side;
    const lon = -170 + (340 * (i % side)) / side;
    sensors.push(radarAt(`r${i}`, lat, lon, 300_000));
    skies.push(Array.from({ length: PER_RADAR }, () => aircraft(uniform, 300_000)));
  }
  const state = createTracker('simulated', DEFAULT_TRACKER, sensors);
  const before = process.memoryUsage();
  const costs: number[] = [];
  for (let scan = 0; scan < 14; scan++) {
    let spent = 0;
    for (let i = 0; i < radars; i++) {
      const startMs = EPOCH_MS + scan * 4000 + (i * 3000) / radars;
      for (let j = 0; j < PER_RADAR; j += BATCH) {
        const batch = skies[i]!.slice(j, j + BATCH).map((object, k) =>
          plotOf(sensors[i]!, object, startMs + (j + k) / 2, normal),
        );
        const nowMs = startMs + 500;
        const began = cpuUs();
        associate(state, batch, nowMs);
        spent += cpuUs() - began;
      }
    }
    // The first scans begin and confirm the tracks.
    if (scan >= 8) costs.push(spent / (radars * PER_RADAR));
  }
  const after = process.memoryUsage();
  const bytes = after.arrayBuffers - before.arrayBuffers;
  const live = trackCount(state);
  return { median: quantile(costs, 0.5), live, bytesPerTrack: bytes / live };
}

export function loadRows(): BenchRow[] {
  const made: BenchRow[] = [];
  burst(500, 3, true);
  for (const [name, persist] of [
    ['seen once', false],
    ['that stay', true],
  ] as const) {
    const { reports, spentMs, worstMs, state } = burst(4_800, 15, persist);
    const label = `4,800 new objects/s for 15 s, ${name}`;
    made.push(row(`${label}: cost per report`, (spentMs * 1000) / reports, 'µs', 1));
    const bound = { name: 'real time', value: 1000 };
    made.push(row(`${label}: worst second`, worstMs, 'ms', 1, { bound }));
    made.push(row(`${label}: tracks at the end`, trackCount(state), '', 1));
    made.push(row(`${label}: births put off`, trackerHealth(state).putOff, '', 1));
  }
  growth(1_000);
  const few = growth(1_000);
  const many = growth(100_000);
  made.push(row('cost per report at 1,000 tracks', few.median, 'µs', 6));
  made.push(
    row('cost per report at 100,000 tracks', many.median, 'µs', 6, {
      bound: { name: '2 × that at 1,000', value: 2 * few.median },
    }),
  );
  made.push(row('live tracks of 100,000', many.live, '', 1));
  made.push(row('memory a track, typed arrays', many.bytesPerTrack, 'bytes', 1));
  return made;
}
