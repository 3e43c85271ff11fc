import { enuRotation, fromEnu, geodeticToEcef, toEnu } from '../src/earth/index.ts';
import type { KinematicReport, Sensor, Vector3 } from '../src/sense/index.ts';
import {
  allTracks,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  type Track,
  type TrackerSettings,
} from '../src/track/index.ts';

/** A scenario file, as far as the tracker may see it; `truth` is for scoring only. */
export interface Scenario {
  readonly id: string;
  readonly dt: number;
  readonly radar?: { readonly lat: number; readonly lon: number; readonly h: number };
  readonly measurement: { readonly order: readonly string[]; readonly sigma: readonly number[] };
  readonly filter?: { readonly q_psd: number; readonly prior_sigma: readonly number[] };
  readonly runs?: readonly { readonly prior: readonly number[]; readonly z: readonly number[][] }[];
  readonly truth?: readonly unknown[];
  readonly region?: readonly number[];
  readonly clutter_box?: readonly number[];
  readonly model?: { readonly q_psd: number };
  readonly pd?: number;
  readonly clutter_per_scan?: number;
  readonly tracker?: { readonly gate_probability: number; readonly init_velocity_sigma: unknown };
  readonly scans?: readonly { readonly t: number; readonly z: readonly number[][] }[];
}

export interface Timing {
  readonly median: number;
  readonly p99: number;
}

const EPOCH_MS = 1_700_000_000_000;
const DEGREE = Math.PI / 180;

/** Flat frames have no place of their own: they are laid tangent to the Earth here. */
const FLAT_ORIGIN = { lat: 37.5, lon: 127, h: 0 };

interface Frame {
  readonly origin: Vector3;
  readonly rotation: Float64Array;
}

function frameOf(place: { lat: number; lon: number; h: number }): Frame {
  return {
    origin: geodeticToEcef(place.lat * DEGREE, place.lon * DEGREE, place.h),
    rotation: enuRotation(place.lat * DEGREE, place.lon * DEGREE),
  };
}

function sensorAt(
  place: { lat: number; lon: number; h: number },
  kind: 'polar' | 'fix',
  scenario: Scenario,
  maximumRangeM: number,
): Sensor {
  return {
    id: 'bench',
    kind,
    format: 'bongsu-report',
    source: 'file:bench',
    mode: 'simulated',
    editions: {},
    sacSic: null,
    site: {
      ecefM: geodeticToEcef(place.lat * DEGREE, place.lon * DEGREE, place.h),
      latitudeRad: place.lat * DEGREE,
      longitudeRad: place.lon * DEGREE,
      heightM: place.h,
      basis: 'surveyed',
    },
    sigma: {
      rangeM: 30,
      azimuthRad: 1e-3,
      elevationRad: 1e-3,
      rangeRateMps: 1,
      horizontalM: 30,
      verticalM: 30,
      losRad: 1e-4,
    },
    scanPeriodS: scenario.dt,
    detectionProbability: scenario.pd ?? 0.999,
    clutterPerScan: scenario.clutter_per_scan ?? 0,
    maximumRangeM,
    minimumElevationRad: -Math.PI / 2,
    clockOffsetS: 0,
    assumedRateHz: null,
    table: null,
  };
}

function plot(frame: Frame, sigma: readonly number[], timeMs: number, z: readonly number[]) {
  return {
    kind: 'polar' as const,
    source: 'bench',
    mode: 'simulated' as const,
    timeMs,
    receivedMs: timeMs,
    observerEcefM: frame.origin,
    rangeM: z[0]!,
    azimuthRad: z[1]!,
    elevationRad: z[2]!,
    sigma: { rangeM: sigma[0]!, azimuthRad: sigma[1]!, elevationRad: sigma[2]! },
  };
}

/** S1: one object that coasts, from a given prior; root mean square error where truth is there. */
export function runBallistic(scenario: Scenario): {
  result: unknown;
  summary: Record<string, unknown>;
} {
  const radar = scenario.radar!;
  const frame = frameOf(radar);
  const sigma = scenario.measurement.sigma;
  const settings: TrackerSettings = {
    ...DEFAULT_TRACKER,
    // No clutter and one object: a gate would only throw away every thousandth plot.
    gateProbability: 0.999999999,
    models: ['coast'],
    processNoise: { coast: scenario.filter!.q_psd },
  };
  const runs: unknown[] = [];
  let spentNs = 0n;
  let updates = 0;
  let squares = 0;
  let nees = 0;
  let scored = 0;
  for (const run of scenario.runs!) {
    const sensor = sensorAt(radar, 'polar', scenario, 3_000_000);
    const state = createTracker('simulated', settings, [sensor]);
    associate(state, [priorReport(frame, run.prior, scenario.filter!.prior_sigma)], EPOCH_MS);
    const steps: { k: number; x: number[]; P: number[][] }[] = [];
    for (let i = 0; i < run.z.length; i++) {
      const timeMs = EPOCH_MS + (i + 1) * scenario.dt * 1000;
      const report = plot(frame, sigma, timeMs, run.z[i]!);
      const began = process.hrtime.bigint();
      const tracks = associate(state, [report], timeMs);
      spentNs += process.hrtime.bigint() - began;
      updates++;
      const first = tracks.find((track) => track.id === 't1');
      if (first === undefined) continue;
      const { x, P } = inFrame(frame, first, 3);
      steps.push({ k: i + 1, x, P });
      const truth = scenario.truth?.[i + 1] as number[] | undefined;
      if (truth === undefined || i < run.z.length / 4) continue;
      const e = x.map((value, j) => value - truth[j]!);
      squares += e[0]! ** 2 + e[1]! ** 2 + e[2]! ** 2;
      nees += quadraticForm(P, e);
      scored++;
    }
    runs.push(steps);
  }
  const summary: Record<string, unknown> = {
    scenario: scenario.id,
    runs: scenario.runs!.length,
    microsecondsPerUpdate: round(Number(spentNs) / 1000 / updates),
  };
  if (scored > 0) {
    summary['positionRmseM'] = round(Math.sqrt(squares / scored));
    summary['anees'] = round(nees / scored);
  }
  return { result: { runs }, summary };
}

function priorReport(frame: Frame, prior: readonly number[], sigma: readonly number[]) {
  const r = frame.rotation;
  const place = fromEnu(r, prior[0]!, prior[1]!, prior[2]!);
  const velocity = fromEnu(r, prior[3]!, prior[4]!, prior[5]!);
  const covariance = new Array<number>(36).fill(0);
  for (let block = 0; block < 2; block++) {
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        let sum = 0;
        for (let k = 0; k < 3; k++) {
          sum += r[k * 3 + i]! * r[k * 3 + j]! * sigma[block * 3 + k]! ** 2;
        }
        covariance[(block * 3 + i) * 6 + block * 3 + j] = sum;
      }
    }
  }
  return {
    kind: 'estimate' as const,
    source: 'prior',
    mode: 'simulated' as const,
    timeMs: EPOCH_MS,
    receivedMs: EPOCH_MS,
    stateEcef: [...place.map((value, i) => value + frame.origin[i]!), ...velocity],
    covariance,
    provenance: [],
  };
}

/** S2 (positions in a plane) and S3 (plots of a radar): a scan comes at once. */
export function runScans(scenario: Scenario): {
  result: unknown;
  summary: Record<string, unknown>;
} {
  const planar = scenario.measurement.order.length === 2;
  const place = FLAT_ORIGIN;
  const frame = frameOf(place);
  const box = planar ? scenario.region! : scenario.clutter_box!;
  const area = (box[1]! - box[0]!) * (box[3]! - box[2]!);
  // No range is given, and objects that leave the box are seen on: a circle somewhat larger than
  // the box, as dense in false plots as the box is.
  const range = 1.2 * Math.hypot(box[1]!, box[3]!);
  const clutterPerScan = (scenario.clutter_per_scan! * Math.PI * range * range) / area;
  const speed = scenario.tracker!.init_velocity_sigma;
  const settings: TrackerSettings = {
    ...DEFAULT_TRACKER,
    gateProbability: scenario.tracker!.gate_probability,
    models: ['constantVelocity'],
    processNoise: { constantVelocity: scenario.model!.q_psd },
    initialSpeedSigma: Array.isArray(speed)
      ? { horizontalMps: speed[0] as number, verticalMps: speed[2] as number }
      : { horizontalMps: speed as number, verticalMps: 1 },
    clutterCeilingM: planar ? DEFAULT_TRACKER.clutterCeilingM : box[5]! - box[4]!,
    frameSensors: ['bench'],
  };
  const sensor = { ...sensorAt(place, planar ? 'fix' : 'polar', scenario, range), clutterPerScan };
  const state = createTracker('simulated', settings, [sensor]);
  const scans: unknown[] = [];
  const costs: number[] = [];
  let reports = 0;
  for (let k = 0; k < scenario.scans!.length; k++) {
    const scan = scenario.scans![k]!;
    const timeMs = EPOCH_MS + scan.t * 1000;
    const batch: KinematicReport[] = scan.z.map((z) =>
      planar
        ? position(frame, scenario.measurement.sigma[0]!, timeMs, z)
        : plot(frame, scenario.measurement.sigma, timeMs, z),
    );
    reports += batch.length;
    const began = process.hrtime.bigint();
    associate(state, batch, timeMs);
    costs.push(Number(process.hrtime.bigint() - began) / 1e6);
    scans.push({ k, tracks: shownTracks(frame, allTracks(state, timeMs), planar ? 2 : 3) });
  }
  const spent = costs.reduce((sum, cost) => sum + cost, 0);
  const sorted = [...costs].sort((a, b) => a - b);
  const timing: Timing = {
    median: round(sorted[Math.floor(sorted.length / 2)]!),
    p99: round(sorted[Math.floor(sorted.length * 0.99)]!),
  };
  const microsecondsPerUpdate = round((spent * 1000) / reports);
  const summary = {
    scenario: scenario.id,
    runs: 1,
    microsecondsPerUpdate,
    millisecondsPerScan: timing,
  };
  return { result: { scans }, summary };
}

function position(frame: Frame, sigma: number, timeMs: number, z: readonly number[]) {
  const at = fromEnu(frame.rotation, z[0]!, z[1]!, 0);
  return {
    kind: 'fix' as const,
    source: 'bench',
    mode: 'simulated' as const,
    timeMs,
    receivedMs: timeMs,
    positionEcefM: at.map((value, i) => value + frame.origin[i]!) as unknown as Vector3,
    heightBasis: 'surface' as const,
    sigma: { horizontalM: sigma, verticalM: sigma },
  };
}

/**
 * What a picture shows: tracks that are confirmed, until they are dropped, and beside them what was
 * seen again and is more likely there than not.
 */
function shownTracks(frame: Frame, tracks: readonly Track[], dimensions: 2 | 3): unknown[] {
  return tracks
    .filter(
      (track) => track.status === 'confirmed' || (track.reportCount >= 2 && track.existence >= 0.5),
    )
    .map((track) => ({ id: Number(track.id.slice(1)), ...inFrame(frame, track, dimensions) }));
}

function inFrame(frame: Frame, track: Track, dimensions: 2 | 3): { x: number[]; P: number[][] } {
  const s = track.state;
  const o = frame.origin;
  const place = toEnu(frame.rotation, s[0]! - o[0], s[1]! - o[1], s[2]! - o[2]);
  const velocity = toEnu(frame.rotation, s[3]!, s[4]!, s[5]!);
  const full = [...place, ...velocity];
  const axes = dimensions === 3 ? [0, 1, 2, 3, 4, 5] : [0, 1, 3, 4];
  return {
    x: axes.map((i) => full[i]!),
    P: axes.map((i) => axes.map((j) => turned(frame.rotation, track.covariance, i, j))),
  };
}

/** Element (i, j) of R P Rᵀ, the frame's rotation on places and velocities alike. */
function turned(r: Float64Array, p: readonly number[], i: number, j: number): number {
  const bi = i < 3 ? 0 : 3;
  const bj = j < 3 ? 0 : 3;
  let sum = 0;
  for (let a = 0; a < 3; a++) {
    for (let b = 0; b < 3; b++) {
      sum += r[(i - bi) * 3 + a]! * p[(bi + a) * 6 + bj + b]! * r[(j - bj) * 3 + b]!;
    }
  }
  return sum;
}

/** eᵀ P⁻¹ e by Gaussian elimination. */
export function quadraticForm(p: readonly number[][], e: readonly number[]): number {
  const a = p.map((line, i) => [...line, e[i]!]);
  const n = e.length;
  for (let i = 0; i < n; i++) {
    for (let k = i + 1; k < n; k++) {
      const f = a[k]![i]! / a[i]![i]!;
      for (let j = i; j <= n; j++) a[k]![j]! -= f * a[i]![j]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let value = a[i]![n]!;
    for (let j = i + 1; j < n; j++) value -= a[i]![j]! * x[j]!;
    x[i] = value / a[i]![i]!;
  }
  return x.reduce((sum, value, i) => sum + value * e[i]!, 0);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
